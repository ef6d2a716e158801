/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/holiday-rule.h"

#include <glib/gi18n-lib.h>

static const char *const weekday_names[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

static void
rule_free (SkvHolidayRule *rule)
{
  g_free (rule->name);
  g_free (rule->in_text);
  g_free (rule->eve_in_text);
  g_free (rule->name_en);
  g_free (rule->eve);
  g_free (rule->eve_en);
  g_free (rule);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvHolidayRule, rule_free)

/* "05-17"; 29 February is taken, and is simply absent in other years */
static gboolean
parse_month_day (const char *text, SkvHolidayRule *rule)
{
  g_autofree char *in_leap_year = g_strconcat ("2000-", text, NULL);
  SkvDay day = skv_day_parse (in_leap_year);

  if (day == SKV_DAY_NONE)
    return FALSE;
  skv_day_to_ymd (day, NULL, &rule->month, &rule->day);
  return TRUE;
}

static gboolean
parse_number (const char *text, int low, int high, int *number)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, low, high, &value, NULL))
    return FALSE;
  *number = (int) value;
  return TRUE;
}

gboolean
skv_holiday_rule_parse_form (SkvHolidayRule *rule, const char *text)
{
  if (g_str_has_prefix (text, "easter"))
    {
      const char *offset = text + strlen ("easter");

      rule->form = SKV_HOLIDAY_RULE_EASTER;
      return *offset == '\0' || ((*offset == '+' || *offset == '-') &&
                                 parse_number (offset, -366, 366, &rule->offset));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (weekday_names); i++)
    if (g_str_has_prefix (text, weekday_names[i]) && g_str_has_prefix (text + 3, ">="))
      {
        rule->form = SKV_HOLIDAY_RULE_ON_AFTER;
        rule->weekday = (SkvWeekday) (i + 1);
        return parse_month_day (text + 5, rule);
      }
  rule->form = SKV_HOLIDAY_RULE_FIXED;
  return parse_month_day (text, rule);
}

static gboolean
parse_form (const char *text, SkvHolidayRule *rule)
{
  return skv_holiday_rule_parse_form (rule, text);
}

static gboolean
parse_kind (const char *text, SkvHolidayRule *rule)
{
  static const char *const kinds[] = { "public", "eve", "half-day" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (text, kinds[i]) == 0)
      {
        rule->kind = (SkvHolidayKind) i;
        return TRUE;
      }
  return FALSE;
}

/* "12:00" */
static gboolean
parse_free_from (const char *text, SkvHolidayRule *rule)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 3);
  int hour, minute;

  if (g_strv_length (parts) != 2 || strlen (text) != strlen ("HH:MM") ||
      !parse_number (parts[0], 0, 23, &hour) || !parse_number (parts[1], 0, 59, &minute))
    return FALSE;
  rule->half_day_minute = hour * 60 + minute;
  return TRUE;
}

/* "1-6" */
static gboolean
parse_weekdays (const char *text, SkvHolidayRule *rule)
{
  if (strlen (text) != 3 || text[1] != '-' || text[0] < '1' || text[2] > '7' || text[0] > text[2])
    return FALSE;
  rule->from_weekday = (SkvWeekday) (text[0] - '0');
  rule->to_weekday = (SkvWeekday) (text[2] - '0');
  return TRUE;
}

static gboolean
parse_first_year (const char *text, SkvHolidayRule *rule)
{
  return parse_number (text, 1, 9999, &rule->first_year);
}

static gboolean
parse_last_year (const char *text, SkvHolidayRule *rule)
{
  return parse_number (text, 1, 9999, &rule->last_year);
}

static gboolean
parse_name (const char *text, SkvHolidayRule *rule)
{
  rule->name = g_strdup (text);
  return *text != '\0';
}

static gboolean
parse_in_text (const char *text, SkvHolidayRule *rule)
{
  rule->in_text = g_strdup (text);
  return *text != '\0';
}

static gboolean
parse_name_en (const char *text, SkvHolidayRule *rule)
{
  rule->name_en = g_strdup (text);
  return *text != '\0';
}

static gboolean
parse_eve (const char *text, SkvHolidayRule *rule)
{
  rule->eve = g_strdup (text);
  return *text != '\0';
}

static gboolean
parse_eve_en (const char *text, SkvHolidayRule *rule)
{
  rule->eve_en = g_strdup (text);
  return *text != '\0';
}

static const struct
{
  const char *key;
  gboolean required;
  gboolean (*parse) (const char *text, SkvHolidayRule *rule);
} keys[] = {
  { "name", TRUE, parse_name },          { "in_text", FALSE, parse_in_text },
  { "name_en", TRUE, parse_name_en },    { "kind", TRUE, parse_kind },
  { "rule", TRUE, parse_form },          { "from", FALSE, parse_first_year },
  { "until", FALSE, parse_last_year },   { "eve", FALSE, parse_eve },
  { "eve_en", FALSE, parse_eve_en },     { "free_from", FALSE, parse_free_from },
  { "weekdays", FALSE, parse_weekdays },
};

/* "skjærtorsdag" (transfer full) */
static char *
with_small_letter (const char *name)
{
  g_autofree char *first = g_utf8_strdown (name, (gssize) (g_utf8_next_char (name) - name));

  return g_strconcat (first, g_utf8_next_char (name), NULL);
}

/* The languages of the North write their holidays small within a sentence, unless told otherwise.
 */
static void
fill_in_texts (SkvHolidayRule *rule)
{
  if (rule->in_text == NULL)
    rule->in_text = with_small_letter (rule->name);
  if (rule->eve != NULL)
    rule->eve_in_text = with_small_letter (rule->eve);
}

/* NULL if @rule is whole, else the key that is wrong or missing */
static const char *
missing_key (const SkvHolidayRule *rule)
{
  if ((rule->eve == NULL) != (rule->eve_en == NULL))
    return rule->eve == NULL ? "eve" : "eve_en";
  if (rule->eve != NULL && rule->kind != SKV_HOLIDAY_PUBLIC)
    return "eve";
  if ((rule->half_day_minute >= 0) != (rule->kind == SKV_HOLIDAY_HALF_DAY))
    return "free_from";
  if (rule->first_year > rule->last_year)
    return "until";
  return NULL;
}

static gboolean
set_bad_rule (GError **error, const char *country, const char *group, const char *key)
{
  g_set_error (error, SKV_HOLIDAYS_ERROR, SKV_HOLIDAYS_ERROR_BAD_RULE,
               _("Holiday rules “%s”: in [%s], “%s” is missing, unknown or wrong."), country,
               group, key);
  return FALSE;
}

static gboolean
parse_keys (
  const char *country, GKeyFile *file, const char *group, SkvHolidayRule *rule, GError **error)
{
  g_auto (GStrv) found = g_key_file_get_keys (file, group, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *text = g_key_file_get_string (file, group, keys[i].key, NULL);

      if (text != NULL ? !keys[i].parse (text, rule) : keys[i].required)
        return set_bad_rule (error, country, group, keys[i].key);
    }
  for (gsize i = 0; found != NULL && found[i] != NULL; i++)
    {
      gboolean known = FALSE;

      for (gsize k = 0; k < G_N_ELEMENTS (keys); k++)
        known = known || strcmp (found[i], keys[k].key) == 0;
      if (!known)
        return set_bad_rule (error, country, group, found[i]);
    }
  return TRUE;
}

static SkvHolidayRule *
parse_rule (const char *country, GKeyFile *file, const char *group, GError **error)
{
  g_autoptr (SkvHolidayRule) rule = g_new0 (SkvHolidayRule, 1);
  const char *missing;

  rule->last_year = G_MAXINT;
  rule->half_day_minute = -1;
  rule->from_weekday = SKV_MONDAY;
  rule->to_weekday = SKV_SUNDAY;
  if (!parse_keys (country, file, group, rule, error))
    return NULL;

  fill_in_texts (rule);
  missing = missing_key (rule);
  if (missing != NULL)
    {
      set_bad_rule (error, country, group, missing);
      return NULL;
    }
  return g_steal_pointer (&rule);
}

GPtrArray *
skv_holiday_rules_parse (const char *country, const char *rules, gssize length, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) parsed = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_data (file, rules, length < 0 ? strlen (rules) : (gsize) length,
                                  G_KEY_FILE_NONE, error))
    {
      g_prefix_error (error, _("Holiday rules “%s”: "), country);
      return NULL;
    }

  groups = g_key_file_get_groups (file, NULL);
  for (gsize i = 0; groups[i] != NULL; i++)
    {
      SkvHolidayRule *rule = parse_rule (country, file, groups[i], error);

      if (rule == NULL)
        return NULL;
      g_ptr_array_add (parsed, rule);
    }
  return g_steal_pointer (&parsed);
}

SkvDay
skv_holiday_rule_day (const SkvHolidayRule *rule, int year)
{
  SkvDay day = SKV_DAY_NONE;
  SkvWeekday weekday;

  if (year < MAX (rule->first_year, 1583) || year > MIN (rule->last_year, 9999))
    return SKV_DAY_NONE;

  if (rule->form == SKV_HOLIDAY_RULE_EASTER)
    day = skv_day_easter (year) + rule->offset;
  else
    day = skv_day_from_ymd (year, rule->month, rule->day);
  if (day == SKV_DAY_NONE)
    return SKV_DAY_NONE;

  weekday = skv_day_weekday (day);
  if (rule->form == SKV_HOLIDAY_RULE_ON_AFTER)
    {
      day += ((int) rule->weekday - (int) weekday + 7) % 7;
      weekday = rule->weekday;
    }
  return weekday >= rule->from_weekday && weekday <= rule->to_weekday ? day : SKV_DAY_NONE;
}
