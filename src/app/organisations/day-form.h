/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/organisations/day-pattern.h"
#include "core/model/plan.h"

G_BEGIN_DECLS

/* what a message of the editor stands beside */
typedef enum
{
  SKV_DAY_FORM_NAME,
  SKV_DAY_FORM_WHEN,
  SKV_DAY_FORM_FIRST,
  SKV_DAY_FORM_LAST,
  SKV_DAY_FORM_HOUR,
  SKV_DAY_FORM_FROM,
  SKV_DAY_FORM_UNTIL,
  SKV_DAY_FORM_N_FIELDS,
} SkvDayFormField;

/**
 * SkvDayForm:
 *
 * A local day while it is being written: what stands in the entries, right or wrong, apart from the
 * plan. Dates are typed as skv_draft_parse_date() reads them. All members but @base may be set
 * freely. FIRST and LAST count for the patterns that have dates; @pattern's own are not used.
 */
typedef struct
{
  SkvLocalDay *base; /* (owned): what is edited; of a new one a record that is in no plan */
  gboolean is_new;   /* not yet in the plan */
  int year;          /* of a date that is written without one */
  SkvLocalDayKind kind;
  SkvDayPattern pattern;
  GStrv organisations;                /* (owned): ids; empty: all */
  char *texts[SKV_DAY_FORM_N_FIELDS]; /* (owned) (not nullable); WHEN: the text as it is written */
} SkvDayForm;

/* @year: the one that is shown. (transfer full) */
SkvDayForm *skv_day_form_new (int year);
SkvDayForm *skv_day_form_new_for (const SkvLocalDay *record, int year);
void skv_day_form_free (SkvDayForm *self);

void skv_day_form_set_text (SkvDayForm *self, SkvDayFormField field, const char *text);
void skv_day_form_set_organisation (SkvDayForm *self, const char *id, gboolean chosen);

/* what SkvLocalDay.when would be (transfer full); NULL if the form names no day */
char *skv_day_form_when (const SkvDayForm *self);
/* what is wrong with a field, for people (transfer full); NULL if nothing is */
char *skv_day_form_problem (const SkvDayForm *self, SkvDayFormField field);
gboolean skv_day_form_is_valid (const SkvDayForm *self);
gboolean skv_day_form_is_changed (const SkvDayForm *self);
/* the record, not yet sealed (transfer full); NULL if a field is wrong */
SkvLocalDay *skv_day_form_make_record (const SkvDayForm *self);
/* one undoable edit (transfer full); NULL if a field is wrong */
SkvEdit *skv_day_form_make_edit (const SkvDayForm *self);

/* The days that it gives in @n_years from @year, as lines of text: "2026: 1 April"; a line for each
 * year, also for one that has none. NULL if a field is wrong. (transfer full) (element-type utf8)
 */
GPtrArray *skv_day_form_preview (const SkvDayForm *self, int year, int n_years);

/* "half-day, free from 12:00", "school holiday" (transfer full) */
char *skv_local_day_kind_words (SkvLocalDayKind kind, int free_from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvDayForm, skv_day_form_free)

G_END_DECLS
