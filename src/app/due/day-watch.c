/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/due/day-watch.h"

#include "app/due/due-ledger.h"

struct _SkvDayWatch
{
  const SkvClock *clock; /* (unowned) */
  GTimeZone *zone;       /* (owned) (nullable) */
  SkvDayWatchFunc changed;
  gpointer data; /* (unowned) */
  SkvDay today;
  guint source;
};

SkvDay
skv_day_of_clock (const SkvClock *clock, GTimeZone *zone)
{
  g_autoptr (GTimeZone) local = zone == NULL ? g_time_zone_new_local () : NULL;
  g_autoptr (GDateTime) utc = NULL, now = NULL;

  g_return_val_if_fail (clock != NULL, SKV_DAY_NONE);

  utc = g_date_time_new_from_unix_utc (clock->now (clock->data));
  now = g_date_time_to_timezone (utc, zone != NULL ? zone : local);
  return skv_day_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                           g_date_time_get_day_of_month (now));
}

SkvDay
skv_day_watch_look (SkvDayWatch *self)
{
  SkvDay today;

  g_return_val_if_fail (self != NULL, SKV_DAY_NONE);

  today = skv_day_of_clock (self->clock, self->zone);
  if (today != self->today)
    {
      self->today = today;
      self->changed (today, self->data);
    }
  return today;
}

static gboolean on_time (gpointer data);

/* Every zone's midnight lies on a quarter of an hour. */
static void
wait (SkvDayWatch *self)
{
  self->source =
    g_timeout_add_seconds (skv_due_wait (self->clock->now (self->clock->data)), on_time, self);
}

static gboolean
on_time (gpointer data)
{
  SkvDayWatch *self = data;

  self->source = 0;
  wait (self);
  skv_day_watch_look (self);
  return G_SOURCE_REMOVE;
}

SkvDayWatch *
skv_day_watch_new (const SkvClock *clock, GTimeZone *zone, SkvDayWatchFunc changed, gpointer data)
{
  SkvDayWatch *self;

  g_return_val_if_fail (clock != NULL && changed != NULL, NULL);

  self = g_new0 (SkvDayWatch, 1);
  self->clock = clock;
  self->zone = zone != NULL ? g_time_zone_ref (zone) : NULL;
  self->changed = changed;
  self->data = data;
  self->today = skv_day_of_clock (clock, zone);
  wait (self);
  return self;
}

void
skv_day_watch_free (SkvDayWatch *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self);
}
