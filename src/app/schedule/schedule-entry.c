/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/schedule/schedule-entry.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

struct _SkvScheduleEntry
{
  GObject parent_instance;

  char *item; /* all (owned) */
  char *title;
  char *places;
  char *reason;
  char *conflicts; /* (nullable) */
  char *description;
  gboolean placed;
  gboolean can_choose;
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (SkvScheduleEntry, skv_schedule_entry, G_TYPE_OBJECT)

static guint toggled_signal;

/* --- words ----------------------------------------------------------------------------------- */

/* minutes after midnight of @day, more than 1440 on the next one */
static int
minute_of (const SkvZone *zone, SkvDay day, gint64 moment)
{
  return (int) ((skv_zone_to_local (zone, moment) - day * SKV_DAY_SECONDS) / 60);
}

static char *
start_words (const SkvZone *zone, gint64 start)
{
  SkvDay day = skv_zone_day (zone, start);
  g_autofree char *date = skv_words_date_short (day);
  g_autofree char *time = skv_words_time (minute_of (zone, day, start));

  return g_strdup_printf ("%s %s", date, time);
}

static char *
span_words (const SkvZone *zone, const SkvScheduledJob *job)
{
  SkvDay day = skv_zone_day (zone, job->start);
  g_autofree char *date = skv_words_date_short (day);
  g_autofree char *times =
    skv_words_time_range (minute_of (zone, day, job->start), minute_of (zone, day, job->end));

  return g_strdup_printf ("%s %s", date, times);
}

static char *
make_places (const SkvScheduledJob *job, const SkvZone *zone)
{
  g_autofree char *old = job->old_start != SKV_MOMENT_NONE ? start_words (zone, job->old_start)
                                                           : g_strdup (_("No date yet"));
  g_autofree char *new = NULL;

  if (!job->placed)
    return g_strdup (_("Could not be placed"));
  new = span_words (zone, job);
  if (job->old_start == job->start)
    /* TRANSLATORS: a date and times: a job that stays where it is */
    return g_strdup_printf (_("Stays: %s"), new);
  return g_strdup_printf ("%s → %s", old, new);
}

/* The first letter large, and a full stop. */
static char *
make_sentence (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  char letter[7] = { 0 };

  if (*text == '\0')
    return g_strdup ("");
  g_unichar_to_utf8 (g_unichar_toupper (first), letter);
  return g_strdup_printf ("%s%s.", letter, g_utf8_next_char (text));
}

/* Those that take something away from a place are worth a line each. */
static char *
make_conflicts (const SkvScheduledJob *job)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < job->conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (job->conflicts, i);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* TRANSLATORS: a conflict that a place leaves, in words */
      g_string_append_printf (text, _("Remains: %s"), conflict->message);
    }
  if (job->on_moved)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            _("On an evening that lies elsewhere than its rule has it."));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_schedule_entry_finalize (GObject *object)
{
  SkvScheduleEntry *self = SKV_SCHEDULE_ENTRY (object);

  g_free (self->item);
  g_free (self->title);
  g_free (self->places);
  g_free (self->reason);
  g_free (self->conflicts);
  g_free (self->description);
  G_OBJECT_CLASS (skv_schedule_entry_parent_class)->finalize (object);
}

static void
skv_schedule_entry_class_init (SkvScheduleEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_schedule_entry_finalize;
  toggled_signal = g_signal_new ("toggled", SKV_TYPE_SCHEDULE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
skv_schedule_entry_init (SkvScheduleEntry *self)
{
}

SkvScheduleEntry *
skv_schedule_entry_new (const SkvScheduledJob *job, const SkvZone *zone)
{
  SkvScheduleEntry *self = g_object_new (SKV_TYPE_SCHEDULE_ENTRY, NULL);

  self->item = g_strdup (job->item);
  self->title = g_strdup (job->title);
  self->places = make_places (job, zone);
  self->reason = make_sentence (job->reason);
  self->conflicts = make_conflicts (job);
  self->description = g_strdup_printf ("%s. %s. %s%s%s", self->title, self->places, self->reason,
                                       self->conflicts != NULL ? " " : "",
                                       self->conflicts != NULL ? self->conflicts : "");
  self->placed = job->placed;
  self->can_choose = job->placed && job->start != job->old_start;
  /* What nobody can check is left to the person who decides. */
  self->chosen = self->can_choose && !job->uncalculated;
  return self;
}

const char *
skv_schedule_entry_get_item (SkvScheduleEntry *self)
{
  return self->item;
}

const char *
skv_schedule_entry_get_title (SkvScheduleEntry *self)
{
  return self->title;
}

const char *
skv_schedule_entry_get_places (SkvScheduleEntry *self)
{
  return self->places;
}

const char *
skv_schedule_entry_get_reason (SkvScheduleEntry *self)
{
  return self->reason;
}

const char *
skv_schedule_entry_get_conflicts (SkvScheduleEntry *self)
{
  return self->conflicts;
}

const char *
skv_schedule_entry_get_description (SkvScheduleEntry *self)
{
  return self->description;
}

gboolean
skv_schedule_entry_can_choose (SkvScheduleEntry *self)
{
  return self->can_choose;
}

gboolean
skv_schedule_entry_is_placed (SkvScheduleEntry *self)
{
  return self->placed;
}

gboolean
skv_schedule_entry_is_chosen (SkvScheduleEntry *self)
{
  return self->chosen;
}

void
skv_schedule_entry_set_chosen (SkvScheduleEntry *self, gboolean chosen)
{
  g_return_if_fail (SKV_IS_SCHEDULE_ENTRY (self));

  if (!self->can_choose || self->chosen == chosen)
    return;
  self->chosen = chosen;
  g_signal_emit (self, toggled_signal, 0);
}
