/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/csv-reader.h"
#include "core/exchange/dated-lines.h"

G_BEGIN_DECLS

/* Used by the files table-reader*.c only. */

typedef enum
{
  SKV_COLUMN_OTHER, /* goes into the notes, under its heading */
  SKV_COLUMN_TITLE,
  SKV_COLUMN_DATE,
  SKV_COLUMN_WEEKDAY,
  SKV_COLUMN_WEEK,
  SKV_COLUMN_TIME,
  SKV_COLUMN_FROM, /* a date, or a time beside a column of dates */
  SKV_COLUMN_TO,
  SKV_COLUMN_FROM_TIME,
  SKV_COLUMN_TO_TIME,
  SKV_COLUMN_PLACE,
  SKV_COLUMN_NOTE,
  SKV_COLUMN_REPEAT,
  SKV_COLUMN_MONTH,
  SKV_N_COLUMN_KINDS,
} SkvColumnKind;

typedef struct
{
  SkvColumnKind kind;
  const char *heading; /* (not owned) */
  int month;           /* of SKV_COLUMN_MONTH */
  int year;            /* that the heading of a month says; 0: none */
} SkvColumn;

typedef struct
{
  SkvDatedLines lines;
  SkvCsvTable *table;                /* (owned) */
  GArray *columns;                   /* (owned) (element-type SkvColumn) */
  int column_of[SKV_N_COLUMN_KINDS]; /* the first of that kind; -1: none */
  guint n_months;
  guint heading_row;
  char *caption;            /* (owned): what stands above, without its year; "" if nothing */
  SkvPhraseContext context; /* the year from around */
} SkvTableReader;

/* what a heading means */
SkvColumn skv_column_recognise (const char *heading);
/* Is it one of the words by which a row says that it does not come back? */
gboolean skv_column_is_no (const char *text);

/* the row's cell in the first column of that kind, "" if there is none */
const char *
skv_table_reader_get (const SkvTableReader *self, const SkvCsvRow *row, SkvColumnKind kind);
/* what goes into the notes of a row: place, remarks and columns of other kinds (transfer full) */
GString *skv_table_reader_notes (const SkvTableReader *self, const SkvCsvRow *row);

/* A date of a row, in the parts that its columns have; each may be "" but @date. */
typedef struct
{
  const char *title;
  const char *weekday;
  const char *date;
  const char *time;
} SkvTableDate;

void skv_table_reader_add (SkvTableReader *self,
                           const SkvCsvRow *row,
                           const SkvTableDate *date,
                           const SkvPhraseContext *context,
                           const char *notes);

void skv_table_reader_read_list (SkvTableReader *self);
gboolean skv_table_reader_read_matrix (SkvTableReader *self, GError **error);

G_END_DECLS
