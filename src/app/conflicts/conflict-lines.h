/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/conflicts/conflict-line.h"
#include "app/session.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_CONFLICTS_NO_GROUPS,
  SKV_CONFLICTS_BY_SEVERITY,
  SKV_CONFLICTS_BY_CHECK,
  SKV_CONFLICTS_BY_MONTH,
  SKV_CONFLICTS_BY_SYSTEM, /* under each of its systems */
  SKV_CONFLICTS_BY_OWNER,
  SKV_CONFLICTS_BY_DEPARTMENT,
  SKV_CONFLICTS_N_GROUPINGS,
} SkvConflictsGrouping;

typedef struct
{
  SkvConflictsColumn column;
  gboolean descending;
} SkvConflictsOrder;

#define SKV_TYPE_CONFLICT_LINES (skv_conflict_lines_get_type ())
G_DECLARE_FINAL_TYPE (SkvConflictLines, skv_conflict_lines, SKV, CONFLICT_LINES, GObject)

/**
 * SkvConflictLines:
 *
 * All that a session's checker says of the shown year and its filter lets through, and what could
 * not be calculated: a GListModel of SkvConflictLine, in order, with a heading before each group.
 *
 * Made for a hundred thousand of them. What is cheap to know is there at once. What has to be put
 * in words is made for a line when it is seen, see skv_conflict_lines_word_line(); and for all of
 * them a bit at a time, when they are sorted, grouped or searched by it: as long as
 * skv_conflict_lines_lacks_words(), call skv_conflict_lines_word() when there is nothing else to
 * do.
 */
SkvConflictLines *skv_conflict_lines_new (void);
/* follows the session: after "refreshed" */
void skv_conflict_lines_update (SkvConflictLines *self, SkvSession *session);
/* Nothing is shown. Lines that there were must not be asked for their texts any more. */
void skv_conflict_lines_clear (SkvConflictLines *self);
/* how often that was so: with another plan, and with another year */
guint skv_conflict_lines_get_epoch (SkvConflictLines *self);
/* what goes first goes before; the first of them decide (@n up to 2), then severity and time */
void skv_conflict_lines_sort (SkvConflictLines *self, const SkvConflictsOrder *order, guint n);
void skv_conflict_lines_group (SkvConflictLines *self, SkvConflictsGrouping grouping);
/* Only lines in which all of these words stand, somewhere. */
void skv_conflict_lines_search (SkvConflictLines *self, const char *words);

/* Are there lines without the words that they are in order, or searched, by? */
gboolean skv_conflict_lines_lacks_words (SkvConflictLines *self);
/* Makes words for about @budget microseconds; when all are there the lines are put in order anew,
 * and FALSE is returned. */
gboolean skv_conflict_lines_word (SkvConflictLines *self, gint64 budget);
/* all texts of one line, now */
void skv_conflict_lines_word_line (SkvConflictLines *self, SkvConflictLine *line);
/* The conflict itself, in words (transfer full) (nullable: not calculated, or no longer there) */
SkvConflict *skv_conflict_lines_describe (SkvConflictLines *self, SkvConflictLine *line);
/* what is missing of one that is not calculated (transfer none) (nullable) */
const SkvNotCalculated *skv_conflict_lines_get_missing (SkvConflictLines *self,
                                                        SkvConflictLine *line);

/* how many are let through by the filter, and how many of these the search finds, by state */
void skv_conflict_lines_count (SkvConflictLines *self,
                               guint all[SKV_CONFLICT_N_STATES],
                               guint found[SKV_CONFLICT_N_STATES]);
/* where a line stands; G_MAXUINT if it does not */
guint skv_conflict_lines_find (SkvConflictLines *self, SkvConflictLine *line);
/* the line that says this; the same item, if that is all that is known (@check nullable) (transfer
 * none) (nullable) */
SkvConflictLine *skv_conflict_lines_lookup (SkvConflictLines *self,
                                            const char *check,
                                            const char *item,
                                            const char *against);

G_END_DECLS
