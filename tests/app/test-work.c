/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/session.h"
#include "app/work.h"

/* What happens to work that waits until it is let go. */
typedef enum
{
  LET_GO,
  CANCEL,
  DROP,
  OWNER_GOES,
  PLAN_CHANGES,
  PLAN_GOES,
} Event;

typedef struct
{
  const char *name;
  Event event;
  const char *told; /* "result", "cancelled" or "" */
} Case;

static const Case cases[] = {
  { "result", LET_GO, "result" },
  { "cancelled", CANCEL, "cancelled" },
  { "dropped", DROP, "" },
  { "owner is gone", OWNER_GOES, "" },
  { "plan has changed", PLAN_CHANGES, "" },
  { "plan is gone", PLAN_GOES, "" },
};

static int go_on, n_freed, n_over;
static char *told;
static double progress;

static gpointer
run (SkvWork *work, gpointer data, GError **error)
{
  g_assert_cmpstr (data, ==, "data");
  skv_work_tell_progress (work, 0.5);
  while (!g_atomic_int_get (&go_on))
    g_usleep (1000);
  return g_strdup ("result");
}

static void
free_result (gpointer result)
{
  g_atomic_int_inc (&n_freed);
  g_free (result);
}

static void
on_done (gpointer owner, gpointer result, const GError *error)
{
  g_assert_true (G_IS_OBJECT (owner));
  g_assert_cmpstr (told, ==, "");
  g_free (told);
  told = g_strdup (result != NULL ? result : "cancelled");
  if (result == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_free (result);
}

static void
on_over (void)
{
  n_over++;
}

static void
on_progress (SkvWork *work, double done)
{
  progress = done;
}

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_usleep (2000);
}

static SkvPlan *
make_plan (void)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static void
change (SkvPlan *plan)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Add");
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, "x");

  skv_set_text (&system->name, "X");
  skv_edit_put (edit, system);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
}

static void
happen (Event event, SkvWork *work, GObject **owner, SkvPlan **plan)
{
  if (event == CANCEL)
    skv_work_cancel (work);
  else if (event == DROP)
    skv_work_drop (work);
  else if (event == OWNER_GOES)
    g_clear_object (owner);
  else if (event == PLAN_CHANGES)
    change (*plan);
  else if (event == PLAN_GOES)
    g_clear_object (plan);
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  GObject *owner = g_object_new (G_TYPE_OBJECT, NULL);
  SkvPlan *plan = make_plan ();
  SkvWork *work;

  g_atomic_int_set (&go_on, FALSE);
  n_freed = n_over = 0;
  progress = 0;
  told = g_strdup ("");
  work = skv_work_start (owner, plan,
                         &(SkvWorkTask){ .run = run,
                                         .data = g_strdup ("data"),
                                         .free_data = g_free,
                                         .free_result = free_result,
                                         .done = on_done });
  g_signal_connect (work, "over", G_CALLBACK (on_over), NULL);
  g_signal_connect (work, "progress", G_CALLBACK (on_progress), NULL);
  while (progress == 0)
    iterate ();
  g_assert_cmpfloat (progress, ==, 0.5);
  happen (row->event, work, &owner, &plan);
  g_assert_true (skv_work_is_over (work) == (row->event != LET_GO));
  g_atomic_int_set (&go_on, TRUE);
  g_object_add_weak_pointer (G_OBJECT (work), (gpointer *) &work);
  g_object_unref (work);
  while (work != NULL)
    iterate ();
  g_assert_cmpstr (told, ==, row->told);
  g_assert_cmpint (n_over, ==, 1);
  g_assert_cmpint (g_atomic_int_get (&n_freed), ==, row->event == LET_GO ? 0 : 1);
  g_clear_object (&owner);
  g_clear_object (&plan);
  g_clear_pointer (&told, g_free);
}

/* --- a session that checks in a thread ----------------------------------------------------------
 */

static SkvItem *
make_item (const char *id, SkvDay day)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, id);
  item->all_day = TRUE;
  item->start = day * SKV_DAY_SECONDS;
  item->end = item->start + SKV_DAY_SECONDS;
  skv_set_texts (&item->systems, (const char *const[]){ "x", NULL });
  return item;
}

static SkvPlan *
make_large_plan (guint n)
{
  SkvPlan *plan = make_plan ();
  g_autoptr (SkvEdit) edit = skv_edit_new ("Fill");

  change (plan);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("i%u", i);

      skv_edit_put (edit, make_item (id, skv_day_from_ymd (2019, 1, 1) + (SkvDay) (i % 365)));
    }
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  return plan;
}

static void
count (int *n)
{
  (*n)++;
}

static guint
fresh_count (SkvSession *session)
{
  SkvChecker *checker = skv_checker_new (
    skv_session_get_plan (session), skv_session_get_from (session), skv_session_get_to (session));
  guint n;

  skv_checker_set_today (checker, skv_session_get_today (session));
  n = skv_checker_get_n_found (checker);
  skv_checker_unref (checker);
  return n;
}

static void
wait_for_check (SkvSession *session)
{
  while (skv_session_get_work (session) != NULL)
    iterate ();
  g_assert_cmpuint (skv_checker_get_n_found (skv_session_get_checker (session)), ==,
                    fresh_count (session));
}

static void
edit_settings (SkvPlan *plan, int hop_limit)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Set");
  SkvSettings *settings = skv_record_copy (skv_plan_get_settings (plan));

  settings->hop_limit = hop_limit;
  skv_edit_put (edit, settings);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
}

static void
edit_item (SkvPlan *plan, const char *id, int day)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Move");

  skv_edit_put (edit, make_item (id, skv_day_from_ymd (2019, 6, day)));
  g_assert_true (skv_plan_apply (plan, edit, NULL));
}

/* What needs a new check leaves the old one until that is there; small edits are followed at once,
 * also by a checker that was made of a copy. */
static void
test_session (void)
{
  g_autoptr (SkvPlan) plan = make_large_plan (SKV_WORK_FEW_ITEMS);
  g_autoptr (SkvSession) session = skv_session_new (plan, skv_day_from_ymd (2019, 5, 1));
  SkvChecker *before = skv_session_get_checker (session);
  int n = 0;

  skv_session_set_in_background (session, TRUE);
  g_signal_connect_swapped (session, "refreshed", G_CALLBACK (count), &n);
  edit_settings (plan, 2);
  g_assert_nonnull (skv_session_get_work (session));
  g_assert_true (skv_session_get_checker (session) == before);
  g_assert_cmpint (n, ==, 0);
  edit_item (plan, "i1", 3); /* begun anew: it would not know this one */
  wait_for_check (session);
  g_assert_cmpint (n, ==, 1);
  g_assert_true (skv_session_get_checker (session) != before);

  edit_item (plan, "i2", 3);
  g_assert_null (skv_session_get_work (session));
  g_assert_cmpint (n, ==, 2);
  g_assert_nonnull (skv_occurrences_lookup (skv_session_get_occurrences (session), "i2"));
  wait_for_check (session);

  skv_session_set_year (session, 2020);
  g_assert_cmpint (n, ==, 2);
  wait_for_check (session);
  g_assert_cmpint (n, ==, 3);
}

static void
test_small_session (void)
{
  g_autoptr (SkvPlan) plan = make_large_plan (10);
  g_autoptr (SkvSession) session = skv_session_new (plan, skv_day_from_ymd (2019, 5, 1));
  int n = 0;

  skv_session_set_in_background (session, TRUE);
  skv_session_get_checker (session);
  g_signal_connect_swapped (session, "refreshed", G_CALLBACK (count), &n);
  edit_settings (plan, 2);
  g_assert_null (skv_session_get_work (session));
  g_assert_cmpint (n, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/work/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/work/session", test_session);
  g_test_add_func ("/work/small session", test_small_session);
  return g_test_run ();
}
