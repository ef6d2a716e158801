/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/table-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/exchange/ics-reader-private.h"

/* What footnotes are marked with: one sort of sign, once or several times */
#define MARK "(?:\\*+|†+|‡+|[¹²³]+)"

/* A cell of a matrix is short; what is longer, in bytes, is not looked through. */
#define MAX_CELL 2000

typedef struct
{
  SkvTableReader *reader;
  GHashTable *footnotes; /* (owned) (element-type utf8 utf8): by mark */
  GHashTable *rows;      /* (owned) (element-type SkvCsvRow): those that hold footnotes */
  GRegex *marks;         /* (owned) */
} Matrix;

/* The cells of a row as one text (transfer full) */
static char *
join_cells (const SkvCsvRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; row->cells[i] != NULL; i++)
    if (*row->cells[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", row->cells[i]);
  return g_string_free (text, FALSE);
}

/* "* Felles møte. ** Budsjettmøte." */
static void
read_footnotes (Matrix *self, const SkvCsvRow *row)
{
  g_autofree char *text = join_cells (row);
  g_autofree char *mark = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  int from = 0, start, end;

  g_regex_match_full (self->marks, text, -1, 0, G_REGEX_MATCH_ANCHORED, &match, NULL);
  if (!g_match_info_matches (match))
    return;
  g_hash_table_add (self->rows, (gpointer) row);
  g_clear_pointer (&match, g_match_info_free);
  for (g_regex_match (self->marks, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_match_info_fetch_pos (match, 0, &start, &end);
      if (mark != NULL)
        g_hash_table_insert (self->footnotes, g_steal_pointer (&mark),
                             g_strstrip (g_strndup (text + from, (gsize) (start - from))));
      mark = g_match_info_fetch (match, 0);
      from = end;
    }
  g_hash_table_insert (self->footnotes, g_steal_pointer (&mark),
                       g_strstrip (g_strdup (text + from)));
}

/* Dates of a cell, apart from each other: commas, ";", "og", "&" and line ends stand between, but
 * not within brackets. (transfer full) (element-type utf8) */
static GPtrArray *
split_cell (const char *cell)
{
  g_autoptr (GRegex) between =
    g_regex_new ("\\s*(?:[,;&\\n]|\\b(?:og|och|and|samt)\\b)\\s*(?![^(]*\\))", 0, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (between, cell, 0);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (found, g_strdup (parts[i]));
  return found;
}

/* @part without its marks; what they stand for is added to @notes. (transfer full) */
static char *
take_marks (Matrix *self, const SkvCsvRow *row, const char *title, const char *part, GString *notes)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (self->marks, part, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *mark = g_match_info_fetch (match, 0);
      const char *footnote = g_hash_table_lookup (self->footnotes, mark);

      if (footnote == NULL)
        {
          skv_ics_calendar_note (self->reader->lines.calendar, row->line, title,
                                 _("“%s”: no footnote says what this mark means"), part);
          continue;
        }
      g_string_append_printf (notes, "%s%s", notes->len > 0 ? "\n" : "", footnote);
      if (strpbrk (footnote, "0123456789") != NULL)
        skv_ics_calendar_note (self->reader->lines.calendar, row->line, title,
                               _("“%s”: its footnote went into the notes and was not read: %s"),
                               part, footnote);
    }
  return g_strstrip (g_regex_replace_literal (self->marks, part, -1, 0, "", 0, NULL));
}

/* Cells that say in one way or another that there is no date */
static gboolean
says_none (const char *text)
{
  static const char *const words[] = { "", "-", "–", "—", "x", "X", "0", ".", NULL };

  return g_strv_contains (words, text);
}

/* A time of the row's own column stands for dates that say none. */
static gboolean
has_time (const char *part)
{
  return strchr (part, ':') != NULL || strstr (part, "kl") != NULL || strstr (part, "Kl") != NULL;
}

static void
read_cell (Matrix *self, const SkvCsvRow *row, const char *title, guint column)
{
  SkvTableReader *reader = self->reader;
  const SkvColumn *month = &g_array_index (reader->columns, SkvColumn, column);
  const char *cell = skv_csv_row_get (row, column);
  g_autoptr (GPtrArray) parts = strlen (cell) <= MAX_CELL ? split_cell (cell) : NULL;
  SkvPhraseContext context = reader->context;

  if (parts == NULL)
    {
      skv_ics_calendar_skip (reader->lines.calendar, row->line, title,
                             _("a cell is longer than %d bytes"), MAX_CELL);
      return;
    }
  context.month = month->month;
  if (month->year != 0)
    context.year = month->year;
  else if (context.second_year != 0 && month->month < 8)
    context.year = context.second_year;
  context.second_year = 0;
  for (guint i = 0; i < parts->len; i++)
    {
      GString *notes = skv_table_reader_notes (reader, row);
      g_autofree char *part = take_marks (self, row, title, g_ptr_array_index (parts, i), notes);
      SkvTableDate date = { title, skv_table_reader_get (reader, row, SKV_COLUMN_WEEKDAY), part,
                            has_time (part) ? ""
                                            : skv_table_reader_get (reader, row, SKV_COLUMN_TIME) };

      if (!says_none (part))
        skv_table_reader_add (reader, row, &date, &context, notes->str);
      g_string_free (notes, TRUE);
    }
}

static void
read_row (Matrix *self, const SkvCsvRow *row)
{
  SkvTableReader *reader = self->reader;
  gboolean has_title = reader->column_of[SKV_COLUMN_TITLE] >= 0;
  const char *cell = skv_table_reader_get (reader, row, SKV_COLUMN_TITLE);
  g_autofree char *title = NULL;
  gboolean has_dates = FALSE;

  for (guint i = 0; i < reader->columns->len; i++)
    has_dates |= g_array_index (reader->columns, SkvColumn, i).kind == SKV_COLUMN_MONTH &&
                 *skv_csv_row_get (row, i) != '\0';
  if (!has_dates)
    {
      g_autofree char *text = join_cells (row);

      skv_ics_calendar_skip (reader->lines.calendar, row->line, NULL,
                             _("“%.200s”: there are no dates in this row"), text);
      return;
    }
  if (has_title && *cell == '\0')
    {
      skv_ics_calendar_skip (reader->lines.calendar, row->line, NULL, _("the row has no title"));
      return;
    }
  if (has_title)
    {
      GString *notes = g_string_new (NULL);

      title = take_marks (self, row, cell, cell, notes);
      g_string_free (notes, TRUE);
    }
  else
    title = g_strdup (reader->caption);
  for (guint i = 0; i < reader->columns->len; i++)
    if (g_array_index (reader->columns, SkvColumn, i).kind == SKV_COLUMN_MONTH)
      read_cell (self, row, title, i);
}

static gboolean
check_year (SkvTableReader *self, GError **error)
{
  const SkvCsvRow *row = g_ptr_array_index (self->table->rows, self->heading_row);
  gboolean known = self->context.year != 0;

  for (guint i = 0; i < self->columns->len && !known; i++)
    {
      const SkvColumn *column = &g_array_index (self->columns, SkvColumn, i);

      if (column->kind == SKV_COLUMN_MONTH && column->year == 0)
        {
          g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_NEEDS_YEAR,
                       _("%u: neither a heading above nor “%s” says which year this is. Say it. "
                          "Nothing was read"),
                       row->line, column->heading);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
skv_table_reader_read_matrix (SkvTableReader *self, GError **error)
{
  Matrix matrix = { self, NULL, NULL, NULL };

  if (!check_year (self, error))
    return FALSE;
  matrix.footnotes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  matrix.rows = g_hash_table_new (NULL, NULL);
  matrix.marks = g_regex_new (MARK, G_REGEX_OPTIMIZE, 0, NULL);
  for (guint i = self->heading_row + 1; i < self->table->rows->len; i++)
    read_footnotes (&matrix, g_ptr_array_index (self->table->rows, i));
  for (guint i = self->heading_row + 1; i < self->table->rows->len; i++)
    {
      const SkvCsvRow *row = g_ptr_array_index (self->table->rows, i);

      if (self->lines.calendar->entries->len > SKV_ICS_MAX_ENTRIES)
        break;
      if (!skv_csv_row_is_empty (row) && !g_hash_table_contains (matrix.rows, row))
        read_row (&matrix, row);
    }
  g_hash_table_unref (matrix.footnotes);
  g_hash_table_unref (matrix.rows);
  g_regex_unref (matrix.marks);
  return TRUE;
}
