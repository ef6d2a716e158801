/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/day.h"
#include "core/store/store.h"

G_BEGIN_DECLS

/**
 * SkvDayWatch:
 *
 * What day it is, on the calendar of this computer, and when it becomes another: a window that
 * stays open over night is to follow.
 */
typedef struct _SkvDayWatch SkvDayWatch;
typedef void (*SkvDayWatchFunc) (SkvDay today, gpointer data);

/* @clock lives longer than this. @zone (nullable): that of this computer, as it is now and then.
 * @changed: called from the main loop, soon after midnight. (transfer full) */
SkvDayWatch *
skv_day_watch_new (const SkvClock *clock, GTimeZone *zone, SkvDayWatchFunc changed, gpointer data);
void skv_day_watch_free (SkvDayWatch *self);
/* Now, without waiting: a computer that slept counted no time. Calls @changed if it is another. */
SkvDay skv_day_watch_look (SkvDayWatch *self);

/* the day that it is there (@zone nullable: as above) */
SkvDay skv_day_of_clock (const SkvClock *clock, GTimeZone *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvDayWatch, skv_day_watch_free)

G_END_DECLS
