/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/schedule/schedule-panel-private.h"

#include <glib/gi18n-lib.h>

#include "app/schedule/schedule-row.h"

/* The jobs of the proposal, those without a place at the end. */

SkvScheduleEntry *
skv_schedule_panel_peek_entry (SkvSchedulePanel *self, guint position)
{
  g_autoptr (SkvScheduleEntry) entry =
    g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  return entry; /* the store holds it */
}

static guint
count_entries (SkvSchedulePanel *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->entries));
}

GStrv
skv_schedule_panel_list_items (SkvSchedulePanel *self, gboolean all)
{
  g_autoptr (GStrvBuilder) items = g_strv_builder_new ();

  for (guint i = 0; i < count_entries (self); i++)
    {
      SkvScheduleEntry *entry = skv_schedule_panel_peek_entry (self, i);

      if (all ? skv_schedule_entry_can_choose (entry) : skv_schedule_entry_is_chosen (entry))
        g_strv_builder_add (items, skv_schedule_entry_get_item (entry));
    }
  return g_strv_builder_end (items);
}

GStrv
skv_schedule_panel_list_chosen (SkvSchedulePanel *self)
{
  g_return_val_if_fail (SKV_IS_SCHEDULE_PANEL (self), NULL);

  return skv_schedule_panel_list_items (self, FALSE);
}

void
skv_schedule_panel_choose_all (SkvSchedulePanel *self, gboolean chosen)
{
  self->choosing = TRUE;
  for (guint i = 0; i < count_entries (self); i++)
    skv_schedule_entry_set_chosen (skv_schedule_panel_peek_entry (self, i), chosen);
  self->choosing = FALSE;
  skv_schedule_panel_emit_changed (self);
}

gboolean
skv_schedule_panel_toggle (SkvSchedulePanel *self, const char *id)
{
  g_return_val_if_fail (SKV_IS_SCHEDULE_PANEL (self), FALSE);

  for (guint i = 0; i < count_entries (self); i++)
    {
      SkvScheduleEntry *entry = skv_schedule_panel_peek_entry (self, i);

      if (g_strcmp0 (skv_schedule_entry_get_item (entry), id) != 0)
        continue;
      skv_schedule_entry_set_chosen (entry, !skv_schedule_entry_is_chosen (entry));
      return TRUE;
    }
  return FALSE;
}

static void
on_entry_toggled (SkvSchedulePanel *self)
{
  if (!self->choosing)
    skv_schedule_panel_emit_changed (self);
}

void
skv_schedule_panel_fill_list (SkvSchedulePanel *self)
{
  const SkvZone *zone = skv_plan_get_zone (skv_session_get_plan (self->session));
  GPtrArray *jobs = skv_schedule_get_jobs (self->schedule);

  g_list_store_remove_all (self->entries);
  for (guint i = 0; i < jobs->len; i++)
    {
      g_autoptr (SkvScheduleEntry) entry =
        skv_schedule_entry_new (g_ptr_array_index (jobs, i), zone);

      g_signal_connect_object (entry, "toggled", G_CALLBACK (on_entry_toggled), self,
                               G_CONNECT_SWAPPED);
      g_list_store_append (self->entries, entry);
    }
}

/* --- the list -------------------------------------------------------------------------------- */

static void
on_setup (SkvSchedulePanel *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, skv_schedule_row_new ());
}

static void
on_bind (SkvSchedulePanel *self, GtkListItem *item)
{
  skv_schedule_row_show (SKV_SCHEDULE_ROW (gtk_list_item_get_child (item)),
                         gtk_list_item_get_item (item));
}

static void
on_unbind (SkvSchedulePanel *self, GtkListItem *item)
{
  skv_schedule_row_show (SKV_SCHEDULE_ROW (gtk_list_item_get_child (item)), NULL);
}

/* the space bar on a line chooses it, as it does on its check box */
static gboolean
on_key (SkvSchedulePanel *self, guint key, guint code, GdkModifierType modifiers)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  SkvScheduleEntry *entry;

  if (key != GDK_KEY_space || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      child == NULL || !SKV_IS_SCHEDULE_ROW (child))
    return GDK_EVENT_PROPAGATE;
  entry = skv_schedule_row_get_entry (SKV_SCHEDULE_ROW (child));
  skv_schedule_entry_set_chosen (entry, !skv_schedule_entry_is_chosen (entry));
  return GDK_EVENT_STOP;
}

static gboolean
point (gpointer data)
{
  SkvSchedulePanel *self = SKV_SCHEDULE_PANEL (data);
  GtkSingleSelection *model = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list));
  SkvScheduleEntry *entry = gtk_single_selection_get_selected_item (model);

  self->pointing = 0;
  if (entry != NULL && skv_schedule_entry_is_placed (entry))
    g_signal_emit_by_name (self, "point", skv_schedule_entry_get_item (entry));
  return G_SOURCE_REMOVE;
}

/* Moving through the list shows in the year what is moved over: when the list has done its part. */
static void
on_selected (SkvSchedulePanel *self)
{
  if (self->pointing == 0)
    self->pointing = g_idle_add (point, self);
}

void
skv_schedule_panel_install_list (SkvSchedulePanel *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkSingleSelection *model =
    gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->entries)));

  gtk_single_selection_set_autoselect (model, FALSE);
  gtk_single_selection_set_can_unselect (model, TRUE);
  g_signal_connect_object (model, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (on_unbind), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_object_unref (factory);
  g_object_unref (model);
}
