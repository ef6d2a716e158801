/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/rule-sentence-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

#define LAST_MONTH_DAY 31
/* of any of its years, with 29 February */
#define A_LEAP_YEAR 2000

/* TRANSLATORS: ordinal numbers, as they stand after the article in "the 12th": Swedish "12:e",
 * Danish "12." */
static const char *const ordinals[LAST_MONTH_DAY] = {
  NC_("ordinal", "1st"),  NC_("ordinal", "2nd"),  NC_("ordinal", "3rd"),
  NC_("ordinal", "4th"),  NC_("ordinal", "5th"),  NC_("ordinal", "6th"),
  NC_("ordinal", "7th"),  NC_("ordinal", "8th"),  NC_("ordinal", "9th"),
  NC_("ordinal", "10th"), NC_("ordinal", "11th"), NC_("ordinal", "12th"),
  NC_("ordinal", "13th"), NC_("ordinal", "14th"), NC_("ordinal", "15th"),
  NC_("ordinal", "16th"), NC_("ordinal", "17th"), NC_("ordinal", "18th"),
  NC_("ordinal", "19th"), NC_("ordinal", "20th"), NC_("ordinal", "21st"),
  NC_("ordinal", "22nd"), NC_("ordinal", "23rd"), NC_("ordinal", "24th"),
  NC_("ordinal", "25th"), NC_("ordinal", "26th"), NC_("ordinal", "27th"),
  NC_("ordinal", "28th"), NC_("ordinal", "29th"), NC_("ordinal", "30th"),
  NC_("ordinal", "31st"),
};

/* TRANSLATORS: as in "the first Wednesday", "the second last working day" */
static const char *const positions[] = {
  NC_("position", "first"),  NC_("position", "second"), NC_("position", "third"),
  NC_("position", "fourth"), NC_("position", "fifth"),
};

static const char *const positions_from_end[] = {
  NC_("position", "last"),        NC_("position", "second last"), NC_("position", "third last"),
  NC_("position", "fourth last"), NC_("position", "fifth last"),
};

/* TRANSLATORS: in the form that follows "the first": Swedish "onsdagen" */
static const char *const weekdays[] = {
  NC_("weekday after an ordinal", "Monday"),    NC_("weekday after an ordinal", "Tuesday"),
  NC_("weekday after an ordinal", "Wednesday"), NC_("weekday after an ordinal", "Thursday"),
  NC_("weekday after an ordinal", "Friday"),    NC_("weekday after an ordinal", "Saturday"),
  NC_("weekday after an ordinal", "Sunday"),
};

static char *
join_two (const char *one, const char *other, gboolean is_last, gboolean any)
{
  if (!is_last)
    /* TRANSLATORS: part of a list, as "Monday, Tuesday" in "Monday, Tuesday and Friday" */
    return g_strdup_printf (C_("list", "%1$s, %2$s"), one, other);
  if (any)
    /* TRANSLATORS: the end of a list, as in "Monday, Tuesday or Friday" */
    return g_strdup_printf (C_("list", "%1$s or %2$s"), one, other);
  /* TRANSLATORS: the end of a list, as in "Monday, Tuesday and Friday" */
  return g_strdup_printf (C_("list", "%1$s and %2$s"), one, other);
}

static char *
join (GPtrArray *words, gboolean any)
{
  char *text;

  if (words->len == 0)
    return g_strdup ("");
  text = g_strdup (g_ptr_array_index (words, 0));
  for (guint i = 1; i < words->len; i++)
    {
      char *longer = join_two (text, g_ptr_array_index (words, i), i + 1 == words->len, any);

      g_free (text);
      text = longer;
    }
  return text;
}

char *
skv_words_join_and (GPtrArray *words)
{
  return join (words, FALSE);
}

char *
skv_words_join_or (GPtrArray *words)
{
  return join (words, TRUE);
}

char *
skv_words_length (int days, gboolean working)
{
  if (working)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d working day", "%d working days", (gulong) days), days);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days), days);
}

const char *
skv_words_ordinal (int n)
{
  if (n < 1 || n > LAST_MONTH_DAY)
    return NULL;
  return g_dpgettext2 (GETTEXT_PACKAGE, "ordinal", ordinals[n - 1]);
}

char *
skv_words_month_day (int n)
{
  /* TRANSLATORS: a day of the month; %s is an ordinal number: "the 12th" */
  return g_strdup_printf (C_("day of the month", "the %s"), skv_words_ordinal (n));
}

char *
skv_words_position (int n)
{
  int distance;

  if (n == 0 || n > LAST_MONTH_DAY || n < -LAST_MONTH_DAY)
    return NULL;
  distance = ABS (n);
  if (distance <= (int) G_N_ELEMENTS (positions))
    return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "position",
                                   n > 0 ? positions[n - 1] : positions_from_end[-n - 1]));
  if (n > 0)
    return g_strdup (skv_words_ordinal (n));
  /* TRANSLATORS: counted from the end; %s is an ordinal number: "6th last" */
  return g_strdup_printf (C_("position", "%s last"), skv_words_ordinal (distance));
}

const char *
skv_words_weekday_after_ordinal (SkvWeekday weekday)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "weekday after an ordinal", weekdays[weekday - 1]);
}

char *
skv_words_month_and_day (const char *text)
{
  g_autofree char *date = g_strdup_printf ("%d-%s", A_LEAP_YEAR, text);
  SkvDay day = skv_day_parse (date);

  return day != SKV_DAY_NONE ? skv_words_day_month (day) : NULL;
}
