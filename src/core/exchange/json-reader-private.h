/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/json-reader.h"
#include "core/exchange/json-source.h"

G_BEGIN_DECLS

/* Used by the files json-*.c of this folder only. */

/* the format's name and the version that is read and written */
#define SKV_JSON_FORMAT "skv-plan"
#define SKV_JSON_VERSION 1

/* One member of the whole, in the order in which one may refer to another; "plan" is one object,
 * the others are lists. Ends with a NULL name. */
typedef struct
{
  const char *name;
  SkvKind kind;
} SkvJsonPart;

extern const SkvJsonPart skv_json_parts[];
/* does that field of the record stand within "base" and not under its own name */
gboolean skv_json_field_is_nested (SkvKind kind, const char *name);

/* Where the reader is: messages are told of this place. */
typedef struct
{
  const SkvJsonSource *source;
  SkvPlan *plan;
  SkvZone *zone;     /* (owned): of the plan as it will be; times without an offset are in it */
  SkvImport *import; /* what becomes of it */
  GHashTable *seen[SKV_N_KINDS]; /* (owned) (element-type utf8 JsonObject): ids of this file */
  GString *errors;               /* (owned): messages, a line each */
  guint n_errors;

  const char *part;   /* "items" */
  int index;          /* within the part, -1 if it is no list */
  JsonObject *object; /* the record that is being read */
} SkvJsonReader;

/* @object and @member (both nullable) say the line; @member is told too */
void skv_json_reader_error (SkvJsonReader *self,
                            JsonObject *object,
                            const char *member,
                            const char *format,
                            ...) G_GNUC_PRINTF (4, 5);
void skv_json_reader_warn (SkvJsonReader *self,
                           JsonObject *object,
                           const char *member,
                           const char *format,
                           ...) G_GNUC_PRINTF (4, 5);

/* Values of members: FALSE, with the error told, if the value is not of that type. A null and, for
 * the two of text, an empty text give the unset value. */
gboolean
skv_json_read_text (SkvJsonReader *self, JsonObject *object, const char *member, char **text);
gboolean skv_json_read_int (
  SkvJsonReader *self, JsonObject *object, const char *member, int min, int max, int *value);
gboolean
skv_json_read_bool (SkvJsonReader *self, JsonObject *object, const char *member, gboolean *value);
gboolean
skv_json_read_days (SkvJsonReader *self, JsonObject *object, const char *member, GArray *days);
/* a field of any type but MOMENT */
void skv_json_read_field (SkvJsonReader *self, const SkvField *field, gpointer record);

/* What is more than single fields of a rule or item; @is_new: the plan does not have it yet. */
void skv_json_read_rule (SkvJsonReader *self, SkvRule *rule, gboolean is_new);
void skv_json_read_item (SkvJsonReader *self, SkvItem *item, gboolean is_new);
/* whom the plan is for stays as it is, unless it is a new one */
void skv_json_keep_audience (SkvJsonReader *self, SkvSettings *settings);
/* The record that self->object says, changed from @before (nullable) if the plan has it; errors are
 * told. (transfer full) */
SkvRecord *
skv_json_make_record (SkvJsonReader *self, SkvKind kind, const char *id, const SkvRecord *before);
/* members of @object that none of @known (NULL-terminated) names get a warning */
void skv_json_warn_unknown (SkvJsonReader *self, JsonObject *object, const char *const *known);

/* When all is read: lanes that are named for the first time, references, and what calendar and plan
 * say of it. */
void skv_json_ensure_lanes (SkvJsonReader *self);
void skv_json_check_references (SkvJsonReader *self);
void skv_json_check_by_model (SkvJsonReader *self);

G_END_DECLS
