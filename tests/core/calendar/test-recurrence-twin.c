/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * Thousands of random rules, each followed three ways: by the code under test, by the twin below,
 * and by libical. The code under test asks of each day whether it passes every part. The twin does
 * the opposite: each part names days of a period ("the -2nd Monday of May"), and what all parts
 * name is the set of the period. It begins at the anchor and counts period by period, as the RFC
 * has it.
 */

#include "core/calendar/recurrence.h"
#include "random-rule.h"

#include <libical/ical.h>

#define SEED 20190417
#define N_RULES 1000
#define LONGEST_PERIOD 371

/* --- the twin --- */

/* A period and those of its days that one part names */
typedef struct
{
  SkvDay start, end;
  gboolean named[LONGEST_PERIOD];
} Set;

static void
name_day (Set *set, SkvDay day)
{
  if (day != SKV_DAY_NONE && day >= set->start && day < set->end)
    set->named[day - set->start] = TRUE;
}

/* The @number-th @weekday of [first, end), from the end if negative, all if 0 */
static void
name_weekdays (Set *set, SkvDay first, SkvDay end, int number, int weekday)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  int n;

  for (SkvDay day = first; day < end; day++)
    if ((int) skv_day_weekday (day) == weekday)
      g_array_append_val (days, day);
  n = (int) days->len;
  for (int i = 0; i < n; i++)
    if (number == 0 || number == i + 1 || number == i - n)
      name_day (set, g_array_index (days, SkvDay, i));
  g_array_unref (days);
}

static SkvDay
month_start (int year, int month)
{
  return month > 12 ? skv_day_from_ymd (year + 1, 1, 1) : skv_day_from_ymd (year, month, 1);
}

/* By the words of the RFC: the first week with at least four of its days in the year */
static SkvDay
week_1 (int year, int week_start)
{
  SkvDay new_year = skv_day_from_ymd (year, 1, 1);

  for (SkvDay day = new_year - 6;; day++)
    if ((int) skv_day_weekday (day) == week_start && day + 7 - MAX (day, new_year) >= 4)
      return day;
}

static void
name_by_part (Set *set, const Rule *rule, const List *list, int value, int weekday)
{
  int first_year = skv_day_year (set->start), last_year = skv_day_year (set->end - 1);

  for (int year = first_year; year <= last_year; year++)
    {
      SkvDay new_year = skv_day_from_ymd (year, 1, 1), end = skv_day_from_ymd (year + 1, 1, 1);
      gboolean in_year = rule->freq == YEARLY && rule->months.n == 0;
      int first_month = year == first_year ? skv_day_month (set->start) : 1;
      int last_month = year == last_year ? skv_day_month (set->end - 1) : 12;

      if (list == &rule->year_days)
        {
          SkvDay day = value > 0 ? new_year + value - 1 : end + value;

          name_day (set, day >= new_year && day < end ? day : SKV_DAY_NONE);
        }
      if (list == &rule->weekdays && (in_year || value == 0))
        name_weekdays (set, value == 0 ? set->start : new_year, value == 0 ? set->end : end, value,
                       weekday);
      for (int month = first_month; month <= last_month; month++)
        {
          SkvDay first = month_start (year, month), next = month_start (year, month + 1);

          for (SkvDay day = first; list == &rule->months && month == value && day < next; day++)
            name_day (set, day);
          if (list == &rule->month_days)
            {
              SkvDay day = value > 0 ? first + value - 1 : next + value;

              name_day (set, day >= first && day < next ? day : SKV_DAY_NONE);
            }
          if (list == &rule->weekdays && !in_year && value != 0)
            name_weekdays (set, first, next, value, weekday);
        }
    }
  if (list == &rule->weeks)
    {
      int n_weeks = (set->end - set->start) / 7;
      int week = value > 0 ? value : n_weeks + value + 1;

      for (int i = 0; i < 7 && week >= 1 && week <= n_weeks; i++)
        name_day (set, set->start + 7 * (week - 1) + i);
    }
}

/* What the anchor says where the rule is silent */
static Rule
complete (const Rule *rule)
{
  Rule whole = *rule;
  int month, day;

  skv_day_to_ymd (rule->anchor, NULL, &month, &day);
  if (rule->freq == DAILY || rule->weekdays.n + rule->month_days.n + rule->year_days.n > 0)
    return whole;
  if (rule->freq == WEEKLY || rule->weeks.n > 0)
    {
      whole.weekdays.n = 1;
      whole.weekdays.weekdays[0] = (int) skv_day_weekday (rule->anchor);
      return whole;
    }
  whole.month_days.n = 1;
  whole.month_days.values[0] = day;
  if (rule->freq == YEARLY && rule->months.n == 0)
    {
      whole.months.n = 1;
      whole.months.values[0] = month;
    }
  return whole;
}

static gboolean is_named_by_all (const Rule *rule, const Set *bounds, SkvDay day);

/* The year that the weeks are counted from: the week's if the anchor is a date of the rule, else
 * the calendar's. */
static int
counted_year (const Rule *rule)
{
  int year = skv_day_year (rule->anchor), of_week = year;
  Set set = { .start = 0 };

  of_week += rule->anchor < week_1 (year, rule->week_start) ? -1 : 0;
  of_week += rule->anchor >= week_1 (year + 1, rule->week_start) ? 1 : 0;
  set.start = week_1 (of_week, rule->week_start);
  set.end = week_1 (of_week + 1, rule->week_start);
  return is_named_by_all (rule, &set, rule->anchor) ? of_week : year;
}

/* The bounds of the @k-th period after that of the anchor */
static void
set_period (Set *set, const Rule *rule, int k)
{
  int year, month;

  skv_day_to_ymd (rule->anchor, &year, &month, NULL);
  switch (rule->freq)
    {
    case DAILY:
      set->start = rule->anchor + k;
      set->end = set->start + 1;
      break;
    case WEEKLY:
      for (set->start = rule->anchor; (int) skv_day_weekday (set->start) != rule->week_start;)
        set->start--;
      set->start += 7 * k;
      set->end = set->start + 7;
      break;
    case MONTHLY:
      month += k - 1;
      set->start = month_start (year + month / 12, month % 12 + 1);
      set->end = month_start (year + month / 12, month % 12 + 2);
      break;
    case YEARLY:
    default:
      set->start = skv_day_from_ymd (year + k, 1, 1);
      set->end = skv_day_from_ymd (year + k + 1, 1, 1);
      if (rule->weeks.n == 0)
        break;
      year = counted_year (rule);
      set->start = week_1 (year + k, rule->week_start);
      set->end = week_1 (year + k + 1, rule->week_start);
      break;
    }
}

static gboolean
at_position (const Rule *rule, int i, int n)
{
  for (int p = 0; p < rule->positions.n; p++)
    if (rule->positions.values[p] == i + 1 || rule->positions.values[p] == i - n)
      return TRUE;
  return rule->positions.n == 0;
}

/* Leaves in @set what all parts of the rule name. */
static void
name_by_all (const Rule *rule, Set *set)
{
  const List *const lists[] = { &rule->months, &rule->weeks, &rule->year_days, &rule->month_days,
                                &rule->weekdays };
  int named_by[LONGEST_PERIOD] = { 0 };
  int n_lists = 0;

  for (gsize l = 0; l < G_N_ELEMENTS (lists); l++)
    {
      if (lists[l]->n == 0)
        continue;
      n_lists++;
      memset (set->named, 0, sizeof set->named);
      for (int i = 0; i < lists[l]->n; i++)
        name_by_part (set, rule, lists[l], lists[l]->values[i], lists[l]->weekdays[i]);
      for (int i = 0; i < LONGEST_PERIOD; i++)
        named_by[i] += set->named[i];
    }
  for (int i = 0; i < set->end - set->start; i++)
    set->named[i] = named_by[i] == n_lists;
}

static gboolean
is_named_by_all (const Rule *rule, const Set *bounds, SkvDay day)
{
  Set set = *bounds;

  name_by_all (rule, &set);
  return set.named[day - set.start];
}

/* The occurrences of one period, in order, before COUNT and UNTIL and the anchor */
static void
expand_period (const Rule *rule, int k, GArray *days)
{
  SkvDay all[LONGEST_PERIOD];
  int n = 0;
  Set set;

  set_period (&set, rule, k);
  name_by_all (rule, &set);
  for (int i = 0; i < set.end - set.start; i++)
    if (set.named[i])
      all[n++] = set.start + i;
  for (int i = 0; i < n; i++)
    if (at_position (rule, i, n))
      g_array_append_val (days, all[i]);
}

/* All occurrences before @end */
static GArray *
follow (const Rule *given, SkvDay end)
{
  Rule rule = complete (given);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  Set set;

  for (int k = 0; set_period (&set, &rule, k), set.start < end; k += rule.interval)
    {
      g_autoptr (GArray) period = g_array_new (FALSE, FALSE, sizeof (SkvDay));

      expand_period (&rule, k, period);
      for (guint i = 0; i < period->len; i++)
        {
          SkvDay day = g_array_index (period, SkvDay, i);

          if (day < rule.anchor || day >= end || (rule.until != SKV_DAY_NONE && day > rule.until) ||
              (rule.count > 0 && days->len == (guint) rule.count))
            continue;
          g_array_append_val (days, day);
        }
    }
  return days;
}

/* --- comparing --- */

static void
assert_same (const char *what,
             const char *rule,
             SkvDay anchor,
             GArray *found,
             GArray *expected,
             SkvDay from,
             SkvDay to)
{
  g_autofree char *start = skv_day_format (anchor);
  guint n = 0;

  for (guint i = 0; i < expected->len; i++)
    {
      SkvDay day = g_array_index (expected, SkvDay, i);

      if (day < from || day >= to)
        continue;
      if (n >= found->len || g_array_index (found, SkvDay, n) != day)
        {
          g_autofree char *missing = skv_day_format (day);

          g_error ("%s: %s from %s: %s is missing or late", what, rule, start, missing);
        }
      n++;
    }
  if (n != found->len)
    {
      g_autofree char *extra = skv_day_format (g_array_index (found, SkvDay, n));

      g_error ("%s: %s from %s: %s is too much", what, rule, start, extra);
    }
}

static GArray *
expand (SkvRecurrence *recurrence, SkvDay from, SkvDay to)
{
  g_autoptr (GError) error = NULL;
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SkvDay));

  skv_recurrence_expand (recurrence, from, to, 100000, days, &error);
  g_assert_no_error (error);
  return days;
}

static void
assert_fixed_point (SkvRecurrence *recurrence, SkvDay anchor)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = skv_recurrence_format (recurrence);
  g_autoptr (SkvRecurrence) again = skv_recurrence_parse (text, anchor, &error);
  g_autofree char *text_again = NULL;

  g_assert_no_error (error);
  text_again = skv_recurrence_format (again);
  g_assert_cmpstr (text_again, ==, text);
}

/* Without an anchor the same rule gives the same days, if it is one that may do without. */
static void
compare_without_anchor (const Rule *rule, const char *text, GArray *expected, SkvDay to)
{
  g_autoptr (SkvRecurrence) recurrence = skv_recurrence_parse (text, SKV_DAY_NONE, NULL);
  g_autoptr (GArray) found = NULL;

  if (recurrence == NULL)
    {
      const int n_by = rule->weekdays.n + rule->month_days.n + rule->year_days.n;

      g_assert_true (rule->interval > 1 || rule->count > 0 || (rule->freq != DAILY && n_by == 0));
      return;
    }
  found = expand (recurrence, rule->anchor, to);
  assert_same ("without anchor", text, rule->anchor, found, expected, rule->anchor, to);
}

static void
compare_with_twin (GRand *random, const Rule *rule, guint *n_never)
{
  g_autofree char *text = print_rule (rule);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvRecurrence) recurrence = skv_recurrence_parse (text, rule->anchor, &error);
  int years = rule->freq >= MONTHLY ? 12 : 4;
  SkvDay end = rule->anchor + g_rand_int_range (random, 1, years * 366);
  g_autoptr (GArray) expected = NULL;
  g_autoptr (GArray) all = NULL;

  if (recurrence == NULL)
    {
      if (!g_error_matches (error, SKV_RECURRENCE_ERROR, SKV_RECURRENCE_ERROR_NEVER))
        g_error ("%s: %s", text, error->message);
      expected = follow (rule, rule->anchor + (rule->freq == YEARLY ? 30 : years) * 366);
      g_assert_cmpuint (expected->len, ==, 0);
      (*n_never)++;
      return;
    }

  expected = follow (rule, end);
  all = expand (recurrence, SKV_DAY_NONE, end);
  assert_same ("twin", text, rule->anchor, all, expected, SKV_DAY_NONE, end);
  /* Any range gives what lies in it: an expansion jumps, it does not count from the anchor. */
  for (int i = 0; i < 5; i++)
    {
      SkvDay from = rule->anchor + g_rand_int_range (random, -400, end - rule->anchor);
      SkvDay length = g_rand_int_range (random, 0, 800);
      SkvDay to = MIN (end, from + length);
      g_autoptr (GArray) part = expand (recurrence, from, to);

      assert_same ("range", text, rule->anchor, part, expected, from, to);
    }
  assert_fixed_point (recurrence, rule->anchor);
  compare_without_anchor (rule, text, expected, end);
}

static void
test_twin (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_never = 0;

  g_test_message ("seed %d", SEED);
  for (int i = 0; i < N_RULES; i++)
    {
      Rule rule;

      make_rule (random, &rule);
      compare_with_twin (random, &rule, &n_never);
    }
  g_test_message ("%u of %d rules never give a date", n_never, N_RULES);
  g_assert_cmpuint (n_never, <, N_RULES / 2);
}

/* --- libical --- */

/* Where libical 3.0.16 is known to go another way, or no way at all; the twin covers these. */
static gboolean
libical_can (const Rule *rule)
{
  gboolean from_end = FALSE, given = FALSE;

  for (int i = 0; i < rule->month_days.n; i++)
    from_end = from_end || rule->month_days.values[i] < 0;
  for (int i = 0; i < rule->weekdays.n; i++)
    given = given || rule->weekdays.weekdays[i] == (int) skv_day_weekday (rule->anchor);

  if (rule->weeks.n > 0) /* wrong in weeks 1 and 53 */
    return FALSE;
  if (rule->positions.n > 0 && rule->freq <= WEEKLY) /* weekly wrong, daily without end */
    return FALSE;
  if (rule->freq == DAILY && from_end) /* not understood */
    return FALSE;
  if (rule->freq == WEEKLY && rule->interval > 1 && rule->weekdays.n > 0 &&
      (rule->week_start != 1 || !given)) /* counts from another week */
    return FALSE;
  if (rule->year_days.n > 0 && rule->months.n > 0) /* BYMONTH does not limit BYYEARDAY */
    return FALSE;
  if (rule->freq == YEARLY && rule->months.n == 0 && rule->month_days.n > 0)
    return FALSE; /* takes the anchor's month only, the table of the RFC says every month */
  return TRUE;
}

static GArray *
follow_libical (const char *text, SkvDay anchor, SkvDay end)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  struct icalrecurrencetype type = icalrecurrencetype_from_string (text);
  struct icaltimetype start = { .is_date = 1 };
  icalrecur_iterator *iterator;

  skv_day_to_ymd (anchor, &start.year, &start.month, &start.day);
  iterator = icalrecur_iterator_new (type, start);
  if (iterator == NULL)
    return days;
  for (struct icaltimetype time = icalrecur_iterator_next (iterator); !icaltime_is_null_time (time);
       time = icalrecur_iterator_next (iterator))
    {
      SkvDay day = skv_day_from_ymd (time.year, time.month, time.day);

      if (day >= end)
        break;
      g_array_append_val (days, day);
    }
  icalrecur_iterator_free (iterator);
  return days;
}

static void
test_libical (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);
  guint n_compared = 0;

  icalerror_set_errors_are_fatal (0);
  g_test_message ("seed %d", SEED + 1);
  for (int i = 0; i < N_RULES; i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *canonical = NULL;
      g_autoptr (SkvRecurrence) recurrence = NULL;
      g_autoptr (GArray) found = NULL;
      g_autoptr (GArray) expected = NULL;
      SkvDay end;
      Rule rule;

      make_rule (random, &rule);
      if (!libical_can (&rule))
        continue;
      text = print_rule (&rule);
      recurrence = skv_recurrence_parse (text, rule.anchor, NULL);
      if (recurrence == NULL)
        continue;
      end = rule.anchor + 8 * 366;
      found = expand (recurrence, SKV_DAY_NONE, end);
      /* libical gives a day twice that is listed twice */
      canonical = skv_recurrence_format (recurrence);
      expected = follow_libical (canonical, rule.anchor, end);
      assert_same ("libical", text, rule.anchor, found, expected, SKV_DAY_NONE, end);
      n_compared++;
    }
  g_test_message ("%u of %d rules compared", n_compared, N_RULES);
  g_assert_cmpuint (n_compared, >, N_RULES / 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recurrence-twin/twin", test_twin);
  g_test_add_func ("/recurrence-twin/libical", test_libical);
  return g_test_run ();
}
