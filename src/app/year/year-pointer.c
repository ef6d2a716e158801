/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/year/year-words.h"

/* names that a tooltip lists for a day with more items than there is room for */
#define MAX_DENSITY_NAMES 12

static const char *
id_of_rect (SkvYearView *self, const SkvYearRect *rect)
{
  if (rect == NULL)
    return NULL;
  return skv_year_picture_get_bar (self->picture, rect->bar)->id;
}

/* --- hover --------------------------------------------------------------------------------- */

static void
set_hover (SkvYearView *self, const char *id)
{
  if (g_strcmp0 (self->hover, id) == 0)
    return;
  g_free (self->hover);
  self->hover = g_strdup (id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion (SkvYearView *self, double x, double y)
{
  const SkvYearRect *rect;
  const SkvOccurrence *occurrence;

  if (self->drag.id != NULL || self->span.kind != SKV_SPAN_NONE || !skv_year_view_ensure (self))
    return;
  rect = skv_year_view_rect_at (self, x, y);
  set_hover (self, id_of_rect (self, rect));
  occurrence = skv_year_view_find (self, self->hover);
  if (skv_year_span_edge_at (self, x, y) != SKV_SPAN_NONE)
    gtk_widget_set_cursor_from_name (
      GTK_WIDGET (self),
      rect->row > 0 && skv_week_layout_is (self->layout) ? "row-resize" : "col-resize");
  else
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                     skv_year_view_is_proposed (self, self->hover) ? "pointer"
                                     : skv_year_view_is_movable (occurrence)       ? "grab"
                                                                                   : NULL);
}

static void
on_leave (SkvYearView *self)
{
  set_hover (self, NULL);
}

static char *
describe_density (SkvYearView *self, const SkvYearRect *rect)
{
  g_autoptr (GArray) bars = skv_year_layout_list_density (self->layout, rect);
  GString *text = g_string_new (NULL);
  guint n = MIN (bars->len, MAX_DENSITY_NAMES);

  g_string_append (text, "<b>");
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u item", "%u items", rect->count),
                          rect->count);
  g_string_append (text, "</b>");
  for (guint i = 0; i < n; i++)
    {
      const SkvPictureBar *bar =
        skv_year_picture_get_bar (self->picture, g_array_index (bars, guint, i));
      g_autofree char *title = skv_year_view_title (self, bar);

      g_string_append_printf (text, "\n%s", title);
    }
  if (n < bars->len)
    g_string_append (text, "\n…");
  return g_string_free (text, FALSE);
}

/* @band (nullable) */
static char *
describe_day (SkvYearView *self, SkvDay day, const char *band)
{
  g_autofree char *words = skv_year_words_day (skv_session_get_plan (self->session), day);
  g_autofree char *name = band != NULL ? g_markup_escape_text (band, -1) : NULL;

  return name != NULL ? g_strdup_printf ("%s\n%s", words, name) : g_steal_pointer (&words);
}

static char *
describe_point (SkvYearView *self, int x, int y, GdkRectangle *area)
{
  const SkvYearRect *rect = skv_year_view_rect_at (self, x, y);
  double scroll = skv_year_view_get_scroll (self);
  const SkvPictureBar *bar;
  SkvDay day;
  SkvBox cell;

  if (rect != NULL)
    {
      *area = (GdkRectangle){ (int) rect->x, (int) (rect->y - scroll), (int) rect->width + 1,
                              (int) rect->height + 1 };
      if ((rect->flags & SKV_YEAR_RECT_DENSITY) != 0 && rect->count > 1)
        return describe_density (self, rect);
      bar = skv_year_picture_get_bar (self->picture, rect->bar);
      return skv_year_view_details (self, bar->id, bar->occurrence);
    }
  day = skv_year_view_day_at (self, x, y);
  if (day == SKV_DAY_NONE)
    return NULL;
  skv_year_layout_day_cell (self->layout, day, &cell.x, &cell.y, &cell.width, &cell.height);
  *area =
    (GdkRectangle){ (int) cell.x, (int) (cell.y - scroll), (int) cell.width, (int) cell.height };
  return describe_day (self, day, skv_year_bands_name_at (self, y));
}

/* A tooltip would cover the menu that was just asked for. */
static gboolean
has_popover (SkvYearView *self)
{
  return (self->menu != NULL && gtk_widget_get_mapped (self->menu)) ||
         (self->details != NULL && gtk_widget_get_mapped (self->details));
}

/* As gtk_tooltip_set_markup(), which makes a line as long as its words: they ran out of the screen.
 */
static void
set_words (GtkTooltip *tooltip, const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_tooltip_set_custom (tooltip, label);
}

static gboolean
on_query_tooltip (SkvYearView *self, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  g_autofree char *markup = NULL;
  GdkRectangle area;

  if (by_keyboard || self->drag.id != NULL || has_popover (self) || !skv_year_view_ensure (self))
    return FALSE;
  markup = describe_point (self, x, y, &area);
  if (markup == NULL)
    return FALSE;
  set_words (tooltip, markup);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

/* --- click --------------------------------------------------------------------------------- */

static void
select_at (SkvYearView *self, double x, double y)
{
  const char *id = id_of_rect (self, skv_year_view_rect_at (self, x, y));

  if (id != NULL)
    {
      skv_session_select (self->session, skv_year_view_selection_for (self, id), NULL);
      skv_year_view_focus_item (self, id);
      return;
    }
  skv_session_select (self->session, NULL, NULL);
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), GTK_WIDGET (self));
}

static void
on_pressed (SkvYearView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const char *id;

  if (n_press != 1 || self->drag.id != NULL || !skv_year_view_ensure (self))
    return;
  id = id_of_rect (self, skv_year_view_rect_at (self, x, y));
  if ((state & GDK_CONTROL_MASK) != 0)
    skv_year_selection_toggle (self, id);
  else if (!skv_year_selection_contains (self, id))
    skv_year_selection_clear (self);
  if (id != NULL || (state & GDK_CONTROL_MASK) == 0)
    select_at (self, x, y);
}

/* Opening something belongs to the release: a dialog that comes up between press and release
 * would leave the gesture without its end. */
static void
on_released (SkvYearView *self, int n_press, double x, double y)
{
  const SkvYearRect *rect;

  if (self->drag.id != NULL || !skv_year_view_ensure (self))
    return;
  rect = skv_year_view_rect_at (self, x, y);
  if (rect != NULL && (rect->flags & SKV_YEAR_RECT_DENSITY) == 0 &&
      skv_year_view_toggle_at (self, id_of_rect (self, rect)))
    return;
  if (n_press != 2)
    return;
  if (rect != NULL)
    skv_year_view_activate_item (self, id_of_rect (self, rect));
  else
    skv_year_view_create_item (self, skv_year_view_day_at (self, x, y));
}

static void
on_menu_pressed (SkvYearView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (self->drag.id != NULL || !skv_year_view_ensure (self))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  select_at (self, x, y);
  skv_year_menu_show (self, x, y, skv_year_view_day_at (self, x, y));
}

/* --- drag ---------------------------------------------------------------------------------- */

static GdkModifierType
drag_state (SkvYearView *self)
{
  return gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (self->drag_gesture));
}

/* An edge makes it longer, empty space something new; with Ctrl there a box picks several. */
static gboolean
start_span (SkvYearView *self, const char *id, double x, double y)
{
  SkvSpanKind kind = skv_year_span_edge_at (self, x, y);

  if (id == NULL)
    kind = (drag_state (self) & GDK_CONTROL_MASK) != 0 ? SKV_SPAN_BOX : SKV_SPAN_NEW;
  return kind != SKV_SPAN_NONE && skv_year_span_begin (self, kind, x, y);
}

static void
start_drag (SkvYearView *self, double x, double y)
{
  const char *id = id_of_rect (self, skv_year_view_rect_at (self, x, y));

  if (start_span (self, id, x, y))
    {
      set_hover (self, NULL);
      gtk_gesture_set_state (self->drag_gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  if (!skv_year_drag_begin (self, id, skv_year_view_day_at (self, x, y), FALSE))
    {
      gtk_gesture_set_state (self->drag_gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  skv_year_drag_grip_time (self, x, y);
  set_hover (self, NULL);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  gtk_gesture_set_state (self->drag_gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_drag_update (SkvYearView *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->drag.id == NULL && self->span.kind == SKV_SPAN_NONE)
    {
      gboolean claimed =
        gtk_gesture_get_sequence_state (
          GTK_GESTURE (gesture), gtk_gesture_get_last_updated_sequence (GTK_GESTURE (gesture))) ==
        GTK_EVENT_SEQUENCE_CLAIMED;

      /* claimed but nothing moves: it was cancelled by Escape, the button is still down */
      if (claimed || !skv_year_view_ensure (self) ||
          !gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y, (int) (x + dx),
                                     (int) (y + dy)))
        return;
      start_drag (self, x, y);
    }
  skv_year_span_update (self, x + dx, y + dy);
  if (self->drag.id == NULL || self->drag.by_keyboard)
    return;
  if ((drag_state (self) & GDK_ALT_MASK) != 0)
    skv_year_drag_set_copy (self, TRUE);
  skv_year_drag_to_pointer (self, x + dx, y + dy);
}

static void
on_drag_end (SkvYearView *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y;

  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->span.kind != SKV_SPAN_NONE)
    {
      skv_year_span_update (self, x + dx, y + dy);
      skv_year_span_end (self);
      return;
    }
  if (self->drag.id == NULL || self->drag.by_keyboard)
    return;
  skv_year_drag_to_pointer (self, x + dx, y + dy);
  skv_year_drag_drop (self);
}

static void
on_drag_cancelled (SkvYearView *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  skv_year_span_cancel (self);
  if (self->drag.id != NULL && !self->drag.by_keyboard)
    skv_year_drag_cancel (self);
}

void
skv_year_pointer_install (SkvYearView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (widget, motion);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (on_menu_pressed), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_drag_cancelled), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  self->drag_gesture = drag;

  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}
