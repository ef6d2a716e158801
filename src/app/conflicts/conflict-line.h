/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/conflicts/conflict-texts.h"
#include "core/conflict/checker.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_CONFLICTS_SEVERITY,
  SKV_CONFLICTS_WHEN,
  SKV_CONFLICTS_WHAT,
  SKV_CONFLICTS_AGAINST,
  SKV_CONFLICTS_CHECK,
  SKV_CONFLICTS_SYSTEMS,
  SKV_CONFLICTS_OWNER,
  SKV_CONFLICTS_STATE,
  SKV_CONFLICTS_N_COLUMNS,
} SkvConflictsColumn;

/* What is to be done about it, the most pressing first. */
typedef enum
{
  SKV_CONFLICT_HARD,
  SKV_CONFLICT_SOFT,
  SKV_CONFLICT_INFO,    /* good to know */
  SKV_CONFLICT_MISSING, /* not calculated */
  SKV_CONFLICT_ACCEPTED,
  SKV_CONFLICT_N_STATES,
} SkvConflictState;

#define SKV_TYPE_CONFLICT_LINE (skv_conflict_line_get_type ())
G_DECLARE_FINAL_TYPE (SkvConflictLine, skv_conflict_line, SKV, CONFLICT_LINE, GObject)

/**
 * SkvConflictLine:
 *
 * A conflict as a line of a table, or the heading of a group. It stays the same object as long as
 * the same check finds the same two, so that a row keeps its place, its selection and the keyboard.
 * What the checker has to put in words first (whom to ask, systems, by whom accepted) may come
 * later: see SkvConflictLines.
 *
 * Signal "changed": it says something else.
 */
struct _SkvConflictLine
{
  GObject parent_instance;

  gboolean heading;     /* then only its texts of SKV_CONFLICTS_SEVERITY and _WHAT count */
  const char *check;    /* static (nullable: it could not be calculated); "exam" */
  char *item;           /* (owned): id; NULL of a heading */
  char *against;        /* (owned) (nullable): id */
  guint index;          /* of the checker that it was made of: see skv_checker_describe() */
  SkvSeverity severity; /* accepted or not */
  SkvConflictState state;
  SkvDay day;      /* when what it tells of begins; SKV_DAY_NONE: not placed */
  int minute;      /* of the day; -1 all day */
  gboolean worded; /* all texts are there, and as the plan is now */
  guint serial;    /* of the update, and of the order, that it was met in last */
  const SkvConflictText *text[SKV_CONFLICTS_N_COLUMNS]; /* (unowned) */
  const SkvConflictText *department;                    /* (unowned) */
};

SkvConflictLine *skv_conflict_line_new (const char *check, const char *item, const char *against);
void skv_conflict_line_emit_changed (SkvConflictLine *self);
/* by the two and the check, for a hash table of lines */
guint skv_conflict_line_hash (gconstpointer line);
gboolean skv_conflict_line_equal (gconstpointer a, gconstpointer b);

/* what stands over a column, translated */
const char *skv_conflicts_column_title (SkvConflictsColumn column);
/* "Hard conflict", …: how much it weighs, accepted or not */
const char *skv_conflict_line_severity (const SkvConflictLine *self);
/* the icon beside that, and the style it is drawn in: "hard", "soft", "info" or "missing" */
const char *skv_conflict_line_icon (const SkvConflictLine *self);
const char *skv_conflict_line_style (const SkvConflictLine *self);
/* can people accept it? what they accepted already, they can take back */
gboolean skv_conflict_line_can_accept (const SkvConflictLine *self);
/* the whole line in one, as a screen reader says it (transfer full) */
char *skv_conflict_line_describe (const SkvConflictLine *self);

/* "Open", "Good to know", … */
const char *skv_conflict_state_title (SkvConflictState state);

G_END_DECLS
