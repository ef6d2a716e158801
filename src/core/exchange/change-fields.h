/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/**
 * SkvChangeField:
 *
 * What one edit did to one field of a record, in people's words.
 */
typedef struct
{
  char *title;  /* (owned): "Systems" */
  char *before; /* (owned) (nullable): nothing stood there */
  char *after;  /* (owned) (nullable): nothing stands there */
} SkvChangeField;

/* Every field that @change changed, in the order of the record; of a record that came or went, all
 * that stands in it. What people see as one is one: a job's start and end, how a rule repeats.
 * @plan: for names and its time zone. (transfer full) (element-type SkvChangeField) */
GPtrArray *skv_change_fields (SkvPlan *plan, const SkvChange *change);
/* what the record is called: System “Feide” (transfer full) */
char *skv_change_title (SkvPlan *plan, const SkvChange *change);
/* "added", "removed", "changed"; of an evening of a rule: "moved from 12 June 2019 to …"
 * (transfer full) */
char *skv_change_summary (SkvPlan *plan, const SkvChange *change);
/* “Before → After”, or the one that there is (transfer full) */
char *skv_change_field_words (const SkvChangeField *self);

G_END_DECLS
