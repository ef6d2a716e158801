/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/causes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/conflict/system-links.h"

/* Where work is that changes systems; a window alone changes only those that it names. */
static const char *const work_lanes[] = { "maintenance", "vendor", "window", NULL };

void
skv_cause_before_free (SkvCauseBefore *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->system);
  g_free (self);
}

/* ids of the outage's systems and of all on which work affects them (transfer full) */
static GHashTable *
list_systems (SkvPlan *plan, const SkvItem *outage)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SkvReach) reach = skv_reach_new (plan);

  for (guint i = 0; outage->systems[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) links = NULL;
      guint system;

      if (!skv_reach_lookup (reach, outage->systems[i], &system))
        continue;
      g_hash_table_add (ids, g_strdup (outage->systems[i]));
      links = skv_reach_list_causes (reach, system);
      for (guint j = 0; j < links->len; j++)
        g_hash_table_add (ids, g_strdup (((SkvSystemLink *) links->pdata[j])->system));
    }
  return ids;
}

static gboolean
is_work (const SkvOccurrence *occurrence)
{
  return g_strv_contains (work_lanes, occurrence->lane) && !occurrence->left_out &&
         occurrence->start != SKV_MOMENT_NONE && occurrence->status != SKV_STATUS_PROPOSED &&
         occurrence->status != SKV_STATUS_CANCELLED && occurrence->status != SKV_STATUS_POSTPONED;
}

/* the first of its systems that the outage may come from */
static const char *
find_system (const SkvOccurrence *occurrence, GHashTable *systems)
{
  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    {
      if (g_hash_table_contains (systems, occurrence->systems[i]))
        return occurrence->systems[i];
    }
  return NULL;
}

/* when the work began and was over: as it went, or else as it was planned */
static SkvSpan
span_of (const SkvOccurrence *occurrence)
{
  SkvSpan span = occurrence->span;
  const SkvItem *item = occurrence->item;

  if (item != NULL && item->actual_start != SKV_MOMENT_NONE)
    span.start = item->actual_start;
  if (item != NULL && item->actual_end != SKV_MOMENT_NONE)
    span.end = item->actual_end;
  return span;
}

static int
compare_causes (gconstpointer a, gconstpointer b)
{
  const SkvCauseBefore *first = *(const SkvCauseBefore *const *) a;
  const SkvCauseBefore *second = *(const SkvCauseBefore *const *) b;

  if (first->is_during != second->is_during)
    return first->is_during ? -1 : 1;
  return first->days != second->days ? first->days - second->days : strcmp (first->id, second->id);
}

static SkvCauseBefore *
cause_new (const SkvZone *zone, const SkvOccurrence *occurrence, const char *system, gint64 start)
{
  SkvCauseBefore *self = g_new0 (SkvCauseBefore, 1);
  SkvSpan span = span_of (occurrence);

  self->id = g_strdup (occurrence->id);
  self->title = g_strdup (occurrence->title);
  self->system = g_strdup (system);
  self->is_during = span.end > start;
  self->day = skv_zone_day (zone, self->is_during ? start : MAX (span.end - 1, span.start));
  self->days = skv_zone_day (zone, start) - self->day;
  return self;
}

GPtrArray *
skv_outage_list_causes (SkvPlan *plan, const SkvItem *outage, int days)
{
  GPtrArray *causes = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_cause_before_free);
  g_autoptr (SkvOccurrences) occurrences = NULL;
  g_autoptr (GHashTable) systems = NULL;
  const SkvZone *zone;
  gint64 start;
  SkvDay day;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && outage != NULL && days >= 0, causes);

  if (outage->start == SKV_MOMENT_NONE)
    return causes;
  zone = skv_plan_get_zone (plan);
  start = outage->all_day ? skv_zone_to_utc (zone, outage->start) : outage->start;
  day = skv_zone_day (zone, start);
  systems = list_systems (plan, outage);
  occurrences = skv_occurrences_new (plan, day - days, day + 1, SKV_EXPAND_DEFAULT);
  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);
      const char *system = is_work (occurrence) ? find_system (occurrence, systems) : NULL;
      SkvCauseBefore *cause;

      if (system == NULL || span_of (occurrence).start > start)
        continue;
      cause = cause_new (zone, occurrence, system, start);
      if (cause->days <= days)
        g_ptr_array_add (causes, cause);
      else
        skv_cause_before_free (cause);
    }
  g_ptr_array_sort (causes, compare_causes);
  return causes;
}

char *
skv_cause_before_words (SkvPlan *plan, const SkvCauseBefore *self)
{
  const char *system = skv_plan_system_name (plan, self->system);

  if (self->is_during)
    /* TRANSLATORS: title of work, and the system that was worked on */
    return g_strdup_printf (_("This outage came during “%1$s” (%2$s)."), self->title, system);
  if (self->days == 0)
    /* TRANSLATORS: title of work, and the system that was worked on */
    return g_strdup_printf (_("This outage came on the same day as “%1$s” (%2$s)."), self->title,
                            system);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* TRANSLATORS: days, title of work, system worked on */
                                       "This outage came %1$d day after “%2$s” (%3$s).",
                                       "This outage came %1$d days after “%2$s” (%3$s).",
                                       (gulong) self->days),
                          self->days, self->title, system);
}
