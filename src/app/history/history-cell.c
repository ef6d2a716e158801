/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/history/history-cell.h"

#include <glib/gi18n-lib.h>

#include "app/history/history-words.h"
#include "app/parts.h"

struct _SkvHistoryCell
{
  GtkWidget parent_instance;

  SkvHistoryRow *row; /* (owned) (nullable) */
  SkvPlan *plan;      /* (owned) (nullable) */
  SkvDay today;

  GtkWidget *box;
  GtkWidget *day;
  GtkWidget *entry; /* what lies below the day, and is marked when it is selected */
  GtkWidget *time;
  GtkWidget *label;
  GtkWidget *who;
  GtkWidget *mark; /* "Undone" */
  GtkWidget *end;  /* where undo stops */
};

G_DEFINE_FINAL_TYPE (SkvHistoryCell, skv_history_cell, GTK_TYPE_WIDGET)

static void
update (SkvHistoryCell *self)
{
  const SkvHistoryEntry *entry = skv_history_row_get_entry (self->row);
  g_autofree char *day = skv_history_day_words (skv_history_row_get_day (self->row), self->today);
  g_autofree char *time = skv_history_time_words (self->plan, entry->when);
  g_autofree char *name = skv_history_row_words (self->plan, entry, self->today);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_label_set_label (GTK_LABEL (self->day), day);
  gtk_widget_set_visible (self->day, skv_history_row_begins_day (self->row));
  gtk_label_set_label (GTK_LABEL (self->time), time);
  gtk_label_set_label (GTK_LABEL (self->label), entry->label);
  gtk_label_set_label (GTK_LABEL (self->who), entry->who != NULL ? entry->who : "");
  gtk_widget_set_visible (self->who, entry->who != NULL && *entry->who != '\0');
  gtk_widget_set_visible (self->mark, entry->undone);
  gtk_widget_set_visible (self->end, entry->barrier);
  skv_widget_set_class (self->entry, "undone", entry->undone);
  skv_widget_set_class (self->entry, "barrier", entry->barrier);
  /* the row of the list is what has the keyboard, and what a screen reader names */
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static void
drop_row (SkvHistoryCell *self)
{
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_clear_object (&self->row);
}

void
skv_history_cell_set_row (SkvHistoryCell *self, SkvHistoryRow *row, SkvPlan *plan, SkvDay today)
{
  g_return_if_fail (SKV_IS_HISTORY_CELL (self));

  drop_row (self);
  g_set_object (&self->plan, plan);
  self->today = today;
  if (row == NULL || plan == NULL)
    return;
  self->row = g_object_ref (row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (update), self);
  update (self);
}

SkvHistoryRow *
skv_history_cell_get_row (SkvHistoryCell *self)
{
  g_return_val_if_fail (SKV_IS_HISTORY_CELL (self), NULL);
  return self->row;
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_history_cell_dispose (GObject *object)
{
  SkvHistoryCell *self = SKV_HISTORY_CELL (object);

  drop_row (self);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (skv_history_cell_parent_class)->dispose (object);
}

static void
skv_history_cell_class_init (SkvHistoryCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_history_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "historycell");
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
skv_history_cell_init (SkvHistoryCell *self)
{
  GtkWidget *words;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->day = add_label (self->box, "", "day");
  self->end = add_label (self->box, _("Undo stops here"), "end");
  self->entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->entry, "entry");
  gtk_box_append (GTK_BOX (self->box), self->entry);

  self->time = add_label (self->entry, "", "time");
  gtk_widget_set_valign (self->time, GTK_ALIGN_CENTER);
  words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (self->entry), words);
  self->label = add_label (words, "", "label");
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->who = add_label (words, "", "who");
  gtk_label_set_ellipsize (GTK_LABEL (self->who), PANGO_ELLIPSIZE_END);
  self->mark = add_label (self->entry, _("Undone"), "mark");
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
}

GtkWidget *
skv_history_cell_new (void)
{
  return g_object_new (SKV_TYPE_HISTORY_CELL, NULL);
}
