/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/csv-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* So many rows tell what separates the cells. */
#define ROWS_TO_JUDGE_BY 200

static void
row_free (SkvCsvRow *self)
{
  g_strfreev (self->cells);
  g_free (self);
}

void
skv_csv_table_free (SkvCsvTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

const char *
skv_csv_row_get (const SkvCsvRow *self, guint column)
{
  for (guint i = 0; self->cells[i] != NULL; i++)
    if (i == column)
      return self->cells[i];
  return "";
}

gboolean
skv_csv_row_is_empty (const SkvCsvRow *self)
{
  for (guint i = 0; self->cells[i] != NULL; i++)
    if (*self->cells[i] != '\0')
      return FALSE;
  return TRUE;
}

typedef struct
{
  const char *at;
  guint line;
  char separator;
  guint open_line; /* where a quotation mark that is never closed stands; 0: none */
} Cursor;

/* Within quotation marks: up to the one that closes, two of them being one. */
static void
read_quoted (Cursor *cursor, GString *cell)
{
  guint line = cursor->line;

  for (cursor->at++; *cursor->at != '\0'; cursor->at++)
    {
      if (*cursor->at == '"' && cursor->at[1] != '"')
        {
          cursor->at++;
          return;
        }
      if (*cursor->at == '"')
        cursor->at++;
      cursor->line += *cursor->at == '\n';
      if (*cursor->at != '\r')
        g_string_append_c (cell, *cursor->at);
    }
  cursor->open_line = line;
}

static char *
read_cell (Cursor *cursor)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  const char *first = cursor->at;

  /* Blanks before the mark are common, though the RFC does not have them. */
  while (*first == ' ')
    first++;
  if (*first == '"')
    {
      cursor->at = first;
      read_quoted (cursor, cell);
    }
  while (*cursor->at != '\0' && *cursor->at != cursor->separator && *cursor->at != '\n' &&
         *cursor->at != '\r')
    g_string_append_c (cell, *cursor->at++);
  return g_strstrip (g_strdup (cell->str));
}

static SkvCsvRow *
read_row (Cursor *cursor)
{
  SkvCsvRow *row = g_new0 (SkvCsvRow, 1);
  GPtrArray *cells = g_ptr_array_new ();

  row->line = cursor->line;
  g_ptr_array_add (cells, read_cell (cursor));
  while (*cursor->at == cursor->separator && *cursor->at != '\0')
    {
      cursor->at++;
      g_ptr_array_add (cells, read_cell (cursor));
    }
  if (*cursor->at == '\r')
    cursor->at++;
  if (*cursor->at == '\n')
    cursor->at++;
  cursor->line++;
  g_ptr_array_add (cells, NULL);
  row->cells = (GStrv) g_ptr_array_free (cells, FALSE);
  return row;
}

/* @open_line: (out): of a quotation mark that is never closed, or 0 */
static SkvCsvTable *
read_table (const char *text, guint line, char separator, guint max_rows, guint *open_line)
{
  SkvCsvTable *self = g_new0 (SkvCsvTable, 1);
  Cursor cursor = { text, line, separator, 0 };

  self->separator = separator;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  while (*cursor.at != '\0' && self->rows->len < max_rows)
    g_ptr_array_add (self->rows, read_row (&cursor));
  *open_line = cursor.open_line;
  return self;
}

/* How many rows have the width that most have; that width is in @width. */
static guint
count_usual (const SkvCsvTable *self, guint *width)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint best = 0;

  *width = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SkvCsvRow *row = g_ptr_array_index (self->rows, i);
      guint n = g_strv_length (row->cells);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (n))) + 1;

      g_hash_table_insert (counts, GUINT_TO_POINTER (n), GUINT_TO_POINTER (count));
      /* Rows of one cell say nothing of what separates cells. */
      if (n > 1 && (count > best || (count == best && n > *width)))
        {
          best = count;
          *width = n;
        }
    }
  return best;
}

static char
find_separator (const char *text)
{
  static const char separators[] = { ';', '\t', ',' };
  char found = ';';
  guint best = 0, best_width = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint open_line, width;
      g_autoptr (SkvCsvTable) table =
        read_table (text, 1, separators[i], ROWS_TO_JUDGE_BY, &open_line);
      guint count = count_usual (table, &width);

      if (count > best || (count == best && width > best_width))
        {
          found = separators[i];
          best = count;
          best_width = width;
        }
    }
  return found;
}

SkvCsvTable *
skv_csv_read (const char *text, GError **error)
{
  g_autoptr (SkvCsvTable) self = NULL;
  guint line = 1, open_line;
  char separator = 0;

  if (g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[4] != '\0' && strchr (";,\t", text[4]))
    {
      const char *end = strchr (text, '\n');

      separator = text[4];
      text = end != NULL ? end + 1 : text + strlen (text);
      line = 2;
    }
  if (separator == 0)
    separator = find_separator (text);
  self = read_table (text, line, separator, G_MAXUINT, &open_line);
  if (open_line == 0)
    return g_steal_pointer (&self);
  g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
               _("%u: a quotation mark is opened here and closed nowhere. Close it, or write it "
                  "twice where it is meant. Nothing was read"),
               open_line);
  return NULL;
}
