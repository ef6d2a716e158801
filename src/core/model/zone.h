/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/day.h"

G_BEGIN_DECLS

/* "no moment": an item that is not placed in time yet, or has no known end */
#define SKV_MOMENT_NONE G_MININT64

/**
 * SkvSpan:
 *
 * A half-open interval of instants, [start, end), in seconds since the epoch, UTC.
 * Two spans meet only if each starts before the other ends: touching ends do not overlap.
 */
typedef struct
{
  gint64 start;
  gint64 end;
} SkvSpan;

static inline gboolean
skv_span_overlaps (SkvSpan a, SkvSpan b)
{
  return a.start < b.end && b.start < a.end;
}

/**
 * SkvZone:
 *
 * A time zone with its transitions from 1970 to 2100 kept sorted, so that a conversion is one
 * binary search. Local seconds are civil: day × 86 400 + second of the day.
 *
 * A local time that a spring change leaves out is read as if the clock had not been changed yet
 * (02:30 becomes 03:30); one that an autumn change doubles means the first of the two.
 */
typedef struct _SkvZone SkvZone;

/* (transfer full) (nullable): NULL with SKV_ZONE_ERROR if there is no zone of that IANA name */
SkvZone *skv_zone_new (const char *name, GError **error);

/* From @since (UTC, included) on, the clock is @offset seconds east of Greenwich. */
typedef struct
{
  gint64 since;
  int offset;
} SkvZoneChange;

/* A zone that a file defines by itself: @first_offset up to the first change. @changes is sorted.
 * (transfer full) */
SkvZone *skv_zone_new_from_changes (const char *name,
                                    int first_offset,
                                    const SkvZoneChange *changes,
                                    gsize n_changes);
SkvZone *skv_zone_ref (SkvZone *self);
void skv_zone_unref (SkvZone *self);
const char *skv_zone_get_name (const SkvZone *self);

gint64 skv_zone_to_utc (const SkvZone *self, gint64 local_seconds);
gint64 skv_zone_to_local (const SkvZone *self, gint64 utc_seconds);
/* seconds east of Greenwich in force at that instant */
int skv_zone_offset (const SkvZone *self, gint64 utc_seconds);
/* civil date of an instant */
SkvDay skv_zone_day (const SkvZone *self, gint64 utc_seconds);
/* [midnight, next midnight) of a civil day; 23, 24 or 25 hours long */
SkvSpan skv_zone_day_span (const SkvZone *self, SkvDay day);
/* instant of a minute (0..1440 and beyond, over midnight) of a civil day */
gint64 skv_zone_at (const SkvZone *self, SkvDay day, int minute);

/* RFC 3339 with offset, "2019-06-12T18:00:00+02:00" (transfer full) */
char *skv_zone_format (const SkvZone *self, gint64 utc_seconds);
/* "2019-06-12T18:00", seconds optional, with "Z" or "+02:00", or without: then in this zone;
 * SKV_MOMENT_NONE if it is none of these */
gint64 skv_zone_parse (const SkvZone *self, const char *text);

#define SKV_ZONE_ERROR (skv_zone_error_quark ())
GQuark skv_zone_error_quark (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvZone, skv_zone_unref)

G_END_DECLS
