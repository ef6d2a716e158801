/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/lane-list.h"

#include <glib/gi18n-lib.h>

#include "app/lane-menu.h"
#include "app/lane-swatch.h"
#include "app/legible.h"

struct _SkvLaneList
{
  GtkWidget parent_instance;

  SkvSession *session; /* (owned) (nullable) */
  GtkWidget *list;     /* (owned) child */
  char *shown;         /* (owned) (nullable): names and titles of the rows that there are */
  gboolean updating;   /* the switches follow the plan, not a person */
};

G_DEFINE_FINAL_TYPE (SkvLaneList, skv_lane_list, GTK_TYPE_WIDGET)

static const char *
row_lane (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "lane");
}

static GtkSwitch *
row_switch (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "switch");
}

static void
update_switches (SkvLaneList *self)
{
  GtkWidget *row;

  self->updating = TRUE;
  for (row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_switch_set_active (row_switch (row),
                           !skv_session_lane_is_hidden (self->session, row_lane (row)));
  self->updating = FALSE;
}

static void
on_switched (GtkSwitch *lane_switch, GParamSpec *pspec, gpointer data)
{
  SkvLaneList *self = SKV_LANE_LIST (data);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (lane_switch), GTK_TYPE_LIST_BOX_ROW);

  if (self->updating)
    return;
  skv_session_hide_lane (self->session, row_lane (row), !gtk_switch_get_active (lane_switch));
  update_switches (self); /* back again, if that was refused */
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  GtkSwitch *lane_switch = row_switch (GTK_WIDGET (row));

  gtk_switch_set_active (lane_switch, !gtk_switch_get_active (lane_switch));
}

static GtkWidget *
row_new (SkvLaneList *self, const char *lane, const char *title, guint position)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *lane_switch = gtk_switch_new ();
  GtkWidget *swatch = skv_lane_swatch_new (lane, position);
  const SkvLane *record =
    skv_plan_lookup (skv_session_get_plan (self->session), SKV_KIND_LANE, lane);
  g_autofree char *name = g_strdup_printf (_("Show %s"), title);

  if (record != NULL)
    skv_lane_swatch_set_look (SKV_LANE_SWATCH (swatch), record->colour, record->pattern);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  skv_label_tell_whole (GTK_LABEL (label));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (lane_switch, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), skv_lane_menu_new (self->session, lane));
  gtk_box_append (GTK_BOX (box), lane_switch);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "lane");
  g_object_set_data_full (G_OBJECT (row), "lane", g_strdup (lane), g_free);
  g_object_set_data (G_OBJECT (row), "switch", lane_switch);
  gtk_accessible_update_property (GTK_ACCESSIBLE (lane_switch), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (lane_switch, "notify::active", G_CALLBACK (on_switched), self);
  return row;
}

static char *
describe_lanes (SkvPlan *plan, GPtrArray *lanes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lanes->len; i++)
    {
      const char *name = g_ptr_array_index (lanes, i);
      const SkvLane *record = skv_plan_lookup (plan, SKV_KIND_LANE, name);

      g_string_append_printf (text, "%s\t%s\t%s\t%s\n", name, skv_plan_lane_title (plan, name),
                              record != NULL && record->colour != NULL ? record->colour : "",
                              record != NULL && record->pattern != NULL ? record->pattern : "");
    }
  return g_string_free (text, FALSE);
}

static void
refill (SkvLaneList *self, SkvPlan *plan, GPtrArray *lanes)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  self->updating = TRUE;
  for (guint i = 0; i < lanes->len; i++)
    {
      const char *lane = g_ptr_array_index (lanes, i);

      gtk_list_box_append (GTK_LIST_BOX (self->list),
                           row_new (self, lane, skv_plan_lane_title (plan, lane), i));
    }
  self->updating = FALSE;
}

static void
update (SkvLaneList *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan);
  char *now = describe_lanes (plan, lanes);

  if (g_strcmp0 (now, self->shown) != 0)
    refill (self, plan, lanes);
  g_free (self->shown);
  self->shown = now;
  update_switches (self);
}

void
skv_lane_list_set_session (SkvLaneList *self, SkvSession *session)
{
  g_return_if_fail (SKV_IS_LANE_LIST (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;
  g_signal_connect_object (session, "refreshed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
skv_lane_list_dispose (GObject *object)
{
  SkvLaneList *self = SKV_LANE_LIST (object);

  skv_lane_list_set_session (self, NULL);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (skv_lane_list_parent_class)->dispose (object);
}

static void
skv_lane_list_class_init (SkvLaneListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_lane_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
skv_lane_list_init (SkvLaneList *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Lanes"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), NULL);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
skv_lane_list_new (void)
{
  return g_object_new (SKV_TYPE_LANE_LIST, NULL);
}
