/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"
#include "core/conflict/explain-day-private.h"

/* What the calendar says of a day, and what all of it comes to. */

static void
tell_day_before (SkvExplainedDay *self)
{
  g_autoptr (GArray) next =
    skv_holiday_calendar_list (self->calendar, self->day + 1, self->day + 2, self->organisations);
  const SkvHoliday *eve =
    skv_holiday_calendar_lookup_eve (self->calendar, self->day, self->organisations);

  if (eve == NULL)
    return;
  if (eve->kind == SKV_HOLIDAY_EVE)
    {
      skv_explained_day_add (self, "holiday-eve", _("Day before a public holiday"),
                             skv_plan_holiday_words (self->plan, eve, NULL));
      return;
    }
  for (guint i = 0; i < next->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (next, SkvHoliday, i);

      if (holiday->kind == SKV_HOLIDAY_PUBLIC)
        skv_explained_day_add (self, "holiday-eve", _("Day before a public holiday"),
                               skv_plan_holiday_words (self->plan, holiday, NULL));
    }
}

/* those of one kind: each with its name and whose it is */
static void
tell_holidays (
  SkvExplainedDay *self, GArray *days, SkvHolidayKind kind, const char *name, const char *title)
{
  for (guint i = 0; i < days->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (days, SkvHoliday, i);
      g_autofree char *words = NULL, *time = NULL;

      if (holiday->kind != kind)
        continue;
      words = skv_plan_holiday_words (self->plan, holiday, NULL);
      if (kind != SKV_HOLIDAY_HALF_DAY)
        {
          skv_explained_day_add (self, name, title, g_steal_pointer (&words));
          continue;
        }
      time = skv_words_time (MAX (holiday->half_day_minute, 0));
      if (holiday->half_day_minute > 0)
        /* TRANSLATORS: name of the day, and the hour from which it is free */
        skv_explained_day_add (self, name, title,
                               g_strdup_printf (_("%1$s, free from %2$s"), words, time));
      else
        skv_explained_day_add (self, name, title,
                               g_strdup_printf (_("%s, free all day by agreement"), words));
    }
}

void
skv_explained_day_tell_calendar (SkvExplainedDay *self)
{
  g_autoptr (GArray) days =
    skv_holiday_calendar_list (self->calendar, self->day, self->day + 1, self->organisations);
  g_autofree char *date = skv_words_date (self->day);
  int week = skv_day_iso_week (self->day, NULL);
  SkvWeekday weekday = skv_day_weekday (self->day);

  /* TRANSLATORS: a date and its week: "Wednesday 24 April 2019, week 17" */
  skv_explained_day_add (self, "date", _("Date"),
                         g_strdup_printf (_("%1$s, week %2$d"), date, week));
  tell_holidays (self, days, SKV_HOLIDAY_PUBLIC, "public-holiday", _("Public holiday"));
  tell_day_before (self);
  tell_holidays (self, days, SKV_HOLIDAY_HALF_DAY, "half-day", _("Half-day"));
  tell_holidays (self, days, SKV_HOLIDAY_SCHOOL, "school-holiday", _("School holiday"));
  if (weekday >= SKV_SATURDAY)
    skv_explained_day_add (self, "weekend", _("Weekend"), g_strdup (skv_words_weekday (weekday)));
  if (self->lines->len == 1)
    {
      SkvDayLine *line = g_ptr_array_index (self->lines, 0);

      g_free (line->text);
      /* TRANSLATORS: "Wednesday 24 April 2019, week 17, an ordinary working day" */
      line->text = g_strdup_printf (_("%1$s, week %2$d, an ordinary working day"), date, week);
    }
}

static char *
verdict_for_system (SkvExplainedDay *self)
{
  const char *name = skv_plan_system_name (self->plan, self->system);
  gboolean is_protected = self->protectors->len > 0;

  if (is_protected && self->in_window)
    /* TRANSLATORS: a system, and what protects it */
    return g_strdup_printf (_("Closed for %1$s although there is a window: %2$s."), name,
                            self->protectors->str);
  if (is_protected)
    return g_strdup_printf (_("Closed for %1$s: %2$s."), name, self->protectors->str);
  if (self->in_window)
    return g_strdup_printf (_("Open for %s: there is a window, and nothing protects it."), name);
  return g_strdup_printf (_("Outside every window for %s, though nothing protects it."), name);
}

static char *
verdict_for_all (SkvExplainedDay *self)
{
  gboolean is_protected = self->protectors->len > 0;

  if (is_protected && self->in_window)
    return g_strdup_printf (_("Open, but not for what is protected by %s."),
                            self->protectors->str);
  if (is_protected)
    return g_strdup_printf (_("Closed: there is no window, and there is %s."),
                            self->protectors->str);
  if (self->in_window)
    return g_strdup (_("Open: there is a window, and nothing is protected."));
  return g_strdup (_("Outside every window, though nothing is protected."));
}

void
skv_explained_day_tell_verdict (SkvExplainedDay *self)
{
  gboolean is_protected = self->protectors->len > 0;
  const char *kind = is_protected ? "closed" : self->in_window ? "open" : "outside";

  if (is_protected && self->in_window && self->system == NULL)
    kind = "open-in-part";
  skv_explained_day_add (self, kind, _("Verdict"),
                         self->system != NULL ? verdict_for_system (self) : verdict_for_all (self));
}
