/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/requests/exchange-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/app-clock.h"
#include "app/compat.h"
#include "app/plan-files.h"
#include "app/present.h"
#include "app/requests/receive-dialog.h"
#include "core/exchange/import-source.h"
#include "core/exchange/request.h"

gint64
skv_requests_now (void)
{
  return skv_app_clock_now ();
}

static void
tell_problem (GtkWidget *over, const char *heading, const char *detail)
{
  GtkWidget *dialog = skv_message_new (NULL, heading, detail);

  skv_message_add_response (SKV_MESSAGE (dialog), "close", _("_Close"));
  skv_present_over (dialog, over);
}

/* --- in -------------------------------------------------------------------------------------- */

/* Adds what is in it; what cannot be read is told in @problems. */
static void
read_bytes (
  SkvSession *session, const char *name, GBytes *bytes, GPtrArray *registrations, GString *problems)
{
  g_autoptr (GError) error = NULL;
  SkvRegistration *registration =
    skv_registration_read (skv_session_get_plan (session), bytes, &error);

  if (registration != NULL)
    g_ptr_array_add (registrations, registration);
  else
    g_string_append_printf (problems, "%s%s: %s", problems->len > 0 ? "\n" : "", name,
                            error->message);
}

static GPtrArray *
registrations_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) skv_registration_free);
}

static void
show (GtkWidget *over, SkvSession *session, GPtrArray *registrations, GString *problems)
{
  if (registrations->len > 0)
    skv_present_over (skv_receive_dialog_new (session, registrations, problems->str), over);
  else if (problems->len > 0)
    tell_problem (over, _("Nothing Came In"), problems->str);
}

void
skv_requests_take_files (GtkWidget *over, SkvSession *session, GSList *files)
{
  g_autoptr (GPtrArray) registrations = registrations_new ();
  g_autoptr (GString) problems = g_string_new (NULL);

  for (GSList *link = files; link != NULL; link = link->next)
    {
      g_autofree char *path = g_file_get_path (link->data);
      g_autofree char *name = g_file_get_basename (link->data);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = path != NULL ? skv_import_load (path, &error) : NULL;

      if (bytes != NULL)
        read_bytes (session, name, bytes, registrations, problems);
      else
        g_string_append_printf (
          problems, "%s%s: %s", problems->len > 0 ? "\n" : "", name,
          error != NULL ? error->message : _("It is not on this computer. Copy it here first."));
    }
  show (over, session, registrations, problems);
}

static void
take_text (GtkWidget *over, SkvSession *session, const char *text)
{
  g_autoptr (GPtrArray) registrations = registrations_new ();
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  read_bytes (session, _("Pasted text"), bytes, registrations, problems);
  show (over, session, registrations, problems);
}

static void
add_kind (GtkNativeDialog *dialog)
{
  skv_file_question_add_kind (dialog, _("Calendar files"),
                              (const char *const[]){ "*.ics", "*.ICS", NULL });
}

/* what a file dialog is for, until it is answered */
typedef struct
{
  GtkWidget *over;     /* (owned) */
  SkvSession *session; /* (owned) */
  GStrv ids;           /* (owned) (nullable) */
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *self = data;

  g_object_unref (self->over);
  g_object_unref (self->session);
  g_strfreev (self->ids);
  g_free (self);
}

static Choice *
choice_new (GtkWidget *over, SkvSession *session)
{
  Choice *self = g_new0 (Choice, 1);

  self->over = g_object_ref (over);
  self->session = g_object_ref (session);
  return self;
}

static void
ask (GtkNativeDialog *dialog, Choice *choice, GCallback chosen)
{
  g_signal_connect_data (dialog, "response", chosen, choice, choice_free, 0);
  gtk_native_dialog_show (dialog);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  Choice *self = data;
  GSList *list = skv_file_question_take_all (dialog, response);

  skv_requests_take_files (self->over, self->session, list);
  g_slist_free_full (list, g_object_unref);
}

void
skv_requests_choose (GtkWidget *over, SkvSession *session, const char *title)
{
  GtkNativeDialog *dialog = skv_file_question_new (title, GTK_WINDOW (gtk_widget_get_root (over)),
                                                   SKV_FILE_OPEN_MANY, _("_Open"));

  add_kind (dialog);
  ask (dialog, choice_new (over, session), G_CALLBACK (on_chosen));
}

static void
on_text (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  Choice *self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (text != NULL && *text != '\0')
    take_text (self->over, self->session, text);
  else
    skv_session_tell (self->session, _("There is no text and no file on the clipboard."));
  choice_free (self, NULL);
}

static void
on_files (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  Choice *self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_autoptr (GSList) files =
    value != NULL ? gdk_file_list_get_files (g_value_get_boxed (value)) : NULL;

  skv_requests_take_files (self->over, self->session, files);
  choice_free (self, NULL);
}

void
skv_requests_paste (GtkWidget *over, SkvSession *session)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (over);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  Choice *choice = choice_new (over, session);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
      gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    on_files, choice);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, on_text, choice);
}

/* --- out ------------------------------------------------------------------------------------- */

static void
on_place_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  Choice *self = data;
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autoptr (GFile) file = skv_file_question_take (dialog, response);
  g_autoptr (GPtrArray) requests = g_ptr_array_new ();
  g_autofree char *text = NULL, *name = NULL, *message = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; file != NULL && self->ids[i] != NULL; i++)
    {
      gpointer request = (gpointer) skv_plan_lookup (plan, SKV_KIND_REQUEST, self->ids[i]);

      if (request != NULL)
        g_ptr_array_add (requests, request);
    }
  if (requests->len > 0)
    {
      text = skv_registration_write (plan, requests, skv_requests_now ());
      name = g_file_get_basename (file);
      if (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                   NULL, &error))
        message = g_strdup_printf (_("“%s” is saved. Now send it."), name);
      if (message != NULL)
        skv_session_tell (self->session, message);
      else
        tell_problem (self->over, _("Not Saved"), error->message);
    }
}

void
skv_requests_save (
  GtkWidget *over, SkvSession *session, const char *const *ids, const char *title, const char *name)
{
  GtkNativeDialog *dialog = skv_file_question_new (title, GTK_WINDOW (gtk_widget_get_root (over)),
                                                   SKV_FILE_SAVE, _("_Save"));
  Choice *choice = choice_new (over, session);
  g_autofree char *file = g_strconcat (name, ".ics", NULL);

  choice->ids = g_strdupv ((char **) ids);
  add_kind (dialog);
  skv_file_question_set_name (dialog, g_strdelimit (file, "/\\", '-'));
  ask (dialog, choice, G_CALLBACK (on_place_chosen));
}

/* A copy is not written over another file, in which somebody may have registered something. */
static void
on_copy_place_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  Choice *self = data;
  g_autoptr (GFile) file = skv_file_question_take (dialog, response);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr (GError) error = NULL;

  if (file != NULL && g_file_query_exists (file, NULL))
    tell_problem (self->over, _("Not Saved"),
                  _("There is such a file already. Choose another name."));
  else if (file != NULL && !skv_plan_files_copy_for (skv_session_get_plan (self->session), file,
                                                     self->ids[0], &error))
    tell_problem (self->over, _("Not Saved"), error->message);
  else if (file != NULL)
    {
      g_autofree char *message = g_strdup_printf (_("“%s” is saved. Now send it."), name);

      skv_session_tell (self->session, message);
    }
}

void
skv_requests_copy_for (GtkWidget *over, SkvSession *session, const char *department)
{
  const SkvDepartment *of =
    skv_plan_lookup (skv_session_get_plan (session), SKV_KIND_DEPARTMENT, department);
  const char *ids[] = { department, NULL };
  GtkNativeDialog *dialog;
  g_autofree char *name = NULL;
  Choice *choice;

  if (of == NULL)
    return;
  dialog =
    skv_file_question_new (_("Save a Copy for Them"), GTK_WINDOW (gtk_widget_get_root (over)),
                           SKV_FILE_SAVE, _("_Save"));
  choice = choice_new (over, session);
  choice->ids = g_strdupv ((char **) ids);
  name = g_strconcat (of->name, ".skv", NULL);
  skv_file_question_set_name (dialog, g_strdelimit (name, "/\\", '-'));
  ask (dialog, choice, G_CALLBACK (on_copy_place_chosen));
}

void
skv_requests_install_drop (
  GtkWidget *widget,
  gboolean (*drop) (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data))
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop), widget);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
