/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/requests/mail-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/question.h"
#include "core/publish/mail-uri.h"

#define TEXT_WIDTH 460
#define TEXT_HEIGHT 260
#define LEAST_HEIGHT 90

typedef struct
{
  SkvSession *session; /* (owned) */
  SkvTextRow *to;
  SkvTextRow *subject;
  GtkTextView *text;
} Letter;

static void
letter_free (gpointer data, GClosure *closure)
{
  Letter *self = data;

  g_object_unref (self->session);
  g_free (self);
}

/* (transfer full) */
static char *
read_text (Letter *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
open_mail (GtkWindow *over, const char *to, const char *subject, const char *text)
{
  g_autofree char *recipients = g_uri_escape_string (to, "@,", FALSE);
  g_autofree char *uri = skv_mail_uri (recipients, subject, text);

  skv_show_uri (over, uri);
}

static void
on_response (SkvMessage *dialog, const char *response, gpointer data)
{
  Letter *self = data;
  g_autofree char *text = read_text (self);
  g_autofree char *to = skv_question_read (self->to);
  g_autofree char *subject = skv_question_read (self->subject);

  if (strcmp (response, "mail") == 0)
    open_mail (gtk_window_get_transient_for (GTK_WINDOW (dialog)), to, subject, text);
  else if (strcmp (response, "copy") == 0)
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), text);
      skv_session_tell (self->session, _("The text is on the clipboard"));
    }
}

/* A letter may lack anything: whoever sends it sees that. */
static void
on_typed (Letter *self)
{
}

static GtkTextView *
add_text (SkvMessage *dialog, const char *text)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *view = gtk_text_view_new ();
  GtkWidget *box = skv_message_get_extra_child (dialog);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 10);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 10);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("letter", "Text"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_max_content_width (GTK_SCROLLED_WINDOW (scroller), TEXT_WIDTH);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), TEXT_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LEAST_HEIGHT);
  gtk_widget_add_css_class (scroller, "card");
  gtk_box_append (GTK_BOX (box), scroller);
  return GTK_TEXT_VIEW (view);
}

GtkWidget *
skv_mail_dialog_new (
  SkvSession *session, const char *heading, const char *to, const char *subject, const char *text)
{
  GtkWidget *widget = skv_message_new (NULL, heading, NULL);
  SkvMessage *dialog = SKV_MESSAGE (widget);
  AdwPreferencesGroup *group;
  Letter *self = g_new0 (Letter, 1);

  self->session = g_object_ref (session);
  skv_message_add_responses (dialog, "close", _("_Close"), "copy", _("C_opy Text"), "mail",
                             _("Open as _Mail"), NULL);
  skv_message_set_response_appearance (dialog, "mail", ADW_RESPONSE_SUGGESTED);
  skv_message_set_close_response (dialog, "close");
  group = skv_question_add_group (dialog);
  self->to = skv_question_add_row (group, C_("letter", "To"), to, 30, G_CALLBACK (on_typed), self);
  self->subject = skv_question_add_row (group, C_("letter", "Subject"), subject, 30,
                                        G_CALLBACK (on_typed), self);
  self->text = add_text (dialog, text);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), self, letter_free, 0);
  return widget;
}
