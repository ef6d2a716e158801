/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

#include <glib/gi18n-lib.h>

/* the same day of another month, or its last day; where it is if that month is not shown */
static SkvDay
add_months (SkvYearView *self, SkvDay day, int months)
{
  SkvDay other = skv_zoom_step (SKV_ZOOM_MONTH, day, months);

  return other >= self->drag.from && other < self->drag.from + (SkvDay) self->drag.n_days ? other
                                                                                          : day;
}

static void
move_to_free (SkvYearView *self, SkvDay day)
{
  SkvDay next = skv_year_drag_next_free (self);

  if (next == SKV_DAY_NONE || next == day)
    skv_year_view_say (self, _("No other day of this year is free"));
  else
    skv_year_drag_to_day (self, next);
}

/* the same in the hours of a week: Up and Down by quarters, Page Up and Down by hours */
static gboolean
move_in_week (SkvYearView *self, guint key)
{
  static const struct
  {
    guint keys[2];
    int minutes;
  } moves[] = {
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, -1440 },
    { { GDK_KEY_Right, GDK_KEY_KP_Right }, 1440 },
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, -SKV_QUARTER_MINUTES },
    { { GDK_KEY_Down, GDK_KEY_KP_Down }, SKV_QUARTER_MINUTES },
    { { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up }, -60 },
    { { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down }, 60 },
  };
  gint64 minute = self->drag.minute != G_MININT64 ? self->drag.minute : self->drag.home_minute;

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (key == moves[i].keys[0] || key == moves[i].keys[1])
      {
        /* what does not begin on a quarter goes to the next one */
        if (moves[i].minutes == -SKV_QUARTER_MINUTES && minute % SKV_QUARTER_MINUTES != 0)
          minute += SKV_QUARTER_MINUTES;
        skv_year_drag_to_minute (self, minute + moves[i].minutes);
        return TRUE;
      }
  if (key != GDK_KEY_Home && key != GDK_KEY_KP_Home)
    return FALSE;
  skv_year_drag_to_minute (self, skv_year_drag_next_free_minute (self));
  return TRUE;
}

/* TRUE: the key means something to a move that is under way */
static gboolean
move_by_key (SkvYearView *self, guint key)
{
  SkvDay day = self->drag.target != SKV_DAY_NONE ? self->drag.target : self->drag.home;

  if (self->drag.timed)
    return move_in_week (self, key);
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      skv_year_drag_to_day (self, day - 1);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      skv_year_drag_to_day (self, day + 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      skv_year_drag_to_day (self, day - 7);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      skv_year_drag_to_day (self, day + 7);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      skv_year_drag_to_day (self, add_months (self, day, -1));
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      skv_year_drag_to_day (self, add_months (self, day, 1));
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      move_to_free (self, day);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
on_key_while_moving (SkvYearView *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Escape:
      skv_year_drag_cancel (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
      if (self->drag.by_keyboard)
        skv_year_drag_drop (self);
      return TRUE;
    case GDK_KEY_c:
    case GDK_KEY_C:
      skv_year_drag_set_copy (self, !self->drag.copy);
      return TRUE;
    default:
      if (self->drag.by_keyboard)
        move_by_key (self, key);
      /* Nothing else may happen to a thing that is half moved, but modifiers and Tab pass. */
      return key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab;
    }
}

static gboolean
focus_or_stay (SkvYearView *self, const char *id)
{
  if (id != NULL)
    skv_year_view_focus_item (self, id);
  return TRUE;
}

/* Zoomed in, a page is what is shown. */
static gboolean
step (SkvYearView *self, int steps)
{
  skv_session_step (self->session, steps);
  return TRUE;
}

static gboolean
walk_by_key (SkvYearView *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return focus_or_stay (self, skv_year_view_next_in_time (self, self->focus, -1));
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return focus_or_stay (self, skv_year_view_next_in_time (self, self->focus, 1));
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return focus_or_stay (self, skv_year_view_next_in_column (self, self->focus, -1, FALSE));
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return focus_or_stay (self, skv_year_view_next_in_column (self, self->focus, 1, FALSE));
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      if (skv_session_get_zoom (self->session) != SKV_ZOOM_YEAR)
        return step (self, -1);
      return focus_or_stay (self, skv_year_view_next_in_column (self, self->focus, -1, TRUE));
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      if (skv_session_get_zoom (self->session) != SKV_ZOOM_YEAR)
        return step (self, 1);
      return focus_or_stay (self, skv_year_view_next_in_column (self, self->focus, 1, TRUE));
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return focus_or_stay (self, skv_year_view_next_in_time (self, NULL, 1));
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return focus_or_stay (self, skv_year_view_next_in_time (self, NULL, -1));
    default:
      return FALSE;
    }
}

SkvDay
skv_year_view_get_current_day (SkvYearView *self)
{
  const SkvOccurrence *occurrence;
  SkvDay today, from, to, day;

  g_return_val_if_fail (SKV_IS_YEAR_VIEW (self), SKV_DAY_NONE);
  g_return_val_if_fail (self->session != NULL, SKV_DAY_NONE);

  occurrence = skv_year_view_find (self, self->focus);
  today = skv_session_get_today (self->session);

  skv_session_get_shown (self->session, &from, &to);
  day = skv_session_get_day (self->session);
  if (occurrence != NULL && occurrence->end_day > from && occurrence->first_day < to)
    return MAX (occurrence->first_day, from);
  if (skv_session_get_zoom (self->session) != SKV_ZOOM_YEAR)
    return day;
  return today >= from && today < to ? today : from;
}

static void
show_menu (SkvYearView *self)
{
  SkvBox box = { 0, 0, 0, 0 };

  skv_year_view_item_box (self, self->focus, 0, &box);
  skv_year_menu_show (self, box.x + box.width / 2,
                      box.y + box.height - skv_year_view_get_scroll (self),
                      skv_year_view_get_current_day (self));
}

static gboolean
act_by_key (SkvYearView *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_m:
    case GDK_KEY_M:
      if (skv_year_view_toggle_at (self, self->focus))
        return TRUE;
      skv_year_drag_begin (self, self->focus, SKV_DAY_NONE, TRUE);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (!skv_year_view_toggle_at (self, self->focus))
        skv_year_view_activate_item (self, self->focus);
      return TRUE;
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      skv_year_view_create_item (self, skv_year_view_get_current_day (self));
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      gtk_widget_activate_action (GTK_WIDGET (self), "year.delete", NULL);
      return TRUE;
    case GDK_KEY_i:
    case GDK_KEY_I:
      skv_year_menu_show_details (self, self->focus);
      return TRUE;
    case GDK_KEY_question:
      skv_year_view_explain_day (self, skv_year_view_get_current_day (self));
      return TRUE;
    case GDK_KEY_Menu:
      show_menu (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
on_key (SkvYearView *self, guint key, guint code, GdkModifierType state)
{
  if (!skv_year_view_ensure (self))
    return FALSE;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    {
      if (self->drag.id == NULL && key == GDK_KEY_space && (state & GDK_CONTROL_MASK) != 0)
        {
          skv_year_selection_toggle (self, self->focus);
          return TRUE;
        }
      if (self->drag.id == NULL && key == GDK_KEY_F1 && (state & GDK_CONTROL_MASK) != 0)
        skv_year_menu_show_details (self, self->focus);
      return FALSE;
    }
  if (self->drag.id != NULL)
    return on_key_while_moving (self, key);
  if (key == GDK_KEY_Escape && self->span.kind != SKV_SPAN_NONE)
    {
      skv_year_span_cancel (self);
      return TRUE;
    }
  if (key == GDK_KEY_Escape && g_hash_table_size (self->picked) > 0)
    {
      skv_year_selection_clear (self);
      return TRUE;
    }
  if (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0)
    {
      show_menu (self);
      return TRUE;
    }
  return walk_by_key (self, key) || act_by_key (self, key);
}

/* Whoever looks away has not decided: what is half moved by keyboard goes back. */
static void
on_focus_left (SkvYearView *self)
{
  if (self->drag.id != NULL && self->drag.by_keyboard)
    skv_year_drag_cancel (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
skv_year_keyboard_install (SkvYearView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
