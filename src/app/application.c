/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/application.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "app/settings.h"
#include "app/window.h"

struct _SkvApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (SkvApplication, skv_application, ADW_TYPE_APPLICATION)

SkvDay
skv_application_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return skv_day_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                           g_date_time_get_day_of_month (now));
}

/* --- opening --------------------------------------------------------------------------------- */

/* A plan is shown once: asking for it again brings its window to the front. */
static SkvWindow *
find_window (SkvApplication *self, GFile *file)
{
  SkvWindow *empty = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      GFile *shown = SKV_IS_WINDOW (l->data) ? skv_window_get_file (l->data) : NULL;

      if (shown != NULL && file != NULL && g_file_equal (shown, file))
        return l->data;
      if (SKV_IS_WINDOW (l->data) && skv_window_is_empty (l->data))
        empty = l->data;
    }
  return empty;
}

static void
open_file (SkvApplication *self, GFile *file)
{
  SkvWindow *window = find_window (self, file);

  if (window == NULL)
    window = skv_window_new (self);
  gtk_window_present (GTK_WINDOW (window));
  if (skv_window_is_empty (window))
    skv_window_open (window, file);
}

static void
skv_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (SKV_APPLICATION (application), files[i]);
}

/* (transfer full) (nullable): the last plan, if it still is there */
static GFile *
find_last_plan (void)
{
  GSettings *settings = skv_settings_get ();
  g_autofree char *uri = settings != NULL ? g_settings_get_string (settings, "last-plan") : NULL;
  g_autoptr (GFile) file = NULL;

  if (uri == NULL || *uri == '\0')
    return NULL;
  file = g_file_new_for_uri (uri);
  return g_file_query_exists (file, NULL) ? g_steal_pointer (&file) : NULL;
}

static void
skv_application_activate (GApplication *application)
{
  SkvApplication *self = SKV_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GFile) last = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  last = find_last_plan ();
  if (last != NULL)
    open_file (self, last);
  else
    gtk_window_present (GTK_WINDOW (skv_window_new (self)));
}

/* --- actions --------------------------------------------------------------------------------- */

static char *
describe_versions (void)
{
  return g_strdup_printf (
    "Systemkveld %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u\nSQLite %s\n", SKV_VERSION,
    gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
    adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
    glib_major_version, glib_minor_version, glib_micro_version, sqlite3_libversion ());
}

static void
show_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *versions = describe_versions ();
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (data));

  adw_show_about_window (
    parent, "application-name", "Systemkveld", "application-icon", SKV_APPLICATION_ID, "version",
    SKV_VERSION, "comments", _("Plan a year of maintenance and see at once what collides"),
    "license-type", GTK_LICENSE_GPL_3_0, "developer-name", _("The Systemkveld authors"),
    "debug-info", versions, "debug-info-filename", "systemkveld-versions.txt", NULL);
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window;

  /* Window by window, so that each remembers its size; everything else is saved already. */
  while ((window = gtk_application_get_active_window (GTK_APPLICATION (data))) != NULL)
    {
      gtk_window_close (window);
      if (gtk_application_get_active_window (GTK_APPLICATION (data)) == window)
        break;
    }
}

static void
new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (skv_window_new (SKV_APPLICATION (data))));
}

static const GActionEntry actions[] = {
  { "about", show_about },
  { "quit", quit },
  { "new-window", new_window },
};

static void
skv_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (skv_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit",
                                         (const char *const[]){ "<Control>q", NULL });
  skv_window_install_accelerators (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (SKV_APPLICATION_ID);
}

static void
skv_application_class_init (SkvApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = skv_application_startup;
  application_class->activate = skv_application_activate;
  application_class->open = skv_application_open;
}

static void
skv_application_init (SkvApplication *self)
{
}

SkvApplication *
skv_application_new (void)
{
  return g_object_new (SKV_TYPE_APPLICATION, "application-id", SKV_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/systemkveld/Systemkveld", NULL);
}
