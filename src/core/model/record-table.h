/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/record.h"

G_BEGIN_DECLS

/**
 * SkvRecordTable:
 *
 * All records of one kind, in the order in which they came in, and by id.
 */
typedef struct
{
  GPtrArray *records; /* (owned) (element-type SkvRecord) */
  GHashTable *places; /* (owned): id (borrowed from the record) → index into records */
} SkvRecordTable;

void skv_record_table_init (SkvRecordTable *self);
void skv_record_table_clear (SkvRecordTable *self);
/* (transfer none) (nullable) */
SkvRecord *skv_record_table_lookup (const SkvRecordTable *self, const char *id);
/* Puts @after (nullable) in the place of the record with that id, or at the end. One that goes
 * leaves a hole: call skv_record_table_compact() after the last of an edit, so that removing many
 * is linear. */
void skv_record_table_replace (SkvRecordTable *self, const char *id, SkvRecord *after);
void skv_record_table_compact (SkvRecordTable *self);

G_END_DECLS
