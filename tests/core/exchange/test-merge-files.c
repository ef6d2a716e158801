/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/store/ancestor.h"
#include "core/store/plan-file.h"
#include "merge-fixture.h"

#define KILLS 10

/* Plan files that were copied and went separate ways. */

typedef struct
{
  char *folder, *ours, *theirs;
  gint64 now;
  SkvClock clock;
} Files;

static gint64
files_now (gpointer data)
{
  return ((Files *) data)->now++; /* no two edits at the same time */
}

static void
set_up (Files *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("skv-merge-XXXXXX", NULL);
  self->ours = g_build_filename (self->folder, "ours.skv", NULL);
  self->theirs = g_build_filename (self->folder, "theirs.skv", NULL);
  self->now = 1000;
  self->clock = (SkvClock){ files_now, self };
}

static void
tear_down (Files *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->ours);
  g_free (self->theirs);
}

static SkvPlan *
open_plan (Files *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_store_open_plan (path, SKV_STORE_DEFAULT, "planner", &self->clock, &error);

  g_assert_no_error (error);
  return plan;
}

static SkvPlan *
create_plan (Files *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvStore) store = skv_store_create (path, "planner", &self->clock, &error);
  SkvPlan *plan;

  g_assert_no_error (error);
  plan = skv_store_make_plan (store, &error);
  g_assert_no_error (error);
  return plan;
}

static SkvStore *
store_of (SkvPlan *plan)
{
  return SKV_STORE (skv_plan_get_backend (plan));
}

static SkvAncestor *
find (SkvPlan *ours, SkvPlan *theirs)
{
  g_autoptr (GError) error = NULL;
  SkvAncestor *found = skv_store_find_ancestor (store_of (ours), store_of (theirs), &error);

  g_assert_no_error (error);
  return found;
}

static void
name_system (SkvPlan *plan, const char *id, const char *name)
{
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, id);

  skv_set_text (&system->name, name);
  g_assert_true (try_put (plan, &system->parent));
}

static const char *
system_name (SkvPlan *plan, const char *id)
{
  const SkvSystem *system = skv_plan_get_system (plan, id);

  return system != NULL ? system->name : NULL;
}

/* --- the common ancestor -------------------------------------------------------------------------
 */

/* What both were when the one was copied is found again, whatever came after. */
static void
test_ancestor (Files *self, gconstpointer data)
{
  for (guint32 seed = 0; seed < 6; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      RandomEdits edits = { rand, "b", 0, TRUE };
      g_autoptr (SkvPlan) ours = create_plan (self, self->ours), theirs = NULL, then = NULL;
      g_autoptr (SkvAncestor) found = NULL;
      g_autoptr (GError) error = NULL;

      name_system (ours, "first", "First");
      random_edits (&edits, ours, 15);
      then = skv_plan_copy (ours);
      skv_store_backup (store_of (ours), self->theirs, &error);
      g_assert_no_error (error);
      theirs = open_plan (self, self->theirs);
      edits.prefix = "o";
      random_edits (&edits, ours, g_rand_int_range (rand, 0, 12));
      edits.prefix = "t";
      random_edits (&edits, theirs, g_rand_int_range (rand, 0, 12));

      found = find (ours, theirs);
      g_assert_cmpint (found->kinship, ==, SKV_KINSHIP_COPIES);
      g_assert_true (plans_equal (found->base, then));
      g_clear_object (&ours);
      g_clear_object (&theirs);
      g_remove (self->ours);
      g_remove (self->theirs);
    }
}

/* One side took back what both had: that is its change. Made again on one side: that is, too. */
static void
test_undone (Files *self, gconstpointer data)
{
  g_autoptr (SkvPlan) ours = create_plan (self, self->ours), theirs = NULL;
  g_autoptr (SkvAncestor) found = NULL, again = NULL;
  g_autoptr (SkvMerge) merge = NULL, back = NULL;

  name_system (ours, "a", "A");
  name_system (ours, "b", "B");
  skv_store_backup (store_of (ours), self->theirs, NULL);
  theirs = open_plan (self, self->theirs);
  g_assert_true (skv_plan_undo (ours, NULL, NULL));
  found = find (ours, theirs);
  g_assert_cmpstr (system_name (found->base, "b"), ==, "B");
  merge = skv_merge_new (found->base, ours, theirs, "x", MERGE_TODAY, NULL);
  g_assert_null (system_name (merge->result, "b"));

  g_clear_object (&theirs);
  g_remove (self->theirs);
  skv_store_backup (store_of (ours), self->theirs, NULL); /* undone in both */
  theirs = open_plan (self, self->theirs);
  g_assert_true (skv_plan_redo (theirs, NULL, NULL));
  again = find (ours, theirs);
  g_assert_null (system_name (again->base, "b"));
  back = skv_merge_new (again->base, ours, theirs, "x", MERGE_TODAY, NULL);
  g_assert_cmpstr (system_name (back->result, "b"), ==, "B");
}

static void
test_strangers (Files *self, gconstpointer data)
{
  g_autoptr (SkvPlan) ours = create_plan (self, self->ours);
  g_autoptr (SkvPlan) theirs = create_plan (self, self->theirs);
  g_autoptr (SkvAncestor) found = NULL;
  g_autoptr (SkvMerge) merge = NULL;

  name_system (ours, "same", "Ours");
  name_system (ours, "ours", "Only here");
  name_system (theirs, "same", "Theirs");
  name_system (theirs, "theirs", "Only there");
  found = find (ours, theirs);
  g_assert_cmpint (found->kinship, ==, SKV_KINSHIP_STRANGERS);
  g_assert_null (found->base);
  merge = skv_merge_new (NULL, ours, theirs, "x", MERGE_TODAY, NULL);
  g_assert_cmpuint (merge->n_collisions, ==, 1);
  g_assert_cmpstr (system_name (merge->result, "same"), ==, "Ours");
  g_assert_cmpstr (system_name (merge->result, "ours"), ==, "Only here");
  g_assert_cmpstr (system_name (merge->result, "theirs"), ==, "Only there");
}

/* A publication stops undo, and does not hide what both once were. */
static void
test_barrier (Files *self, gconstpointer data)
{
  g_autoptr (SkvPlan) ours = create_plan (self, self->ours), theirs = NULL;
  g_autoptr (SkvAncestor) found = NULL;

  name_system (ours, "a", "A");
  skv_store_backup (store_of (ours), self->theirs, NULL);
  theirs = open_plan (self, self->theirs);
  name_system (ours, "a", "B");
  g_assert_true (skv_store_add_barrier (store_of (ours), "Published", NULL));
  name_system (ours, "a", "C");
  found = find (ours, theirs);
  g_assert_cmpstr (system_name (found->base, "a"), ==, "A");
}

/* What came by an earlier merge is not our own change: what they make of it since comes in, too. */
static void
test_again (Files *self, gconstpointer data)
{
  g_autoptr (SkvPlan) ours = create_plan (self, self->ours), theirs = NULL;

  name_system (ours, "a", "A");
  name_system (ours, "c", "C");
  skv_store_backup (store_of (ours), self->theirs, NULL);
  theirs = open_plan (self, self->theirs);
  for (int week = 1; week <= 3; week++)
    {
      g_autofree char *name = g_strdup_printf ("Week %d", week);
      g_autoptr (SkvAncestor) found = NULL, other = NULL;
      g_autoptr (SkvMerge) merge = NULL, back = NULL;

      name_system (theirs, "a", name);
      name_system (theirs, "new", name);
      name_system (ours, "ours", name);
      found = find (ours, theirs);
      merge = skv_merge_new_for_ancestor (found, ours, theirs, "x", MERGE_TODAY, NULL);
      g_assert_cmpuint (merge->n_collisions, ==, 0);
      g_assert_true (skv_merge_apply (merge, NULL));
      g_assert_cmpstr (system_name (ours, "a"), ==, name);
      g_assert_cmpstr (system_name (ours, "new"), ==, name);
      if (week == 2)
        continue; /* one week they forget */
      other = find (theirs, ours);
      back = skv_merge_new_for_ancestor (other, theirs, ours, "y", MERGE_TODAY, NULL);
      g_assert_cmpuint (back->n_collisions, ==, 0);
      g_assert_true (skv_merge_apply (back, NULL));
      g_assert_true (plans_equal (ours, theirs));
    }
  /* but what both change now collides as ever */
  name_system (ours, "a", "Ours");
  name_system (theirs, "a", "Theirs");
  {
    g_autoptr (SkvAncestor) found = find (ours, theirs);
    g_autoptr (SkvMerge) merge =
      skv_merge_new_for_ancestor (found, ours, theirs, "x", MERGE_TODAY, NULL);

    g_assert_cmpuint (merge->n_collisions, ==, 1);
    g_assert_cmpstr (system_name (merge->result, "a"), ==, "Ours");
  }
}

/* --- one edit ------------------------------------------------------------------------------------
 */

static void
test_one_edit (Files *self, gconstpointer data)
{
  g_autoptr (SkvPlan) ours = create_plan (self, self->ours), theirs = NULL, before = NULL;
  g_autoptr (SkvAncestor) found = NULL;
  g_autoptr (SkvMerge) merge = NULL, late = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  name_system (ours, "a", "A");
  skv_store_backup (store_of (ours), self->theirs, NULL);
  theirs = open_plan (self, self->theirs);
  name_system (ours, "a", "Ours");
  name_system (theirs, "a", "Theirs");
  name_system (theirs, "b", "New");
  before = skv_plan_copy (ours);
  found = find (ours, theirs);
  merge = skv_merge_new (found->base, ours, theirs, "theirs.skv", MERGE_TODAY, &error);
  late = skv_merge_new (found->base, ours, theirs, "theirs.skv", MERGE_TODAY, &error);
  g_assert_no_error (error);
  g_assert_true (plans_equal (ours, before)); /* nothing yet */
  skv_merge_apply (merge, &error);
  g_assert_no_error (error);
  g_assert_true (plans_equal (ours, merge->result));
  g_assert_cmpuint (skv_plan_get_records (ours, SKV_KIND_LAYER)->len, ==, 1);
  /* what was compared before that is no longer so */
  g_assert_false (skv_merge_apply (late, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_CONFLICT);
  g_assert_true (skv_plan_undo (ours, &label, NULL));
  g_assert_cmpstr (label, ==, "Merge with “theirs.skv”");
  g_assert_true (plans_equal (ours, before));
}

/* by one edit, which is quick */
static void
name_many (SkvPlan *plan)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Many");

  for (int i = 0; i < 400; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%d", i);
      SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, i == 0 ? "a" : id);

      skv_set_text (&system->name, id);
      skv_edit_put (edit, system);
    }
  g_assert_true (skv_plan_apply (plan, edit, NULL));
}

/* A child merges, and is killed after some time. @whole (inout): so many microseconds it takes,
 * which is found by letting the first one be. */
static void
merge_and_kill (SkvMerge *merge, int round, gint64 *whole)
{
  gint64 begun;
  int ready[2], status;
  char byte;
  pid_t pid;

  g_assert_cmpint (pipe (ready), ==, 0);
  pid = fork ();
  if (pid == 0)
    {
      if (write (ready[1], "x", 1) == 1 && skv_merge_apply (merge, NULL) &&
          write (ready[1], "y", 1) == 1)
        for (;;)
          pause ();
      _exit (1);
    }
  g_assert_cmpint ((int) read (ready[0], &byte, 1), ==, 1);
  begun = g_get_monotonic_time ();
  if (round == 0)
    {
      g_assert_cmpint ((int) read (ready[0], &byte, 1), ==, 1);
      *whole = g_get_monotonic_time () - begun;
    }
  g_usleep ((gulong) (*whole * round / (KILLS - 2)));
  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
  close (ready[0]);
  close (ready[1]);
}

/* Wherever it is killed, the file is as before or as merged. (out) @merged */
static void
check_killed (Files *self, int round, gint64 *whole, gboolean *merged)
{
  g_autofree char *journal = g_strconcat (self->ours, "-journal", NULL);
  g_autoptr (SkvPlan) ours = create_plan (self, self->ours);
  g_autoptr (SkvPlan) theirs = NULL, left = NULL, before = NULL;
  g_autoptr (SkvAncestor) found = NULL;
  g_autoptr (SkvMerge) merge = NULL;

  name_system (ours, "a", "A");
  skv_store_backup (store_of (ours), self->theirs, NULL);
  theirs = open_plan (self, self->theirs);
  name_many (theirs);
  name_system (ours, "a", "Ours");
  found = find (ours, theirs);
  before = skv_plan_copy (ours);
  merge = skv_merge_new (found->base, ours, theirs, "x", MERGE_TODAY, NULL);
  merge_and_kill (merge, round, whole);

  left = open_plan (self, self->ours);
  *merged = !plans_equal (left, before);
  g_assert_true (!*merged || plans_equal (left, merge->result));
  g_assert_true (skv_plan_file_verify (self->ours, &self->clock, NULL, NULL));
  g_remove (journal);
  g_remove (self->ours);
  g_remove (self->theirs);
}

static void
test_kill (Files *self, gconstpointer data)
{
  guint n_merged = 0;
  gint64 whole = 0;

  for (int round = 0; round < KILLS; round++)
    {
      gboolean merged;

      check_killed (self, round, &whole, &merged);
      n_merged += merged ? 1 : 0;
    }
  g_test_message ("%u of %d merged", n_merged, KILLS);
  g_assert_cmpuint (n_merged, >, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Files *self, gconstpointer data);
  } tests[] = {
    { "/merge/files/ancestor", test_ancestor },   { "/merge/files/undone", test_undone },
    { "/merge/files/strangers", test_strangers }, { "/merge/files/barrier", test_barrier },
    { "/merge/files/again", test_again },         { "/merge/files/one-edit", test_one_edit },
    { "/merge/files/kill", test_kill },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Files, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
