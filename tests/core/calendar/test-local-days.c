/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/holiday-calendar.h"
#include "plan-fixture.h"

/* --- which days ------------------------------------------------------------------------------ */

static const struct
{
  const char *name;
  const char *when;
  const char *from, *to; /* asked for, the end excluded */
  const char *valid;     /* "FROM UNTIL", either may be "-"; NULL: for ever */
  const char *expected;  /* "FIRST/LAST", with spaces */
} spans[] = {
  { "fixed", "12-24", "2019-01-01", "2021-01-01", NULL,
    "2019-12-24/2019-12-24 2020-12-24/2020-12-24" },
  { "leap-day", "02-29", "2019-01-01", "2025-01-01", NULL,
    "2020-02-29/2020-02-29 2024-02-29/2024-02-29" },
  { "easter", "easter-4", "2019-01-01", "2020-01-01", NULL, "2019-04-17/2019-04-17" },
  { "weekday", "Thu>=04-19", "2019-01-01", "2020-01-01", NULL, "2019-04-25/2019-04-25" },
  { "week", "week-40", "2026-01-01", "2028-01-01", NULL,
    "2026-09-28/2026-10-02 2027-10-04/2027-10-08" },
  { "week-touched-at-its-end", "week-40", "2026-10-02", "2026-10-03", NULL,
    "2026-09-28/2026-10-02" },
  { "weekend-after-a-week", "week-40", "2026-10-03", "2026-10-05", NULL, "" },
  { "two-weeks", "week-8/week-9", "2026-01-01", "2027-01-01", NULL, "2026-02-16/2026-02-27" },
  { "week-1-begins-in-december", "week-1", "2024-12-30", "2025-01-02", NULL,
    "2024-12-30/2025-01-03" },
  { "over-new-year", "week-52/week-1", "2025-12-01", "2026-02-01", NULL, "2025-12-22/2026-01-02" },
  { "over-new-year-asked-in-january", "week-52/week-1", "2026-01-01", "2026-02-01", NULL,
    "2025-12-22/2026-01-02" },
  { "week-53", "week-53", "2020-01-01", "2027-01-01", NULL,
    "2020-12-28/2021-01-01 2026-12-28/2027-01-01" },
  { "week-52-to-53", "week-52/week-53", "2025-12-01", "2027-01-01", NULL,
    "2025-12-22/2025-12-26 2026-12-21/2027-01-01" },
  { "date", "2026-10-05", "2026-01-01", "2030-01-01", NULL, "2026-10-05/2026-10-05" },
  { "dates", "2026-06-22/2026-08-16", "2026-08-16", "2026-08-17", NULL, "2026-06-22/2026-08-16" },
  { "after-dates", "2026-06-22/2026-08-16", "2026-08-17", "2027-08-17", NULL, "" },
  { "dates-of-two-years", "2025-12-20/2027-01-03", "2026-05-01", "2026-05-02", NULL,
    "2025-12-20/2027-01-03" },
  { "valid", "12-24", "2015-01-01", "2025-01-01", "2019-12-25 2021-12-24",
    "2020-12-24/2020-12-24 2021-12-24/2021-12-24" },
  { "valid-cuts", "week-40", "2026-01-01", "2027-01-01", "2026-09-30 -", "2026-09-30/2026-10-02" },
};

static SkvLocalDay *
make_local (const char *id, SkvLocalDayKind kind, const char *when, const char *organisations)
{
  SkvLocalDay *local = skv_record_new (SKV_KIND_LOCAL_DAY, id);

  skv_set_text (&local->name, id);
  skv_set_text (&local->when, when);
  local->local_kind = kind;
  set_words (&local->organisations, organisations);
  return local;
}

static void
test_spans (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  SkvLocalDay *local = make_local ("a", SKV_LOCAL_SCHOOL_HOLIDAY, spans[row].when, NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SkvDaySpan));
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) valid = split (spans[row].valid);

  if (valid[0] != NULL)
    {
      local->valid_from = skv_day_parse (valid[0]);
      local->valid_until = skv_day_parse (valid[1]);
    }
  skv_local_day_spans (local, day (spans[row].from), day (spans[row].to), found);
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *first = skv_day_format (g_array_index (found, SkvDaySpan, i).first);
      g_autofree char *last = skv_day_format (g_array_index (found, SkvDaySpan, i).end - 1);

      g_string_append_printf (text, "%s%s/%s", i > 0 ? " " : "", first, last);
    }
  g_assert_cmpstr (text->str, ==, spans[row].expected);
  skv_record_unref (local);
}

/* --- what is refused ------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  SkvLocalDayKind kind;
  const char *when;
  int free_from;
  const char *valid;
  const char *field; /* NULL: it is good */
  const char *words; /* in the message */
} records[] = {
  { "good", SKV_LOCAL_SCHOOL_HOLIDAY, "week-40/week-41", -1, NULL, NULL, NULL },
  { "good-half-day", SKV_LOCAL_HALF_DAY, "12-24", 0, NULL, NULL, NULL },
  { "no-days", SKV_LOCAL_PUBLIC_HOLIDAY, NULL, -1, NULL, "when", "the days are missing" },
  { "word", SKV_LOCAL_PUBLIC_HOLIDAY, "autumn", -1, NULL, "when", "“autumn” names no days" },
  { "week-54", SKV_LOCAL_SCHOOL_HOLIDAY, "week-54", -1, NULL, "when", "names no days" },
  { "week-0", SKV_LOCAL_SCHOOL_HOLIDAY, "week-0", -1, NULL, "when", "names no days" },
  { "week-and-date", SKV_LOCAL_SCHOOL_HOLIDAY, "week-8/2026-03-01", -1, NULL, "when",
    "names no days" },
  { "three", SKV_LOCAL_SCHOOL_HOLIDAY, "week-8/week-9/week-10", -1, NULL, "when", "names no days" },
  { "february", SKV_LOCAL_PUBLIC_HOLIDAY, "02-30", -1, NULL, "when", "names no days" },
  { "date-that-is-none", SKV_LOCAL_PUBLIC_HOLIDAY, "2026-04-31", -1, NULL, "when",
    "names no days" },
  { "backwards", SKV_LOCAL_SCHOOL_HOLIDAY, "2026-08-16/2026-06-22", -1, NULL, "when",
    "ends before it starts" },
  { "half-day-without-hour", SKV_LOCAL_HALF_DAY, "12-24", -1, NULL, "free_from", "needs the hour" },
  { "half-day-at-midnight", SKV_LOCAL_HALF_DAY, "12-24", 1440, NULL, "free_from", "23:59" },
  { "hour-of-a-holiday", SKV_LOCAL_PUBLIC_HOLIDAY, "12-24", 720, NULL, "free_from",
    "only a half-day" },
  { "valid-backwards", SKV_LOCAL_PUBLIC_HOLIDAY, "12-24", -1, "2026-01-01 2025-01-01",
    "valid_until", "before the first valid day" },
  { "never", SKV_LOCAL_PUBLIC_HOLIDAY, "12-24", -1, "2026-01-01 2026-06-01", "when",
    "no day between the first and the last valid day" },
};

static void
test_record (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  SkvLocalDay *local = make_local ("a", records[row].kind, records[row].when, NULL);
  g_autoptr (SkvProblem) problem = NULL;
  g_auto (GStrv) valid = split (records[row].valid);

  local->free_from = records[row].free_from;
  if (valid[0] != NULL)
    {
      local->valid_from = skv_day_parse (valid[0]);
      local->valid_until = skv_day_parse (valid[1]);
    }
  problem = skv_local_day_validate (plan, &local->parent);
  g_assert_cmpstr (problem != NULL ? problem->field : NULL, ==, records[row].field);
  if (problem != NULL)
    g_assert_nonnull (strstr (problem->message, records[row].words));
  skv_record_unref (local);
}

/* --- the calendar of a plan ------------------------------------------------------------------ */

static void
put_organisation (SkvPlan *plan, const char *id, const char *name)
{
  SkvOrganisation *organisation = skv_record_new (SKV_KIND_ORGANISATION, id);

  skv_set_text (&organisation->name, name);
  put (plan, organisation);
}

static void
put_half_day (SkvPlan *plan, const char *id, const char *when, int free_from, const char *whose)
{
  SkvLocalDay *local = make_local (id, SKV_LOCAL_HALF_DAY, when, whose);

  local->free_from = free_from;
  put (plan, local);
}

/* Norway in 2026: Easter on 5 April, Whitsun Eve on 23 May. */
static SkvPlan *
make_plan (void)
{
  SkvPlan *plan = new_plan ();

  put_organisation (plan, "a", "Aukra");
  put_organisation (plan, "g", "Gjemnes");
  put (plan, make_local ("autumn-a", SKV_LOCAL_SCHOOL_HOLIDAY, "week-41", "a"));
  put (plan, make_local ("autumn-g", SKV_LOCAL_SCHOOL_HOLIDAY, "week-40", "g"));
  put (plan, make_local ("fair", SKV_LOCAL_PUBLIC_HOLIDAY, "2026-10-14", "a"));
  put (plan, make_local ("all", SKV_LOCAL_PUBLIC_HOLIDAY, "2026-11-11", NULL));
  put_half_day (plan, "christmas-a", "12-24", 600, "a");
  put_half_day (plan, "new-year", "12-31", 780, NULL);
  put (plan, make_local ("whitsun-g", SKV_LOCAL_ORDINARY_DAY, "easter+48", "g"));
  put (plan, make_local ("easter-eve", SKV_LOCAL_ORDINARY_DAY, "easter-1", NULL));
  put (plan, make_local ("kept", SKV_LOCAL_HOLIDAY_EVE, "2026-03-30", "g"));
  put (plan, make_local ("wednesday-a", SKV_LOCAL_PUBLIC_HOLIDAY, "easter-4", "a"));
  return plan;
}

/* what there is on a day for some organisations, in order: "p fair e X h christmas-a@600 s …", the
 * country's days as "-" */
static const struct
{
  const char *date;
  const char *whose;
  const char *expected;
} asked[] = {
  /* school holidays of one are not the other's, and all of them everybody's */
  { "2026-10-07", "a", "s autumn-a" },
  { "2026-10-07", "g", "" },
  { "2026-10-07", "", "s autumn-a" },
  { "2026-10-07", "a g", "s autumn-a" },
  { "2026-09-28", "a", "" },
  { "2026-09-28", "", "s autumn-g" },
  /* a local public holiday, and the day before it */
  { "2026-10-14", "a", "p fair" },
  { "2026-10-14", "g", "" },
  { "2026-10-13", "a", "e fair" },
  { "2026-10-13", "g", "" },
  { "2026-11-11", "g", "p all" },
  { "2026-11-10", "", "e all" },
  /* another hour takes the place of the country's for those that it names */
  { "2026-12-24", "a", "e - h christmas-a@600" },
  { "2026-12-24", "g", "e - h -@720" },
  { "2026-12-24", "", "e - h -@720 h christmas-a@600" },
  { "2026-12-24", "a g", "e - h -@720 h christmas-a@600" },
  { "2026-12-31", "", "e - h new-year@780" },
  { "2026-12-31", "a", "e - h new-year@780" },
  /* an ordinary day takes the country's away; for everybody only if nobody keeps it */
  { "2026-05-23", "g", "" },
  { "2026-05-23", "a", "e - h -@720" },
  { "2026-05-23", "", "e - h -@720" },
  { "2026-04-04", "", "" },
  { "2026-04-04", "g", "" },
  /* a public holiday is no half-day as well */
  { "2026-04-01", "a", "p wednesday-a" },
  { "2026-04-01", "g", "e - h -@720" },
  { "2026-03-30", "g", "e kept" },
  { "2026-03-31", "a", "e wednesday-a" },
  /* on a Sunday nothing is shortened */
  { "2028-12-24", "a", "e -" },
};

static void
test_asked (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvHolidayCalendar *calendar = skv_plan_get_holiday_calendar (plan);

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_auto (GStrv) whose = split (asked[i].whose);
      const char *const *organisations = (const char *const *) whose;
      SkvDay date = day (asked[i].date);
      g_autoptr (GArray) list = skv_holiday_calendar_list (calendar, date, date + 1, organisations);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < list->len; j++)
        {
          const SkvHoliday *holiday = &g_array_index (list, SkvHoliday, j);

          g_string_append_printf (text, "%s%c %s", j > 0 ? " " : "", "pehs"[holiday->kind],
                                  holiday -> local != NULL ? holiday -> local : "-");
          if (holiday->half_day_minute >= 0)
            g_string_append_printf (text, "@%d", holiday->half_day_minute);
          g_assert_nonnull (
            skv_holiday_calendar_lookup (calendar, date, holiday->kind, organisations));
        }
      if (strcmp (text->str, asked[i].expected) != 0)
        g_error ("%s for “%s”: “%s”, not “%s”", asked[i].date, asked[i].whose, text->str,
                 asked[i].expected);
    }
}

/* the day that makes a date one before a holiday */
static const struct
{
  const char *date;
  const char *whose;
  const char *expected; /* id of the local day, "-" for the country's, NULL */
} eves[] = {
  { "2026-05-23", "a", "-" },    { "2026-05-23", "g", NULL }, { "2026-05-24", "g", "-" },
  { "2026-10-13", "a", "fair" }, { "2026-10-13", "g", NULL }, { "2026-03-30", "g", "kept" },
  { "2026-04-04", "", NULL },    { "2026-04-01", "a", "-" },
};

static void
test_eves (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();

  for (gsize i = 0; i < G_N_ELEMENTS (eves); i++)
    {
      g_auto (GStrv) whose = split (eves[i].whose);
      const SkvHoliday *eve = skv_holiday_calendar_lookup_eve (
        skv_plan_get_holiday_calendar (plan), day (eves[i].date), (const char *const *) whose);

      g_assert_cmpstr (eve == NULL          ? NULL
                       : eve->local == NULL ? "-"
                                            : eve->local,
                       ==, eves[i].expected);
    }
}

static void
test_working_days (void)
{
  static const struct
  {
    const char *from;
    int n;
    const char *whose;
    const char *expected;
  } rows[] = {
    { "2026-10-13", 1, "a", "2026-10-15" }, { "2026-10-13", 1, "g", "2026-10-14" },
    { "2026-10-13", 1, "", "2026-10-15" },  { "2026-10-15", -1, "a", "2026-10-13" },
    { "2026-11-10", 1, "g", "2026-11-12" }, { "2026-10-05", 5, "a", "2026-10-12" },
  };
  g_autoptr (SkvPlan) plan = make_plan ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) whose = split (rows[i].whose);

      g_assert_cmpint (skv_holiday_calendar_add_working_days (skv_plan_get_holiday_calendar (plan),
                                                              day (rows[i].from), rows[i].n,
                                                              (const char *const *) whose),
                       ==, day (rows[i].expected));
    }
}

/* The calendar is kept as long as nothing changes that it is made of. */
static void
test_kept (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvHolidayCalendar *before = skv_plan_get_holiday_calendar (plan);
  g_autoptr (SkvHolidayCalendar) kept = skv_holiday_calendar_ref (before);
  g_autoptr (SkvPlan) copy = NULL;
  SkvDay date = day ("2026-10-14");

  put_item (plan, "item", "maintenance", "2026-10-14", "2026-10-15");
  g_assert_true (skv_plan_get_holiday_calendar (plan) == before);
  put (plan, make_local ("fair", SKV_LOCAL_PUBLIC_HOLIDAY, "2026-10-15", "a"));
  g_assert_true (skv_plan_get_holiday_calendar (plan) != kept);
  g_assert_null (skv_holiday_calendar_lookup (skv_plan_get_holiday_calendar (plan), date,
                                              SKV_HOLIDAY_PUBLIC, NULL));
  g_assert_nonnull (skv_holiday_calendar_lookup (kept, date, SKV_HOLIDAY_PUBLIC, NULL));

  copy = skv_plan_copy (plan);
  g_assert_nonnull (skv_holiday_calendar_lookup (skv_plan_get_holiday_calendar (copy), date + 1,
                                                 SKV_HOLIDAY_PUBLIC, NULL));
}

/* --- rules ----------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  RuleSpec rule;
  const char *whose;
  const char *expected; /* where it lies in October 2026, and why it was moved */
} rules[] = {
  { "school-holiday",
    { .id = "r", .dates = "2026-10-07", .avoid = "school-holiday", .try_ = "+1w" },
    "a",
    "2026-10-14 7 October is a school holiday (autumn-a, Aukra)" },
  { "school-holiday-of-others",
    { .id = "r", .dates = "2026-10-07", .avoid = "school-holiday", .try_ = "+1w" },
    "g",
    "2026-10-07" },
  { "everybody",
    { .id = "r", .dates = "2026-10-07", .avoid = "school-holiday", .try_ = "+1w" },
    NULL,
    "2026-10-14 7 October is a school holiday (autumn-a, Aukra)" },
  { "local-holiday",
    { .id = "r", .dates = "2026-10-14", .avoid = "public-holiday", .try_ = "+1d" },
    "a",
    "2026-10-15 14 October is fair (Aukra)" },
  { "local-holiday-of-others",
    { .id = "r", .dates = "2026-10-14", .avoid = "public-holiday", .try_ = "+1d" },
    "g",
    "2026-10-14" },
  { "day-before-it",
    { .id = "r", .dates = "2026-10-13", .avoid = "holiday-eve", .try_ = "+2d" },
    "a",
    "2026-10-15 13 October is the day before fair (Aukra)" },
  { "not-avoided",
    { .id = "r", .dates = "2026-10-07", .avoid = "public-holiday half-day", .try_ = "+1w" },
    "a",
    "2026-10-07" },
};

static void
test_rule (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvRule *rule = make_rule (&rules[row].rule);
  g_autoptr (SkvOccurrences) occurrences = NULL;
  const SkvOccurrence *occurrence;
  g_autofree char *date = NULL, *text = NULL;

  set_words (&rule->organisations, rules[row].whose);
  put (plan, rule);
  occurrences =
    skv_occurrences_new (plan, day ("2026-10-01"), day ("2026-11-01"), SKV_EXPAND_DEFAULT);
  g_assert_cmpuint (skv_occurrences_get_n (occurrences), ==, 1);
  occurrence = skv_occurrences_get (occurrences, 0);
  date = skv_day_format (occurrence->first_day);
  text = occurrence->reason != NULL ? g_strconcat (date, " ", occurrence->reason, NULL)
                                    : g_strdup (date);
  g_assert_cmpstr (text, ==, rules[row].expected);
}

/* "one working day after" counts the local holiday of those that the rule is for */
static void
test_relative (void)
{
  static const char *const rows[][2] = { { "a", "2026-10-15" }, { "g", "2026-10-14" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SkvPlan) plan = make_plan ();
      SkvRule *rule = make_rule (
        &(RuleSpec){ .id = "r", .relative = "meeting", .from = 1, .to = 1, .working = TRUE });
      g_autoptr (SkvOccurrences) occurrences = NULL;

      set_words (&rule->organisations, rows[i][0]);
      put (plan, rule);
      put_item (plan, "council", "meeting", "2026-10-13", "2026-10-14");
      occurrences =
        skv_occurrences_new (plan, day ("2026-10-14"), day ("2026-11-01"), SKV_EXPAND_DEFAULT);
      g_assert_cmpuint (skv_occurrences_get_n (occurrences), ==, 1);
      g_assert_cmpint (skv_occurrences_get (occurrences, 0)->first_day, ==, day (rows[i][1]));
    }
}

/* --- the lane -------------------------------------------------------------------------------- */

static const struct
{
  const char *id;
  const char *title; /* NULL: there is none */
  const char *first, *end;
} lane[] = {
  { "holiday:2026-12-25", "Christmas Day (Første juledag)", "2026-12-25", "2026-12-26" },
  { "holiday:2026-12-24", "Christmas Eve (Julaften), half-day from 12:00", "2026-12-24",
    "2026-12-25" },
  { "holiday:2026-12-24:christmas-a", "christmas-a (Aukra), half-day from 10:00", "2026-12-24",
    "2026-12-25" },
  { "holiday:2026-10-05:autumn-a", "autumn-a (Aukra)", "2026-10-05", "2026-10-10" },
  { "holiday:2026-10-14:fair", "fair (Aukra)", "2026-10-14", "2026-10-15" },
  { "holiday:2026-10-13:fair", "Day before fair (Aukra)", "2026-10-13", "2026-10-14" },
  { "holiday:2026-11-11:all", "all", "2026-11-11", "2026-11-12" },
  { "holiday:2026-12-31", "New Year's Eve (Nyttårsaften)", "2026-12-31", "2027-01-01" },
  { "holiday:2026-04-04", NULL, NULL, NULL },
  { "holiday:2026-10-06:autumn-a", NULL, NULL, NULL },
  { "holiday:2026-10-14:nobody", NULL, NULL, NULL },
};

static void
test_lane (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) all =
    skv_occurrences_new (plan, day ("2026-01-01"), day ("2027-01-01"), SKV_EXPAND_HOLIDAYS);
  g_autoptr (SkvOccurrences) one = skv_occurrences_find (plan, lane[row].id);
  const SkvOccurrence *found = skv_occurrences_lookup (all, lane[row].id);

  g_assert_cmpstr (found != NULL ? found->title : NULL, ==, lane[row].title);
  g_assert_cmpint (one != NULL, ==, found != NULL);
  if (found == NULL)
    return;
  g_assert_cmpint (found->first_day, ==, day (lane[row].first));
  g_assert_cmpint (found->end_day, ==, day (lane[row].end));
  g_assert_cmpstr (skv_occurrences_lookup (one, lane[row].id)->title, ==, lane[row].title);
}

/* "holiday:DATE" finds the local day where the country has none */
static void
test_find_local (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) one = skv_occurrences_find (plan, "holiday:2026-10-14");

  g_assert_cmpstr (skv_occurrences_lookup (one, "holiday:2026-10-14")->id, ==,
                   "holiday:2026-10-14:fair");
}

static void
add_rows (const char *where, gsize n, const char *(*name) (gsize row), GTestDataFunc func)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/local-days/%s/%s", where, name (i));

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), func);
    }
}

static const char *
span_name (gsize row)
{
  return spans[row].name;
}

static const char *
record_name (gsize row)
{
  return records[row].name;
}

static const char *
rule_name (gsize row)
{
  return rules[row].name;
}

static const char *
lane_name (gsize row)
{
  return lane[row].id;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_rows ("when", G_N_ELEMENTS (spans), span_name, test_spans);
  add_rows ("record", G_N_ELEMENTS (records), record_name, test_record);
  add_rows ("rule", G_N_ELEMENTS (rules), rule_name, test_rule);
  add_rows ("lane", G_N_ELEMENTS (lane), lane_name, test_lane);
  g_test_add_func ("/local-days/asked", test_asked);
  g_test_add_func ("/local-days/eves", test_eves);
  g_test_add_func ("/local-days/working-days", test_working_days);
  g_test_add_func ("/local-days/kept", test_kept);
  g_test_add_func ("/local-days/relative", test_relative);
  g_test_add_func ("/local-days/find-local", test_find_local);
  return g_test_run ();
}
