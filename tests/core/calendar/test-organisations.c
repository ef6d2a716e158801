/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-fixture.h"

#include "core/calendar/occurrence-edits.h"
#include "core/calendar/organisations.h"

/* Romsdal on 1 January 2020: Midsund and Nesset went into Molde; Fræna became a part of Hustadvika,
 * which was new. The others are made up. */
static const struct
{
  const char *id, *from, *until, *successor;
} organisations[] = {
  { "molde", NULL, NULL, NULL },
  { "midsund", NULL, "2019-12-31", "molde" },
  { "nesset", NULL, "2019-12-31", "molde" },
  { "hustadvika", "2020-01-01", NULL, NULL },
  { "fræna", NULL, "2019-12-31", "hustadvika" },
  { "company", "2019-03-01", "2019-09-30", NULL },
  { "third", "2021-01-01", NULL, NULL },
  { "second", "2019-01-01", "2020-12-31", "third" },
  { "first", NULL, "2018-12-31", "second" },
  { "late", "2020-03-01", NULL, NULL },
  { "early", NULL, "2019-12-31", "late" },
};

static SkvOrganisation *
make_organisation (const char *id, const char *from, const char *until, const char *successor)
{
  SkvOrganisation *organisation = skv_record_new (SKV_KIND_ORGANISATION, id);
  g_autofree char *name = g_strconcat ("the ", id, NULL);

  skv_set_text (&organisation->name, name);
  organisation->valid_from = from != NULL ? day (from) : SKV_DAY_NONE;
  organisation->valid_until = until != NULL ? day (until) : SKV_DAY_NONE;
  skv_set_text (&organisation->successor, successor);
  return organisation;
}

static SkvPlan *
make_plan (void)
{
  SkvPlan *plan = new_plan ();

  for (gsize i = 0; i < G_N_ELEMENTS (organisations); i++)
    put (plan, make_organisation (organisations[i].id, organisations[i].from,
                                  organisations[i].until, organisations[i].successor));
  return plan;
}

/* --- who there is on a day ------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *ids, *day, *expected;
} days[] = {
  { "everybody", "", "2020-06-01", "" },
  { "always", "molde", "1900-01-01", "molde" },
  { "last-day", "midsund", "2019-12-31", "midsund" },
  { "day-after", "midsund", "2020-01-01", "molde" },
  { "long-after", "nesset", "2099-01-01", "molde" },
  { "two-become-one", "nesset midsund", "2020-01-01", "molde" },
  { "into-one-that-is-named", "midsund molde nesset", "2020-01-01", "molde" },
  { "before-they-are-three", "midsund molde nesset", "2019-12-31", "midsund molde nesset" },
  { "not-begun", "hustadvika", "2019-12-31", "" },
  { "first-day", "hustadvika", "2020-01-01", "hustadvika" },
  { "founded-from", "fræna hustadvika", "2020-01-01", "hustadvika" },
  { "not-founded-yet", "fræna hustadvika", "2019-12-31", "fræna" },
  { "ended", "company", "2019-10-01", "" },
  { "ended-beside-others", "company molde", "2019-10-01", "molde" },
  { "lives", "company molde", "2019-09-30", "company molde" },
  { "renamed", "first", "2019-01-01", "second" },
  { "renamed-last-day", "first", "2020-12-31", "second" },
  { "renamed-twice", "first", "2021-01-01", "third" },
  { "all-its-names", "first second third", "2019-05-05", "second" },
  { "order", "third molde first", "2022-01-01", "third molde" },
  { "gap", "early", "2020-02-29", "" },
  { "after-gap", "early", "2020-03-01", "late" },
};

static void
test_day (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvOrganisations *self = skv_plan_get_organisations (plan);
  g_auto (GStrv) ids = split (days[i].ids);
  const char *const *there =
    skv_organisations_at (self, (const char *const *) ids, day (days[i].day));
  g_autofree char *words = g_strjoinv (" ", (GStrv) there);

  g_assert_cmpstr (words, ==, days[i].expected);
  g_assert_true (there ==
                 skv_plan_organisations_at (plan, (const char *const *) ids, day (days[i].day)));
  g_assert_cmpint (skv_organisations_is_nobody (self, (const char *const *) ids, day (days[i].day)),
                   ==, ids[0] != NULL && there[0] == NULL);
  if (ids[0] != NULL && ids[1] == NULL)
    g_assert_cmpint (skv_organisations_exists (self, ids[0], day (days[i].day)), ==,
                     g_str_equal (days[i].expected, ids[0]));
  /* what is not placed is for whom it says */
  g_assert_true (skv_organisations_at (self, (const char *const *) ids, SKV_DAY_NONE) ==
                 (const char *const *) ids);
}

static void
test_names (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();

  g_assert_cmpstr (skv_plan_organisation_name_at (plan, "midsund", day ("2019-12-31")), ==,
                   "the midsund");
  g_assert_cmpstr (skv_plan_organisation_name_at (plan, "midsund", day ("2020-01-01")), ==,
                   "the molde");
  g_assert_cmpstr (skv_plan_organisation_name_at (plan, "company", day ("2020-01-01")), ==,
                   "the company");
}

/* An edit is seen at once; what was given before stays with those who hold on to it. */
static void
test_edit (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOrganisations) before = skv_organisations_ref (skv_plan_get_organisations (plan));
  const char *const ids[] = { "company", "midsund", NULL };
  const char *const *then = skv_organisations_at (before, ids, day ("2020-01-01"));

  put (plan, make_organisation ("company", NULL, "2019-12-31", "third"));
  put (plan, make_organisation ("midsund", NULL, NULL, NULL));
  put (plan, make_organisation ("third", NULL, NULL, NULL));
  g_assert_cmpstr (then[0], ==, "molde");
  g_assert_null (then[1]);
  then = skv_plan_organisations_at (plan, ids, day ("2020-01-01"));
  g_assert_cmpstr (then[0], ==, "third");
  g_assert_cmpstr (then[1], ==, "midsund");
}

/* Where none has dates nothing is looked at: the very list comes back. */
static void
test_undated (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  const char *const ids[] = { "a", "b", NULL };

  put (plan, make_organisation ("a", NULL, NULL, NULL));
  put (plan, make_organisation ("b", NULL, NULL, NULL));
  g_assert_true (skv_plan_organisations_at (plan, ids, 0) == ids);
}

/* --- occurrences ----------------------------------------------------------------------------- */

/* "2019-12-20 midsund; 2020-01-20 molde" */
static char *
describe_whom (const SkvOccurrences *occurrences)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);
      g_autofree char *date = skv_day_format (occurrence->first_day);
      g_autofree char *whom = g_strjoinv (" ", (GStrv) occurrence->organisations);

      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "; " : "", date, whom);
    }
  return g_string_free (text, FALSE);
}

static void
assert_whom (SkvPlan *plan, const char *from, const char *to, const char *expected)
{
  g_autoptr (SkvOccurrences) occurrences = skv_occurrences_new (plan, day (from), day (to), 0);
  g_autofree char *found = describe_whom (occurrences);

  g_assert_cmpstr (found, ==, expected);
  /* by its id each is found the same */
  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);
      g_autoptr (SkvOccurrences) one = skv_occurrences_find (plan, occurrence->id);

      g_assert_nonnull (one);
      g_assert_true (
        g_strv_equal (skv_occurrences_get (one, 0)->organisations, occurrence->organisations));
    }
}

static const struct
{
  const char *name;
  RuleSpec rule;
  const char *whom;
  const char *from, *to, *expected;
} rules[] = {
  { "merged",
    { .id = "r", .rrule = "FREQ=MONTHLY;BYMONTHDAY=20", .start = "17:00", .duration = "PT5H" },
    "midsund nesset",
    "2019-11-01",
    "2020-03-01",
    "2019-11-20 midsund nesset; 2019-12-20 midsund nesset; 2020-01-20 molde; 2020-02-20 molde" },
  { "joined",
    { .id = "r", .rrule = "FREQ=MONTHLY;BYMONTHDAY=20", .start = "17:00", .duration = "PT5H" },
    "hustadvika",
    "2019-11-01",
    "2020-03-01",
    "2020-01-20 hustadvika; 2020-02-20 hustadvika" },
  { "ended",
    { .id = "r", .rrule = "FREQ=MONTHLY;BYMONTHDAY=30", .start = "17:00", .duration = "PT5H" },
    "company",
    "2019-01-01",
    "2020-12-31",
    "2019-03-30 company; 2019-04-30 company; 2019-05-30 company; 2019-06-30 company; 2019-07-30 "
    "company; 2019-08-30 company; 2019-09-30 company" },
  { "renamed-twice",
    { .id = "r",
      .rrule = "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1",
      .start = "17:00",
      .duration = "PT5H" },
    "first",
    "2018-01-01",
    "2022-01-01",
    "2018-06-01 first; 2019-06-01 second; 2020-06-01 second; 2021-06-01 third" },
  { "gap",
    { .id = "r", .rrule = "FREQ=MONTHLY;BYMONTHDAY=1", .start = "17:00", .duration = "PT5H" },
    "early",
    "2019-12-01",
    "2020-04-02",
    "2019-12-01 early; 2020-03-01 late; 2020-04-01 late" },
  /* New Year's Eve is shifted over the change: it is for whom there is where it lies. */
  { "shifted-over-the-change",
    { .id = "r",
      .rrule = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31",
      .start = "17:00",
      .duration = "PT5H",
      .avoid = "holiday-eve public-holiday",
      .try_ = "+2d" },
    "midsund",
    "2019-12-01",
    "2020-02-01",
    "2020-01-02 molde" },
  { "shifted-out-of-life",
    { .id = "r",
      .rrule = "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=28", /* a Saturday in 2019 */
      .start = "17:00",
      .duration = "PT5H",
      .avoid = "weekend",
      .try_ = "+3d" },
    "company",
    "2019-09-01",
    "2019-11-01",
    "" },
  /* all-day over the change: its first day says for whom */
  { "all-day-over-the-change",
    { .id = "r", .dates = "2019-12-30 2020-12-30", .length = 7 },
    "nesset fræna",
    "2019-12-01",
    "2021-02-01",
    "2019-12-30 nesset fræna; 2020-12-30 molde hustadvika" },
  /* the evenings of one group each on their own */
  { "group-over-the-change",
    { .id = "r", .dates = "2019-12-31", .days = "0 1", .start = "17:00", .duration = "PT5H" },
    "midsund",
    "2019-12-01",
    "2020-02-01",
    "2019-12-31 midsund; 2020-01-01 molde" },
  { "over-midnight",
    { .id = "r", .dates = "2019-12-31", .start = "22:00", .duration = "PT8H" },
    "midsund",
    "2019-12-01",
    "2020-02-01",
    "2019-12-31 midsund" },
  { "for-all",
    { .id = "r", .dates = "2019-12-31 2020-01-01", .start = "17:00", .duration = "PT5H" },
    "",
    "2019-12-01",
    "2020-02-01",
    "2019-12-31 ; 2020-01-01 " },
};

static void
test_rule (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvRule *rule = make_rule (&rules[i].rule);

  set_words (&rule->organisations, rules[i].whom);
  put (plan, rule);
  assert_whom (plan, rules[i].from, rules[i].to, rules[i].expected);
}

/* what a lane that others wait for holds is the same: nothing lies where nobody is */
static void
test_avoided (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvRule *rule =
    make_rule (&(RuleSpec){ .id = "freeze", .lane = "freeze", .dates = "2019-09-30 2019-10-01" });

  set_words (&rule->organisations, "company");
  put (plan, rule);
  put_rule (plan, &(RuleSpec){ .id = "evening",
                               .dates = "2019-09-30 2019-10-01",
                               .start = "17:00",
                               .duration = "PT5H",
                               .avoid = "lane:freeze",
                               .try_ = "+2d" });
  assert_lane (plan, "window", "2019-09-01", "2019-11-01", "2019-10-01 2019-10-02>");
}

static void
put_item_for (SkvPlan *plan, const char *id, const char *start, const char *whom)
{
  SkvItem *item = make_item (plan, id, "maintenance", id, start, NULL);

  set_words (&item->organisations, whom);
  put (plan, item);
}

/* One-off items follow too, but never vanish. */
static void
test_items (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();

  put_item_for (plan, "a", "2019-12-31T17:00", "midsund nesset");
  put_item_for (plan, "b", "2020-01-01T17:00", "midsund nesset");
  put_item_for (plan, "c", "2020-01-02T17:00", "company");
  put_item_for (plan, "d", "2020-01-03T17:00", "company fræna");
  assert_whom (plan, "2019-12-01", "2020-02-01",
               "2019-12-31 midsund nesset; 2020-01-01 molde; 2020-01-02 company; 2020-01-03 "
               "hustadvika");
}

/* An evening moved by hand over the change, and one moved back. */
static void
test_moved (void)
{
  static const struct
  {
    const char *id, *to;
  } moves[] = { { "r:2019-12-30", "2020-01-07T17:00" }, { "r:2020-01-06", "2019-12-23T17:00" } };
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvRule *rule = make_rule (&(RuleSpec){
    .id = "r", .dates = "2019-12-30 2020-01-06", .start = "17:00", .duration = "PT5H" });

  set_words (&rule->organisations, "nesset");
  put (plan, rule);
  assert_whom (plan, "2019-12-01", "2020-02-01", "2019-12-30 nesset; 2020-01-06 molde");
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, moves[i].id);
      g_autoptr (SkvEdit) edit =
        skv_occurrence_move (plan, skv_occurrences_get (found, 0),
                             skv_zone_parse (skv_plan_get_zone (plan), moves[i].to), NULL, NULL);

      apply (plan, edit);
    }
  assert_whom (plan, "2019-12-01", "2020-02-01", "2019-12-23 nesset; 2020-01-07 molde");
}

/* --- what cannot be -------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *id, *from, *until, *successor;
  const char *field, *words; /* NULL: it can */
} problems[] = {
  { "one-day", "new", "2020-01-01", "2020-01-01", NULL, NULL, NULL },
  { "backwards", "new", "2020-01-02", "2020-01-01", NULL, "valid_until", "before it begins" },
  { "successor-without-end", "new", "2020-01-02", NULL, "molde", "valid_until", "last day" },
  { "no-such-successor", "new", NULL, "2020-01-01", "nowhere", "successor", "“nowhere”" },
  { "itself", "molde", NULL, "2020-01-01", "molde", "successor", "“the molde” → “the molde”" },
  { "circle", "molde", NULL, "2020-01-01", "midsund", "successor",
    "“the midsund” → “the molde” → “the midsund”" },
  { "circle-of-three", "third", NULL, "2025-01-01", "first", "successor",
    "“the third” → “the first”" },
  { "gap", "new", NULL, "2019-01-01", "late", NULL, NULL },
  { "successor-ends-first", "new", NULL, "2030-01-01", "company", NULL, NULL },
};

static void
test_problem (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvEdit) edit = skv_edit_new ("Put");
  g_autoptr (SkvProblem) problem = NULL;

  skv_edit_put (edit, make_organisation (problems[i].id, problems[i].from, problems[i].until,
                                         problems[i].successor));
  problem = skv_plan_find_problem (plan, edit);
  if (problems[i].field == NULL)
    {
      g_assert_null (problem);
      return;
    }
  g_assert_nonnull (problem);
  g_test_message ("%s", problem->message);
  g_assert_cmpstr (problem->field, ==, problems[i].field);
  g_assert_nonnull (strstr (problem->message, problems[i].words));
}

static void
test_department (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvEdit) edit = skv_edit_new ("Put");
  g_autoptr (SkvProblem) problem = NULL;
  SkvDepartment *department = skv_record_new (SKV_KIND_DEPARTMENT, "it");

  skv_set_text (&department->name, "IT");
  department->valid_from = day ("2020-01-01");
  department->valid_until = day ("2019-12-31");
  skv_edit_put (edit, department);
  problem = skv_plan_find_problem (plan, edit);
  g_assert_nonnull (problem);
  g_assert_cmpstr (problem->field, ==, "valid_until");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD_TABLE(table, path, func)                                                               \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)                                                 \
    {                                                                                              \
      g_autofree char *name = g_strdup_printf ("/organisations/" path "/%s", table[i].name);       \
                                                                                                   \
      g_test_add_data_func (name, GSIZE_TO_POINTER (i), func);                                     \
    }
  ADD_TABLE (days, "day", test_day)
  ADD_TABLE (rules, "rule", test_rule)
  ADD_TABLE (problems, "problem", test_problem)
  g_test_add_func ("/organisations/names", test_names);
  g_test_add_func ("/organisations/edit", test_edit);
  g_test_add_func ("/organisations/undated", test_undated);
  g_test_add_func ("/organisations/avoided", test_avoided);
  g_test_add_func ("/organisations/items", test_items);
  g_test_add_func ("/organisations/moved", test_moved);
  g_test_add_func ("/organisations/department", test_department);
  return g_test_run ();
}
