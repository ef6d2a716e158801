/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/**
 * SkvViewFilter:
 *
 * What a view (SkvView) lets through. Of each of its lists one entry has to fit, and all of its
 * words have to occur, as parts of words and however å, æ and ø are written, in what an occurrence
 * says of itself: title, lane, systems, organisations, department, contact, source, reason, notes.
 *
 * A system stands for all that work on it reaches: what depends on it, its members, the groups that
 * it is in. A department's is what names it, and what touches a system that it, or somebody in it,
 * owns. An organisation's is what skv_selection_list() gives. A window without systems is open for
 * all systems and departments. Holidays are nobody's work: to be let through by lanes, statuses,
 * systems, departments or words, their lane has to be asked for.
 */
typedef struct _SkvViewFilter SkvViewFilter;

/* For one state of @plan; made anew after it has changed. (transfer full) */
SkvViewFilter *skv_view_filter_new (SkvPlan *plan, const SkvView *view);
void skv_view_filter_free (SkvViewFilter *self);
gboolean skv_view_filter_matches (SkvViewFilter *self, const SkvOccurrence *occurrence);

/* does it let everything through? @view: (nullable) */
gboolean skv_view_is_empty (const SkvView *view);
/* do two let the same through, whatever they are called? (nullable) */
gboolean skv_view_same (const SkvView *a, const SkvView *b);
/* what is asked for, for people: "Nettverk · Maintenance · “feide”" (transfer full) */
char *skv_view_words (SkvPlan *plan, const SkvView *view);
/* the view of that id or name (transfer none) (nullable) */
const SkvView *skv_view_find (SkvPlan *plan, const char *name);

/* A saved view for each department that has none of its own yet; NULL if there is nothing to make.
 * @n: (out): how many (transfer full) (nullable) */
SkvEdit *skv_views_for_departments (SkvPlan *plan, guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvViewFilter, skv_view_filter_free)

G_END_DECLS
