/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "app/date-text.h"
#include "app/work.h"
#include "core/conflict/checker.h"
#include "core/publish/zoom.h"

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
 * Signal "shown": another period, or another zoom, is shown; after it "refreshed" if it is not of
 * the same year. Signal "refreshed": occurrences, conflicts or lanes are new; ids stay valid,
 * pointers do not. Signal "working": they are being made, see skv_session_get_work(). Signal "told"
 * (const char *message): an edit was made or refused, for a toast.
 */

SkvSession *skv_session_new (SkvPlan *plan, SkvDay today);
SkvPlan *skv_session_get_plan (SkvSession *self);
int skv_session_get_year (SkvSession *self);
void skv_session_set_year (SkvSession *self, int year);
SkvDay skv_session_get_today (SkvSession *self);
/* Another day has begun: what is marked as today and what is due follows, by "refreshed". What is
 * shown and selected stays. */
void skv_session_set_today (SkvSession *self, SkvDay today);
/* how dates are read that people type: relative to the year that is shown; valid until the plan
 * changes */
SkvDateContext skv_session_date_context (SkvSession *self);
/* first day of the year that is shown and the day after the last; all of a week that is shown
 * belongs to it */
SkvDay skv_session_get_from (SkvSession *self);
SkvDay skv_session_get_to (SkvSession *self);
/* What is shown of the year, nearer or farther: see core/publish/zoom.h. */
SkvZoom skv_session_get_zoom (SkvSession *self);
gboolean skv_session_get_school_year (SkvSession *self);
void skv_session_set_school_year (SkvSession *self, gboolean school);
/* the day in focus, always within what is shown */
SkvDay skv_session_get_day (SkvSession *self);
/* [from, to) of what is shown: the year, or part of it; weeks may reach into the next year */
void skv_session_get_shown (SkvSession *self, SkvDay *from, SkvDay *to);
/* show the period that a day lies in */
void skv_session_show (SkvSession *self, SkvZoom zoom, SkvDay day);
void skv_session_show_day (SkvSession *self, SkvDay day);
/* the next or previous period of this zoom */
void skv_session_step (SkvSession *self, int steps);
/* what is shown, in words: "2019", "June 2019" (transfer full) */
char *skv_session_describe_shown (SkvSession *self);
/* of the shown year, holidays included (transfer none); valid until "refreshed" */
SkvOccurrences *skv_session_get_occurrences (SkvSession *self);
SkvChecker *skv_session_get_checker (SkvSession *self);

/* Plans of many items are to be checked in a thread: until that is done, occurrences and checker
 * are those of before, and "refreshed" comes when the new ones are there. */
void skv_session_set_in_background (SkvSession *self, gboolean in_background);
/* what makes them now (transfer none) (nullable) */
SkvWork *skv_session_get_work (SkvSession *self);

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
/* What came from one source alone, beside the filter; it is part of no view that can be saved, and
 * goes when the source does. (nullable): of all. It emits "refreshed". */
void skv_session_set_source (SkvSession *self, const char *source);
/* its id (nullable) */
const char *skv_session_get_source (SkvSession *self);
/* is anything left out, by the filter or for a source? */
gboolean skv_session_is_filtered (SkvSession *self);
/* all of it again: no filter, all sources */
void skv_session_show_all (SkvSession *self);
/* are there several organisations, that can stand side by side? */
gboolean skv_session_has_organisations (SkvSession *self);
/* does the filter let it through? */
gboolean skv_session_shows (SkvSession *self, const SkvOccurrence *occurrence);
/* the same of one of the shown year, by its id (nullable: nothing) */
gboolean skv_session_shows_id (SkvSession *self, const char *id);

/* How a lane looks and where it stands, in the plan: one undoable edit each. */
void skv_session_fold_lane (SkvSession *self, const char *lane, gboolean folded);
/* as SkvLane has them; (nullable): as the theme has it */
void skv_session_colour_lane (SkvSession *self, const char *lane, const char *colour);
void skv_session_pattern_lane (SkvSession *self, const char *lane, const char *pattern);
/* up (-1) or down (1) among the others; FALSE if there is no place */
gboolean skv_session_move_lane (SkvSession *self, const char *lane, int steps);

/* Edits: one undoable edit each, told by "told"; FALSE if refused (told too). */
gboolean skv_session_apply (SkvSession *self, SkvEdit *edit);
/* move to @day, time of day kept */
gboolean skv_session_move_to_day (SkvSession *self, const char *id, SkvDay day);
/* The same @days for several, in one edit; ids of occurrences, NULL-terminated. */
gboolean skv_session_move_by_days (SkvSession *self, const char *const *ids, SkvDay days);
/* and by so many minutes on the clock, of what has times */
gboolean skv_session_move_by (SkvSession *self, const char *const *ids, SkvDay days, int minutes);
/* to another time: @start in the units of its own start */
gboolean skv_session_move_to_start (SkvSession *self, const char *id, gint64 start);
/* Its own hours or days, in the units of its start; of a rule only that one. */
gboolean skv_session_resize (SkvSession *self, const char *id, gint64 start, gint64 end);
/* the item that this would put, not sealed (transfer full) (nullable: it has no place) */
SkvItem *skv_session_make_resized (SkvSession *self, const char *id, gint64 start, gint64 end);
/* The rule that it is one date of, by its id; NULL if it is none, as what was added by hand.
 * (transfer full) (nullable) */
char *skv_session_get_series (SkvSession *self, const char *id);
/* It and all later ones of its rule, in the units of its start; @end: SKV_MOMENT_NONE: as long as
 * they are. See core/calendar/rule-split.h. */
gboolean skv_session_change_from_here (SkvSession *self, const char *id, gint64 start, gint64 end);
/* it and all later ones are taken away */
gboolean skv_session_end_series (SkvSession *self, const char *id);
/* A copy of it as an item of its own, not yet in the plan, at the same time; NULL if it cannot be
 * copied, and told. (transfer full) (nullable) */
SkvItem *skv_session_make_copy (SkvSession *self, const char *id);
/* makes a thing of its own of a copy: of no rule, not decided, not looked at */
void skv_session_make_own (SkvItem *item);
/* copies of several, so many days later, in one edit */
gboolean skv_session_copy_by_days (SkvSession *self, const char *const *ids, SkvDay days);
/* the first day of several; SKV_DAY_NONE if none has a date */
SkvDay skv_session_first_day (SkvSession *self, const char *const *ids);
/* a copy of an item or an occurrence, as an item of its own, beginning there; it is selected then
 */
gboolean skv_session_copy_to_start (SkvSession *self, const char *id, gint64 start);
gboolean skv_session_remove (SkvSession *self, const char *id);
void skv_session_undo (SkvSession *self);
void skv_session_redo (SkvSession *self);
/* everything newer than that entry of the history, or everything up to it; FALSE if refused */
gboolean skv_session_undo_to (SkvSession *self, gint64 id);
gboolean skv_session_redo_to (SkvSession *self, gint64 id);
/* tell people something that is no edit, by "told" */
void skv_session_tell (SkvSession *self, const char *message);
/* tell of an edit of its plan that was made otherwise, and that undo takes back */
void skv_session_tell_edit (SkvSession *self, const char *message);
/* Is what was told last an edit that undo would take back? For a button beside the message. */
gboolean skv_session_told_edit (SkvSession *self);
/* Another program may have written the plan: read it anew and say so. */
void skv_session_reload (SkvSession *self);

G_END_DECLS
