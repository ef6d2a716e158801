/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/series-dialog.h"
#include "core/calendar/words.h"
#include "core/publish/bar-painter.h"
#include "core/publish/canvas-cairo.h"

/* A move by quarter-hours in the time grid of a week. The folded views move by days. */

#define DAY_MINUTES 1440

static gint64
to_moment (SkvYearView *self, gint64 minute)
{
  return skv_zone_to_utc (skv_plan_get_zone (skv_session_get_plan (self->session)), minute * 60);
}

static gint64
first_minute (const SkvYearDrag *drag)
{
  return (gint64) drag->from * DAY_MINUTES;
}

static void
try_slots (SkvYearView *self, const SkvOccurrence *occurrence)
{
  SkvYearDrag *drag = &self->drag;
  g_autofree gint64 *starts = g_new (gint64, SKV_WEEK_SLOTS);

  drag->slots = g_new0 (guint8, SKV_WEEK_SLOTS);
  for (guint i = 0; i < SKV_WEEK_SLOTS; i++)
    {
      starts[i] = to_moment (self, first_minute (drag) + i * SKV_QUARTER_MINUTES);
      if (i > 0) /* hours that there are not, when the clock is put forward */
        starts[i] = MAX (starts[i], starts[i - 1]);
    }
  skv_checker_try_starts (skv_session_get_checker (self->session), occurrence, starts,
                          SKV_WEEK_SLOTS, drag->slots);
}

/* What moves along: an hour is as bad as the worst of them finds it. */
static void
try_others (SkvYearView *self, const SkvOccurrence *occurrence)
{
  const SkvZone *zone = skv_plan_get_zone (skv_session_get_plan (self->session));
  SkvYearDrag *drag = &self->drag;
  g_autofree gint64 *starts = g_new (gint64, SKV_WEEK_SLOTS);
  g_autofree guint8 *slots = g_new0 (guint8, SKV_WEEK_SLOTS);

  for (guint n = 0; drag->others != NULL && drag->others[n] != NULL; n++)
    {
      const SkvOccurrence *other = skv_year_view_find (self, drag->others[n]);
      gint64 apart =
        (skv_zone_to_local (zone, other->start) - skv_zone_to_local (zone, occurrence->start)) / 60;

      for (guint i = 0; i < SKV_WEEK_SLOTS; i++)
        {
          starts[i] = to_moment (self, first_minute (drag) + apart + i * SKV_QUARTER_MINUTES);
          if (i > 0)
            starts[i] = MAX (starts[i], starts[i - 1]);
        }
      skv_checker_try_starts (skv_session_get_checker (self->session), other, starts,
                              SKV_WEEK_SLOTS, slots);
      for (guint i = 0; i < SKV_WEEK_SLOTS; i++)
        drag->slots[i] = MAX (drag->slots[i], slots[i]);
    }
}

void
skv_year_drag_begin_time (SkvYearView *self, const SkvOccurrence *occurrence)
{
  const SkvZone *zone = skv_plan_get_zone (skv_session_get_plan (self->session));
  SkvYearDrag *drag = &self->drag;
  gint64 end = occurrence->end != SKV_MOMENT_NONE ? occurrence->end : occurrence->start + 3600;

  drag->timed = TRUE;
  drag->home_minute = skv_zone_to_local (zone, occurrence->start) / 60;
  drag->minutes = MAX (SKV_QUARTER_MINUTES, skv_zone_to_local (zone, end) / 60 - drag->home_minute);
  drag->minute = CLAMP (drag->home_minute, first_minute (drag),
                        first_minute (drag) + 7 * DAY_MINUTES - SKV_QUARTER_MINUTES);
  drag->grip_minutes = 0;
  try_slots (self, occurrence);
  try_others (self, occurrence);
}

void
skv_year_drag_grip_time (SkvYearView *self, double x, double y)
{
  gint64 minute = skv_week_layout_minute_at (self->layout, x, y + skv_year_view_get_scroll (self));

  if (self->drag.timed && minute != G_MININT64)
    self->drag.grip_minutes = minute - self->drag.home_minute;
}

static void
set_minute (SkvYearView *self, gint64 minute)
{
  SkvYearDrag *drag = &self->drag;
  gint64 since = minute - first_minute (drag);

  if (minute == G_MININT64 || since < 0 || since >= 7 * DAY_MINUTES)
    minute = G_MININT64;
  if (minute == drag->minute)
    return;
  drag->minute = minute;
  drag->target = minute != G_MININT64 ? drag->from + (SkvDay) (since / DAY_MINUTES) : SKV_DAY_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gint64
to_quarter (gint64 minute)
{
  return minute - ((minute % SKV_QUARTER_MINUTES) + SKV_QUARTER_MINUTES) % SKV_QUARTER_MINUTES;
}

void
skv_year_drag_time_to_pointer (SkvYearView *self, double x, double y)
{
  gint64 minute = G_MININT64;

  if (y >= skv_year_layout_get_metrics (self->layout)->header_height &&
      y < skv_year_view_get_room (self))
    minute = skv_week_layout_minute_at (self->layout, x, y + skv_year_view_get_scroll (self));
  set_minute (self, minute != G_MININT64 ? to_quarter (minute - self->drag.grip_minutes) : minute);
  skv_year_drag_watch_edges (self);
}

void
skv_year_drag_to_minute (SkvYearView *self, gint64 minute)
{
  gint64 first = first_minute (&self->drag);
  g_autofree char *text = NULL;
  SkvBox box;

  set_minute (self,
              CLAMP (to_quarter (minute), first, first + 7 * DAY_MINUTES - SKV_QUARTER_MINUTES));
  if (skv_year_drag_time_box (self, &box))
    skv_year_view_scroll_to (self, &box);
  text = skv_year_drag_describe_time (self);
  skv_year_view_say (self, text);
}

gint64
skv_year_drag_next_free_minute (SkvYearView *self)
{
  const SkvYearDrag *drag = &self->drag;
  gint64 from = drag->minute != G_MININT64 ? drag->minute : drag->home_minute;
  guint start = (guint) MAX (0, (from - first_minute (drag)) / SKV_QUARTER_MINUTES);

  for (guint step = 1; step < SKV_WEEK_SLOTS && !drag->uncertain; step++)
    {
      guint slot = (start + step) % SKV_WEEK_SLOTS;

      if (drag->slots[slot] <= SKV_SEVERITY_INFO)
        return first_minute (drag) + slot * SKV_QUARTER_MINUTES;
    }
  return from;
}

char *
skv_year_drag_describe_time (SkvYearView *self)
{
  const SkvYearDrag *drag = &self->drag;
  const SkvOccurrence *occurrence = skv_year_view_find (self, drag->id);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *date = NULL, *from = NULL, *to = NULL;
  GString *text;

  if (drag->minute == G_MININT64 || occurrence == NULL)
    return g_strdup (_("Outside the week: dropping here changes nothing"));
  date = skv_words_date (drag->target);
  from = skv_words_time ((int) (drag->minute - (gint64) drag->target * DAY_MINUTES));
  to = skv_words_time ((int) ((drag->minute + drag->minutes) % DAY_MINUTES));
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s, %s–%s: ", date, from, to);
  if (drag->uncertain)
    g_string_append_printf (text, _("not calculated. %s"), drag->uncertain_why);
  else
    {
      conflicts = skv_checker_try_start (skv_session_get_checker (self->session), occurrence,
                                         to_moment (self, drag->minute));
      skv_year_drag_append_reasons (text, conflicts);
    }
  return g_string_free (text, FALSE);
}

/* all of them by what the one was moved */
static gboolean
move_together (SkvYearView *self, const char *id, const char *const *others, gint64 minutes)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  SkvDay days = (SkvDay) (minutes / DAY_MINUTES - (minutes % DAY_MINUTES < 0 ? 1 : 0));

  g_strv_builder_add (all, id);
  g_strv_builder_addv (all, (const char **) others);
  ids = g_strv_builder_end (all);
  return skv_session_move_by (self->session, (const char *const *) ids, days,
                              (int) (minutes - days * (gint64) DAY_MINUTES));
}

gboolean
skv_year_drag_drop_time (SkvYearView *self)
{
  const SkvYearDrag *drag = &self->drag;
  g_autofree char *id = g_strdup (drag->id);
  g_autofree char *text = NULL;
  g_auto (GStrv) others = NULL;
  gboolean copy = drag->copy, done;
  gint64 start, minutes = drag->minute - drag->home_minute;

  if (drag->minute == G_MININT64 || drag->minute == drag->home_minute)
    return FALSE;
  start = to_moment (self, drag->minute);
  text = skv_year_drag_describe_time (self);
  others = g_steal_pointer (&self->drag.others);
  skv_year_drag_clear (self);
  if (!copy && others != NULL)
    {
      done = move_together (self, id, (const char *const *) others, minutes);
      skv_year_view_say (self, done ? text : _("Not moved"));
      return TRUE;
    }
  if (!copy && skv_series_ask_move (GTK_WIDGET (self), self->session, id, start))
    return TRUE;
  done = copy ? skv_session_copy_to_start (self->session, id, start)
              : skv_session_move_to_start (self->session, id, start);
  skv_year_view_say (self, done ? text : _("Not moved"));
  return TRUE;
}

/* --- painting -------------------------------------------------------------------------------- */

/* Slots of one severity that follow each other are one box: hundreds of small ones take longer. */
void
skv_year_drag_paint_slots (SkvYearView *self, SkvCanvas *canvas)
{
  const SkvYearDrag *drag = &self->drag;
  guint a_day = DAY_MINUTES / SKV_QUARTER_MINUTES;

  for (guint slot = 0, end; slot < SKV_WEEK_SLOTS && !drag->uncertain; slot = end)
    {
      SkvDay day = drag->from + (SkvDay) (slot / a_day);
      SkvColor color = skv_year_drag_tint (self->theme, drag->slots[slot]);
      SkvBox box;

      for (end = slot + 1; end % a_day != 0 && drag->slots[end] == drag->slots[slot]; end++)
        ;
      if (!skv_week_layout_span (self->layout, day, first_minute (drag) + slot * 15,
                                 first_minute (drag) + end * 15, &box.x, &box.y, &box.width,
                                 &box.height))
        continue;
      color.alpha = drag->slots[slot] >= SKV_SEVERITY_SOFT ? 0.22f : 0.14f;
      skv_canvas_fill (canvas, box, 0, color);
      /* the same without colour: a heavy line at the left of hours that are hard, dashes for soft
       */
      color.alpha = 1;
      if (drag->slots[slot] == SKV_SEVERITY_HARD)
        skv_canvas_fill (canvas, (SkvBox){ box.x + 1, box.y, 4, box.height }, 0, color);
      for (double y = 0; drag->slots[slot] == SKV_SEVERITY_SOFT && y < box.height; y += 10)
        skv_canvas_fill (canvas, (SkvBox){ box.x + 1, box.y + y, 4, MIN (5, box.height - y) }, 0,
                         color);
    }
}

gboolean
skv_year_drag_time_box (SkvYearView *self, SkvBox *box)
{
  const SkvYearDrag *drag = &self->drag;

  return drag->minute != G_MININT64 &&
         skv_week_layout_span (self->layout, drag->target, drag->minute,
                               drag->minute + drag->minutes, &box->x, &box->y, &box->width,
                               &box->height);
}

void
skv_year_drag_paint_timed (SkvYearView *self, GtkSnapshot *snapshot, const SkvPaintBar *bar)
{
  const SkvYearDrag *drag = &self->drag;

  for (SkvDay day = drag->target; drag->minute != G_MININT64 && day < drag->from + 7; day++)
    {
      SkvBarPlace place = { .text_height =
                              skv_year_layout_get_metrics (self->layout)->text_height };
      SkvBox *box = &place.box;
      SkvCanvas *canvas;
      cairo_t *cr;

      if (!skv_week_layout_span (self->layout, day, drag->minute, drag->minute + drag->minutes,
                                 &box->x, &box->y, &box->width, &box->height))
        break;
      box->x += 2;
      box->width -= 4;
      box->height = MAX (box->height, place.text_height);
      place.label_start = box->x;
      place.label_end = box->x + box->width;
      cr = gtk_snapshot_append_cairo (
        snapshot, &GRAPHENE_RECT_INIT ((float) box->x - 2, (float) box->y - 2,
                                       (float) box->width + 4, (float) box->height + 4));
      canvas = skv_canvas_cairo_new (cr);
      skv_canvas_fill (canvas, *box, 4, self->theme->background);
      skv_bar_paint (canvas, self->theme, bar, &place);
      skv_canvas_cairo_free (canvas);
      cairo_destroy (cr);
      skv_year_stroke (snapshot, box, 4, 2, self->theme->selection);
    }
}
