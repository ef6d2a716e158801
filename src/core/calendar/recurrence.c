/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/recurrence-private.h"

#include <glib/gi18n-lib.h>

/* The Gregorian calendar, weekdays included, comes again after 400 years. */
#define DAYS_OF_CYCLE 146097
#define LONGEST_PERIOD 371

static const char *const freq_names[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
static const char *const weekday_codes[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

GQuark
skv_recurrence_error_quark (void)
{
  return g_quark_from_static_string ("skv-recurrence-error-quark");
}

SkvRecurrence *
skv_recurrence_ref (SkvRecurrence *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
skv_recurrence_unref (SkvRecurrence *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

/* Whether the rule leaves to the anchor which day it means */
static gboolean
leaves_day_open (const SkvRecurrence *self)
{
  if (self->weekdays_given || self->month_days.given || self->year_days.given)
    return FALSE;
  return self->freq != SKV_FREQ_DAILY;
}

static void
take_from_anchor (SkvRecurrence *self)
{
  int month, month_day;

  if (!leaves_day_open (self))
    return;
  skv_day_to_ymd (self->anchor, NULL, &month, &month_day);
  if (self->freq == SKV_FREQ_WEEKLY || self->week_numbers.given)
    self->implied_weekdays = (guint8) (1u << ((int) skv_day_weekday (self->anchor) - 1));
  else
    self->implied_month_day = month_day;
  if (self->freq == SKV_FREQ_YEARLY && !self->months.given && !self->week_numbers.given)
    self->implied_month = month;
}

/* An unanchored rule must mean the same whenever it began. */
static gboolean
check_without_anchor (const SkvRecurrence *self, GError **error)
{
  const char *message = NULL;

  if (self->interval > 1)
    message = _("INTERVAL counts from a first date, and none is given: set valid_from.");
  else if (self->count > 0)
    message = _("COUNT counts from a first date, and none is given: set valid_from.");
  else if (leaves_day_open (self))
    message = _("The rule takes its day from a first date, and none is given: set valid_from, or "
                 "say the day with BYDAY or BYMONTHDAY.");

  if (message == NULL)
    return TRUE;
  g_set_error_literal (error, SKV_RECURRENCE_ERROR, SKV_RECURRENCE_ERROR_NEEDS_ANCHOR, message);
  return FALSE;
}

typedef struct
{
  int left;
  SkvDay last;
} Counter;

static gboolean
count_down (SkvDay day, gpointer data)
{
  Counter *counter = data;

  counter->last = day;
  return --counter->left > 0;
}

/* The @count-th day in [from, to), or the last if there are fewer; SKV_DAY_NONE if there is none */
static SkvDay
find_nth (const SkvRecurrence *self, SkvDay from, SkvDay to, int count)
{
  Counter counter = { count, SKV_DAY_NONE };

  skv_recurrence_foreach (self, from, to, count_down, &counter);
  return counter.last;
}

static gboolean
fail_never (const SkvRecurrence *self, gboolean because_of_until, GError **error)
{
  const SkvRecurrenceError code = SKV_RECURRENCE_ERROR_NEVER;
  g_autofree char *rule = skv_recurrence_format (self);

  if (because_of_until)
    g_set_error (error, SKV_RECURRENCE_ERROR, code,
                 _("The rule gives no date before it ends with UNTIL: %s"), rule);
  else
    g_set_error (error, SKV_RECURRENCE_ERROR, code, _("The rule never gives a date: %s"), rule);
  return FALSE;
}

/*
 * Finds the first date, to prove that there is one, and turns COUNT into a last day, so that an
 * expansion can begin anywhere. Without INTERVAL the dates come again after 400 years, and what is
 * not found in them and one period more never comes. With it, the rule is searched to the last day
 * that there is: at most 8,400 years, of which INTERVAL leaves out at least every second period.
 */
static gboolean
set_bounds (SkvRecurrence *self, GError **error)
{
  const SkvDay end = skv_day_from_ymd (9999, 12, 31) + 1;
  SkvDay search_end = end, search = skv_day_from_ymd (2000, 1, 1);

  self->first_day = skv_day_from_ymd (1583, 1, 1);
  self->last_day = end - 1;
  if (self->anchor != SKV_DAY_NONE)
    search = self->first_day = self->anchor;
  if (self->interval == 1)
    search_end = MIN (end, search + DAYS_OF_CYCLE + LONGEST_PERIOD);

  if (find_nth (self, search, search_end, 1) == SKV_DAY_NONE)
    return fail_never (self, FALSE, error);
  if (self->count > 0)
    self->last_day = find_nth (self, self->anchor, end, self->count);
  if (self->until == SKV_DAY_NONE)
    return TRUE;

  self->last_day = self->until;
  if (self->anchor != SKV_DAY_NONE && find_nth (self, self->anchor, end, 1) == SKV_DAY_NONE)
    return fail_never (self, TRUE, error);
  return TRUE;
}

static gboolean
check_until (const SkvRecurrence *self, GError **error)
{
  g_autofree char *until = NULL;
  g_autofree char *anchor = NULL;

  if (self->until == SKV_DAY_NONE || self->anchor == SKV_DAY_NONE || self->until >= self->anchor)
    return TRUE;
  until = skv_day_format (self->until);
  anchor = skv_day_format (self->anchor);
  g_set_error (error, SKV_RECURRENCE_ERROR, SKV_RECURRENCE_ERROR_CONTRADICTION,
               _("UNTIL is %s, which is before the first date %s."), until, anchor);
  return FALSE;
}

SkvRecurrence *
skv_recurrence_parse (const char *rrule, SkvDay anchor, GError **error)
{
  g_autoptr (SkvRecurrence) self = NULL;

  g_return_val_if_fail (rrule != NULL, NULL);
  g_return_val_if_fail (anchor == SKV_DAY_NONE || (anchor >= skv_day_from_ymd (1583, 1, 1) &&
                                                   anchor <= skv_day_from_ymd (9999, 12, 31)),
                        NULL);

  self = g_new0 (SkvRecurrence, 1);
  g_atomic_ref_count_init (&self->refs);
  self->anchor = anchor;
  self->interval = 1;
  self->until = SKV_DAY_NONE;
  self->week_start = SKV_MONDAY;
  if (!skv_recurrence_parse_parts (self, rrule, error) || !check_until (self, error))
    return NULL;
  if (anchor != SKV_DAY_NONE)
    take_from_anchor (self);
  else if (!check_without_anchor (self, error))
    return NULL;
  if (!set_bounds (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
append_item (GString *text, const char *part, gboolean *first, const char *item)
{
  if (*first)
    g_string_append_printf (text, ";%s=", part);
  else
    g_string_append_c (text, ',');
  g_string_append (text, item);
  *first = FALSE;
}

/* In the order of time: 1, 2, … , -2, -1 */
static void
format_set (GString *text, const char *part, const SkvNumberSet *set)
{
  gboolean first = TRUE;

  for (int number = 1; number <= 366; number++)
    if (set->positive[number])
      {
        g_autofree char *item = g_strdup_printf ("%d", number);
        append_item (text, part, &first, item);
      }
  for (int number = 366; number >= 1; number--)
    if (set->negative[number])
      {
        g_autofree char *item = g_strdup_printf ("-%d", number);
        append_item (text, part, &first, item);
      }
}

static void
format_weekdays_at (GString *text, gboolean *first, int number, guint8 weekdays)
{
  for (int i = 0; i < 7; i++)
    if (weekdays & 1u << i)
      {
        g_autofree char *item = number == 0 ? g_strdup (weekday_codes[i])
                                            : g_strdup_printf ("%d%s", number, weekday_codes[i]);
        append_item (text, "BYDAY", first, item);
      }
}

static void
format_weekdays (GString *text, const SkvRecurrence *self)
{
  gboolean first = TRUE;

  for (int number = 0; number <= 53; number++)
    format_weekdays_at (text, &first, number, self->weekdays[number]);
  for (int number = 53; number >= 1; number--)
    format_weekdays_at (text, &first, -number, self->weekdays_from_end[number]);
}

char *
skv_recurrence_format (const SkvRecurrence *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new ("FREQ=");
  g_string_append (text, freq_names[self->freq]);
  if (self->interval != 1)
    g_string_append_printf (text, ";INTERVAL=%d", self->interval);
  if (self->count != 0)
    g_string_append_printf (text, ";COUNT=%d", self->count);
  if (self->until != SKV_DAY_NONE)
    {
      int year, month, day;

      skv_day_to_ymd (self->until, &year, &month, &day);
      g_string_append_printf (text, ";UNTIL=%04d%02d%02d", year, month, day);
    }
  format_set (text, "BYMONTH", &self->months);
  format_set (text, "BYWEEKNO", &self->week_numbers);
  format_set (text, "BYYEARDAY", &self->year_days);
  format_set (text, "BYMONTHDAY", &self->month_days);
  format_weekdays (text, self);
  format_set (text, "BYSETPOS", &self->positions);
  if (self->week_start != SKV_MONDAY)
    g_string_append_printf (text, ";WKST=%s", weekday_codes[self->week_start - 1]);
  return g_string_free (text, FALSE);
}
