/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/zone.h"

G_BEGIN_DECLS

/* When the clocks make a difference, in words: on all other days there is nothing to say. */

typedef enum
{
  SKV_CLOCK_PLAIN,
  SKV_CLOCK_SKIPPED, /* no clock shows that time on that day */
  SKV_CLOCK_DOUBLED, /* it comes twice */
} SkvClockKind;

/* @minute: of the day, as of skv_zone_at(); @shown (out) (optional): what the clock shows when it
 * is read as skv_zone_at() does, in minutes of the day */
SkvClockKind skv_clock_kind (const SkvZone *zone, SkvDay day, int minute, int *shown);

/* Of a start and an end (which may lie after midnight; -1: none) of a civil day: "02:30 does not
 * exist on that night …; it takes 6 hours, because clocks go back". (transfer full) (nullable) */
char *skv_clock_words (const SkvZone *zone, SkvDay day, int start, int end);

/* For somebody whose own clock is that of @here: "Times are Europe/Oslo; 17:00 there is 18:00
 * here". NULL if both show the same at @moment. (transfer full) (nullable) */
char *skv_clock_words_elsewhere (const SkvZone *zone, const SkvZone *here, gint64 moment);

G_END_DECLS
