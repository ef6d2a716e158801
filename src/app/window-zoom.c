/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/settings.h"

/* How much time the year page shows: the choice in the header bar, and what its buttons step by. */

enum
{
  PROP_ZOOM = 0x40, /* those of the parent have been counted already */
  PROP_SCHOOL_YEAR,
  PROP_SIDE_BY_SIDE,
};

static const char *const zooms[SKV_N_ZOOMS] = { "year", "half-year", "quarter", "month", "week" };

static void
set_tooltip (GtkWidget *button, const char *text)
{
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
update (SkvWindow *self)
{
  static const char *const words[SKV_N_ZOOMS][3] = {
    { N_("Previous year"), N_("Next year"), N_("Show this year") },
    { N_("Previous half-year"), N_("Next half-year"), N_("Show this half-year") },
    { N_("Previous quarter"), N_("Next quarter"), N_("Show this quarter") },
    { N_("Previous month"), N_("Next month"), N_("Show this month") },
    { N_("Previous week"), N_("Next week"), N_("Show this week") },
  };
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  SkvZoom zoom;

  if (self->session == NULL)
    return;
  zoom = skv_session_get_zoom (self->session);
  set_tooltip (self->previous_button, _(words[zoom][0]));
  set_tooltip (self->next_button, _(words[zoom][1]));
  gtk_widget_set_tooltip_text (self->today_button, _(words[zoom][2]));
  title = skv_zoom_short_title (zoom, skv_session_get_school_year (self->session),
                                skv_session_get_day (self->session));
  gtk_menu_button_set_label (self->zoom_button, title);
  /* TRANSLATORS: name of the button that chooses how much is shown, and what is shown now */
  label = g_strdup_printf (_("How much is shown: %s, %s"), skv_zoom_name (zoom), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->zoom_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  skv_window_update_title (self);
  g_object_notify (G_OBJECT (self), "zoom");
  g_object_notify (G_OBJECT (self), "school-year");
}

/* There is a choice only with several organisations. */
static void
update_organisations (SkvWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.side-by-side",
                                 skv_session_has_organisations (self->session));
}

void
skv_window_follow_zoom (SkvWindow *self)
{
  g_signal_connect_swapped (self->session, "refreshed", G_CALLBACK (update_organisations), self);
  update_organisations (self);
  g_signal_connect_swapped (self->session, "shown", G_CALLBACK (update), self);
  update (self);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  SkvWindow *self = SKV_WINDOW (object);

  if (id == PROP_ZOOM)
    g_value_set_string (
      value, zooms[self->session != NULL ? skv_session_get_zoom (self->session) : SKV_ZOOM_YEAR]);
  else if (id == PROP_SIDE_BY_SIDE)
    g_value_set_boolean (value, self->year_view != NULL &&
                                  skv_year_view_get_side_by_side (self->year_view));
  else
    g_value_set_boolean (value,
                         self->session != NULL && skv_session_get_school_year (self->session));
}

static void
set_school_year (SkvWindow *self, gboolean school)
{
  GSettings *settings = skv_settings_get ();

  skv_session_set_school_year (self->session, school);
  if (self->aside.real != NULL)
    skv_session_set_school_year (self->aside.real, school);
  if (settings != NULL)
    g_settings_set_boolean (settings, "school-year", school);
}

/* of this window; those that are opened later begin so */
static void
set_side_by_side (SkvWindow *self, gboolean side_by_side)
{
  GSettings *settings = skv_settings_get ();

  skv_year_view_set_side_by_side (self->year_view, side_by_side);
  if (settings != NULL)
    g_settings_set_boolean (settings, "side-by-side", side_by_side);
  g_object_notify (G_OBJECT (self), "side-by-side");
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  SkvWindow *self = SKV_WINDOW (object);

  if (self->session == NULL)
    return;
  if (id == PROP_SIDE_BY_SIDE)
    set_side_by_side (self, g_value_get_boolean (value));
  if (id == PROP_SCHOOL_YEAR)
    set_school_year (self, g_value_get_boolean (value));
  for (guint i = 0; id == PROP_ZOOM && i < SKV_N_ZOOMS; i++)
    if (g_strcmp0 (zooms[i], g_value_get_string (value)) == 0)
      skv_year_view_set_zoom (self->year_view, (SkvZoom) i);
}

void
skv_window_zoom_class_init (SkvWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  g_object_class_install_property (object_class, PROP_ZOOM,
                                   g_param_spec_string ("zoom", NULL, NULL, "year", flags));
  g_object_class_install_property (object_class, PROP_SCHOOL_YEAR,
                                   g_param_spec_boolean ("school-year", NULL, NULL, FALSE, flags));
  g_object_class_install_property (object_class, PROP_SIDE_BY_SIDE,
                                   g_param_spec_boolean ("side-by-side", NULL, NULL, FALSE, flags));
  gtk_widget_class_install_property_action (GTK_WIDGET_CLASS (klass), "win.side-by-side",
                                            "side-by-side");
  gtk_widget_class_install_property_action (GTK_WIDGET_CLASS (klass), "win.zoom", "zoom");
  gtk_widget_class_install_property_action (GTK_WIDGET_CLASS (klass), "win.school-year",
                                            "school-year");
}

/* chosen in the preferences, or in another window */
static void
on_school_year (SkvWindow *self)
{
  gboolean school = g_settings_get_boolean (skv_settings_get (), "school-year");

  if (self->session != NULL && skv_session_get_school_year (self->session) != school)
    set_school_year (self, school);
}

/* What an administrator has set and locked stays as it is. */
static void
follow_locks (SkvWindow *self, GSettings *settings)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.school-year",
                                 g_settings_is_writable (settings, "school-year"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.side-by-side",
                                 g_settings_is_writable (settings, "side-by-side"));
}

void
skv_window_install_zoom (SkvWindow *self)
{
  GSettings *settings = skv_settings_get ();

  if (settings != NULL)
    follow_locks (self, settings);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::school-year", G_CALLBACK (on_school_year), self,
                             G_CONNECT_SWAPPED);
  if (settings != NULL)
    skv_year_view_set_side_by_side (self->year_view,
                                    g_settings_get_boolean (settings, "side-by-side"));
  set_tooltip (GTK_WIDGET (self->zoom_button), _("How much is shown"));
}
