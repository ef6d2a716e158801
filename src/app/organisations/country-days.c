/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/organisations/country-days.h"

#include "core/calendar/local-days.h"

void
skv_country_day_free (SkvCountryDay *self)
{
  g_free (self->name);
  g_free (self->changed_by);
  g_free (self);
}

/* (transfer full) (nullable) */
static SkvHolidays *
country_holidays (SkvPlan *plan)
{
  const char *country = skv_plan_get_settings (plan)->country;

  return country != NULL ? skv_holidays_new (country, NULL) : NULL;
}

static gboolean
covers (const SkvLocalDay *local, SkvDay day)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SkvDaySpan));

  skv_local_day_spans (local, day, day + 1, spans);
  return spans->len > 0;
}

static char *
list_changes (SkvPlan *plan, SkvDay day)
{
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_LOCAL_DAY);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const SkvLocalDay *local = g_ptr_array_index (records, i);

      if (local->local_kind != SKV_LOCAL_SCHOOL_HOLIDAY && covers (local, day))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", local->name);
    }
  return g_string_free (names, names->len == 0);
}

static SkvCountryDay *
find_or_add (SkvPlan *plan, GPtrArray *days, const SkvHoliday *holiday)
{
  SkvCountryDay *day = days->len > 0 ? g_ptr_array_index (days, days->len - 1) : NULL;

  if (day != NULL && day->day == holiday->day)
    return day;
  day = g_new0 (SkvCountryDay, 1);
  day->day = holiday->day;
  day->name = g_strdup (holiday->name);
  day->half_day = -1;
  day->changed_by = list_changes (plan, holiday->day);
  g_ptr_array_add (days, day);
  return day;
}

GPtrArray *
skv_country_days_list (SkvPlan *plan, int year)
{
  GPtrArray *days = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_country_day_free);
  g_autoptr (SkvHolidays) holidays = country_holidays (plan);
  g_autoptr (GArray) list = NULL;

  if (holidays == NULL)
    return days;
  list =
    skv_holidays_list (holidays, skv_day_from_ymd (year, 1, 1), skv_day_from_ymd (year + 1, 1, 1));
  for (guint i = 0; i < list->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (list, SkvHoliday, i);
      SkvCountryDay *day;

      if (holiday->kind != SKV_HOLIDAY_EVE && holiday->kind != SKV_HOLIDAY_HALF_DAY)
        continue;
      day = find_or_add (plan, days, holiday);
      if (holiday->kind == SKV_HOLIDAY_EVE)
        day->is_eve = TRUE;
      else
        day->half_day = holiday->half_day_minute;
    }
  return days;
}

static void
set_pattern (SkvDayForm *form, SkvHolidays *holidays, const SkvHoliday *holiday)
{
  g_autofree char *when = skv_day_pattern_guess (holidays, holiday);
  g_autofree char *date = skv_day_format (holiday->day);

  skv_day_pattern_parse (&form->pattern, when != NULL ? when : date);
  skv_day_form_set_text (form, SKV_DAY_FORM_FIRST, date);
  skv_day_form_set_text (form, SKV_DAY_FORM_LAST, date);
}

SkvDayForm *
skv_country_day_form (SkvPlan *plan, SkvDay day)
{
  g_autoptr (SkvHolidays) holidays = country_holidays (plan);
  const SkvHoliday *half, *eve, *holiday;
  SkvDayForm *form;

  if (holidays == NULL)
    return NULL;
  half = skv_holidays_lookup (holidays, day, SKV_HOLIDAY_HALF_DAY);
  eve = skv_holidays_lookup (holidays, day, SKV_HOLIDAY_EVE);
  holiday = half != NULL ? half : eve;
  if (holiday == NULL)
    return NULL;

  form = skv_day_form_new (skv_day_year (day));
  skv_day_form_set_text (form, SKV_DAY_FORM_NAME, holiday->name);
  form->kind = half != NULL ? SKV_LOCAL_HALF_DAY : SKV_LOCAL_ORDINARY_DAY;
  if (half != NULL && half->half_day_minute >= 0)
    {
      g_autofree char *hour = skv_clock_format (half->half_day_minute);

      skv_day_form_set_text (form, SKV_DAY_FORM_HOUR, hour);
    }
  set_pattern (form, holidays, holiday);
  return form;
}
