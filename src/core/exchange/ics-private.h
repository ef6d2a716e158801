/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libical/ical.h>

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/* Used by the files ics-*.c of this folder only. */

/* Text without what iCalendar cannot hold (transfer full) */
char *skv_ics_clean (const char *text);
/* an X- property; @value is cleaned */
void skv_ics_add_x (icalcomponent *component, const char *name, const char *value);
/* civil seconds as a time without a zone */
icaltimetype skv_ics_local_time (gint64 local_seconds);
icaltimetype skv_ics_utc_time (gint64 seconds);

/*
 * The zone for [@from_year, @to_year]: two rules if the years keep to two, which all programs
 * understand; else each change by itself. (transfer full)
 */
icalcomponent *skv_ics_zone_new (const SkvZone *zone, int from_year, int to_year);
/* (transfer full) */
icalcomponent *skv_ics_event_new (SkvPlan *plan, const SkvOccurrence *occurrence);

G_END_DECLS
