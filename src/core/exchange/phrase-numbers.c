/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/phrase-private.h"

#include <string.h>

/* A run of up to eight digits; longer ones are cut into what no date has. */
typedef struct
{
  int value;
  int digits;
} Group;

static gsize
read_group (const char *text, Group *group)
{
  gsize n = 0;

  group->value = 0;
  while (g_ascii_isdigit (text[n]))
    {
      if (n < 9)
        group->value = group->value * 10 + (text[n] - '0');
      n++;
    }
  group->digits = (int) n;
  return n;
}

/* Groups with one separator a pair between them and nothing else; at most @max. */
static guint
read_groups (const char *text, Group *groups, char *separators, gsize *ends, guint max)
{
  gsize at = 0;
  guint n = 0;

  while (n < max && g_ascii_isdigit (text[at]))
    {
      at += read_group (text + at, &groups[n]);
      ends[n++] = at;
      if (n == max || strchr (".-/:", text[at]) == NULL || text[at] == '\0' ||
          !g_ascii_isdigit (text[at + 1]))
        break;
      separators[n - 1] = text[at++];
    }
  return n;
}

static int
full_year (const Group *group)
{
  if (group->digits == 4)
    return group->value;
  return group->value < 70 ? 2000 + group->value : 1900 + group->value;
}

static gboolean
is_short (const Group *group)
{
  return group->digits == 1 || group->digits == 2;
}

static gboolean
is_year (const Group *group)
{
  return group->digits == 4 && group->value >= 1900 && group->value <= 2199;
}

static gboolean
year_first (const Group *g, const char *separators, guint n, SkvToken *token)
{
  if (n >= 3 && is_year (&g[0]) && is_short (&g[1]) && is_short (&g[2]) &&
      separators[0] == separators[1] && separators[0] != ':')
    {
      token->type = SKV_TOKEN_DATE;
      token->year = g[0].value;
      token->month = g[1].value;
      token->day = g[2].value;
      return TRUE;
    }
  return FALSE;
}

/* 24.1.2023, 24/1-23, 24-1-2023. Two digits need the same or a slash's sign: 4.5-6 is a range. */
static gboolean
day_first (const Group *g, const char *separators, guint n, SkvToken *token)
{
  gboolean same = n >= 3 && separators[0] == separators[1];
  gboolean slash = n >= 3 && separators[0] == '/' && separators[1] == '-';
  gboolean dotted =
    n >= 3 && separators[0] == '.' && strchr ("-/", separators[1]) != NULL && is_year (&g[2]);

  if (n < 3 || separators[0] == ':' || !is_short (&g[0]) || !is_short (&g[1]) ||
      !(is_year (&g[2]) || g[2].digits == 2) || !(same || slash || dotted))
    return FALSE;
  if (n > 3 && g[2].digits == 2 && strchr ("./", separators[2]) != NULL)
    return FALSE;
  token->type = SKV_TOKEN_DATE;
  token->day = g[0].value;
  token->month = g[1].value;
  token->year = full_year (&g[2]);
  token->separator = separators[0];
  token->doubtful = g[2].digits == 2 && (separators[0] == '-' || slash);
  return TRUE;
}

static gboolean
clock_time (const Group *g, const char *separators, guint n, SkvToken *token, guint *used)
{
  if (n < 2 || separators[0] != ':' || !is_short (&g[0]) || g[1].digits != 2)
    return FALSE;
  if (g[1].value > 59 || g[0].value > 24 || (g[0].value == 24 && g[1].value > 0))
    return FALSE;
  *used = n >= 3 && separators[1] == ':' && g[2].digits == 2 && g[2].value < 60 ? 3 : 2;
  token->type = SKV_TOKEN_TIME;
  token->a = g[0].value * 60 + g[1].value;
  return TRUE;
}

static gboolean
two_groups (const Group *g, const char *separators, guint n, SkvToken *token)
{
  if (n < 2)
    return FALSE;
  if (separators[0] == '-' && is_year (&g[0]) && g[1].digits == 2 && g[1].value >= 1 &&
      g[1].value <= 12)
    {
      token->type = SKV_TOKEN_MONTH;
      token->year = g[0].value;
      token->month = g[1].value;
      return TRUE;
    }
  /* 06/2023 and 24-2023: a month's or a week's, the reader knows */
  if (!is_short (&g[0]) || !((is_short (&g[1]) && strchr ("./", separators[0]) != NULL) ||
                             (is_year (&g[1]) && separators[0] != ':')))
    return FALSE;
  token->type = SKV_TOKEN_PAIR;
  token->a = g[0].value;
  token->b = g[1].value;
  token->a_digits = g[0].digits;
  token->b_digits = g[1].digits;
  token->separator = separators[0];
  return TRUE;
}

/* 2019-W24, 2019W24-3 */
static gsize
week_date (const char *text, SkvToken *token)
{
  Group year, week, day = { 0, 0 };
  gsize at = read_group (text, &year);

  if (!is_year (&year))
    return 0;
  at += text[at] == '-' ? 1 : 0;
  if ((text[at] != 'W' && text[at] != 'w') || !g_ascii_isdigit (text[at + 1]))
    return 0;
  at++;
  at += read_group (text + at, &week);
  if (!is_short (&week))
    return 0;
  if (text[at] == '-' && text[at + 1] >= '1' && text[at + 1] <= '7' &&
      !g_ascii_isdigit (text[at + 2]))
    at += 1 + read_group (text + at + 1, &day);
  token->type = SKV_TOKEN_WEEK;
  token->year = year.value;
  token->a = week.value;
  token->day = day.value;
  return at;
}

/* "13. 5. 2021" */
static gsize
spaced_date (const char *text, SkvToken *token)
{
  Group g[3];
  gsize at = 0;

  for (guint i = 0; i < 3; i++)
    {
      if (!g_ascii_isdigit (text[at]))
        return 0;
      at += read_group (text + at, &g[i]);
      if (i < 2 && (text[at] != '.' || text[at + 1] != ' '))
        return 0;
      at += i < 2 ? 2 : 0;
    }
  if (!is_short (&g[0]) || !is_short (&g[1]) || g[1].value > 12 || !is_year (&g[2]))
    return 0;
  token->type = SKV_TOKEN_DATE;
  token->day = g[0].value;
  token->month = g[1].value;
  token->year = g[2].value;
  return at;
}

/* "3rd", "3:e", "1:a": what an ordinal ends in */
static gsize
ordinal_ending (const char *text)
{
  static const char *const endings[] = { ":e", ":a", ":te", ":de", "st", "nd", "rd", "th" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize length = strlen (endings[i]);

      if (g_ascii_strncasecmp (text, endings[i], length) == 0 &&
          !g_unichar_isalnum (g_utf8_get_char (text + length)))
        return length;
    }
  return 0;
}

static void
plain_number (const char *text, const Group *group, gsize end, guint *at, SkvToken *token)
{
  gsize ending = ordinal_ending (text + end);

  token->type = SKV_TOKEN_NUMBER;
  token->a = group->value;
  token->a_digits = group->digits;
  token->ordinal = ending > 0;
  end += ending;
  if (group->digits == 8 && group->value >= 19000101 && group->value <= 21991231)
    {
      token->type = SKV_TOKEN_DATE;
      token->year = group->value / 10000;
      token->month = group->value / 100 % 100;
      token->day = group->value % 100;
      end += text[end] == 'T' && g_ascii_isdigit (text[end + 1]) ? 1 : 0;
    }
  if (text[end] == '.')
    {
      token->dot = TRUE;
      end++;
    }
  *at += (guint) end;
}

static gsize
composite (const char *here,
           const Group *g,
           const char *separators,
           const gsize *ends,
           guint n,
           const SkvToken *before_dash,
           SkvToken *token)
{
  guint used = 2;
  gsize end;

  if ((end = week_date (here, token)) > 0 || (end = spaced_date (here, token)) > 0)
    return end;
  if (year_first (g, separators, n, token) || day_first (g, separators, n, token))
    return ends[2];
  if (clock_time (g, separators, n, token, &used))
    return ends[used - 1];
  /* 2014-10-27--10-31: the year stands before the dash only */
  if (before_dash != NULL && before_dash->type == SKV_TOKEN_DATE && n == 2 &&
      separators[0] == '-' && g[0].digits == 2 && g[1].digits == 2)
    {
      token->type = SKV_TOKEN_DATE;
      token->month = g[0].value;
      token->day = g[1].value;
      return ends[1];
    }
  if (two_groups (g, separators, n, token))
    return ends[1];
  return 0;
}

void
skv_phrase_lex_number (const char *text, guint *at, const SkvToken *before_dash, SkvToken *token)
{
  const char *here = text + *at;
  Group g[4];
  char separators[4] = { 0 };
  gsize ends[4] = { 0 };
  guint n = read_groups (here, g, separators, ends, 4);
  gsize end = composite (here, g, separators, ends, n, before_dash, token);

  if (end == 0)
    {
      plain_number (here, &g[0], ends[0], at, token);
      return;
    }
  /* 20190612T18:00 and 2019-06-12T18:00 */
  if (token->type == SKV_TOKEN_DATE && here[end] == 'T' && g_ascii_isdigit (here[end + 1]))
    {
      token->zoned = TRUE;
      end++;
    }
  else if (here[end] == '.' && (token->type == SKV_TOKEN_PAIR || token->type == SKV_TOKEN_DATE))
    end++;
  *at += (guint) end;
}
