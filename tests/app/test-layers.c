/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "app/layers/change-lines.h"
#include "app/layers/frozen-backend.h"
#include "app/plan-files.h"
#include "core/calendar/occurrence-edits.h"
#include "core/exchange/layer-backend.h"
#include "core/exchange/version.h"

/* A plan with a job and a rule of an evening on every second Wednesday, and its copy as it was. */
typedef struct
{
  SkvPlan *plan;
  SkvPlan *then; /* as a version keeps it */
} Fixture;

static gint64
stopped_clock (gpointer data)
{
  return 1546300800;
}

static gint64
moment (SkvPlan *plan, const char *text)
{
  gint64 value = skv_zone_parse (skv_plan_get_zone (plan), text);

  g_assert_cmpint (value, !=, SKV_MOMENT_NONE);
  return value;
}

static void
apply (SkvPlan *plan, SkvEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

static void
put (SkvPlan *plan, gpointer record)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Put");

  skv_edit_put (edit, record);
  apply (plan, edit);
}

static SkvItem *
job_new (SkvPlan *plan, const char *id, const char *start)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, "Payroll upgrade");
  item->start = moment (plan, start);
  item->end = item->start + 3600;
  skv_set_texts (&item->systems, (const char *const[]){ "payroll", NULL });
  return item;
}

static void
move (SkvPlan *plan, const char *id, const char *start)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, id);
  g_autoptr (SkvEdit) edit = NULL;

  g_assert_nonnull (found);
  edit = skv_occurrence_move (plan, skv_occurrences_lookup (found, id), moment (plan, start), NULL,
                              NULL);
  apply (plan, edit);
}

static char *
start_of (SkvPlan *plan, const char *id)
{
  const SkvItem *item = skv_plan_get_item (plan, id);

  g_assert_nonnull (item);
  return skv_zone_format (skv_plan_get_zone (plan), item->start);
}

static SkvPlan *
keep (SkvPlan *plan)
{
  g_autoptr (GError) error = NULL;
  SkvVersion *version = skv_version_new (plan, "January", SKV_VERSION_DECIDED,
                                         skv_day_parse ("2019-01-15"), NULL, NULL);
  g_autoptr (SkvPlan) open = skv_version_open (plan, version, &error);
  SkvPlan *frozen;

  g_assert_no_error (error);
  frozen = skv_frozen_plan_new (open, &error);
  g_assert_no_error (error);
  skv_record_unref (version);
  return frozen;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const SkvClock clock = { stopped_clock, NULL };
  g_autoptr (SkvStore) store = skv_store_new_memory (&clock);
  g_autoptr (GError) error = NULL;
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, "evening");
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, "payroll");

  fixture->plan = skv_store_make_plan (store, &error);
  g_assert_no_error (error);
  skv_set_text (&rule->title, "System evening");
  skv_set_text (&rule->lane, "window");
  skv_set_text (&rule->rrule, "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE");
  rule->valid_from = skv_day_parse ("2019-01-02");
  rule->valid_until = skv_day_parse ("2019-03-31");
  rule->start = 17 * 60;
  rule->duration = 120;
  put (fixture->plan, rule);
  skv_set_text (&system->name, "Payroll");
  put (fixture->plan, system);
  put (fixture->plan, job_new (fixture->plan, "job", "2019-02-12T18:00"));
  fixture->then = keep (fixture->plan);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->plan);
  g_assert_finalize_object (fixture->then);
}

/* --- what is kept ---------------------------------------------------------------------------- */

static void
test_frozen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Remove it");
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = skv_plan_peek_undo (fixture->then);

  g_assert_true (skv_plan_files_is_read_only (fixture->then));
  g_assert_false (skv_plan_files_is_read_only (fixture->plan));
  g_assert_null (undo);
  skv_edit_remove (edit, SKV_KIND_ITEM, "job");
  g_assert_false (skv_plan_apply (fixture->then, edit, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_READ_ONLY);
  g_assert_nonnull (skv_plan_get_item (fixture->then, "job"));
  g_clear_error (&error);
  g_assert_false (skv_plan_undo (fixture->then, NULL, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_NOTHING);
  /* what becomes of the plan is nothing to it */
  move (fixture->plan, "job", "2019-02-14T18:00");
  undo = start_of (fixture->then, "job");
  g_assert_cmpstr (undo, ==, "2019-02-12T18:00:00+01:00");
}

/* --- back to where it was -------------------------------------------------------------------- */

static void
test_put_back_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvEdit) none = skv_change_put_back (fixture->plan, fixture->then, "job");
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *start = NULL;
  SkvItem *item;

  g_assert_null (none); /* it lies there */
  move (fixture->plan, "job", "2019-02-14T18:00");
  item = skv_record_copy (skv_plan_get_item (fixture->plan, "job"));
  skv_set_text (&item->title, "Payroll");
  put (fixture->plan, item);
  edit = skv_change_put_back (fixture->plan, fixture->then, "job");
  apply (fixture->plan, edit);
  g_assert_cmpstr (skv_edit_get_label (edit), ==, "Put “Payroll” back");
  start = start_of (fixture->plan, "job");
  g_assert_cmpstr (start, ==, "2019-02-12T18:00:00+01:00");
  /* only its place */
  g_assert_cmpstr (skv_plan_get_item (fixture->plan, "job")->title, ==, "Payroll");
}

static void
test_put_back_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvEdit) remove = skv_edit_new ("Remove it");
  g_autoptr (SkvEdit) edit = NULL;

  skv_edit_remove (remove, SKV_KIND_ITEM, "job");
  apply (fixture->plan, remove);
  edit = skv_change_put_back (fixture->plan, fixture->then, "job");
  apply (fixture->plan, edit);
  g_assert_true (skv_record_equal (skv_plan_get_item (fixture->plan, "job"),
                                   skv_plan_get_item (fixture->then, "job")));
}

/* What was only made since has no place to go back to. */
static void
test_put_back_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvEdit) edit = NULL;

  put (fixture->plan, job_new (fixture->plan, "new", "2019-02-20T18:00"));
  edit = skv_change_put_back (fixture->plan, fixture->then, "new");
  g_assert_null (edit);
  edit = skv_change_put_back (fixture->plan, fixture->then, "nothing");
  g_assert_null (edit);
}

/* An evening goes back to its rule, whichever item a person had given it since. */
static void
test_put_back_evening (Fixture *fixture, gconstpointer data)
{
  SkvDay day = skv_day_parse ("2019-01-16");
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (SkvPlan) moved = NULL;
  g_autofree char *id = NULL;
  g_autofree char *start = NULL;

  move (fixture->plan, "evening:2019-01-16", "2019-01-23T17:00");
  id = g_strdup (skv_plan_get_override (fixture->plan, "evening", day)->parent.id);
  edit = skv_change_put_back (fixture->plan, fixture->then, id);
  apply (fixture->plan, edit);
  g_assert_null (skv_plan_get_override (fixture->plan, "evening", day));

  /* A version in which it was moved already: back to that, though its item is another. */
  move (fixture->plan, "evening:2019-01-16", "2019-01-24T17:00");
  moved = keep (fixture->plan);
  g_clear_pointer (&edit, skv_edit_unref);
  edit = skv_edit_new ("Back to the rule");
  skv_edit_remove (edit, SKV_KIND_ITEM,
                   skv_plan_get_override (fixture->plan, "evening", day)->parent.id);
  apply (fixture->plan, edit);
  move (fixture->plan, "evening:2019-01-16", "2019-01-22T17:00");
  g_free (id);
  id = g_strdup (skv_plan_get_override (fixture->plan, "evening", day)->parent.id);
  g_clear_pointer (&edit, skv_edit_unref);
  edit = skv_change_put_back (fixture->plan, moved, id);
  apply (fixture->plan, edit);
  start = start_of (fixture->plan, id);
  g_assert_cmpstr (start, ==, "2019-01-24T17:00:00+01:00");
}

/* --- lists ----------------------------------------------------------------------------------- */

static GPtrArray *
list_changes (Fixture *fixture, GPtrArray *clashes, SkvSideBySide **sides)
{
  g_autoptr (SkvEdit) edit = skv_plan_difference_edit (fixture->then, fixture->plan, "");

  *sides =
    skv_side_by_side_new_for_plans (fixture->then, fixture->plan, skv_day_parse ("2019-01-01"),
                                    skv_day_parse ("2020-01-01"), SKV_DAY_NONE);
  return skv_change_lines_new (fixture->then, edit, (*sides)->difference, clashes);
}

static const SkvChangeLine *
find_line (GPtrArray *lines, const char *key)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const SkvChangeLine *line = g_ptr_array_index (lines, i);

      if (strcmp (line->key, key) == 0)
        return line;
    }
  g_assert_not_reached ();
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) clashes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) skv_layer_clash_free);
  SkvLayerClash *clash = g_new0 (SkvLayerClash, 1);
  SkvRule *rule = skv_record_copy (skv_plan_get_rule (fixture->plan, "evening"));
  g_autoptr (SkvSideBySide) sides = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *text = NULL;

  clash->kind = SKV_KIND_ITEM;
  clash->id = g_strdup ("job");
  clash->words = g_strdup ("Somebody moved it.");
  g_ptr_array_add (clashes, clash);
  move (fixture->plan, "job", "2019-02-14T18:00");
  rule->start = 18 * 60;
  put (fixture->plan, rule);
  lines = list_changes (fixture, clashes, &sides);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (find_line (lines, "rule:evening")->detail, ==, "Its dates: 7 moved");
  g_assert_null (find_line (lines, "rule:evening")->clash);
  g_assert_cmpstr (find_line (lines, "item:job")->clash, ==, "Somebody moved it.");
  g_assert_null (find_line (lines, "item:job")->detail);
  g_assert_nonnull (strstr (find_line (lines, "item:job")->words, "Payroll upgrade"));

  text = skv_change_lines_write (lines, "What if", sides->conflicts);
  g_assert_true (g_str_has_prefix (text, "What if\n\n• "));
  for (guint i = 0; i < lines->len; i++)
    g_assert_nonnull (strstr (text, ((const SkvChangeLine *) g_ptr_array_index (lines, i))->words));
  g_assert_nonnull (strstr (text, "\n  Its dates: 7 moved\n"));
  g_assert_nonnull (strstr (text, "\n  Somebody moved it.\n"));
}

/* What collides otherwise stands in the text too. */
static void
test_text_of_conflicts (Fixture *fixture, gconstpointer data)
{
  SkvItem *freeze = skv_record_new (SKV_KIND_ITEM, "freeze");
  g_autoptr (SkvSideBySide) sides = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *text = NULL;

  skv_set_text (&freeze->lane, "freeze");
  skv_set_text (&freeze->title, "Year end");
  skv_set_texts (&freeze->systems, (const char *const[]){ "payroll", NULL });
  freeze->all_day = TRUE;
  freeze->start = skv_day_parse ("2019-02-11") * (gint64) SKV_DAY_SECONDS;
  freeze->end = freeze->start + 3 * (gint64) SKV_DAY_SECONDS;
  put (fixture->plan, freeze);
  lines = list_changes (fixture, NULL, &sides);
  text = skv_change_lines_write (lines, "Since January", sides->conflicts);
  g_assert_cmpuint (skv_comparison_get_come (sides->conflicts)->len, >, 0);
  g_assert_nonnull (strstr (text, "\nConflicts that come\n• "));
  g_assert_null (strstr (text, "Conflicts that go"));
}

/* --- which years ----------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *starts[3]; /* of items, NULL-terminated */
  int first, end;        /* years */
} DaysCase;

static const DaysCase days_cases[] = {
  { "nothing", { NULL }, 2019, 2020 },
  { "the-shown-year", { "2019-06-01T10:00" }, 2019, 2020 },
  { "earlier", { "2017-06-01T10:00" }, 2017, 2020 },
  { "later", { "2021-06-01T10:00" }, 2019, 2022 },
  { "both", { "2018-12-31T10:00", "2020-01-01T10:00" }, 2018, 2021 },
  { "over-new-year", { "2019-12-31T23:30" }, 2019, 2021 },
  { "far-away", { "1975-06-01T10:00", "2090-01-01T10:00" }, 2014, 2025 },
};

static void
test_days (gconstpointer data)
{
  const DaysCase *row = data;
  g_autoptr (SkvEdit) edit = skv_edit_new ("");
  g_autoptr (SkvPlan) plan = skv_plan_new (NULL, NULL); /* its zone is all that counts */
  SkvDay from, to;

  for (int i = 0; row->starts[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("job-%d", i);

      skv_edit_put (edit, job_new (plan, id, row->starts[i]));
    }
  skv_side_by_side_days (edit, skv_plan_get_zone (plan), 2019, &from, &to);
  g_assert_cmpint (from, ==, skv_day_from_ymd (row->first, 1, 1));
  g_assert_cmpint (to, ==, skv_day_from_ymd (row->end, 1, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/layers/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("frozen", test_frozen);
  ADD ("put-back/moved", test_put_back_moved);
  ADD ("put-back/removed", test_put_back_removed);
  ADD ("put-back/new", test_put_back_new);
  ADD ("put-back/evening", test_put_back_evening);
  ADD ("lines", test_lines);
  ADD ("text-of-conflicts", test_text_of_conflicts);
#undef ADD
  for (gsize i = 0; i < G_N_ELEMENTS (days_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layers/days/%s", days_cases[i].name);

      g_test_add_data_func (path, &days_cases[i], test_days);
    }
  return g_test_run ();
}
