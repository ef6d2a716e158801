/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/after-paint.h"
#include "app/compat.h"
#include "app/plan-files.h"
#include "app/recent-plans.h"
#include "app/settings.h"
#include "app/welcome/welcome-page.h"

G_DEFINE_FINAL_TYPE (SkvWindow, skv_window, ADW_TYPE_APPLICATION_WINDOW)

GFile *
skv_window_get_file (SkvWindow *self)
{
  g_return_val_if_fail (SKV_IS_WINDOW (self), NULL);
  return self->wanted != NULL ? self->wanted : self->file;
}

gboolean
skv_window_is_empty (SkvWindow *self)
{
  g_return_val_if_fail (SKV_IS_WINDOW (self), FALSE);
  return self->session == NULL && self->opening == NULL;
}

/* --- telling --------------------------------------------------------------------------------- */

void
skv_window_tell (SkvWindow *self, const char *message, gboolean can_undo)
{
  skv_toast_show (self->toast, message, can_undo ? _("_Undo") : NULL,
                  can_undo ? "win.undo" : NULL);
}

static void
on_told (SkvWindow *self, const char *message)
{
  skv_window_tell (self, message, skv_session_told_edit (self->session));
}

void
skv_window_show_error (SkvWindow *self, const char *heading, const char *detail)
{
  GtkWidget *dialog = skv_message_new (GTK_WINDOW (self), heading, detail);

  skv_message_add_response (SKV_MESSAGE (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- what is shown --------------------------------------------------------------------------- */

/* "Møre og Romsdal · 2019"; a title that names the year already stands alone */
static char *
make_title (SkvSession *session)
{
  const char *name = skv_plan_get_settings (skv_session_get_plan (session))->title;
  g_autofree char *year = skv_session_describe_shown (session);

  if (skv_session_get_zoom (session) != SKV_ZOOM_YEAR && name != NULL && *name != '\0')
    return g_strdup (name); /* what is shown of it stands below */
  if (name == NULL || *name == '\0')
    name = _("Plan without a title");
  return strstr (name, year) != NULL ? g_strdup (name) : g_strdup_printf ("%s · %s", name, year);
}

void
skv_window_update_title (SkvWindow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *audience = NULL;

  if (self->session == NULL)
    {
      adw_window_title_set_title (self->title, "Systemkveld");
      adw_window_title_set_subtitle (self->title, "");
      gtk_window_set_title (GTK_WINDOW (self), "Systemkveld");
      return;
    }
  title = make_title (self->session);
  audience = skv_window_audience_words (skv_session_get_plan (self->session));
  if (skv_session_get_zoom (self->session) != SKV_ZOOM_YEAR)
    shown = skv_session_describe_shown (self->session);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (
    self->title, self->example != NULL ? _("Example, not kept")
                 : audience != NULL    ? audience
                 : skv_plan_files_is_read_only (skv_session_get_plan (self->session))
                   ? _("Read only")
                 : shown != NULL ? shown
                                 : "");
  if (self->aside.title != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s · %s", self->aside.title, title);

      gtk_window_set_title (GTK_WINDOW (self), both);
    }
  else
    gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_all (SkvWindow *self)
{
  skv_window_update_title (self);
  skv_window_update_actions (self);
}

static void
remember_plan (GtkWidget *widget)
{
  SkvWindow *self = SKV_WINDOW (widget);
  GSettings *settings = skv_settings_get ();
  g_autofree char *uri = self->file != NULL ? g_file_get_uri (self->file) : NULL;

  if (settings != NULL && uri != NULL && self->example == NULL)
    {
      g_settings_set_string (settings, "last-plan", uri);
      skv_recent_plans_add (self->file);
    }
}

static void
drop_session (SkvWindow *self)
{
  skv_window_unwatch (self);
  skv_window_close_explanation (self);
  skv_window_close_decisions (self);
  skv_window_close_help (self);
  skv_window_forget_next_year (self);
  skv_window_forget_aside (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->file);
}

/* Puts the session under all that shows one. */
static void
bind_session (SkvWindow *self)
{
  g_signal_connect_swapped (self->session, "told", G_CALLBACK (on_told), self);
  g_signal_connect_swapped (self->session, "refreshed", G_CALLBACK (update_all), self);
  g_signal_connect_swapped (self->session, "working", G_CALLBACK (skv_window_show_checking), self);
  skv_session_set_in_background (self->session, TRUE);
  skv_window_follow_zoom (self);
  /* when the year knows what is new */
  g_signal_connect_data (self->session, "refreshed", G_CALLBACK (skv_window_update_aside), self,
                         NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  skv_year_view_set_session (self->year_view, self->session);
  skv_year_overview_set_session (self->overview, self->session);
  skv_sidebar_set_session (self->sidebar, self->session);
  skv_window_forget_schedule (self);
  if (self->schedule_panel != NULL)
    skv_schedule_panel_set_session (self->schedule_panel, self->session);
  skv_filter_bar_set_session (self->filter_bar, self->session);
  skv_window_bind_pages (self);
}

void
skv_window_swap_session (SkvWindow *self, SkvSession *session)
{
  skv_window_close_explanation (self);
  skv_window_close_decisions (self);
  skv_window_close_help (self);
  skv_window_forget_next_year (self);
  g_signal_handlers_disconnect_by_data (self->session, self);
  skv_session_set_view (session, skv_session_get_view (self->session));
  skv_session_set_source (session, skv_session_get_source (self->session));
  skv_session_set_school_year (session, skv_session_get_school_year (self->session));
  skv_session_show (session, skv_session_get_zoom (self->session),
                    skv_session_get_day (self->session));
  g_set_object (&self->session, session);
  bind_session (self);
  update_all (self);
}

void
skv_window_set_plan (SkvWindow *self, SkvPlan *plan)
{
  SkvDay today = skv_application_get_today ();
  g_autoptr (SkvSession) session = skv_session_new (plan, today);
  GSettings *settings = skv_settings_get ();

  if (settings != NULL)
    skv_session_set_school_year (session, g_settings_get_boolean (settings, "school-year"));
  skv_session_set_year (session, skv_plan_files_first_year (plan, today));
  skv_window_set_session (self, session);
}

void
skv_window_set_session (SkvWindow *self, SkvSession *session)
{
  drop_session (self);
  self->session = g_object_ref (session);
  self->file = skv_plan_files_locate (skv_session_get_plan (session));
  bind_session (self);
  gtk_stack_set_visible_child_name (self->pages, "plan");
  skv_window_update_pages (self);
  skv_window_show_first_page (self);
  skv_window_watch (self);
  skv_window_follow_sources (self);
  skv_after_paint (GTK_WIDGET (self), remember_plan);
  update_all (self);
}

/* --- window ---------------------------------------------------------------------------------- */

static void
restore_size (SkvWindow *self)
{
  GSettings *settings = skv_settings_get ();

  if (settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  skv_side_pane_set_shown (self->flap, g_settings_get_boolean (settings, "show-sidebar"));
}

static void
remember_size (SkvWindow *self)
{
  GSettings *settings = skv_settings_get ();
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (settings, "window-width", MAX (width, 360));
  g_settings_set_int (settings, "window-height", MAX (height, 294));
  g_settings_set_boolean (settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  /* A sidebar that is folded over the year for want of room is not what anyone chose. */
  if (!skv_side_pane_get_over (self->flap))
    g_settings_set_boolean (settings, "show-sidebar", skv_side_pane_get_shown (self->flap));
}

static gboolean
skv_window_close_request (GtkWindow *window)
{
  remember_size (SKV_WINDOW (window));
  return GTK_WINDOW_CLASS (skv_window_parent_class)->close_request (window);
}

/* Most windows are for a plan from the beginning and never say hello. */
static void
on_welcome (SkvWindow *self)
{
  if (adw_bin_get_child (self->welcome) == NULL)
    adw_bin_set_child (self->welcome, g_object_new (SKV_TYPE_WELCOME_PAGE, NULL));
}

static void
on_reveal (SkvWindow *self, const char *id)
{
  skv_year_view_reveal (self->year_view, id);
}

static void
on_activate_item (SkvWindow *self, const char *id)
{
  skv_window_open_item (self, id);
}

static void
on_create_item (SkvWindow *self, int day)
{
  skv_window_create_job (self, day);
}

static void
on_create_span (SkvWindow *self, gint64 from, gint64 to, gboolean all_day)
{
  skv_window_create_span (self, from, to, all_day);
}

static void
on_explain_day (SkvWindow *self, int day)
{
  skv_window_explain_day (self, day);
}

static void
on_add_occurrence (SkvWindow *self, const char *rule, int day)
{
  skv_window_add_occurrence (self, rule, day);
}

/* Folded, the rail lies over the page that was asked for. */
static void
on_page_chosen (SkvWindow *self)
{
  if (skv_side_pane_get_over (self->rail_flap))
    skv_side_pane_set_shown (self->rail_flap, FALSE);
  skv_window_show_page (self, adw_view_stack_get_visible_child_name (self->views));
}

static void
skv_window_dispose (GObject *object)
{
  SkvWindow *self = SKV_WINDOW (object);

  skv_window_forget_imports (self);
  g_clear_object (&self->refresher);
  g_clear_handle_id (&self->present_source, g_source_remove);
  skv_work_clear (&self->opening);
  g_clear_object (&self->wanted);
  drop_session (self);
  G_OBJECT_CLASS (skv_window_parent_class)->dispose (object);
}

static void
skv_window_finalize (GObject *object)
{
  SkvWindow *self = SKV_WINDOW (object);

  skv_window_discard_example (self);
  g_free (self->goal);
  g_free (self->dump_path);
  g_free (self->dumped);
  G_OBJECT_CLASS (skv_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, toast);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, layer_bar);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, work_bar);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, views);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, header);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, rail_flap);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, rail);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, rail_button);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, year_view);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, overview);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, side);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, plan_buttons);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, year_buttons);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, job_button);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, drop_hint);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, today_button);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, previous_button);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, job_content);
  gtk_widget_class_bind_template_child (widget_class, SkvWindow, recent_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_welcome);
  gtk_widget_class_bind_template_callback (widget_class, on_reveal);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_item);
  gtk_widget_class_bind_template_callback (widget_class, on_create_item);
  gtk_widget_class_bind_template_callback (widget_class, on_create_span);
  gtk_widget_class_bind_template_callback (widget_class, on_explain_day);
  gtk_widget_class_bind_template_callback (widget_class, on_add_occurrence);
  gtk_widget_class_bind_template_callback (widget_class, on_page_chosen);
}

static void
skv_window_class_init (SkvWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = skv_window_close_request;

  g_type_ensure (SKV_TYPE_PAGE_RAIL);
  g_type_ensure (SKV_TYPE_YEAR_VIEW);
  g_type_ensure (SKV_TYPE_YEAR_OVERVIEW);
  g_type_ensure (SKV_TYPE_SIDEBAR);
  g_type_ensure (SKV_TYPE_FILTER_BAR);
  g_type_ensure (SKV_TYPE_TOAST);
  g_type_ensure (SKV_TYPE_LAYER_BAR);
  g_type_ensure (SKV_TYPE_WORK_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/systemkveld/Systemkveld/window.ui");
  bind_children (widget_class);
  skv_window_actions_class_init (widget_class);
  skv_window_zoom_class_init (klass);
  skv_window_sources_class_init (widget_class);
}

static void
skv_window_init (SkvWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  restore_size (self);
  skv_window_install_pages (self);
  skv_window_install_zoom (self);
  update_all (self);
  skv_window_install_dump (self);
  skv_window_install_drop (self);
  skv_window_install_recent (self);
}

SkvWindow *
skv_window_new (SkvApplication *application)
{
  return g_object_new (SKV_TYPE_WINDOW, "application", application, NULL);
}
