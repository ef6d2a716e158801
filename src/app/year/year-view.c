/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/legible.h"

/* Lower than this nothing sensible can be seen; a scrolled window gives the rest. */
#define MIN_WIDTH 720
#define MIN_HEIGHT 240
#define NATURAL_WIDTH 1180
#define NATURAL_HEIGHT 760

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (SkvYearView,
                               skv_year_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

GtkWidget *
skv_year_view_new (void)
{
  return g_object_new (SKV_TYPE_YEAR_VIEW, NULL);
}

SkvSession *
skv_year_view_get_session (SkvYearView *self)
{
  g_return_val_if_fail (SKV_IS_YEAR_VIEW (self), NULL);
  return self->session;
}

void
skv_year_view_drop_tint (SkvYearView *self)
{
  g_clear_pointer (&self->year, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
skv_year_view_drop_nodes (SkvYearView *self)
{
  g_clear_pointer (&self->grid, cairo_surface_destroy);
  g_clear_pointer (&self->bars, cairo_surface_destroy);
  g_clear_pointer (&self->header, gsk_render_node_unref);
  skv_year_view_drop_tint (self);
}

static void
drop_layout (SkvYearView *self)
{
  g_clear_pointer (&self->layout, skv_year_layout_unref);
  self->cells_of = NULL;
  skv_year_view_drop_nodes (self);
}

static void
relayout (SkvYearView *self)
{
  drop_layout (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
skv_year_view_drop_picture (SkvYearView *self)
{
  skv_year_drag_cancel (self);
  skv_year_span_cancel (self);
  g_clear_pointer (&self->picture, skv_year_picture_unref);
  g_clear_pointer (&self->signs, skv_year_legend_free);
  if (self->strip != NULL) /* it need not get another size to be drawn anew */
    gtk_widget_queue_draw (self->strip);
  g_clear_pointer (&self->hover, g_free);
  relayout (self);
}

static void
drop_data (SkvYearView *self)
{
  skv_year_view_drop_picture (self);
  g_clear_pointer (&self->conflicts, g_hash_table_unref);
}

double
skv_year_view_get_text_scale (SkvYearView *self)
{
  return skv_text_scale (GTK_WIDGET (self));
}

gboolean
skv_year_view_ensure (SkvYearView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->session == NULL || width < 1 || gtk_widget_get_height (GTK_WIDGET (self)) < 1)
    return FALSE;
  if (self->picture == NULL)
    self->picture = skv_year_view_make_picture (self);
  if (self->layout == NULL)
    {
      SkvYearMetrics metrics;

      skv_year_strip_measure (self, width);
      skv_year_view_init_metrics (self, &metrics);
      self->layout =
        (skv_session_get_zoom (self->session) == SKV_ZOOM_WEEK ? skv_year_picture_layout_week
                                                               : skv_year_picture_layout) (
          self->picture, width, MAX (1, skv_year_view_get_room (self)), &metrics);
    }
  return TRUE;
}

/* Not while sizes are given out: children that come or go then, and scroll bars too, leave the
 * windows around them without a valid size, and GTK draws nothing of them. */
static gboolean
update_cells (gpointer data)
{
  SkvYearView *self = SKV_YEAR_VIEW (data);

  self->cells_idle = 0;
  if (skv_year_view_ensure (self))
    {
      skv_year_view_configure_scroll (self, gtk_widget_get_width (GTK_WIDGET (self)),
                                      skv_year_view_get_room (self));
      skv_year_zoom_place (self);
      skv_year_cells_update (self);
      skv_year_strip_update (self);
    }
  return G_SOURCE_REMOVE;
}

static void
skv_year_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SkvYearView *self = SKV_YEAR_VIEW (widget);

  if (self->asked_width != width || self->asked_height != height)
    drop_layout (self);
  self->asked_width = width;
  self->asked_height = height;
  if (skv_year_view_ensure (self) && self->cells_of != self->layout && self->cells_idle == 0)
    self->cells_idle = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, update_cells, self, NULL);
  skv_year_cells_allocate (self);
  skv_year_strip_allocate (self, width);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  if (self->details != NULL)
    gtk_popover_present (GTK_POPOVER (self->details));
}

static void
skv_year_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gboolean wide = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = wide ? MIN_WIDTH : MIN_HEIGHT;
  *natural = wide ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
skv_year_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SkvYearView *self = SKV_YEAR_VIEW (widget);

  if (skv_year_view_ensure (self))
    skv_year_view_paint (self, snapshot);
  if (self->strip != NULL)
    gtk_widget_snapshot_child (widget, self->strip, snapshot);
}

/* --- what makes the kept nodes wrong ------------------------------------------------------- */

static void
on_style_changed (SkvYearView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->theme = skv_year_theme_get (adw_style_manager_get_dark (manager),
                                    adw_style_manager_get_high_contrast (manager));
  skv_year_view_drop_nodes (self);
}

static void
skv_year_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  SkvYearView *self = SKV_YEAR_VIEW (widget);

  GTK_WIDGET_CLASS (skv_year_view_parent_class)->css_changed (widget, change);
  /* Another font: rows are as high as its text needs. Nothing else that is drawn is from the style;
   * its own, the theme, is looked at when that changes. */
  if (self->text_scale != skv_year_view_get_text_scale (self))
    relayout (self);
  self->text_scale = skv_year_view_get_text_scale (self);
}

void
skv_year_view_update_label (SkvYearView *self)
{
  g_autofree char *label = skv_year_view_describe_shown (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
on_refreshed (SkvYearView *self)
{
  drop_data (self);
  if (self->session != NULL)
    skv_year_view_update_label (self);
}

/* another part of the same year, or another zoom */
static void
on_shown (SkvYearView *self)
{
  on_refreshed (self);
  skv_year_view_follow_shown (self);
}

static void
on_selection_changed (SkvYearView *self)
{
  skv_year_cells_select (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
skv_year_view_set_session (SkvYearView *self, SkvSession *session)
{
  g_return_if_fail (SKV_IS_YEAR_VIEW (self));

  if (self->session == session)
    return;
  drop_data (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      g_signal_connect_object (session, "refreshed", G_CALLBACK (on_refreshed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "shown", G_CALLBACK (on_shown), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::selected", G_CALLBACK (on_selection_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::against", G_CALLBACK (on_selection_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::today", G_CALLBACK (skv_year_view_drop_nodes),
                               self, G_CONNECT_SWAPPED);
    }
  on_refreshed (self);
  g_object_notify (G_OBJECT (self), "session");
}

/* --- properties ---------------------------------------------------------------------------- */

static void
skv_year_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  SkvYearView *self = SKV_YEAR_VIEW (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
skv_year_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  SkvYearView *self = SKV_YEAR_VIEW (object);

  switch (id)
    {
    case PROP_SESSION:
      skv_year_view_set_session (self, g_value_get_object (value));
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      skv_year_view_set_adjustment (self, (GtkOrientation) (id - PROP_HADJUSTMENT),
                                    g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

/* --- focus --------------------------------------------------------------------------------- */

static gboolean
skv_year_view_grab_focus (GtkWidget *widget)
{
  SkvYearView *self = SKV_YEAR_VIEW (widget);
  const char *id = self->focus;

  if (skv_year_view_ensure (self))
    {
      SkvBox box;

      if (id == NULL || !skv_year_view_item_box (self, id, 0, &box))
        id = skv_session_get_selected (self->session);
      if (id == NULL || !skv_year_view_item_box (self, id, 0, &box))
        id = skv_year_view_next_in_time (self, NULL, 1);
      if (id != NULL)
        {
          skv_year_view_focus_item (self, id);
          return TRUE;
        }
    }
  return GTK_WIDGET_CLASS (skv_year_view_parent_class)->grab_focus (widget);
}

/* The view is one stop of Tab: arrows move within, Tab leaves. */
static gboolean
skv_year_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

void
skv_year_view_reveal (SkvYearView *self, const char *id)
{
  SkvBox box;

  g_return_if_fail (SKV_IS_YEAR_VIEW (self));

  skv_year_view_show_item (self, id);
  if (skv_year_view_ensure (self) && skv_year_view_item_box (self, id, 0, &box))
    skv_year_view_focus_item (self, id);
}

/* --- life ---------------------------------------------------------------------------------- */

static void
skv_year_view_dispose (GObject *object)
{
  SkvYearView *self = SKV_YEAR_VIEW (object);

  skv_year_view_set_session (self, NULL);
  skv_year_view_set_difference (self, NULL);
  g_clear_handle_id (&self->cells_idle, g_source_remove);
  g_clear_handle_id (&self->minute_source, g_source_remove);
  skv_year_view_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  skv_year_view_set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_hash_table_remove_all (self->cells);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->details, gtk_widget_unparent);
  g_clear_pointer (&self->status, gtk_widget_unparent);
  g_clear_pointer (&self->strip, gtk_widget_unparent);
  G_OBJECT_CLASS (skv_year_view_parent_class)->dispose (object);
}

static void
skv_year_view_finalize (GObject *object)
{
  SkvYearView *self = SKV_YEAR_VIEW (object);

  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_pointer (&self->picked, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_strfreev);
  g_clear_pointer (&self->focus, g_free);
  g_clear_pointer (&self->hover, g_free);
  G_OBJECT_CLASS (skv_year_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  g_object_class_install_property (
    object_class, PROP_SESSION,
    g_param_spec_object ("session", NULL, NULL, SKV_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
skv_year_view_class_init (SkvYearViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = skv_year_view_get_property;
  object_class->set_property = skv_year_view_set_property;
  object_class->dispose = skv_year_view_dispose;
  object_class->finalize = skv_year_view_finalize;
  install_properties (object_class);

  widget_class->measure = skv_year_view_measure;
  widget_class->size_allocate = skv_year_view_size_allocate;
  widget_class->snapshot = skv_year_view_snapshot;
  widget_class->css_changed = skv_year_view_css_changed;
  widget_class->grab_focus = skv_year_view_grab_focus;
  widget_class->focus = skv_year_view_focus;

  g_signal_new ("activate-item", SKV_TYPE_YEAR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
  g_signal_new ("create-item", SKV_TYPE_YEAR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_INT);
  g_signal_new ("create-span", SKV_TYPE_YEAR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_BOOLEAN);
  g_signal_new ("explain-day", SKV_TYPE_YEAR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_INT);
  g_signal_new ("add-occurrence", SKV_TYPE_YEAR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  g_signal_new ("toggle-proposal", SKV_TYPE_YEAR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);

  skv_year_menu_class_init (widget_class);
  gtk_widget_class_set_css_name (widget_class, "yearview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
skv_year_view_init (SkvYearView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWidget *widget = GTK_WIDGET (self);

  self->cells =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) gtk_widget_unparent);
  self->picked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->menu_day = SKV_DAY_NONE;
  self->drag.target = SKV_DAY_NONE;
  self->status = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                               "can-target", FALSE, NULL);
  gtk_widget_set_parent (self->status, widget);

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_vexpand (widget, TRUE);
  skv_year_pointer_install (self);
  skv_year_keyboard_install (self);
  skv_year_zoom_install (self);

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi",
                           G_CALLBACK (relayout), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (skv_year_view_drop_nodes), NULL);
  on_style_changed (self);
}
