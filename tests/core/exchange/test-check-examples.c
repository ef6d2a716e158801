/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Every check has its words, and an example in which it finds what it is for, and beside it work
 * that nothing is wrong with. */

#include <string.h>

#include "core/conflict/check-help.h"
#include "core/conflict/check-settings.h"
#include "core/exchange/check-examples.h"
#include "core/exchange/examples.h"
#include "core/exchange/json-reader.h"
#include "core/exchange/json-writer.h"

#define YEAR 2027

/* What cannot be shown alone: two jobs that do not fit into an evening overlap in it. */
static const struct
{
  const char *check;
  const char *companion;
} companions[] = {
  { "window-full", "system-twice" },
};

static gboolean
is_expected (const char *check, const char *found)
{
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      if (g_str_equal (companions[i].check, check) && g_str_equal (companions[i].companion, found))
        return TRUE;
    }
  return g_str_equal (check, found);
}

static SkvPlan *
open_example (const char *check)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_check_example_open (check, &error);

  g_assert_no_error (error);
  return plan;
}

/* --- words ------------------------------------------------------------------------------------ */

static void
assert_sentences (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_ascii_isupper (*text));
  g_assert_true (g_str_has_suffix (text, "."));
}

static void
test_help (gconstpointer data)
{
  const char *check = data;
  g_autofree char *days = skv_check_days_words (check);
  SkvCheckHelp help = { NULL };

  g_assert_true (skv_check_get_help (check, &help));
  assert_sentences (help.looks);
  assert_sentences (help.solves);
  assert_sentences (help.decides);
  if (help.weight != NULL)
    assert_sentences (help.weight);
  g_assert_cmpint (help.days != NULL, ==, skv_check_counts_days (check));
  g_assert_cmpint (days != NULL, ==, skv_check_counts_days (check));
  if (days != NULL)
    assert_sentences (days);
}

static void
test_no_such_check (void)
{
  g_autoptr (GError) error = NULL;
  SkvCheckHelp help = { NULL };

  g_assert_false (skv_check_get_help ("frieze", &help));
  g_assert_null (help.looks);
  g_assert_null (skv_check_days_words ("frieze"));
  g_assert_null (skv_check_example_message ("frieze", 0));
  g_assert_null (skv_check_example_open ("frieze", &error));
  g_assert_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_NOT_FOUND);
}

/* --- examples --------------------------------------------------------------------------------- */

/* read without a complaint, and written and read again as the same */
static void
test_valid (gconstpointer data)
{
  g_autofree char *name = skv_check_example_name (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = skv_example_load (name, &error);
  g_autoptr (SkvPlan) empty = skv_plan_new (NULL, NULL);
  g_autoptr (SkvPlan) again = skv_plan_new (NULL, NULL);
  g_autoptr (SkvPlan) plan = open_example (data);
  g_autofree char *text = skv_json_write (plan), *text_again = NULL;
  g_autoptr (GBytes) written = g_bytes_new (text, strlen (text));
  g_autoptr (SkvImport) import = NULL, second = NULL;

  g_assert_no_error (error);
  import = skv_json_read (empty, name, bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (import->warnings->len, ==, 0);
  g_assert_true (g_str_has_prefix (skv_plan_get_settings (plan)->title, "Eksempel: "));
  second = skv_json_read (again, name, written, &error);
  g_assert_no_error (error);
  g_assert_true (skv_plan_apply (again, second->edit, &error));
  text_again = skv_json_write (again);
  g_assert_cmpstr (text, ==, text_again);
}

/* how often the check itself finds something; nothing else may */
static guint
count_own (SkvChecker *checker, const char *check)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);
  GPtrArray *missing = skv_checker_get_not_calculated (checker);
  gboolean lists_missing = g_str_equal (check, "not-calculated");
  guint n = lists_missing ? missing->len : 0;

  g_assert_true (lists_missing || missing->len == 0);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (!is_expected (check, conflict->check))
        g_error ("%s: also %s: %s", check, conflict->check, conflict->message);
      n += g_str_equal (conflict->check, check);
    }
  return n;
}

static gboolean
is_told (SkvChecker *checker, const char *id)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);
  GPtrArray *missing = skv_checker_get_not_calculated (checker);
  gboolean told = FALSE;

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      told = told || g_str_equal (conflict->item, id) || g_strcmp0 (conflict->against, id) == 0;
    }
  for (guint i = 0; i < missing->len; i++)
    told = told || g_str_equal (((SkvNotCalculated *) g_ptr_array_index (missing, i))->item, id);
  return told;
}

/* What the notes of the jobs say is so: there is one that collides and one that does not. */
static void
assert_notes (SkvPlan *plan, SkvChecker *checker)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  guint n_told = 0, n_free = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);
      const char *notes = item->notes != NULL ? item->notes : "";
      gboolean told =
        g_str_has_prefix (notes, "Kolliderer: ") || g_str_has_prefix (notes, "Ikke beregnet: ");

      if (!told && !g_str_has_prefix (notes, "Går bra: "))
        continue;
      g_assert_cmpint (is_told (checker, item->parent.id), ==, told);
      n_told += told;
      n_free += !told;
    }
  g_assert_cmpuint (n_free, >, 0);
  /* a moved evening is no job and has no notes */
  g_assert_true (n_told > 0 || items->len > n_free);
}

static void
test_finds (gconstpointer data)
{
  const char *check = data;
  SkvDay from = skv_day_from_ymd (YEAR, 1, 1), to = skv_day_from_ymd (YEAR + 1, 1, 1);
  g_autoptr (SkvPlan) plan = open_example (check);
  g_autoptr (SkvChecker) checker = skv_checker_new (plan, from, to);
  g_autofree char *message = skv_check_example_message (check, from);

  skv_checker_set_today (checker, from);
  g_assert_cmpuint (count_own (checker, check), >, 0);
  g_assert_nonnull (message);
  if (skv_plan_get_records (plan, SKV_KIND_ITEM)->len > 0)
    assert_notes (plan, checker);
}

/* The one that asks what is today shows something on any day, and something that is in time. */
static void
test_any_day (void)
{
  SkvDay first = skv_day_from_ymd (2026, 1, 1), end = skv_day_from_ymd (2036, 1, 1);
  g_autoptr (SkvPlan) plan = open_example ("short-notice");

  for (SkvDay today = first; today < end; today++)
    {
      g_autoptr (SkvChecker) checker = skv_checker_new (plan, today, today + 28);
      guint n = skv_occurrences_get_n (skv_checker_get_occurrences (checker)), found;

      skv_checker_set_today (checker, today);
      found = count_own (checker, "short-notice");
      if (found == 0 || found + 2 > n)
        {
          g_autofree char *date = skv_day_format (today);

          g_error ("%s: %u of %u", date, found, n);
        }
    }
}

/* A new plan can be made of each by its name, but they are not among those to begin a plan with. */
static void
test_not_listed (void)
{
  g_autoptr (GPtrArray) examples = skv_examples_list ();

  g_assert_cmpuint (examples->len, >, 0);
  for (guint i = 0; i < examples->len; i++)
    g_assert_null (strchr (((SkvExample *) g_ptr_array_index (examples, i))->name, '/'));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (const char *const *check = skv_check_names (); *check != NULL; check++)
    {
      g_autofree char *help = g_strconcat ("/exchange/check-examples/help/", *check, NULL);
      g_autofree char *valid = g_strconcat ("/exchange/check-examples/valid/", *check, NULL);
      g_autofree char *finds = g_strconcat ("/exchange/check-examples/finds/", *check, NULL);

      g_test_add_data_func (help, *check, test_help);
      g_test_add_data_func (valid, *check, test_valid);
      g_test_add_data_func (finds, *check, test_finds);
    }
  g_test_add_func ("/exchange/check-examples/no-such-check", test_no_such_check);
  g_test_add_func ("/exchange/check-examples/any-day", test_any_day);
  g_test_add_func ("/exchange/check-examples/not-listed", test_not_listed);
  return g_test_run ();
}
