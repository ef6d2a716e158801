/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/difference.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

/* what all sentences about one entry need */
typedef struct
{
  const SkvDifferenceEntry *entry;
  const SkvZone *zone;
  SkvPlan *plan;      /* (nullable): for names */
  gboolean with_year; /* the two sides lie in different years */
} Words;

static char *
words_for_day (const Words *self, SkvDay day)
{
  return self->with_year ? skv_words_date (day) : skv_words_date_short (day);
}

static char *
words_for_time (const Words *self, gint64 moment, SkvDay day)
{
  gint64 second = skv_zone_to_local (self->zone, moment) - day * SKV_DAY_SECONDS;

  return skv_words_time ((int) (second / 60));
}

/* "Wed 16 January 17:00" */
static char *
words_for_moment (const Words *self, gint64 moment)
{
  SkvDay day = skv_zone_day (self->zone, moment);
  g_autofree char *date = words_for_day (self, day);
  g_autofree char *time = words_for_time (self, moment, day);

  /* TRANSLATORS: a date and a time of day, as "Wed 16 January 17:00" */
  return g_strdup_printf (C_("date and time", "%1$s %2$s"), date, time);
}

static char *
words_for_start (const Words *self, const SkvOccurrence *occurrence)
{
  return occurrence->all_day ? words_for_day (self, occurrence->first_day)
                             : words_for_moment (self, occurrence->start);
}

/* of the last day, or the moment at which it ends */
static char *
words_for_end (const Words *self, const SkvOccurrence *occurrence)
{
  SkvDay last;

  if (occurrence->all_day)
    return words_for_day (self, occurrence->end_day - 1);
  last = skv_zone_day (self->zone, occurrence->end - 1);
  if (last == occurrence->first_day)
    return words_for_time (self, occurrence->end, last);
  return words_for_moment (self, occurrence->end);
}

static gboolean
has_end (const SkvOccurrence *occurrence)
{
  if (occurrence->all_day)
    return occurrence->end_day - occurrence->first_day > 1;
  return occurrence->end != SKV_MOMENT_NONE && occurrence->end > occurrence->start;
}

/* "Wed 16 January 17:00–19:00", "Wed 16 January – Fri 18 January" */
static char *
words_for_span (const Words *self, const SkvOccurrence *occurrence)
{
  g_autofree char *start = words_for_start (self, occurrence);
  g_autofree char *end = NULL;

  if (!has_end (occurrence))
    return g_steal_pointer (&start);
  end = words_for_end (self, occurrence);
  if (!occurrence->all_day &&
      skv_zone_day (self->zone, occurrence->end - 1) == occurrence->first_day)
    /* TRANSLATORS: date and time, time: "Wed 16 January 17:00–19:00" */
    return g_strdup_printf (C_("time range", "%1$s–%2$s"), start, end);
  return g_strdup_printf (C_("date range", "%1$s – %2$s"), start, end);
}

/* as a reader would say it, not in seconds: a night in which the clock is changed is no longer */
static gint64
length_of (const Words *self, const SkvOccurrence *occurrence)
{
  if (occurrence->all_day)
    return (occurrence->end_day - occurrence->first_day) * SKV_DAY_SECONDS;
  if (occurrence->end == SKV_MOMENT_NONE)
    return -1;
  return skv_zone_to_local (self->zone, occurrence->end) -
         skv_zone_to_local (self->zone, occurrence->start);
}

static char *
words_for_move (const Words *self)
{
  const SkvOccurrence *before = self->entry->before, *after = self->entry->after;
  gboolean was_placed = skv_difference_is_placed (before);
  gboolean is_placed = skv_difference_is_placed (after);
  g_autofree char *from = NULL, *to = NULL;
  gboolean same_length;

  if (!was_placed)
    {
      to = words_for_span (self, after);
      /* TRANSLATORS: of something that had no date until now: "Placed: Wed 16 January 17:00" */
      return g_strdup_printf (_("Placed: %s"), to);
    }
  if (!is_placed)
    {
      from = words_for_span (self, before);
      return g_strdup_printf (_("Has no date any more; it was: %s"), from);
    }
  same_length =
    before->all_day == after->all_day && length_of (self, before) == length_of (self, after);
  if (before->all_day == after->all_day && before->start == after->start && has_end (before) &&
      has_end (after))
    {
      from = words_for_end (self, before);
      to = words_for_end (self, after);
      /* TRANSLATORS: times or dates at which something ends: "Lasts until 21:00 instead of 19:00"
       */
      return g_strdup_printf (_("Lasts until %2$s instead of %1$s"), from, to);
    }
  from = same_length ? words_for_start (self, before) : words_for_span (self, before);
  to = same_length ? words_for_start (self, after) : words_for_span (self, after);
  /* TRANSLATORS: dates, or dates with times: "Moved from Wed 16 January to Wed 23 January" */
  return g_strdup_printf (_("Moved from %1$s to %2$s"), from, to);
}

static const char *
name_of_lane (const Words *self, const char *lane)
{
  const char *title =
    self->plan != NULL ? skv_plan_lane_title (self->plan, lane) : skv_lane_builtin_title (lane);

  return title != NULL ? title : lane;
}

/* names of what is in @list and not in @other; NULL if nothing is */
static char *
list_more (const Words *self, const char *const *list, const char *const *other)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; list != NULL && list[i] != NULL; i++)
    if (other == NULL || !g_strv_contains (other, list[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              skv_plan_system_name (self->plan, list[i]));
  return g_string_free (text, text->len == 0);
}

static void
add_systems (const Words *self, GPtrArray *parts)
{
  const SkvOccurrence *before = self->entry->before, *after = self->entry->after;
  g_autofree char *more = NULL, *fewer = NULL;

  if (self->plan == NULL)
    {
      g_ptr_array_add (parts, g_strdup (_("Other systems")));
      return;
    }
  more = list_more (self, after->systems, before->systems);
  fewer = list_more (self, before->systems, after->systems);
  if (more != NULL)
    /* TRANSLATORS: names of systems, as "Also for network, Feide" */
    g_ptr_array_add (parts, g_strdup_printf (_("Also for %s"), more));
  if (fewer != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_("No longer for %s"), fewer));
}

static void
add_status (const Words *self, GPtrArray *parts)
{
  const SkvOccurrence *before = self->entry->before, *after = self->entry->after;

  if (self->entry->changes & SKV_CHANGE_CANCELLED)
    {
      if (after->left_out || after->status == SKV_STATUS_CANCELLED)
        g_ptr_array_add (parts, g_strdup (_("Cancelled")));
      else if (after->status == SKV_STATUS_POSTPONED)
        g_ptr_array_add (parts, g_strdup (_("Postponed")));
      else
        g_ptr_array_add (parts, g_strdup (_("Takes place after all")));
      return;
    }
  /* TRANSLATORS: two states of a job, as "Status: approved instead of proposed" */
  g_ptr_array_add (parts, g_strdup_printf (_("Status: %2$s instead of %1$s"),
                                           skv_status_title (before->status),
                                           skv_status_title (after->status)));
}

static void
add_changes (const Words *self, GPtrArray *parts)
{
  const SkvOccurrence *before = self->entry->before, *after = self->entry->after;
  guint changes = self->entry->changes;

  if (changes & SKV_CHANGE_TIME)
    g_ptr_array_add (parts, words_for_move (self));
  if (changes & (SKV_CHANGE_STATUS | SKV_CHANGE_CANCELLED))
    add_status (self, parts);
  if (changes & SKV_CHANGE_TITLE)
    g_ptr_array_add (
      parts, g_strdup_printf (_("Called “%2$s” instead of “%1$s”"), before->title, after->title));
  if (changes & SKV_CHANGE_LANE)
    /* TRANSLATORS: names of lanes, as "In “Maintenance” instead of “Vendor”" */
    g_ptr_array_add (parts, g_strdup_printf (_("In “%2$s” instead of “%1$s”"),
                                             name_of_lane (self, before->lane),
                                             name_of_lane (self, after->lane)));
  if (changes & SKV_CHANGE_SYSTEMS)
    add_systems (self, parts);
  if (changes & SKV_CHANGE_ORGANISATIONS)
    g_ptr_array_add (parts, g_strdup (_("For other organisations")));
}

/* of something that is on one side only */
static char *
words_for_one (const Words *self)
{
  gboolean added = self->entry->kind == SKV_DIFFERENCE_ADDED;
  const SkvOccurrence *occurrence = added ? self->entry->after : self->entry->before;
  g_autofree char *when = NULL;

  if (!skv_difference_is_placed (occurrence))
    return g_strdup (added ? _("Added, without a date") : _("Removed; it had no date"));
  when = words_for_span (self, occurrence);
  return g_strdup_printf (added ? _("Added: %s") : _("Removed: %s"), when);
}

static gboolean
lies_in_other_years (const SkvDifferenceEntry *entry)
{
  return skv_difference_is_placed (entry->before) && skv_difference_is_placed (entry->after) &&
         skv_day_year (entry->before->first_day) != skv_day_year (entry->after->first_day);
}

static char *
make_words (const SkvDifferenceEntry *entry, const SkvZone *zone, SkvPlan *plan)
{
  Words self = { entry, zone, plan, lies_in_other_years (entry) };
  g_autoptr (GPtrArray) parts = NULL;

  if (entry->before == NULL || entry->after == NULL)
    return words_for_one (&self);
  parts = g_ptr_array_new_with_free_func (g_free);
  add_changes (&self, parts);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (". ", (char **) parts->pdata);
}

char *
skv_difference_entry_words (const SkvDifferenceEntry *entry, const SkvZone *zone)
{
  g_return_val_if_fail (entry != NULL && zone != NULL, NULL);

  return make_words (entry, zone, NULL);
}

char *
skv_difference_entry_words_in (const SkvDifferenceEntry *entry, SkvPlan *plan)
{
  g_return_val_if_fail (entry != NULL && SKV_IS_PLAN (plan), NULL);

  return make_words (entry, skv_plan_get_zone (plan), plan);
}

char *
skv_difference_words (const SkvDifference *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint added = skv_difference_count (self, SKV_DIFFERENCE_ADDED);
  guint removed = skv_difference_count (self, SKV_DIFFERENCE_REMOVED);
  guint moved = skv_difference_count (self, SKV_DIFFERENCE_MOVED);
  guint changed = skv_difference_count (self, SKV_DIFFERENCE_CHANGED);

  if (added > 0)
    g_ptr_array_add (
      parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u added", "%u added", added), added));
  if (removed > 0)
    g_ptr_array_add (
      parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u removed", "%u removed", removed),
                              removed));
  if (moved > 0)
    g_ptr_array_add (
      parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u moved", "%u moved", moved), moved));
  if (changed > 0)
    g_ptr_array_add (
      parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u changed", "%u changed", changed),
                              changed));
  if (parts->len == 0)
    return g_strdup (_("No difference"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}
