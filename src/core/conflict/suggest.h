/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"

G_BEGIN_DECLS

/* A sentence for or against a slot. @kind is stable, for programs: "conflict", "critical-period",
 * "users", "burden", "room", "people", "vendor", "available", "patch-tuesday", "wish",
 * "moved-evening", "holiday" or "together"; @points is what it adds to the score. */
typedef struct
{
  const char *kind;
  int points;
  gboolean against;
  char *text; /* (owned) */
} SkvSlotReason;

/**
 * SkvSlot:
 *
 * A place in time for an occurrence, with what speaks for and against it. Of the places of one day
 * the best is told.
 */
typedef struct
{
  gint64 start; /* units as the occurrence's */
  gint64 end;   /* SKV_MOMENT_NONE: length unknown */
  SkvDay day;
  SkvSeverity severity; /* worst that the full check finds there and is not accepted: never hard */
  int score;            /* higher is better; may be below 0 */
  GPtrArray *reasons;   /* (owned) (element-type SkvSlotReason): those against first */
} SkvSlot;

/* On so many days this check keeps it from lying free. @check is the check's name, or "no-start"
 * for days on which nothing gives it a time of day. */
typedef struct
{
  const char *check;
  guint days;
} SkvBlocker;

/* One thing to give up that would make room. @kind: "shorter" (by @minutes), "ask-owner" (of the
 * occurrence @id), "leave-out" (the system @id) or "later" (after the days that were asked about).
 */
typedef struct
{
  const char *kind;
  int minutes;  /* of "shorter" */
  char *id;     /* (owned) (nullable) */
  char *owner;  /* (owned) (nullable): whom to ask, in words */
  gint64 start; /* the first place that it makes free, units as the occurrence's */
  char *text;   /* (owned) */
} SkvRelaxation;

/**
 * SkvSuggestions:
 *
 * Where an occurrence fits, best first: free ones before those with soft conflicts, then by score,
 * then by time. Its present place is not among them. Made for one state of the plan; unchanging.
 */
typedef struct _SkvSuggestions SkvSuggestions;

typedef enum
{
  SKV_SUGGEST_ERROR_UNKNOWN, /* there is no such occurrence */
  SKV_SUGGEST_ERROR_FIXED,   /* nothing that is checked: another lane, over, cancelled */
} SkvSuggestError;
#define SKV_SUGGEST_ERROR (skv_suggest_error_quark ())
GQuark skv_suggest_error_quark (void);

/* Can anything be suggested for it? */
gboolean skv_occurrence_is_checked (const SkvOccurrence *occurrence);

#define SKV_SUGGEST_DAYS 180 /* when nobody says how many */

/* For each day of [from, from + days) these places are tried: its own time of day; for a job also
 * the start of every window that serves it, and after each other job in such a window if there is
 * room. @from SKV_DAY_NONE: its own day, or @today if it has none or lies so little back that
 * @today is among the days. @today is for what comes at short notice, too. @days: 1 to 3,700.
 * (transfer full) */
SkvSuggestions *skv_suggestions_new (
  SkvPlan *plan, const char *id, SkvDay from, int days, SkvDay today, GError **error);
void skv_suggestions_free (SkvSuggestions *self);
SkvDay skv_suggestions_get_from (const SkvSuggestions *self);
SkvDay skv_suggestions_get_to (const SkvSuggestions *self);
const SkvOccurrence *skv_suggestions_get_occurrence (const SkvSuggestions *self);

/* (transfer none) (element-type SkvSlot) */
GPtrArray *skv_suggestions_get_slots (SkvSuggestions *self);
/* how many of them have no soft conflict */
guint skv_suggestions_get_n_free (const SkvSuggestions *self);
/* When none is free: what blocks most days first, and what could be given up, the least first
 * (transfer none); empty otherwise */
GPtrArray *skv_suggestions_get_blockers (SkvSuggestions *self);    /* SkvBlocker */
GPtrArray *skv_suggestions_get_relaxations (SkvSuggestions *self); /* SkvRelaxation */

/* in words, each (transfer full): "Wednesday 12 June 2019 17:00–19:00" */
char *skv_suggestions_when_words (SkvSuggestions *self, const SkvSlot *slot);
/* "Critical period: 120 days" */
char *skv_blocker_words (const SkvBlocker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvSuggestions, skv_suggestions_free)

G_END_DECLS
