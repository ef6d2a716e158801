/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/*
 * Where a side of a conflict lies, as a text that an exception keeps: "START/END", each a date or a
 * time with its offset as the occurrence has it, the end ".." if nobody knows it. Evenings of a
 * group that are told as one lie in as many places, with a space between.
 *
 * A text of one start alone, as older plans have it, means that start, whatever its end, and of a
 * group the first evening's.
 */

/* of @item, or of all the evenings of @occurrences that @check tells together with it against
 * @against (nullable) (transfer full) (nullable: it lies nowhere) */
char *skv_place_of_item (SkvOccurrences *occurrences,
                         const SkvZone *zone,
                         const char *check,
                         const SkvOccurrence *item,
                         const SkvOccurrence *against);
/* of one alone; @occurrence: (nullable) */
char *skv_place_of (const SkvOccurrence *occurrence, const SkvZone *zone);

/* Does it still lie there? @place: (nullable), which is anywhere. By the moment, not by the letter:
 * the same instant may be written with another offset. */
gboolean skv_place_has_item (const char *place,
                             SkvOccurrences *occurrences,
                             const SkvZone *zone,
                             const char *check,
                             const SkvOccurrence *item,
                             const SkvOccurrence *against);
gboolean skv_place_has (const char *place, const SkvOccurrence *occurrence, const SkvZone *zone);

G_END_DECLS
