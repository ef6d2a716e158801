/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/* What people do to several occurrences at once, or to one in a list: one edit of all that can be
 * done, and for people what cannot be, each with its reason. */

typedef struct
{
  char *id;    /* (owned): of the occurrence */
  char *title; /* (owned) */
  char *why;   /* (owned): a sentence */
} SkvRefused;

void skv_refused_free (SkvRefused *self);
/* "2 were left as they are: “Feide”: it is done; …" (transfer full) (nullable: none) */
char *skv_refused_words (GPtrArray *refused);

/* @occurrences: (element-type SkvOccurrence). @refused: (out) (transfer full) (element-type
 * SkvRefused). Each gives an edit with a label for people, or NULL if nothing can be done
 * (transfer full) (nullable). What a rule made gets an item of its own. */
SkvEdit *
skv_bulk_set_status (SkvPlan *plan, GPtrArray *occurrences, SkvStatus status, GPtrArray **refused);
/* @department: (nullable): none */
SkvEdit *skv_bulk_set_department (SkvPlan *plan,
                                  GPtrArray *occurrences,
                                  const char *department,
                                  GPtrArray **refused);
/* @work: (nullable): none, as SkvItem.work */
SkvEdit *
skv_bulk_set_work (SkvPlan *plan, GPtrArray *occurrences, const char *work, GPtrArray **refused);
SkvEdit *skv_bulk_set_priority (SkvPlan *plan,
                                GPtrArray *occurrences,
                                SkvPriority priority,
                                GPtrArray **refused);
/* @contact: (nullable): nobody; id of who is on duty */
SkvEdit *
skv_bulk_set_duty (SkvPlan *plan, GPtrArray *occurrences, const char *contact, GPtrArray **refused);
/* by @days days, each at its own time of day */
SkvEdit *skv_bulk_move (SkvPlan *plan, GPtrArray *occurrences, int days, GPtrArray **refused);
SkvEdit *skv_bulk_cancel (
  SkvPlan *plan, GPtrArray *occurrences, const char *reason, const char *by, GPtrArray **refused);
/* what people planned is taken out of the plan; what rules make is refused */
SkvEdit *skv_bulk_remove (SkvPlan *plan, GPtrArray *occurrences, GPtrArray **refused);
SkvEdit *
skv_bulk_rename (SkvPlan *plan, GPtrArray *occurrences, const char *title, GPtrArray **refused);

G_END_DECLS
