/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/draft-text.h"

#include <string.h>

#include "core/model/record.h"

#define DAY_MINUTES (24 * 60)
#define MAX_LENGTH (366 * DAY_MINUTES)

/* Reads up to @max runs of digits, each up to @max_digits long, with anything of @separators
 * between them; returns how many there were, or -1 if something else stands there. */
static int
read_numbers (const char *text, const char *separators, int max_digits, int max, int *numbers)
{
  int n = 0;

  while (*text != '\0')
    {
      int digits = 0, value = 0;

      for (; g_ascii_isdigit (*text); text++, digits++)
        {
          if (digits == max_digits)
            return -1;
          value = value * 10 + (*text - '0');
        }
      if (digits == 0 || n == max)
        return -1;
      numbers[n++] = value;
      text += strspn (text, separators);
    }
  return n;
}

SkvDay
skv_draft_parse_date (const char *text, int default_year)
{
  g_autofree char *stripped = NULL;
  SkvDay day;
  int numbers[3], n, year;

  g_return_val_if_fail (text != NULL, SKV_DAY_NONE);

  stripped = g_strstrip (g_strdup (text));
  day = skv_day_parse (stripped);
  if (day != SKV_DAY_NONE)
    return day;

  /* Only a year first is written with dashes: 12-06-2019 is not guessed at. */
  n = read_numbers (stripped, "./ ", 4, 3, numbers);
  if (n < 2)
    return SKV_DAY_NONE;
  year = n == 3 ? numbers[2] : default_year;
  if (year < 100)
    year += 2000;
  return skv_day_from_ymd (year, numbers[1], numbers[0]);
}

int
skv_draft_parse_clock (const char *text)
{
  g_autofree char *stripped = NULL;
  int numbers[2], n, hour, minute;

  g_return_val_if_fail (text != NULL, -1);

  stripped = g_strstrip (g_strdup (text));
  n = read_numbers (stripped, ":.", 4, 2, numbers);
  if (n < 1)
    return -1;
  if (n == 1 && strlen (stripped) > 2)
    {
      hour = numbers[0] / 100;
      minute = numbers[0] % 100;
    }
  else
    {
      hour = numbers[0];
      minute = n == 2 ? numbers[1] : 0;
    }
  if (minute > 59 || hour > 24 || (hour == 24 && minute != 0))
    return -1;
  return hour * 60 + minute;
}

/* Minutes of a unit in English, Norwegian, Swedish or Danish; 0 if it is none. */
static int
unit_minutes (const char *unit, gsize length)
{
  static const struct
  {
    const char *name;
    int minutes;
  } units[] = {
    { "m", 1 },
    { "min", 1 },
    { "mins", 1 },
    { "minute", 1 },
    { "minutes", 1 },
    { "minutt", 1 },
    { "minutter", 1 },
    { "minut", 1 },
    { "minuter", 1 },
    { "h", 60 },
    { "hour", 60 },
    { "hours", 60 },
    { "t", 60 },
    { "time", 60 },
    { "timer", 60 },
    { "timar", 60 },
    { "tim", 60 },
    { "timme", 60 },
    { "timmar", 60 },
    { "d", DAY_MINUTES },
    { "day", DAY_MINUTES },
    { "days", DAY_MINUTES },
    { "dag", DAY_MINUTES },
    { "dager", DAY_MINUTES },
    { "dagar", DAY_MINUTES },
    { "dage", DAY_MINUTES },
    { "dygn", DAY_MINUTES },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (strlen (units[i].name) == length &&
          g_ascii_strncasecmp (units[i].name, unit, length) == 0)
        return units[i].minutes;
    }
  return 0;
}

/* "1:30" */
static int
parse_clock_length (const char *text)
{
  int numbers[2];

  if (read_numbers (text, ":", 4, 2, numbers) != 2 || numbers[1] > 59)
    return -1;
  return numbers[0] * 60 + numbers[1];
}

/* One number with its unit from *@text on, in minutes; -1 if it is none. */
static double
take_part (char **text, int plain)
{
  char *end = NULL;
  double value;
  gsize length = 0;
  int unit;

  if (!g_ascii_isdigit (**text))
    return -1;
  value = g_ascii_strtod (*text, &end);
  end += strspn (end, " ");
  while (g_ascii_isalpha (end[length]))
    length++;
  unit = length > 0 ? unit_minutes (end, length) : plain;
  end += length;
  end += strspn (end, ". ");
  *text = end;
  return unit > 0 ? value * unit : -1;
}

int
skv_draft_parse_length (const char *text, int plain)
{
  g_autofree char *stripped = NULL;
  double total = 0;
  char *rest;

  g_return_val_if_fail (text != NULL, -1);

  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    return -1;
  if (*stripped == 'P')
    return skv_length_parse (stripped);
  if (strchr (stripped, ':') != NULL)
    return parse_clock_length (stripped);

  g_strdelimit (stripped, ",", '.');
  for (rest = stripped; *rest != '\0';)
    {
      gboolean whole = rest == stripped;
      double part = take_part (
        &rest, whole && strpbrk (rest, "abcdefghijklmnopqrstuvwxyz") == NULL ? plain : 1);

      if (part < 0 || total + part > MAX_LENGTH)
        return -1;
      total += part;
    }
  return (int) (total + 0.5);
}

char *
skv_draft_format_length (int minutes)
{
  int days = minutes / DAY_MINUTES, hours = minutes / 60, rest = minutes % 60;

  if (minutes < 0)
    return g_strdup ("");
  if (minutes >= DAY_MINUTES && minutes % DAY_MINUTES == 0)
    return g_strdup_printf ("%d d", days);
  if (hours == 0)
    return g_strdup_printf ("%d min", rest);
  if (rest == 0)
    return g_strdup_printf ("%d h", hours);
  return g_strdup_printf ("%d h %d min", hours, rest);
}
