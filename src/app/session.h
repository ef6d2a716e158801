/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/conflict/checker.h"

G_BEGIN_DECLS

#define SKV_TYPE_SESSION (skv_session_get_type ())
G_DECLARE_FINAL_TYPE (SkvSession, skv_session, SKV, SESSION, GObject)

/**
 * SkvSession:
 *
 * What one window looks at: a plan, the year that is shown, what is selected, which lanes are
 * hidden. All views bind to it and none keeps such state of its own. It makes the occurrences and
 * the checker anew whenever the plan or the year changes, at most once per change.
 *
 * Properties: "plan", "year" (int), "selected" (occurrence id, nullable), "against" (second id that
 * is to be shown together with it, nullable), "today" (SkvDay as int; the app asks the clock).
 * Signal "refreshed": occurrences, conflicts or lanes are new; ids stay valid, pointers do not.
 * Signal "told" (const char *message): an edit was made or refused, for a toast.
 */

SkvSession *skv_session_new (SkvPlan *plan, SkvDay today);
SkvPlan *skv_session_get_plan (SkvSession *self);
int skv_session_get_year (SkvSession *self);
void skv_session_set_year (SkvSession *self, int year);
SkvDay skv_session_get_today (SkvSession *self);
/* first day shown and the day after the last */
SkvDay skv_session_get_from (SkvSession *self);
SkvDay skv_session_get_to (SkvSession *self);
/* of the shown year, holidays included (transfer none); valid until "refreshed" */
SkvOccurrences *skv_session_get_occurrences (SkvSession *self);
SkvChecker *skv_session_get_checker (SkvSession *self);

const char *skv_session_get_selected (SkvSession *self);
const char *skv_session_get_against (SkvSession *self);
/* both (nullable) */
void skv_session_select (SkvSession *self, const char *id, const char *against);

gboolean skv_session_lane_is_hidden (SkvSession *self, const char *lane);
/* kept in the plan (an undoable edit) */
void skv_session_hide_lane (SkvSession *self, const char *lane, gboolean hidden);

/* What is shown of the plan, wherever occurrences are shown: one filter for the year, the list and
 * the conflicts. Kept by the session alone; a change of it emits "refreshed".
 * (transfer none) (nullable): all of it */
const SkvView *skv_session_get_view (SkvSession *self);
/* @view (nullable); copied */
void skv_session_set_view (SkvSession *self, const SkvView *view);
/* does the filter let it through? */
gboolean skv_session_shows (SkvSession *self, const SkvOccurrence *occurrence);
/* the same of one of the shown year, by its id (nullable: nothing) */
gboolean skv_session_shows_id (SkvSession *self, const char *id);

/* Edits: one undoable edit each, told by "told"; FALSE if refused (told too). */
gboolean skv_session_apply (SkvSession *self, SkvEdit *edit);
/* move to @day, time of day kept */
gboolean skv_session_move_to_day (SkvSession *self, const char *id, SkvDay day);
gboolean skv_session_remove (SkvSession *self, const char *id);
void skv_session_undo (SkvSession *self);
void skv_session_redo (SkvSession *self);
/* tell people something that is no edit, by "told" */
void skv_session_tell (SkvSession *self, const char *message);
/* tell of an edit of its plan that was made otherwise, and that undo takes back */
void skv_session_tell_edit (SkvSession *self, const char *message);
/* Is what was told last an edit that undo would take back? For a button beside the message. */
gboolean skv_session_told_edit (SkvSession *self);
/* Another program may have written the plan: read it anew and say so. */
void skv_session_reload (SkvSession *self);

G_END_DECLS
