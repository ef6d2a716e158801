/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/list/list-cell.h"

#include "app/legible.h"
#include "app/list/list-words.h"
#include "app/parts.h"

struct _SkvListCell
{
  GtkWidget parent_instance;

  SkvListColumn column;
  SkvListEntry *entry; /* (owned) (nullable) */
  GtkWidget *label;
  GtkWidget *editor; /* (nullable): an entry or a list to choose from */
  gboolean wrong;    /* what stands in the editor */
  gboolean leaving;
};

G_DEFINE_FINAL_TYPE (SkvListCell, skv_list_cell, GTK_TYPE_WIDGET)

enum
{
  TYPED,
  EDITED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_words (SkvListCell *self)
{
  const SkvListWords *words = self->entry != NULL ? skv_list_entry_get (self->entry) : NULL;
  const char *text = words != NULL ? words->text[self->column] : "";
  gboolean conflicts = words != NULL && self->column == SKV_LIST_CONFLICTS;

  gtk_label_set_label (GTK_LABEL (self->label), text);
  skv_widget_set_class (self->label, "heading", words != NULL && words->heading);
  skv_widget_set_class (self->label, "error", conflicts && words->n_hard > 0);
  skv_widget_set_class (self->label, "warning",
                        conflicts && words->n_hard == 0 && words->n_soft > 0);
  skv_widget_set_class (self->label, "cancelled",
                        words != NULL && self->column == SKV_LIST_WHAT && !words->heading &&
                          words->status == SKV_STATUS_CANCELLED);
}

SkvListColumn
skv_list_cell_get_column (SkvListCell *self)
{
  return self->column;
}

SkvListEntry *
skv_list_cell_get_entry (SkvListCell *self)
{
  return self->entry;
}

/* --- the editor ------------------------------------------------------------------------------ */

static void
drop_editor (SkvListCell *self)
{
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  gtk_widget_set_visible (self->label, TRUE);
  self->wrong = FALSE;
}

/* @direction: where the keyboard goes; @take: what stands there counts */
static void
leave (SkvListCell *self, int direction, gboolean take)
{
  g_autofree char *text = NULL;

  if (self->editor == NULL || self->leaving)
    return;
  if (take && self->wrong)
    return;
  self->leaving = TRUE;
  g_object_ref (self);
  if (GTK_IS_EDITABLE (self->editor))
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  else
    text = g_strdup_printf ("%u", gtk_drop_down_get_selected (GTK_DROP_DOWN (self->editor)));
  drop_editor (self);
  if (take)
    g_signal_emit (self, signals[EDITED], 0, text);
  if (direction != G_MAXINT)
    g_signal_emit (self, signals[LEFT], 0, direction);
  self->leaving = FALSE;
  g_object_unref (self);
}

static gboolean
on_key (SkvListCell *self, guint key, guint code, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Escape:
      leave (self, 0, FALSE);
      return TRUE;
    case GDK_KEY_Tab:
      leave (self, 1, TRUE);
      return TRUE;
    case GDK_KEY_ISO_Left_Tab:
      leave (self, -1, TRUE);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (!GTK_IS_EDITABLE (self->editor))
        return FALSE;
      leave (self, 0, TRUE);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whoever goes elsewhere has finished, if it can be taken. */
static void
on_focus_left (SkvListCell *self)
{
  if (self->editor != NULL && GTK_IS_EDITABLE (self->editor))
    leave (self, G_MAXINT, !self->wrong);
}

static void
on_typed (SkvListCell *self)
{
  g_signal_emit (self, signals[TYPED], 0, gtk_editable_get_text (GTK_EDITABLE (self->editor)));
}

static void
on_chosen (SkvListCell *self)
{
  leave (self, 0, TRUE);
}

static void
show_editor (SkvListCell *self, GtkWidget *editor)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  drop_editor (self);
  self->editor = editor;
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_parent (editor, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  skv_list_column_title (self->column), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (editor, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
  gtk_widget_add_controller (editor, focus);
  gtk_widget_grab_focus (editor);
}

void
skv_list_cell_edit (SkvListCell *self, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  g_return_if_fail (SKV_IS_LIST_CELL (self));

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 1);
  show_editor (self, entry);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_typed), self);
}

void
skv_list_cell_choose (SkvListCell *self, const char *const *titles, guint chosen)
{
  GtkWidget *list = gtk_drop_down_new_from_strings (titles);

  g_return_if_fail (SKV_IS_LIST_CELL (self));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), chosen);
  show_editor (self, list);
  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (on_chosen), self);
}

void
skv_list_cell_show_problem (SkvListCell *self, const char *problem)
{
  g_return_if_fail (SKV_IS_LIST_CELL (self));

  if (self->editor == NULL)
    return;
  self->wrong = problem != NULL;
  skv_widget_set_class (self->editor, "error", self->wrong);
  gtk_widget_set_tooltip_text (self->editor, problem);
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
    self->wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* --- object ---------------------------------------------------------------------------------- */

void
skv_list_cell_bind (SkvListCell *self, SkvListEntry *entry)
{
  g_return_if_fail (SKV_IS_LIST_CELL (self));

  if (self->editor != NULL)
    drop_editor (self);
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  g_set_object (&self->entry, entry);
  if (entry != NULL)
    g_signal_connect_swapped (entry, "changed", G_CALLBACK (show_words), self);
  show_words (self);
}

static void
skv_list_cell_dispose (GObject *object)
{
  SkvListCell *self = SKV_LIST_CELL (object);

  self->leaving = TRUE;
  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (skv_list_cell_parent_class)->dispose (object);
}

static void
skv_list_cell_class_init (SkvListCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_list_cell_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[TYPED] = g_signal_new ("typed", SKV_TYPE_LIST_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[EDITED] = g_signal_new ("edited", SKV_TYPE_LIST_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", SKV_TYPE_LIST_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
skv_list_cell_init (SkvListCell *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  skv_label_tell_whole (GTK_LABEL (self->label));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
skv_list_cell_new (SkvListColumn column)
{
  SkvListCell *self = g_object_new (SKV_TYPE_LIST_CELL, NULL);

  self->column = column;
  if (column == SKV_LIST_WHAT)
    gtk_label_set_width_chars (GTK_LABEL (self->label), 24);
  if (column == SKV_LIST_SYSTEMS)
    gtk_label_set_width_chars (GTK_LABEL (self->label), 14);
  return GTK_WIDGET (self);
}
