/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

/* A child edits as fast as it can and reports every edit when it is told that it is done; it is
 * killed at random moments, many times, on the same file. What was reported is there, nothing is
 * there by half, and the file is whole.
 *
 * Edit n makes organisation n, an item of that organisation, and writes n into the settings, which
 * the next edit replaces; every fourth one is undone and made again before it is reported. */

#define ROUNDS 40

static SkvEdit *
make_edit (int n)
{
  g_autofree char *number = g_strdup_printf ("%d", n);
  const char *const organisations[] = { number, NULL };
  SkvEdit *edit = skv_edit_new (number);
  SkvSettings *settings = skv_record_new (SKV_KIND_SETTINGS, "settings");
  SkvOrganisation *organisation = skv_record_new (SKV_KIND_ORGANISATION, number);
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, number);

  skv_set_text (&settings->title, number);
  skv_set_text (&settings->country, "NO");
  skv_set_text (&settings->time_zone, "Europe/Oslo");
  skv_set_text (&settings->language, "nb");
  skv_set_text (&organisation->name, number);
  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, number);
  skv_set_texts (&item->organisations, organisations);
  skv_edit_put (edit, settings);
  skv_edit_put (edit, organisation);
  skv_edit_put (edit, item);
  return edit;
}

static void
step (SkvPlan *plan, gboolean redo)
{
  g_autoptr (GError) error = NULL;

  if (redo)
    skv_plan_redo (plan, NULL, &error);
  else
    skv_plan_undo (plan, NULL, &error);
  g_assert_no_error (error);
}

static void G_GNUC_NORETURN
edit_for_ever (Fixture *fixture, int first, int report)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *plan =
    skv_store_open_plan (fixture->path, SKV_STORE_DEFAULT, NULL, &fixture->clock, &error);

  g_assert_no_error (error);
  for (int n = first;; n++)
    {
      g_autoptr (SkvEdit) edit = make_edit (n);

      skv_plan_apply (plan, edit, &error);
      g_assert_no_error (error);
      if (n % 4 == 0)
        {
          step (plan, FALSE);
          step (plan, TRUE);
        }
      if (write (report, &n, sizeof n) != sizeof n)
        _exit (1);
    }
}

/* the last edit that the child reported; @first - 1 if none */
static int
run_and_kill (Fixture *fixture, GRand *rand, int first)
{
  int ends[2], n, last = first - 1, status;
  pid_t pid;

  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      close (ends[0]);
      edit_for_ever (fixture, first, ends[1]);
    }
  close (ends[1]);

  if (read (ends[0], &n, sizeof n) == sizeof n)
    last = n;
  g_usleep ((gulong) g_rand_int_range (rand, 0, 40000));
  kill (pid, SIGKILL);
  while (read (ends[0], &n, sizeof n) == sizeof n)
    last = n;
  close (ends[0]);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  return last;
}

/* Opens what the killed child left; gives the number of edits in it. */
static int
check_plan (Fixture *fixture, int reported)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) plan =
    skv_store_open_plan (fixture->path, SKV_STORE_DEFAULT, NULL, &fixture->clock, &error);
  GPtrArray *items, *organisations;
  int done;

  g_assert_no_error (error);
  skv_store_verify (SKV_STORE (skv_plan_get_backend (plan)), &error);
  g_assert_no_error (error);

  items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  organisations = skv_plan_get_records (plan, SKV_KIND_ORGANISATION);
  done = (int) items->len;
  /* The one under way may have been durable before it was reported, or undone when the end came. */
  g_assert_cmpint (done, >=, reported);
  g_assert_cmpint (done, <=, reported + 1);
  g_assert_cmpuint (organisations->len, ==, items->len);
  for (int i = 0; i < done; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);

      g_assert_cmpint (atoi (item->title), ==, i + 1);
      g_assert_cmpstr (item->organisations[0], ==, item->title);
    }
  if (done > 0)
    g_assert_cmpint (atoi (skv_plan_get_settings (plan)->title), ==, done);
  return done;
}

static void
test_kill (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  int done = 0, n_hot = 0;
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  g_object_unref (fixture_create (fixture));
  for (int round = 0; round < ROUNDS; round++)
    {
      int reported = run_and_kill (fixture, rand, done + 1);

      n_hot += g_file_test (journal, G_FILE_TEST_EXISTS) ? 1 : 0;
      done = check_plan (fixture, reported);
    }
  g_test_message ("%d edits in %d lives; %d times in the middle of one", done, ROUNDS, n_hot);
  g_assert_cmpint (done, >=, ROUNDS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/crash/kill", Fixture, NULL, fixture_set_up, test_kill, fixture_tear_down);
  return g_test_run ();
}
