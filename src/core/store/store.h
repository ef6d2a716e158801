/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* Where the time comes from: seconds since the epoch, UTC. Core never asks the clock itself. */
typedef struct
{
  gint64 (*now) (gpointer data);
  gpointer data; /* outlives the store */
} SkvClock;

typedef enum
{
  SKV_STORE_DEFAULT = 0,
  SKV_STORE_READ_ONLY = 1 << 0, /* edits are refused with SKV_PLAN_ERROR_READ_ONLY */
} SkvStoreFlags;

/* Why a file could not be opened or made. Edits fail with SKV_PLAN_ERROR. */
typedef enum
{
  SKV_STORE_ERROR_NOT_A_PLAN, /* text, a folder, another program's database */
  SKV_STORE_ERROR_DAMAGED,    /* truncated, overwritten, or holds what cannot stand in a plan */
  SKV_STORE_ERROR_NEWER,      /* made by a newer version of Systemkveld */
  SKV_STORE_ERROR_NOT_FOUND,
  SKV_STORE_ERROR_EXISTS, /* a new file would overwrite another */
  SKV_STORE_ERROR_LOCKED, /* another program is writing it */
  SKV_STORE_ERROR_IO,     /* no permission, no space, a broken disk */
} SkvStoreError;

#define SKV_STORE_ERROR (skv_store_error_quark ())
GQuark skv_store_error_quark (void);

#define SKV_TYPE_STORE (skv_store_get_type ())
G_DECLARE_FINAL_TYPE (SkvStore, skv_store, SKV, STORE, GObject)

/**
 * SkvStore:
 *
 * A plan file: one SQLite database (schema.sql). Every edit is one transaction, durable before it
 * is acknowledged, with its changeset in the journal, so that undo and redo survive a restart.
 *
 * The file is untrusted: it is taken only if its tables are word for word ours. It may be changed
 * by another program meanwhile: then edits are refused with SKV_PLAN_ERROR_CONFLICT until the plan
 * is loaded anew. One thread uses a store at a time.
 */

/* A new, empty plan at @path. Refuses an existing file, and never leaves half of one. @who
 * (nullable): stands beside each edit in the history. (transfer full) */
SkvStore *
skv_store_create (const char *path, const char *who, const SkvClock *clock, GError **error);
/* A file or folder that cannot be written opens for reading. A file of an older version is brought
 * to this one, after a copy of it was laid beside it; opened for reading it stays as it is.
 * (transfer full) */
SkvStore *skv_store_open (
  const char *path, SkvStoreFlags flags, const char *who, const SkvClock *clock, GError **error);
/* a plan that is gone with the store, with undo and redo all the same (transfer full) */
SkvStore *skv_store_new_memory (const SkvClock *clock);

/* The plan in this store, with the calendar's validator, which every rule in the file must pass
 * too. The plan keeps the store alive. (transfer full) */
SkvPlan *skv_store_make_plan (SkvStore *self, GError **error);
/* skv_store_open() and skv_store_make_plan() (transfer full) */
SkvPlan *skv_store_open_plan (
  const char *path, SkvStoreFlags flags, const char *who, const SkvClock *clock, GError **error);

/* absolute (transfer none) (nullable: in memory) */
const char *skv_store_get_path (SkvStore *self);
gboolean skv_store_is_read_only (SkvStore *self);
/* Is what lies at the path now what this store itself put there? Only a file that the document
 * portal gave is replaced by every edit (held.c); FALSE for any other. */
gboolean skv_store_replaced_it (SkvStore *self);
/* @who (nullable): from now on stands beside each edit in the history */
void skv_store_set_who (SkvStore *self, const char *who);
/* What to tell the user if opening brought an older file to this version, and what the file as it
 * was is called now (transfer full) (nullable: nothing to tell) */
char *skv_store_get_migration_note (SkvStore *self);

/* An entry in the history that undo does not cross: a publication, a migration. Drops what could be
 * made again, like an edit. SKV_PLAN_ERROR. */
gboolean skv_store_add_barrier (SkvStore *self, const char *label, GError **error);
/* A copy as the file is now, at a path where nothing is yet. */
gboolean skv_store_backup (SkvStore *self, const char *path, GError **error);
/* Reads every page, row, index and reference; SKV_STORE_ERROR_DAMAGED with the first fault. */
gboolean skv_store_verify (SkvStore *self, GError **error);

G_END_DECLS
