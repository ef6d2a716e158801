/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/date-number.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "core/exchange/phrase.h"

int
skv_date_last_number (const char *text, char **before)
{
  static const char pattern[] = "^(.*[^\\s,])[\\s,]+(\\d{1,2})$";
  static const char week[] = "(?:^|\\s)(?:uke|veke|vecka|uge|week|v|u|w)\\.?$";
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *number = NULL;

  g_return_val_if_fail (text != NULL && before != NULL, -1);

  *before = NULL;
  regex = g_regex_new (pattern, 0, 0, NULL);
  if (!g_utf8_validate (text, -1, NULL) || !g_regex_match (regex, text, 0, &match))
    return -1;
  *before = g_match_info_fetch (match, 1);
  if (g_regex_match_simple (week, *before, G_REGEX_CASELESS, 0))
    {
      g_clear_pointer (before, g_free);
      return -1;
    }
  number = g_match_info_fetch (match, 2);
  return atoi (number);
}

/* does it end with the two digits of that year, after a blank or as in "14.6.18", and not name it
 * otherwise? */
static gboolean
is_short_year (const char *text, int year, int last_number)
{
  g_autofree char *whole = g_strdup_printf ("%d", year);
  gsize length = strlen (text);

  if (strstr (text, whole) != NULL || length <= 2)
    return FALSE;
  return last_number == year % 100 ||
         (g_str_has_suffix (text, whole + 2) && strchr ("./", text[length - 3]) != NULL);
}

gboolean
skv_date_check_short_year (
  const char *text, const SkvDateContext *context, SkvDay day, char **note, GError **error)
{
  int now = context->today != SKV_DAY_NONE ? MIN (context->year, skv_day_year (context->today))
                                           : context->year;
  int year = skv_day_year (day), number;
  g_autofree char *before = NULL;

  g_return_val_if_fail (day != SKV_DAY_NONE, FALSE);

  if (year == context->year || year < 2000 || year > 2099)
    return TRUE;
  number = skv_date_last_number (text, &before);
  if (!is_short_year (text, year, number))
    return TRUE;
  if (number >= 0 && number <= SKV_DATE_LAST_HOUR + 1 && year < now)
    {
      g_set_error (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_UNREADABLE,
                   /* TRANSLATORS: somebody typed "14/6 18" for a day */
                   _("Is %1$d the hour or the year? Write the year as %2$d, and no hour here"),
                   number, year);
      return FALSE;
    }
  if (note != NULL)
    /* TRANSLATORS: "18 is read as the year 2018" */
    *note = g_strdup_printf (_("%1$02d is read as the year %2$d"), year % 100, year);
  return TRUE;
}
