/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/share/share-window.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/compare-rows.h"
#include "app/question.h"
#include "app/share/share-conflicts.h"
#include "app/text-row.h"
#include "sync/dav-address.h"

struct _SkvShareWindow
{
  AdwWindow parent_instance;

  SkvSession *session;       /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): of the exchange under way */

  GtkWidget *exchange_button;
  GtkWidget *fields;
  SkvTextRow *address_row;
  SkvTextRow *user_row;
  SkvTextRow *password_row;
  GtkSwitch *remember_switch;
  GtkWidget *remember_row;
  GtkWidget *progress;
  GtkSpinner *spinner;
  GtkLabel *progress_words;
  GtkWidget *cancel_button;
  GtkLabel *problem;
  GtkWidget *result_box;
  GtkLabel *summary;
  GtkListBox *result_list;
  GtkWidget *conflicts_box;
  GtkWidget *conflicts_heading;
  GtkListBox *conflicts_list;
  GtkWidget *all_buttons;
};

G_DEFINE_FINAL_TYPE (SkvShareWindow, skv_share_window, ADW_TYPE_WINDOW)

/* --- what is said ---------------------------------------------------------------------------- */

static void
show_problem (SkvShareWindow *self, const char *words)
{
  gtk_label_set_label (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
}

/* What an empty field stands for, once there is something to stand for it. */
static const char *
password_hint (SkvShareWindow *self)
{
  return skv_share_get_address (skv_session_get_plan (self->session)) != NULL
           ? _("Left empty: the one in your keyring")
           : NULL;
}

static void
clear_problems (SkvShareWindow *self)
{
  skv_text_row_show_problem (self->address_row, NULL, NULL);
  skv_text_row_show_problem (self->user_row, NULL, NULL);
  skv_text_row_show_problem (self->password_row, NULL, password_hint (self));
  show_problem (self, NULL);
}

/* Beside the field that it is about. */
static void
show_error (SkvShareWindow *self, const GError *error)
{
  if (g_error_matches (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_PASSWORD))
    {
      skv_text_row_show_problem (self->password_row, error->message, NULL);
      skv_text_row_focus (self->password_row);
    }
  else if (g_error_matches (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_ADDRESS) ||
           g_error_matches (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_CERTIFICATE) ||
           g_error_matches (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_OFFLINE) ||
           g_error_matches (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_NOT_FOUND) ||
           g_error_matches (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_ANSWER))
    {
      skv_text_row_show_problem (self->address_row, error->message, NULL);
      skv_text_row_focus (self->address_row);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, _("Cancelled. What had been exchanged by then stays; the rest follows the "
                           "next time."));
  else
    show_problem (self, error->message);
}

static void
empty (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void settle (gpointer data, const char *key, gboolean ours);

static void
show_report (SkvShareWindow *self, const SkvSyncReport *report)
{
  g_autofree char *summary = skv_share_words (report);
  g_autoptr (GPtrArray) lines = skv_share_lines (report);
  GPtrArray *conflicts = report->conflicts;

  gtk_label_set_label (self->summary, summary);
  for (guint i = 0; i < lines->len && i < SKV_COMPARE_MOST_ROWS; i++)
    skv_compare_add_text (self->result_list, g_ptr_array_index (lines, i));
  skv_compare_add_more (self->result_list, lines->len);
  for (guint i = 0; i < conflicts->len && i < SKV_COMPARE_MOST_ROWS; i++)
    skv_share_add_conflict (self->conflicts_list, skv_session_get_plan (self->session),
                            g_ptr_array_index (conflicts, i), settle, self);
  skv_compare_add_more (self->conflicts_list, conflicts->len);
  gtk_widget_set_visible (self->result_box, TRUE);
  gtk_widget_set_visible (self->conflicts_box, conflicts->len > 0);
  gtk_widget_set_visible (self->all_buttons, conflicts->len > 1);
  gtk_widget_grab_focus (self->exchange_button); /* not on what is hidden now */
}

void
skv_share_window_show (SkvShareWindow *self, const SkvSyncReport *report, const GError *error)
{
  g_return_if_fail (SKV_IS_SHARE_WINDOW (self));

  clear_problems (self);
  empty (self->result_list);
  empty (self->conflicts_list);
  gtk_widget_set_visible (self->result_box, FALSE);
  gtk_widget_set_visible (self->conflicts_box, FALSE);
  if (report != NULL)
    show_report (self, report);
  else if (error != NULL)
    show_error (self, error);
}

/* --- the exchange ---------------------------------------------------------------------------- */

static void
update (SkvShareWindow *self)
{
  gboolean busy = self->cancellable != NULL;
  g_autofree char *address = skv_question_read (self->address_row);

  gtk_widget_set_sensitive (self->exchange_button, !busy && *address != '\0');
  gtk_widget_set_sensitive (self->fields, !busy);
  gtk_widget_set_sensitive (self->conflicts_box, !busy);
  gtk_widget_set_visible (self->progress, busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
on_exchanged (GObject *source, GAsyncResult *result, gpointer data)
{
  SkvShareWindow *self = SKV_SHARE_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvSyncReport) report = skv_share_finish (result, &error);

  /* closed meanwhile */
  if (self->session == NULL)
    return;
  g_clear_object (&self->cancellable);
  update (self);
  skv_share_window_show (self, report, error);
}

/* (transfer full) (nullable): nothing was typed */
static char *
read_typed (SkvTextRow *row)
{
  g_autofree char *typed = skv_question_read (row);

  return *typed != '\0' ? g_steal_pointer (&typed) : NULL;
}

/* (transfer full) (nullable): what is wrong stands beside the fields */
static SkvShareWish *
make_wish (SkvShareWindow *self)
{
  g_autofree char *address = skv_question_read (self->address_row);
  const char *password = skv_text_row_get_text (self->password_row);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = skv_dav_address_parse (address, &error);
  SkvShareWish *wish;

  if (uri == NULL)
    {
      show_error (self, error);
      return NULL;
    }
  wish = skv_share_wish_new (address);
  wish->user = read_typed (self->user_row);
  wish->password = *password != '\0' ? g_strdup (password) : NULL;
  wish->remember = gtk_switch_get_active (self->remember_switch);
  if (wish->password == NULL || wish->user != NULL)
    return wish;
  skv_text_row_show_problem (self->user_row, _("A password needs a user name"), NULL);
  skv_text_row_focus (self->user_row);
  skv_share_wish_free (wish);
  return NULL;
}

/* @ours and @theirs: (nullable) keys of what is settled by it */
static void
exchange (SkvShareWindow *self, const char *ours, const char *theirs)
{
  g_autofree char *words = NULL;
  SkvShareWish *wish;

  if (self->cancellable != NULL)
    return;
  clear_problems (self);
  wish = make_wish (self);
  if (wish == NULL)
    return;
  wish->keep_ours = g_strdup (ours);
  wish->take_theirs = g_strdup (theirs);
  words = g_strdup_printf (_("Exchanging with %s…"), wish->address);
  gtk_label_set_label (self->progress_words, words);
  self->cancellable = g_cancellable_new ();
  skv_share_async (G_OBJECT (self), self->session, wish, self->cancellable, on_exchanged, NULL);
  update (self);
  gtk_widget_grab_focus (self->cancel_button);
}

static void
settle (gpointer data, const char *key, gboolean ours)
{
  exchange (SKV_SHARE_WINDOW (data), ours ? key : NULL, ours ? NULL : key);
}

static void
on_exchange (SkvShareWindow *self)
{
  exchange (self, NULL, NULL);
}

static void
on_all_ours (SkvShareWindow *self)
{
  exchange (self, "all", NULL);
}

static void
on_all_theirs (SkvShareWindow *self)
{
  exchange (self, NULL, "all");
}

static void
on_cancel (SkvShareWindow *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
on_edited (SkvShareWindow *self)
{
  clear_problems (self);
  update (self);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_share_window_dispose (GObject *object)
{
  SkvShareWindow *self = SKV_SHARE_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (skv_share_window_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvShareWindow, name)

static void
skv_share_window_class_init (SkvShareWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_share_window_dispose;
  g_type_ensure (SKV_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/share-window.ui");
  BIND (exchange_button);
  BIND (fields);
  BIND (address_row);
  BIND (user_row);
  BIND (password_row);
  BIND (remember_switch);
  BIND (remember_row);
  BIND (progress);
  BIND (spinner);
  BIND (progress_words);
  BIND (cancel_button);
  BIND (problem);
  BIND (result_box);
  BIND (summary);
  BIND (result_list);
  BIND (conflicts_box);
  BIND (conflicts_heading);
  BIND (conflicts_list);
  BIND (all_buttons);
  gtk_widget_class_bind_template_callback (widget_class, on_exchange);
  gtk_widget_class_bind_template_callback (widget_class, on_all_ours);
  gtk_widget_class_bind_template_callback (widget_class, on_all_theirs);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_share_window_init (SkvShareWindow *self)
{
  GtkEntry *password;
  g_autoptr (GtkEntryBuffer) secure = gtk_password_entry_buffer_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  skv_text_row_set_up (self->address_row, NULL, 36);
  skv_text_row_set_up (self->user_row, NULL, 24);
  skv_text_row_set_up (self->password_row, NULL, 24);
  /* kept out of memory that is written to the disk */
  password = GTK_ENTRY (skv_text_row_get_entry (self->password_row));
  gtk_entry_set_buffer (password, secure);
  gtk_entry_set_visibility (password, FALSE);
  gtk_entry_set_input_purpose (password, GTK_INPUT_PURPOSE_PASSWORD);
  gtk_entry_set_input_hints (password, GTK_INPUT_HINT_PRIVATE);
}

GtkWidget *
skv_share_window_new (SkvSession *session)
{
  SkvShareWindow *self;
  const char *address;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  self = g_object_new (SKV_TYPE_SHARE_WINDOW, NULL);
  self->session = g_object_ref (session);
  address = skv_share_get_address (skv_session_get_plan (session));
  if (address != NULL)
    skv_text_row_set_text (self->address_row, address);
  clear_problems (self);
  update (self);
  skv_text_row_focus (self->address_row);
  return GTK_WIDGET (self);
}
