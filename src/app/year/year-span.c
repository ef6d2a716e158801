/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/series-dialog.h"
#include "app/year/year-words.h"
#include "core/calendar/words.h"

/* What is drawn out with the pointer: a span for something new, another length of what is there, or
 * a box round several. */

#define DAY_MINUTES 1440
/* How near to an edge it is grabbed, and never more than a quarter of the bar. */
#define EDGE 6

static gint64
floor_day (gint64 minute)
{
  return minute / DAY_MINUTES - (minute % DAY_MINUTES < 0 ? 1 : 0);
}

/* --- what can be made longer ------------------------------------------------------------------ */

/* Its own days, or in a week its own hours; of what a rule gives it is asked which. */
static gboolean
is_resizable (SkvYearView *self, const SkvOccurrence *occurrence)
{
  gint64 length;

  if (!skv_year_view_is_movable (occurrence) || occurrence->end == SKV_MOMENT_NONE ||
      (occurrence->rule != NULL && !occurrence->resolved))
    return FALSE;
  length = occurrence->end - occurrence->start;
  return occurrence->all_day || length >= SKV_DAY_SECONDS || skv_week_layout_is (self->layout);
}

static gboolean
is_in_hours (SkvYearView *self, const SkvYearRect *rect)
{
  return skv_week_layout_is (self->layout) &&
         rect->row + 1 == skv_year_layout_get_n_rows (self->layout);
}

SkvSpanKind
skv_year_span_edge_at (SkvYearView *self, double x, double y)
{
  const SkvYearRect *rect = skv_year_view_rect_at (self, x, y);
  gboolean hours;
  double at, length, edge;
  const char *id;

  if (rect == NULL || (rect->flags & (SKV_YEAR_RECT_DENSITY | SKV_YEAR_RECT_GHOST)) != 0)
    return SKV_SPAN_NONE;
  id = skv_year_picture_get_bar (self->picture, rect->bar)->id;
  if (skv_year_view_is_proposed (self, id) || !is_resizable (self, skv_year_view_find (self, id)))
    return SKV_SPAN_NONE;
  hours = is_in_hours (self, rect);
  at = hours ? y + skv_year_view_get_scroll (self) - rect->y : x - rect->x;
  length = hours ? rect->height : rect->width;
  edge = MIN (EDGE, length / 4);
  if (at < edge && (rect->flags & SKV_YEAR_RECT_CONTINUES_LEFT) == 0)
    return SKV_SPAN_START;
  if (at >= length - edge && (rect->flags & SKV_YEAR_RECT_CONTINUES_RIGHT) == 0)
    return SKV_SPAN_END;
  return SKV_SPAN_NONE;
}

/* --- the span --------------------------------------------------------------------------------- */

/* the minute of a quarter-hour, or midnight of a day; G_MININT64 outside */
static gint64
minute_at (SkvYearView *self, double x, double y, gboolean by_days)
{
  SkvDay day;

  if (!by_days)
    return skv_week_layout_minute_at (self->layout, x, y + skv_year_view_get_scroll (self));
  day = skv_year_view_day_at (self, x, y);
  return day != SKV_DAY_NONE ? (gint64) day * DAY_MINUTES : G_MININT64;
}

static void
set_item (SkvYearView *self, const SkvOccurrence *occurrence)
{
  const SkvZone *zone = skv_plan_get_zone (skv_session_get_plan (self->session));
  SkvYearSpan *span = &self->span;

  span->id = g_strdup (occurrence->id);
  span->all_day = occurrence->all_day;
  span->from =
    (occurrence->all_day ? occurrence->start : skv_zone_to_local (zone, occurrence->start)) / 60;
  span->to =
    (occurrence->all_day ? occurrence->end : skv_zone_to_local (zone, occurrence->end)) / 60;
  span->by_days = occurrence->all_day || span->to - span->from >= DAY_MINUTES;
  span->old_from = span->from;
  span->old_to = span->to;
}

gboolean
skv_year_span_begin (SkvYearView *self, SkvSpanKind kind, double x, double y)
{
  const SkvYearRect *rect = skv_year_view_rect_at (self, x, y);
  SkvYearSpan *span = &self->span;
  gint64 minute;

  if (self->drag.id != NULL || span->kind != SKV_SPAN_NONE)
    return FALSE;
  *span = (SkvYearSpan){ .kind = kind, .x0 = x, .y0 = y, .x = x, .y = y };
  if (kind == SKV_SPAN_START || kind == SKV_SPAN_END)
    {
      set_item (self,
                skv_year_view_find (self, skv_year_picture_get_bar (self->picture, rect->bar)->id));
      return TRUE;
    }
  if (kind == SKV_SPAN_BOX)
    return TRUE;
  minute = minute_at (self, x, y, FALSE);
  span->by_days = minute == G_MININT64;
  span->all_day = span->by_days;
  if (span->by_days)
    minute = minute_at (self, x, y, TRUE);
  if (minute == G_MININT64)
    span->kind = SKV_SPAN_NONE;
  span->old_from = span->from = minute;
  span->old_to = span->to = minute + (span->by_days ? DAY_MINUTES : SKV_QUARTER_MINUTES);
  return span->kind != SKV_SPAN_NONE;
}

/* Its length there is checked against all else when the hand rests: that is a trial in a copy of
 * the plan. */
static gboolean
try_length (gpointer data)
{
  SkvYearView *self = SKV_YEAR_VIEW (data);
  SkvYearSpan *span = &self->span;
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autoptr (SkvDraftTrial) trial = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  gint64 start, end;
  SkvItem *item;

  span->idle = 0;
  skv_year_span_get_times (self, &start, &end);
  item = start < end ? skv_session_make_resized (self->session, span->id, start, end) : NULL;
  if (item == NULL)
    return G_SOURCE_REMOVE;
  trial = skv_draft_trial_new (plan, skv_session_get_today (self->session));
  conflicts = skv_draft_trial_run (trial, item, NULL, NULL);
  g_clear_pointer (&span->reason, g_free);
  if (conflicts != NULL)
    {
      GString *text = g_string_new (NULL);

      skv_year_drag_append_reasons (text, conflicts);
      span->severity = SKV_SEVERITY_NONE;
      for (guint i = 0; i < conflicts->len; i++)
        {
          const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

          if (!conflict->accepted)
            span->severity = MAX (span->severity, conflict->severity);
        }
      span->reason = g_string_free (text, FALSE);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
set_range (SkvYearView *self, gint64 from, gint64 to)
{
  SkvYearSpan *span = &self->span;

  if (span->from == from && span->to == to)
    return;
  span->from = from;
  span->to = to;
  if (span->id != NULL && span->idle == 0)
    span->idle = g_idle_add_full (G_PRIORITY_LOW, try_length, self, NULL);
}

static void
update_length (SkvYearView *self, gint64 at)
{
  SkvYearSpan *span = &self->span;
  gint64 from = span->old_from, to = span->old_to;

  if (span->by_days && span->kind == SKV_SPAN_START)
    from += (floor_day (at) - floor_day (from)) * DAY_MINUTES;
  else if (span->by_days)
    to += (floor_day (at) - floor_day (to - 1)) * DAY_MINUTES;
  else if (span->kind == SKV_SPAN_START)
    from = at;
  else
    to = at + SKV_QUARTER_MINUTES;
  if (from < to)
    set_range (self, from, to);
}

void
skv_year_span_update (SkvYearView *self, double x, double y)
{
  SkvYearSpan *span = &self->span;
  gint64 at, step = span->by_days ? DAY_MINUTES : SKV_QUARTER_MINUTES;

  if (span->kind == SKV_SPAN_NONE)
    return;
  span->x = x;
  span->y = y;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (span->kind == SKV_SPAN_BOX)
    return;
  at = minute_at (self, x, y, span->by_days);
  if (at == G_MININT64)
    return;
  if (span->kind == SKV_SPAN_NEW)
    set_range (self, MIN (at, span->old_from), MAX (at + step, span->old_to));
  else
    update_length (self, at);
}

void
skv_year_span_get_times (SkvYearView *self, gint64 *start, gint64 *end)
{
  const SkvZone *zone = skv_plan_get_zone (skv_session_get_plan (self->session));
  const SkvYearSpan *span = &self->span;

  *start = span->all_day ? span->from * 60 : skv_zone_to_utc (zone, span->from * 60);
  *end = span->all_day ? span->to * 60 : skv_zone_to_utc (zone, span->to * 60);
}

static void
forget (SkvYearView *self)
{
  g_clear_handle_id (&self->span.idle, g_source_remove);
  g_clear_pointer (&self->span.id, g_free);
  g_clear_pointer (&self->span.reason, g_free);
  self->span.kind = SKV_SPAN_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
skv_year_span_cancel (SkvYearView *self)
{
  if (self->span.kind == SKV_SPAN_NONE)
    return;
  forget (self);
  skv_year_view_say (self, _("Nothing changed"));
}

static SkvBox
pointer_box (SkvYearView *self)
{
  const SkvYearSpan *span = &self->span;

  return (SkvBox){ MIN (span->x0, span->x),
                   MIN (span->y0, span->y) + skv_year_view_get_scroll (self),
                   ABS (span->x - span->x0), ABS (span->y - span->y0) };
}

void
skv_year_span_end (SkvYearView *self)
{
  SkvYearSpan *span = &self->span;
  SkvSpanKind kind = span->kind;
  gboolean changed = span->from != span->old_from || span->to != span->old_to;
  gint64 from = span->from, to = span->to, start, end;
  gboolean all_day = span->all_day;
  g_autofree char *id = g_strdup (span->id);
  SkvBox box;

  if (kind == SKV_SPAN_NONE)
    return;
  box = pointer_box (self);
  skv_year_span_get_times (self, &start, &end);
  forget (self);
  if (kind == SKV_SPAN_BOX)
    skv_year_selection_pick_box (self, &box);
  else if (!changed)
    return; /* a hand that slipped */
  else if (kind == SKV_SPAN_NEW)
    skv_year_view_create_span (self, from, to, all_day);
  else if (!skv_series_ask_resize (GTK_WIDGET (self), self->session, id, start, end))
    skv_session_resize (self->session, id, start, end);
}

/* --- painting --------------------------------------------------------------------------------- */

/* "12–14 June 2019", "Wednesday 12 June 2019, 17:00–18:30" (transfer full) */
static char *
describe (SkvYearView *self)
{
  const SkvYearSpan *span = &self->span;
  SkvDay first = (SkvDay) floor_day (span->from), last = (SkvDay) floor_day (span->to - 1);
  g_autofree char *when = NULL;

  if (span->by_days)
    when = skv_words_date_range (first, last + 1);
  else
    {
      g_autofree char *date = skv_words_date (first);
      g_autofree char *hours =
        skv_words_time_range ((int) (span->from - (gint64) first * DAY_MINUTES),
                              (int) (span->to - (gint64) last * DAY_MINUTES));

      when = g_strdup_printf ("%s, %s", date, hours);
    }
  return span->reason != NULL ? g_strdup_printf ("%s: %s", when, span->reason)
                              : g_steal_pointer (&when);
}

static void
paint_box (SkvYearView *self, GtkSnapshot *snapshot, const SkvBox *box)
{
  GdkRGBA fill = skv_year_rgba (self->theme->selection);
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height);

  fill.alpha = 0.18f;
  gtk_snapshot_append_color (snapshot, &fill, &bounds);
  skv_year_stroke (snapshot, box, 4, 2, self->theme->selection);
}

static SkvBox
paint_range (SkvYearView *self, GtkSnapshot *snapshot)
{
  const SkvYearSpan *span = &self->span;
  SkvDay first = (SkvDay) floor_day (span->from), end = (SkvDay) floor_day (span->to - 1) + 1;
  SkvBox box = { 0, 0, 0, 0 };

  if (span->by_days)
    for (SkvDay day = first; skv_year_drag_row_part (self, &day, end, &box);)
      paint_box (self, snapshot, &box);
  else
    for (SkvDay day = first; day < end; day++)
      if (skv_week_layout_span (self->layout, day, span->from, span->to, &box.x, &box.y, &box.width,
                                &box.height))
        paint_box (self, snapshot, &box);
  return box;
}

void
skv_year_span_paint (SkvYearView *self, GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) words = NULL;
  g_autofree char *text = NULL;
  SkvBox box;

  if (self->span.kind == SKV_SPAN_BOX)
    {
      box = pointer_box (self);
      paint_box (self, snapshot, &box);
      return;
    }
  box = paint_range (self, snapshot);
  text = describe (self);
  words = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  skv_year_paint_note (self, snapshot, words, &box, self->span.severity);
}
