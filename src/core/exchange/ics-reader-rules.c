/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-reader-rules-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* How far behind the horizon a series is looked for. */
#define LOOK_AHEAD_DAYS 4000

static void
parts_clear (SkvIcsParts *self)
{
  g_free (self->freq_name);
  g_free (self->interval_text);
  g_free (self->until_text);
  g_free (self->week_start);
  g_free (self->positions_text);
  g_clear_pointer (&self->positions, g_array_unref);
  if (self->days != NULL)
    g_string_free (self->days, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SkvIcsParts, parts_clear)

static gboolean
fail (GError **error, int code, const char *message)
{
  g_set_error_literal (error, SKV_RECURRENCE_ERROR, code, message);
  return FALSE;
}

static gboolean
fail_part (GError **error, const char *name, const char *value)
{
  g_set_error (error, SKV_RECURRENCE_ERROR, SKV_RECURRENCE_ERROR_SYNTAX, _("%s=%s cannot be read"),
               name, value);
  return FALSE;
}

static gboolean
parse_number (const char *text, int low, int high, int *number)
{
  gint64 value;
  char *end;

  value = g_ascii_strtoll (text, &end, 10);
  if (end == text || *end != '\0' || value < low || value > high)
    return FALSE;
  *number = (int) value;
  return TRUE;
}

static gboolean
parse_clock (SkvIcsClock *clock, const char *value, int high)
{
  g_auto (GStrv) items = g_strsplit (value, ",", -1);

  if (clock->given || items[0] == NULL)
    return FALSE;
  clock->given = TRUE;
  for (guint i = 0; items[i] != NULL; i++)
    {
      int number;

      if (!parse_number (items[i], 0, high, &number))
        return FALSE;
      clock->has[number] = TRUE;
    }
  return TRUE;
}

static gboolean
parse_positions (SkvIcsParts *self, const char *value)
{
  g_auto (GStrv) items = g_strsplit (value, ",", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      int number;

      if (!parse_number (items[i], -366, 366, &number) || number == 0)
        return FALSE;
      g_array_append_val (self->positions, number);
    }
  g_free (self->positions_text);
  self->positions_text = g_strdup (value);
  return self->positions->len > 0;
}

static gboolean
parse_freq (SkvIcsParts *self, const char *value)
{
  static const char *const names[] = { "SECONDLY", "MINUTELY", "HOURLY" };

  if (self->freq_name != NULL)
    return FALSE;
  self->freq = SKV_ICS_FREQ_DAY;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (value, names[i]))
      self->freq = (SkvIcsFreq) i;
  self->freq_name = g_strdup (value);
  return TRUE;
}

/* A moment of UTC as the clock of the series shows it; of a mere date the whole day counts. */
static gboolean
parse_until (SkvIcsParts *self, const char *value, const SkvIcsStamp *start, const SkvZone *zone)
{
  SkvIcsStamp stamp;
  g_autofree char *day = NULL;

  if (self->until_text != NULL || !skv_ics_stamp_parse (value, &stamp, NULL))
    return FALSE;
  if (stamp.is_utc && zone != NULL)
    stamp.local = skv_zone_to_local (zone, stamp.local);
  if (stamp.is_date || start->is_date)
    stamp.local = stamp.local / SKV_DAY_SECONDS * SKV_DAY_SECONDS + SKV_DAY_SECONDS - 1;
  self->last = stamp.local;
  day = skv_day_format ((SkvDay) (stamp.local / SKV_DAY_SECONDS));
  self->until_text = g_strdup_printf ("%.4s%.2s%.2s", day, day + 5, day + 8);
  return TRUE;
}

static gboolean
parse_part (SkvIcsParts *self,
            const char *name,
            const char *value,
            const SkvIcsStamp *start,
            const SkvZone *zone)
{
  if (g_str_equal (name, "FREQ"))
    return parse_freq (self, value);
  if (g_str_equal (name, "INTERVAL"))
    {
      g_free (self->interval_text);
      self->interval_text = g_strdup (value);
      return parse_number (value, 1, G_MAXINT, &self->interval);
    }
  if (g_str_equal (name, "COUNT"))
    return self->count == 0 && parse_number (value, 1, G_MAXINT, &self->count);
  if (g_str_equal (name, "UNTIL"))
    return parse_until (self, value, start, zone);
  if (g_str_equal (name, "BYHOUR"))
    return parse_clock (&self->hours, value, 23);
  if (g_str_equal (name, "BYMINUTE"))
    return parse_clock (&self->minutes, value, 59);
  if (g_str_equal (name, "BYSECOND"))
    return parse_clock (&self->seconds, value, 60);
  if (g_str_equal (name, "BYSETPOS"))
    return self->positions->len == 0 && parse_positions (self, value);
  if (g_str_equal (name, "WKST"))
    {
      g_free (self->week_start);
      self->week_start = g_strdup (value);
      return TRUE;
    }
  g_string_append_printf (self->days, ";%s=%s", name, value);
  return TRUE;
}

/* Some programs write "BYDAY=MO, TU". In upper case (transfer full) */
static char *
without_spaces (const char *rrule)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *c = rrule; *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      g_string_append_c (text, g_ascii_toupper (*c));
  return g_strdup (text->str);
}

static gboolean
parse_parts (SkvIcsParts *self,
             const char *rrule,
             const SkvIcsStamp *start,
             const SkvZone *zone,
             GError **error)
{
  g_autofree char *text = without_spaces (rrule);
  g_auto (GStrv) items = g_strsplit (text, ";", 64);

  self->interval = 1;
  self->last = G_MAXINT64;
  self->positions = g_array_new (FALSE, FALSE, sizeof (int));
  self->days = g_string_new (NULL);
  for (guint i = 0; items[i] != NULL; i++)
    {
      char *equals = strchr (items[i], '=');

      if (*items[i] == '\0')
        continue;
      if (equals == NULL)
        return fail_part (error, items[i], "");
      /* The calendar that all others here are (RFC 7529). */
      if (g_str_equal (items[i], "RSCALE=GREGORIAN") || g_str_equal (items[i], "SKIP=OMIT"))
        continue;
      *equals = '\0';
      /* X- parts are of other programs' own making, and mean nothing to any other. */
      if (!g_str_has_prefix (items[i], "X-") &&
          !parse_part (self, items[i], equals + 1, start, zone))
        return fail_part (error, items[i], equals + 1);
    }
  if (self->freq_name == NULL)
    return fail (error, SKV_RECURRENCE_ERROR_SYNTAX, _("The rule has no FREQ"));
  if (self->count > 0 && self->until_text != NULL)
    return fail (error, SKV_RECURRENCE_ERROR_CONTRADICTION,
                 _("COUNT and UNTIL both end the rule"));
  return TRUE;
}

/* --- Whole days --- */

SkvRecurrence *
skv_ics_parts_make_recurrence (
  const SkvIcsParts *parts, const char *freq, gboolean whole, SkvDay anchor, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "FREQ=%s%s", freq, parts->days->str);
  if (parts->interval_text != NULL && parts->freq == SKV_ICS_FREQ_DAY)
    g_string_append_printf (text, ";INTERVAL=%s", parts->interval_text);
  if (parts->week_start != NULL)
    g_string_append_printf (text, ";WKST=%s", parts->week_start);
  if (whole && parts->positions_text != NULL)
    g_string_append_printf (text, ";BYSETPOS=%s", parts->positions_text);
  if (whole && parts->count > 0)
    g_string_append_printf (text, ";COUNT=%d", parts->count);
  if (whole && parts->until_text != NULL)
    g_string_append_printf (text, ";UNTIL=%s", parts->until_text);
  return skv_recurrence_parse (text->str, anchor, error);
}

static SkvDay
day_of (gint64 civil)
{
  return (SkvDay) (civil >= 0 ? civil / SKV_DAY_SECONDS
                              : -((-civil + SKV_DAY_SECONDS - 1) / SKV_DAY_SECONDS));
}

static gboolean
expand_days (const SkvIcsParts *parts,
             const SkvIcsStamp *start,
             gint64 from,
             gint64 until,
             GArray *times,
             gboolean *goes_on,
             GError **error)
{
  SkvDay anchor = day_of (start->local), end = day_of (until - 1) + 1;
  gint64 clock = start->local - anchor * SKV_DAY_SECONDS;
  g_autoptr (SkvRecurrence) recurrence =
    skv_ics_parts_make_recurrence (parts, parts->freq_name, TRUE, anchor, error);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SkvDay));

  if (recurrence == NULL ||
      !skv_recurrence_expand (recurrence, day_of (from), end, SKV_ICS_MAX_OCCURRENCES, days, error))
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    {
      gint64 time = g_array_index (days, SkvDay, i) * SKV_DAY_SECONDS + clock;

      if (time <= parts->last && time >= from && time < until)
        g_array_append_val (times, time);
    }
  g_array_set_size (days, 0);
  *goes_on = !skv_recurrence_expand (recurrence, end, end + LOOK_AHEAD_DAYS, 0, days, NULL);
  return TRUE;
}

gboolean
skv_ics_rule_expand (const char *rrule,
                     const SkvIcsStamp *start,
                     const SkvZone *zone,
                     gint64 from,
                     gint64 until,
                     GArray *times,
                     gboolean *goes_on,
                     GError **error)
{
  g_auto (SkvIcsParts) parts = { .count = 0 };
  gboolean has_clock;

  *goes_on = FALSE;
  if (!parse_parts (&parts, rrule, start, zone, error))
    return FALSE;
  has_clock = parts.hours.given || parts.minutes.given || parts.seconds.given;
  /* SkvIcsParts of the day mean nothing to a date (RFC 5545, 3.3.10). */
  if (parts.freq == SKV_ICS_FREQ_DAY && (start->is_date || !has_clock))
    return expand_days (&parts, start, from, until, times, goes_on, error);
  if (start->is_date)
    return fail (error, SKV_RECURRENCE_ERROR_CONTRADICTION,
                 _("It repeats within the day, but the event lasts all day"));
  return skv_ics_parts_expand_times (&parts, start, from, until, times, goes_on, error);
}
