/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/import/import-dialog-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/import/import-lists.h"
#include "app/legible.h"

/* longer than two keys of a word, or two steps of a year, are apart */
#define WAIT_MILLISECONDS 300
/* What is read faster than this needs no sign that it is being read. */
#define PATIENCE_MILLISECONDS 250

G_DEFINE_FINAL_TYPE (SkvImportDialog, skv_import_dialog, ADW_TYPE_WINDOW)

enum
{
  SOURCE_READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void start_reading (SkvImportDialog *self);

static SkvPlan *
get_plan (SkvImportDialog *self)
{
  return skv_session_get_plan (self->session);
}

/* --- What is shown --- */

/* "Bring In 8", "Remove 2", "Nothing New"; of a source that is read again that is worth a note */
static void
update_button (SkvImportDialog *self)
{
  const SkvImportPreview *preview = self->preview;
  guint n = preview != NULL ? preview->counts[SKV_ICS_ADDED] + preview->counts[SKV_ICS_UPDATED] : 0;
  guint n_gone = preview != NULL && self->remove_gone ? preview->gone->len : 0;
  gboolean again = self->source->id != NULL, subscribes = self->source->address != NULL;
  g_autofree char *label = NULL;

  if (n > 0)
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_Bring In %'u", "_Bring In %'u", n), n);
  else if (n_gone > 0)
    label =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_Remove %'u", "_Remove %'u", n_gone), n_gone);
  else if (preview != NULL && again)
    label = g_strdup (_("_Note as Read"));
  else if (preview != NULL && subscribes)
    label = g_strdup (_("_Subscribe"));
  else
    label = g_strdup (preview != NULL ? _("Nothing New") : _("_Bring In"));
  gtk_button_set_label (GTK_BUTTON (self->bring_button), label);
  gtk_widget_set_sensitive (self->bring_button,
                            self->cancellable == NULL &&
                              (n > 0 || n_gone > 0 || ((again || subscribes) && preview != NULL)));
}

static void
on_remove_switched (SkvImportDialog *self, GParamSpec *pspec, GtkSwitch *button)
{
  self->remove_gone = gtk_switch_get_active (button);
  update_button (self);
}

/* "50: the file ends here" becomes "Line 50: the file ends here": what stood before was the file.
 * (transfer full) */
static char *
say_place (const char *name, const char *message)
{
  const char *text = message;

  if (g_str_has_prefix (text, name) && text[strlen (name)] == ':')
    text += strlen (name) + 1;
  while (*text == ' ')
    text++;
  if (g_ascii_isdigit (*text) && strchr (text, ':') != NULL)
    {
      guint64 line = g_ascii_strtoull (text, NULL, 10);
      g_autofree char *place = g_strdup_printf (_("Line %u"), (guint) line);

      return g_strconcat (place, strchr (text, ':'), NULL);
    }
  return g_strdup (text);
}

static void
show_error (SkvImportDialog *self, const char *message)
{
  g_autofree char *heading = g_strdup_printf (_("“%s” Cannot Be Read"), self->source->name);
  g_autofree char *detail = say_place (self->source->name, message);
  g_autofree char *escaped_heading = g_markup_escape_text (heading, -1);
  g_autofree char *escaped = g_markup_escape_text (detail, -1);

  g_clear_pointer (&self->preview, skv_import_preview_free);
  adw_status_page_set_title (self->error_page, escaped_heading);
  adw_status_page_set_description (self->error_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "error");
  update_button (self);
}

/* --- The preview --- */

static SkvImportPreview *
make_preview (SkvImportDialog *self, GError **error)
{
  g_autofree char *lane = skv_import_dialog_read_lane (self);

  if (self->reading->import != NULL)
    return skv_import_preview_new_for_json (get_plan (self),
                                            g_steal_pointer (&self->reading->import));
  if (*lane == '\0')
    {
      g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                           _("the new lane needs a name"));
      return NULL;
    }
  return skv_import_preview_new (get_plan (self), self->source->name, self->reading->form, lane,
                                 skv_import_dialog_find_known (self), self->reading->calendar,
                                 error);
}

/* What was read against the plan as it is now. */
static void
show_preview (SkvImportDialog *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->preview, skv_import_preview_free);
  self->preview = make_preview (self, &error);
  if (self->preview == NULL)
    {
      show_error (self, error->message);
      return;
    }
  skv_import_lists_fill (self->lists, get_plan (self), self->preview, self->remove_gone,
                         G_CALLBACK (on_remove_switched), self);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  update_button (self);
  /* Enter brings it in, unless somebody went elsewhere meanwhile. */
  if (!self->focused)
    gtk_widget_grab_focus (self->bring_button);
  self->focused = TRUE;
}

/* --- Reading --- */

static void
end_reading (SkvImportDialog *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->spinner, FALSE);
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer data)
{
  SkvImportDialog *self = SKV_IMPORT_DIALOG (object);
  SkvImportReading *reading = skv_import_read_finish (result);

  /* Cancelled: another reading is on its way, or the dialog is gone. */
  if (reading == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&reading, skv_import_reading_free);
      return;
    }
  end_reading (self);
  g_clear_pointer (&self->reading, skv_import_reading_free);
  self->reading = reading;
  if (self->source->bytes == NULL && reading->source->bytes != NULL)
    {
      self->source->bytes = g_bytes_ref (reading->source->bytes);
      self->source->when = reading->source->when;
      skv_set_text (&self->source->etag, reading->source->etag);
      skv_set_text (&self->source->last_modified, reading->source->last_modified);
    }
  skv_import_dialog_guess_lane (self);
  if (reading->source->bytes != NULL)
    skv_import_dialog_update_rows (self);
  gtk_widget_set_visible (self->settings_group, reading->source->bytes != NULL);
  if (reading->error != NULL)
    show_error (self, reading->error->message);
  else
    show_preview (self);
  if (self->source->id != NULL)
    g_signal_emit (self, signals[SOURCE_READ], 0,
                   reading->error != NULL ? reading->error->message : NULL);
}

static gboolean
on_patience_over (gpointer data)
{
  SkvImportDialog *self = data;

  self->patience = 0;
  gtk_widget_set_visible (self->spinner, TRUE);
  if (self->preview == NULL)
    gtk_stack_set_visible_child_name (self->stack, "reading");
  return G_SOURCE_REMOVE;
}

static void
start_reading (SkvImportDialog *self)
{
  int likely = skv_import_guess_year (self->source->name);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  end_reading (self);
  self->cancellable = g_cancellable_new ();
  self->patience = g_timeout_add (PATIENCE_MILLISECONDS, on_patience_over, self);
  update_button (self);
  skv_import_read_async (G_OBJECT (self), get_plan (self), self->source, self->form, self->year,
                         likely != 0 ? likely : skv_session_get_year (self->session),
                         self->cancellable, on_read, NULL);
}

/* --- What a person chooses --- */

static void
on_form_chosen (SkvImportDialog *self)
{
  if (self->updating)
    return;
  self->form = adw_combo_row_get_selected (self->form_row);
  start_reading (self);
}

static gboolean
on_waited_for_lane (gpointer data)
{
  SkvImportDialog *self = data;

  self->wait = 0;
  if (self->reading != NULL && self->reading->calendar != NULL && self->cancellable == NULL)
    show_preview (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_waited_for_year (gpointer data)
{
  SkvImportDialog *self = data;

  self->wait = 0;
  self->year = gtk_spin_button_get_value_as_int (self->year_spin);
  start_reading (self);
  return G_SOURCE_REMOVE;
}

/* Nothing is brought in that was made of the old choice. */
static void
wait_for (SkvImportDialog *self, GSourceFunc func)
{
  g_clear_handle_id (&self->wait, g_source_remove);
  self->wait = g_timeout_add (WAIT_MILLISECONDS, func, self);
  gtk_widget_set_sensitive (self->bring_button, FALSE);
}

static void
on_lane_chosen (SkvImportDialog *self)
{
  if (self->updating)
    return;
  self->lane_chosen = TRUE;
  gtk_widget_set_visible (self->new_lane_row, skv_import_dialog_lane_is_new (self));
  if (skv_import_dialog_lane_is_new (self))
    gtk_widget_grab_focus (self->new_lane_row);
  wait_for (self, on_waited_for_lane);
}

static void
on_lane_typed (SkvImportDialog *self)
{
  if (skv_import_dialog_lane_is_new (self))
    wait_for (self, on_waited_for_lane);
}

static void
on_year_chosen (SkvImportDialog *self)
{
  if (!self->updating)
    wait_for (self, on_waited_for_year);
}

/* --- Bringing in --- */

static void
on_told (SkvImportDialog *self, const char *message)
{
  g_free (self->told);
  self->told = g_strdup (message);
}

static char *
make_label (SkvImportDialog *self)
{
  const guint *counts = self->preview->counts;
  guint n = counts[SKV_ICS_ADDED] + counts[SKV_ICS_UPDATED];

  if (n == 0 && !(self->remove_gone && self->preview->gone->len > 0))
    return g_strdup_printf (self->source->address != NULL ? _("Subscribe to “%s”")
                                                          : _("Read “%s” again"),
                            self->source->name);
  if (n == 0)
    return g_strdup_printf (_("Remove what %s no longer says"), self->source->name);
  /* Translators: an edit that can be undone; %s is a file's name */
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Bring in %'u from %s", "Bring in %'u from %s", n), n,
    self->source->name);
}

static void
follow_plan (SkvImportDialog *self)
{
  g_signal_connect_object (get_plan (self), "changed", G_CALLBACK (start_reading), self,
                           G_CONNECT_SWAPPED);
}

static void
tell_refusal (SkvImportDialog *self)
{
  GtkWidget *dialog = skv_message_new (GTK_WINDOW (self), _("Nothing was brought in"),
                                       self->told != NULL ? self->told : "");

  skv_message_add_response (SKV_MESSAGE (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_bring (SkvImportDialog *self)
{
  SkvImportWish wish = skv_import_dialog_read_wish (self);
  SkvSourceReading reading = skv_import_dialog_describe_reading (self);
  g_autofree char *label = make_label (self);
  g_autoptr (SkvEdit) edit = NULL;
  SkvDay day = skv_import_preview_day_to_show (self->preview, get_plan (self),
                                               skv_session_get_from (self->session),
                                               skv_session_get_to (self->session));

  wish.reading = &reading;
  edit = skv_import_preview_make_edit (self->preview, get_plan (self), label, &wish);
  g_signal_handlers_disconnect_by_data (get_plan (self), self);
  if (skv_session_apply (self->session, edit))
    {
      if (day != SKV_DAY_NONE)
        skv_session_show_day (self->session, day);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  /* The plan may have been read anew, which is why. */
  follow_plan (self);
  tell_refusal (self);
  start_reading (self);
}

/* --- Object --- */

static void
skv_import_dialog_dispose (GObject *object)
{
  SkvImportDialog *self = SKV_IMPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->wait, g_source_remove);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (skv_import_dialog_parent_class)->dispose (object);
}

static void
skv_import_dialog_finalize (GObject *object)
{
  SkvImportDialog *self = SKV_IMPORT_DIALOG (object);

  g_clear_pointer (&self->source, skv_import_source_free);
  g_clear_pointer (&self->reading, skv_import_reading_free);
  g_clear_pointer (&self->preview, skv_import_preview_free);
  g_ptr_array_unref (self->lanes);
  g_free (self->told);
  g_free (self->location);
  g_free (self->by);
  G_OBJECT_CLASS (skv_import_dialog_parent_class)->finalize (object);
}

/* The reading holds on to the dialog: what is not wanted any more is not read to its end. */
static gboolean
skv_import_dialog_close_request (GtkWindow *window)
{
  SkvImportDialog *self = SKV_IMPORT_DIALOG (window);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->wait, g_source_remove);
  g_clear_handle_id (&self->patience, g_source_remove);
  return GTK_WINDOW_CLASS (skv_import_dialog_parent_class)->close_request (window);
}

static void
skv_import_dialog_class_init (SkvImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = skv_import_dialog_close_request;
  signals[SOURCE_READ] = g_signal_new ("source-read", SKV_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SkvImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SkvImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, SkvImportDialog, bring_button);
  gtk_widget_class_bind_template_child (widget_class, SkvImportDialog, settings_group);
  gtk_widget_class_bind_template_child (widget_class, SkvImportDialog, form_row);
  gtk_widget_class_bind_template_child (widget_class, SkvImportDialog, lane_row);
  gtk_widget_class_bind_template_child (widget_class, SkvImportDialog, new_lane_row);
  gtk_widget_class_bind_template_child (widget_class, SkvImportDialog, year_row);
  gtk_widget_class_bind_template_child (widget_class, SkvImportDialog, year_spin);
  gtk_widget_class_bind_template_child (widget_class, SkvImportDialog, wish_row);
  gtk_widget_class_bind_template_child (widget_class, SkvImportDialog, organisation_row);
  gtk_widget_class_bind_template_child (widget_class, SkvImportDialog, system_row);
  gtk_widget_class_bind_template_child (widget_class, SkvImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SkvImportDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, SkvImportDialog, lists);
  gtk_widget_class_bind_template_callback (widget_class, on_bring);
  gtk_widget_class_bind_template_callback (widget_class, on_form_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_lane_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_lane_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_year_chosen);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_import_dialog_init (SkvImportDialog *self)
{
  self->lanes = g_ptr_array_new_with_free_func (g_free);
  self->form = SKV_N_IMPORT_FORMS;
  gtk_widget_init_template (GTK_WIDGET (self));
  skv_entry_row_name (ADW_ENTRY_ROW (self->new_lane_row));
}

static char *
make_subtitle (const SkvImportSource *source, guint rest)
{
  if (rest == 0)
    return g_strdup (source->name);
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s, and %u more after it", "%s, and %u more after it", rest),
    source->name, rest);
}

GtkWidget *
skv_import_dialog_new (SkvSession *session, const SkvImportSource *source, guint rest)
{
  SkvImportDialog *self;
  g_autofree char *subtitle = make_subtitle (source, rest);

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (source != NULL, NULL);

  self = g_object_new (SKV_TYPE_IMPORT_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->source = skv_import_source_copy (source);
  adw_window_title_set_subtitle (self->title, subtitle);
  skv_import_dialog_fill_rows (self);
  skv_import_dialog_preset (self);
  g_signal_connect_object (session, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  follow_plan (self);
  start_reading (self);
  return GTK_WIDGET (self);
}
