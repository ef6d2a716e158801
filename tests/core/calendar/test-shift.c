/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-fixture.h"

/* the 24 evenings as the county published them (mission.md, S0) */
static const char *const evenings_2019 =
  "2019-01-16 2019-01-17 2019-02-13 2019-02-14 2019-03-13 2019-03-14 2019-04-24> 2019-04-25> "
  "2019-05-14> 2019-05-15> 2019-06-12 2019-06-13 2019-07-17 2019-07-18 2019-08-14 2019-08-15 "
  "2019-09-18 2019-09-19 2019-10-16 2019-10-17 2019-11-13 2019-11-14 2019-12-18 2019-12-19";

static void
test_2019 (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvOccurrences) occurrences = NULL;

  put_rule (plan, &(RuleSpec){ POLICY });
  assert_lane (plan, "window", "2019-01-01", "2020-01-01", evenings_2019);
  occurrences = skv_occurrences_new (plan, day ("2019-01-01"), day ("2020-01-01"), 0);
  g_assert_cmpint (skv_occurrences_get_n (occurrences), ==, 24);
  for (guint i = 0; i < 24; i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);
      g_autofree char *start = skv_zone_format (skv_plan_get_zone (plan), occurrence->start);
      g_autofree char *end = skv_zone_format (skv_plan_get_zone (plan), occurrence->end);

      g_assert_nonnull (strstr (start, "T17:00:00+0"));
      g_assert_nonnull (strstr (end, "T22:00:00+0"));
      g_assert_true (occurrence->resolved);
      g_assert_cmpint (occurrence->reason != NULL, ==, occurrence->moved == SKV_MOVED_BY_RULE);
    }
}

/* each month asked for alone gives what the year gives: groups know no range */
static void
test_2019_by_range (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  int lengths[] = { 1, 2, 7, 31, 100 };

  put_rule (plan, &(RuleSpec){ POLICY });
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      GString *all = g_string_new (NULL);
      g_autofree char *text = NULL;

      for (SkvDay from = day ("2019-01-01"); from < day ("2020-01-01"); from += lengths[i])
        {
          SkvDay to = MIN (from + lengths[i], day ("2020-01-01"));
          g_autoptr (SkvOccurrences) part = skv_occurrences_new (plan, from, to, 0);
          g_autofree char *words = describe (part, "window");

          if (*words != '\0')
            g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", words);
        }
      text = g_string_free (all, FALSE);
      g_assert_cmpstr (text, ==, evenings_2019);
    }
}

/* S0's policy in other years where it shifts: base, first day taken or NULL, reasons at the base
 * and of all offsets tried. Computed apart from this program (samples/s0-policy-2015-2025.csv). */
static const struct
{
  const char *base;
  const char *first;
  const char *trials;
} policy_cases[] = {
  { "2015-05-13", "2015-05-20",
    "13 May is the day before Ascension Day (Kristi himmelfartsdag); 14 May is Ascension Day | 13 "
    "May is the day before Ascension Day | " },
  { "2017-04-12", "2017-04-19",
    "12 April is the day before Maundy Thursday (Skjærtorsdag); 13 April is Maundy Thursday | 11 "
    "April is before the 12th; 12 April is the day before Maundy Thursday | " },
  { "2017-05-17", NULL,
    "17 May is Constitution Day (Grunnlovsdag) | 16 May is the day before Constitution Day; 17 May "
    "is Constitution Day | 24 May is the day before Ascension Day (Kristi himmelfartsdag); 25 May "
    "is Ascension Day" },
  { "2018-05-16", "2018-05-23",
    "16 May is the day before Constitution Day (Grunnlovsdag); 17 May is Constitution Day | 16 May "
    "is the day before Constitution Day | " },
  { "2019-04-17", "2019-04-24",
    "17 April is the day before Maundy Thursday (Skjærtorsdag); 18 April is Maundy Thursday | 17 "
    "April is the day before Maundy Thursday | " },
  { "2019-05-15", "2019-05-14", "16 May is the day before Constitution Day (Grunnlovsdag) | " },
  { "2019-06-12", "2019-06-12", "" },
  { "2021-05-12", "2021-05-19",
    "12 May is the day before Ascension Day (Kristi himmelfartsdag); 13 May is Ascension Day | 11 "
    "May is before the 12th; 12 May is the day before Ascension Day | " },
  { "2023-05-17", "2023-05-24",
    "17 May is Constitution Day (Grunnlovsdag); 18 May is Ascension Day (Kristi himmelfartsdag) | "
    "16 May is the day before Constitution Day; 17 May is Constitution Day | " },
  { "2028-05-17", NULL,
    "17 May is Constitution Day (Grunnlovsdag) | 16 May is the day before Constitution Day; 17 May "
    "is Constitution Day | 24 May is the day before Ascension Day (Kristi himmelfartsdag); 25 May "
    "is Ascension Day" },
};

static void
test_policy_case (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (GPtrArray) trials = NULL;
  g_autofree char *found = NULL, *id = g_strdup_printf ("evening:%s", policy_cases[row].base);
  g_autoptr (SkvOccurrences) one = NULL;
  GString *text = g_string_new (NULL);
  const SkvTrial *last;

  put_rule (plan, &(RuleSpec){ POLICY });
  trials =
    skv_rule_trials (plan, skv_plan_get_rule (plan, "evening"), day (policy_cases[row].base));
  for (guint i = 0; i < trials->len; i++)
    {
      const SkvTrial *trial = g_ptr_array_index (trials, i);

      g_string_append (text, i > 0 ? " | " : "");
      for (guint j = 0; j < trial->rejections->len; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "; " : "",
                                (char *) g_ptr_array_index (trial->rejections, j));
    }
  found = g_string_free (text, FALSE);
  g_assert_cmpstr (found, ==, policy_cases[row].trials);

  last = g_ptr_array_index (trials, trials->len - 1);
  one = skv_occurrences_find (plan, id);
  g_assert_nonnull (one);
  g_assert_cmpint (skv_occurrences_lookup (one, id)->resolved, ==, policy_cases[row].first != NULL);
  if (policy_cases[row].first == NULL)
    g_assert_cmpint (last->rejections->len, >, 0);
  else
    g_assert_cmpint (last->first_day, ==, day (policy_cases[row].first));
  if (policy_cases[row].first != NULL)
    g_assert_cmpint (skv_occurrences_lookup (one, id)->first_day, ==,
                     day (policy_cases[row].first));
  else
    g_assert_cmpint (skv_occurrences_lookup (one, id)->first_day, ==, day (policy_cases[row].base));
}

static char *
find_shared (const char *name)
{
  const char *dir = g_getenv ("SKV_SHARED_DIR");
  g_autofree char *path =
    dir != NULL ? g_build_filename (dir, "samples", name, NULL)
                : g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "samples", name, NULL);
  char *contents = NULL;

  if (!g_file_get_contents (path, &contents, NULL, NULL))
    g_test_skip_printf ("%s is not there; set SKV_SHARED_DIR", path);
  return contents;
}

/* "+0: dagen før skjærtorsdag, skjærtorsdag; -1: before the 12th" counts as [2, 1] reasons */
static void
assert_reasons (SkvPlan *plan, SkvDay base, const char *why)
{
  g_autoptr (GPtrArray) trials = skv_rule_trials (plan, skv_plan_get_rule (plan, "evening"), base);
  g_auto (GStrv) expected = g_strsplit (why, ";", -1);

  for (guint i = 0; expected[i] != NULL; i++)
    {
      const SkvTrial *trial = g_ptr_array_index (trials, i);
      g_auto (GStrv) reasons = g_strsplit (expected[i], ",", -1);

      if (g_strstrip (expected[i])[0] == '\0')
        continue;
      g_assert_cmpint (trial->offset, ==, atoi (expected[i]));
      g_assert_cmpint (trial->rejections->len, ==, g_strv_length (reasons));
      for (guint j = 0; reasons[j] != NULL; j++)
        {
          const char *told = g_ptr_array_index (trial->rejections, j);
          gboolean before_12th = strstr (reasons[j], "before the 12th") != NULL;
          gboolean eve = strstr (reasons[j], "dagen før") != NULL;

          g_assert_cmpint (strstr (told, "is before the 12th") != NULL, ==, before_12th);
          g_assert_cmpint (strstr (told, "the day before") != NULL, ==, eve);
        }
    }
}

static void
test_policy_file (void)
{
  g_autofree char *contents = find_shared ("s0-policy-2015-2025.csv");
  g_autoptr (SkvPlan) plan = new_plan ();
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  if (contents == NULL)
    return;
  put_rule (plan, &(RuleSpec){ POLICY });
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), ",", 7);
      g_autofree char *id = g_strdup_printf ("evening:%s", cells[2]);
      g_autoptr (SkvOccurrences) one = skv_occurrences_find (plan, id);
      const SkvOccurrence *occurrence = one != NULL ? skv_occurrences_lookup (one, id) : NULL;
      g_autofree char *why = g_strdup (cells[6]);

      g_assert_nonnull (occurrence);
      g_strdelimit (why, "\"", ' ');
      n++;
      assert_reasons (plan, day (cells[2]), why);
      if (g_str_equal (cells[5], "UNRESOLVED"))
        {
          g_assert_false (occurrence->resolved);
          continue;
        }
      g_assert_true (occurrence->resolved);
      g_assert_cmpint (occurrence->first_day, ==, day (cells[3]));
      g_assert_cmpint (occurrence->first_day - occurrence->original_day, ==, atoi (cells[5]));
    }
  g_assert_cmpint (n, ==, 132);
}

/* the sentences that people read, whole */
static const struct
{
  const char *id;
  const char *words;
} explanations[] = {
  { "evening:2019-04-17",
    "17–18 April 2019 by the rule “System evening”. 17 April is the day before Maundy Thursday "
    "(Skjærtorsdag); 18 April is Maundy Thursday. One day earlier fails too: 17 April is the day "
    "before Maundy Thursday. One week later, 24–25 April 2019, is free." },
  { "evening:2019-05-16",
    "15–16 May 2019 by the rule “System evening”. 16 May is the day before Constitution Day "
    "(Grunnlovsdag). One day earlier, 14–15 May 2019, is free." },
  { "evening:2019-06-12", "12–13 June 2019 by the rule “System evening”." },
  { "evening:2028-05-17",
    "17–18 May 2028 by the rule “System evening”. 17 May is Constitution Day (Grunnlovsdag). One "
    "day earlier fails too: 16 May is the day before Constitution Day; 17 May is Constitution Day. "
    "One week later fails too: 24 May is the day before Ascension Day (Kristi himmelfartsdag); "
    "25 May is Ascension Day. Nothing fits: somebody must choose a date, or cancel it." },
  { "papers:2019-01-21",
    "21–30 January 2019 by the rule “papers”, counted from “Council” on 31 January 2019." },
  { "job", "“job” was entered for 14 March 2019." },
  { "holiday:2019-04-18", "18 April 2019: Maundy Thursday (Skjærtorsdag)." },
};

static void
test_explanation (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvOccurrences) one = NULL;
  g_autofree char *words = NULL;

  put_rule (plan, &(RuleSpec){ POLICY });
  put_rule (plan,
            &(RuleSpec){
              .id = "papers", .lane = "critical", .relative = "meeting", .from = -10, .to = -1 });
  put (plan,
       make_item (plan, "council", "meeting", "Council", "2019-01-31T10:00", "2019-01-31T15:00"));
  put_item (plan, "job", "maintenance", "2019-03-14T22:00", "2019-03-15T02:00");
  one = skv_occurrences_find (plan, explanations[row].id);
  g_assert_nonnull (one);
  words = skv_occurrence_explain (plan, skv_occurrences_lookup (one, explanations[row].id));
  g_assert_cmpstr (words, ==, explanations[row].words);
}

static void
test_why_moved (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvOccurrences) all = NULL;
  g_autofree char *moved = NULL, *unmoved = NULL;

  put_rule (plan, &(RuleSpec){ POLICY });
  all = skv_occurrences_new (plan, day ("2019-01-01"), day ("2020-01-01"), 0);
  moved = skv_occurrence_why_moved (plan, skv_occurrences_lookup (all, "evening:2019-04-18"));
  g_assert_cmpstr (
    moved, ==,
    "17 April is the day before Maundy Thursday (Skjærtorsdag); 18 April is Maundy Thursday");
  g_assert_cmpstr (skv_occurrences_lookup (all, "evening:2019-04-18")->reason, ==, moved);
  unmoved = skv_occurrence_why_moved (plan, skv_occurrences_lookup (all, "evening:2019-06-12"));
  g_assert_null (unmoved);
}

/* what a rule may avoid and its limits, one phrase each */
static const struct
{
  const char *name;
  RuleSpec rule;
  const char *expected; /* the lane in April 2019 … */
  const char *reason;   /* … and why the first was moved or failed */
} avoid_cases[] = {
  { "public-holiday",
    { .id = "r", .dates = "2019-04-18", .avoid = "public-holiday", .try_ = "-1d" },
    "2019-04-17>",
    "18 April is Maundy Thursday (Skjærtorsdag)" },
  { "eve-of-public-day-itself-public",
    { .id = "r", .dates = "2019-04-18", .avoid = "holiday-eve", .try_ = "-2d" },
    "2019-04-16>",
    "18 April is the day before Good Friday (Langfredag)" },
  { "eve-on-saturday",
    { .id = "r", .dates = "2019-04-20", .avoid = "holiday-eve", .try_ = "-1d +3d" },
    "2019-04-19>",
    "20 April is the day before Easter Sunday (Første påskedag)" },
  { "weekend",
    { .id = "r", .dates = "2019-04-13", .avoid = "weekend", .try_ = "+1d +2d" },
    "2019-04-15>",
    "13 April is a Saturday" },
  { "lane",
    { .id = "r", .dates = "2019-04-03", .avoid = "lane:exam", .try_ = "+1d +1w" },
    "2019-04-10>",
    "3 April has “exam” (Exams and all-day tests)" },
  { "same-month",
    { .id = "r", .dates = "2019-04-30", .days = "0 1", .same_month = TRUE, .try_ = "-1d" },
    "2019-04-29> 2019-04-30>",
    "1 May is not in April" },
  { "not-before-ordinal-1",
    { .id = "r", .dates = "2019-04-20", .not_before = 21, .try_ = "+1d" },
    "2019-04-21>",
    "20 April is before the 21st" },
  { "not-before-ordinal-2",
    { .id = "r", .dates = "2019-04-20", .not_before = 22, .try_ = "+2d" },
    "2019-04-22>",
    "20 April is before the 22nd" },
  { "not-before-ordinal-3",
    { .id = "r", .dates = "2019-04-02", .not_before = 3, .try_ = "+2d" },
    "2019-04-04>",
    "2 April is before the 3rd" },
  { "not-before-ordinal-11",
    { .id = "r", .dates = "2019-04-02", .not_before = 11, .try_ = "+2w" },
    "2019-04-16>",
    "2 April is before the 11th" },
  { "all-day-checks-every-day",
    { .id = "r", .dates = "2019-04-15", .length = 4, .avoid = "public-holiday", .try_ = "-1d" },
    "2019-04-14+3>",
    "18 April is Maundy Thursday (Skjærtorsdag)" },
  { "night-belongs-to-its-evening",
    { .id = "r",
      .dates = "2019-04-17",
      .start = "22:00",
      .duration = "PT8H",
      .avoid = "public-holiday" },
    "2019-04-17+1",
    NULL },
  { "order-of-try",
    { .id = "r", .dates = "2019-04-18", .avoid = "public-holiday", .try_ = "+1d +4d +5d -1d" },
    "2019-04-23>",
    "18 April is Maundy Thursday (Skjærtorsdag)" },
  { "nothing-fits",
    { .id = "r", .dates = "2019-04-18", .avoid = "public-holiday", .try_ = "+1d" },
    "2019-04-18?",
    "18 April is Maundy Thursday (Skjærtorsdag)" },
  { "half-day",
    { .id = "r", .dates = "2019-04-17", .avoid = "half-day", .try_ = "-1d" },
    "2019-04-16>",
    NULL },
};

static void
test_avoid (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvOccurrences) april = NULL;
  const SkvOccurrence *first = NULL;

  put_item (plan, "exam", "exam", "2019-04-03", "2019-04-05");
  put_rule (plan, &avoid_cases[row].rule);
  assert_lane (plan, "window", "2019-04-01", "2019-05-01", avoid_cases[row].expected);
  april = skv_occurrences_new (plan, day ("2019-04-01"), day ("2019-05-01"), 0);
  for (guint i = 0; i < skv_occurrences_get_n (april) && first == NULL; i++)
    {
      if (skv_occurrences_get (april, i)->rule != NULL)
        first = skv_occurrences_get (april, i);
    }
  if (avoid_cases[row].reason != NULL)
    g_assert_cmpstr (first->reason, ==, avoid_cases[row].reason);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shift/2019", test_2019);
  g_test_add_func ("/shift/2019-by-range", test_2019_by_range);
  g_test_add_func ("/shift/policy-2015-2025", test_policy_file);
  g_test_add_func ("/shift/why-moved", test_why_moved);
  for (gsize i = 0; i < G_N_ELEMENTS (policy_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/shift/policy/%s", policy_cases[i].base);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_policy_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (explanations); i++)
    {
      g_autofree char *path = g_strdup_printf ("/shift/words/%s", explanations[i].id);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_explanation);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (avoid_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/shift/avoid/%s", avoid_cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_avoid);
    }
  return g_test_run ();
}
