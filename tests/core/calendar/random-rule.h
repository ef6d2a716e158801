/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* Random RRULEs as lists of numbers, so that a test can follow them without parsing anything. */

#include "core/model/day.h"

typedef enum
{
  DAILY,
  WEEKLY,
  MONTHLY,
  YEARLY,
} Freq;

typedef struct
{
  int n;
  int values[6];
  int weekdays[6]; /* BYDAY only: 1..7, and values are their numbers, 0 for none */
} List;

typedef struct
{
  Freq freq;
  int interval;
  int count;    /* 0: none */
  SkvDay until; /* SKV_DAY_NONE: none */
  int week_start;
  List months, weeks, year_days, month_days, weekdays, positions;
  SkvDay anchor;
} Rule;

static const char *const codes[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

static gboolean
one_in (GRand *random, int n)
{
  return g_rand_int_range (random, 0, n) == 0;
}

static void
fill (GRand *random, List *list, int most, gboolean negative)
{
  list->n = g_rand_int_range (random, 1, 6);
  for (int i = 0; i < list->n; i++)
    {
      list->values[i] = g_rand_int_range (random, 1, most + 1);
      if (negative && one_in (random, 3))
        list->values[i] = -list->values[i];
    }
}

static void
fill_weekdays (GRand *random, Rule *rule)
{
  gboolean numbered = rule->freq >= MONTHLY && rule->weeks.n == 0 && one_in (random, 2);
  int most = rule->freq == YEARLY && rule->months.n == 0 ? 53 : 5;

  fill (random, &rule->weekdays, most, TRUE);
  for (int i = 0; i < rule->weekdays.n; i++)
    {
      rule->weekdays.weekdays[i] = g_rand_int_range (random, 1, 8);
      if (!numbered || one_in (random, 5))
        rule->weekdays.values[i] = 0;
    }
}

static void
make_rule (GRand *random, Rule *rule)
{
  memset (rule, 0, sizeof *rule);
  rule->freq = (Freq) g_rand_int_range (random, DAILY, YEARLY + 1);
  rule->interval = one_in (random, 2) ? 1 : g_rand_int_range (random, 1, 8);
  rule->anchor = skv_day_from_ymd (1990, 1, 1) + g_rand_int_range (random, 0, 50 * 365);
  rule->week_start = one_in (random, 2) ? 1 : g_rand_int_range (random, 1, 8);
  rule->until = SKV_DAY_NONE;
  if (one_in (random, 4))
    rule->count = g_rand_int_range (random, 1, 60);
  else if (one_in (random, 4))
    rule->until = rule->anchor + g_rand_int_range (random, 0, 3000);

  if (one_in (random, 3))
    fill (random, &rule->months, 12, FALSE);
  if (rule->freq == YEARLY && one_in (random, 4))
    fill (random, &rule->weeks, 53, TRUE);
  if (rule->freq == YEARLY && one_in (random, 5))
    fill (random, &rule->year_days, 366, TRUE);
  if (rule->freq != WEEKLY && one_in (random, 3))
    fill (random, &rule->month_days, 31, TRUE);
  if (one_in (random, 2))
    fill_weekdays (random, rule);
  if (one_in (random, 4) &&
      rule->months.n + rule->weeks.n + rule->year_days.n + rule->month_days.n + rule->weekdays.n >
        0)
    fill (random, &rule->positions, rule->freq == YEARLY ? 20 : 4, TRUE);
}

static void
print_list (GString *text, const char *part, const List *list)
{
  for (int i = 0; i < list->n; i++)
    {
      g_string_append_printf (text, i == 0 ? ";%s=" : ",", part);
      if (list->weekdays[i] == 0 || list->values[i] != 0)
        g_string_append_printf (text, "%d", list->values[i]);
      if (list->weekdays[i] != 0)
        g_string_append (text, codes[list->weekdays[i] - 1]);
    }
}

static char *
print_rule (const Rule *rule)
{
  static const char *const names[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "FREQ=%s", names[rule->freq]);
  if (rule->interval > 1)
    g_string_append_printf (text, ";INTERVAL=%d", rule->interval);
  if (rule->count > 0)
    g_string_append_printf (text, ";COUNT=%d", rule->count);
  if (rule->until != SKV_DAY_NONE)
    {
      int year, month, day;

      skv_day_to_ymd (rule->until, &year, &month, &day);
      g_string_append_printf (text, ";UNTIL=%04d%02d%02d", year, month, day);
    }
  print_list (text, "BYMONTH", &rule->months);
  print_list (text, "BYWEEKNO", &rule->weeks);
  print_list (text, "BYYEARDAY", &rule->year_days);
  print_list (text, "BYMONTHDAY", &rule->month_days);
  print_list (text, "BYDAY", &rule->weekdays);
  print_list (text, "BYSETPOS", &rule->positions);
  g_string_append_printf (text, ";WKST=%s", codes[rule->week_start - 1]);
  return g_string_free (text, FALSE);
}
