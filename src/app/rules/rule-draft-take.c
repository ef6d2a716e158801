/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/draft-text.h"
#include "app/rules/rule-draft-private.h"

/* --- reading what was typed --------------------------------------------------------------------
 */

gboolean
skv_rule_parse_numbers (const char *text, GArray *numbers)
{
  for (;;)
    {
      char *end;
      gint64 number;

      text += strspn (text, " ,;");
      if (*text == '\0')
        return TRUE;
      number = g_ascii_strtoll (text, &end, 10);
      if (end == text || ABS (number) > 100000)
        return FALSE;
      g_array_append_val (numbers, (int){ (int) number });
      if (*end != '\0' && strchr (" ,;", *end) == NULL)
        return FALSE;
      text = end;
    }
}

gboolean
skv_rule_parse_day_of_year (const char *text, int *month, int *day)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  /* 2024 had a 29 February. */
  g_autofree char *iso = g_strconcat ("2024-", stripped, NULL);
  SkvDay found = skv_day_parse (iso);

  if (found == SKV_DAY_NONE && skv_day_parse (stripped) == SKV_DAY_NONE)
    found = skv_draft_parse_date (stripped, 2024);
  if (found == SKV_DAY_NONE || skv_day_year (found) != 2024)
    return FALSE;
  skv_day_to_ymd (found, NULL, month, day);
  return TRUE;
}

/* One number within [@min, @max]; @if_wrong otherwise, and a note if the field is in use. */
int
skv_rule_words_take_number (
  const SkvRuleWords *words, SkvRuleText field, int min, int max, int if_wrong, SkvRuleNotes *notes)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *message = NULL;
  int number;

  if (skv_rule_parse_numbers (words->texts[field], numbers) && numbers->len == 1)
    {
      number = g_array_index (numbers, int, 0);
      if (number >= min && number <= max)
        return number;
    }
  message = g_strdup_printf (_("A number from %d to %d."), min, max);
  skv_rule_notes_add (notes, field, message);
  return if_wrong;
}

SkvDay
skv_rule_words_take_date (const SkvRuleWords *words, SkvRuleText field, SkvRuleNotes *notes)
{
  SkvDay day;

  if (words->texts[field][strspn (words->texts[field], " ")] == '\0')
    return SKV_DAY_NONE;
  day = skv_draft_parse_date (words->texts[field], 0);
  if (day == SKV_DAY_NONE)
    skv_rule_notes_add (notes, field, _("No such date; write it like 2019-06-12 or 12.6.2019."));
  return day;
}

/* dates between commas, ascending, each once */
GArray *
skv_rule_words_take_dates (const SkvRuleWords *words, SkvRuleText field, SkvRuleNotes *notes)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  g_auto (GStrv) parts = g_strsplit_set (words->texts[field], ",;\n", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      SkvDay day;
      guint at = 0;

      if (*g_strstrip (*part) == '\0')
        continue;
      day = skv_draft_parse_date (*part, 0);
      if (day == SKV_DAY_NONE)
        {
          g_autofree char *message = g_strdup_printf (
            _("“%s” is no date; write it like 2019-06-12 or 12.6.2019, with commas between."),
            *part);

          skv_rule_notes_add (notes, field, message);
          continue;
        }
      while (at < days->len && g_array_index (days, SkvDay, at) < day)
        at++;
      if (at == days->len || g_array_index (days, SkvDay, at) != day)
        g_array_insert_val (days, at, day);
    }
  return days;
}

int
skv_rule_words_take_optional (
  const SkvRuleWords *words, SkvRuleText field, int min, int max, SkvRuleNotes *notes)
{
  if (words->texts[field][strspn (words->texts[field], " ")] == '\0')
    return 0;
  return skv_rule_words_take_number (words, field, min, max, 0, notes);
}
