/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/zone.h"

G_BEGIN_DECLS

/**
 * SkvKind:
 *
 * The kinds of record that a plan is made of, in the order in which one may refer to another; only
 * a system refers to its contingency plan, which comes later.
 */
typedef enum
{
  SKV_KIND_SETTINGS, /* exactly one: title, country, time zone, language */
  SKV_KIND_ORGANISATION,
  SKV_KIND_DEPARTMENT,
  SKV_KIND_CONTACT,
  SKV_KIND_SYSTEM,
  SKV_KIND_RELATION,
  SKV_KIND_LANE,
  SKV_KIND_SOURCE, /* where items came from: a file, or what was pasted */
  SKV_KIND_LOCAL_DAY,
  SKV_KIND_RULE,
  SKV_KIND_ITEM,
  SKV_KIND_EXCEPTION,
  SKV_KIND_CHECK,        /* how this plan wants one check of conflicts */
  SKV_KIND_LIFT,         /* a freeze that is lifted for some days */
  SKV_KIND_LAYER,        /* edits that are only thought of: "what if" */
  SKV_KIND_VERSION,      /* the plan as it once was drafted, decided or published */
  SKV_KIND_TEMPLATE,     /* what a job of a kind that comes again looks like */
  SKV_KIND_VIEW,         /* what somebody wants to see of the plan */
  SKV_KIND_REQUEST,      /* what a department wishes to have in the plan */
  SKV_KIND_CONFIRMATION, /* a department's word that its periods of a year are as they should be */
  SKV_KIND_NOTICE,       /* what was said when, to whom */
  SKV_KIND_WORDING,      /* how this organisation words its notices */
  SKV_KIND_CONTINGENCY,  /* what to do, in order, while a system is down */
  SKV_KIND_LOG_ENTRY,    /* what happened in an outage or window, and what is left to do */
} SkvKind;

#define SKV_N_KINDS (SKV_KIND_LOG_ENTRY + 1)

/**
 * SkvRecord:
 *
 * Head of every record. A record is written freely until it is sealed by skv_edit_put(); from
 * then on it is shared and never changes: an edit makes a copy and puts that.
 */
typedef struct
{
  gatomicrefcount ref_count;
  SkvKind kind;
  gboolean sealed;
  char *id; /* (owned): a UUID, or whatever the caller named it */
} SkvRecord;

/* How a member of a record is held in memory; the same table feeds copy, equality, the SQLite
 * file, JSON and history. */
typedef enum
{
  SKV_FIELD_TEXT,   /* char * (owned) (nullable) */
  SKV_FIELD_REF,    /* char * (owned) (nullable): id of a record of kind target */
  SKV_FIELD_REFS,   /* GStrv (owned) (not nullable): ids of records of kind target */
  SKV_FIELD_TEXTS,  /* GStrv (owned) (not nullable) */
  SKV_FIELD_INTS,   /* GArray of int (owned) (not nullable) */
  SKV_FIELD_DAYS,   /* GArray of SkvDay (owned) (not nullable) */
  SKV_FIELD_INT,    /* int */
  SKV_FIELD_BOOL,   /* gboolean */
  SKV_FIELD_ENUM,   /* int, spelt by names */
  SKV_FIELD_DAY,    /* SkvDay, SKV_DAY_NONE if unset */
  SKV_FIELD_LENGTH, /* int minutes, -1 if unset: "PT5H30M" */
  SKV_FIELD_CLOCK,  /* int minute of the day, -1 if unset: "17:00" */
  SKV_FIELD_MOMENT, /* gint64 seconds, SKV_MOMENT_NONE if unset; see SkvItem.start */
} SkvFieldType;

typedef struct
{
  const char *name; /* column in the file and member in JSON */
  SkvFieldType type;
  gsize offset;             /* into the record */
  SkvKind target;           /* of REF and REFS */
  const char *const *names; /* of ENUM: spellings by value, NULL-terminated */
} SkvField;

#define SKV_FIELD_AT(record, field, type)                                                          \
  (*(type *) (gpointer) ((char *) (gpointer) (record) + (field)->offset))

/* stable name in files and JSON: "item", "rule", … */
const char *skv_kind_name (SkvKind kind);
/* the fields of a kind, without id, in the order of columns */
const SkvField *skv_kind_fields (SkvKind kind, gsize *n_fields);

/* a record with every field unset; @id NULL makes a random UUID (transfer full) */
gpointer skv_record_new (SkvKind kind, const char *id);
gpointer skv_record_ref (gconstpointer record);
void skv_record_unref (gpointer record);
/* an unsealed copy under the same id (transfer full) */
gpointer skv_record_copy (gconstpointer record);
/* same kind, id and content */
gboolean skv_record_equal (gconstpointer a, gconstpointer b);
/* the same in that field; two records of one kind */
gboolean skv_field_equal (gconstpointer a, gconstpointer b, const SkvField *field);
/* NULL-safe replace of a TEXT or REF field: skv_set_text (&item->title, "…") */
void skv_set_text (char **field, const char *text);
/* NULL-safe replace of a TEXTS or REFS field by a copy; NULL gives an empty list */
void skv_set_texts (GStrv *field, const char *const *texts);

/* ISO 8601 durations in minutes: "PT5H", "PT1H30M", "P1D", "PT0S"; -1 if not one */
int skv_length_parse (const char *text);
char *skv_length_format (int minutes);
/* "17:00" ↔ 1020, up to "24:00"; -1 if not one */
int skv_clock_parse (const char *text);
char *skv_clock_format (int minute);

G_END_DECLS
