/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/application.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "app/app-clock.h"
#include "app/compat.h"
#include "app/due/day-watch.h"
#include "app/due/due-notifier.h"
#include "app/legible.h"
#include "app/operable.h"
#include "app/plan-files.h"
#include "app/preferences/preferences-window.h"
#include "app/recent-plans.h"
#include "app/search/search-provider.h"
#include "app/settings.h"
#include "app/window.h"

#define NEW_WINDOW "new-window"

struct _SkvApplication
{
  AdwApplication parent_instance;

  SkvDueNotifier *notifier;    /* (owned) (nullable): of the first instance */
  SkvDayWatch *day_watch;      /* (owned) (nullable): likewise */
  GtkWidget *preferences;      /* (nullable): while it is open */
  SkvSearchProvider *searched; /* (owned) (nullable): while it is on the bus */
};

G_DEFINE_FINAL_TYPE (SkvApplication, skv_application, ADW_TYPE_APPLICATION)

SkvDay
skv_application_get_today (void)
{
  return skv_day_of_clock (skv_app_clock_get (), NULL);
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
      if (empty == NULL && SKV_IS_WINDOW (l->data) && skv_window_is_empty (l->data))
        empty = l->data; /* the one that was used last */
    }
  return empty;
}

static SkvWindow *
open_file (SkvApplication *self, GFile *file)
{
  SkvWindow *window = find_window (self, file);

  if (window == NULL)
    return skv_window_new_opening (self, file);
  gtk_window_present (GTK_WINDOW (window));
  if (skv_window_is_empty (window))
    skv_window_open (window, file);
  return window;
}

static void
skv_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (SKV_APPLICATION (application), files[i]);
}

/* (transfer full) (nullable): the last plan. Once it is gone, it is said once. */
static GFile *
find_last_plan (void)
{
  GSettings *settings = skv_settings_get ();
  g_autofree char *uri = settings != NULL ? g_settings_get_string (settings, "last-plan") : NULL;

  return uri != NULL && *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
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

/* --- the overview's search ------------------------------------------------------------------- */

/* the plan of the window that was used last, else the last plan */
static GFile *
find_current_plan (GApplication *application)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    {
      GFile *shown = SKV_IS_WINDOW (l->data) ? skv_window_get_file (l->data) : NULL;

      if (shown != NULL)
        return g_object_ref (shown);
    }
  return find_last_plan ();
}

static gboolean
skv_application_dbus_register (GApplication *application,
                               GDBusConnection *connection,
                               const char *object_path,
                               GError **error)
{
  SkvApplication *self = SKV_APPLICATION (application);
  g_autofree char *path = g_strconcat (object_path, "/SearchProvider", NULL);

  if (!G_APPLICATION_CLASS (skv_application_parent_class)
         ->dbus_register (application, connection, object_path, error))
    return FALSE;
  self->searched = skv_search_provider_new (application, find_current_plan);
  return skv_search_provider_export (self->searched, connection, path, error);
}

static void
skv_application_dbus_unregister (GApplication *application,
                                 GDBusConnection *connection,
                                 const char *object_path)
{
  SkvApplication *self = SKV_APPLICATION (application);

  if (self->searched != NULL)
    skv_search_provider_unexport (self->searched);
  g_clear_object (&self->searched);
  G_APPLICATION_CLASS (skv_application_parent_class)
    ->dbus_unregister (application, connection, object_path);
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

  skv_show_about (parent, "application-name", "Systemkveld", "application-icon", SKV_APPLICATION_ID,
                  "version", SKV_VERSION, "comments",
                  _("Plan a year of maintenance and see at once what collides"), "license-type",
                  GTK_LICENSE_GPL_3_0, "developer-name", _("The Systemkveld authors"),
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

static void
open_recent (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file (SKV_APPLICATION (data), file);
}

/* Where a reminder leads: the plan, at what it is about. */
static void
open_at (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *uri, *id;
  g_autoptr (GFile) file = NULL;
  SkvWindow *window;

  g_variant_get (parameter, "(&s&s)", &uri, &id);
  file = g_file_new_for_uri (uri);
  window = open_file (SKV_APPLICATION (data), file);
  if (*id != '\0')
    skv_window_open_at (window, id);
}

static void
on_preferences_gone (gpointer data, GObject *window)
{
  SKV_APPLICATION (data)->preferences = NULL;
}

static void
show_preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SkvApplication *self = SKV_APPLICATION (data);
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->preferences == NULL)
    {
      self->preferences = skv_preferences_window_new (
        SKV_IS_WINDOW (parent) ? skv_window_get_views (SKV_WINDOW (parent)) : NULL);
      g_object_weak_ref (G_OBJECT (self->preferences), on_preferences_gone, self);
      gtk_window_set_transient_for (GTK_WINDOW (self->preferences), parent);
      gtk_window_set_modal (GTK_WINDOW (self->preferences), TRUE);
    }
  gtk_window_present (GTK_WINDOW (self->preferences));
}

static const GActionEntry actions[] = {
  { "about", show_about },        { "quit", quit },
  { NEW_WINDOW, new_window },     { "open-recent", open_recent, "s" },
  { "open-at", open_at, "(ss)" }, { "preferences", show_preferences },
};

/* --- reminders, and who makes changes -----------------------------------------------------------
 */

static void
remind (SkvApplication *self, SkvWindow *window)
{
  SkvPlan *plan = skv_window_get_own_plan (window);
  GFile *file = plan != NULL ? skv_window_get_file (window) : NULL;
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (uri != NULL && self->notifier != NULL)
    skv_due_notifier_look (self->notifier, plan, uri);
}

void
skv_application_remind (SkvApplication *self, SkvWindow *window)
{
  g_return_if_fail (SKV_IS_APPLICATION (self));
  remind (self, window);
}

static void
remind_all (SkvApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (SKV_IS_WINDOW (l->data))
      remind (self, l->data);
}

static void
on_day (SkvDay today, gpointer data)
{
  for (GList *l = gtk_application_get_windows (data); l != NULL; l = l->next)
    if (SKV_IS_WINDOW (l->data))
      skv_window_set_today (l->data, today);
  remind_all (data);
}

/* A computer that slept over midnight is looked at again before the timer knows. */
static void
on_active_window (SkvApplication *self)
{
  if (self->day_watch != NULL)
    skv_day_watch_look (self->day_watch);
}

static void
on_author (SkvApplication *self)
{
  g_autofree char *author = g_settings_get_string (skv_settings_get (), "author");

  skv_plan_files_set_author (author);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (SKV_IS_WINDOW (l->data) && skv_window_get_own_plan (l->data) != NULL)
      skv_plan_files_sign (skv_window_get_own_plan (l->data));
}

static void
follow_settings (SkvApplication *self)
{
  GSettings *settings = skv_settings_get ();

  self->notifier = skv_due_notifier_new (G_APPLICATION (self), skv_app_clock_get ());
  g_signal_connect_swapped (self->notifier, "due", G_CALLBACK (remind_all), self);
  self->day_watch = skv_day_watch_new (skv_app_clock_get (), NULL, on_day, self);
  g_signal_connect (self, "notify::active-window", G_CALLBACK (on_active_window), NULL);
  skv_preferences_follow_colour_scheme ();
  if (settings == NULL)
    return;
  g_signal_connect_object (settings, "changed::author", G_CALLBACK (on_author), self,
                           G_CONNECT_SWAPPED);
  on_author (self);
}

static void
skv_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (skv_application_parent_class)->startup (application);

  skv_operable_install ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit",
                                         (const char *const[]){ "<Control>q", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.preferences",
                                         (const char *const[]){ "<Control>comma", NULL });
  follow_settings (SKV_APPLICATION (application));
  skv_window_install_accelerators (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (SKV_APPLICATION_ID);
  skv_windows_grow_with_text ();
}

/* --- the command line ----------------------------------------------------------------------------
 */

static gboolean
names_files (char **arguments)
{
  for (guint i = 1; arguments[0] != NULL && arguments[i] != NULL; i++)
    if (*arguments[i] != '-')
      return TRUE;
  return FALSE;
}

/* --new-window without a plan: where the program runs already it gives one more window, else it is
 * a start like any other. With plans each has a window anyway. */
static gboolean
skv_application_local_command_line (GApplication *application, char ***arguments, int *status)
{
  gboolean asked = g_strv_contains ((const char *const *) *arguments, "--" NEW_WINDOW);

  if (asked && !names_files (*arguments) && g_application_register (application, NULL, NULL) &&
      g_application_get_is_remote (application))
    {
      g_action_group_activate_action (G_ACTION_GROUP (application), NEW_WINDOW, NULL);
      *status = 0;
      return TRUE;
    }
  return G_APPLICATION_CLASS (skv_application_parent_class)
    ->local_command_line (application, arguments, status);
}

static void
skv_application_dispose (GObject *object)
{
  g_clear_object (&SKV_APPLICATION (object)->notifier);
  g_clear_pointer (&SKV_APPLICATION (object)->day_watch, skv_day_watch_free);
  G_OBJECT_CLASS (skv_application_parent_class)->dispose (object);
}

static void
skv_application_class_init (SkvApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_application_dispose;
  application_class->local_command_line = skv_application_local_command_line;
  application_class->dbus_register = skv_application_dbus_register;
  application_class->dbus_unregister = skv_application_dbus_unregister;
  application_class->startup = skv_application_startup;
  application_class->activate = skv_application_activate;
  application_class->open = skv_application_open;
}

static void
skv_application_init (SkvApplication *self)
{
  static const GOptionEntry entries[] = {
    { NEW_WINDOW, 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open one more window"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[PLAN…]"));
}

SkvApplication *
skv_application_new (void)
{
  return g_object_new (SKV_TYPE_APPLICATION, "application-id", SKV_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/systemkveld/Systemkveld", NULL);
}
