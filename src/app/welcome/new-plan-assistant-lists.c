/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "app/compat.h"

#include "app/welcome/new-plan-assistant-private.h"

/* --- organisations --------------------------------------------------------------------------- */

static guint
index_of (SkvNewPlanAssistant *self, gpointer row)
{
  guint index = 0;

  g_ptr_array_find (self->organisation_rows, row, &index);
  return index;
}

static void
on_organisation (SkvTextRow *row, const char *text, gpointer data)
{
  SkvNewPlanAssistant *self = SKV_NEW_PLAN_ASSISTANT (data);

  skv_new_plan_form_set_organisation (self->form, index_of (self, row), text);
  skv_new_plan_assistant_update (self);
}

static void
on_remove_organisation (GtkButton *button, gpointer data)
{
  SkvNewPlanAssistant *self = SKV_NEW_PLAN_ASSISTANT (data);
  guint index = index_of (self, g_object_get_data (G_OBJECT (button), "skv-row"));

  skv_new_plan_form_remove_organisation (self->form, index);
  skv_new_plan_assistant_fill_organisations (self, MAX (index, 1) - 1);
}

static GtkWidget *
remove_button_new (const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static SkvTextRow *
organisation_row_new (SkvNewPlanAssistant *self, guint i)
{
  g_autofree char *title = i == 0 ? g_strdup (_("Organisation"))
                                  /* Translators: "Organisation 2" of a joint office */
                                  : g_strdup_printf (_("Organisation %u"), i + 1);
  GtkWidget *row = skv_text_row_new (title), *button;

  skv_text_row_set_up (SKV_TEXT_ROW (row), i == 0 ? _("Name") : NULL, 0);
  skv_text_row_set_text (SKV_TEXT_ROW (row), g_ptr_array_index (self->form->organisations, i));
  g_signal_connect (row, "edited", G_CALLBACK (on_organisation), self);
  if (self->form->organisations->len == 1)
    return SKV_TEXT_ROW (row);
  button = remove_button_new (_("Remove this organisation"));
  g_object_set_data (G_OBJECT (button), "skv-row", row);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_organisation), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return SKV_TEXT_ROW (row);
}

void
skv_new_plan_assistant_fill_organisations (SkvNewPlanAssistant *self, guint focus)
{
  for (guint i = 0; i < self->organisation_rows->len; i++)
    adw_preferences_group_remove (self->organisations_group, self->organisation_rows->pdata[i]);
  g_ptr_array_set_size (self->organisation_rows, 0);
  for (guint i = 0; i < self->form->organisations->len; i++)
    {
      SkvTextRow *row = organisation_row_new (self, i);

      g_ptr_array_add (self->organisation_rows, row);
      adw_preferences_group_add (self->organisations_group, GTK_WIDGET (row));
    }
  skv_text_row_focus (self->organisation_rows->pdata[focus]);
  skv_new_plan_assistant_update (self);
}

/* --- where the dates are --------------------------------------------------------------------- */

static void
on_remove_source (GtkButton *button, gpointer data)
{
  SkvNewPlanAssistant *self = SKV_NEW_PLAN_ASSISTANT (data);

  g_ptr_array_remove (self->sources, g_object_get_data (G_OBJECT (button), "skv-source"));
  skv_new_plan_assistant_fill_sources (self);
  skv_new_plan_assistant_update (self);
  gtk_widget_grab_focus (self->next_button);
}

/* the folder of a file, the first line of a text (transfer full) */
static char *
describe_source (const SkvImportSource *source)
{
  g_autofree char *folder = NULL;
  const char *text;
  gsize length = 0;

  if (source->path != NULL)
    {
      folder = g_path_get_dirname (source->path);
      return g_filename_display_name (folder);
    }
  text = source->bytes != NULL ? g_bytes_get_data (source->bytes, &length) : NULL;
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\n' || text[i] == '\r')
        length = i;
    }
  return g_utf8_make_valid (text != NULL ? text : "", (gssize) length);
}

static GtkWidget *
source_row_new (SkvNewPlanAssistant *self, SkvImportSource *source)
{
  GtkWidget *row = adw_action_row_new (), *button;
  g_autofree char *where = describe_source (source);
  g_autofree char *title = g_markup_escape_text (source->name, -1);
  g_autofree char *subtitle = g_markup_escape_text (where, -1);
  g_autofree char *label = g_strdup_printf (_("Leave “%s” out"), source->name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  button = remove_button_new (label);
  g_object_set_data (G_OBJECT (button), "skv-source", source);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_source), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

void
skv_new_plan_assistant_fill_sources (SkvNewPlanAssistant *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sources_list))) != NULL)
    gtk_list_box_remove (self->sources_list, child);
  for (guint i = 0; i < self->sources->len; i++)
    gtk_list_box_append (self->sources_list,
                         source_row_new (self, g_ptr_array_index (self->sources, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->sources_list), self->sources->len > 0);
}

static void
tell_added (SkvNewPlanAssistant *self)
{
  skv_new_plan_assistant_fill_sources (self);
  skv_new_plan_assistant_update (self);
}

void
skv_new_plan_assistant_add_files (SkvNewPlanAssistant *self, GSList *files)
{
  g_autoptr (SkvImportDrop) drop = skv_import_drop_new (files);

  for (guint i = 0; i < drop->sources->len; i++)
    g_ptr_array_add (self->sources, skv_import_source_copy (g_ptr_array_index (drop->sources, i)));
  if (drop->n_elsewhere > 0)
    skv_toast_show (self->toast, _("That file is not on this computer. Copy it here first."), NULL,
                    NULL);
  else if (drop->plans->len > 0)
    skv_toast_show (self->toast, _("That is a plan already: open it instead."), NULL, NULL);
  tell_added (self);
}

static void
on_files_chosen (GtkNativeDialog *chooser, int response, gpointer data)
{
  GSList *list = skv_file_question_take_all (chooser, response);

  skv_new_plan_assistant_add_files (SKV_NEW_PLAN_ASSISTANT (data), list);
  g_slist_free_full (list, g_object_unref);
}

void
skv_new_plan_assistant_choose_files (SkvNewPlanAssistant *self)
{
  GtkNativeDialog *chooser = skv_file_question_new (_("Files with Dates"), GTK_WINDOW (self),
                                                    SKV_FILE_OPEN_MANY, _("_Choose"));

  g_signal_connect_object (chooser, "response", G_CALLBACK (on_files_chosen), self, 0);
  gtk_native_dialog_show (chooser);
}

/* A file whose place is typed: the toolkit's dialog for files shows a screen reader no files. */
void
skv_new_plan_assistant_add_path (SkvNewPlanAssistant *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (skv_text_row_get_text (self->path_row)));
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  if (*typed == '\0')
    return;
  file = g_file_parse_name (typed); /* also "~/dates.csv" and file: addresses */
  path = g_file_get_path (file);
  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      skv_text_row_show_problem (self->path_row, _("There is no such file on this computer"),
                                 NULL);
      return;
    }
  skv_text_row_set_text (self->path_row, "");
  skv_text_row_show_problem (self->path_row, NULL, NULL);
  skv_new_plan_assistant_add_files (self, &(GSList){ .data = file });
}

static void
add_text (SkvNewPlanAssistant *self, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    {
      skv_toast_show (self->toast, _("There is no text and no file on the clipboard."), NULL,
                      NULL);
      return;
    }
  g_ptr_array_add (self->sources, skv_import_source_new_for_text (name, text));
  tell_added (self);
}

static void
on_text_pasted (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (SkvNewPlanAssistant) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (!self->done)
    add_text (self, _("Pasted text"), text);
}

void
skv_new_plan_assistant_paste (SkvNewPlanAssistant *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, on_text_pasted,
                                 g_object_ref (self));
}

static gboolean
on_drop (SkvNewPlanAssistant *self, const GValue *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      skv_new_plan_assistant_add_files (self, files);
    }
  else
    add_text (self, _("Dropped text"), g_value_get_string (value));
  return TRUE;
}

void
skv_new_plan_assistant_install_drop (SkvNewPlanAssistant *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
