/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/schedule/schedule-row.h"

#include <glib/gi18n-lib.h>

struct _SkvScheduleRow
{
  GtkBox parent_instance;

  SkvScheduleEntry *entry; /* (owned) (nullable) */
  gboolean following;

  GtkCheckButton *check;
  GtkWidget *sign;
  GtkLabel *title;
  GtkLabel *places;
  GtkLabel *reason;
  GtkLabel *conflicts;
};

G_DEFINE_FINAL_TYPE (SkvScheduleRow, skv_schedule_row, GTK_TYPE_BOX)

static void
name (gpointer widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
follow_choice (SkvScheduleRow *self)
{
  self->following = TRUE;
  gtk_check_button_set_active (self->check, skv_schedule_entry_is_chosen (self->entry));
  self->following = FALSE;
}

static void
follow (SkvScheduleRow *self)
{
  const char *conflicts = skv_schedule_entry_get_conflicts (self->entry);
  gboolean placed = skv_schedule_entry_is_placed (self->entry);

  follow_choice (self);
  gtk_widget_set_visible (GTK_WIDGET (self->check), placed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), skv_schedule_entry_can_choose (self->entry));
  gtk_widget_set_visible (self->sign, !placed);
  gtk_label_set_text (self->title, skv_schedule_entry_get_title (self->entry));
  gtk_label_set_text (self->places, skv_schedule_entry_get_places (self->entry));
  gtk_label_set_text (self->reason, skv_schedule_entry_get_reason (self->entry));
  gtk_label_set_text (self->conflicts, conflicts != NULL ? conflicts : "");
  gtk_widget_set_visible (GTK_WIDGET (self->conflicts), conflicts != NULL);
  name (self->check, skv_schedule_entry_get_title (self->entry));
  /* The list's own row is this one's parent. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    name (gtk_widget_get_parent (GTK_WIDGET (self)),
          skv_schedule_entry_get_description (self->entry));
}

void
skv_schedule_row_show (SkvScheduleRow *self, SkvScheduleEntry *entry)
{
  g_return_if_fail (SKV_IS_SCHEDULE_ROW (self));

  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;
  g_signal_connect_swapped (entry, "toggled", G_CALLBACK (follow_choice), self);
  follow (self);
}

SkvScheduleEntry *
skv_schedule_row_get_entry (SkvScheduleRow *self)
{
  g_return_val_if_fail (SKV_IS_SCHEDULE_ROW (self), NULL);
  return self->entry;
}

static void
on_toggled (SkvScheduleRow *self)
{
  if (!self->following && self->entry != NULL)
    skv_schedule_entry_set_chosen (self->entry, gtk_check_button_get_active (self->check));
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_schedule_row_dispose (GObject *object)
{
  SkvScheduleRow *self = SKV_SCHEDULE_ROW (object);

  self->following = TRUE;
  skv_schedule_row_show (self, NULL);
  G_OBJECT_CLASS (skv_schedule_row_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvScheduleRow, name)

static void
skv_schedule_row_class_init (SkvScheduleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_schedule_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/schedule-row.ui");
  BIND (check);
  BIND (sign);
  BIND (title);
  BIND (places);
  BIND (reason);
  BIND (conflicts);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
skv_schedule_row_init (SkvScheduleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
skv_schedule_row_new (void)
{
  return g_object_new (SKV_TYPE_SCHEDULE_ROW, NULL);
}
