/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/series-dialog.h"
#include "app/year/year-words.h"
#include "core/calendar/occurrence-edits.h"
#include "core/calendar/words.h"

/* how near to the upper or lower edge the pointer scrolls, and how fast, in pixels a frame */
#define SCROLL_ZONE 36
#define SCROLL_STEP 12

static const char *
find_not_calculated (SkvChecker *checker, const char *id)
{
  GPtrArray *all = skv_checker_get_not_calculated (checker);

  for (guint i = 0; i < all->len; i++)
    {
      const SkvNotCalculated *one = g_ptr_array_index (all, i);

      if (g_strcmp0 (one->item, id) == 0)
        return one->message;
    }
  return NULL;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  SkvYearView *self = SKV_YEAR_VIEW (widget);
  double header = skv_year_layout_get_metrics (self->layout)->header_height;
  double before = skv_year_view_get_scroll (self);

  if (self->drag.y < header + SCROLL_ZONE)
    skv_year_view_set_scroll (self, before - SCROLL_STEP);
  else if (self->drag.y > skv_year_view_get_room (self) - SCROLL_ZONE)
    skv_year_view_set_scroll (self, before + SCROLL_STEP);
  if (skv_year_view_get_scroll (self) != before)
    skv_year_drag_to_pointer (self, self->drag.x, self->drag.y);
  return G_SOURCE_CONTINUE;
}

static void
watch_edges (SkvYearView *self, gboolean watch)
{
  if (watch && self->drag.tick == 0)
    self->drag.tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
  else if (!watch && self->drag.tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag.tick);
      self->drag.tick = 0;
    }
}

/* What is selected besides moves along: a day is as bad as the worst of them finds it. */
static void
add_others (SkvYearView *self, const SkvOccurrence *occurrence)
{
  SkvYearDrag *drag = &self->drag;
  SkvChecker *checker = skv_session_get_checker (self->session);
  g_autofree guint8 *severities = g_new0 (guint8, drag->n_days);

  drag->others = skv_year_selection_others (self, drag->id);
  for (guint i = 0; drag->others != NULL && drag->others[i] != NULL; i++)
    {
      const SkvOccurrence *other = skv_year_view_find (self, drag->others[i]);
      SkvDay from = drag->from + other->first_day - occurrence->first_day;

      skv_checker_try_days (checker, other, from, from + (SkvDay) drag->n_days, severities);
      for (guint day = 0; day < drag->n_days; day++)
        drag->severities[day] = MAX (drag->severities[day], severities[day]);
    }
}

/* What has no hours of its own moves by days, and all with it. */
static gboolean
all_have_hours (SkvYearView *self)
{
  GStrv others = self->drag.others;

  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    {
      const SkvOccurrence *other = skv_year_view_find (self, others[i]);

      if (other == NULL || other->all_day || other->start == SKV_MOMENT_NONE)
        return FALSE;
    }
  return TRUE;
}

gboolean
skv_year_drag_begin (SkvYearView *self, const char *id, SkvDay grabbed_day, gboolean by_keyboard)
{
  const SkvOccurrence *occurrence = skv_year_view_find (self, id);
  SkvYearDrag *drag = &self->drag;
  SkvChecker *checker;

  if (drag->id != NULL || !skv_year_view_ensure (self) || !skv_year_view_is_movable (occurrence) ||
      skv_year_view_is_proposed (self, id))
    return FALSE;
  checker = skv_session_get_checker (self->session);
  drag->id = g_strdup (id);
  drag->bar = skv_year_picture_find (self->picture, id);
  drag->by_keyboard = by_keyboard;
  drag->home = occurrence->first_day;
  drag->length = MAX (1, occurrence->end_day - occurrence->first_day);
  drag->grip = grabbed_day != SKV_DAY_NONE ? grabbed_day - occurrence->first_day : 0;
  drag->target = occurrence->first_day;
  drag->from = skv_year_layout_get_from (self->layout);
  drag->n_days = (guint) (skv_year_layout_get_to (self->layout) - drag->from);
  drag->severities = g_new0 (guint8, drag->n_days);
  drag->reasons = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  drag->uncertain_why = g_strdup (find_not_calculated (checker, id));
  drag->uncertain = drag->uncertain_why != NULL;
  skv_checker_try_days (checker, occurrence, drag->from, drag->from + (SkvDay) drag->n_days,
                        drag->severities);
  add_others (self, occurrence);
  if (skv_week_layout_is (self->layout) && !occurrence->all_day && all_have_hours (self))
    skv_year_drag_begin_time (self, occurrence);
  skv_year_view_drop_tint (self);
  if (by_keyboard)
    {
      g_autofree char *where = skv_year_drag_describe (self, drag->target);
      g_autofree char *text = g_strdup_printf (
        _("Moving “%s”. Arrows, Page Up, Page Down and Home choose the day, Enter drops, "
           "Escape cancels. %s"),
        occurrence->title, where);

      skv_year_view_say (self, text);
    }
  return TRUE;
}

/* the worst comes first in what the checker gives; accepted ones do not count */
void
skv_year_drag_append_reasons (GString *text, GPtrArray *conflicts)
{
  const SkvConflict *worst = NULL;
  guint others = 0;

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (conflict->accepted)
        continue;
      if (worst == NULL)
        worst = conflict;
      else
        others++;
    }
  if (worst == NULL)
    {
      g_string_append (text, _("free"));
      return;
    }
  g_string_append (text, skv_year_words_severity (worst->severity));
  if (worst->message != NULL)
    g_string_append_printf (text, ". %s", worst->message);
  if (others > 0)
    {
      g_string_append (text, " ");
      g_string_append_printf (
        text, g_dngettext (GETTEXT_PACKAGE, "(and %u more)", "(and %u more)", others), others);
    }
}

char *
skv_year_drag_describe (SkvYearView *self, SkvDay day)
{
  const SkvOccurrence *occurrence = skv_year_view_find (self, self->drag.id);
  g_autofree char *date = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  GString *text;

  if (self->drag.timed)
    return skv_year_drag_describe_time (self);
  if (day == SKV_DAY_NONE || occurrence == NULL)
    return g_strdup (_("Outside the year: dropping here changes nothing"));
  date = skv_words_date (day);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s: ", date);
  if (self->drag.uncertain)
    g_string_append_printf (text, _("not calculated. %s"), self->drag.uncertain_why);
  else
    {
      conflicts = skv_checker_try_day (skv_session_get_checker (self->session), occurrence, day);
      skv_year_drag_append_reasons (text, conflicts);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_within (const SkvYearDrag *drag, SkvDay day)
{
  return day >= drag->from && day < drag->from + (SkvDay) drag->n_days;
}

static void
set_target (SkvYearView *self, SkvDay day)
{
  if (day != SKV_DAY_NONE && !is_within (&self->drag, day))
    day = SKV_DAY_NONE;
  if (day == self->drag.target)
    return;
  self->drag.target = day;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
skv_year_drag_to_day (SkvYearView *self, SkvDay day)
{
  SkvBox cell;
  g_autofree char *text = NULL;

  if (self->drag.id == NULL)
    return;
  day = CLAMP (day, self->drag.from, self->drag.from + (SkvDay) self->drag.n_days - 1);
  set_target (self, day);
  if (skv_year_layout_day_cell (self->layout, day, &cell.x, &cell.y, &cell.width, &cell.height))
    skv_year_view_scroll_to (self, &cell);
  text = skv_year_drag_describe (self, day);
  skv_year_view_say (self, text);
}

void
skv_year_drag_to_pointer (SkvYearView *self, double x, double y)
{
  SkvDay day;

  if (self->drag.id == NULL)
    return;
  self->drag.x = x;
  self->drag.y = y;
  if (self->drag.timed)
    {
      skv_year_drag_time_to_pointer (self, x, y);
      return;
    }
  day = skv_year_view_day_at (self, x, y);
  set_target (self, day != SKV_DAY_NONE ? day - self->drag.grip : SKV_DAY_NONE);
  watch_edges (self, TRUE);
}

/* --- where it is free ---------------------------------------------------------------------- */

/* a byte for every day: TRUE if a service window lies on it; FALSE if there is none at all */
static gboolean
list_window_days (SkvYearView *self, guint8 *is_window)
{
  SkvOccurrences *all = skv_session_get_occurrences (self->session);
  const SkvYearDrag *drag = &self->drag;
  gboolean any = FALSE;

  for (guint i = 0; i < skv_occurrences_get_n (all); i++)
    {
      const SkvOccurrence *window = skv_occurrences_get (all, i);

      if (!g_str_equal (window->lane, "window") || window->status == SKV_STATUS_CANCELLED ||
          (window->rule != NULL && !window->resolved) || window->start == SKV_MOMENT_NONE)
        continue;
      if (is_within (drag, window->first_day))
        {
          is_window[window->first_day - drag->from] = TRUE;
          any = TRUE;
        }
    }
  return any;
}

static SkvDay
search_free (const SkvYearDrag *drag, const guint8 *only)
{
  for (guint step = 1; step < drag->n_days; step++)
    {
      SkvDay start = drag->target != SKV_DAY_NONE ? drag->target : drag->home;
      guint day = ((guint) (start - drag->from) + step) % drag->n_days;

      if (drag->severities[day] <= SKV_SEVERITY_INFO && (only == NULL || only[day]))
        return drag->from + (SkvDay) day;
    }
  return SKV_DAY_NONE;
}

SkvDay
skv_year_drag_next_free (SkvYearView *self)
{
  const SkvYearDrag *drag = &self->drag;
  const SkvOccurrence *moving = skv_year_view_find (self, drag->id);
  g_autofree guint8 *is_window = g_new0 (guint8, MAX (1, drag->n_days));
  SkvDay day = SKV_DAY_NONE;

  if (drag->id == NULL || drag->uncertain)
    return drag->target;
  if (!g_str_equal (moving->lane, "window") && list_window_days (self, is_window))
    day = search_free (drag, is_window);
  if (day == SKV_DAY_NONE)
    day = search_free (drag, NULL);
  return day != SKV_DAY_NONE ? day : drag->target;
}

/* --- the end ------------------------------------------------------------------------------- */

SkvSeverity
skv_year_drag_severity (SkvYearView *self)
{
  const SkvYearDrag *drag = &self->drag;

  if (drag->target == SKV_DAY_NONE || drag->uncertain)
    return SKV_SEVERITY_NONE;
  if (drag->timed)
    return drag->slots[(drag->minute - (gint64) drag->from * 1440) / SKV_QUARTER_MINUTES];
  return drag->severities[drag->target - drag->from];
}

void
skv_year_drag_set_copy (SkvYearView *self, gboolean copy)
{
  if (self->drag.id == NULL || self->drag.copy == copy)
    return;
  self->drag.copy = copy;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), copy ? "copy" : "grabbing");
  skv_year_view_say (self, copy ? _("A copy is made") : _("It is moved"));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
skv_year_drag_watch_edges (SkvYearView *self)
{
  watch_edges (self, TRUE);
}

void
skv_year_drag_clear (SkvYearView *self)
{
  SkvYearDrag *drag = &self->drag;

  watch_edges (self, FALSE);
  g_clear_pointer (&drag->id, g_free);
  g_clear_pointer (&drag->severities, g_free);
  g_clear_pointer (&drag->reasons, g_hash_table_unref);
  g_clear_pointer (&drag->uncertain_why, g_free);
  g_clear_pointer (&drag->others, g_strfreev);
  g_clear_pointer (&drag->slots, g_free);
  drag->timed = FALSE;
  drag->copy = FALSE;
  drag->target = SKV_DAY_NONE;
  skv_year_view_drop_tint (self);
}

void
skv_year_drag_cancel (SkvYearView *self)
{
  if (self->drag.id == NULL)
    return;
  skv_year_drag_clear (self);
  skv_year_view_say (self, _("Not moved"));
}

/* FALSE: refused, and told */
static gboolean
carry_out (SkvYearView *self, const char *id, const char *const *others, gboolean copy, SkvDay by)
{
  const SkvOccurrence *occurrence = skv_year_view_find (self, id);
  SkvDay target = occurrence->first_day + by;
  g_autoptr (GStrvBuilder) all = NULL;
  g_auto (GStrv) ids = NULL;

  if (copy)
    return skv_session_copy_to_start (
      self->session, id,
      skv_occurrence_start_on_day (skv_session_get_plan (self->session), occurrence, target));
  if (others == NULL)
    return skv_session_move_to_day (self->session, id, target);
  all = g_strv_builder_new ();
  g_strv_builder_add (all, id);
  g_strv_builder_addv (all, (const char **) others);
  ids = g_strv_builder_end (all);
  return skv_session_move_by_days (self->session, (const char *const *) ids, by);
}

void
skv_year_drag_drop (SkvYearView *self)
{
  g_auto (GStrv) others = NULL;
  gboolean copy = self->drag.copy;
  SkvDay home = self->drag.home;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  g_autofree char *date = NULL;
  SkvDay target = self->drag.target;
  gboolean moved;

  if (self->drag.id == NULL)
    return;
  if (self->drag.timed)
    {
      if (!skv_year_drag_drop_time (self))
        skv_year_drag_cancel (self);
      return;
    }
  if (target == SKV_DAY_NONE || target == self->drag.home)
    {
      skv_year_drag_cancel (self);
      return;
    }
  /* The session drops all that this view knows as soon as it has made the edit. */
  id = g_strdup (self->drag.id);
  others = g_steal_pointer (&self->drag.others);
  skv_year_drag_clear (self);
  if (!copy && others == NULL &&
      skv_series_ask_move_to_day (GTK_WIDGET (self), self->session, id, target))
    return;
  moved = carry_out (self, id, (const char *const *) others, copy, target - home);
  date = skv_words_date (target);
  text = !moved ? g_strdup (_("Not moved"))
         : copy ? g_strdup_printf (_("Copied to %s"), date)
                : g_strdup_printf (_("Moved to %s"), date);
  skv_year_view_say (self, text);
}
