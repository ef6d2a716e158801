/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/import-preview.h"

G_BEGIN_DECLS

/* What is asked to be read: a file, or what was dropped or pasted. */
typedef struct
{
  char *path;    /* (owned) (nullable): NULL of text; read when @bytes is not there yet */
  char *name;    /* (owned): as people see it */
  char *id;      /* (owned) (nullable): of the SkvSource that is read again */
  GBytes *bytes; /* (owned) (nullable) */
  char *address; /* (owned) (nullable): it stands there, and is subscribed to; fetched when @bytes
                  * is not there yet */
  int hours;     /* of an address: after which it is read again; 0: by hand */
  char *etag;    /* (owned) (nullable): of an address, as SkvSource has it */
  char *last_modified; /* (owned) (nullable): the same */
  gint64 when;         /* when they were read, seconds since the epoch, UTC; 0: not yet */
} SkvImportSource;

SkvImportSource *skv_import_source_new_for_path (const char *path);
/* @address: as skv_address_settle() gives it */
SkvImportSource *skv_import_source_new_for_address (const char *address, int hours);
/* @name: what people see instead of a file's, "Pasted text" */
SkvImportSource *skv_import_source_new_for_text (const char *name, const char *text);
SkvImportSource *skv_import_source_copy (const SkvImportSource *self);
void skv_import_source_free (SkvImportSource *self);

/**
 * SkvImportReading:
 *
 * What came of reading, before it meets the plan. One of @calendar, @import and @error is there.
 */
typedef struct
{
  SkvImportSource *source;  /* (owned): with its bytes, if it could be loaded */
  SkvImportForm form;       /* as it was read */
  int year;                 /* by which dates without one were read; 0: not needed */
  gboolean has_series;      /* of a calendar: which years are looked at makes a difference */
  SkvIcsCalendar *calendar; /* (owned) (nullable) */
  SkvImport *import;        /* (owned) (nullable): of JSON */
  GError *error;            /* (owned) (nullable) */
} SkvImportReading;

void skv_import_reading_free (SkvImportReading *self);

/**
 * skv_import_read_async:
 * @source: copied
 * @form: SKV_N_IMPORT_FORMS: by what it looks like
 * @year: that was asked for; 0: @likely_year if one is needed at all
 *
 * Reads in a thread, which sees a copy of @plan only. @source_object: kept until @done is called.
 */
void skv_import_read_async (GObject *source_object,
                            SkvPlan *plan,
                            const SkvImportSource *source,
                            SkvImportForm form,
                            int year,
                            int likely_year,
                            GCancellable *cancellable,
                            GAsyncReadyCallback done,
                            gpointer data);
/* (transfer full): NULL if it was cancelled; other errors are in it */
SkvImportReading *skv_import_read_finish (GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvImportSource, skv_import_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvImportReading, skv_import_reading_free)

G_END_DECLS
