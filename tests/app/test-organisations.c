/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/organisations/country-days.h"
#include "app/organisations/organisation-form.h"
#include "app/organisations/organisation-words.h"

/* --- what `when` says ------------------------------------------------------------------------ */

typedef struct
{
  const char *name;
  const char *when;
  SkvPatternKind kind;
  const char *words; /* NULL: none but the text */
} WhenCase;

static const WhenCase when_cases[] = {
  { "every-year", "12-24", SKV_PATTERN_EVERY_YEAR, "24 December, every year" },
  { "leap-day", "02-29", SKV_PATTERN_EVERY_YEAR, "29 February, every year" },
  { "easter", "easter", SKV_PATTERN_EASTER, "Easter Sunday, every year" },
  { "before-easter", "easter-4", SKV_PATTERN_EASTER, "4 days before Easter Sunday, every year" },
  { "day-before-easter", "easter-1", SKV_PATTERN_EASTER, "1 day before Easter Sunday, every year" },
  { "after-easter", "easter+39", SKV_PATTERN_EASTER, "39 days after Easter Sunday, every year" },
  { "weekday", "Fri>=06-19", SKV_PATTERN_WEEKDAY,
    "the first Friday on or after 19 June, every year" },
  { "week", "week-40", SKV_PATTERN_WEEK, "week 40, Monday to Friday, every year" },
  { "weeks", "week-8/week-9", SKV_PATTERN_WEEKS, "weeks 8–9, every year" },
  { "weeks-over-new-year", "week-52/week-1", SKV_PATTERN_WEEKS, "weeks 52–1, every year" },
  { "one-date", "2026-10-05", SKV_PATTERN_ONE_DATE, "5 October 2026" },
  { "range", "2026-06-22/2026-08-16", SKV_PATTERN_RANGE, "22 June – 16 August 2026" },
  { "range-of-one", "2026-06-22/2026-06-22", SKV_PATTERN_RANGE, "22 June 2026" },
};

static void
test_when (gconstpointer data)
{
  const WhenCase *test = data;
  SkvDayPattern pattern = SKV_DAY_PATTERN_NONE;
  g_autofree char *again = NULL;
  g_autofree char *words = NULL;

  skv_day_pattern_parse (&pattern, test->when);
  g_assert_cmpint (pattern.kind, ==, test->kind);
  again = skv_day_pattern_format (&pattern);
  g_assert_cmpstr (again, ==, test->when);
  words = skv_day_pattern_words (&pattern);
  g_assert_cmpstr (words, ==, test->words);
}

/* None of these may be read as something that it does not say; the text stays as it is. */
static void
test_when_unread (gconstpointer data)
{
  SkvDayPattern pattern = SKV_DAY_PATTERN_NONE;
  g_autofree char *words = skv_day_pattern_words_of (data);

  skv_day_pattern_parse (&pattern, data);
  g_assert_cmpint (pattern.kind, ==, SKV_PATTERN_WRITTEN);
  g_assert_null (skv_day_pattern_format (&pattern));
  g_assert_cmpstr (words, ==, data);
}

static const char *const unread[] = {
  "",
  "13-01",
  "04-31",
  "1-1",
  "12-24 ",
  "easter-",
  "easter+",
  "easter-4x",
  "easter+999",
  "easter--4",
  "week-0",
  "week-54",
  "week-",
  "week-40x",
  "week-8/9",
  "Fr>=06-19",
  "Fri>=06-31",
  "Fri>06-19",
  "2026-2-3",
  "2026-02-30",
  "2026-06-22/",
  "2026-08-16/2026-06-22",
  "2026-06-22/2026-08-16/2027-01-01",
};

/* --- what the country's days follow ---------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *country;
  const char *day;
  SkvHolidayKind kind;
  const char *when;
} GuessCase;

static const GuessCase guess_cases[] = {
  { "christmas-eve", "NO", "2019-12-24", SKV_HOLIDAY_HALF_DAY, "12-24" },
  { "wednesday-before-easter", "NO", "2019-04-17", SKV_HOLIDAY_HALF_DAY, "easter-4" },
  { "eve-of-ascension", "NO", "2026-05-13", SKV_HOLIDAY_EVE, "easter+38" },
  { "midsummer-eve", "SE", "2026-06-19", SKV_HOLIDAY_EVE, "Fri>=06-19" },
  { "midsummer-eve-late", "SE", "2027-06-25", SKV_HOLIDAY_EVE, "Fri>=06-19" },
};

static void
test_guess (gconstpointer data)
{
  const GuessCase *test = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvHolidays) holidays = skv_holidays_new (test->country, &error);
  const SkvHoliday *holiday;
  g_autofree char *when = NULL;

  g_assert_no_error (error);
  holiday = skv_holidays_lookup (holidays, skv_day_parse (test->day), test->kind);
  g_assert_nonnull (holiday);
  when = skv_day_pattern_guess (holidays, holiday);
  g_assert_cmpstr (when, ==, test->when);
}

/* --- the form of a local day ----------------------------------------------------------------- */

static SkvLocalDay *
local_day (SkvLocalDayKind kind, const char *when, int free_from)
{
  SkvLocalDay *day = skv_record_new (SKV_KIND_LOCAL_DAY, "day");

  skv_set_text (&day->name, "Day");
  skv_set_text (&day->when, when);
  day->local_kind = kind;
  day->free_from = free_from;
  return day;
}

/* What was not touched is not changed. */
static void
test_form_fixed_point (gconstpointer data)
{
  const WhenCase *test = data;
  SkvLocalDay *before = local_day (SKV_LOCAL_HALF_DAY, test->when, 690);
  g_autoptr (SkvDayForm) form = skv_day_form_new_for (before, 2026);
  SkvLocalDay *after;

  g_assert_true (skv_day_form_is_valid (form));
  g_assert_false (skv_day_form_is_changed (form));
  after = skv_day_form_make_record (form);
  g_assert_true (skv_record_equal (before, after));
  skv_record_unref (before);
  skv_record_unref (after);
}

typedef struct
{
  const char *name;
  SkvDayFormField field;
  const char *text;
  SkvPatternKind pattern;
  gboolean wrong;
} FieldCase;

static const FieldCase field_cases[] = {
  { "name", SKV_DAY_FORM_NAME, "Fastelavn", SKV_PATTERN_WEEK, FALSE },
  { "no-name", SKV_DAY_FORM_NAME, "  ", SKV_PATTERN_WEEK, TRUE },
  { "hour", SKV_DAY_FORM_HOUR, "11.30", SKV_PATTERN_WEEK, FALSE },
  { "no-hour", SKV_DAY_FORM_HOUR, "", SKV_PATTERN_WEEK, TRUE },
  { "hour-24", SKV_DAY_FORM_HOUR, "24:00", SKV_PATTERN_WEEK, TRUE },
  { "first", SKV_DAY_FORM_FIRST, "5.10.2026", SKV_PATTERN_ONE_DATE, FALSE },
  { "no-first", SKV_DAY_FORM_FIRST, "", SKV_PATTERN_ONE_DATE, TRUE },
  { "first-unused", SKV_DAY_FORM_FIRST, "nonsense", SKV_PATTERN_WEEK, FALSE },
  { "first-nonsense", SKV_DAY_FORM_FIRST, "31.4.2026", SKV_PATTERN_ONE_DATE, TRUE },
  { "last-before-first", SKV_DAY_FORM_LAST, "2026-01-01", SKV_PATTERN_RANGE, TRUE },
  { "last-same-day", SKV_DAY_FORM_LAST, "2026-10-05", SKV_PATTERN_RANGE, FALSE },
  { "no-last", SKV_DAY_FORM_LAST, "", SKV_PATTERN_RANGE, TRUE },
  { "from-empty", SKV_DAY_FORM_FROM, "", SKV_PATTERN_WEEK, FALSE },
  { "from", SKV_DAY_FORM_FROM, "1.1.2020", SKV_PATTERN_WEEK, FALSE },
  { "from-nonsense", SKV_DAY_FORM_FROM, "soon", SKV_PATTERN_WEEK, TRUE },
  { "until", SKV_DAY_FORM_UNTIL, "2029-12-31", SKV_PATTERN_WEEK, FALSE },
  { "until-nonsense", SKV_DAY_FORM_UNTIL, "2029-13-31", SKV_PATTERN_WEEK, TRUE },
};

static void
test_field (gconstpointer data)
{
  const FieldCase *test = data;
  g_autoptr (SkvDayForm) form = skv_day_form_new (2026);
  g_autofree char *problem = NULL;

  skv_day_form_set_text (form, SKV_DAY_FORM_NAME, "Day");
  skv_day_form_set_text (form, SKV_DAY_FORM_FIRST, "2026-10-05");
  skv_day_form_set_text (form, SKV_DAY_FORM_LAST, "2026-10-09");
  form->pattern.kind = test->pattern;
  g_assert_true (skv_day_form_is_valid (form));
  skv_day_form_set_text (form, test->field, test->text);
  problem = skv_day_form_problem (form, test->field);
  g_assert_cmpint (problem != NULL, ==, test->wrong);
  g_assert_cmpint (skv_day_form_is_valid (form), ==, !test->wrong);
}

static void
test_form_record (void)
{
  g_autoptr (SkvDayForm) form = skv_day_form_new (2026);
  SkvLocalDay *record;
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  skv_day_form_set_text (form, SKV_DAY_FORM_NAME, " Høstferie ");
  form->kind = SKV_LOCAL_SCHOOL_HOLIDAY;
  form->pattern.kind = SKV_PATTERN_WEEK;
  form->pattern.week = 40;
  skv_day_form_set_organisation (form, "molde", TRUE);
  skv_day_form_set_organisation (form, "aukra", TRUE);
  skv_day_form_set_organisation (form, "molde", FALSE);
  skv_day_form_set_text (form, SKV_DAY_FORM_UNTIL, "31.12.2027");

  record = skv_day_form_make_record (form);
  g_assert_cmpstr (record->name, ==, "Høstferie");
  g_assert_cmpstr (record->when, ==, "week-40");
  g_assert_cmpint (record->free_from, ==, -1);
  g_assert_cmpuint (g_strv_length (record->organisations), ==, 1);
  g_assert_cmpstr (record->organisations[0], ==, "aukra");
  g_assert_cmpint (record->valid_from, ==, SKV_DAY_NONE);
  g_assert_cmpint (record->valid_until, ==, skv_day_parse ("2027-12-31"));
  skv_record_unref (record);

  edit = skv_day_form_make_edit (form);
  g_assert_cmpstr (skv_edit_get_label (edit), ==, "Add “Høstferie”");
  lines = skv_day_form_preview (form, 2026, 3);
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (lines, 0), ==, "28 September – 2 October 2026");
  g_assert_cmpstr (g_ptr_array_index (lines, 1), ==, "4–8 October 2027");
  g_assert_cmpstr (g_ptr_array_index (lines, 2), ==, "2028: none");
}

/* --- in a plan ------------------------------------------------------------------------------- */

typedef struct
{
  SkvPlan *plan;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Set up");
  g_autoptr (GError) error = NULL;
  SkvSettings *settings = skv_record_new (SKV_KIND_SETTINGS, "plan");
  SkvOrganisation *old = skv_record_new (SKV_KIND_ORGANISATION, "old");
  SkvOrganisation *new = skv_record_new (SKV_KIND_ORGANISATION, "new");
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, "feide");

  fixture->plan = skv_plan_new (NULL, &error);
  g_assert_no_error (error);
  skv_set_text (&settings->title, "Plan");
  skv_set_text (&settings->country, "NO");
  skv_set_text (&settings->time_zone, "Europe/Oslo");
  skv_set_text (&settings->language, "nb");
  skv_edit_put (edit, settings);
  skv_set_text (&old->name, "Old");
  old->valid_until = skv_day_parse ("2019-12-31");
  skv_set_text (&old->successor, "new");
  skv_edit_put (edit, old);
  skv_set_text (&new->name, "New");
  new->valid_from = skv_day_parse ("2020-01-01");
  skv_edit_put (edit, new);
  skv_set_text (&system->name, "Feide");
  skv_set_texts (&system->organisations, (const char *const[]){ "old", NULL });
  skv_edit_put (edit, system);
  skv_plan_apply (fixture->plan, edit, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->plan);
}

static void
test_validity (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = skv_organisation_validity (
    fixture->plan, skv_plan_lookup (fixture->plan, SKV_KIND_ORGANISATION, "old"));
  g_autofree char *new = skv_organisation_validity (
    fixture->plan, skv_plan_lookup (fixture->plan, SKV_KIND_ORGANISATION, "new"));

  g_assert_cmpstr (old, ==, "until 31 December 2019, then New");
  g_assert_cmpstr (new, ==, "from 1 January 2020");
  g_assert_null (skv_words_validity (SKV_DAY_NONE, SKV_DAY_NONE));
}

static void
test_referrers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) of_old =
    skv_plan_list_referrers (fixture->plan, SKV_KIND_ORGANISATION, "old");
  g_autoptr (GPtrArray) of_new =
    skv_plan_list_referrers (fixture->plan, SKV_KIND_ORGANISATION, "new");
  g_autoptr (GPtrArray) of_system = skv_plan_list_referrers (fixture->plan, SKV_KIND_SYSTEM, "old");
  g_autoptr (SkvEdit) removal = skv_record_removal (SKV_KIND_ORGANISATION, "old", "Old");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (of_old->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (of_old, 0), ==, "system “Feide”");
  g_assert_cmpuint (of_new->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (of_new, 0), ==, "organisation “Old”");
  g_assert_cmpuint (of_system->len, ==, 0);
  g_assert_false (skv_plan_apply (fixture->plan, removal, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
}

static void
test_organisation_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvOrganisationForm) form =
    skv_organisation_form_new (fixture->plan, SKV_KIND_ORGANISATION, "old", 2026);
  g_autoptr (SkvEdit) edit = skv_organisation_form_make_edit (form, fixture->plan);
  g_autofree char *problem = NULL;
  g_autoptr (GError) error = NULL;
  const SkvOrganisation *record;

  g_assert_true (skv_record_equal (skv_edit_get_change (edit, 0)->after,
                                   skv_plan_lookup (fixture->plan, SKV_KIND_ORGANISATION, "old")));

  skv_organisation_form_set_text (form, SKV_ORGANISATION_FORM_FROM, "2020-01-01");
  problem = skv_organisation_form_problem (form, SKV_ORGANISATION_FORM_UNTIL);
  g_assert_nonnull (problem);
  g_assert_null (skv_organisation_form_make_edit (form, fixture->plan));

  /* What goes on for ever has become nothing else. */
  skv_organisation_form_set_text (form, SKV_ORGANISATION_FORM_UNTIL, "");
  g_clear_pointer (&edit, skv_edit_unref);
  edit = skv_organisation_form_make_edit (form, fixture->plan);
  g_assert_true (skv_plan_apply (fixture->plan, edit, &error));
  g_assert_no_error (error);
  record = skv_plan_lookup (fixture->plan, SKV_KIND_ORGANISATION, "old");
  g_assert_null (record->successor);
  g_assert_cmpint (record->valid_from, ==, skv_day_parse ("2020-01-01"));
}

static void
test_department_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvOrganisationForm) form =
    skv_organisation_form_new (fixture->plan, SKV_KIND_DEPARTMENT, NULL, 2026);
  g_autoptr (SkvEdit) edit = NULL;
  const SkvDepartment *department;

  g_assert_false (skv_organisation_form_is_valid (form));
  skv_organisation_form_set_text (form, SKV_ORGANISATION_FORM_NAME, "IT");
  skv_set_text (&form->other, "new");
  edit = skv_organisation_form_make_edit (form, fixture->plan);
  department = (const SkvDepartment *) skv_edit_get_change (edit, 0)->after;
  g_assert_cmpstr (department->organisation, ==, "new");
}

static void
test_country_days (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvDayForm) form = skv_country_day_form (fixture->plan, skv_day_parse ("2019-04-17"));
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GPtrArray) before = skv_country_days_list (fixture->plan, 2019);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *when = skv_day_form_when (form);
  guint changed = 0;

  g_assert_cmpstr (when, ==, "easter-4");
  g_assert_cmpint (form->kind, ==, SKV_LOCAL_HALF_DAY);
  g_assert_cmpstr (form->texts[SKV_DAY_FORM_HOUR], ==, "12:00");
  g_assert_null (skv_country_day_form (fixture->plan, skv_day_parse ("2019-06-12")));

  skv_day_form_set_text (form, SKV_DAY_FORM_HOUR, "11:00");
  edit = skv_day_form_make_edit (form);
  g_assert_true (skv_plan_apply (fixture->plan, edit, &error));
  g_assert_no_error (error);
  after = skv_country_days_list (fixture->plan, 2019);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < after->len; i++)
    {
      const SkvCountryDay *day = g_ptr_array_index (after, i);

      g_assert_null (((const SkvCountryDay *) g_ptr_array_index (before, i))->changed_by);
      changed += day->changed_by != NULL;
      g_assert_cmpint (day->changed_by != NULL, ==, day->day == skv_day_parse ("2019-04-17"));
    }
  g_assert_cmpuint (changed, ==, 1);
}

#define ADD_CASES(cases, prefix, func)                                                             \
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strconcat ("/organisations/" prefix "/", cases[i].name, NULL);     \
      g_test_add_data_func (path, &cases[i], func);                                                \
    }

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD_CASES (when_cases, "when", test_when);
  ADD_CASES (when_cases, "form-fixed-point", test_form_fixed_point);
  ADD_CASES (guess_cases, "guess", test_guess);
  ADD_CASES (field_cases, "field", test_field);
  for (gsize i = 0; i < G_N_ELEMENTS (unread); i++)
    {
      g_autofree char *path = g_strdup_printf ("/organisations/unread/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, unread[i], test_when_unread);
    }
  g_test_add_func ("/organisations/form-record", test_form_record);
#define ADD(name, func) g_test_add ("/organisations/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("validity", test_validity);
  ADD ("referrers", test_referrers);
  ADD ("form", test_organisation_form);
  ADD ("department", test_department_form);
  ADD ("country-days", test_country_days);
  return g_test_run ();
}
