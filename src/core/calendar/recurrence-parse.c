/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/recurrence-private.h"

#include <glib/gi18n-lib.h>

#define LONGEST_RULE 8192 /* bytes; all 732 values of BYYEARDAY take 3.5 kB */

static const char *const weekday_codes[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

static gboolean G_GNUC_PRINTF (3, 4)
  fail (GError **error, SkvRecurrenceError code, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (SKV_RECURRENCE_ERROR, code, format, arguments));
  va_end (arguments);
  return FALSE;
}

/* What the user wrote, fit for a message */
static char *
quotable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (valid, -1) <= 40)
    return g_steal_pointer (&valid);
  start = g_utf8_substring (valid, 0, 39);
  return g_strconcat (start, "…", NULL);
}

static gboolean
fail_value (GError **error, const char *part, const char *value, const char *expected)
{
  g_autofree char *shown = quotable (value);

  return fail (error, SKV_RECURRENCE_ERROR_SYNTAX, _("%s cannot be “%s”: it takes %s."), part,
               shown, expected);
}

static gboolean
parse_freq (SkvRecurrence *self, const char *value, GError **error)
{
  static const char *const names[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
  static const char *const within_day[] = { "SECONDLY", "MINUTELY", "HOURLY", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (value, names[i]) == 0)
      {
        self->freq = (SkvFreq) i;
        return TRUE;
      }
  if (g_strv_contains (within_day, value))
    return fail (error, SKV_RECURRENCE_ERROR_UNSUPPORTED,
                 _("FREQ=%s: a rule that repeats within the day never ends; give the time of day "
                    "apart."),
                 value);
  return fail_value (error, "FREQ", value, _("DAILY, WEEKLY, MONTHLY or YEARLY"));
}

/* Up to seven digits and nothing else */
static gboolean
parse_digits (const char *text, int *number)
{
  gsize length = strspn (text, "0123456789");

  if (length == 0 || length > 7 || text[length] != '\0')
    return FALSE;
  *number = (int) g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

static gboolean
parse_interval (SkvRecurrence *self, const char *value, GError **error)
{
  if (!parse_digits (value, &self->interval) || self->interval > SKV_RECURRENCE_LAST_INTERVAL)
    return fail_value (error, "INTERVAL", value, _("a number from 1 to 9999"));
  if (self->interval == 0)
    return fail (error, SKV_RECURRENCE_ERROR_SYNTAX,
                 _("INTERVAL=0 would give the same date without end; it takes a number from 1 to "
                    "9999."));
  return TRUE;
}

static gboolean
parse_count (SkvRecurrence *self, const char *value, GError **error)
{
  if (!parse_digits (value, &self->count) || self->count == 0)
    return fail_value (error, "COUNT", value, _("a number from 1 to 9999999"));
  return TRUE;
}

static gboolean
is_time (const char *text)
{
  int hour, minute, second;

  if (text[0] != 'T' || strspn (text + 1, "0123456789") != 6 ||
      (text[7] != '\0' && strcmp (text + 7, "Z") != 0))
    return FALSE;
  hour = (text[1] - '0') * 10 + text[2] - '0';
  minute = (text[3] - '0') * 10 + text[4] - '0';
  second = (text[5] - '0') * 10 + text[6] - '0';
  return hour < 24 && minute < 60 && second <= 60; /* RFC 5545 knows the leap second */
}

static gboolean
parse_until (SkvRecurrence *self, const char *value, GError **error)
{
  g_autofree char *date = NULL;

  if (strspn (value, "0123456789") == 8 && (value[8] == '\0' || is_time (value + 8)))
    {
      date = g_strdup_printf ("%.4s-%.2s-%.2s", value, value + 4, value + 6);
      self->until = skv_day_parse (date);
    }
  if (self->until == SKV_DAY_NONE)
    return fail_value (error, "UNTIL", value,
                       _("a date such as 20191231 or a date and time such as 20191231T235900Z"));
  return TRUE;
}

/* "-1" with @low..@high for its distance from 0 */
static gboolean
parse_into_set (SkvNumberSet *set, const char *text, int high, gboolean may_be_negative)
{
  gboolean negative = *text == '-';
  int number;

  if (negative || *text == '+')
    {
      if (!may_be_negative)
        return FALSE;
      text++;
    }
  if (!parse_digits (text, &number) || number < 1 || number > high)
    return FALSE;
  (negative ? set->negative : set->positive)[number] = 1;
  set->given = TRUE;
  return TRUE;
}

static gboolean
parse_set (SkvNumberSet *set,
           const char *part,
           const char *value,
           int high,
           gboolean may_be_negative,
           GError **error)
{
  g_auto (GStrv) items = g_strsplit (value, ",", -1);

  for (gsize i = 0; items[i] != NULL; i++)
    if (!parse_into_set (set, items[i], high, may_be_negative))
      {
        g_autofree char *expected = NULL;

        if (may_be_negative)
          expected = g_strdup_printf (_("numbers from 1 to %d, or from -%d to -1"), high, high);
        else
          expected = g_strdup_printf (_("numbers from 1 to %d"), high);
        return fail_value (error, part, items[i], expected);
      }
  /* "BYMONTH=" splits into no item at all */
  return set->given ? TRUE : fail_value (error, part, value, _("at least one value"));
}

static gboolean
parse_months (SkvRecurrence *self, const char *value, GError **error)
{
  return parse_set (&self->months, "BYMONTH", value, 12, FALSE, error);
}

static gboolean
parse_week_numbers (SkvRecurrence *self, const char *value, GError **error)
{
  return parse_set (&self->week_numbers, "BYWEEKNO", value, 53, TRUE, error);
}

static gboolean
parse_year_days (SkvRecurrence *self, const char *value, GError **error)
{
  return parse_set (&self->year_days, "BYYEARDAY", value, 366, TRUE, error);
}

static gboolean
parse_month_days (SkvRecurrence *self, const char *value, GError **error)
{
  return parse_set (&self->month_days, "BYMONTHDAY", value, 31, TRUE, error);
}

static gboolean
parse_positions (SkvRecurrence *self, const char *value, GError **error)
{
  return parse_set (&self->positions, "BYSETPOS", value, 366, TRUE, error);
}

/* 1 Monday .. 7 Sunday; 0 if it is none */
static int
parse_weekday_code (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (weekday_codes); i++)
    if (strcmp (text, weekday_codes[i]) == 0)
      return (int) i + 1;
  return 0;
}

/* "WE", "2WE", "-1WE" */
static gboolean
parse_weekday (SkvRecurrence *self, const char *text)
{
  gboolean negative = *text == '-';
  gboolean is_signed = negative || *text == '+';
  g_autofree char *digits = NULL;
  int number = 0, weekday;
  gsize length;

  text += is_signed ? 1 : 0;
  length = strspn (text, "0123456789");
  digits = g_strndup (text, length);
  weekday = parse_weekday_code (text + length);
  if (weekday == 0)
    return FALSE;
  if ((is_signed || length > 0) && (!parse_digits (digits, &number) || number < 1 || number > 53))
    return FALSE;

  (negative ? self->weekdays_from_end : self->weekdays)[number] |= (guint8) (1u << (weekday - 1));
  self->weekdays_given = TRUE;
  return TRUE;
}

static gboolean
parse_weekdays (SkvRecurrence *self, const char *value, GError **error)
{
  g_auto (GStrv) items = g_strsplit (value, ",", -1);

  for (gsize i = 0; items[i] != NULL; i++)
    if (!parse_weekday (self, items[i]))
      return fail_value (error, "BYDAY", items[i],
                         _("weekdays such as WE, 2WE (the second) or -1WE (the last)"));
  return self->weekdays_given ? TRUE : fail_value (error, "BYDAY", value, _("at least one value"));
}

static gboolean
parse_week_start (SkvRecurrence *self, const char *value, GError **error)
{
  int weekday = parse_weekday_code (value);

  if (weekday == 0)
    return fail_value (error, "WKST", value, _("MO, TU, WE, TH, FR, SA or SU"));
  self->week_start = (SkvWeekday) weekday;
  return TRUE;
}

static const struct
{
  const char *name;
  gboolean (*parse) (SkvRecurrence *self, const char *value, GError **error);
} parts[] = {
  { "FREQ", parse_freq },           { "INTERVAL", parse_interval },
  { "COUNT", parse_count },         { "UNTIL", parse_until },
  { "BYMONTH", parse_months },      { "BYWEEKNO", parse_week_numbers },
  { "BYYEARDAY", parse_year_days }, { "BYMONTHDAY", parse_month_days },
  { "BYDAY", parse_weekdays },      { "BYSETPOS", parse_positions },
  { "WKST", parse_week_start },
};

/* @seen: a bit for each of parts[] */
static gboolean
parse_part (SkvRecurrence *self, char *text, guint *seen, GError **error)
{
  static const char *const of_times[] = { "BYHOUR", "BYMINUTE", "BYSECOND", NULL };
  const SkvRecurrenceError code = SKV_RECURRENCE_ERROR_SYNTAX;
  char *equals = strchr (text, '=');
  g_autofree char *shown = NULL;

  if (equals != NULL)
    *equals = '\0';
  shown = quotable (text);
  if (equals == NULL)
    return fail (error, code, _("“%s” is no part of a rule: a part is written NAME=VALUE."),
                 shown);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (strcmp (text, parts[i].name) != 0)
        continue;
      if (*seen & 1u << i)
        return fail (error, code, _("%s is given twice."), shown);
      *seen |= 1u << i;
      return parts[i].parse (self, equals + 1, error);
    }
  if (g_strv_contains (of_times, text))
    return fail (error, SKV_RECURRENCE_ERROR_UNSUPPORTED,
                 _("%s sets a time within the day; give the time of day apart."), shown);
  return fail (error, code, _("“%s” is no known part of a rule."), shown);
}

static gboolean
has_numbered_weekdays (const SkvRecurrence *self)
{
  for (gsize i = 1; i < G_N_ELEMENTS (self->weekdays); i++)
    if (self->weekdays[i] != 0 || self->weekdays_from_end[i] != 0)
      return TRUE;
  return FALSE;
}

/* What RFC 5545 forbids to stand together */
static gboolean
check_together (const SkvRecurrence *self, GError **error)
{
  const SkvRecurrenceError code = SKV_RECURRENCE_ERROR_CONTRADICTION;
  gboolean any_by = self->months.given || self->week_numbers.given || self->year_days.given ||
                    self->month_days.given || self->weekdays_given;

  if (self->count > 0 && self->until != SKV_DAY_NONE)
    return fail (error, code, _("COUNT and UNTIL both end the rule; give one of them."));
  if (self->week_numbers.given && self->freq != SKV_FREQ_YEARLY)
    return fail (error, code, _("BYWEEKNO can only be used with FREQ=YEARLY."));
  if (self->year_days.given && self->freq != SKV_FREQ_YEARLY)
    return fail (error, code, _("BYYEARDAY can only be used with FREQ=YEARLY."));
  if (self->month_days.given && self->freq == SKV_FREQ_WEEKLY)
    return fail (error, code, _("BYMONTHDAY cannot be used with FREQ=WEEKLY."));
  if (has_numbered_weekdays (self) && self->freq < SKV_FREQ_MONTHLY)
    return fail (error, code,
                 _("BYDAY with a number, such as 2WE, needs FREQ=MONTHLY or FREQ=YEARLY."));
  if (has_numbered_weekdays (self) && self->week_numbers.given)
    return fail (error, code, _("BYDAY with a number cannot be used with BYWEEKNO."));
  if (self->positions.given && !any_by)
    return fail (error, code,
                 _("BYSETPOS picks from the days of another BY… part, and there is none."));
  return TRUE;
}

gboolean
skv_recurrence_parse_parts (SkvRecurrence *self, const char *rrule, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) items = NULL;
  guint seen = 0;
  gsize n;

  if (strlen (rrule) > LONGEST_RULE)
    return fail (error, SKV_RECURRENCE_ERROR_SYNTAX, _("The rule is longer than 8192 bytes."));
  text = g_strstrip (g_ascii_strup (rrule, -1));
  items = g_strsplit (g_str_has_prefix (text, "RRULE:") ? text + strlen ("RRULE:") : text, ";", -1);

  /* Some programs end the rule with a semicolon. */
  n = g_strv_length (items);
  if (n > 1 && *items[n - 1] == '\0')
    g_clear_pointer (&items[n - 1], g_free);
  for (gsize i = 0; items[i] != NULL; i++)
    if (!parse_part (self, items[i], &seen, error))
      return FALSE;
  if (!(seen & 1))
    return fail (error, SKV_RECURRENCE_ERROR_SYNTAX,
                 _("The rule has no FREQ, which says whether it is daily, weekly, monthly or "
                    "yearly."));
  return check_together (self, error);
}
