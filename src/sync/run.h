/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/ics-reader.h"
#include "sync/dav.h"
#include "sync/state.h"
#include "sync/sync.h"
#include "sync/unit.h"

G_BEGIN_DECLS

/* Used by the files of one exchange only: sync.c leads, pull.c reads from the server, merge.c
 * decides and edits the plan in the caller's thread, push.c writes to the server. */

/* One collection of the plan, on the server or to be made there. */
typedef struct
{
  char *name;               /* (owned) */
  char *title;              /* (owned) (nullable): what people call it */
  char *href;               /* (owned) */
  GPtrArray *rows;          /* (owned) (element-type SkvSyncRow): what is remembered of it */
  GHashTable *by_key;       /* (owned): key → SkvSyncRow, borrowed */
  SkvIcsCalendar *calendar; /* (owned) (nullable): its events that both have not agreed on */
  gboolean is_there;        /* the server has it, and lets us read it */
  gboolean forbidden;       /* it was found out that we may not write there */
} SkvSyncCollection;

/* What is to be written to the server. */
typedef struct
{
  SkvSyncCollection *collection; /* borrowed */
  char *key;                     /* (owned) */
  char *title;                   /* (owned): in messages */
  char *href;                    /* (owned) */
  char *uid;                     /* (owned) (nullable) */
  char *etag;                    /* (owned) (nullable): that it takes the place of */
  char *text;                    /* (owned) (nullable): NULL deletes */
  char *content;                 /* (owned) (nullable) */
} SkvSyncPush;

typedef struct
{
  SkvPlan *plan;             /* (owned): used in the caller's thread only */
  SkvSyncOptions *options;   /* (owned) */
  SkvSyncReport *report;     /* (owned) */
  GMainContext *context;     /* (owned): the caller's */
  GCancellable *cancellable; /* (owned) (nullable) */
  char *prefix;              /* (owned): of the names of collections */
  char *plan_id;             /* (owned) */
  char *zone;                /* (owned) */
  int year;                  /* around which series of somebody else's are followed */

  SkvDavClient *client;   /* (owned): of the worker thread */
  SkvSyncState *state;    /* (owned) */
  char *home;             /* (owned): href */
  GPtrArray *collections; /* (owned) (element-type SkvSyncCollection) */
  GPtrArray *pushes;      /* (owned) (element-type SkvSyncPush) */
  guint n_requests;       /* of clients that are gone */
  gboolean raced;         /* somebody was quicker: another round is needed */
} SkvSyncRun;

SkvSyncCollection *skv_sync_run_find (SkvSyncRun *self, const char *name);
/* the same, one that is to be made if it is not there */
SkvSyncCollection *skv_sync_run_ensure (SkvSyncRun *self, const char *name);
void skv_sync_push_free (SkvSyncPush *self);
void skv_sync_run_index (SkvSyncCollection *collection);

/* In the worker: fills collections. */
gboolean skv_sync_pull (SkvSyncRun *self, GError **error);
/* In the caller's thread: edits the plan, fills pushes and the report. */
gboolean skv_sync_merge (SkvSyncRun *self, GError **error);
/* In the worker: does the pushes. */
gboolean skv_sync_push (SkvSyncRun *self, GError **error);

/* a sentence for the report, once */
void skv_sync_report_note (SkvSyncReport *report, char *text);

G_END_DECLS
