/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-cell.h"

#include "app/year/year-view-private.h"

struct _SkvYearCell
{
  GtkWidget parent_instance;

  char *id;    /* (owned) */
  char *label; /* (owned) (nullable): what was told last */
  int place;
  int n;
};

G_DEFINE_FINAL_TYPE (SkvYearCell, skv_year_cell, GTK_TYPE_WIDGET)

GtkWidget *
skv_year_cell_new (const char *id)
{
  SkvYearCell *self =
    g_object_new (SKV_TYPE_YEAR_CELL, "focusable", TRUE, "can-target", FALSE, NULL);

  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}

void
skv_year_cell_set_words (SkvYearCell *self, const char *label, const char *description)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  if (g_strcmp0 (self->label, label) != 0)
    {
      g_free (self->label);
      self->label = g_strdup (label);
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  if (description != NULL)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                    -1);
}

void
skv_year_cell_set_selected (SkvYearCell *self, gboolean selected)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

void
skv_year_cell_set_place (SkvYearCell *self, int place, int n)
{
  if (self->place == place && self->n == n)
    return;
  self->place = place;
  self->n = n;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET, place,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, n, -1);
}

static SkvYearView *
get_view (SkvYearCell *self)
{
  return SKV_YEAR_VIEW (gtk_widget_get_parent (GTK_WIDGET (self)));
}

static gboolean
skv_year_cell_grab_focus (GtkWidget *widget)
{
  SkvYearCell *self = SKV_YEAR_CELL (widget);

  if (!GTK_WIDGET_CLASS (skv_year_cell_parent_class)->grab_focus (widget))
    return FALSE;
  skv_year_view_focus_moved (get_view (self), self->id);
  return TRUE;
}

static void
on_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvYearCell *self = SKV_YEAR_CELL (widget);

  skv_year_view_activate_item (get_view (self), self->id);
}

static void
on_select (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (widget);
}

static void
on_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvYearCell *self = SKV_YEAR_CELL (widget);

  gtk_widget_grab_focus (widget);
  skv_year_drag_begin (get_view (self), self->id, SKV_DAY_NONE, TRUE);
}

static void
skv_year_cell_finalize (GObject *object)
{
  SkvYearCell *self = SKV_YEAR_CELL (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (skv_year_cell_parent_class)->finalize (object);
}

static void
skv_year_cell_class_init (SkvYearCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = skv_year_cell_finalize;
  widget_class->grab_focus = skv_year_cell_grab_focus;
  gtk_widget_class_install_action (widget_class, "cell.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "cell.select", NULL, on_select);
  gtk_widget_class_install_action (widget_class, "cell.move", NULL, on_move);
  gtk_widget_class_set_css_name (widget_class, "yearcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
skv_year_cell_init (SkvYearCell *self)
{
}
