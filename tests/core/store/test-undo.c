/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

/* One step a character, by hand: what undo and redo do to a chain of edits, whether the file stays
 * open or is opened anew between all steps. Edits are labelled A, B, C … and set the name of one
 * organisation to their label.
 *   A-Z  edit          u  undo         r  redo        |  barrier
 *   0    nothing is to be undone       n  nothing is to be redone       b  the barrier stops undo
 */
typedef struct
{
  const char *name;
  const char *steps;
  const char *state; /* name of the organisation at the end; "" if it is not there */
  const char *undo;  /* what is offered at the end, NULL if nothing */
  const char *redo;
  const char *history; /* labels, newest first; lower case: undone */
} Script;

static const Script scripts[] = {
  { "nothing", "0n", "", NULL, NULL, "" },
  { "one", "A", "A", "A", NULL, "A" },
  { "one-undone", "Au0", "", NULL, "A", "a" },
  { "one-again", "Aurn", "A", "A", NULL, "A" },
  { "to-the-end-and-back", "ABCuuu0rrrn", "C", "C", NULL, "CBA" },
  { "middle", "ABCuur", "B", "B", "C", "cBA" },
  { "new-edit-drops-redo", "ABCuuDn", "D", "D", NULL, "DA" },
  { "new-edit-after-all", "ABuuCn", "C", "C", NULL, "C" },
  { "barrier", "A|b", "A", NULL, NULL, "|A" },
  { "after-barrier", "A|Bub", "A", NULL, "B", "b|A" },
  { "redo-after-barrier", "A|Burn", "B", "B", NULL, "B|A" },
  { "barrier-drops-redo", "ABu|nb", "A", NULL, NULL, "|A" },
  { "many", "AuBuCuDuEurururu", "", NULL, "E", "e" },
};

static void
do_edit (SkvStore *store, char letter)
{
  char text[] = { letter, '\0' };

  commit_organisation (store, "o", text, text);
}

static void
do_refused (SkvStore *store, gboolean redo, SkvPlanError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (backend_step (store, redo, &error));
  g_assert_error (error, SKV_PLAN_ERROR, (int) code);
}

static void
do_step (SkvStore *store, gboolean redo)
{
  SkvBackendInterface *iface = SKV_BACKEND_GET_IFACE (store);
  g_autofree char *offered =
    redo ? iface->peek_redo (SKV_BACKEND (store)) : iface->peek_undo (SKV_BACKEND (store));
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = backend_step (store, redo, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (skv_edit_get_label (edit), ==, offered);
  g_assert_cmpuint (skv_edit_get_n_changes (edit), ==, 1);
}

static void
do_character (SkvStore *store, char step)
{
  g_autoptr (GError) error = NULL;

  if (g_ascii_isupper (step))
    do_edit (store, step);
  else if (step == 'u' || step == 'r')
    do_step (store, step == 'r');
  else if (step == '0')
    do_refused (store, FALSE, SKV_PLAN_ERROR_NOTHING);
  else if (step == 'n')
    do_refused (store, TRUE, SKV_PLAN_ERROR_NOTHING);
  else if (step == 'b')
    do_refused (store, FALSE, SKV_PLAN_ERROR_BARRIER);
  else
    skv_store_add_barrier (store, "|", &error);
  g_assert_no_error (error);
}

static char *
describe_history (SkvStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
    SKV_BACKEND_GET_IFACE (store)->history (SKV_BACKEND (store), 100, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      SkvHistoryEntry *entry = g_ptr_array_index (entries, i);

      g_assert_cmpstr (entry->who, ==, "planner");
      g_assert_cmpint (entry->when, ==, 1000);
      g_assert_cmpint (entry->barrier, ==, strcmp (entry->label, "|") == 0);
      g_string_append_c (text, entry->undone ? g_ascii_tolower (*entry->label) : *entry->label);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_state (SkvStore *store)
{
  g_autoptr (SkvEdit) edit = backend_load (store);

  if (skv_edit_get_n_changes (edit) == 0)
    return g_strdup ("");
  return g_strdup (((SkvOrganisation *) skv_edit_get_change (edit, 0)->after)->name);
}

static void
check_end (SkvStore *store, const Script *script)
{
  SkvBackendInterface *iface = SKV_BACKEND_GET_IFACE (store);
  g_autofree char *state = describe_state (store);
  g_autofree char *undo = iface->peek_undo (SKV_BACKEND (store));
  g_autofree char *redo = iface->peek_redo (SKV_BACKEND (store));
  g_autofree char *history = describe_history (store);

  g_assert_cmpstr (state, ==, script->state);
  g_assert_cmpstr (undo, ==, script->undo);
  g_assert_cmpstr (redo, ==, script->redo);
  g_assert_cmpstr (history, ==, script->history);
}

static void
test_script_open (Fixture *fixture, gconstpointer data)
{
  const Script *script = data;
  g_autoptr (SkvStore) store = fixture_create (fixture);

  for (const char *step = script->steps; *step != '\0'; step++)
    do_character (store, *step);
  check_end (store, script);
}

static void
test_script_reopened (Fixture *fixture, gconstpointer data)
{
  const Script *script = data;
  SkvStore *store = fixture_create (fixture);

  for (const char *step = script->steps; *step != '\0'; step++)
    {
      do_character (store, *step);
      g_object_unref (store);
      store = fixture_open (fixture);
    }
  check_end (store, script);
  g_object_unref (store);
}

/* Sequence and date of change through edit, undo, redo, removal and return; the clock may go back.
 */
static void
test_revision (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    char step;
    gint64 now;
    guint sequence;
    gint64 modified;
  } steps[] = {
    { 'A', 1000, 0, 1000 }, { 'B', 1010, 1, 1010 }, { 'B', 1020, 1, 1010 }, { 'u', 1030, 2, 1030 },
    { 'u', 1040, 3, 1040 }, { 'r', 1050, 4, 1050 }, { 'r', 900, 5, 1050 },  { 'C', 1060, 6, 1060 },
  };
  g_autoptr (SkvStore) store = fixture_create (fixture);
  SkvBackendInterface *iface = SKV_BACKEND_GET_IFACE (store);
  guint sequence;
  gint64 modified;

  g_assert_false (
    iface->get_revision (SKV_BACKEND (store), SKV_KIND_ORGANISATION, "o", &sequence, &modified));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      fixture->now = steps[i].now;
      do_character (store, steps[i].step);
      g_assert_true (iface->get_revision (SKV_BACKEND (store), SKV_KIND_ORGANISATION, "o",
                                          &sequence, &modified));
      g_assert_cmpuint (sequence, ==, steps[i].sequence);
      g_assert_cmpint (modified, ==, steps[i].modified);
    }
  /* the id of another kind is another record */
  g_assert_false (iface->get_revision (SKV_BACKEND (store), SKV_KIND_ITEM, "o", NULL, NULL));
}

static void
put_item (SkvEdit *edit, const char *title, const char *const *systems)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, "i");

  skv_set_text (&item->title, title);
  skv_set_texts (&item->systems, systems);
  skv_edit_put (edit, item);
}

/* A change of nothing but a list of references is a change of its owner. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  static const char *const before[] = { "a", "b", "c", NULL }, *const after[] = { "c", "a", NULL };
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (SkvEdit) first = skv_edit_new ("first"), second = skv_edit_new ("second");
  g_autoptr (SkvEdit) undone = NULL, redone = NULL;
  g_autoptr (GError) error = NULL;
  const SkvChange *change;

  for (gsize i = 0; before[i] != NULL; i++)
    skv_edit_put (first, skv_record_new (SKV_KIND_SYSTEM, before[i]));
  put_item (first, "job", before);
  put_item (second, "job", after);
  commit (store, first);
  commit (store, second);

  undone = backend_step (store, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (skv_edit_get_n_changes (undone), ==, 1);
  change = skv_edit_get_change (undone, 0);
  g_assert_cmpstr (change->id, ==, "i");
  g_assert_true (g_strv_equal ((const char *const *) ((SkvItem *) change->after)->systems, before));

  redone = backend_step (store, TRUE, &error);
  g_assert_no_error (error);
  change = skv_edit_get_change (redone, 0);
  g_assert_true (g_strv_equal ((const char *const *) ((SkvItem *) change->after)->systems, after));
}

/* A history that no plan can have: the job once ended before it began. The plan as it is opens, and
 * undo must not bring the other one back. */
static void
test_invalid_past (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  static const gint64 ends[] = { 500, 2000 }; /* of a job that starts at 1000 */

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (SkvEdit) edit = skv_edit_new (i == 0 ? "wrong" : "right");
      SkvItem *item = skv_record_new (SKV_KIND_ITEM, "i");

      skv_set_text (&item->lane, "maintenance");
      skv_set_text (&item->title, "job");
      item->start = 1000;
      item->end = ends[i];
      skv_edit_put (edit, item);
      commit (store, edit); /* past the plan, which would refuse the first */
    }
  plan = skv_store_make_plan (store, &error);
  g_assert_no_error (error);

  g_assert_false (skv_plan_undo (plan, NULL, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  g_assert_cmpint (skv_plan_get_item (plan, "i")->end, ==, 2000);
  label = skv_plan_peek_undo (plan);
  g_assert_cmpstr (label, ==, "right"); /* the file too is where it was */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *open = g_strdup_printf ("/store/undo/open/%s", scripts[i].name);
      g_autofree char *reopened = g_strdup_printf ("/store/undo/reopened/%s", scripts[i].name);

      g_test_add (open, Fixture, &scripts[i], fixture_set_up, test_script_open, fixture_tear_down);
      g_test_add (reopened, Fixture, &scripts[i], fixture_set_up, test_script_reopened,
                  fixture_tear_down);
    }
  g_test_add ("/store/undo/revision", Fixture, NULL, fixture_set_up, test_revision,
              fixture_tear_down);
  g_test_add ("/store/undo/list", Fixture, NULL, fixture_set_up, test_list, fixture_tear_down);
  g_test_add ("/store/undo/invalid-past", Fixture, NULL, fixture_set_up, test_invalid_past, fixture_tear_down);
  return g_test_run ();
}
