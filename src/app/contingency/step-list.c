/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/contingency/step-list.h"

#include <glib/gi18n-lib.h>

#include "app/contingency/step-row.h"

struct _SkvStepList
{
  GtkBox parent_instance;

  SkvPlan *plan;            /* (owned) */
  SkvContingencyForm *form; /* (unowned) */
  GtkListBox *list;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (SkvStepList, skv_step_list, GTK_TYPE_BOX)

static guint changed_signal;

static SkvStepRow *
row_at (SkvStepList *self, guint place)
{
  return SKV_STEP_ROW (gtk_list_box_get_row_at_index (self->list, (int) place));
}

static guint
place_of (SkvStepRow *row)
{
  return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

/* numbers and buttons follow, and whoever listens */
static void
settle (SkvStepList *self)
{
  guint n = self->form->steps->len;

  for (guint i = 0; i < n; i++)
    skv_step_row_set_place (row_at (self, i), i, n);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_sensitive (self->add, n < SKV_STEPS_MAX);
  g_signal_emit (self, changed_signal, 0);
}

static void
move (SkvStepList *self, SkvStepRow *row, guint to)
{
  guint from = place_of (row);
  g_autoptr (SkvStepRow) held = g_object_ref (row);

  if (from == to || to >= self->form->steps->len)
    return;
  /* Closed, it is seen where it goes to, and what it goes past. */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  skv_contingency_form_move_step (self->form, from, to);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) to);
  settle (self);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
on_move (SkvStepList *self, int steps, SkvStepRow *row)
{
  if (steps < 0 ? place_of (row) > 0 : place_of (row) + 1 < self->form->steps->len)
    move (self, row, place_of (row) + steps);
}

static void
on_take (SkvStepList *self, SkvStepRow *dragged, SkvStepRow *row)
{
  if (gtk_widget_is_ancestor (GTK_WIDGET (dragged), GTK_WIDGET (self)))
    move (self, dragged, place_of (row));
}

static void
on_remove (SkvStepList *self, SkvStepRow *row)
{
  guint place = place_of (row), n;

  skv_contingency_form_remove_step (self->form, place);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  settle (self);
  n = self->form->steps->len;
  gtk_widget_grab_focus (n > 0 ? GTK_WIDGET (row_at (self, MIN (place, n - 1))) : self->add);
}

static void
on_changed (SkvStepList *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void on_add (SkvStepList *self);

/* Return goes on to the next step, and after the last one to a new one. */
static void
on_next (SkvStepList *self, SkvStepRow *row)
{
  if (place_of (row) + 1 < self->form->steps->len)
    skv_step_row_begin (row_at (self, place_of (row) + 1));
  else if (*skv_step_row_get_step (row)->text != '\0')
    on_add (self);
}

static SkvStepRow *
add_row (SkvStepList *self, SkvFormStep *step)
{
  GtkWidget *row = skv_step_row_new (self->plan, step);

  g_signal_connect_object (row, "move", G_CALLBACK (on_move), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "take", G_CALLBACK (on_take), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "next", G_CALLBACK (on_next), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  return SKV_STEP_ROW (row);
}

static void
on_add (SkvStepList *self)
{
  SkvFormStep *step = skv_contingency_form_add_step (self->form);
  SkvStepRow *row;

  if (step == NULL)
    return;
  row = add_row (self, step);
  settle (self);
  skv_step_row_begin (row);
}

static void
skv_step_list_dispose (GObject *object)
{
  g_clear_object (&SKV_STEP_LIST (object)->plan);
  G_OBJECT_CLASS (skv_step_list_parent_class)->dispose (object);
}

static void
skv_step_list_class_init (SkvStepListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_step_list_dispose;
  changed_signal = g_signal_new ("changed", SKV_TYPE_STEP_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
skv_step_list_init (SkvStepList *self)
{
  GtkWidget *heading = gtk_label_new (_("Steps, in Order"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Steps, in Order"), -1);
  self->add = gtk_button_new_with_mnemonic (_("_Add Step"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (self), heading);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), self->add);
}

GtkWidget *
skv_step_list_new (SkvPlan *plan, SkvContingencyForm *form)
{
  SkvStepList *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && form != NULL, NULL);

  self = g_object_new (SKV_TYPE_STEP_LIST, NULL);
  self->plan = g_object_ref (plan);
  self->form = form;
  for (guint i = 0; i < form->steps->len; i++)
    add_row (self, form->steps->pdata[i]);
  settle (self);
  return GTK_WIDGET (self);
}
