/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/plan-file.h"
#include "store-fixture.h"

/* Whether a plan file is whole, copies of it, and going back to one. */

static char *
organisation_name (Fixture *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) plan =
    skv_store_open_plan (path, SKV_STORE_READ_ONLY, NULL, &self->clock, &error);
  const SkvOrganisation *organisation;

  g_assert_no_error (error);
  organisation = skv_plan_lookup (plan, SKV_KIND_ORGANISATION, "a");
  return g_strdup (organisation != NULL ? organisation->name : NULL);
}

static void
assert_name (Fixture *self, const char *path, const char *expected)
{
  g_autofree char *name = organisation_name (self, path);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_backup (Fixture *self, gconstpointer data)
{
  g_autoptr (SkvStore) store = fixture_create (self);
  g_autofree char *copy = NULL, *second = NULL, *kept_as = NULL;
  g_autoptr (SkvEdit) undone = NULL;
  g_autoptr (GError) error = NULL;
  SkvPlanFileReport report;

  commit_organisation (store, "a", "A", "one");
  commit_organisation (store, "a", "B", "two");
  undone = backend_step (store, FALSE, &error);
  g_assert_no_error (error);
  copy = skv_plan_file_backup (self->path, NULL, &self->clock, &error);
  g_assert_no_error (error);
  second = skv_plan_file_backup (self->path, NULL, &self->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (copy, !=, second);
  g_assert_true (skv_plan_file_verify (copy, &self->clock, &report, &error));
  g_assert_cmpuint (report.n_edits, ==, 2);
  g_assert_cmpuint (report.n_taken_back, ==, 1);
  g_assert_null (skv_plan_file_backup (self->path, second, &self->clock, &error));
  g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_EXISTS);
  g_clear_error (&error);

  commit_organisation (store, "a", "Later", "three");
  skv_plan_file_restore (self->path, copy, &self->clock, &kept_as, &error);
  g_assert_no_error (error);
  assert_name (self, self->path, "A");
  assert_name (self, kept_as, "Later");
  /* who had the old one open writes into neither */
  g_assert_null (backend_step (store, FALSE, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_CONFLICT);
}

/* What is no whole plan is refused, and nothing changes. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  static const gsize cuts[] = { 5000, 1, G_MAXSIZE }; /* bytes off its end */
  g_autoptr (SkvStore) store = fixture_create (self);
  g_autofree char *other = g_build_filename (self->folder, "other.skv", NULL);
  g_autoptr (GBytes) whole = NULL;
  guint n_files;

  commit_organisation (store, "a", "A", "one");
  g_clear_object (&store);
  whole = read_bytes (self->path);
  n_files = fixture_count_files (self);
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      gsize length = g_bytes_get_size (whole);
      g_autoptr (GError) error = NULL, again = NULL;
      g_autofree char *kept_as = NULL;

      g_file_set_contents (other, g_bytes_get_data (whole, NULL),
                           (gssize) (length - MIN (length, cuts[i])), &error);
      g_assert_no_error (error);
      g_assert_false (skv_plan_file_verify (other, &self->clock, NULL, &error));
      g_assert_nonnull (error);
      g_assert_false (skv_plan_file_restore (self->path, other, &self->clock, &kept_as, &again));
      g_assert_nonnull (again);
      g_assert_null (kept_as);
      assert_bytes (self->path, whole);
      g_remove (other);
      g_assert_cmpuint (fixture_count_files (self), ==, n_files);
    }
}

/* A damaged plan is replaced by its backup, and kept; one that is gone comes back. */
static void
test_restore_damaged (Fixture *self, gconstpointer data)
{
  g_autoptr (SkvStore) store = fixture_create (self);
  g_autofree char *copy = NULL, *kept_as = NULL, *nothing = NULL, *content = NULL;
  g_autoptr (GError) error = NULL;

  commit_organisation (store, "a", "A", "one");
  g_clear_object (&store);
  copy = skv_plan_file_backup (self->path, NULL, &self->clock, NULL);
  g_assert_true (g_file_set_contents (self->path, "not a plan any more", -1, NULL));
  skv_plan_file_restore (self->path, copy, &self->clock, &kept_as, &error);
  g_assert_no_error (error);
  assert_name (self, self->path, "A");
  g_assert_true (g_file_get_contents (kept_as, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "not a plan any more");

  g_remove (self->path);
  skv_plan_file_restore (self->path, copy, &self->clock, &nothing, &error);
  g_assert_no_error (error);
  g_assert_null (nothing);
  assert_name (self, self->path, "A");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/store/plan-file/backup", test_backup },
    { "/store/plan-file/refused", test_refused },
    { "/store/plan-file/restore-damaged", test_restore_damaged },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  return g_test_run ();
}
