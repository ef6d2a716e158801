/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/import/register-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/import/import-lists.h"

/* longer than two keys are apart */
#define WAIT_MILLISECONDS 300

struct _SkvRegisterDialog
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  SkvRegister what;
  GBytes *bytes;             /* (owned) (nullable): of a file; NULL: what stands in the entry */
  SkvImportPreview *preview; /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned): of what is being loaded */
  guint wait;

  AdwWindowTitle *title;
  GtkWidget *bring_button;
  GtkLabel *hint;
  GtkWidget *text_frame;
  GtkTextView *text;
  GtkWidget *file_row; /* in place of the entry, with the name of a file */
  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkBox *lists;
};

G_DEFINE_FINAL_TYPE (SkvRegisterDialog, skv_register_dialog, ADW_TYPE_WINDOW)

static SkvPlan *
plan_of (SkvRegisterDialog *self)
{
  return skv_session_get_plan (self->session);
}

/* --- what is shown --------------------------------------------------------------------------- */

/* "Bring In 8", "Nothing New" */
static void
update_button (SkvRegisterDialog *self)
{
  const SkvImportPreview *preview = self->preview;
  guint n = preview != NULL ? preview->counts[SKV_ICS_ADDED] + preview->counts[SKV_ICS_UPDATED] : 0;
  g_autofree char *label =
    n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_Bring In %'u", "_Bring In %'u", n), n)
          : g_strdup (preview != NULL ? _("Nothing New") : _("_Bring In"));

  gtk_button_set_label (GTK_BUTTON (self->bring_button), label);
  gtk_widget_set_sensitive (self->bring_button, n > 0);
}

static void
show_error (SkvRegisterDialog *self, const char *message)
{
  g_autofree char *escaped = NULL, *line = NULL;
  const char *text = message;

  /* "5: what is wrong" */
  if (g_ascii_isdigit (*message) && strchr (message, ':') != NULL)
    {
      line = g_strdup_printf (_("Line %u"), (guint) g_ascii_strtoull (message, NULL, 10));
      text = strchr (message, ':') + 1;
    }
  escaped = g_markup_escape_text (text + strspn (text, " "), -1);
  adw_status_page_set_title (self->error_page,
                             line != NULL ? line : _("This Table Cannot Be Read"));
  adw_status_page_set_description (self->error_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static GBytes *
read_text (SkvRegisterDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;
  char *text;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

static void
show_preview (SkvRegisterDialog *self)
{
  g_autoptr (GBytes) bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : read_text (self);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->preview, skv_import_preview_free);
  if (g_bytes_get_size (bytes) == 0)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else
    {
      self->preview = skv_register_read (plan_of (self), self->what, bytes, &error);
      if (self->preview == NULL)
        show_error (self, error->message);
      else
        {
          skv_import_lists_fill (self->lists, plan_of (self), self->preview, FALSE, NULL, NULL);
          gtk_stack_set_visible_child_name (self->stack, "preview");
        }
    }
  update_button (self);
}

static gboolean
on_waited (gpointer data)
{
  SkvRegisterDialog *self = data;

  self->wait = 0;
  show_preview (self);
  return G_SOURCE_REMOVE;
}

static void
on_typed (SkvRegisterDialog *self)
{
  g_clear_handle_id (&self->wait, g_source_remove);
  self->wait = g_timeout_add (WAIT_MILLISECONDS, on_waited, self);
  gtk_widget_set_sensitive (self->bring_button, FALSE);
}

/* --- a file ---------------------------------------------------------------------------------- */

static void
on_loaded (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (SkvRegisterDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (file), result, NULL, &error);
  g_autofree char *name = g_file_get_basename (G_FILE (file));
  g_autofree char *shown = g_filename_display_name (name);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bytes == NULL)
    {
      show_error (self, error->message);
      return;
    }
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_steal_pointer (&bytes);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), shown);
  gtk_widget_set_visible (self->file_row, TRUE);
  gtk_widget_set_visible (self->text_frame, FALSE);
  show_preview (self);
  gtk_widget_grab_focus (self->bring_button);
}

static void
on_response (SkvRegisterDialog *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = skv_file_question_take (dialog, response);

  if (file != NULL)
    g_file_load_bytes_async (file, self->cancellable, on_loaded, g_object_ref (self));
}

static void
on_choose (SkvRegisterDialog *self)
{
  GtkNativeDialog *dialog =
    skv_file_question_new (_("Choose a Table"), GTK_WINDOW (self), SKV_FILE_OPEN, _("_Open"));
  const char *patterns[] = { "*.csv", "*.CSV", "*.tsv", "*.txt", "*.TXT", NULL };

  skv_file_question_add_kind (dialog, _("Tables"), patterns);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (dialog);
}

/* back to what is typed or pasted */
static void
on_drop_file (SkvRegisterDialog *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  gtk_widget_set_visible (self->file_row, FALSE);
  gtk_widget_set_visible (self->text_frame, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  show_preview (self);
}

/* --- bringing it in -------------------------------------------------------------------------- */

static void
on_bring (SkvRegisterDialog *self)
{
  g_autoptr (SkvEdit) edit = NULL;

  if (self->wait != 0)
    {
      g_clear_handle_id (&self->wait, g_source_remove);
      show_preview (self);
    }
  if (self->preview == NULL)
    return;
  edit = skv_edit_ref (self->preview->import->edit);
  if (skv_session_apply (self->session, edit))
    gtk_window_close (GTK_WINDOW (self));
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_register_dialog_dispose (GObject *object)
{
  SkvRegisterDialog *self = SKV_REGISTER_DIALOG (object);

  g_clear_handle_id (&self->wait, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (skv_register_dialog_parent_class)->dispose (object);
}

static void
skv_register_dialog_finalize (GObject *object)
{
  SkvRegisterDialog *self = SKV_REGISTER_DIALOG (object);

  g_clear_pointer (&self->preview, skv_import_preview_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (skv_register_dialog_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvRegisterDialog, name)

static void
skv_register_dialog_class_init (SkvRegisterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_register_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_register_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/register-dialog.ui");
  BIND (title);
  BIND (bring_button);
  BIND (hint);
  BIND (text_frame);
  BIND (text);
  BIND (file_row);
  BIND (stack);
  BIND (error_page);
  BIND (lists);
  gtk_widget_class_bind_template_callback (widget_class, on_bring);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_drop_file);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_register_dialog_init (SkvRegisterDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (on_typed),
                           self, G_CONNECT_SWAPPED);
  update_button (self);
}

GtkWidget *
skv_register_dialog_new (SkvSession *session, SkvRegister what)
{
  gboolean people = what == SKV_REGISTER_PEOPLE;
  SkvRegisterDialog *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  self = g_object_new (SKV_TYPE_REGISTER_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->what = what;
  adw_window_title_set_title (self->title, people ? _("Import People") : _("Import Systems"));
  gtk_window_set_title (GTK_WINDOW (self), adw_window_title_get_title (self->title));
  gtk_label_set_label (
    self->hint,
    people ? _("Paste a table with headings such as Role, Name, Phone, Mobile, E-mail and "
                "Department, in Norwegian, Swedish, Danish or English; or choose a CSV file.")
           : _("Paste a table with headings such as System, Owner, Administrator and Super users, "
                "in Norwegian, Swedish, Danish or English; or choose a CSV file."));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  return GTK_WIDGET (self);
}
