/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"

G_BEGIN_DECLS

#define SKV_TYPE_CONFLICT_ENTRY (skv_conflict_entry_get_type ())
G_DECLARE_FINAL_TYPE (SkvConflictEntry, skv_conflict_entry, SKV, CONFLICT_ENTRY, GObject)

/* What a card of the sidebar says, in words. All (owned) (nullable) unless said otherwise. */
typedef struct
{
  SkvSeverity severity;
  gboolean accepted;
  gboolean decided;      /* the owner decides about it; else is to be asked */
  gboolean by_exception; /* accepted by people, who can take it back; else by an emergency */
  gboolean solved;       /* the solution is the check's own; else it is to be searched for */
  gboolean calculated;   /* FALSE: something is missing, nobody knows */
  char *title;           /* not nullable: "Feide IdP" */
  char *when;            /* "Thu 13 June 18:00" */
  char *check;           /* what kind of conflict */
  char *message;         /* not nullable: a whole sentence */
  char *brief;           /* the same in short, where title and kind say the rest */
  char *path;            /* "Exam → PGS → Feide" */
  char *owner;
  char *solution;
  const char *check_name; /* (unowned): static; "exam" */
  char *item;             /* not nullable: id */
  char *against;          /* id */
} SkvConflictWords;

/**
 * SkvConflictEntry:
 *
 * One card of the sidebar. Immutable and apart from the checker that it was made of. Without
 * @occurrences (nullable) it has no title, for a list that is about one item only.
 *
 * Property "solution" (string, nullable): what would solve it; may come later than the rest.
 */
SkvConflictEntry *
skv_conflict_entry_new (SkvPlan *plan, SkvOccurrences *occurrences, const SkvConflict *conflict);
/* The same from the other side: what a period hits, and who decides about that. */
SkvConflictEntry *skv_conflict_entry_new_hit (SkvPlan *plan, const SkvConflict *conflict);
/* by which exception it is accepted (nullable: by none) */
void skv_conflict_entry_set_exception (SkvConflictEntry *self, const SkvException *exception);
SkvConflictEntry *skv_conflict_entry_new_missing (SkvPlan *plan,
                                                  SkvOccurrences *occurrences,
                                                  const SkvNotCalculated *missing);
const SkvConflictWords *skv_conflict_entry_get (SkvConflictEntry *self);
void skv_conflict_entry_set_solution (SkvConflictEntry *self, const char *solution);
/* apart from the solution, do both say the same of the same? */
gboolean skv_conflict_entry_equal (SkvConflictEntry *a, SkvConflictEntry *b);
/* "Hard conflict", "Accepted", … translated (transfer none) */
const char *skv_conflict_words_get_severity (const SkvConflictWords *words);
/* (transfer none) */
const char *skv_conflict_words_get_icon (const SkvConflictWords *words);
/* "hard", "soft", "info", "accepted" or "missing" (transfer none) */
const char *skv_conflict_words_get_style (const SkvConflictWords *words);

/* "2 hard · 3 soft · 1 accepted", or "" if there are none (transfer full) */
char *skv_conflict_words_count (guint n_hard, guint n_soft, guint n_accepted);

/* "Wed 12 June 18:00", or the days of an all-day one (transfer full) (nullable: not placed) */
char *skv_occurrence_when (SkvPlan *plan, const SkvOccurrence *occurrence);

G_END_DECLS
