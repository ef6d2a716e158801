/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflicts/conflict-cell.h"

struct _SkvConflictCell
{
  GtkWidget parent_instance;

  SkvConflictsColumn column;
  SkvConflictLine *line; /* (owned) (nullable) */
  GtkWidget *icon;       /* (nullable) */
  GtkWidget *label;

  /* style classes that it has now, static (nullable) */
  const char *weight;  /* "hard", … */
  const char *decided; /* "accepted" */
  const char *title;   /* "heading", of the label */
};

G_DEFINE_FINAL_TYPE (SkvConflictCell, skv_conflict_cell, GTK_TYPE_WIDGET)

SkvConflictsColumn
skv_conflict_cell_get_column (SkvConflictCell *self)
{
  return self->column;
}

SkvConflictLine *
skv_conflict_cell_get_line (SkvConflictCell *self)
{
  return self->line;
}

GtkWidget *
skv_conflict_cell_get_row (SkvConflictCell *self)
{
  GtkWidget *row = GTK_WIDGET (self);

  while (row != NULL && g_strcmp0 (gtk_widget_get_css_name (row), "row") != 0)
    row = gtk_widget_get_parent (row);
  return row;
}

/* --- what it says ---------------------------------------------------------------------------- */

static gboolean
is_heading (SkvConflictCell *self)
{
  return self->line != NULL && self->line->heading;
}

/* One cell tells for the row, so that it is read as one. */
static void
name_row (SkvConflictCell *self)
{
  GtkWidget *row;
  g_autofree char *words = NULL;

  if (self->column != SKV_CONFLICTS_SEVERITY || self->line == NULL)
    return;
  row = skv_conflict_cell_get_row (self);
  if (row == NULL)
    return;
  words = skv_conflict_line_describe (self->line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_icon (SkvConflictCell *self)
{
  gboolean shown = self->line != NULL && !self->line->heading;

  if (self->icon == NULL)
    return;
  gtk_widget_set_visible (self->icon, shown);
  if (shown)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), skv_conflict_line_icon (self->line));
}

/* A row is bound to other lines all the time while one scrolls or types: what is as it was is left
 * alone. @now: (nullable): none */
static void
set_class (GtkWidget *widget, const char **before, const char *now)
{
  if (*before == now)
    return;
  if (*before != NULL)
    gtk_widget_remove_css_class (widget, *before);
  if (now != NULL)
    gtk_widget_add_css_class (widget, now);
  *before = now;
}

static void
show_style (SkvConflictCell *self)
{
  gboolean shown = self->line != NULL && !self->line->heading;
  gboolean first = self->column == SKV_CONFLICTS_SEVERITY;
  gboolean accepted = shown && self->line->state == SKV_CONFLICT_ACCEPTED;

  set_class (GTK_WIDGET (self), &self->weight,
             shown && first ? skv_conflict_line_style (self->line) : NULL);
  set_class (GTK_WIDGET (self), &self->decided, accepted ? "accepted" : NULL);
  set_class (self->label, &self->title, is_heading (self) ? "heading" : NULL);
}

static void
show_words (SkvConflictCell *self)
{
  const SkvConflictText *text = self->line != NULL ? self->line->text[self->column] : NULL;
  g_autofree char *heading = NULL;
  gboolean first = self->column == SKV_CONFLICTS_SEVERITY;

  if (is_heading (self) && first)
    heading = g_strdup_printf ("%s · %s", text->text, self->line->text[SKV_CONFLICTS_WHAT]->text);
  else if (is_heading (self))
    text = NULL;
  gtk_label_set_label (GTK_LABEL (self->label), heading != NULL ? heading
                                                : text != NULL  ? text->text
                                                                : "");
  show_icon (self);
  show_style (self);
  name_row (self);
}

/* --- object ---------------------------------------------------------------------------------- */

void
skv_conflict_cell_bind (SkvConflictCell *self, SkvConflictLine *line)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  g_return_if_fail (SKV_IS_CONFLICT_CELL (self));

  if (self->line != NULL)
    g_signal_handlers_disconnect_by_data (self->line, self);
  g_set_object (&self->line, line);
  if (line != NULL)
    g_signal_connect_swapped (line, "changed", G_CALLBACK (show_words), self);
  if (parent != NULL)
    gtk_widget_set_overflow (parent,
                             is_heading (self) ? GTK_OVERFLOW_VISIBLE : GTK_OVERFLOW_HIDDEN);
  show_words (self);
}

static void
skv_conflict_cell_map (GtkWidget *widget)
{
  SkvConflictCell *self = SKV_CONFLICT_CELL (widget);

  GTK_WIDGET_CLASS (skv_conflict_cell_parent_class)->map (widget);
  if (is_heading (self))
    gtk_widget_set_overflow (gtk_widget_get_parent (widget), GTK_OVERFLOW_VISIBLE);
  name_row (self);
}

static void
skv_conflict_cell_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  SkvConflictCell *self = SKV_CONFLICT_CELL (widget);
  int width = 0, icon = 0;

  gtk_widget_measure (self->label, orientation, -1, minimum, natural, NULL, NULL);
  if (self->icon != NULL)
    gtk_widget_measure (self->icon, orientation, -1, &icon, &width, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum += width;
      *natural += width;
      /* a heading is as wide as the columns are */
      if (is_heading (self))
        *minimum = *natural = 0;
    }
  else
    {
      *minimum = MAX (*minimum, icon);
      *natural = MAX (*natural, width);
    }
}

static void
skv_conflict_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SkvConflictCell *self = SKV_CONFLICT_CELL (widget);
  int x = 0, natural;

  if (self->icon != NULL && gtk_widget_get_visible (self->icon))
    {
      gtk_widget_measure (self->icon, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &x, NULL, NULL);
      x = MIN (x, width);
      gtk_widget_size_allocate (self->icon, &(GtkAllocation){ 0, 0, x, height }, -1);
    }
  width -= x;
  if (is_heading (self))
    {
      gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      width = MAX (width, natural);
    }
  gtk_widget_size_allocate (self->label, &(GtkAllocation){ x, 0, width, height }, baseline);
}

/* The whole of what is cut off. */
static gboolean
on_tooltip (SkvConflictCell *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (self->label));

  if (!pango_layout_is_ellipsized (layout))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (GTK_LABEL (self->label)));
  return TRUE;
}

static void
skv_conflict_cell_dispose (GObject *object)
{
  SkvConflictCell *self = SKV_CONFLICT_CELL (object);

  if (self->line != NULL)
    g_signal_handlers_disconnect_by_data (self->line, self);
  g_clear_object (&self->line);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (skv_conflict_cell_parent_class)->dispose (object);
}

static void
skv_conflict_cell_class_init (SkvConflictCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_conflict_cell_dispose;
  widget_class->map = skv_conflict_cell_map;
  widget_class->measure = skv_conflict_cell_measure;
  widget_class->size_allocate = skv_conflict_cell_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "conflictcell");
}

static void
skv_conflict_cell_init (SkvConflictCell *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_tooltip), NULL);
}

GtkWidget *
skv_conflict_cell_new (SkvConflictsColumn column)
{
  SkvConflictCell *self = g_object_new (SKV_TYPE_CONFLICT_CELL, NULL);

  self->column = column;
  if (column != SKV_CONFLICTS_SEVERITY)
    return GTK_WIDGET (self);
  self->icon = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), 14);
  gtk_widget_set_margin_end (self->icon, 6);
  gtk_widget_insert_before (self->icon, GTK_WIDGET (self), self->label);
  return GTK_WIDGET (self);
}
