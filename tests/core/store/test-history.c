/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "history-fixture.h"

/* Undo and redo to an entry of the history. */

/* --- to here, by hand -------------------------------------------------------------------------
 *   A-Z  edit        u  undo       |  barrier       1-9  undo to that entry
 *   then one step, which is what the row is about */
typedef struct
{
  const char *name;
  const char *steps;
  gint64 id;
  gboolean redo;
  int code; /* -1: done */
  guint n_edits;
  const char *history;
} Row;

static const Row rows[] = {
  { "undo/some", "ABCD", 2, FALSE, -1, 2, "(D) (C) B A" },
  { "undo/all-but-one", "ABCD", 1, FALSE, -1, 3, "(D) (C) (B) A" },
  { "undo/one", "ABCD", 3, FALSE, -1, 1, "(D) C B A" },
  { "undo/none", "ABCD", 4, FALSE, SKV_PLAN_ERROR_NOTHING, 0, "D C B A" },
  { "undo/after-undo", "ABCDu", 1, FALSE, -1, 2, "(D) (C) (B) A" },
  { "undo/to-newest-done", "ABCDu", 3, FALSE, SKV_PLAN_ERROR_NOTHING, 0, "(D) C B A" },
  { "undo/to-undone", "ABCDuu", 4, FALSE, SKV_PLAN_ERROR_INVALID, 0, "(D) (C) B A" },
  { "undo/unknown", "ABCD", 5, FALSE, SKV_PLAN_ERROR_INVALID, 0, "D C B A" },
  { "undo/zero", "ABCD", 0, FALSE, SKV_PLAN_ERROR_INVALID, 0, "D C B A" },
  { "undo/negative", "AB", -1, FALSE, SKV_PLAN_ERROR_INVALID, 0, "B A" },
  { "undo/empty", "", 1, FALSE, SKV_PLAN_ERROR_INVALID, 0, "" },
  { "undo/to-barrier", "A|BC", 2, FALSE, -1, 2, "(C) (B) | A" },
  { "undo/over-barrier", "A|BC", 1, FALSE, SKV_PLAN_ERROR_BARRIER, 0, "C B | A" },
  { "undo/below-barrier", "AB|", 1, FALSE, SKV_PLAN_ERROR_BARRIER, 0, "| B A" },
  { "redo/some", "ABCD1", 3, TRUE, -1, 2, "(D) C B A" },
  { "redo/all", "ABCD1", 4, TRUE, -1, 3, "D C B A" },
  { "redo/first", "ABCD1", 2, TRUE, -1, 1, "(D) (C) B A" },
  { "redo/to-done", "ABCD2", 1, TRUE, SKV_PLAN_ERROR_INVALID, 0, "(D) (C) B A" },
  { "redo/to-newest-done", "ABCD2", 2, TRUE, SKV_PLAN_ERROR_INVALID, 0, "(D) (C) B A" },
  { "redo/unknown", "ABCD2", 7, TRUE, SKV_PLAN_ERROR_INVALID, 0, "(D) (C) B A" },
  { "redo/after-barrier", "A|BC2", 4, TRUE, -1, 2, "C B | A" },
};

static void
check_row (SkvStore *store, const Row *row)
{
  SkvBackendInterface *iface = SKV_BACKEND_GET_IFACE (store);
  g_autoptr (GError) error = NULL, count_error = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *history = NULL;
  guint n_counted = 0, n_edits = 0;

  prepare (store, row->steps);
  iface->count_steps (SKV_BACKEND (store), row->id, row->redo, &n_counted, &count_error);
  edit = go_to (store, row->id, row->redo, &n_edits, &error);
  if (row->code < 0)
    {
      g_assert_no_error (error);
      g_assert_no_error (count_error);
      g_assert_cmpuint (skv_edit_get_n_changes (edit), ==, 1);
    }
  else
    {
      g_assert_error (error, SKV_PLAN_ERROR, row->code);
      g_assert_error (count_error, SKV_PLAN_ERROR, row->code);
      g_assert_null (edit);
    }
  g_assert_cmpuint (n_edits, ==, row->n_edits);
  g_assert_cmpuint (n_counted, ==, row->n_edits);
  history = describe_history (store);
  g_assert_cmpstr (history, ==, row->history);
}

static void
test_row_memory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvStore) store = skv_store_new_memory (&fixture->clock);

  check_row (store, data);
}

static void
test_row_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvStore) store = fixture_create (fixture);

  check_row (store, data);
}

/* --- killed in the middle ----------------------------------------------------------------------
 */

#define N_EDITS 150
#define N_LIVES 25

static void G_GNUC_NORETURN
jump_for_ever (Fixture *fixture, int report)
{
  SkvStore *store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  const SkvHistoryQuery newest = { .max_entries = 1 };
  gint64 next;
  g_autoptr (GPtrArray) entries = find (store, &newest, &next);
  gboolean redo = ((SkvHistoryEntry *) g_ptr_array_index (entries, 0))->undone;

  for (;; redo = !redo)
    {
      g_autoptr (SkvEdit) edit = NULL;

      if (write (report, "", 1) != 1)
        _exit (1);
      edit = go_to (store, redo ? N_EDITS : 1, redo, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
live_and_die (Fixture *fixture, GRand *rand)
{
  int ends[2], status;
  char byte;
  pid_t pid;

  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      close (ends[0]);
      jump_for_ever (fixture, ends[1]);
    }
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
  g_usleep ((gulong) g_rand_int_range (rand, 0, 30000));
  kill (pid, SIGKILL);
  close (ends[0]);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
}

static void
test_kill (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  SkvStore *store = fixture_create (fixture);
  guint n_hot = 0, n_far[2] = { 0, 0 };

  for (int i = 1; i <= N_EDITS; i++)
    {
      g_autofree char *id = g_strdup_printf ("o%d", i);

      commit_organisation (store, id, id, id);
    }
  g_object_unref (store);
  for (int i = 0; i < N_LIVES; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SkvEdit) held = NULL;
      g_autofree char *undo = NULL;
      guint n;

      live_and_die (fixture, rand);
      n_hot += g_file_test (journal, G_FILE_TEST_EXISTS) ? 1 : 0;
      store = fixture_open (fixture);
      skv_store_verify (store, &error);
      g_assert_no_error (error);
      held = backend_load (store);
      n = skv_edit_get_n_changes (held);
      g_assert_true (n == 1 || n == N_EDITS); /* never something between */
      n_far[n == 1 ? 0 : 1]++;
      undo = SKV_BACKEND_GET_IFACE (store)->peek_undo (SKV_BACKEND (store));
      g_assert_cmpstr (undo, ==, n == 1 ? "o1" : "o150");
      g_object_unref (store);
    }
  g_test_message ("%u lives: %u ended in the middle of one, %u after undo, %u after redo", N_LIVES,
                  n_hot, n_far[0], n_far[1]);
}

/* --- others ------------------------------------------------------------------------------------
 */

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvStore) store = fixture_create (fixture), other = NULL;
  g_autoptr (SkvEdit) loaded = NULL, held = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *history = NULL;

  prepare (store, "ABC");
  other = fixture_open (fixture);
  prepare (other, "D");
  g_assert_null (go_to (store, 1, FALSE, NULL, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_CONFLICT);
  history = describe_history (other);
  g_assert_cmpstr (history, ==, "D C B A");
  held = backend_load (other);
  g_assert_cmpstr (((SkvOrganisation *) skv_edit_get_change (held, 0)->after)->name, ==, "D");
}

/* refused after all: nothing of it is in the file */
static gboolean
refuse (const SkvEdit *edit, gpointer data, GError **error)
{
  g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, "no");
  return FALSE;
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *history = NULL;

  prepare (store, "ABC");
  g_assert_null (SKV_BACKEND_GET_IFACE (store)->go_to (SKV_BACKEND (store), 1, FALSE, refuse, NULL,
                                                       NULL, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  history = describe_history (store);
  g_assert_cmpstr (history, ==, "C B A");
  prepare (store, "2"); /* and the next one is done */
}

static void
count_changed (SkvPlan *plan, const SkvEdit *edit, guint *n_changed)
{
  *n_changed += 1;
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (SkvPlan) plan = skv_store_make_plan (store, NULL), bare = skv_plan_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  guint n_changed = 0, n_edits = 0;

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("o%d", i);
      g_autoptr (SkvEdit) edit = skv_edit_new (id);

      skv_edit_put (edit, skv_record_new (SKV_KIND_ORGANISATION, id));
      skv_set_text (&((SkvOrganisation *) skv_edit_get_change (edit, 0)->after)->name, id);
      skv_plan_apply (plan, edit, &error);
      g_assert_no_error (error);
    }
  g_signal_connect (plan, "changed", G_CALLBACK (count_changed), &n_changed);
  g_assert_true (skv_plan_undo_to (plan, 2, &n_edits, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_edits, ==, 3);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_ORGANISATION)->len, ==, 2);
  g_assert_true (skv_plan_redo_to (plan, 5, &n_edits, &error));
  g_assert_cmpuint (n_edits, ==, 3);
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_ORGANISATION)->len, ==, 5);
  g_assert_false (skv_plan_redo_to (plan, 5, NULL, &error));
  g_clear_error (&error);
  g_assert_cmpuint (n_changed, ==, 2);

  g_assert_false (skv_plan_undo_to (bare, 1, NULL, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_NOTHING);
}

#define ADD(path, function, data)                                                                  \
  g_test_add (path, Fixture, data, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *memory = g_strdup_printf ("/store/history/memory/%s", rows[i].name);
      g_autofree char *file = g_strdup_printf ("/store/history/file/%s", rows[i].name);

      ADD (memory, test_row_memory, &rows[i]);
      ADD (file, test_row_file, &rows[i]);
    }
  ADD ("/store/history/kill", test_kill, NULL);
  ADD ("/store/history/conflict", test_conflict, NULL);
  ADD ("/store/history/refused", test_refused, NULL);
  ADD ("/store/history/plan", test_plan, NULL);
  return g_test_run ();
}
