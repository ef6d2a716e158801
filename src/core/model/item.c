/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/item.h"

#include <glib/gi18n-lib.h>

gint64
skv_item_get_end (const SkvItem *self)
{
  if (self->end != SKV_MOMENT_NONE || self->start == SKV_MOMENT_NONE || self->duration < 0)
    return self->end;
  return self->start + self->duration * 60;
}

static SkvDay
day_of (gint64 day_seconds)
{
  return (SkvDay) (day_seconds / SKV_DAY_SECONDS);
}

gboolean
skv_item_span (const SkvItem *self, const SkvZone *zone, SkvSpan *span)
{
  gint64 end = skv_item_get_end (self);

  if (self->start == SKV_MOMENT_NONE || end == SKV_MOMENT_NONE)
    return FALSE;
  if (self->all_day)
    *span =
      (SkvSpan){ skv_zone_at (zone, day_of (self->start), 0), skv_zone_at (zone, day_of (end), 0) };
  else
    *span = (SkvSpan){ self->start, end };
  return TRUE;
}

gboolean
skv_item_days (const SkvItem *self, const SkvZone *zone, SkvDay *first, SkvDay *end)
{
  gint64 end_moment = skv_item_get_end (self);

  if (self->start == SKV_MOMENT_NONE)
    return FALSE;
  if (self->all_day)
    {
      *first = day_of (self->start);
      *end = end_moment == SKV_MOMENT_NONE ? *first + 1 : day_of (end_moment);
    }
  else
    {
      *first = skv_zone_day (zone, self->start);
      /* The last second that belongs to it decides: 22:00–24:00 touches one day. */
      *end = end_moment == SKV_MOMENT_NONE ? *first + 1 : skv_zone_day (zone, end_moment - 1) + 1;
    }
  return TRUE;
}

void
skv_item_clear_course (SkvItem *self)
{
  self->actual_start = SKV_MOMENT_NONE;
  self->actual_end = SKV_MOMENT_NONE;
  self->expected_end = SKV_MOMENT_NONE;
  self->external = FALSE;
  skv_set_text (&self->outcome, NULL);
  skv_set_text (&self->postponed_from, NULL);
  skv_set_text (&self->caused_by, NULL);
  skv_set_text (&self->sites, NULL);
}

const char *
skv_status_title (SkvStatus status)
{
  static const char *const titles[] = {
    [SKV_STATUS_PROPOSED] = N_("Proposed"),   [SKV_STATUS_APPROVED] = N_("Approved"),
    [SKV_STATUS_ANNOUNCED] = N_("Announced"), [SKV_STATUS_STARTED] = N_("Started"),
    [SKV_STATUS_DONE] = N_("Done"),           [SKV_STATUS_POSTPONED] = N_("Postponed"),
    [SKV_STATUS_CANCELLED] = N_("Cancelled"),
  };

  return _(titles[status]);
}

const char *
skv_priority_title (SkvPriority priority)
{
  static const char *const titles[] = {
    [SKV_PRIORITY_NONE] = NC_("priority", "None"),
    [SKV_PRIORITY_LOW] = NC_("priority", "Low"),
    [SKV_PRIORITY_MEDIUM] = NC_("priority", "Medium"),
    [SKV_PRIORITY_HIGH] = NC_("priority", "High"),
    [SKV_PRIORITY_CRITICAL] = NC_("priority", "Critical"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "priority", titles[priority]);
}
