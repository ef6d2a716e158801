/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/entry.h"

#include "plan-text.h"

/*
 * A twin of the checker that is written from the definitions alone: double loops over all
 * occurrences, reachability by recursion over the relations, no index and no dense numbers.
 */

typedef struct
{
  SkvPlan *plan;
  SkvOccurrences *occurrences;
  const SkvZone *zone;
  GPtrArray *lines; /* (element-type utf8): what the twin finds */
} Twin;

/* --- what work reaches ---------------------------------------------------------------------- */

/* how badly something is affected; the greater the worse */
typedef enum
{
  UNAFFECTED,
  DEGRADED,
  DOWN,
} Effect;

static inline void
note_effect (GHashTable *affected, const char *system, gboolean in_part, Effect effect)
{
  char *name = g_strdup_printf (in_part ? "(%s)" : "%s", system);
  Effect before = GPOINTER_TO_UINT (g_hash_table_lookup (affected, name));

  g_hash_table_insert (affected, name, GUINT_TO_POINTER (MAX (before, effect)));
}

/* Adds to @affected what follows from @system: "id" as a whole, "(id)" in part, with its effect.
 * @left: dependencies that may still be followed; negative: all. */
static inline void
reach (SkvPlan *plan,
       const char *system,
       gboolean in_part,
       Effect effect,
       int left,
       GHashTable *been,
       GHashTable *affected)
{
  GPtrArray *relations = skv_plan_get_records (plan, SKV_KIND_RELATION);

  if (!g_hash_table_add (been, g_strdup_printf ("%s %d %d %d", system, in_part, effect, left)))
    return;
  note_effect (affected, system, in_part, effect);
  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);
      gboolean member = relation->relation == SKV_MEMBER_OF;
      Effect over = relation->effect == SKV_EFFECT_DEGRADED ? DEGRADED : effect;

      if (!member && left != 0 && strcmp (relation->to, system) == 0)
        reach (plan, relation->from, FALSE, over, left < 0 ? left : left - 1, been, affected);
      if (member && !in_part && strcmp (relation->to, system) == 0)
        reach (plan, relation->from, FALSE, effect, left, been, affected);
      if (member && strcmp (relation->from, system) == 0)
        reach (plan, relation->to, TRUE, effect, left, been, affected);
    }
}

/* Adds @system and, if it is a group, its members, all the way down. */
static inline void
members (SkvPlan *plan, const char *system, GHashTable *all)
{
  GPtrArray *relations = skv_plan_get_records (plan, SKV_KIND_RELATION);

  if (!g_hash_table_add (all, g_strdup (system)))
    return;
  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);

      if (relation->relation == SKV_MEMBER_OF && strcmp (relation->to, system) == 0)
        members (plan, relation->from, all);
    }
}

static inline GHashTable *
reach_of (SkvPlan *plan, const char *const *systems)
{
  GHashTable *affected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) been = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int limit = skv_plan_get_settings (plan)->hop_limit;

  for (; *systems != NULL; systems++)
    reach (plan, *systems, FALSE, DOWN, limit > 0 ? limit : -1, been, affected);
  return affected;
}

static inline GHashTable *
members_of (SkvPlan *plan, const char *const *systems)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (; *systems != NULL; systems++)
    members (plan, *systems, all);
  return all;
}

static inline Effect
effect_on (GHashTable *affected, const char *system)
{
  g_autofree char *in_part = g_strdup_printf ("(%s)", system);

  return MAX (GPOINTER_TO_UINT (g_hash_table_lookup (affected, system)),
              GPOINTER_TO_UINT (g_hash_table_lookup (affected, in_part)));
}

/* the worst that the work does to what the period protects */
static inline Effect
work_hits (SkvPlan *plan, const SkvOccurrence *work, const SkvOccurrence *period)
{
  g_autoptr (GHashTable) affected = reach_of (plan, work->systems);
  g_autoptr (GHashTable) protected = members_of (plan, period->systems);
  GHashTableIter iter;
  gpointer system;
  Effect worst = UNAFFECTED;

  if (strcmp (work->lane, "window") == 0 && work->systems[0] == NULL)
    return g_hash_table_size (protected) > 0 ? DOWN : UNAFFECTED;
  g_hash_table_iter_init (&iter, protected);
  while (g_hash_table_iter_next (&iter, &system, NULL))
    worst = MAX (worst, effect_on (affected, system));
  return worst;
}

static inline gboolean
work_touches_work (SkvPlan *plan, const SkvOccurrence *a, const SkvOccurrence *b)
{
  g_autoptr (GHashTable) affected = reach_of (plan, a->systems);

  for (const char *const *system = b->systems; *system != NULL; system++)
    {
      if (effect_on (affected, *system) != UNAFFECTED)
        return TRUE;
    }
  return FALSE;
}

/* --- what is checked ------------------------------------------------------------------------ */

static inline gboolean
in_lane (const SkvOccurrence *occurrence, const char *lane)
{
  return strcmp (occurrence->lane, lane) == 0 && occurrence->resolved &&
         occurrence->status != SKV_STATUS_CANCELLED && occurrence->start != SKV_MOMENT_NONE;
}

static inline gboolean
is_job (const SkvOccurrence *occurrence)
{
  return in_lane (occurrence, "maintenance") && occurrence->end != SKV_MOMENT_NONE &&
         (occurrence->status == SKV_STATUS_PROPOSED || occurrence->status == SKV_STATUS_APPROVED ||
          occurrence->status == SKV_STATUS_ANNOUNCED || occurrence->status == SKV_STATUS_STARTED);
}

/* work that is over, but may want peace after it */
static inline gboolean
is_done_job (const SkvOccurrence *occurrence)
{
  return in_lane (occurrence, "maintenance") && occurrence->start != SKV_MOMENT_NONE &&
         occurrence->span.end > occurrence->span.start && occurrence->end != SKV_MOMENT_NONE &&
         occurrence->status == SKV_STATUS_DONE;
}

static inline gboolean
is_window (const SkvOccurrence *occurrence)
{
  return in_lane (occurrence, "window") && occurrence->end != SKV_MOMENT_NONE;
}

/* with the time to roll back */
static inline SkvSpan
occupied (const SkvOccurrence *job)
{
  SkvSpan span = job->span;

  if (is_job (job) && job->item != NULL && job->item->rollback > 0)
    span.end += job->item->rollback * 60;
  return span;
}

static inline SkvSpan
common (SkvSpan a, SkvSpan b)
{
  return (SkvSpan){ MAX (a.start, b.start), MIN (a.end, b.end) };
}

static const char *
emergency_reason (const SkvOccurrence *occurrence)
{
  if (occurrence == NULL || occurrence->item == NULL || !occurrence->item->emergency ||
      !is_job (occurrence))
    return NULL;
  return occurrence->item->reason;
}

/* Does it start where an exception says that it started? */
static inline gboolean
lies_at (Twin *self, const SkvOccurrence *occurrence, const char *place)
{
  g_autofree char *now = NULL;

  if (place == NULL || occurrence == NULL)
    return TRUE;
  now = occurrence->all_day ? skv_day_format ((SkvDay) (occurrence->start / SKV_DAY_SECONDS))
                            : skv_zone_format (self->zone, occurrence->start);
  return strcmp (now, place) == 0;
}

static inline gboolean
is_accepted (Twin *self,
             const char *check,
             const SkvOccurrence *item,
             const SkvOccurrence *against,
             SkvSpan overlap)
{
  GPtrArray *exceptions = skv_plan_get_records (self->plan, SKV_KIND_EXCEPTION);
  SkvDay last = skv_zone_day (self->zone, overlap.end - 1);

  if (emergency_reason (item) != NULL || emergency_reason (against) != NULL)
    return TRUE;
  for (guint i = 0; i < exceptions->len; i++)
    {
      const SkvException *exception = g_ptr_array_index (exceptions, i);

      if (strcmp (exception->item, item->id) == 0 && strcmp (exception->check, check) == 0 &&
          g_strcmp0 (exception->against, against != NULL ? against->id : NULL) == 0 &&
          (exception->until == SKV_DAY_NONE || last < exception->until) &&
          lies_at (self, item, exception->item_at) &&
          lies_at (self, against, exception->against_at))
        return TRUE;
    }
  return FALSE;
}

static inline char *
format_line (const char *check,
             const char *item,
             const char *against,
             SkvSeverity severity,
             SkvSpan overlap,
             gboolean accepted)
{
  return g_strdup_printf ("%s %s %s %s %" G_GINT64_FORMAT "-%" G_GINT64_FORMAT "%s", check, item,
                          against != NULL ? against : "-", skv_severity_name (severity),
                          overlap.start, overlap.end, accepted ? " accepted" : "");
}

static inline const SkvCheckSetting *
setting_of (Twin *self, const char *check)
{
  GPtrArray *settings = skv_plan_get_records (self->plan, SKV_KIND_CHECK);

  for (guint i = 0; i < settings->len; i++)
    {
      if (strcmp (((const SkvRecord *) g_ptr_array_index (settings, i))->id, check) == 0)
        return g_ptr_array_index (settings, i);
    }
  return NULL;
}

static inline void
tell (Twin *self,
      const char *check,
      SkvSeverity severity,
      const SkvOccurrence *item,
      const SkvOccurrence *against,
      SkvSpan overlap)
{
  const SkvCheckSetting *setting = setting_of (self, check);

  if (setting != NULL && setting->severity == SKV_SEVERITY_SETTING_OFF)
    return;
  if (setting != NULL && setting->severity == SKV_SEVERITY_SETTING_INFO)
    severity = SKV_SEVERITY_INFO;
  if (setting != NULL && setting->severity == SKV_SEVERITY_SETTING_SOFT)
    severity = SKV_SEVERITY_SOFT;
  if (setting != NULL && setting->severity == SKV_SEVERITY_SETTING_HARD)
    severity = SKV_SEVERITY_HARD;
  g_ptr_array_add (self->lines,
                   format_line (check, item->id, against != NULL ? against->id : NULL, severity,
                                overlap, is_accepted (self, check, item, against, overlap)));
}

/* --- the checks, one by one ----------------------------------------------------------------- */

static const SkvOccurrence *
at (Twin *self, guint index)
{
  return skv_occurrences_get (self->occurrences, index);
}

/* the days that the plan sets for a check */
static inline int
days_set (Twin *self, const char *check, int otherwise)
{
  const SkvCheckSetting *setting = setting_of (self, check);

  return setting != NULL && setting->days > 0 ? setting->days : otherwise;
}

static inline SkvSpan
protected_span (Twin *self, const SkvOccurrence *period)
{
  if (strcmp (period->lane, "meeting") == 0)
    return (
      SkvSpan){ skv_zone_at (self->zone, period->first_day - days_set (self, "meeting", 0), 0),
                skv_zone_at (self->zone, MAX (period->end_day, period->first_day + 1), 0) };
  return period->span;
}

static inline Effect
period_hit (Twin *self, const SkvOccurrence *work, const SkvOccurrence *period)
{
  SkvSpan protected = protected_span (self, period);

  if (!skv_span_overlaps (occupied (work), protected) || protected.start >= protected.end)
    return UNAFFECTED;
  return work_hits (self->plan, work, period);
}

/* The evenings of the group of @window that the period hits, in order; told once, by the first. */
static inline void
check_evenings (Twin *self,
                const char *check,
                const SkvOccurrence *window,
                const SkvOccurrence *period)
{
  SkvSpan overlap = common (window->span, protected_span (self, period));

  for (guint i = 0; i < skv_occurrences_get_n (self->occurrences) && window->rule != NULL; i++)
    {
      const SkvOccurrence *other = at (self, i);

      if (other->rule != window->rule || other->base_day != window->base_day || other == window ||
          !is_window (other) || !period_hit (self, other, period))
        continue;
      if (other->span.start < window->span.start ||
          (other->span.start == window->span.start && strcmp (other->id, window->id) < 0))
        return;
      overlap.end = MAX (overlap.end, common (other->span, protected_span (self, period)).end);
    }
  tell (self, check, SKV_SEVERITY_SOFT, window, period, overlap);
}

static inline void
check_periods (Twin *self, const SkvOccurrence *work)
{
  static const struct
  {
    const char *lane;
    const char *check;
    SkvSeverity severity;
  } kinds[] = {
    { "critical", "critical-period", SKV_SEVERITY_HARD },
    { "freeze", "freeze", SKV_SEVERITY_HARD },
    { "exam", "exam", SKV_SEVERITY_HARD },
    { "meeting", "meeting", SKV_SEVERITY_SOFT },
  };

  for (guint i = 0; i < skv_occurrences_get_n (self->occurrences); i++)
    for (gsize kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
      {
        const SkvOccurrence *period = at (self, i);
        SkvSeverity severity = kinds[kind].severity;
        Effect effect =
          in_lane (period, kinds[kind].lane) ? period_hit (self, work, period) : UNAFFECTED;

        if (effect == UNAFFECTED)
          continue;
        if (effect == DEGRADED && severity == SKV_SEVERITY_HARD)
          severity = SKV_SEVERITY_SOFT;
        if (is_job (work))
          tell (self, kinds[kind].check, severity, work, period,
                common (occupied (work), protected_span (self, period)));
        else if (kinds[kind].severity == SKV_SEVERITY_HARD)
          check_evenings (self, kinds[kind].check, work, period);
      }
}

static inline gboolean
serves (Twin *self, const SkvOccurrence *window, const SkvOccurrence *job)
{
  g_autoptr (GHashTable) opened = members_of (self->plan, window->systems);
  gboolean opens = window->systems[0] == NULL || job->systems[0] == NULL;
  gboolean served = window->organisations[0] == NULL || job->organisations[0] == NULL;

  for (const char *const *system = job->systems; *system != NULL; system++)
    opens = opens || g_hash_table_contains (opened, *system);
  for (const char *const *organisation = job->organisations; *organisation != NULL; organisation++)
    served = served || g_strv_contains (window->organisations, *organisation);
  return opens && served;
}

/* Does the plan work with windows in any of the years that are checked? */
static inline gboolean
any_windows (Twin *self)
{
  int first = skv_day_year (skv_occurrences_get_from (self->occurrences));
  int last = skv_day_year (skv_occurrences_get_to (self->occurrences) - 1);
  g_autoptr (SkvOccurrences) years =
    skv_occurrences_new (self->plan, skv_day_from_ymd (first, 1, 1),
                         skv_day_from_ymd (last + 1, 1, 1), SKV_EXPAND_DEFAULT);
  gboolean any = FALSE;

  for (guint i = 0; i < skv_occurrences_get_n (years); i++)
    any = any || is_window (skv_occurrences_get (years, i));
  return any;
}

/* Is every minute of the job in a window that serves it? All times here are whole minutes. */
static inline void
check_windows (Twin *self, const SkvOccurrence *job)
{
  SkvSpan span = occupied (job);
  const SkvOccurrence *first = NULL;
  gboolean any = any_windows (self), covered = TRUE;

  for (gint64 minute = span.start; minute < span.end; minute += 60)
    {
      gboolean open = FALSE;

      for (guint i = 0; i < skv_occurrences_get_n (self->occurrences); i++)
        {
          const SkvOccurrence *window = at (self, i);

          if (!is_window (window))
            continue;
          if (window->span.start > minute || window->span.end <= minute ||
              !serves (self, window, job))
            continue;
          open = TRUE;
          if (first == NULL || window->span.start < first->span.start ||
              (window->span.start == first->span.start && strcmp (window->id, first->id) < 0))
            first = window;
        }
      covered = covered && open;
    }
  if (any && first == NULL)
    tell (self, "outside-window", SKV_SEVERITY_SOFT, job, NULL, span);
  else if (any && !covered)
    tell (self, "exceeds-window", SKV_SEVERITY_SOFT, job, first, span);
}

static inline void
check_days (Twin *self, const SkvOccurrence *work, SkvHolidayKind kind, const char *check)
{
  SkvHolidays *holidays = skv_plan_get_holidays (self->plan);
  SkvSpan span = occupied (work), overlap = { 0, 0 };

  if (is_window (work) && work->rule != NULL && work->moved != SKV_MOVED_BY_HAND)
    return;
  for (SkvDay day = skv_zone_day (self->zone, span.start);
       skv_zone_at (self->zone, day, 0) < span.end; day++)
    {
      SkvSpan meets = common (span, skv_zone_day_span (self->zone, day));

      if (skv_holidays_lookup (holidays, day, kind) == NULL)
        continue;
      overlap.start = overlap.end == 0 ? meets.start : overlap.start;
      overlap.end = meets.end;
    }
  if (overlap.end != 0)
    tell (self, check, SKV_SEVERITY_SOFT, work, NULL, overlap);
}

static inline void
check_twice (Twin *self, const SkvOccurrence *job)
{
  for (guint i = 0; i < skv_occurrences_get_n (self->occurrences); i++)
    {
      const SkvOccurrence *other = at (self, i);
      SkvSpan span = occupied (job);

      if (other == job || !is_job (other) || !skv_span_overlaps (span, occupied (other)))
        continue;
      if (span.start < occupied (other).start ||
          (span.start == occupied (other).start && strcmp (job->id, other->id) < 0))
        continue;
      if (work_touches_work (self->plan, job, other) || work_touches_work (self->plan, other, job))
        tell (self, "system-twice", SKV_SEVERITY_SOFT, job, other, common (span, occupied (other)));
    }
}

#include "twin-others.h"

static inline void
check_moved (Twin *self, const SkvOccurrence *window)
{
  SkvSpan overlap = window->span;

  if (window->moved == SKV_MOVED_BY_HAND)
    tell (self, "moved-evening", SKV_SEVERITY_SOFT, window, NULL, overlap);
  if (window->moved != SKV_MOVED_BY_RULE)
    return;
  for (guint i = 0; i < skv_occurrences_get_n (self->occurrences); i++)
    {
      const SkvOccurrence *other = at (self, i);

      if (other == window || other->rule != window->rule || other->base_day != window->base_day ||
          !is_window (other) || other->moved != SKV_MOVED_BY_RULE)
        continue;
      if (other->span.start < window->span.start ||
          (other->span.start == window->span.start && strcmp (other->id, window->id) < 0))
        return;
      overlap.end = MAX (overlap.end, other->span.end);
    }
  tell (self, "moved-evening", SKV_SEVERITY_INFO, window, NULL, overlap);
}

static inline int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static inline char *
join_sorted (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (GStrv) lines->pdata);
}

#include "twin-jobs.h"

/* everything that the twin finds, a line each, sorted (transfer full) */
static inline char *
twin_check (SkvPlan *plan, SkvDay from, SkvDay to)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SkvOccurrences) occurrences =
    skv_occurrences_new (plan, from, to, SKV_EXPAND_UNPLACED);
  Twin self = { plan, occurrences, skv_plan_get_zone (plan), lines };

  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *work = at (&self, i);

      if (is_job (work) || is_period (work))
        check_owners (&self, work);
      if (!is_job (work) && !is_window (work))
        continue;
      check_periods (&self, work);
      check_days (&self, work, SKV_HOLIDAY_PUBLIC, "public-holiday");
      check_days (&self, work, SKV_HOLIDAY_EVE, "holiday-eve");
      check_clock (&self, work);
      if (is_window (work))
        {
          check_moved (&self, work);
          continue;
        }
      check_windows (&self, work);
      check_twice (&self, work);
      check_disturbances (&self, work);
      check_contact (&self, work);
      check_order (&self, work);
      check_notice (&self, work);
      check_aftercare (&self, work);
      check_full (&self, work);
    }
  return join_sorted (lines);
}

/* the same of the checker: of all conflicts, or of those that @id takes part in */
static inline char *
lines_of (GPtrArray *conflicts, const char *id, gboolean as_item_only)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (id == NULL || strcmp (conflict->item, id) == 0 ||
          (!as_item_only && g_strcmp0 (conflict->against, id) == 0))
        g_ptr_array_add (lines,
                         format_line (conflict->check, conflict->item, conflict->against,
                                      conflict->severity, conflict->overlap, conflict->accepted));
    }
  return join_sorted (lines);
}
