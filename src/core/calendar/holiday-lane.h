/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/* Used by the files of core/calendar only: the occurrences of the lane "holiday" that come from the
 * plan's calendar. Strings go into @strings, records that are pointed into are kept in @records. */

/* Appends those that touch [from, to). The country has one a day, the weightiest kind:
 * "holiday:2019-04-17"; so has each local day, "holiday:2019-04-17:ID", but that a school holiday
 * is one for all of its days, under the first. */
void skv_holiday_lane_collect (SkvPlan *plan,
                               SkvDay from,
                               SkvDay to,
                               GStringChunk *strings,
                               GPtrArray *records,
                               GArray *occurrences);
/* The one of that id. "holiday:DATE" is the country's, or the weightiest local one of a day on
 * which the country has none. FALSE if there is no such one. */
gboolean skv_holiday_lane_find (
  SkvPlan *plan, const char *id, GStringChunk *strings, GPtrArray *records, SkvOccurrence *found);

G_END_DECLS
