/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflicts/conflicts-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/conflicts/conflict-report.h"

/* microseconds at a time */
#define ROWS_AT_ONCE 4000

/* What is being written, as the list was when it was asked for. */
typedef struct
{
  SkvConflictsPage *page; /* (owned) */
  SkvSession *session;    /* (owned) */
  GFile *file;            /* (owned) */
  GString *csv;           /* (owned) */
  GPtrArray *lines;       /* (owned) (element-type SkvConflictLine) */
  guint next;
  guint epoch;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_object_unref (self->page);
  g_object_unref (self->session);
  g_object_unref (self->file);
  g_string_free (self->csv, TRUE);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static void
write_file (Export *self)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    {
      skv_session_tell (self->session,
                        _("That folder is not on this computer. Choose one that is."));
      return;
    }
  if (g_file_set_contents (path, self->csv->str, (gssize) self->csv->len, &error))
    message = g_strdup_printf (_("Exported: %s"), name);
  else
    message = g_strdup_printf (_("Not exported: %s"), error->message);
  skv_session_tell (self->session, message);
}

static gboolean
export_when_idle (gpointer data)
{
  Export *self = data;
  gint64 end = g_get_monotonic_time () + ROWS_AT_ONCE;

  if (self->epoch != skv_conflict_lines_get_epoch (self->page->lines))
    {
      skv_session_tell (self->session, _("Not exported: another year or plan is shown"));
      return G_SOURCE_REMOVE;
    }
  while (self->next < self->lines->len && g_get_monotonic_time () < end)
    skv_conflict_report_put_row (self->csv, self->page->lines, self->lines->pdata[self->next++]);
  if (self->next < self->lines->len)
    return G_SOURCE_CONTINUE;
  write_file (self);
  return G_SOURCE_REMOVE;
}

static void
begin (SkvConflictsPage *page, GFile *file)
{
  GListModel *model = G_LIST_MODEL (page->lines);
  guint n = g_list_model_get_n_items (model);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  Export *self = g_new0 (Export, 1);

  self->page = g_object_ref (page);
  self->session = g_object_ref (page->base.session);
  self->file = g_object_ref (file);
  self->csv = g_string_new (NULL);
  self->epoch = skv_conflict_lines_get_epoch (page->lines);
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SkvConflictLine) line = g_list_model_get_item (model, i);

      if (!line->heading && g_hash_table_add (seen, line))
        g_ptr_array_add (self->lines, g_steal_pointer (&line));
    }
  skv_conflict_report_put_head (self->csv);
  g_idle_add_full (G_PRIORITY_LOW, export_when_idle, self, export_free);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (data);
  g_autoptr (GFile) file = skv_file_question_take (dialog, response);

  if (file != NULL && self->base.session != NULL)
    begin (self, file);
}

void
skv_conflicts_page_export (SkvConflictsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkNativeDialog *dialog;
  g_autofree char *name = NULL;

  if (self->base.session == NULL)
    return;
  /* TRANSLATORS: name of a file; a year */
  name = g_strdup_printf (_("Conflicts %d.csv"), skv_session_get_year (self->base.session));
  dialog = skv_file_question_new (_("Export Conflicts as CSV"), GTK_WINDOW (root), SKV_FILE_SAVE,
                                  _("_Export"));
  skv_file_question_set_name (dialog, name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen), self, 0);
  gtk_native_dialog_show (dialog);
}
