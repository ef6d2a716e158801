/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_DIFFERENCE_ADDED,
  SKV_DIFFERENCE_REMOVED,
  SKV_DIFFERENCE_MOVED, /* to another time or day; what else became of it is in changes */
  SKV_DIFFERENCE_CHANGED,
} SkvDifferenceKind;

#define SKV_N_DIFFERENCE_KINDS (SKV_DIFFERENCE_CHANGED + 1)

/* what is different in one that is on both sides */
typedef enum
{
  SKV_CHANGE_NONE = 0,
  SKV_CHANGE_TIME = 1 << 0, /* of one that is MOVED: start, end, or whether it takes whole days */
  SKV_CHANGE_TITLE = 1 << 1,
  SKV_CHANGE_LANE = 1 << 2,
  SKV_CHANGE_SYSTEMS = 1 << 3,       /* in any order */
  SKV_CHANGE_ORGANISATIONS = 1 << 4, /* of its item or rule, in any order */
  SKV_CHANGE_STATUS = 1 << 5,
  SKV_CHANGE_CANCELLED = 1 << 6, /* beside STATUS: took place on one side only */
} SkvChangeFlags;

/**
 * SkvDifferenceEntry:
 *
 * One occurrence that is not the same on both sides. @before is NULL if it is ADDED, @after if it
 * is REMOVED. One without a date on one side, or that its rule finds no room for there, is MOVED:
 * skv_difference_is_placed() tells.
 */
typedef struct
{
  const char *id; /* of @after, else of @before: the two differ for a rule's occurrence that a
                   * person changed on one side only */
  SkvDifferenceKind kind;
  guint changes;               /* SkvChangeFlags; 0 for ADDED and REMOVED */
  const SkvOccurrence *before; /* (nullable) */
  const SkvOccurrence *after;  /* (nullable) */
} SkvDifferenceEntry;

/**
 * SkvDifference:
 *
 * What is different between two states of a plan, occurrence by occurrence. An occurrence of a rule
 * is the same one if rule and original day are, whatever item changes it; everything else goes by
 * its id. Public holidays count too, if both sides were expanded with them. Both sides should cover
 * the same days: what is outside of one is not there. Sorted by time (of the earlier of both
 * places, unplaced last), then by id. Immutable; keeps both sides.
 */
typedef struct _SkvDifference SkvDifference;

/* (transfer full); takes references of its own */
SkvDifference *skv_difference_new (SkvOccurrences *before, SkvOccurrences *after);
SkvDifference *skv_difference_ref (SkvDifference *self);
void skv_difference_unref (SkvDifference *self);
guint skv_difference_get_n (const SkvDifference *self);
/* how many of one kind */
guint skv_difference_count (const SkvDifference *self, SkvDifferenceKind kind);
const SkvDifferenceEntry *skv_difference_get (const SkvDifference *self, guint index);
/* by the id of either side (transfer none) (nullable) */
const SkvDifferenceEntry *skv_difference_lookup (const SkvDifference *self, const char *id);
/* (transfer none) */
SkvOccurrences *skv_difference_get_before (const SkvDifference *self);
SkvOccurrences *skv_difference_get_after (const SkvDifference *self);

/* Does it lie on days of the calendar? (nullable: FALSE) */
gboolean skv_difference_is_placed (const SkvOccurrence *occurrence);

/*
 * What became of it, without its title: "Moved from Wed 16 January 17:00 to Wed 23 January 17:00",
 * "Added: Wed 16 January 17:00–19:00", "Lasts until 21:00 instead of 19:00. Cancelled". The year is
 * named where the two sides are of different years. (transfer full)
 */
char *skv_difference_entry_words (const SkvDifferenceEntry *entry, const SkvZone *zone);
/* the same with the names that lanes and systems have in @plan: "Also for Feide" (transfer full) */
char *skv_difference_entry_words_in (const SkvDifferenceEntry *entry, SkvPlan *plan);
/* "3 added, 1 removed, 12 moved"; "No difference" (transfer full) */
char *skv_difference_words (const SkvDifference *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvDifference, skv_difference_unref)

G_END_DECLS
