/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/date-text.h"
#include "core/model/plan.h"

G_BEGIN_DECLS

/* what a message of the editor stands beside */
typedef enum
{
  SKV_DRAFT_TITLE,
  SKV_DRAFT_SYSTEMS,
  SKV_DRAFT_DATE,
  SKV_DRAFT_START,
  SKV_DRAFT_END,
  SKV_DRAFT_LENGTH,
  SKV_DRAFT_DOWNTIME,
  SKV_DRAFT_ROLLBACK,
  SKV_DRAFT_REASON,
  SKV_DRAFT_NOTES,
  SKV_DRAFT_CLOSING, /* last day for wishes */
  SKV_DRAFT_REVIEW,  /* of an emergency: when it is looked at afterwards */
  SKV_DRAFT_N_FIELDS,
} SkvDraftField;

/**
 * SkvDraft:
 *
 * A job, or a period that others keep clear of (an exam, a freeze, a critical period, a meeting),
 * while it is being written: what stands in the editor's entries, right or wrong, apart from
 * the plan. Only skv_draft_make_edit() gives something for the plan, and only if all of it is
 * right.
 *
 * The length is what is kept: a typed end sets it, a typed start moves the end along. An end at or
 * before the start is on the next day. A job of whole days has a length in days and no times.
 */
typedef struct _SkvDraft SkvDraft;

/* a new job or period in @lane on @day (SKV_DAY_NONE: no date yet), at the time of day of @like
 * (nullable), such as the service window of that day (transfer full) */
SkvDraft *skv_draft_new (SkvPlan *plan, const char *lane, SkvDay day, const SkvSpan *like);
/* the item as it stands in the plan (transfer full) */
SkvDraft *skv_draft_new_for_item (SkvPlan *plan, const SkvItem *item);
/* a new one that says what @copy says, which is in no plan (transfer full) */
SkvDraft *skv_draft_new_for_copy (SkvPlan *plan, const SkvItem *copy);
void skv_draft_free (SkvDraft *self);

/* of the item that it makes or changes (transfer none) */
const char *skv_draft_get_id (const SkvDraft *self);
gboolean skv_draft_is_new (const SkvDraft *self);
/* has anything been changed since the draft was made? */
gboolean skv_draft_is_changed (const SkvDraft *self);

/* What stands in an entry (transfer none, never NULL). SYSTEMS has no text. */
const char *skv_draft_get_text (const SkvDraft *self, SkvDraftField field);
/* TRUE if other fields follow (the end after the length, the length after the end) */
gboolean skv_draft_set_text (SkvDraft *self, SkvDraftField field, const char *text);
const char *skv_draft_get_lane (const SkvDraft *self);
/* Something new becomes a whole day that stands, as periods mostly are, or timed and proposed, as
 * jobs are, when it changes from the one to the other. */
void skv_draft_set_lane (SkvDraft *self, const char *lane);
/* does its lane keep others away, instead of being kept away? */
gboolean skv_draft_is_period (const SkvDraft *self);
gboolean skv_lane_is_period (const char *lane);
const char *const *skv_draft_get_organisations (const SkvDraft *self);
void skv_draft_set_organisation (SkvDraft *self, const char *id, gboolean chosen);
const char *const *skv_draft_get_systems (const SkvDraft *self);
void skv_draft_set_system (SkvDraft *self, const char *id, gboolean chosen);
gboolean skv_draft_get_all_day (const SkvDraft *self);
void skv_draft_set_all_day (SkvDraft *self, gboolean all_day);
gboolean skv_draft_get_emergency (const SkvDraft *self);
void skv_draft_set_emergency (SkvDraft *self, gboolean emergency);
SkvStatus skv_draft_get_status (const SkvDraft *self);
void skv_draft_set_status (SkvDraft *self, SkvStatus status);
SkvPriority skv_draft_get_priority (const SkvDraft *self);
void skv_draft_set_priority (SkvDraft *self, SkvPriority priority);
/* "effect", "work", "department", "contact" or "duty" (nullable) */
const char *skv_draft_get_choice (const SkvDraft *self, const char *name);
void skv_draft_set_choice (SkvDraft *self, const char *name, const char *value);
/* the typed date; SKV_DAY_NONE if it is none */
SkvDay skv_draft_get_day (const SkvDraft *self);

/* What a date brought with it, "14/6 18–22" or "14.–16. juni": the times or the days of the draft
 * follow, until the date is settled and something else is typed. @span (nullable): nothing more, or
 * no longer; what stood there before comes back. */
void skv_draft_take_span (SkvDraft *self, const SkvDateSpan *span);
void skv_draft_settle_date (SkvDraft *self);

/**
 * SkvDraftNotes:
 *
 * What there is to say about each field. With an error the draft cannot be saved; a hint says what
 * follows from leaving the field as it is.
 */
typedef struct
{
  char *text[SKV_DRAFT_N_FIELDS]; /* (owned) (nullable) */
  gboolean is_error[SKV_DRAFT_N_FIELDS];
  gboolean valid; /* no errors */
} SkvDraftNotes;

SkvDraftNotes *skv_draft_check (const SkvDraft *self);
void skv_draft_notes_free (SkvDraftNotes *self);

/* The item, not yet sealed (transfer full); NULL if a field is wrong. Its title may be empty: the
 * conflicts of a job without a name are worth knowing too. */
SkvItem *skv_draft_make_item (const SkvDraft *self);
/* one undoable edit (transfer full); NULL if skv_draft_check() has errors */
SkvEdit *skv_draft_make_edit (const SkvDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvDraft, skv_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvDraftNotes, skv_draft_notes_free)

G_END_DECLS
