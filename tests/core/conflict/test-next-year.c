/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/next-year.h"

#include "plan-text.h"

#include "core/calendar/shift.h"

/* --- plans ----------------------------------------------------------------------------------- */

static void
put (SkvPlan *plan, gpointer record)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Put");
  g_autoptr (GError) error = NULL;

  skv_edit_put (edit, record);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

static SkvRule *
window_rule (const char *id, const char *rrule)
{
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, id);

  skv_set_text (&rule->lane, "window");
  skv_set_text (&rule->title, id);
  rule->base = SKV_BASE_RRULE;
  skv_set_text (&rule->rrule, rrule);
  rule->start = 17 * 60;
  rule->duration = 5 * 60;
  rule->valid_from = rule->valid_until = SKV_DAY_NONE;
  return rule;
}

static SkvDay
day (const char *date)
{
  SkvDay found = skv_day_parse (date);

  g_assert_cmpint (found, !=, SKV_DAY_NONE);
  return found;
}

/* The county's policy; design.md, section 3. */
static void
put_policy (SkvPlan *plan)
{
  static const char *const avoid[] = { "public-holiday", "holiday-eve", NULL };
  static const char *const tries[] = { "-1d", "+7d", NULL };
  SkvRule *rule = window_rule ("evening", "FREQ=MONTHLY;BYDAY=WE;BYMONTHDAY=12,13,14,15,16,17,18");
  int days[] = { 0, 1 };

  g_array_append_vals (rule->days, days, 2);
  skv_set_texts (&rule->avoid, avoid);
  skv_set_texts (&rule->try_, tries);
  rule->not_before_day = 12;
  put (plan, rule);
}

/* --- in words, for comparing ----------------------------------------------------------------- */

static char *
describe_copies (SkvNextYear *next)
{
  GPtrArray *copies = skv_next_year_get_copies (next);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < copies->len; i++)
    {
      const SkvNextYearCopy *copy = g_ptr_array_index (copies, i);
      g_autofree char *date = skv_day_format (copy->day);

      g_string_append_printf (text, "%s%s %s%s%s%s", i > 0 ? ", " : "", copy->title, date,
                              copy->copied ? " copied" : "", copy->exists ? " exists" : "",
                              copy->recurs ? " recurs" : "");
    }
  return g_string_free (text, FALSE);
}

static char *
describe_asks (SkvNextYear *next)
{
  GPtrArray *asks = skv_next_year_get_asks (next);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < asks->len; i++)
    {
      const SkvNextYearAsk *ask = g_ptr_array_index (asks, i);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? " | " : "",
                              ask->who != NULL ? ask->who : "?", ask->what);
    }
  return g_string_free (text, FALSE);
}

static guint
count_lines (SkvNextYear *next, SkvNextYearChange change)
{
  GPtrArray *lines = skv_next_year_get_lines (next);
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += ((SkvNextYearLine *) g_ptr_array_index (lines, i))->change == change;
  return n;
}

static const SkvNextYearLine *
first_line (SkvNextYear *next, SkvNextYearChange change)
{
  GPtrArray *lines = skv_next_year_get_lines (next);

  for (guint i = 0; i < lines->len; i++)
    {
      const SkvNextYearLine *line = g_ptr_array_index (lines, i);

      if (line->change == change)
        return line;
    }
  return NULL;
}

/* --- copies ---------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *plan;
  int year;
  const char *expected;
} CopyCase;

static const CopyCase copy_cases[] = {
  { "period-keeps-its-dates", "critical Closing 2019-01-01 2019-02-01", 2020,
    "Closing 2020-01-01 copied" },
  { "long-period-keeps-its-dates", "critical School 2019-08-18 2019-09-01", 2020,
    "School 2020-08-18 copied" },
  { "evening-keeps-its-weekday", "maintenance Job 2019-06-12T18:00 2019-06-12T20:00", 2020,
    "Job 2020-06-10" },
  { "one-day-keeps-its-weekday", "critical Count 2019-09-09 2019-09-10", 2020,
    "Count 2020-09-07 copied" },
  { "week-53-becomes-52", "maintenance Job 2020-12-29T18:00 2020-12-29T20:00", 2021,
    "Job 2021-12-28" },
  { "first-days-stay-in-january", "maintenance Job 2019-01-01T18:00 2019-01-01T20:00", 2020,
    "Job 2020-01-07" },
  { "last-days-stay-in-december", "maintenance Job 2019-12-31T18:00 2019-12-31T20:00", 2020,
    "Job 2020-12-29" },
  { "leap-day", "critical Leap 2020-02-29 2020-03-01", 2021, "Leap 2021-02-28 copied" },
  { "meetings-are-asked-for", "meeting Council 2019-01-31 2019-02-01", 2020, "" },
  { "exams-are-asked-for", "exam Exam 2019-05-20 2019-06-08", 2020, "" },
  { "cancelled-does-not-recur", "critical Gone 2019-09-09 2019-09-10 status=cancelled", 2020, "" },
  { "postponed-does-not-recur", "maintenance Gone 2019-09-09 2019-09-10 status=postponed", 2020,
    "" },
  { "emergency-does-not-recur",
    "maintenance Fire 2019-09-09T18:00 2019-09-09T19:00 emergency=broken", 2020, "" },
  { "outage-does-not-recur", "outage Out 2019-09-09T18:00 2019-09-09T19:00", 2020, "" },
  { "begun-the-year-before", "critical Long 2018-12-15 2019-01-20", 2020, "" },
};

static void
test_copies (gconstpointer data)
{
  const CopyCase *c = data;
  g_autoptr (SkvPlan) plan = plan_text_new (c->plan);
  g_autoptr (SkvNextYear) next = skv_next_year_new (plan, c->year);
  g_autofree char *described = describe_copies (next);

  g_assert_cmpstr (described, ==, c->expected);
}

static void
put_titled (SkvPlan *plan, const char *id, const char *title, const char *from, const char *end)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, title);
  item->all_day = TRUE;
  item->start = day (from) * SKV_DAY_SECONDS;
  item->end = day (end) * SKV_DAY_SECONDS;
  put (plan, item);
}

static void
test_recurring (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new ("");
  g_autoptr (SkvNextYear) next = NULL;
  g_autofree char *described = NULL;

  put_titled (plan, "a", "Licences", "2018-03-05", "2018-03-06");
  put_titled (plan, "b", "Licences", "2019-03-04", "2019-03-05");
  put_titled (plan, "c", "Done before", "2019-05-06", "2019-05-07");
  put_titled (plan, "d", "Done before", "2020-05-04", "2020-05-05");
  next = skv_next_year_new (plan, 2020);
  described = describe_copies (next);
  g_assert_cmpstr (described, ==,
                   "Licences 2020-03-02 copied recurs, Done before 2020-05-04 exists");

  skv_next_year_set_copied (next, 1, TRUE);
  g_assert_false (((SkvNextYearCopy *) skv_next_year_get_copies (next)->pdata[1])->copied);
}

/* The edit holds what was chosen, as proposals with ids of their own; nothing else changes. */
static void
test_edit (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new ("critical Closing 2019-01-01 2019-02-01 reason=agreed\n"
                                            "maintenance Job 2019-06-12T23:00 2019-06-13T03:00");
  g_autoptr (SkvNextYear) next = skv_next_year_new (plan, 2020);
  g_autoptr (SkvEdit) edit = NULL;
  const SkvItem *item;

  skv_next_year_set_copied (next, 1, TRUE);
  g_assert_false (skv_next_year_set_copy_day (next, 1, day ("2021-01-01")));
  g_assert_true (skv_next_year_set_copy_day (next, 1, day ("2020-06-24")));
  g_assert_cmpint (((SkvNextYearCopy *) skv_next_year_get_copies (next)->pdata[1])->proposed, ==,
                   day ("2020-06-10"));
  edit = skv_next_year_make_edit (next);
  g_assert_cmpuint (skv_edit_get_n_changes (edit), ==, 2);

  item = (const SkvItem *) skv_edit_get_change (edit, 0)->after;
  g_assert_cmpstr (item->title, ==, "Closing");
  g_assert_cmpstr (item->parent.id, !=, "Closing");
  g_assert_cmpstr (item->parent.id, ==,
                   ((SkvNextYearCopy *) skv_next_year_get_copies (next)->pdata[0])->copy_id);
  g_assert_cmpint (item->status, ==, SKV_STATUS_PROPOSED);
  g_assert_null (item->reason);
  g_assert_cmpint (item->start / SKV_DAY_SECONDS, ==, day ("2020-01-01"));
  g_assert_cmpint (item->end / SKV_DAY_SECONDS, ==, day ("2020-02-01"));

  item = (const SkvItem *) skv_edit_get_change (edit, 1)->after;
  g_assert_cmpint (item->start, ==, skv_zone_parse (skv_plan_get_zone (plan), "2020-06-24T23:00"));
  g_assert_cmpint (item->end, ==, skv_zone_parse (skv_plan_get_zone (plan), "2020-06-25T03:00"));
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_ITEM)->len, ==, 2);
}

/* --- rules ----------------------------------------------------------------------------------- */

static void
test_rules (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new ("");
  g_autoptr (SkvNextYear) next = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  SkvRule *ended = window_rule ("ended", "FREQ=MONTHLY;BYDAY=1TU");
  SkvRule *yearly = window_rule ("yearly", "FREQ=MONTHLY;BYDAY=2TU");
  const SkvNextYearRule *rule;

  ended->valid_until = day ("2019-03-31");
  yearly->valid_until = day ("2019-12-31");
  put (plan, ended);
  put (plan, yearly);
  put (plan, window_rule ("endless", "FREQ=MONTHLY;BYDAY=3TU"));

  next = skv_next_year_new (plan, 2020);
  g_assert_cmpuint (skv_next_year_get_rules (next)->len, ==, 3);
  rule = g_ptr_array_index (skv_next_year_get_rules (next), 0);
  g_assert_true (rule->ends && !rule->goes_on);
  g_assert_cmpuint (rule->n_this, ==, 3);
  g_assert_cmpuint (rule->n_next, ==, 0);
  rule = g_ptr_array_index (skv_next_year_get_rules (next), 1);
  g_assert_true (rule->ends && rule->goes_on);
  g_assert_cmpuint (rule->n_next, ==, 12);
  rule = g_ptr_array_index (skv_next_year_get_rules (next), 2);
  g_assert_true (!rule->ends && !rule->goes_on);
  g_assert_cmpuint (rule->n_next, ==, 12);
  g_assert_cmpuint (count_lines (next, SKV_NEXT_YEAR_LOST), ==, 1);

  skv_next_year_set_goes_on (next, 1, FALSE);
  g_assert_cmpuint (((SkvNextYearRule *) skv_next_year_get_rules (next)->pdata[1])->n_next, ==, 0);
  g_assert_cmpuint (count_lines (next, SKV_NEXT_YEAR_LOST), ==, 2);
  edit = skv_next_year_make_edit (next);
  g_assert_null (edit);
}

/* --- difference ------------------------------------------------------------------------------ */

/* 2028: both evenings of May fit nowhere; in 2019 April and May were moved by the rule. */
static void
test_policy (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new ("");
  g_autoptr (SkvNextYear) next = NULL;
  const SkvNextYearLine *line;

  put_policy (plan);
  next = skv_next_year_new (plan, 2028);
  g_assert_cmpuint (count_lines (next, SKV_NEXT_YEAR_UNRESOLVED), ==, 1);
  line = first_line (next, SKV_NEXT_YEAR_UNRESOLVED);
  g_assert_cmpint (line->day, ==, day ("2028-05-17"));
  g_assert_cmpstr (line->id, ==, "evening:2028-05-17");

  skv_next_year_free (g_steal_pointer (&next));
  next = skv_next_year_new (plan, 2019);
  g_assert_cmpuint (count_lines (next, SKV_NEXT_YEAR_UNRESOLVED), ==, 0);
  g_assert_cmpuint (count_lines (next, SKV_NEXT_YEAR_MOVED), ==, 2);
  line = first_line (next, SKV_NEXT_YEAR_MOVED);
  g_assert_nonnull (strstr (line->what, "Maundy Thursday"));
}

static void
test_lost_month (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new ("");
  g_autoptr (SkvNextYear) next = NULL;
  SkvRule *rule = window_rule ("dated", NULL);
  static const char *const dates[] = { "2019-02-06", "2019-04-03", "2020-02-05", "2020-06-03" };

  rule->base = SKV_BASE_DATES;
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      SkvDay date = day (dates[i]);

      g_array_append_val (rule->dates, date);
    }
  put (plan, rule);
  next = skv_next_year_new (plan, 2020);
  g_assert_cmpuint (count_lines (next, SKV_NEXT_YEAR_LOST), ==, 1);
  g_assert_nonnull (strstr (first_line (next, SKV_NEXT_YEAR_LOST)->what, "April 2020"));
}

/* A collision that this year has too is nothing new; the copied period brings one. */
static void
test_collisions (void)
{
  g_autoptr (SkvPlan) plan =
    plan_text_new ("system payroll\n"
                   "maintenance Job 2019-01-09T18:00 2019-01-09T20:00 sys=payroll\n"
                   "critical Closing 2019-01-01 2019-02-01 sys=payroll\n"
                   "critical Count 2019-09-09 2019-09-10 sys=payroll\n"
                   "maintenance Upgrade 2020-09-07T18:00 2020-09-07T20:00 sys=payroll");
  g_autoptr (SkvNextYear) next = skv_next_year_new (plan, 2020);

  skv_next_year_set_copied (next, 1, TRUE);
  g_assert_cmpstr (((SkvNextYearCopy *) skv_next_year_get_copies (next)->pdata[1])->title, ==,
                   "Job");
  g_assert_cmpuint (count_lines (next, SKV_NEXT_YEAR_COLLIDES), ==, 1);
  g_assert_nonnull (strstr (first_line (next, SKV_NEXT_YEAR_COLLIDES)->what, "Upgrade"));
  skv_next_year_set_copied (next, 2, FALSE);
  g_assert_cmpuint (count_lines (next, SKV_NEXT_YEAR_COLLIDES), ==, 0);
}

/* --- asks ------------------------------------------------------------------------------------ */

static void
test_asks (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new ("system case\n"
                                            "critical Closing 2019-01-01 2019-02-01 sys=case\n"
                                            "exam Exam 2019-05-20 2019-06-08\n"
                                            "meeting Council 2019-01-31 2019-02-01 sys=case\n"
                                            "maintenance Job 2019-06-12T18:00 2019-06-12T20:00");
  g_autoptr (SkvNextYear) next = NULL;
  g_autofree char *described = NULL;
  SkvSystem *system = skv_record_copy (skv_plan_get_system (plan, "case"));
  SkvLocalDay *holiday = skv_record_new (SKV_KIND_LOCAL_DAY, "autumn");

  skv_set_text (&system->owner, "Archivist");
  put (plan, system);
  skv_set_text (&holiday->name, "Autumn break");
  holiday->local_kind = SKV_LOCAL_SCHOOL_HOLIDAY;
  skv_set_text (&holiday->when, "2019-10-07/2019-10-11");
  put (plan, holiday);

  next = skv_next_year_new (plan, 2020);
  described = describe_asks (next);
  g_assert_cmpstr (
    described, ==,
    "Archivist: “Council”: the date in 2020 (1 this year, on 31 January 2019) | "
    "Archivist: “Closing”: does it come again in 2020, and when? (this year 1 January 2019) | "
    "?: “Exam”: the date in 2020 (1 this year, on 20 May 2019) | "
    "?: “Autumn break”: the dates in 2020");
}

/* One line a title and person; what the next year has is not asked for. */
static void
test_asks_once (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new ("");
  g_autoptr (SkvNextYear) next = NULL;
  g_autofree char *described = NULL;
  static const struct
  {
    const char *id, *title, *date;
  } meetings[] = {
    { "a", "Council", "2019-01-31" },   { "b", "Board", "2019-02-05" },
    { "c", "Council", "2019-03-14" },   { "d", "Committee", "2019-04-04" },
    { "e", "Committee", "2020-04-02" }, { "f", "Council", "2018-12-13" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (meetings); i++)
    {
      SkvItem *item = skv_record_new (SKV_KIND_ITEM, meetings[i].id);

      skv_set_text (&item->lane, "meeting");
      skv_set_text (&item->title, meetings[i].title);
      item->all_day = TRUE;
      item->start = day (meetings[i].date) * SKV_DAY_SECONDS;
      item->end = item->start + SKV_DAY_SECONDS;
      put (plan, item);
    }
  next = skv_next_year_new (plan, 2020);
  described = describe_asks (next);
  g_assert_cmpstr (described, ==,
                   "?: “Council”: the dates in 2020 (2 this year, the first on 31 January 2019) | "
                   "?: “Board”: the date in 2020 (1 this year, on 5 February 2019)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (copy_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/next-year/copies/", copy_cases[i].name, NULL);

      g_test_add_data_func (path, &copy_cases[i], test_copies);
    }
  g_test_add_func ("/next-year/recurring", test_recurring);
  g_test_add_func ("/next-year/edit", test_edit);
  g_test_add_func ("/next-year/rules", test_rules);
  g_test_add_func ("/next-year/policy", test_policy);
  g_test_add_func ("/next-year/lost-month", test_lost_month);
  g_test_add_func ("/next-year/collisions", test_collisions);
  g_test_add_func ("/next-year/asks", test_asks);
  g_test_add_func ("/next-year/asks-once", test_asks_once);
  return g_test_run ();
}
