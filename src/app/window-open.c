/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/after-paint.h"
#include "app/compat.h"
#include "app/plan-files.h"
#include "app/recent-plans.h"
#include "app/settings.h"
#include "core/outage/outage.h"

/* A plan is read and checked in a thread, as what nobody else has yet, and handed over whole. */

typedef struct
{
  GFile *file; /* (owned) */
  SkvDay today;
  gboolean school;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->file);
  g_free (wish);
}

static gpointer
run (SkvWork *work, gpointer data, GError **error)
{
  const Wish *wish = data;
  g_autoptr (SkvPlan) plan = skv_plan_files_open (wish->file, error);
  g_autoptr (SkvSession) session = NULL;

  if (plan == NULL || g_cancellable_set_error_if_cancelled (skv_work_get_cancellable (work), error))
    return NULL;
  session = skv_session_new (plan, wish->today);
  skv_session_set_school_year (session, wish->school);
  skv_session_set_year (session, skv_plan_files_first_year (plan, wish->today));
  skv_checker_get_n_found (skv_session_get_checker (session));
  return g_steal_pointer (&session);
}

/* --- what came of it ---------------------------------------------------------------------------
 */

/* An older file was brought to this version: say so, and where it lies as it was. */
static void
tell_migration (SkvWindow *self)
{
  g_autofree char *note =
    skv_plan_files_get_migration_note (skv_session_get_plan (skv_window_get_real (self)));

  if (note != NULL)
    skv_window_tell (self, note, FALSE);
}

/* Shows it now, if it waits for its plan. */
static void
stop_waiting (SkvWindow *self)
{
  if (self->present_source == 0)
    return;
  g_clear_handle_id (&self->present_source, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static void
on_failure_answer (GtkWindow *window, const char *response)
{
  if (g_str_equal (response, "open"))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.open", NULL);
}

static void
show_failure (SkvWindow *self, GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_basename (file), *where = g_file_get_parse_name (file);
  gboolean gone = !g_file_query_exists (file, NULL);
  g_autofree char *heading =
    g_strdup_printf (gone ? _("“%s” is not there any more") : _("“%s” cannot be opened"), name);
  g_autofree char *detail =
    gone
      ? g_strdup_printf (
          /* TRANSLATORS: %s is where a file was */
          _("It was moved, renamed or deleted: %s\n\nIf it lies on another disk or on a server, "
             "connect that and open it again."),
          where)
      : g_strdup (error->message);
  GtkWidget *dialog = skv_message_new (GTK_WINDOW (self), heading, detail);

  skv_message_add_responses (SKV_MESSAGE (dialog), "close", _("_Close"), "open",
                             _("_Open Another…"), NULL);
  skv_message_set_default_response (SKV_MESSAGE (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_failure_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Another window that shows a plan (transfer none) (nullable) */
static SkvWindow *
find_other (SkvWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = application != NULL ? gtk_application_get_windows (application) : NULL; l != NULL;
       l = l->next)
    {
      if (l->data != self && SKV_IS_WINDOW (l->data) && SKV_WINDOW (l->data)->session != NULL)
        return l->data;
    }
  return NULL;
}

/* It is not tried again by itself. */
static void
forget_plan (GFile *file)
{
  GSettings *settings = skv_settings_get ();
  g_autofree char *last = settings != NULL ? g_settings_get_string (settings, "last-plan") : NULL;
  g_autofree char *uri = g_file_get_uri (file);

  skv_recent_plans_remove (file);
  if (g_strcmp0 (last, uri) == 0)
    g_settings_reset (settings, "last-plan");
}

/* A window that was made for a plan that cannot be opened is of no use beside others. */
static void
fail (SkvWindow *self, GFile *file, const GError *error)
{
  SkvWindow *other = self->session == NULL ? find_other (self) : NULL;

  self->replaced_year = 0;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    forget_plan (file);
  if (self->session == NULL)
    gtk_stack_set_visible_child_name (self->pages, "welcome");
  if (other != NULL)
    {
      gtk_window_present (GTK_WINDOW (other));
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_failure (other, file, error);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  stop_waiting (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, file, error);
}

static void
remind (GtkWidget *widget)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (widget));

  if (application != NULL)
    skv_application_remind (SKV_APPLICATION (application), SKV_WINDOW (widget));
}

/* Whoever is reminded of an outage goes on with it. */
static void
reach (SkvWindow *self, const char *id)
{
  skv_window_go_to (self, id);
  if (skv_outage_find (skv_session_get_plan (self->session), id, NULL) != NULL)
    skv_window_open_item (self, id);
}

static void
on_done (gpointer owner, gpointer result, const GError *error)
{
  SkvWindow *self = SKV_WINDOW (owner);
  g_autoptr (SkvSession) session = result;
  g_autoptr (GFile) file = g_steal_pointer (&self->wanted);

  g_clear_object (&self->opening);
  if (session == NULL)
    {
      fail (self, file, error);
      return;
    }
  skv_window_set_session (self, session);
  tell_migration (self);
  if (self->replaced_year != 0)
    {
      skv_session_set_year (self->session, self->replaced_year);
      skv_window_tell (self, _("Another program replaced this plan. It was read anew."), FALSE);
    }
  self->replaced_year = 0;
  if (self->goal != NULL)
    reach (self, self->goal);
  g_clear_pointer (&self->goal, g_free);
  stop_waiting (self);
  skv_after_paint (GTK_WIDGET (self), remind);
}

/* --- opening -----------------------------------------------------------------------------------
 */

/* So long a window that is new waits for its plan, so that the first that is drawn is the year. */
#define WAIT_MILLISECONDS 300

static SkvWork *
start_reading (GObject *owner, GFile *file)
{
  GSettings *settings = skv_settings_get ();
  Wish *wish = g_new0 (Wish, 1);

  wish->file = g_object_ref (file);
  wish->today = skv_application_get_today ();
  wish->school = settings != NULL && g_settings_get_boolean (settings, "school-year");
  return skv_work_start (owner, NULL,
                         &(SkvWorkTask){ .run = run,
                                         .data = wish,
                                         .free_data = wish_free,
                                         .free_result = g_object_unref,
                                         .done = on_done });
}

/* @work: (transfer full) */
static void
follow_reading (SkvWindow *self, GFile *file, SkvWork *work)
{
  g_autofree char *name = g_file_get_basename (file), *words = NULL;

  skv_work_clear (&self->opening);
  g_set_object (&self->wanted, file);
  if (self->session == NULL)
    gtk_stack_set_visible_child_name (self->pages, "opening");
  self->opening = work;
  /* TRANSLATORS: %s is the name of a file */
  words = g_strdup_printf (_("Opening “%s”…"), name);
  skv_work_bar_follow (self->work_bar, self->opening, words, TRUE);
}

void
skv_window_open (SkvWindow *self, GFile *file)
{
  g_return_if_fail (SKV_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  follow_reading (self, file, start_reading (G_OBJECT (self), file));
}

static gboolean
on_waited (gpointer data)
{
  SkvWindow *self = SKV_WINDOW (data);

  self->present_source = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

SkvWindow *
skv_window_new_opening (SkvApplication *application, GFile *file)
{
  SkvWindow *self;
  SkvWork *work;

  g_return_val_if_fail (SKV_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  /* While the plan is read, the window is made. */
  work = start_reading (G_OBJECT (application), file);
  self = skv_window_new (application);
  skv_work_hand_over (work, G_OBJECT (self));
  follow_reading (self, file, work);
  self->present_source = g_timeout_add (WAIT_MILLISECONDS, on_waited, self);
  return self;
}

void
skv_window_open_at (SkvWindow *self, const char *id)
{
  g_return_if_fail (SKV_IS_WINDOW (self));

  if (self->opening != NULL)
    {
      g_free (self->goal);
      self->goal = g_strdup (id);
    }
  else if (self->session != NULL)
    reach (self, id);
}

SkvPlan *
skv_window_get_own_plan (SkvWindow *self)
{
  g_return_val_if_fail (SKV_IS_WINDOW (self), NULL);

  if (self->session == NULL || self->file == NULL || self->example != NULL || self->aside.reading)
    return NULL;
  return skv_session_get_plan (skv_window_get_real (self));
}

void
skv_window_set_today (SkvWindow *self, SkvDay today)
{
  g_return_if_fail (SKV_IS_WINDOW (self));

  if (self->session == NULL)
    return;
  skv_session_set_today (self->session, today);
  skv_session_set_today (skv_window_get_real (self), today); /* while another is shown */
}

AdwViewStack *
skv_window_get_views (SkvWindow *self)
{
  g_return_val_if_fail (SKV_IS_WINDOW (self), NULL);
  return self->views;
}

/* The session checks a large plan anew. */
void
skv_window_show_checking (SkvWindow *self)
{
  skv_work_bar_follow (self->work_bar, skv_session_get_work (self->session),
                       _("Checking the year…"), FALSE);
}
