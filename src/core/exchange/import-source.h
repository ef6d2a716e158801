/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/ics-reader.h"

G_BEGIN_DECLS

/* What `skv import` and the app share of bringing in what people have: what a file is, and taking
 * it apart within limits (core/exchange/guard.h). What it would change is import-preview.h's. */

typedef enum
{
  SKV_IMPORT_CALENDAR, /* iCalendar */
  SKV_IMPORT_TABLE,    /* CSV, or tabs between the cells */
  SKV_IMPORT_TEXT,     /* running text */
  SKV_IMPORT_JSON,     /* records of a plan, with their lanes and years */
} SkvImportForm;

#define SKV_N_IMPORT_FORMS (SKV_IMPORT_JSON + 1)

/* by a word, "ics", "csv", "tsv", "text", "txt" or "json"; FALSE if it is none of them */
gboolean skv_import_form_find (const char *word, SkvImportForm *form);
/* by how the name ends; FALSE if that says nothing */
gboolean skv_import_form_of_name (const char *file, SkvImportForm *form);
/**
 * skv_import_form_guess:
 * @file: (nullable): its name; NULL of what was pasted
 *
 * By the name if it says it, else by what the content looks like. A calendar that was saved as text
 * is a calendar.
 */
SkvImportForm skv_import_form_guess (const char *file, GBytes *bytes);
/* what people call it, "Table (CSV)" (transfer none) */
const char *skv_import_form_title (SkvImportForm form);

/* what records of a kind are called, "Systems" (transfer none) */
const char *skv_import_kind_title (SkvKind kind);

/* The whole file (transfer full). NULL with SKV_EXCHANGE_ERROR_TOO_LARGE, before it is in memory,
 * or G_FILE_ERROR. */
GBytes *skv_import_load (const char *path, GError **error);

/**
 * skv_import_parse:
 * @form: not SKV_IMPORT_JSON, which needs the plan: skv_json_read()
 * @zone: the name of the plan's time zone
 * @year: see skv_ics_parse(), skv_table_parse() and skv_text_parse()
 * @cancellable: (nullable)
 *
 * Takes dated things apart in a process of its own. Touches no plan: may be called in any thread.
 *
 * Returns: (transfer full): NULL with SKV_EXCHANGE_ERROR, its message beginning with the line if
 *   there is one, or G_IO_ERROR_CANCELLED
 */
SkvIcsCalendar *skv_import_parse (SkvImportForm form,
                                  GBytes *bytes,
                                  const char *zone,
                                  int year,
                                  GCancellable *cancellable,
                                  GError **error);

/* Makes the message begin with the file, "FILE:LINE: …" or "FILE: …". */
void skv_import_prefix_error (const char *file, GError **error);

/* the year that a file's name says, "Møteplan 2019.csv"; 0 if it says none */
int skv_import_guess_year (const char *file);

G_END_DECLS
