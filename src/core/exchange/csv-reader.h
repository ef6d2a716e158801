/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/error.h"

G_BEGIN_DECLS

/* One record of a table. */
typedef struct
{
  guint line;  /* that it begins on, from 1 */
  GStrv cells; /* (owned): without white space around them; as many as the record has */
} SkvCsvRow;

/* Cells of a CSV file, without any meaning. */
typedef struct
{
  char separator;
  GPtrArray *rows; /* (owned) (element-type SkvCsvRow): also empty ones */
} SkvCsvTable;

/**
 * skv_csv_read:
 * @text: UTF-8
 *
 * RFC 4180 with LF or CRLF, separated by ";", tab or ",": by what gives the most rows of the same
 * width, or by a first line "sep=;" as spreadsheets write it. A comma within a number stays there
 * where another separator is used.
 *
 * Returns: (transfer full): NULL with SKV_EXCHANGE_ERROR, "LINE: …", if a quotation mark is never
 *   closed
 */
SkvCsvTable *skv_csv_read (const char *text, GError **error);
void skv_csv_table_free (SkvCsvTable *self);

/* a cell, "" beyond the end (transfer none) */
const char *skv_csv_row_get (const SkvCsvRow *self, guint column);
gboolean skv_csv_row_is_empty (const SkvCsvRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvCsvTable, skv_csv_table_free)

G_END_DECLS
