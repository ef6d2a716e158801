/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/model/item.h"
#include "core/model/records.h"
#include "core/model/rule.h"

G_BEGIN_DECLS

/**
 * SkvChange:
 *
 * What one edit did to one record: added (no before), removed (no after) or changed.
 */
typedef struct
{
  SkvKind kind;
  char *id;          /* (owned) */
  SkvRecord *before; /* (owned) (nullable) */
  SkvRecord *after;  /* (owned) (nullable) */
} SkvChange;

/**
 * SkvEdit:
 *
 * A set of changes that are made together or not at all, with a label for people ("Move “Feide”").
 * The last word on a record wins.
 */
typedef struct _SkvEdit SkvEdit;

SkvEdit *skv_edit_new (const char *label);
SkvEdit *skv_edit_ref (SkvEdit *self);
void skv_edit_unref (SkvEdit *self);
/* add or replace; seals and takes @record (transfer full) */
void skv_edit_put (SkvEdit *self, gpointer record);
void skv_edit_remove (SkvEdit *self, SkvKind kind, const char *id);
const char *skv_edit_get_label (const SkvEdit *self);
guint skv_edit_get_n_changes (const SkvEdit *self);
/* in the order of kinds, within a kind in the order given (transfer none) */
const SkvChange *skv_edit_get_change (const SkvEdit *self, guint index);
/* the change of one record in an edit (transfer none) (nullable) */
SkvChange *skv_edit_find (const SkvEdit *self, SkvKind kind, const char *id);

/**
 * SkvProblem:
 *
 * Why a record cannot stand in the plan, in words for people. @field is the member's name.
 */
typedef struct
{
  SkvKind kind;
  char *id;          /* (owned) */
  const char *field; /* (nullable) static */
  char *message;     /* (owned) */
} SkvProblem;

void skv_problem_free (SkvProblem *self);
SkvProblem *skv_problem_new (const SkvRecord *record, const char *field, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

typedef struct
{
  gint64 id;
  char *label;      /* (owned) */
  char *who;        /* (owned) (nullable) */
  gint64 when;      /* seconds since the epoch, UTC */
  gboolean undone;  /* TRUE: redo would bring it back */
  gboolean barrier; /* undo stops here */
} SkvHistoryEntry;

void skv_history_entry_free (SkvHistoryEntry *self);

/**
 * SkvHistoryQuery:
 *
 * What is looked for in the history; what is unset lets everything through.
 */
typedef struct
{
  const char *words;          /* (nullable): what begins words of the label or of who made it */
  const char *who;            /* (nullable): just that name; "" for those without one */
  const char *const *records; /* (nullable): "item:ID", "rule:ID" …: touched one of them */
  gint64 before;              /* only what is older than this entry; 0: from the newest on */
  gint64 after;               /* only what is newer than this entry; 0: to the oldest */
  guint max_entries;          /* so many are given at the most; 0: all */
  guint max_scanned;          /* so many are looked at at the most; 0: all */
} SkvHistoryQuery;

/* what the history amounts to */
typedef struct
{
  guint n_entries;
  gint64 n_bytes;     /* of what they changed, as it is kept */
  gint64 oldest;      /* when the oldest one was made; 0 if there is none */
  gboolean shortened; /* there were older ones, which are no longer kept */
  GPtrArray *who;     /* (owned) (element-type utf8): names of those who made one, sorted */
} SkvHistorySummary;

void skv_history_summary_free (SkvHistorySummary *self);

/* may refuse an edit before it is durable */
typedef gboolean (*SkvEditCheck) (const SkvEdit *edit, gpointer data, GError **error);

#define SKV_TYPE_BACKEND (skv_backend_get_type ())
G_DECLARE_INTERFACE (SkvBackend, skv_backend, SKV, BACKEND, GObject)

/**
 * SkvBackend:
 *
 * Where a plan is kept. Implemented by core/store; without one a plan lives in memory and cannot
 * undo. Every function either does all of its work durably or nothing and sets an error.
 */
struct _SkvBackendInterface
{
  GTypeInterface parent_iface;

  /* every record as an edit of additions (transfer full) */
  SkvEdit *(*load) (SkvBackend *self, GError **error);
  gboolean (*commit) (SkvBackend *self, const SkvEdit *edit, GError **error);
  /* take back (or make again) the newest edit; gives what changed, labelled as the edit was
   * (transfer full); NULL with SKV_PLAN_ERROR_NOTHING if there is none */
  SkvEdit *(*undo) (SkvBackend *self, GError **error);
  SkvEdit *(*redo) (SkvBackend *self, GError **error);
  /* label of what undo and redo would do, (transfer full) (nullable) */
  char *(*peek_undo) (SkvBackend *self);
  char *(*peek_redo) (SkvBackend *self);
  /* newest first (transfer full) (element-type SkvHistoryEntry) */
  GPtrArray *(*history) (SkvBackend *self, guint max, GError **error);

  /* The following are missing in a backend without a history of its own; see skv_plan_undo_to(),
   * skv_plan_count_steps(), skv_plan_find_history(), skv_plan_read_history() and
   * skv_plan_sum_history(). */
  SkvEdit *(*go_to) (SkvBackend *self,
                     gint64 id,
                     gboolean redo,
                     SkvEditCheck check,
                     gpointer data,
                     guint *n_edits,
                     GError **error);
  gboolean (*count_steps) (
    SkvBackend *self, gint64 id, gboolean redo, guint *n_edits, GError **error);
  GPtrArray *(*find_history) (SkvBackend *self,
                              const SkvHistoryQuery *query,
                              gint64 *next,
                              GError **error);
  SkvEdit *(*read_history) (
    SkvBackend *self, gint64 id, guint max_records, guint *n_records, GError **error);
  SkvHistorySummary *(*sum_history) (SkvBackend *self, GError **error);

  /* How often the record was changed since it came into the plan, undo and redo included, and when
   * last (seconds, UTC). Never goes down, not even when the record is removed and comes back.
   * FALSE if the plan never had it. */
  gboolean (*get_revision) (
    SkvBackend *self, SkvKind kind, const char *id, guint *sequence, gint64 *modified);
};

typedef enum
{
  SKV_PLAN_ERROR_INVALID,   /* a record that cannot stand in a plan */
  SKV_PLAN_ERROR_NOTHING,   /* nothing to undo or redo */
  SKV_PLAN_ERROR_BARRIER,   /* undo would cross a publication or migration */
  SKV_PLAN_ERROR_READ_ONLY, /* the plan cannot be written */
  SKV_PLAN_ERROR_CONFLICT,  /* the file was changed by another program meanwhile */
  SKV_PLAN_ERROR_FAILED,    /* the file could not be written; the message says why */
  SKV_PLAN_ERROR_FORBIDDEN, /* others may change that; see core/model/audience.h */
} SkvPlanError;

#define SKV_PLAN_ERROR (skv_plan_error_quark ())
GQuark skv_plan_error_quark (void);

#define SKV_TYPE_PLAN (skv_plan_get_type ())
G_DECLARE_FINAL_TYPE (SkvPlan, skv_plan, SKV, PLAN, GObject)

/**
 * SkvPlan:
 *
 * The aggregate: all records of one plan in memory, and the only place through which they change.
 * What it holds always is valid: ids that are referred to exist, spans end after they start, and
 * neither relations nor rules go in circles. Whom it is for decides which edits it lets through:
 * core/model/audience.h.
 *
 * Signal "changed" (SkvPlan *, const SkvEdit *): after every apply, undo and redo, once.
 */

/* @backend (nullable) (transfer none); loads what it holds. NULL with an error if it cannot be read
 * or holds something invalid. A backend without settings gets default ones on the first edit. */
SkvPlan *skv_plan_new (SkvBackend *backend, GError **error);
/* A plan in memory with the same records, to try an edit on, whoever may make it; it cannot undo.
 * (transfer full) */
SkvPlan *skv_plan_copy (SkvPlan *self);
SkvBackend *skv_plan_get_backend (SkvPlan *self);

/* Further validation that a higher room knows (the calendar: does the RRULE parse). @func gives
 * the first problem of a record (transfer full), or NULL. Called for every put record. */
typedef SkvProblem *(*SkvValidator) (SkvPlan *self, const SkvRecord *record);
void skv_plan_add_validator (SkvPlan *self, SkvValidator func);

/* the first problem that @edit would bring into the plan (transfer full) (nullable) */
SkvProblem *skv_plan_find_problem (SkvPlan *self, const SkvEdit *edit);
/* All of @edit, durably, or nothing. An edit that changes nothing is done without a trace.
 * Removing a record that others refer to is INVALID unless the edit mends those too. */
gboolean skv_plan_apply (SkvPlan *self, SkvEdit *edit, GError **error);
/* (out) (transfer full) (optional) @label: what was undone */
gboolean skv_plan_undo (SkvPlan *self, char **label, GError **error);
gboolean skv_plan_redo (SkvPlan *self, char **label, GError **error);
char *skv_plan_peek_undo (SkvPlan *self);
char *skv_plan_peek_redo (SkvPlan *self);
GPtrArray *skv_plan_history (SkvPlan *self, guint max, GError **error);
/* Takes back everything that was made after the entry @id, or makes again what was taken back, up
 * to and with the entry @id: all of it in one, with one "changed", or nothing. NOTHING if there is
 * nothing between, INVALID if the history has no such entry or it is on the other side, BARRIER if
 * undo would have to cross one. (out) (optional) @n_edits: how many it was. */
gboolean skv_plan_undo_to (SkvPlan *self, gint64 id, guint *n_edits, GError **error);
gboolean skv_plan_redo_to (SkvPlan *self, gint64 id, guint *n_edits, GError **error);
/* how many edits that would take back or make again; fails as it would */
gboolean
skv_plan_count_steps (SkvPlan *self, gint64 id, gboolean redo, guint *n_edits, GError **error);
/* What @query (nullable: everything) finds, newest first. @next (out) (optional): what query.before
 * is to be for the entries after those that were looked at; 0 at the end.
 * (transfer full) (element-type SkvHistoryEntry) */
GPtrArray *
skv_plan_find_history (SkvPlan *self, const SkvHistoryQuery *query, gint64 *next, GError **error);
/* What an entry changed, with before and after as they were then; of @n_records (out) (optional)
 * the first @max_records. Empty for a barrier. BARRIER if nobody can tell any more, since the file
 * has come to another version since. (transfer full) */
SkvEdit *skv_plan_read_history (
  SkvPlan *self, gint64 id, guint max_records, guint *n_records, GError **error);
/* reads the whole history once (transfer full) */
SkvHistorySummary *skv_plan_sum_history (SkvPlan *self, GError **error);
/* read everything anew from the backend, e.g. after SKV_PLAN_ERROR_CONFLICT; emits "changed" */
gboolean skv_plan_reload (SkvPlan *self, GError **error);

/* (transfer none); valid until the record is replaced: ref it to keep it */
const SkvSettings *skv_plan_get_settings (SkvPlan *self);
const SkvZone *skv_plan_get_zone (SkvPlan *self);
gconstpointer skv_plan_lookup (SkvPlan *self, SkvKind kind, const char *id);
const SkvItem *skv_plan_get_item (SkvPlan *self, const char *id);
const SkvRule *skv_plan_get_rule (SkvPlan *self, const char *id);
const SkvSystem *skv_plan_get_system (SkvPlan *self, const char *id);
/* (transfer none) (element-type SkvRecord): in the order in which they came in */
GPtrArray *skv_plan_get_records (SkvPlan *self, SkvKind kind);
/* the item by which a person changed that occurrence (transfer none) (nullable) */
const SkvItem *skv_plan_get_override (SkvPlan *self, const char *rule, SkvDay original_day);
gboolean skv_plan_get_revision (
  SkvPlan *self, SkvKind kind, const char *id, guint *sequence, gint64 *modified);

/* "Visma Enterprise" of "visma", or the id itself (transfer none) */
const char *skv_plan_system_name (SkvPlan *self, const char *id);
/* a lane's title for people: its record's, the built-in one, or its name (transfer none) */
const char *skv_plan_lane_title (SkvPlan *self, const char *lane);
/* Who to ask about a system in words: the contact's role and name, the department's name, or the
 * plain words (transfer full) (nullable: no owner) */
char *skv_plan_system_owner (SkvPlan *self, const char *system_id);
/* every lane in order: built-in ones, moved by their records, then the planner's own
 * (transfer container) (element-type utf8) */
GPtrArray *skv_plan_list_lanes (SkvPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvEdit, skv_edit_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvProblem, skv_problem_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvHistoryEntry, skv_history_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvHistorySummary, skv_history_summary_free)

G_END_DECLS
