/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/entry.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

static const struct
{
  const char *lane;
  SkvRole role;
} roles[] = {
  { "maintenance", SKV_ROLE_JOB }, { "window", SKV_ROLE_WINDOW }, { "critical", SKV_ROLE_CRITICAL },
  { "freeze", SKV_ROLE_FREEZE },   { "exam", SKV_ROLE_EXAM },     { "meeting", SKV_ROLE_MEETING },
  { "outage", SKV_ROLE_OUTAGE },   { "vendor", SKV_ROLE_VENDOR },
};

SkvRole
skv_entry_role (const SkvOccurrence *occurrence)
{
  SkvRole role = SKV_ROLE_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (roles) && role == SKV_ROLE_NONE; i++)
    {
      if (occurrence->lane[0] == roles[i].lane[0] && strcmp (occurrence->lane, roles[i].lane) == 0)
        role = roles[i].role;
    }
  if (occurrence->status == SKV_STATUS_CANCELLED)
    return SKV_ROLE_NONE;
  if (role == SKV_ROLE_JOB && occurrence->status == SKV_STATUS_DONE)
    return SKV_ROLE_PAST;
  if (role == SKV_ROLE_JOB && occurrence->status > SKV_STATUS_STARTED)
    return SKV_ROLE_NONE;
  if (role == SKV_ROLE_VENDOR && (occurrence->systems == NULL || occurrence->systems[0] == NULL ||
                                  occurrence->status > SKV_STATUS_STARTED))
    return SKV_ROLE_NONE;
  return role;
}

gboolean
skv_entry_is_later (const SkvEntry *a, const SkvEntry *b)
{
  if (a->span.start != b->span.start)
    return a->span.start > b->span.start;
  return strcmp (a->occurrence->id, b->occurrence->id) > 0;
}

static SkvMissing
find_missing (const SkvEntry *self)
{
  const SkvOccurrence *occurrence = self->occurrence;
  SkvMissing missing = SKV_MISSING_NOTHING;

  if (self->role != SKV_ROLE_WINDOW && self->n_systems == 0)
    missing |= SKV_MISSING_SYSTEMS;
  if (!occurrence->resolved)
    return missing | SKV_MISSING_DATE;
  if (occurrence->start == SKV_MOMENT_NONE)
    return missing | SKV_MISSING_START;
  if (self->role == SKV_ROLE_OUTAGE && occurrence->end == SKV_MOMENT_NONE)
    return missing; /* it is open */
  /* A meeting protects its whole day, however long it lasts. */
  if (self->role != SKV_ROLE_MEETING &&
      (occurrence->end == SKV_MOMENT_NONE || occurrence->span.end <= occurrence->span.start))
    missing |= SKV_MISSING_LENGTH;
  return missing;
}

void
skv_entry_place (SkvEntry *self, const SkvZone *zone)
{
  const SkvOccurrence *occurrence = self->occurrence;

  self->missing = find_missing (self);
  if (!skv_entry_is_placed (self))
    return;

  self->span = occurrence->span;
  self->first_day = occurrence->first_day;
  self->end_day = MAX (occurrence->end_day, occurrence->first_day + 1);
  if (self->role == SKV_ROLE_MEETING)
    {
      self->first_day -= self->paper_days;
      self->span.start = skv_zone_at (zone, self->first_day, 0);
      self->span.end = skv_zone_at (zone, self->end_day, 0);
    }
  else if (self->role == SKV_ROLE_OUTAGE && occurrence->end == SKV_MOMENT_NONE)
    self->span.end = skv_zone_at (zone, self->end_day, 0);
  else if (self->role == SKV_ROLE_JOB && occurrence->item != NULL && occurrence->item->rollback > 0)
    {
      self->span.end += occurrence->item->rollback * G_GINT64_CONSTANT (60);
      self->end_day = skv_zone_day (zone, self->span.end - 1) + 1;
    }
}

SkvEntry
skv_entries_make (SkvEntries *self,
                  const SkvOccurrence *occurrence,
                  const SkvZone *zone,
                  SkvReach *reach)
{
  SkvEntry entry = { .occurrence = occurrence, .role = skv_entry_role (occurrence) };
  const SkvItem *item = occurrence->item;

  if (entry.role == SKV_ROLE_NONE)
    return entry;
  if (entry.role == SKV_ROLE_MEETING)
    entry.paper_days = self->paper_days;
  entry.systems = self->systems->len;
  for (const char *const *id = occurrence->systems; *id != NULL; id++)
    {
      guint system;

      if (skv_reach_lookup (reach, *id, &system))
        g_array_append_val (self->systems, system);
    }
  entry.n_systems = self->systems->len - entry.systems;
  entry.emergency = entry.role == SKV_ROLE_JOB && item != NULL && item->emergency &&
                    item->reason != NULL && *item->reason != '\0';
  skv_entry_place (&entry, zone);
  return entry;
}

static void
add_entry (SkvEntries *self, const SkvOccurrence *occurrence, const SkvZone *zone, SkvReach *reach)
{
  SkvEntry entry = skv_entries_make (self, occurrence, zone, reach);

  if (entry.role == SKV_ROLE_NONE)
    return;
  if ((entry.role == SKV_ROLE_JOB || entry.role == SKV_ROLE_PAST) && occurrence->item != NULL)
    self->most_aftercare = MAX (self->most_aftercare, occurrence->item->aftercare_days);
  if (entry.missing != SKV_MISSING_NOTHING && skv_role_is_checked (entry.role))
    g_array_append_val (self->unchecked, entry);
  if (skv_entry_is_placed (&entry))
    g_array_append_val (self->all, entry);
}

/* Stable, so that entries that start together keep the order of the occurrences. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const SkvEntry *first = a, *second = b;

  return (first->span.start > second->span.start) - (first->span.start < second->span.start);
}

void
skv_entries_init (SkvEntries *self,
                  SkvOccurrences *occurrences,
                  const SkvZone *zone,
                  SkvReach *reach,
                  SkvDay paper_days)
{
  guint n = skv_occurrences_get_n (occurrences);

  self->all = g_array_new (FALSE, FALSE, sizeof (SkvEntry));
  self->paper_days = paper_days;
  self->most_aftercare = 0;
  self->systems = g_array_new (FALSE, FALSE, sizeof (guint));
  self->unchecked = g_array_new (FALSE, FALSE, sizeof (SkvEntry));
  for (guint i = 0; i < n; i++)
    add_entry (self, skv_occurrences_get (occurrences, i), zone, reach);
  g_array_sort (self->all, compare_entries);
}

void
skv_entries_clear (SkvEntries *self)
{
  g_array_unref (self->all);
  g_array_unref (self->systems);
  g_array_unref (self->unchecked);
}

/* --- words ---------------------------------------------------------------------------------- */

static char *
no_date_words (const SkvOccurrence *occurrence)
{
  int year, month;
  g_autofree char *when = NULL;

  if (occurrence->base_day == SKV_DAY_NONE)
    return g_strdup_printf (_("“%s”: no date fits; choose one."), occurrence->title);
  skv_day_to_ymd (occurrence->base_day, &year, &month, NULL);
  when = skv_words_month_year (year, month);
  /* TRANSLATORS: title and month: "“System evening” in May 2028: no date fits; choose one." */
  return g_strdup_printf (_("“%1$s” in %2$s: no date fits; choose one."), occurrence->title, when);
}

static void add_sentence (GString *text, const char *format, const char *title)
  G_GNUC_PRINTF (2, 0);

static void
add_sentence (GString *text, const char *format, const char *title)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, title);
#pragma GCC diagnostic pop
}

char *
skv_entry_missing_words (const SkvEntry *self)
{
  const char *title = self->occurrence->title;
  GString *text = g_string_new (NULL);

  if (self->missing & SKV_MISSING_DATE)
    {
      g_autofree char *words = no_date_words (self->occurrence);

      g_string_append (text, words);
    }
  if (self->missing & SKV_MISSING_START)
    add_sentence (text, _("“%s” has no date yet."), title);
  if (self->missing & SKV_MISSING_WINDOW)
    add_sentence (text, _("“%s” has no time of day, and no service window of that day gives one."),
                  title);
  if (self->missing & SKV_MISSING_RANGE)
    add_sentence (text, _("“%s” would lie outside of the days that are checked."), title);
  if (self->missing & SKV_MISSING_LENGTH)
    add_sentence (text, _("Nobody has said how long “%s” lasts."), title);
  if (self->missing & SKV_MISSING_SYSTEMS)
    add_sentence (text,
                  self->role == SKV_ROLE_JOB || skv_role_is_disturbance (self->role)
                    ? _("“%s” names no system, so nobody can tell whom it hits.")
                    : _("“%s” names no system, so it protects nothing."),
                  title);
  return g_string_free (text, FALSE);
}
