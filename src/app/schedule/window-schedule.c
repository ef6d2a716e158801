/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include "app/compat.h"

/* The proposal for a whole year: its list beside the year, and its ghosts in it. */

static gboolean
is_shown (SkvWindow *self)
{
  return self->schedule_panel != NULL &&
         gtk_stack_get_visible_child (self->side) == GTK_WIDGET (self->schedule_panel);
}

static void
show_ghosts (SkvWindow *self)
{
  SkvDifference *difference;
  g_auto (GStrv) chosen = NULL;

  if (!is_shown (self))
    return;
  difference = skv_schedule_panel_get_difference (self->schedule_panel);
  chosen = skv_schedule_panel_list_chosen (self->schedule_panel);
  skv_year_view_set_difference (self->year_view, difference);
  if (difference != NULL)
    skv_year_view_set_difference_chosen (self->year_view, (const char *const *) chosen);
}

static void
on_toggle_proposal (SkvWindow *self, const char *id)
{
  if (is_shown (self))
    skv_schedule_panel_toggle (self->schedule_panel, id);
}

/* its ghost, by the id that the year gives it */
static char *
ghost_of (const char *id)
{
  return g_strconcat ("proposed:", id, NULL);
}

static void
on_reveal (SkvWindow *self, const char *id)
{
  g_autofree char *ghost = ghost_of (id);

  skv_year_view_reveal (self->year_view, ghost);
}

/* The keyboard stays in the list. */
static void
on_point (SkvWindow *self, const char *id)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *ghost = ghost_of (id);

  on_reveal (self, id);
  skv_session_select (self->session, ghost, NULL);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}

void
skv_window_forget_schedule (SkvWindow *self)
{
  gboolean shown = is_shown (self);

  if (self->schedule_panel != NULL)
    skv_schedule_panel_forget (self->schedule_panel);
  if (!shown)
    return;
  gtk_stack_set_visible_child (self->side, GTK_WIDGET (self->sidebar));
  skv_side_pane_set_shown (self->flap, self->side_was_revealed);
  skv_year_view_set_difference (self->year_view, NULL);
}

static void
on_closed (SkvWindow *self)
{
  skv_window_forget_schedule (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->year_view));
}

static void
make_panel (SkvWindow *self)
{
  self->schedule_panel = g_object_new (SKV_TYPE_SCHEDULE_PANEL, NULL);
  gtk_stack_add_child (self->side, GTK_WIDGET (self->schedule_panel));
  skv_schedule_panel_set_session (self->schedule_panel, self->session);
  g_signal_connect_object (self->schedule_panel, "proposal-changed", G_CALLBACK (show_ghosts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->schedule_panel, "point", G_CALLBACK (on_point), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->schedule_panel, "reveal", G_CALLBACK (on_reveal), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->schedule_panel, "closed", G_CALLBACK (on_closed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->year_view, "toggle-proposal", G_CALLBACK (on_toggle_proposal),
                           self, G_CONNECT_SWAPPED);
}

void
skv_window_plan_year (SkvWindow *self)
{
  skv_window_show_page (self, "year");
  if (self->schedule_panel == NULL)
    make_panel (self);
  if (!is_shown (self))
    self->side_was_revealed = skv_side_pane_get_shown (self->flap);
  gtk_stack_set_visible_child (self->side, GTK_WIDGET (self->schedule_panel));
  skv_side_pane_set_shown (self->flap, TRUE);
  skv_schedule_panel_start (self->schedule_panel);
  show_ghosts (self);
}
