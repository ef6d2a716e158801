/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/uptime.h"

#include <string.h>

#include "core/calendar/notice-timeline.h"

/* Evenings of a rule that belong together are announced with the first of them. @own: what notices
 * of it alone are about */
static gboolean
is_told_by (SkvOccurrences *all,
            const SkvOccurrence *occurrence,
            const char *const *own,
            const char *id)
{
  const SkvOccurrence *other;

  if (id == NULL)
    return FALSE;
  if (g_strv_contains (own, id))
    return TRUE;
  if (occurrence->rule == NULL || occurrence->original_day == SKV_DAY_NONE)
    return FALSE;
  other = skv_occurrences_lookup (all, id);
  return other != NULL && other->rule == occurrence->rule && other->original_day != SKV_DAY_NONE &&
         other->base_day == occurrence->base_day;
}

/* the day on which the first announcement is due, whatever has become of the work since */
static SkvDay
find_due (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autoptr (GArray) days = skv_settings_get_notice_days (skv_plan_get_settings (plan));
  SkvOccurrence planned = *occurrence;
  g_autoptr (GArray) steps = NULL;

  planned.status = SKV_STATUS_APPROVED;
  steps = skv_notice_timeline (plan, &planned, (const int *) (gpointer) days->data, days->len);
  return steps->len > 0 ? g_array_index (steps, SkvNoticeStep, 0).day : SKV_DAY_NONE;
}

SkvTold
skv_told_find (
  SkvPlan *plan, SkvOccurrences *all, const SkvOccurrence *occurrence, SkvDay *due, gint64 *told)
{
  GPtrArray *notices = skv_plan_get_records (plan, SKV_KIND_NOTICE);
  const SkvZone *zone = skv_plan_get_zone (plan);
  g_auto (GStrv) own = skv_notice_ids (occurrence);
  gint64 first = SKV_MOMENT_NONE, moved = SKV_MOMENT_NONE;
  gboolean has_log = FALSE;
  SkvDay last = find_due (plan, occurrence);

  for (guint i = 0; i < notices->len; i++)
    {
      const SkvNotice *notice = notices->pdata[i];
      gint64 sent = notice->sent != NULL ? skv_zone_parse (zone, notice->sent) : SKV_MOMENT_NONE;

      if (sent == SKV_MOMENT_NONE)
        continue;
      has_log = has_log || sent < occurrence->span.start;
      if (!is_told_by (all, occurrence, (const char *const *) own, notice->item))
        continue;
      if (strcmp (notice->notice_kind, "moved") == 0)
        moved = moved == SKV_MOMENT_NONE ? sent : MAX (moved, sent);
      else if (strcmp (notice->notice_kind, "first") == 0)
        first = first == SKV_MOMENT_NONE ? sent : MIN (first, sent);
    }
  first = moved != SKV_MOMENT_NONE ? moved : first;
  if (due != NULL)
    *due = last;
  if (told != NULL)
    *told = first;
  if (first == SKV_MOMENT_NONE)
    return has_log ? SKV_TOLD_NEVER : SKV_TOLD_UNKNOWN;
  return last == SKV_DAY_NONE || skv_zone_day (zone, first) <= last ? SKV_TOLD_IN_TIME
                                                                    : SKV_TOLD_LATE;
}
