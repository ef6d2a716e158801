/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/model/plan.h"
#include "sync/error.h"

G_BEGIN_DECLS

/**
 * SkvSyncOptions:
 *
 * How a plan is exchanged with a calendar server. All members (owned) but @ask_data.
 */
typedef struct
{
  char *address;    /* home of the shared calendars, or of the server */
  char *ca_file;    /* (nullable): PEM, trusted instead of the system's certificates */
  char *state_path; /* (nullable): of what is remembered; NULL: as skv_sync_state_path() */
  int from_year;    /* dated things of these years are exchanged, and of others that were */
  int to_year;
  gboolean dry_run;  /* read, but change neither the plan nor the server */
  GStrv keep_ours;   /* keys of conflicts that are settled, or "all": ours goes to the server */
  GStrv take_theirs; /* the same: theirs comes into the plan */
  /* Gives user and password (transfer full), asked at most once, in a worker thread; FALSE: there
   * are none. */
  gboolean (*ask) (const char *host, char **user, char **password, gpointer data);
  gpointer ask_data;
} SkvSyncOptions;

typedef struct
{
  guint added;
  guint changed;
  guint removed;
} SkvSyncCount;

/* Both sides changed one thing: neither is lost, and somebody has to choose. */
typedef struct
{
  char *key;    /* (owned): names it to keep_ours and take_theirs */
  char *title;  /* (owned) */
  char *words;  /* (owned): how theirs differs from ours */
  char *ours;   /* (owned) (nullable): JSON; NULL: it is not in the plan any more */
  char *theirs; /* (owned) (nullable): JSON; NULL: it is not on the server any more */
} SkvSyncConflict;

typedef struct
{
  SkvSyncCount taken;   /* into the plan */
  SkvSyncCount sent;    /* to the server; with dry_run: what would be */
  GPtrArray *conflicts; /* (owned) (element-type SkvSyncConflict) */
  GPtrArray *notes;     /* (owned) (element-type utf8): what was refused or not understood */
  guint n_refused;      /* edits that the server did not take: they stay here */
  guint n_requests;
  guint n_resources; /* on the server */
} SkvSyncReport;

/**
 * skv_sync_async:
 * @options: (transfer full)
 * @callback: is called in the thread-default context of the caller, which also is the only place
 *   where @plan is used
 *
 * Exchanges a plan with a calendar server: what only one side changed goes to the other, in one
 * edit that can be undone; what both changed differently stays as it is on both sides and is
 * reported. It can stop at any moment, cut off or cancelled, and goes on next time where it was.
 * What one may write where is the server's business: what it refuses stays here.
 */
void skv_sync_async (SkvPlan *plan,
                     SkvSyncOptions *options,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data);
/* NULL with SKV_SYNC_ERROR, SKV_PLAN_ERROR or G_IO_ERROR_CANCELLED; what had been done until then
 * stays done (transfer full) */
SkvSyncReport *skv_sync_finish (GAsyncResult *result, GError **error);

SkvSyncOptions *skv_sync_options_new (const char *address);
void skv_sync_options_free (SkvSyncOptions *self);
void skv_sync_report_free (SkvSyncReport *self);
/* Where is remembered what this copy of a plan has exchanged: a file in the user's data folder, one
 * for each plan file (transfer full) */
char *skv_sync_state_path (SkvPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvSyncOptions, skv_sync_options_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvSyncReport, skv_sync_report_free)

G_END_DECLS
