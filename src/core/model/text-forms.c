/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/rule.h"

#include <string.h>

/* A longer one is surely a mistake, and a bound keeps minutes in an int. */
#define MAX_LENGTH_MINUTES (10 * 366 * 24 * 60)

/* One "5H" of a duration. Moves @text on; FALSE if there is no such part. */
static gboolean
read_part (const char **text, gint64 *number, char *unit)
{
  char *end;

  if (!g_ascii_isdigit (**text))
    return FALSE;
  *number = g_ascii_strtoll (*text, &end, 10);
  if (*end == '\0' || *number > MAX_LENGTH_MINUTES)
    return FALSE;
  *unit = *end;
  *text = end + 1;
  return TRUE;
}

int
skv_length_parse (const char *text)
{
  static const char units[] = "WDTHMS"; /* in the order in which they may come; T is a divider */
  static const int minutes[] = { 7 * 24 * 60, 24 * 60, 0, 60, 1, 0 };
  gint64 total = 0;
  gsize next = 0;
  gboolean any = FALSE;

  if (text == NULL || *text++ != 'P')
    return -1;
  while (*text != '\0')
    {
      gint64 number;
      const char *place;
      char unit;

      if (*text == 'T')
        {
          if (next > 2 || text[1] == '\0')
            return -1;
          next = 3;
          text++;
          continue;
        }
      if (!read_part (&text, &number, &unit))
        return -1;
      place = strchr (units + next, unit);
      if (unit == 'T' || place == NULL || (unit != 'W' && unit != 'D' && next < 3))
        return -1;
      if (unit == 'S' && number % 60 != 0)
        return -1; /* minutes are the finest that a plan knows */
      next = (gsize) (place - units) + 1;
      total += unit == 'S' ? number / 60 : number * minutes[place - units];
      any = TRUE;
    }

  return any && total <= MAX_LENGTH_MINUTES ? (int) total : -1;
}

char *
skv_length_format (int minutes)
{
  GString *text = g_string_new ("P");

  g_return_val_if_fail (minutes >= 0, NULL);
  if (minutes == 0)
    g_string_append (text, "T0S");
  if (minutes >= 24 * 60)
    g_string_append_printf (text, "%dD", minutes / (24 * 60));
  minutes %= 24 * 60;
  if (minutes > 0)
    g_string_append_c (text, 'T');
  if (minutes >= 60)
    g_string_append_printf (text, "%dH", minutes / 60);
  if (minutes % 60 > 0)
    g_string_append_printf (text, "%dM", minutes % 60);
  return g_string_free (text, FALSE);
}

int
skv_clock_parse (const char *text)
{
  int hour, minute;

  if (text == NULL || strlen (text) != 5 || text[2] != ':')
    return -1;
  for (int i = 0; i < 5; i++)
    {
      if (i != 2 && !g_ascii_isdigit (text[i]))
        return -1;
    }
  hour = (text[0] - '0') * 10 + text[1] - '0';
  minute = (text[3] - '0') * 10 + text[4] - '0';
  return minute <= 59 && hour * 60 + minute <= 24 * 60 ? hour * 60 + minute : -1;
}

char *
skv_clock_format (int minute)
{
  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

gboolean
skv_offset_parse (const char *text, int *days)
{
  gint64 number;
  char *end;

  if (text == NULL || (*text != '+' && *text != '-') || !g_ascii_isdigit (text[1]))
    return FALSE;
  number = g_ascii_strtoll (text, &end, 10);
  if ((*end != 'd' && *end != 'w') || end[1] != '\0' || ABS (number) > 366)
    return FALSE;
  *days = (int) number * (*end == 'w' ? 7 : 1);
  return TRUE;
}
