/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <sys/resource.h>

#include "core/store/store-private.h"
#include "store-fixture.h"

/* Plan files that came through the desktop's document portal: no lock and no journal is laid on
 * them, each edit replaces them as a whole, and what others wrote meanwhile is not overwritten. The
 * folder of the portal is an ordinary one here; flatpak/try-here has a real one. */

#define DOCUMENT "1a2b3c"

typedef struct
{
  Fixture base;
  char *given; /* (owned): the plan, as a sandbox sees it */
} Held;

static void
set_up (Held *self, gconstpointer data)
{
  g_autofree char *document = g_build_filename (g_get_user_runtime_dir (), "doc", DOCUMENT, NULL);

  fixture_set_up (&self->base, NULL);
  g_assert_cmpint (g_mkdir_with_parents (document, 0700), ==, 0);
  self->given = g_build_filename (document, "plan.skv", NULL);
}

static void
tear_down (Held *self, gconstpointer data)
{
  g_autofree char *document = g_path_get_dirname (self->given);
  g_autoptr (GDir) dir = g_dir_open (document, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (document, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_free (self->given);
  fixture_tear_down (&self->base, NULL);
}

static SkvStore *
open_given (Held *self)
{
  g_autoptr (GError) error = NULL;
  SkvStore *store =
    skv_store_open (self->given, SKV_STORE_DEFAULT, "planner", &self->base.clock, &error);

  g_assert_no_error (error);
  return store;
}

/* (transfer full) */
static SkvOrganisation *
organisation_new (const char *id, const char *name)
{
  SkvOrganisation *organisation = skv_record_new (SKV_KIND_ORGANISATION, id);

  skv_set_text (&organisation->name, name);
  return organisation;
}

/* the plan of the fixture, with one organisation, put where the portal has it */
static void
give (Held *self)
{
  g_autoptr (SkvStore) store = fixture_create (&self->base);
  g_autoptr (GError) error = NULL;

  commit_organisation (store, "a", "A", "one");
  skv_store_backup (store, self->given, &error);
  g_assert_no_error (error);
}

static guint
count_files (Held *self)
{
  g_autofree char *document = g_path_get_dirname (self->given);
  g_autoptr (GDir) dir = g_dir_open (document, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* as a program outside reads it, with all that SQLite has */
static void
assert_outside (Held *self, const char *id, gboolean there)
{
  g_autofree char *copy = g_build_filename (self->base.folder, "outside.skv", NULL);
  g_autoptr (GBytes) bytes = read_bytes (self->given);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) plan = NULL;

  g_file_set_contents (copy, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  plan = skv_store_open_plan (copy, SKV_STORE_DEFAULT, NULL, &self->base.clock, &error);
  g_assert_no_error (error);
  g_assert_true ((skv_plan_lookup (plan, SKV_KIND_ORGANISATION, id) != NULL) == there);
}

static void
test_edit (Held *self, gconstpointer data)
{
  g_autoptr (SkvStore) store = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  give (self);
  g_assert_cmpint (g_chmod (self->given, 0640), ==, 0);
  store = open_given (self);
  g_assert_false (skv_store_is_read_only (store));
  g_assert_cmpstr (skv_store_get_path (store), ==, self->given);
  commit_organisation (store, "b", "B", "two");
  assert_outside (self, "a", TRUE);
  assert_outside (self, "b", TRUE);
  commit_organisation (store, "c", "C", "three");
  assert_outside (self, "c", TRUE);
  g_assert_cmpuint (count_files (self), ==, 1);
  g_assert_cmpint (g_stat (self->given, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0640);
  skv_store_verify (store, &error);
  g_assert_no_error (error);
}

static void
test_undo (Held *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  give (self);
  {
    g_autoptr (SkvStore) store = open_given (self);

    commit_organisation (store, "b", "B", "two");
  }
  {
    g_autoptr (SkvPlan) plan =
      skv_store_open_plan (self->given, SKV_STORE_DEFAULT, NULL, &self->base.clock, &error);

    g_assert_no_error (error);
    g_assert_true (skv_plan_undo (plan, NULL, &error));
    g_assert_no_error (error);
  }
  assert_outside (self, "b", FALSE);
  assert_outside (self, "a", TRUE);
}

/* Somebody outside wrote: the edit is refused, theirs stays, and after loading ours can be made. */
static void
test_conflict (Held *self, gconstpointer data)
{
  g_autoptr (SkvStore) theirs = NULL, store = NULL;
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) refused = skv_edit_new ("refused"), made = skv_edit_new ("made");

  give (self);
  store = open_given (self);
  plan = skv_store_make_plan (store, &error);
  g_assert_no_error (error);
  g_remove (self->base.path);
  {
    g_autoptr (GBytes) bytes = read_bytes (self->given);

    g_file_set_contents (self->base.path, g_bytes_get_data (bytes, NULL),
                         (gssize) g_bytes_get_size (bytes), NULL);
  }
  theirs = fixture_open (&self->base);
  commit_organisation (theirs, "t", "T", "theirs");
  {
    g_autoptr (GBytes) bytes = read_bytes (self->base.path);

    g_file_set_contents (self->given, g_bytes_get_data (bytes, NULL),
                         (gssize) g_bytes_get_size (bytes), NULL);
  }

  skv_edit_put (refused, organisation_new ("b", "B"));
  g_assert_false (skv_plan_apply (plan, refused, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_outside (self, "t", TRUE);
  assert_outside (self, "b", FALSE);

  skv_plan_reload (plan, &error);
  g_assert_no_error (error);
  g_assert_nonnull (skv_plan_lookup (plan, SKV_KIND_ORGANISATION, "t"));
  skv_edit_put (made, organisation_new ("b", "B"));
  g_assert_true (skv_plan_apply (plan, made, &error));
  assert_outside (self, "t", TRUE);
  assert_outside (self, "b", TRUE);
}

typedef struct
{
  Held *held;
  GBytes *theirs; /* (nullable): what somebody lays there while an edit is being made */
} Meddling;

/* SQLite asks when an edit is whole, but nothing of it is in the file yet. */
static int
meddle (gpointer data)
{
  Meddling *self = data;
  GBytes *bytes = g_steal_pointer (&self->theirs);

  if (bytes != NULL)
    {
      g_file_set_contents (self->held->given, g_bytes_get_data (bytes, NULL),
                           (gssize) g_bytes_get_size (bytes), NULL);
      g_bytes_unref (bytes);
    }
  return 0;
}

/* Somebody outside wrote while an edit was being made: that one and all after it are refused until
 * the plan holds what they wrote. */
static void
test_conflict_meanwhile (Held *self, gconstpointer data)
{
  Meddling meddling = { self, NULL };
  g_autoptr (SkvStore) store = NULL, theirs = NULL;
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  give (self);
  theirs = fixture_open (&self->base);
  commit_organisation (theirs, "t", "T", "theirs");
  store = open_given (self);
  plan = skv_store_make_plan (store, &error);
  g_assert_no_error (error);
  sqlite3_commit_hook (store->connection->db, meddle, &meddling);
  meddling.theirs = read_bytes (self->base.path);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (SkvEdit) edit = skv_edit_new ("refused");

      skv_edit_put (edit, organisation_new ("b", "B"));
      g_assert_false (skv_plan_apply (plan, edit, &error));
      g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_CONFLICT);
      g_clear_error (&error);
      g_assert_null (meddling.theirs);
      g_assert_false (skv_store_replaced_it (store));
    }
  assert_outside (self, "b", FALSE);
  assert_outside (self, "t", TRUE);

  skv_plan_reload (plan, &error);
  g_assert_no_error (error);
  g_assert_nonnull (skv_plan_lookup (plan, SKV_KIND_ORGANISATION, "t"));
  {
    g_autoptr (SkvEdit) edit = skv_edit_new ("made");

    skv_edit_put (edit, organisation_new ("b", "B"));
    g_assert_true (skv_plan_apply (plan, edit, &error));
  }
  g_assert_true (skv_store_replaced_it (store));
  assert_outside (self, "b", TRUE);
  assert_outside (self, "t", TRUE);
}

/* What cannot be written back is refused, and is not in what is shown either. */
static void
test_not_written (Held *self, gconstpointer data)
{
  const struct rlimit small = { 4096, RLIM_INFINITY }, all = { RLIM_INFINITY, RLIM_INFINITY };
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = skv_edit_new ("refused");

  give (self);
  plan = skv_store_open_plan (self->given, SKV_STORE_DEFAULT, NULL, &self->base.clock, &error);
  g_assert_no_error (error);
  /* as a full disk, which a test cannot have */
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  skv_edit_put (edit, organisation_new ("b", "B"));
  g_assert_false (skv_plan_apply (plan, edit, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &all), ==, 0);
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_FAILED);
  g_assert_cmpuint (count_files (self), ==, 1);
  g_assert_null (skv_plan_lookup (plan, SKV_KIND_ORGANISATION, "b"));
  assert_outside (self, "b", FALSE);
  skv_plan_reload (plan, NULL);
  g_assert_null (skv_plan_lookup (plan, SKV_KIND_ORGANISATION, "b"));
  g_assert_nonnull (skv_plan_lookup (plan, SKV_KIND_ORGANISATION, "a"));
}

static void
test_create (Held *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvStore) store = skv_store_create (self->given, NULL, &self->base.clock, &error);

  g_assert_no_error (error);
  commit_organisation (store, "b", "B", "two");
  assert_outside (self, "b", TRUE);
  g_assert_cmpuint (count_files (self), ==, 1);
}

/* Half a transaction of somebody else: only its journal tells. */
static void
test_being_written (Held *self, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (self->given, "-journal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvStore) store = NULL;

  give (self);
  g_file_set_contents (journal, "half", -1, NULL);
  store = skv_store_open (self->given, SKV_STORE_DEFAULT, NULL, &self->base.clock, &error);
  g_assert_null (store);
  g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_LOCKED);
}

static void
test_no_plan (Held *self, gconstpointer data)
{
  static const char *const texts[] = { "short",
                                       "This is no plan, but a text of more than a header." };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SkvStore) store = NULL;

      g_file_set_contents (self->given, texts[i], -1, NULL);
      store = skv_store_open (self->given, SKV_STORE_DEFAULT, NULL, &self->base.clock, &error);
      g_assert_null (store);
      g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_NOT_A_PLAN);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *runtime = g_dir_make_tmp ("skv-held-XXXXXX", NULL);
  g_autofree char *documents = g_build_filename (runtime, "doc", NULL);
  g_autofree char *document = g_build_filename (documents, DOCUMENT, NULL);
  int status;

  /* before anybody asks for it; G_TEST_OPTION_ISOLATE_DIRS leaks in GLib 2.74 */
  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/store/held/" path, Held, NULL, set_up, func, tear_down)
  ADD ("edit", test_edit);
  ADD ("undo", test_undo);
  ADD ("conflict", test_conflict);
  ADD ("conflict-meanwhile", test_conflict_meanwhile);
  ADD ("not-written", test_not_written);
  ADD ("create", test_create);
  ADD ("being-written", test_being_written);
  ADD ("no-plan", test_no_plan);
  status = g_test_run ();
  g_rmdir (document);
  g_rmdir (documents);
  g_rmdir (runtime);
  return status;
}
