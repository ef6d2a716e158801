/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/register.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/exchange/register-private.h"
#include "core/exchange/text-decoding.h"

/* Whoever keeps such a list by hand keeps no more. */
#define MAX_BYTES (4 * 1024 * 1024)
#define MAX_ROWS 20000

/* --- cells ----------------------------------------------------------------------------------- */

const char *
skv_register_get (const SkvRegisterReader *self, const SkvCsvRow *row, SkvRegisterColumn column)
{
  return self->column_of[column] >= 0 ? skv_csv_row_get (row, (guint) self->column_of[column]) : "";
}

const SkvCsvRow *
skv_register_next (const SkvRegisterReader *self, guint *place)
{
  guint last = MIN (self->table->rows->len, self->heading_row + 1 + MAX_ROWS);

  while (self->heading_row + 1 + *place < last)
    {
      const SkvCsvRow *row =
        g_ptr_array_index (self->table->rows, self->heading_row + 1 + (*place)++);

      if (!skv_csv_row_is_empty (row))
        return row;
    }
  return NULL;
}

void
skv_register_set (const SkvRegisterReader *self,
                  const SkvCsvRow *row,
                  SkvRegisterColumn column,
                  char **field)
{
  const char *cell = skv_register_get (self, row, column);

  if (*cell != '\0')
    skv_set_text (field, cell);
}

/* @prefix: "Heading: ", or "" of a line that stands for itself */
static void
put_line (char **notes, const char *prefix, const char *value)
{
  g_autofree char *line = g_strconcat (prefix, value, NULL);
  g_auto (GStrv) lines = g_strsplit (*notes != NULL ? *notes : "", "\n", -1);
  g_autofree char *joined = NULL;
  guint i = 0;

  while (lines[i] != NULL && strcmp (lines[i], line) != 0 &&
         (*prefix == '\0' || !g_str_has_prefix (lines[i], prefix)))
    i++;
  if (lines[i] == NULL)
    joined =
      *notes != NULL && **notes != '\0' ? g_strconcat (*notes, "\n", line, NULL) : g_strdup (line);
  else
    {
      g_free (lines[i]);
      lines[i] = g_steal_pointer (&line);
      joined = g_strjoinv ("\n", lines);
    }
  skv_set_text (notes, joined);
}

void
skv_register_take_notes (const SkvRegisterReader *self, const SkvCsvRow *row, char **notes)
{
  const SkvCsvRow *headings = g_ptr_array_index (self->table->rows, self->heading_row);

  for (guint i = 0; i < self->columns->len; i++)
    {
      SkvRegisterColumn column = g_array_index (self->columns, SkvRegisterColumn, i);
      const char *heading = skv_csv_row_get (headings, i);
      g_autofree char *prefix =
        *heading != '\0' ? g_strconcat (heading, ": ", NULL) : g_strdup ("");
      g_autofree char *value = g_strdelimit (g_strdup (skv_csv_row_get (row, i)), "\r\n", ' ');

      if (*value == '\0')
        continue;
      if (column == SKV_REGISTER_NOTE)
        put_line (notes, "", value);
      else if (column == SKV_REGISTER_OTHER)
        put_line (notes, prefix, value);
    }
}

/* --- what comes in --------------------------------------------------------------------------- */

void
skv_register_put (SkvRegisterReader *self,
                  gpointer record,
                  guint line,
                  const char *title,
                  const char *words,
                  const char *before)
{
  SkvRecord *own = record;
  gconstpointer known = skv_plan_lookup (self->plan, own->kind, own->id);
  SkvIcsChange change = known == NULL                      ? SKV_ICS_ADDED
                        : skv_record_equal (known, record) ? SKV_ICS_UNCHANGED
                                                           : SKV_ICS_UPDATED;

  skv_import_preview_add_row (self->preview, own->kind, change, line, title, words,
                              change == SKV_ICS_UPDATED && g_strcmp0 (before, words) != 0 ? before
                                                                                          : NULL);
  if (change == SKV_ICS_UNCHANGED)
    skv_record_unref (record);
  else
    skv_edit_put (self->edit, record);
}

/* The first row with more than one cell, for a message: “A”, “B” (transfer full) */
static char *
list_headings (const SkvCsvTable *table, guint *line)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->rows->len && text->len == 0; i++)
    {
      const SkvCsvRow *row = g_ptr_array_index (table->rows, i);

      *line = row->line;
      for (guint cell = 0; row->cells[cell] != NULL && cell < 12; cell++)
        if (*row->cells[cell] != '\0')
          g_string_append_printf (text, "%s“%.60s”", text->len > 0 ? ", " : "", row->cells[cell]);
    }
  return g_string_free (text, FALSE);
}

static void
set_no_headings (const SkvRegisterReader *self, GError **error)
{
  guint line = 1;
  g_autofree char *found = list_headings (self->table, &line);

  if (*found == '\0')
    g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                 _("there is nothing in it. Nothing was read"));
  else if (self->what == SKV_REGISTER_PEOPLE)
    g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                 _("%u: no headings of a list of people were found; the first row is %s. Headings "
                    "are Role, Name, Phone, Mobile, E-mail and Department. Nothing was read"),
                 line, found);
  else
    g_set_error (
      error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
      _("%u: no headings of a list of systems were found; the first row is %s. Headings "
         "are System, Owner, Administrator and Super users. Nothing was read"),
      line, found);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const SkvImportRow *one = *(SkvImportRow *const *) a, *other = *(SkvImportRow *const *) b;

  return (one->change == SKV_ICS_UNCHANGED) - (other->change == SKV_ICS_UNCHANGED);
}

static gboolean
read_table (SkvRegisterReader *self, GError **error)
{
  g_autoptr (SkvProblem) problem = NULL;

  if (!skv_register_find_headings (self))
    {
      set_no_headings (self, error);
      return FALSE;
    }
  if (self->what == SKV_REGISTER_PEOPLE)
    skv_register_read_people (self);
  else
    skv_register_read_systems (self);
  g_ptr_array_sort (self->preview->rows, compare_rows);
  problem = skv_plan_find_problem (self->plan, self->edit);
  if (problem != NULL)
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID, "%s", problem->message);
      return FALSE;
    }
  return TRUE;
}

SkvImportPreview *
skv_register_read (SkvPlan *plan, SkvRegister what, GBytes *bytes, GError **error)
{
  SkvRegisterReader self = { .plan = plan, .what = what };
  gsize length;
  const char *data;
  g_autofree char *text = NULL;
  gboolean done;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (length > MAX_BYTES)
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_TOO_LARGE,
                   _("the file is larger than %d MiB, larger than any list of a plan. Nothing "
                      "was read"),
                   MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  text = skv_text_decode (data != NULL ? data : "", length, NULL, NULL, error);
  self.table = text != NULL ? skv_csv_read (text, error) : NULL;
  if (self.table == NULL)
    return NULL;
  self.columns = g_array_new (FALSE, FALSE, sizeof (SkvRegisterColumn));
  self.edit =
    skv_edit_new (what == SKV_REGISTER_PEOPLE ? _("Import people") : _("Import systems"));
  self.preview = skv_import_preview_new_empty (self.edit);
  done = read_table (&self, error);
  skv_edit_unref (self.edit);
  g_array_unref (self.columns);
  skv_csv_table_free (self.table);
  if (!done)
    g_clear_pointer (&self.preview, skv_import_preview_free);
  return self.preview;
}
