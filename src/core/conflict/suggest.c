/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"
#include "core/conflict/suggest-private.h"

#define MOST_DAYS 3700

struct _SkvSuggestions
{
  SkvOccurrences *found; /* (owned): holds @occurrence */
  const SkvOccurrence *occurrence;
  SkvZone *zone; /* (owned) */
  SkvDay from;
  SkvDay to;
  guint n_free;
  GPtrArray *slots;       /* (owned) */
  GPtrArray *blockers;    /* (owned) */
  GPtrArray *relaxations; /* (owned) */
};

G_DEFINE_QUARK (skv-suggest-error-quark, skv_suggest_error)

static void
slot_free (gpointer data)
{
  g_ptr_array_unref (((SkvSlot *) data)->reasons);
  g_free (data);
}

static void
relaxation_free (gpointer data)
{
  SkvRelaxation *self = data;

  g_free (self->id);
  g_free (self->owner);
  g_free (self->text);
  g_free (self);
}

gboolean
skv_occurrence_is_checked (const SkvOccurrence *occurrence)
{
  return skv_role_is_checked (skv_entry_role (occurrence));
}

/* --- ranking --------------------------------------------------------------------------------- */

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const SkvSlot *first = *(const SkvSlot *const *) a, *second = *(const SkvSlot *const *) b;
  gboolean soft = first->severity >= SKV_SEVERITY_SOFT;

  if (soft != (second->severity >= SKV_SEVERITY_SOFT))
    return soft ? 1 : -1;
  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return (first->start > second->start) - (first->start < second->start);
}

static int
compare_reasons (gconstpointer a, gconstpointer b)
{
  const SkvSlotReason *first = *(const SkvSlotReason *const *) a;
  const SkvSlotReason *second = *(const SkvSlotReason *const *) b;

  return second->against - first->against;
}

/* Starts come by day, so that those of one day are neighbours. */
static void
rank (SkvSuggestions *self, SkvSearch *search)
{
  SkvSlot *last = NULL;

  for (guint i = 0; i < search->starts->len; i++)
    {
      SkvSlot *slot;

      if (search->severities[i] >= SKV_SEVERITY_HARD ||
          (search->has_wish && skv_search_start (search, i) == search->occurrence->start &&
           search->occurrence->resolved))
        continue;
      slot = skv_search_make_slot (search, i);
      if (last == NULL || last->day != slot->day)
        g_ptr_array_add (self->slots, last = slot);
      else if (compare_slots (&slot, &last) < 0)
        {
          slot_free (last);
          self->slots->pdata[self->slots->len - 1] = last = slot;
        }
      else
        slot_free (slot);
    }
  g_ptr_array_sort (self->slots, compare_slots);
  for (guint i = 0; i < self->slots->len; i++)
    {
      SkvSlot *slot = g_ptr_array_index (self->slots, i);

      self->n_free += slot->severity < SKV_SEVERITY_SOFT;
      g_ptr_array_sort (slot->reasons, compare_reasons);
      if (slot->severity >= SKV_SEVERITY_SOFT)
        skv_search_add_conflicts (search, slot);
    }
}

/* Its own day; not one that is over, unless the whole plan is looked back at. */
static SkvDay
first_day_to_try (const SkvOccurrence *occurrence, int days, SkvDay today)
{
  SkvDay day = occurrence->start != SKV_MOMENT_NONE ? occurrence->first_day : today;

  return today > day && today < day + days ? today : day;
}

SkvSuggestions *
skv_suggestions_new (
  SkvPlan *plan, const char *id, SkvDay from, int days, SkvDay today, GError **error)
{
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (SkvChecker) checker = NULL;
  g_autoptr (SkvSuggestions) self = NULL;
  g_auto (SkvSearch) search = { NULL };

  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL, NULL);
  g_return_val_if_fail (days > 0 && days <= MOST_DAYS, NULL);

  found = skv_occurrences_find (plan, id);
  if (found == NULL || skv_occurrences_lookup (found, id) == NULL)
    {
      g_set_error (error, SKV_SUGGEST_ERROR, SKV_SUGGEST_ERROR_UNKNOWN,
                   _("the plan has nothing called “%s”"), id);
      return NULL;
    }
  self = g_new0 (SkvSuggestions, 1);
  self->zone = skv_zone_ref ((SkvZone *) skv_plan_get_zone (plan));
  self->slots = g_ptr_array_new_with_free_func (slot_free);
  self->blockers = g_ptr_array_new_with_free_func (g_free);
  self->relaxations = g_ptr_array_new_with_free_func (relaxation_free);
  self->occurrence = skv_occurrences_lookup (found, id);
  self->found = g_steal_pointer (&found);
  self->from = from;
  if (from == SKV_DAY_NONE)
    self->from = first_day_to_try (self->occurrence, days, today);
  self->to = self->from + days;
  checker = skv_search_make_checker (plan, self->from, self->to, today);
  if (!skv_search_init (&search, plan, checker, self->occurrence, self->from, self->to))
    {
      g_set_error (error, SKV_SUGGEST_ERROR, SKV_SUGGEST_ERROR_FIXED,
                   _("“%s” collides with nothing, so that it fits everywhere: it is over, "
                      "cancelled, or in a lane that is not checked"),
                   self->occurrence->title);
      return NULL;
    }
  rank (self, &search);
  if (self->n_free == 0)
    skv_search_explain (&search, self->slots->len == 0 ? SKV_SEVERITY_HARD : SKV_SEVERITY_SOFT,
                        self->blockers, self->relaxations);
  return g_steal_pointer (&self);
}

/* --- answers --------------------------------------------------------------------------------- */

void
skv_suggestions_free (SkvSuggestions *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->slots);
  g_ptr_array_unref (self->blockers);
  g_ptr_array_unref (self->relaxations);
  skv_occurrences_unref (self->found);
  skv_zone_unref (self->zone);
  g_free (self);
}

SkvDay
skv_suggestions_get_from (const SkvSuggestions *self)
{
  return self->from;
}

SkvDay
skv_suggestions_get_to (const SkvSuggestions *self)
{
  return self->to;
}

const SkvOccurrence *
skv_suggestions_get_occurrence (const SkvSuggestions *self)
{
  return self->occurrence;
}

GPtrArray *
skv_suggestions_get_slots (SkvSuggestions *self)
{
  return self->slots;
}

guint
skv_suggestions_get_n_free (const SkvSuggestions *self)
{
  return self->n_free;
}

GPtrArray *
skv_suggestions_get_blockers (SkvSuggestions *self)
{
  return self->blockers;
}

GPtrArray *
skv_suggestions_get_relaxations (SkvSuggestions *self)
{
  return self->relaxations;
}

static int
minute_of_day (const SkvZone *zone, gint64 moment)
{
  gint64 local = skv_zone_to_local (zone, moment);

  return (int) (local - skv_zone_day (zone, moment) * SKV_DAY_SECONDS) / 60;
}

char *
skv_search_when_words (const SkvZone *zone, gboolean all_day, gint64 start, gint64 end)
{
  g_autofree char *date = NULL, *times = NULL;

  if (all_day && end != SKV_MOMENT_NONE && end - start > SKV_DAY_SECONDS)
    return skv_words_date_range ((SkvDay) (start / SKV_DAY_SECONDS),
                                 (SkvDay) (end / SKV_DAY_SECONDS));
  if (all_day)
    return skv_words_date ((SkvDay) (start / SKV_DAY_SECONDS));
  date = skv_words_date (skv_zone_day (zone, start));
  if (end == SKV_MOMENT_NONE || end - start > SKV_DAY_SECONDS)
    times = skv_words_time (minute_of_day (zone, start));
  else
    times = skv_words_time_range (minute_of_day (zone, start), minute_of_day (zone, end));
  /* TRANSLATORS: a date and a time of day: "12 June 17:00" */
  return g_strdup_printf (C_("moment", "%1$s %2$s"), date, times);
}

char *
skv_suggestions_when_words (SkvSuggestions *self, const SkvSlot *slot)
{
  return skv_search_when_words (self->zone, self->occurrence->all_day, slot->start, slot->end);
}

char *
skv_blocker_words (const SkvBlocker *self)
{
  const char *title = strcmp (self->check, "no-start") == 0
                        ? _("No service window gives it a time of day")
                        : skv_check_title (self->check);

  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%1$s: %2$u day", "%1$s: %2$u days", self->days), title,
    self->days);
}
