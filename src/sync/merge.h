/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sync/run.h"

G_BEGIN_DECLS

/* Used by merge*.c only. */

/* What the server has and both sides have not agreed on. */
typedef struct
{
  SkvSyncCollection *collection; /* borrowed */
  SkvSyncRow *row;               /* borrowed */
  SkvRecord *given;              /* (owned) (nullable): the record that stands in it */
  gboolean follows;              /* it stands for what follows from a rule */
  gboolean usable;               /* FALSE: it is left alone, on both sides */
  char *remote;                  /* (owned) (nullable): content; NULL: the server has it no more */
  gboolean taken;                /* theirs is in the plan now */
  gboolean changes;              /* and it changes something there */
  gboolean conflict;
  gboolean ours; /* a conflict that was settled: ours goes to the server */
} SkvSyncIncoming;

typedef struct
{
  SkvSyncRun *run;     /* borrowed */
  SkvPlan *plan;       /* (owned): the one that is edited; in a dry run a copy of it */
  SkvSyncUnits *units; /* (owned): before the edit, then after it */
  SkvPlan *scratch;    /* (owned): the plan with all that the server has on top */
  GPtrArray *incoming; /* (owned) (element-type SkvSyncIncoming) */
  GHashTable *by_row;  /* (owned): row → SkvSyncIncoming, borrowed */
  GHashTable *torn;    /* (owned): ids of rules in conflict: nothing that follows is exchanged */
  int from_year, to_year;
} SkvSyncMerge;

/* merge-read.c: finds what the server has, as contents */
void skv_sync_merge_read (SkvSyncMerge *self);
/* what to call it (transfer full) */
char *skv_sync_incoming_title (const SkvSyncIncoming *self);

/* merge-send.c: what the server is to get, and what both sides agree on by now */
gboolean skv_sync_merge_send (SkvSyncMerge *self, GError **error);

G_END_DECLS
