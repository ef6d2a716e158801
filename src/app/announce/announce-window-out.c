/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/announce/announce-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/announce/sent-question.h"
#include "app/announce/wording-window.h"
#include "app/compat.h"
#include "app/plan-files.h"
#include "app/present.h"

/* Longer links are cut or refused by mail programs. */
#define LONGEST_LINK 8000
#define MOST_LETTERS 60 /* of a subject, for a file */

static void
tell (SkvAnnounceWindow *self, const char *message)
{
  skv_toast_show (self->toast, message, NULL, NULL);
}

/* --- copying and mail ------------------------------------------------------------------------- */

static void
copy_text (SkvAnnounceWindow *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
on_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvAnnounceWindow *self = SKV_ANNOUNCE_WINDOW (widget);
  gboolean html = gtk_toggle_button_get_active (self->as_html);
  g_autofree char *text = skv_announce_write (
    self->announcement, &self->wish, html ? SKV_ANNOUNCE_AS_FRAGMENT : SKV_ANNOUNCE_AS_TEXT);

  copy_text (self, text);
  tell (self, _("Copied"));
}

static void
on_mail_shown (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SkvAnnounceWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (skv_show_uri_finish (GTK_WINDOW (source), result, &error) || self->session == NULL)
    return;
  g_debug ("no mail program: %s", error->message);
  tell (self, _("No mail program answered. Copy the text instead."));
}

/* The portal asks which mail program. */
static void
on_mail (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvAnnounceWindow *self = SKV_ANNOUNCE_WINDOW (widget);
  g_autofree char *link =
    skv_announce_write (self->announcement, &self->wish, SKV_ANNOUNCE_AS_MAILTO);

  if (strlen (link) > LONGEST_LINK)
    {
      char *body = strstr (link, "&body=");

      copy_text (self, skv_announcement_get_body (self->announcement));
      if (body != NULL)
        *body = '\0';
      tell (self, _("The text is too long for a link. It was copied: paste it into the mail."));
    }
  skv_show_uri_async (GTK_WINDOW (self), link, on_mail_shown, g_object_ref (self));
}

/* --- saving ----------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *ending;
  SkvAnnounceFormat format;
} formats[] = {
  { "txt", ".txt", SKV_ANNOUNCE_AS_TEXT },
  { "html", ".html", SKV_ANNOUNCE_AS_HTML },
  { "fragment", ".html", SKV_ANNOUNCE_AS_FRAGMENT },
  { "ics", ".ics", SKV_ANNOUNCE_AS_ICS },
};

static void
save_to (SkvAnnounceWindow *self, gsize format, GFile *file)
{
  g_autofree char *text =
    skv_announce_write (self->announcement, &self->wish, formats[format].format);
  g_autofree char *name = g_file_get_basename (file), *message = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                               NULL, &error))
    message = g_strdup_printf (_("Saved: %s"), name);
  else
    message = g_strdup (error->message);
  tell (self, message);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  SkvAnnounceWindow *self = SKV_ANNOUNCE_WINDOW (gtk_native_dialog_get_transient_for (dialog));
  g_autoptr (GFile) file = skv_file_question_take (dialog, response);

  if (file != NULL && self->announcement != NULL)
    save_to (self, GPOINTER_TO_SIZE (data), file);
}

static char *
suggest_name (SkvAnnounceWindow *self, const char *ending)
{
  g_autofree char *base = g_strdup (skv_announcement_get_subject (self->announcement));
  long length = MIN (g_utf8_strlen (base, -1), MOST_LETTERS);

  *g_utf8_offset_to_pointer (base, length) = '\0';
  g_strdelimit (base, "/\\:\n\r", '-');
  return g_strconcat (base, ending, NULL);
}

static void
on_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvAnnounceWindow *self = SKV_ANNOUNCE_WINDOW (widget);
  const char *wanted = g_variant_get_string (parameter, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      GtkNativeDialog *dialog;
      g_autofree char *file = NULL;

      if (strcmp (formats[i].name, wanted) != 0)
        continue;
      dialog = skv_file_question_new (_("Save the Announcement"), GTK_WINDOW (self), SKV_FILE_SAVE,
                                      _("_Save"));
      file = suggest_name (self, formats[i].ending);
      skv_file_question_set_name (dialog, file);
      g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), GSIZE_TO_POINTER (i));
      gtk_native_dialog_show (dialog);
    }
}

/* --- what was sent, and its words ------------------------------------------------------------- */

static void
on_sent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvAnnounceWindow *self = SKV_ANNOUNCE_WINDOW (widget);
  GtkWidget *question = skv_sent_question_new (self->session, &self->wish,
                                               skv_announcement_get_text (self->announcement));

  skv_present_over (question, widget);
}

static void
on_wording (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvAnnounceWindow *self = SKV_ANNOUNCE_WINDOW (widget);

  skv_present_over (skv_wording_window_new (self->session, &self->wish), widget);
}

void
skv_announce_window_update_actions (SkvAnnounceWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean there = self->announcement != NULL;
  gboolean writable = !skv_plan_files_is_read_only (skv_session_get_plan (self->session));

  gtk_widget_action_set_enabled (widget, "announce.copy", there);
  gtk_widget_action_set_enabled (widget, "announce.mail", there);
  gtk_widget_action_set_enabled (widget, "announce.save", there);
  gtk_widget_action_set_enabled (widget, "announce.sent", there && writable);
  gtk_widget_action_set_enabled (widget, "announce.wording", writable);
  gtk_widget_set_tooltip_text (self->sent_button, writable ? NULL : _("This plan is read only"));
}

void
skv_announce_window_out_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "announce.copy", NULL, on_copy);
  gtk_widget_class_install_action (widget_class, "announce.mail", NULL, on_mail);
  gtk_widget_class_install_action (widget_class, "announce.save", "s", on_save);
  gtk_widget_class_install_action (widget_class, "announce.sent", NULL, on_sent);
  gtk_widget_class_install_action (widget_class, "announce.wording", NULL, on_wording);
}
