/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* sqlite3.h shows the session extension only to those who ask. */
#ifndef SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_SESSION 1
#endif
#ifndef SQLITE_ENABLE_PREUPDATE_HOOK
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#endif
#include <sqlite3.h>

#include "core/store/store.h"

G_BEGIN_DECLS

#define SKV_SCHEMA_VERSION 5
#define SKV_APPLICATION_ID 0x536B7650 /* "SkvP" */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* --- connection.c: one open file ------------------------------------------------------------ */

/* by which another state of a file is noticed, without locks */
typedef struct
{
  gint64 n_bytes;
  gint64 seconds; /* when it was written last */
  gint64 nanoseconds;
  guchar change_counter[4]; /* SQLite's */
} SkvHeldStamp;

typedef struct
{
  sqlite3 *db; /* (owned) */
  char *path;  /* (owned) (nullable): absolute */
  char *name;  /* (owned): for messages, as the caller named it */
  gboolean read_only;
  gboolean is_copy;   /* in memory: the file is of an older version and may not be written */
  gboolean held;      /* in memory, written back with every edit: held.c */
  SkvHeldStamp stamp; /* of the file, if it is held */
  char *kept_as;      /* (owned) (nullable): where the file as it was lies, if it was migrated */
  guint64 device;     /* which file it is, to notice that another one lies at the path now */
  guint64 inode;
} SkvConnection;

/* opened, hardened and checked, of whatever version we read (transfer full); SKV_STORE_ERROR */
SkvConnection *skv_connection_open (const char *path, gboolean read_only, GError **error);
SkvConnection *skv_connection_new_memory (void);
/* empty, with the tables of @version (transfer full) */
SkvConnection *skv_connection_new_model (int version);
void skv_connection_free (SkvConnection *self);
/* hardened, without any check: for files in the making; an sqlite3 result code */
int skv_connection_open_raw (SkvConnection *self, int flags);
/* is the file at the path still the one that is open? */
gboolean skv_connection_is_current (const SkvConnection *self);

/* FALSE: sqlite3_errcode() tells */
gboolean skv_connection_run (SkvConnection *self, const char *sql);
/* (transfer full) (nullable): sqlite3_errcode() tells */
sqlite3_stmt *skv_connection_prepare (SkvConnection *self, const char *sql);
/* the integer in the first column of the first row; FALSE: sqlite3_errcode() tells */
gboolean skv_connection_get_int (SkvConnection *self, const char *sql, gint64 *value);
/* schema.sql, or that of an older version (transfer full) */
GBytes *skv_schema_text (int version);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvConnection, skv_connection_free)

/* --- held.c: a file that the desktop's document portal gave ---------------------------------- */

/* does @path, which is absolute, lie where a file can be replaced, but not locked? */
gboolean skv_held_is_needed (const char *path);
/* reads what the file is now into the connection, which is open already; SKV_STORE_ERROR */
gboolean skv_held_read (SkvConnection *self, GError **error);
/* is the file still what was read, or written, last? */
gboolean skv_held_is_current (const SkvConnection *self);
/* Replaces the file by what was committed. SKV_PLAN_ERROR, CONFLICT if it is not current: then the
 * connection holds what the file is, or is read-only, and stays not current until it is opened
 * anew. */
gboolean skv_held_write_back (SkvConnection *self, GError **error);
gboolean skv_held_set_conflict (SkvConnection *self, GError **error);
/* a whole file of ours, into the place where nothing is, or nothing of worth; SKV_STORE_ERROR */
gboolean skv_held_publish (const char *from, const char *path, GError **error);

/* --- checks.c: is it a plan of ours, and whole? --------------------------------------------- */

gboolean skv_connection_check (SkvConnection *self, GError **error);
/* are its tables word for word those of that version? */
gboolean skv_connection_check_schema (SkvConnection *self, int version, GError **error);
/* does every reference lead to a row? */
gboolean skv_connection_check_references (SkvConnection *self, GError **error);
gboolean skv_connection_verify (SkvConnection *self, GError **error);

/* --- create.c: whole files at a path where nothing is --------------------------------------- */

gboolean skv_connection_create (const char *path, GError **error);
gboolean skv_connection_backup (SkvConnection *self, const char *path, GError **error);
/* an empty file beside @path (transfer full); SKV_STORE_ERROR */
char *skv_store_make_temporary (const char *path, GError **error);
/* makes the entries of the folder of @path durable */
void skv_store_sync_folder (const char *path);
/* the whole content of @self into @target; an sqlite3 result code */
int skv_connection_copy (SkvConnection *target, SkvConnection *self);

/* --- migrate.c: files of older versions ------------------------------------------------------ */

/* The file at @path as one of this version: brought to it if it may be written, else a copy of it
 * in memory that was. (transfer full); SKV_STORE_ERROR */
SkvConnection *skv_connection_open_current (
  const char *path, gboolean read_only, const char *who, const SkvClock *clock, GError **error);
/* The tables of a connection of version @from become those of SKV_SCHEMA_VERSION, all or nothing;
 * it has to be in no transaction. */
gboolean
skv_connection_migrate (SkvConnection *self, int from, const char *who, gint64 now, GError **error);

/* --- errors.c ------------------------------------------------------------------------------- */

/* Say the last SQLite error of the connection in words, while reading (SKV_STORE_ERROR) or writing
 * (SKV_PLAN_ERROR); FALSE, for `return`. */
gboolean skv_connection_read_error (SkvConnection *self, GError **error);
gboolean skv_connection_write_error (SkvConnection *self, GError **error);
/* @code and @system_errno instead of those of a connection */
gboolean skv_store_set_read_error (
  const char *name, int code, int system_errno, const char *detail, GError **error);
gboolean skv_connection_set_damaged (SkvConnection *self, GError **error, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

/* --- values.c: a field of a record ↔ a column ------------------------------------------------ */

/* SKV_PLAN_ERROR_INVALID if the file could not give it back as it is */
gboolean skv_value_bind (sqlite3_stmt *statement,
                         int index,
                         const SkvRecord *record,
                         const SkvField *field,
                         GError **error);
gboolean skv_text_bind (
  sqlite3_stmt *statement, int index, const char *text, const char *what, GError **error);
/* FALSE: the column holds what cannot be in a plan */
gboolean
skv_value_read (sqlite3_stmt *statement, int column, SkvRecord *record, const SkvField *field);
/* a text of valid UTF-8 without NUL; NULL if it is NULL or none (transfer full) */
char *skv_text_read (sqlite3_stmt *statement, int column);

/* --- table.c: a kind of record ↔ its tables -------------------------------------------------- */

/* Statements for one kind, made from skv_kind_fields(). */
typedef struct _SkvTable SkvTable;

SkvTable *skv_table_new (SkvConnection *connection, SkvKind kind, GError **error);
void skv_table_free (SkvTable *self);
/* names of its tables: its own, then those of its lists (transfer none) (element-type utf8) */
GPtrArray *skv_table_get_names (SkvTable *self);
gboolean skv_table_put (SkvTable *self, const SkvRecord *record, GError **error);
gboolean skv_table_remove (SkvTable *self, const char *id, GError **error);
/* @record (out) (transfer full) (nullable): NULL if there is none */
gboolean skv_table_get (SkvTable *self, const char *id, SkvRecord **record, GError **error);
/* every record, in the order in which they came into the plan */
gboolean skv_table_load (SkvTable *self, SkvEdit *edit, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvTable, skv_table_free)

/* --- changeset.c ---------------------------------------------------------------------------- */

typedef struct
{
  void *data; /* (owned): of sqlite3_malloc() */
  int size;
} SkvChangeset;

void skv_changeset_clear (SkvChangeset *self);

/* Calls @func for every row that the changeset changes, with the table's name, the number of its
 * columns and the text in its first column, which is the record's id or an owner's; FALSE if the
 * changeset is no such thing or @func returns FALSE. */
typedef gboolean (*SkvChangeFunc) (const char *table,
                                   gsize n_columns,
                                   const char *id,
                                   gpointer data);
gboolean skv_changeset_foreach (const SkvChangeset *self, SkvChangeFunc func, gpointer data);

/* What several changesets do one after the other, as one: rows that come and go again are not in
 * it. Much dearer than merging is applying. */
typedef struct
{
  sqlite3_changegroup *group; /* (owned) (nullable) */
  guint n;                    /* how many are in it */
} SkvChangesetGroup;

void skv_changeset_group_clear (SkvChangesetGroup *self);
/* @changes is to be whole, as skv_changeset_foreach() finds. FALSE: it is of other tables than
 * those before, or there is no memory. */
gboolean skv_changeset_group_add (SkvChangesetGroup *self, const SkvChangeset *changes);
/* empty if there were none; FALSE: there is no memory */
gboolean skv_changeset_group_get (SkvChangesetGroup *self, SkvChangeset *changes);

/* --- replay.c ------------------------------------------------------------------------------- */

/* the whole of it, of whatever version, with references not enforced (transfer full) (nullable) */
SkvConnection *skv_connection_copy_to_memory (SkvConnection *self);
/* Takes back in @scratch what the journal of @journal did after the edit @to, up to @from, or makes
 * again what is between; barriers change nothing. FALSE: it does not fit, and @scratch is half
 * done.
 */
gboolean
skv_journal_replay (SkvConnection *scratch, SkvConnection *journal, gint64 from, gint64 to);

/* --- journal.c ------------------------------------------------------------------------------ */

typedef struct
{
  gint64 number; /* 0: there is none */
  char *label;   /* (owned) */
  gboolean barrier;
} SkvJournalEntry;

/* So many of the newest edits are kept. Years of work: a plan gets some thousand in its life. With
 * half a kilobyte each they are as much as the plan itself. */
#define SKV_JOURNAL_KEPT 10000
/* A long history of an older file goes in bites, so that no edit takes noticeably longer. */
#define SKV_JOURNAL_BITE 500

void skv_journal_entry_clear (SkvJournalEntry *self);

/* what undo, or redo, would do; number is 0 if nothing */
gboolean skv_journal_peek (SkvConnection *connection, gboolean redo, SkvJournalEntry *entry);
gboolean skv_journal_read_changes (SkvConnection *connection, gint64 number, SkvChangeset *changes);
/* Drops the undone entries, and the oldest ones beyond SKV_JOURNAL_KEPT; @changes NULL makes a
 * barrier. */
gboolean skv_journal_add (SkvConnection *connection,
                          const char *label,
                          const char *who,
                          gint64 made,
                          const SkvChangeset *changes);
/* all entries from @first to @last */
gboolean
skv_journal_set_undone (SkvConnection *connection, gint64 first, gint64 last, gboolean undone);
GPtrArray *skv_journal_list (SkvConnection *connection, guint max);
/* the newest entry that is done; 0 if none is */
gboolean skv_journal_get_newest_done (SkvConnection *connection, gint64 *number);
/* were there older entries than those that are kept? */
gboolean skv_journal_is_shortened (SkvConnection *connection);
/* the entry in a row of number, label, who, made, undone, changes IS NULL (transfer full) */
SkvHistoryEntry *skv_journal_read_entry (sqlite3_stmt *statement);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SkvChangeset, skv_changeset_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SkvChangesetGroup, skv_changeset_group_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SkvJournalEntry, skv_journal_entry_clear)

/* --- store.c, store-edit.c, store-undo.c ---------------------------------------------------- */

struct _SkvStore
{
  GObject parent_instance;

  SkvConnection *connection;     /* (owned) */
  SkvTable *tables[SKV_N_KINDS]; /* (owned) */
  GHashTable *kinds;      /* (owned): name of a table → SkvKind, for link tables the owner's */
  sqlite3_stmt *bump;     /* (owned) */
  sqlite3_stmt *revision; /* (owned) */
  char *who;              /* (owned) (nullable) */
  SkvClock clock;
  gint64 data_version; /* SQLite's, when we last knew what the file holds */
  gboolean loaded;     /* since the connection was opened */
};

/* takes @connection, also if it fails (transfer full) */
SkvStore *skv_store_new_for_connection (SkvConnection *connection,
                                        const char *who,
                                        const SkvClock *clock,
                                        GError **error);
/* opens a transaction to write, unless the file is not ours to write or not as we know it */
gboolean skv_store_begin (SkvStore *self, GError **error);
gboolean skv_store_commit_transaction (SkvStore *self, GError **error);
void skv_store_roll_back (SkvStore *self);
/* one more change of a record, now */
gboolean skv_store_bump (SkvStore *self, SkvKind kind, const char *id, gint64 now, GError **error);
gint64 skv_store_now (SkvStore *self);
/* the SkvRecordKeys of what a changeset touches; NULL if it is no changeset of ours */
GHashTable *skv_store_find_touched (SkvStore *self, const SkvChangeset *changes);

/* takes back what a changeset did, or makes it again; the plan must be as the journal says */
gboolean
skv_store_apply (SkvStore *self, const SkvChangeset *changes, gboolean redo, GError **error);
/* what every touched record is now, as an edit; and one more revision for each (transfer full) */
SkvEdit *skv_store_collect (SkvStore *self, const char *label, GHashTable *touched, GError **error);

/* kind and id in one, as key of a set */
typedef struct
{
  SkvKind kind;
  char *id; /* (owned) */
} SkvRecordKey;

/* (transfer full) (element-type SkvRecordKey) */
GHashTable *skv_record_key_set_new (void);

gboolean skv_store_commit (SkvBackend *backend, const SkvEdit *edit, GError **error);
SkvEdit *skv_store_undo (SkvBackend *backend, GError **error);
SkvEdit *skv_store_redo (SkvBackend *backend, GError **error);

/* FALSE: there is no such entry in the history */
gboolean skv_store_refuse_unknown (SkvStore *self, gint64 id, GError **error);

/* store-history.c, store-past.c; see SkvBackend */
SkvEdit *skv_store_go_to (SkvBackend *backend,
                          gint64 id,
                          gboolean redo,
                          SkvEditCheck check,
                          gpointer data,
                          guint *n_edits,
                          GError **error);
gboolean skv_store_count_steps (
  SkvBackend *backend, gint64 id, gboolean redo, guint *n_edits, GError **error);
GPtrArray *skv_store_find_history (SkvBackend *backend,
                                   const SkvHistoryQuery *query,
                                   gint64 *next,
                                   GError **error);
SkvHistorySummary *skv_store_sum_history (SkvBackend *backend, GError **error);
SkvEdit *skv_store_read_history (
  SkvBackend *backend, gint64 id, guint max_records, guint *n_records, GError **error);

G_END_DECLS
