/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/requests/receive-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/parts.h"
#include "app/question.h"
#include "app/requests/exchange-files.h"
#include "core/exchange/request.h"

#define LIST_WIDTH 460
#define LIST_HEIGHT 320

typedef struct
{
  SkvSession *session; /* (owned) */
  SkvEdit *edit;       /* (owned) */
} Coming;

static void
coming_free (gpointer data, GClosure *closure)
{
  Coming *self = data;

  g_object_unref (self->session);
  skv_edit_unref (self->edit);
  g_free (self);
}

static void
on_response (SkvMessage *dialog, const char *response, gpointer data)
{
  Coming *self = data;

  if (strcmp (response, SKV_QUESTION_DO) == 0)
    skv_session_apply (self->session, self->edit);
}

static const char *
icon_of (const SkvReceivedRequest *row)
{
  switch (row->received)
    {
    case SKV_RECEIVED_REFUSED:
      return "dialog-error-symbolic";
    case SKV_RECEIVED_UNCHANGED:
      return "emblem-ok-symbolic";
    default:
      return row->notes[0] != NULL ? "dialog-warning-symbolic" : "mail-unread-symbolic";
    }
}

/* "Payroll · 10–15 June 2019. It waits for an answer" (transfer full) */
static char *
describe (SkvPlan *plan, GPtrArray *registrations, const SkvReceivedRequest *row)
{
  for (guint i = 0; i < registrations->len; i++)
    {
      const SkvRegistration *registration = g_ptr_array_index (registrations, i);

      for (guint j = 0; j < registration->requests->len; j++)
        {
          const SkvRegistered *one = g_ptr_array_index (registration->requests, j);
          g_autofree char *when = NULL;

          if (g_strcmp0 (one->request->parent.id, row->id) != 0)
            continue;
          when = skv_request_words_when (plan, one->request);
          return g_strdup_printf ("%s%s%s\n%s", one->department != NULL ? one->department : "",
                                  one->department != NULL && when != NULL ? " · " : "",
                                  when != NULL ? when : "", row->words);
        }
    }
  return g_strdup (row->words);
}

static GtkWidget *
row_new (const char *title, const char *words, const char *const *notes, const char *icon)
{
  g_autoptr (GString) text = g_string_new (words);

  for (guint i = 0; notes != NULL && notes[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", notes[i]);
  return skv_plain_row_new (title, text->str, icon);
}

static void
add_rows (SkvMessage *dialog,
          SkvPlan *plan,
          const SkvReceipt *receipt,
          GPtrArray *registrations,
          const char *problems)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  for (guint i = 0; i < receipt->rows->len; i++)
    {
      const SkvReceivedRequest *row = g_ptr_array_index (receipt->rows, i);
      g_autofree char *words = describe (plan, registrations, row);

      gtk_list_box_append (
        GTK_LIST_BOX (list),
        row_new (row->title, words, (const char *const *) row->notes, icon_of (row)));
    }
  for (guint i = 0; i < registrations->len; i++)
    {
      const SkvRegistration *registration = g_ptr_array_index (registrations, i);

      if (registration->notes[0] != NULL)
        gtk_list_box_append (GTK_LIST_BOX (list),
                             row_new (_("About the file"), "",
                                      (const char *const *) registration->notes,
                                      "dialog-information-symbolic"));
    }
  if (*problems != '\0')
    gtk_list_box_append (GTK_LIST_BOX (list),
                         row_new (_("Not read"), problems, NULL, "dialog-error-symbolic"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_max_content_width (GTK_SCROLLED_WINDOW (scroller), LIST_WIDTH);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  skv_message_set_extra_child (dialog, scroller);
}

GtkWidget *
skv_receive_dialog_new (SkvSession *session, GPtrArray *registrations, const char *problems)
{
  g_autoptr (SkvReceipt) receipt =
    skv_requests_receive (skv_session_get_plan (session), registrations, skv_requests_now ());
  gboolean anything = skv_edit_get_n_changes (receipt->edit) > 0;
  GtkWidget *widget =
    skv_question_new (anything ? _("This Comes In") : _("Nothing New"),
                      anything ? NULL : _("All of it is known already, or cannot come in."),
                      anything ? _("_Leave It") : _("_Close"), _("_Take In"));
  Coming *self = g_new0 (Coming, 1);

  self->session = g_object_ref (session);
  self->edit = skv_edit_ref (receipt->edit);
  add_rows (SKV_MESSAGE (widget), skv_session_get_plan (session), receipt, registrations, problems);
  skv_message_set_response_enabled (SKV_MESSAGE (widget), SKV_QUESTION_DO, anything);
  g_signal_connect_data (widget, "response", G_CALLBACK (on_response), self, coming_free, 0);
  return widget;
}
