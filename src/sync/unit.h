/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/**
 * SkvSyncUnit:
 *
 * What is exchanged as one resource: a dated thing (an item, or an occurrence that follows from a
 * rule, under the key of its calendar event), or one of the records that dated things stand on
 * (systems, departments, rules …), under "=KIND:ID".
 *
 * @content is what two sides compare: the record as JSON, in one spelling. What belongs to one
 * copy of a plan alone is not in it: contacts, sources and notes.
 */
typedef struct
{
  char *key;        /* (owned) */
  char *collection; /* (owned): name of the collection that it belongs into */
  char *content;    /* (owned) */
  char *rule;       /* (owned) (nullable): that it follows from; it has no record of its own */
  const SkvRecord *record;         /* (nullable): borrowed from the plan */
  const SkvOccurrence *occurrence; /* (nullable): of dated things */
} SkvSyncUnit;

typedef struct
{
  SkvPlan *plan;               /* (owned) */
  SkvOccurrences *occurrences; /* (owned) */
  GPtrArray *list;             /* (owned) (element-type SkvSyncUnit) */
  GHashTable *by_key;          /* (owned): key → SkvSyncUnit, borrowed */
} SkvSyncUnits;

/* All units of a plan as it is now: dated things of the years [@from_year, @to_year], and records.
 * (transfer full) */
SkvSyncUnits *skv_sync_units_new (SkvPlan *plan, int from_year, int to_year);
void skv_sync_units_free (SkvSyncUnits *self);

/* Names of collections: "skv-PLAN-plan-2026", "skv-PLAN-dep-DEPARTMENT-2026",
 * "skv-PLAN-plan-records". What all those of a plan begin with (transfer full) */
char *skv_sync_collection_prefix (SkvPlan *plan);
/* @owner (nullable): id of a department; @year 0: records (transfer full) */
char *skv_sync_collection_name (SkvPlan *plan, const char *owner, int year);
/* does @name hold records, and no calendar events */
gboolean skv_sync_collection_is_records (const char *name);
/* the same without the year: whose it is (transfer full) */
char *skv_sync_collection_owner (const char *name);
/* 0: of records */
int skv_sync_collection_year (const char *name);
/* the department whose it is (transfer none) (nullable) */
const char *skv_sync_collection_department (SkvPlan *plan, const char *name);
/* what people call it (transfer full) */
char *skv_sync_collection_title (SkvPlan *plan, const char *name);

/* The name of the collection that an item or a rule belongs into (transfer full) */
char *skv_sync_record_collection (SkvPlan *plan, const SkvRecord *record);
/* under which key a record is exchanged (transfer full) */
char *skv_sync_record_key (const SkvRecord *record);
gboolean skv_sync_is_shared_kind (SkvKind kind);

/* Puts what belongs to one copy of a plan alone as it is in @ours (nullable: unset) */
void skv_sync_record_keep_own (SkvRecord *record, const SkvRecord *ours);
/* (transfer full) */
char *skv_sync_content_write (const SkvZone *zone, const SkvRecord *record);
/* The record of a content; @follows (out) (optional): it stands for what follows from a rule, and
 * is none by itself. NULL with an error. (transfer full) */
SkvRecord *skv_sync_content_read (const char *content, gboolean *follows, GError **error);
gboolean skv_sync_content_follows (const char *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvRecord, skv_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvSyncUnits, skv_sync_units_free)

G_END_DECLS
