/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* A century, in which any number of weeks, days and seconds can be multiplied */
#define MAX_SECONDS (G_GINT64_CONSTANT (100) * 366 * 86400)

/* @n digits as a number; -1 if they are none */
static int
digits (const char *text, int n)
{
  int number = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + g_ascii_digit_value (text[i]);
    }
  return number;
}

static gboolean
fail (GError **error, const char *text, const char *reason)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 30));

  g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID, _("“%s” %s"), start, reason);
  return FALSE;
}

static gboolean
parse_clock (const char *text, gint64 *seconds)
{
  int hour = digits (text, 2);
  int minute = hour < 0 ? -1 : digits (text + 2, 2);
  int second = minute < 0 ? -1 : digits (text + 4, 2);

  /* 60 is a leap second, which no clock here has. */
  if (second < 0 || hour > 23 || minute > 59 || second > 60)
    return FALSE;
  *seconds = hour * 3600 + minute * 60 + MIN (second, 59);
  return TRUE;
}

gboolean
skv_ics_stamp_parse (const char *text, SkvIcsStamp *stamp, GError **error)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));
  int year = digits (bare, 4);
  int month = year < 0 ? -1 : digits (bare + 4, 2);
  int day = month < 0 ? -1 : digits (bare + 6, 2);
  const char *clock = day < 0 ? "" : bare + 8;
  gint64 seconds = 0;
  SkvDay date;

  if (day < 0)
    return fail (error, bare, _("is no date: it is written as 20190314 or 20190314T110000"));
  date = skv_day_from_ymd (year, month, day);
  if (date == SKV_DAY_NONE)
    return fail (error, bare, _("is a date that does not exist"));
  *stamp = (SkvIcsStamp){ .is_date = *clock == '\0' };
  if (!stamp->is_date)
    {
      if (*clock != 'T' || strlen (clock) < 7 || !parse_clock (clock + 1, &seconds))
        return fail (error, bare, _("has no time of day that exists: it is written as T110000"));
      clock += 7;
      stamp->is_utc = g_str_equal (clock, "Z");
      if (*clock != '\0' && !stamp->is_utc)
        return fail (error, bare, _("has something behind its time"));
    }
  stamp->local = date * SKV_DAY_SECONDS + seconds;
  return TRUE;
}

gboolean
skv_ics_length_parse (const char *text, SkvIcsLength *length)
{
  static const struct
  {
    char unit;
    gboolean of_day;
    int factor;
  } units[] = {
    { 'W', FALSE, 7 }, { 'D', FALSE, 1 }, { 'H', TRUE, 3600 }, { 'M', TRUE, 60 }, { 'S', TRUE, 1 }
  };
  gboolean of_day = FALSE, any = FALSE;
  int sign = *text == '-' ? -1 : 1;
  SkvIcsLength found = { 0, 0 };

  text += *text == '-' || *text == '+';
  if (*text++ != 'P')
    return FALSE;
  while (*text != '\0')
    {
      guint64 number;
      char *end;
      gsize i;

      if (*text == 'T' && !of_day)
        {
          of_day = TRUE;
          text++;
          continue;
        }
      if (!g_ascii_isdigit (*text))
        return FALSE;
      number = g_ascii_strtoull (text, &end, 10);
      for (i = 0; i < G_N_ELEMENTS (units) && (units[i].unit != *end || units[i].of_day != of_day);
           i++)
        ;
      if (i == G_N_ELEMENTS (units) || number > (guint64) MAX_SECONDS)
        return FALSE;
      *(of_day ? &found.seconds : &found.days) += sign * (gint64) number * units[i].factor;
      any = TRUE;
      text = end + 1;
    }
  if (!any || ABS (found.days) > MAX_SECONDS / SKV_DAY_SECONDS || ABS (found.seconds) > MAX_SECONDS)
    return FALSE;
  *length = found;
  return TRUE;
}

gboolean
skv_ics_offset_parse (const char *text, int *offset)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));
  gsize length = strlen (bare);
  int hour, minute, second;

  if ((*bare != '+' && *bare != '-') || (length != 5 && length != 7))
    return FALSE;
  hour = digits (bare + 1, 2);
  minute = digits (bare + 3, 2);
  second = length == 7 ? digits (bare + 5, 2) : 0;
  if (hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59 || second > 59)
    return FALSE;
  *offset = (hour * 3600 + minute * 60 + second) * (*bare == '-' ? -1 : 1);
  return TRUE;
}

char *
skv_ics_unescape (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '\\' && (c[1] == 'n' || c[1] == 'N'))
        {
          g_string_append_c (plain, '\n');
          c++;
        }
      /* Programs that escape what need not be escaped mean the character itself. */
      else if (*c == '\\' && c[1] != '\0' && strchr ("\\;,:\"", c[1]) != NULL)
        g_string_append_c (plain, *++c);
      else if (!g_ascii_iscntrl (*c) || *c == '\t')
        g_string_append_c (plain, *c);
    }
  return g_strstrip (g_string_free (plain, FALSE));
}
