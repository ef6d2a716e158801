/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/date-relative.h"

#include <stdlib.h>
#include <string.h>

/* From today, in days. Folded as fold() does it; the longer of two that begin alike comes first. */
static const struct
{
  const char *words;
  int days;
} days[] = {
  { "i overmorgen", 2 }, { "i overmorgon", 2 }, { "i overmorn", 2 }, { "day after tomorrow", 2 },
  { "i dag", 0 },        { "idag", 0 },         { "today", 0 },      { "i morgen", 1 },
  { "imorgen", 1 },      { "i morgon", 1 },     { "imorgon", 1 },    { "tomorrow", 1 },
  { "i gar", -1 },       { "igar", -1 },        { "yesterday", -1 },
};

static const struct
{
  const char *word;
  SkvWeekday weekday;
} weekdays[] = {
  { "mandag", 1 },    { "mandagen", 1 }, { "mondag", 1 }, { "monday", 1 },  { "mon", 1 },
  { "man", 1 },       { "tirsdag", 2 },  { "tysdag", 2 }, { "tisdag", 2 },  { "tuesday", 2 },
  { "tir", 2 },       { "tys", 2 },      { "tis", 2 },    { "tue", 2 },     { "onsdag", 3 },
  { "wednesday", 3 }, { "ons", 3 },      { "wed", 3 },    { "torsdag", 4 }, { "thursday", 4 },
  { "tor", 4 },       { "tors", 4 },     { "thu", 4 },    { "fredag", 5 },  { "friday", 5 },
  { "fre", 5 },       { "fri", 5 },      { "lordag", 6 }, { "laurdag", 6 }, { "saturday", 6 },
  { "lor", 6 },       { "lau", 6 },      { "sat", 6 },    { "sondag", 7 },  { "sundag", 7 },
  { "sunday", 7 },    { "son", 7 },      { "sun", 7 },
};

static const struct
{
  const char *word;
  int number;
} numbers[] = {
  { "en", 1 },    { "ei", 1 },   { "ett", 1 },  { "et", 1 },   { "ein", 1 }, { "eit", 1 },
  { "one", 1 },   { "a", 1 },    { "to", 2 },   { "tva", 2 },  { "two", 2 }, { "tre", 3 },
  { "three", 3 }, { "fire", 4 }, { "fyra", 4 }, { "four", 4 },
};

static const struct
{
  const char *word;
  int days;
} units[] = {
  { "dag", 1 }, { "dager", 1 }, { "dagar", 1 }, { "dage", 1 },  { "day", 1 },   { "days", 1 },
  { "uke", 7 }, { "uker", 7 },  { "veke", 7 },  { "veker", 7 }, { "vecka", 7 }, { "veckor", 7 },
  { "uge", 7 }, { "uger", 7 },  { "week", 7 },  { "weeks", 7 },
};

/* In lower case, å and ä as a, ø and ö as o: byte for letter, so that the place of the rest is
 * known by its letters. (transfer full) */
static char *
fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_unichar_tolower (g_utf8_get_char (text));

      if (letter == 0xe5 || letter == 0xe4)
        letter = 'a';
      else if (letter == 0xf8 || letter == 0xf6)
        letter = 'o';
      g_string_append_c (folded, letter < 0x80 ? (char) letter : '~');
    }
  return g_string_free (folded, FALSE);
}

static gboolean
ends_word (const char *text)
{
  return !g_ascii_isalnum (*text) && *text != '~';
}

/* the word, and blanks after it, if *@text begins with it */
static gboolean
take (const char **text, const char *word)
{
  gsize length = strlen (word);

  if (strncmp (*text, word, length) != 0 || !ends_word (*text + length))
    return FALSE;
  *text += length;
  *text += strspn (*text, " ,");
  return TRUE;
}

static SkvDay
take_day (const char **text, SkvDay today)
{
  take (text, "the");
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (take (text, days[i].words))
        return today + days[i].days;
    }
  return SKV_DAY_NONE;
}

/* "neste fredag", "on Friday": the first after today */
static SkvDay
take_weekday (const char **text, SkvDay today)
{
  static const char *const before[] = { "pa",    "om",       "on",           "this",
                                        "neste", "naeste",   "n~ste",        "nasta",
                                        "next",  "kommende", "forstkommende" };

  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    take (text, before[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (weekdays); i++)
    {
      if (take (text, weekdays[i].word))
        {
          int ahead = ((int) weekdays[i].weekday - (int) skv_day_weekday (today) + 7) % 7;

          return today + (ahead > 0 ? ahead : 7);
        }
    }
  return SKV_DAY_NONE;
}

/* 0 if there is none */
static int
take_number (const char **text)
{
  int number = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (take (text, numbers[i].word))
        return numbers[i].number;
    }
  for (; g_ascii_isdigit (**text) && number < 1000; (*text)++)
    number = number * 10 + (**text - '0');
  *text += strspn (*text, " ");
  return number;
}

/* "om to uker", "in 3 days" */
static SkvDay
take_after (const char **text, SkvDay today)
{
  int number;

  if (!take (text, "om") && !take (text, "in"))
    return SKV_DAY_NONE;
  number = take_number (text);
  for (gsize i = 0; number > 0 && i < G_N_ELEMENTS (units); i++)
    {
      if (take (text, units[i].word))
        return today + number * units[i].days;
    }
  return SKV_DAY_NONE;
}

char *
skv_date_expand_relative (const char *text, SkvDay today)
{
  static SkvDay (*const takers[]) (const char **, SkvDay) = { take_after, take_day, take_weekday };
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (today == SKV_DAY_NONE || !g_utf8_validate (text, -1, NULL))
    return NULL;
  folded = fold (text);
  for (gsize i = 0; i < G_N_ELEMENTS (takers); i++)
    {
      const char *rest = folded;
      SkvDay day = takers[i](&rest, today);
      g_autofree char *date = NULL;

      if (day == SKV_DAY_NONE)
        continue;
      date = skv_day_format (day);
      return g_strdup_printf ("%s %s", date, g_utf8_offset_to_pointer (text, rest - folded));
    }
  return NULL;
}

char *
skv_date_expand_hours (const char *text)
{
  static const char pattern[] =
    "^(.*?\\S)[ ,]+(?:(?:kl|klokka|klokken|klockan|at)\\.? *)?(\\d{1,2})(?:[.:](\\d{2}))?"
    " *(?:-|–|—|til|till|to) *(\\d{1,2})(?:[.:](\\d{2}))?$";
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *before = NULL;
  int times[4];

  g_return_val_if_fail (text != NULL, NULL);

  regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  if (!g_utf8_validate (text, -1, NULL) || !g_regex_match (regex, text, 0, &match))
    return NULL;
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *number = g_match_info_fetch (match, i + 2);

      times[i] = number != NULL ? atoi (number) : 0;
    }
  if (times[0] > 23 || times[2] > 24 || times[1] > 59 || times[3] > 59)
    return NULL;
  before = g_match_info_fetch (match, 1);
  return g_strdup_printf ("%s %02d:%02d–%02d:%02d", before, times[0], times[1], times[2], times[3]);
}
