/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/table-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/exchange/ics-reader-private.h"
#include "core/exchange/table-reader-private.h"

/* Headings stand among the first rows. */
#define ROWS_TO_SEARCH 30
/* A row with more cells is none of headings. */
#define MAX_COLUMNS 500

const char *
skv_table_reader_get (const SkvTableReader *self, const SkvCsvRow *row, SkvColumnKind kind)
{
  return self->column_of[kind] >= 0 ? skv_csv_row_get (row, (guint) self->column_of[kind]) : "";
}

GString *
skv_table_reader_notes (const SkvTableReader *self, const SkvCsvRow *row)
{
  GString *notes = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const SkvColumn *column = &g_array_index (self->columns, SkvColumn, i);
      const char *cell = skv_csv_row_get (row, i);

      if (*cell == '\0' || (column->kind != SKV_COLUMN_OTHER && column->kind != SKV_COLUMN_PLACE &&
                            column->kind != SKV_COLUMN_NOTE))
        continue;
      if (notes->len > 0)
        g_string_append_c (notes, '\n');
      if (column->kind != SKV_COLUMN_NOTE && *column->heading != '\0')
        g_string_append_printf (notes, "%s: ", column->heading);
      g_string_append (notes, cell);
    }
  return notes;
}

/* --- Headings --- */

/* Takes @row as the headings, whatever they are. */
static void
set_columns (SkvTableReader *self, const SkvCsvRow *row)
{
  g_array_set_size (self->columns, 0);
  self->n_months = 0;
  for (int kind = 0; kind < SKV_N_COLUMN_KINDS; kind++)
    self->column_of[kind] = -1;
  for (guint i = 0; row->cells[i] != NULL; i++)
    {
      SkvColumn column = skv_column_recognise (row->cells[i]);

      /* A second column of the kind is one more thing to know. */
      if (column.kind != SKV_COLUMN_OTHER && column.kind != SKV_COLUMN_MONTH &&
          column.kind != SKV_COLUMN_NOTE && self->column_of[column.kind] >= 0)
        column.kind = SKV_COLUMN_OTHER;
      if (column.kind == SKV_COLUMN_MONTH)
        self->n_months++;
      if (self->column_of[column.kind] < 0)
        self->column_of[column.kind] = (int) i;
      g_array_append_val (self->columns, column);
    }
}

static void
set_kind (SkvTableReader *self, int column, SkvColumnKind kind)
{
  SkvColumn *found = &g_array_index (self->columns, SkvColumn, column);

  if (self->column_of[found->kind] == column)
    self->column_of[found->kind] = -1;
  found->kind = kind;
  self->column_of[kind] = column;
}

/* What has no heading that is known: a column of times may hold dates, and the first column of no
 * other kind is what the rows are called by. */
static void
settle_columns (SkvTableReader *self, guint line)
{
  if (self->n_months == 0 && self->column_of[SKV_COLUMN_DATE] < 0 &&
      self->column_of[SKV_COLUMN_FROM] < 0)
    set_kind (self, self->column_of[SKV_COLUMN_TIME], SKV_COLUMN_DATE);
  for (guint i = 0; i < self->columns->len && self->column_of[SKV_COLUMN_TITLE] < 0; i++)
    {
      const SkvColumn *column = &g_array_index (self->columns, SkvColumn, i);

      if (column->kind != SKV_COLUMN_OTHER)
        continue;
      if (*column->heading != '\0' && self->n_months == 0)
        skv_ics_calendar_note (self->lines.calendar, line, NULL,
                               _("the column “%s” was taken for the titles"), column->heading);
      set_kind (self, (int) i, SKV_COLUMN_TITLE);
    }
}

static gboolean
has_headings (const SkvTableReader *self)
{
  guint n = 0;

  for (int kind = 0; kind < SKV_N_COLUMN_KINDS; kind++)
    n += kind != SKV_COLUMN_OTHER && self->column_of[kind] >= 0;
  return self->n_months >= 2 || self->column_of[SKV_COLUMN_DATE] >= 0 ||
         (self->column_of[SKV_COLUMN_FROM] >= 0 && n >= 2) ||
         (self->column_of[SKV_COLUMN_TIME] >= 0 && n >= 2);
}

static gboolean
find_headings (SkvTableReader *self)
{
  for (guint i = 0; i < MIN (self->table->rows->len, ROWS_TO_SEARCH); i++)
    {
      const SkvCsvRow *row = g_ptr_array_index (self->table->rows, i);

      if (g_strv_length (row->cells) > MAX_COLUMNS)
        continue;
      set_columns (self, row);
      if (!has_headings (self))
        continue;
      self->heading_row = i;
      settle_columns (self, row->line);
      return TRUE;
    }
  return FALSE;
}

/* The year, and a title for rows without one, from what stands above the headings, or among them
 * ("Utvalg 2019"). */
static void
read_caption (SkvTableReader *self, int year)
{
  for (guint i = 0; i <= self->heading_row; i++)
    {
      const SkvCsvRow *row = g_ptr_array_index (self->table->rows, i);

      for (guint cell = 0; row->cells[cell] != NULL; cell++)
        {
          gboolean is_month =
            i == self->heading_row &&
            g_array_index (self->columns, SkvColumn, cell).kind == SKV_COLUMN_MONTH;

          if (*self->caption == '\0' && i < self->heading_row)
            {
              g_free (self->caption);
              self->caption = skv_dated_lines_strip_year (row->cells[cell]);
            }
          if (self->context.year == 0 && !is_month)
            skv_dated_lines_find_year (row->cells[cell], &self->context);
        }
    }
  if (self->context.year == 0)
    self->context.year = year;
  else if (year != 0 && year != self->context.year)
    skv_ics_calendar_note (self->lines.calendar, 0, NULL,
                           _("the file says %d itself: the year %d that was given was not used"),
                           self->context.year, year);
}

/* --- What is no list of dates --- */

/* The first row with more than one cell, for a message: “A”, “B” (transfer full) */
static char *
list_headings (const SkvTableReader *self, guint *line)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->table->rows->len && text->len == 0; i++)
    {
      const SkvCsvRow *row = g_ptr_array_index (self->table->rows, i);

      *line = row->line;
      for (guint cell = 0; row->cells[cell] != NULL && row->cells[1] != NULL && cell < 12; cell++)
        if (*row->cells[cell] != '\0')
          g_string_append_printf (text, "%s“%.60s”", text->len > 0 ? ", " : "", row->cells[cell]);
    }
  return g_string_free (text, FALSE);
}

static void
set_no_dates (const SkvTableReader *self, GError **error)
{
  static const char *const uptime[] = { "oppetid",         "upptid",         "uptime",
                                        "tilgjengelighet", "tillgänglighet", "availability" };
  guint line = 1;
  g_autofree char *headings = list_headings (self, &line);
  g_autofree char *lower = g_utf8_strdown (headings, -1);
  gboolean is_uptime = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (uptime); i++)
    is_uptime |= strstr (lower, uptime[i]) != NULL;
  if (*headings == '\0')
    g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                 _("this is no table: no row has several cells. If it is running text, have it "
                    "read as text. Nothing was read"));
  else if (is_uptime)
    g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                 _("%u: these are figures of availability and no dates; its columns are %s. "
                    "Nothing was read"),
                 line, headings);
  else
    g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                 _("%u: no column of dates was found; the first row is %s. Dates stand below a "
                    "heading as Date, or From and To, or below the names of months. Nothing was "
                    "read"),
                 line, headings);
}

/* Our own list has ids, and days that end with the day behind; as JSON it goes back whole. */
static gboolean
is_own (const SkvCsvTable *table)
{
  const SkvCsvRow *row = table->rows->len > 0 ? g_ptr_array_index (table->rows, 0) : NULL;

  return row != NULL && g_strv_contains ((const char *const *) row->cells, "all_day") &&
         g_strv_contains ((const char *const *) row->cells, "lane") &&
         g_strv_contains ((const char *const *) row->cells, "original_start");
}

static gboolean
read_table (SkvTableReader *self, int year, GError **error)
{
  if (is_own (self->table))
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                   _("1: this is a list that Systemkveld wrote. Export JSON or iCalendar to bring "
                      "things back with their ids. Nothing was read"));
      return FALSE;
    }
  if (!find_headings (self))
    {
      set_no_dates (self, error);
      return FALSE;
    }
  read_caption (self, year);
  if (self->n_months >= 2)
    return skv_table_reader_read_matrix (self, error);
  skv_table_reader_read_list (self);
  return TRUE;
}

SkvIcsCalendar *
skv_table_parse (GBytes *bytes, const SkvZone *zone, int year, GError **error)
{
  SkvTableReader self = { .context = SKV_PHRASE_CONTEXT_NONE };
  SkvIcsCalendar *calendar = NULL;
  g_autofree char *text = NULL;

  skv_dated_lines_init (&self.lines, zone);
  self.columns = g_array_new (FALSE, FALSE, sizeof (SkvColumn));
  self.caption = g_strdup ("");
  text = skv_dated_lines_decode (&self.lines, bytes, error);
  self.table = text != NULL ? skv_csv_read (text, error) : NULL;
  if (self.table != NULL && read_table (&self, year, error))
    calendar = skv_dated_lines_finish (&self.lines, error);
  skv_dated_lines_clear (&self.lines);
  g_clear_pointer (&self.table, skv_csv_table_free);
  g_array_unref (self.columns);
  g_free (self.caption);
  return calendar;
}
