/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/shift.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/expansion-private.h"

/* One day as it is being explained. */
typedef struct
{
  SkvPlan *plan;
  SkvExpansion *expansion;
  SkvDay day;
  const char *system;    /* (nullable) */
  GHashTable *stops;     /* (owned) (nullable): what does not work while @system is down */
  GHashTable *belongs;   /* (owned) (nullable): @system and the groups that it is in */
  GArray *there;         /* (owned) (element-type SkvOccurrence): by time */
  GPtrArray *lines;      /* (owned) (element-type utf8) */
  GPtrArray *protectors; /* (owned) (element-type utf8): titles, quoted */
  gboolean in_window;
} Day;

static const char *const protecting_lanes[] = { "exam", "freeze", "critical", "meeting", NULL };

/* Adds to @set whatever its members lead to: what depends on a member, or the groups it is in. */
static void
close_set (SkvPlan *plan, GHashTable *set, SkvRelationKind kind)
{
  GPtrArray *relations = skv_plan_get_records (plan, SKV_KIND_RELATION);
  g_autoptr (GHashTable) next =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer system;

  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);
      const char *from = kind == SKV_DEPENDS_ON ? relation->to : relation->from;
      const char *to = kind == SKV_DEPENDS_ON ? relation->from : relation->to;
      GPtrArray *targets = g_hash_table_lookup (next, from);

      if (relation->relation != kind)
        continue;
      if (targets == NULL)
        g_hash_table_insert (next, (gpointer) from, targets = g_ptr_array_new ());
      g_ptr_array_add (targets, (gpointer) to);
    }
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &system, NULL))
    g_ptr_array_add (queue, system);
  for (guint i = 0; i < queue->len; i++)
    {
      GPtrArray *targets = g_hash_table_lookup (next, g_ptr_array_index (queue, i));

      for (guint j = 0; targets != NULL && j < targets->len; j++)
        {
          if (g_hash_table_add (set, g_ptr_array_index (targets, j)))
            g_ptr_array_add (queue, g_ptr_array_index (targets, j));
        }
    }
}

static void
reach_systems (Day *self)
{
  if (self->system == NULL)
    return;
  self->belongs = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_add (self->belongs, (gpointer) self->system);
  close_set (self->plan, self->belongs, SKV_MEMBER_OF);

  self->stops = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_add (self->stops, (gpointer) self->system);
  close_set (self->plan, self->stops, SKV_DEPENDS_ON);
  close_set (self->plan, self->stops, SKV_MEMBER_OF);
}

/* @set (nullable: everything); what names no system concerns all of them */
static gboolean
concerns (const SkvOccurrence *occurrence, GHashTable *set)
{
  if (set == NULL || occurrence->systems[0] == NULL)
    return TRUE;
  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    {
      if (g_hash_table_contains (set, occurrence->systems[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
touches_day (const Day *self, const SkvOccurrence *occurrence)
{
  return occurrence->first_day <= self->day && self->day < occurrence->end_day;
}

/* "16 January 2019, 17:00–22:00", or the dates alone */
static char *
when_words (const SkvZone *zone, const SkvOccurrence *occurrence)
{
  int start, end;
  g_autofree char *dates = NULL, *times = NULL;

  if (occurrence->all_day || occurrence->end_day - occurrence->first_day > 2)
    return skv_words_date_range (occurrence->first_day, occurrence->end_day);
  start = (int) ((skv_zone_to_local (zone, occurrence->span.start) -
                  occurrence->first_day * SKV_DAY_SECONDS) /
                 60);
  end = (int) ((skv_zone_to_local (zone, occurrence->span.end) -
                occurrence->first_day * SKV_DAY_SECONDS) /
               60);
  dates = skv_words_day_month_year (occurrence->first_day);
  times =
    occurrence->end != SKV_MOMENT_NONE ? skv_words_time_range (start, end) : skv_words_time (start);
  /* TRANSLATORS: a date and the hours, "16 January 2019, 17:00–22:00" */
  return g_strdup_printf (C_("date and time", "%1$s, %2$s"), dates, times);
}

static char *
system_names (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            skv_plan_system_name (plan, occurrence->systems[i]));
  return g_string_free (names, FALSE);
}

/* "Critical periods: “Year-end closing”, 1–31 January 2019 (Visma Enterprise)" */
static char *
describe (Day *self, const SkvOccurrence *occurrence)
{
  const char *lane = skv_plan_lane_title (self->plan, occurrence->lane);
  g_autofree char *when = when_words (self->expansion->zone, occurrence);
  g_autofree char *systems = system_names (self->plan, occurrence);

  if (*systems == '\0')
    /* TRANSLATORS: lane, title, when */
    return g_strdup_printf (_("%1$s: “%2$s”, %3$s"), lane, occurrence->title, when);
  /* TRANSLATORS: lane, title, when, systems */
  return g_strdup_printf (_("%1$s: “%2$s”, %3$s (%4$s)"), lane, occurrence->title, when, systems);
}

static void
append_words (GString *text, char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", words);
  g_free (words);
}

/* what the country's calendar says of the day; empty for an ordinary working day */
static char *
calendar_words (Day *self)
{
  SkvHolidays *holidays = self->expansion->holidays;
  const SkvHoliday *today = NULL, *tomorrow = NULL, *half = NULL;
  GString *text = g_string_new (NULL);

  if (holidays != NULL)
    {
      today = skv_holidays_lookup (holidays, self->day, SKV_HOLIDAY_PUBLIC);
      tomorrow = skv_holidays_lookup (holidays, self->day + 1, SKV_HOLIDAY_PUBLIC);
      half = skv_holidays_lookup (holidays, self->day, SKV_HOLIDAY_HALF_DAY);
    }
  if (today != NULL)
    {
      g_autofree char *name = skv_holiday_words (today, NULL);

      append_words (text, g_strdup_printf (_("public holiday, %s"), name));
    }
  if (tomorrow != NULL)
    {
      g_autofree char *name = skv_holiday_words (tomorrow, NULL);

      append_words (text, g_strdup_printf (_("the day before %s"), name));
    }
  if (half != NULL)
    {
      g_autofree char *name = skv_holiday_words (half, NULL);
      g_autofree char *time = skv_words_time (MAX (half->half_day_minute, 0));

      /* TRANSLATORS: name of the day, and the hour from which it is free */
      append_words (text, g_strdup_printf (_("half-day, %1$s, free from %2$s"), name, time));
    }
  if (skv_day_weekday (self->day) >= SKV_SATURDAY)
    append_words (text, g_strdup (_("weekend")));
  return g_string_free (text, FALSE);
}

static void
tell_date (Day *self)
{
  g_autofree char *date = skv_words_date (self->day);
  g_autofree char *calendar = calendar_words (self);
  int week = skv_day_iso_week (self->day, NULL);

  if (*calendar == '\0')
    /* TRANSLATORS: "Wednesday 24 April 2019, week 17: an ordinary working day." */
    g_ptr_array_add (self->lines,
                     g_strdup_printf (_("%1$s, week %2$d: an ordinary working day."), date, week));
  else
    /* TRANSLATORS: "Thursday 18 April 2019, week 16: public holiday, Maundy Thursday." */
    g_ptr_array_add (self->lines,
                     g_strdup_printf (_("%1$s, week %2$d: %3$s."), date, week, calendar));
}

static void
tell_protected (Day *self, const char *lane)
{
  for (guint i = 0; i < self->there->len; i++)
    {
      const SkvOccurrence *occurrence = &g_array_index (self->there, SkvOccurrence, i);

      if (g_strcmp0 (occurrence->lane, lane) != 0 || !skv_occurrence_is_firm (occurrence) ||
          !touches_day (self, occurrence) || !concerns (occurrence, self->stops))
        continue;
      g_ptr_array_add (self->lines, describe (self, occurrence));
      g_ptr_array_add (self->protectors, g_strdup_printf (_("“%s”"), occurrence->title));
    }
}

/* A window that lies here, would lie here, or has no place: each with its reasons. */
static void
tell_windows (Day *self)
{
  for (guint i = 0; i < self->there->len; i++)
    {
      const SkvOccurrence *occurrence = &g_array_index (self->there, SkvOccurrence, i);
      g_autofree char *what = NULL, *why = NULL;

      if (g_strcmp0 (occurrence->lane, "window") != 0 || !concerns (occurrence, self->belongs))
        continue;
      why = skv_occurrence_explain (self->plan, occurrence);
      if (skv_occurrence_is_firm (occurrence) && touches_day (self, occurrence))
        {
          self->in_window = TRUE;
          what = describe (self, occurrence);
        }
      else if (!occurrence->resolved)
        what = g_strdup_printf (_("“%s” belongs here by its rule, but nothing fits"),
                                occurrence->title);
      else if (occurrence->status == SKV_STATUS_CANCELLED)
        what = g_strdup_printf (_("“%s” belongs here, but is cancelled"), occurrence->title);
      else
        {
          g_autofree char *when = when_words (self->expansion->zone, occurrence);

          what = g_strdup_printf (_("“%1$s” belongs here by its rule, but was moved to %2$s"),
                                  occurrence->title, when);
        }
      g_ptr_array_add (self->lines, g_strdup_printf ("%s. %s", what, why));
    }
}

static gboolean
is_job (const SkvOccurrence *occurrence)
{
  return occurrence->lane != NULL && !g_str_equal (occurrence->lane, "window") &&
         !g_str_equal (occurrence->lane, "holiday") &&
         !g_strv_contains (protecting_lanes, occurrence->lane);
}

static void
tell_jobs (Day *self)
{
  for (guint i = 0; i < self->there->len; i++)
    {
      const SkvOccurrence *occurrence = &g_array_index (self->there, SkvOccurrence, i);
      g_autofree char *what = NULL;

      if (!is_job (occurrence) || !occurrence->resolved || !touches_day (self, occurrence) ||
          !concerns (occurrence, self->stops))
        continue;
      what = describe (self, occurrence);
      g_ptr_array_add (self->lines,
                       g_strdup_printf ("%s – %s", what, skv_status_title (occurrence->status)));
    }
}

static char *
verdict_for_system (Day *self, const char *protectors)
{
  const char *name = skv_plan_system_name (self->plan, self->system);

  if (self->protectors->len > 0 && self->in_window)
    /* TRANSLATORS: a system, and what protects it */
    return g_strdup_printf (_("Closed for %1$s although there is a window: %2$s."), name,
                            protectors);
  if (self->protectors->len > 0)
    return g_strdup_printf (_("Closed for %1$s: %2$s."), name, protectors);
  if (self->in_window)
    return g_strdup_printf (_("Open for %s: there is a window, and nothing protects it."), name);
  return g_strdup_printf (_("Outside every window for %s, though nothing protects it."), name);
}

static char *
verdict_for_all (Day *self, const char *protectors)
{
  if (self->protectors->len > 0 && self->in_window)
    return g_strdup_printf (_("Open, but not for what is protected by %s."), protectors);
  if (self->protectors->len > 0)
    return g_strdup_printf (_("Closed: there is no window, and there is %s."), protectors);
  if (self->in_window)
    return g_strdup (_("Open: there is a window, and nothing is protected."));
  return g_strdup (_("Outside every window, though nothing is protected."));
}

static void
tell_verdict (Day *self)
{
  g_autofree char *protectors = NULL;

  g_ptr_array_add (self->protectors, NULL);
  protectors = g_strjoinv (", ", (GStrv) self->protectors->pdata);
  g_ptr_array_set_size (self->protectors, (gint) self->protectors->len - 1);
  g_ptr_array_add (self->lines, self->system != NULL ? verdict_for_system (self, protectors)
                                                     : verdict_for_all (self, protectors));
}

static int
compare_by_time (gconstpointer a, gconstpointer b)
{
  const SkvOccurrence *x = a, *y = b;

  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  return g_strcmp0 (x->title, y->title);
}

GPtrArray *
skv_plan_explain_day (SkvPlan *plan, SkvDay day, const char *system_id)
{
  g_autoptr (SkvExpansion) expansion = NULL;
  Day self = { .plan = plan, .day = day, .system = system_id };

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (day >= SKV_EXPANSION_FIRST_DAY && day < SKV_EXPANSION_LAST_DAY, NULL);

  self.expansion = expansion = skv_expansion_new (plan);
  self.there = g_array_new (FALSE, FALSE, sizeof (SkvOccurrence));
  self.lines = g_ptr_array_new_with_free_func (g_free);
  self.protectors = g_ptr_array_new_with_free_func (g_free);
  skv_expansion_collect (expansion, NULL, NULL, day, day + 1, SKV_COLLECT_ORIGINALS, self.there);
  g_array_sort (self.there, compare_by_time);
  reach_systems (&self);

  tell_date (&self);
  for (guint i = 0; protecting_lanes[i] != NULL; i++)
    tell_protected (&self, protecting_lanes[i]);
  tell_windows (&self);
  tell_jobs (&self);
  tell_verdict (&self);

  g_clear_pointer (&self.stops, g_hash_table_unref);
  g_clear_pointer (&self.belongs, g_hash_table_unref);
  g_array_unref (self.there);
  g_ptr_array_unref (self.protectors);
  return self.lines;
}
