/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/conflict-entry.h"
#include "app/session.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_GROUP_JOBS,     /* what people planned and can move */
  SKV_GROUP_EVENINGS, /* service windows: which system to leave out */
  SKV_GROUP_INFO,     /* good to know: moved evenings */
  SKV_GROUP_MISSING,  /* not calculated */
  SKV_GROUP_ACCEPTED, /* by people with a reason, or as an emergency */
  SKV_N_GROUPS,
} SkvConflictGroup;

/**
 * SkvConflictGroups:
 *
 * The conflicts of a session's year as list models, a group each, in the checker's order. An update
 * touches only entries that are other than before, so that a list on
 * the screen keeps its place.
 */
typedef struct
{
  GListStore *groups[SKV_N_GROUPS]; /* (owned) (element-type SkvConflictEntry) */
  GHashTable
    *suggestions; /* (owned): id of a job → (owned) what would solve its conflicts, or "" */
  guint n_hard;
  guint n_soft;
  guint n_accepted;
} SkvConflictGroups;

SkvConflictGroups *skv_conflict_groups_new (void);
void skv_conflict_groups_free (SkvConflictGroups *self);
void skv_conflict_groups_update (SkvConflictGroups *self, SkvSession *session);
/* Finds out what would solve one more of the first @max conflicts of jobs; FALSE when that is known
 * of all. Dear: for idle time. */
gboolean skv_conflict_groups_suggest (SkvConflictGroups *self, SkvSession *session, guint max);
/* "2 hard · 3 soft · 1 accepted", or that there are none (transfer full) */
char *skv_conflict_groups_summarize (const SkvConflictGroups *self);

G_END_DECLS
