/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"
#include "core/conflict/schedule-private.h"

/* Why a job lies where the schedule puts it, or nowhere. */

#define MAX_TOLD 2 /* days that are told one by one */

/* as a title within a sentence */
static char *
lower_first (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  const char *rest = g_utf8_next_char (text);
  char letter[7] = { 0 };

  if (*text == '\0' || !g_unichar_islower (g_utf8_get_char (rest)))
    return g_strdup (text);
  g_unichar_to_utf8 (g_unichar_tolower (first), letter);
  return g_strconcat (letter, rest, NULL);
}

/* "critical period “Payroll”" (transfer full) */
static char *
refusal_words (const SkvRefusal *self)
{
  g_autofree char *title = NULL;

  if (strcmp (self->check, "order") == 0)
    /* TRANSLATORS: title of another job */
    return g_strdup_printf (_("“%s” is not done yet"), self->against);
  if (strcmp (self->check, "order-before") == 0)
    return g_strdup_printf (_("too late before “%s”"), self->against);
  title = lower_first (skv_check_title (self->check));
  if (self->against == NULL)
    return g_steal_pointer (&title);
  /* TRANSLATORS: what a check looks for, and the title of what it found: critical period “Payroll”
   */
  return g_strdup_printf (_("%1$s “%2$s”"), title, self->against);
}

/* --- of one that has a place ----------------------------------------------------------------- */

typedef struct
{
  const SkvScheduleTask *task;
  const SkvAsk *ask;
  guint job;
  const SkvSlot *slot;
  SkvChoice choice; /* of the others */
} Telling;

static const char *
title_of (const SkvScheduleTask *task, guint job)
{
  const SkvAsk *ask = g_ptr_array_index (task->asks, g_array_index (task->asked, guint, job));

  return ask->item->title;
}

/* the one that it comes after and that ends last (nullable) */
static const SkvSlot *
find_before (const Telling *self, guint *job)
{
  const SkvPuzzle *puzzle = self->task->puzzle;
  const GArray *pairs = skv_puzzle_job (puzzle, self->job)->pairs;
  const SkvSlot *last = NULL;

  for (guint i = 0; i < pairs->len; i++)
    {
      const SkvPair *pair = &g_array_index (pairs, SkvPair, i);
      const SkvSlot *slot;

      if ((pair->flags & SKV_PAIR_AFTER) == 0)
        continue;
      slot = skv_puzzle_slot (puzzle, pair->other, self->choice.slots[pair->other]);
      if (last == NULL || slot->span.end > last->span.end)
        {
          last = slot;
          *job = pair->other;
        }
    }
  return last;
}

static gboolean
has_room (const Telling *self, const SkvSlotEvening *evening)
{
  for (guint slot = evening->first; slot < evening->end; slot++)
    {
      if (skv_choice_price (&self->choice, self->job, (int) slot) != SKV_NEVER)
        return TRUE;
    }
  return FALSE;
}

/* Evenings before its own that it could have with the others as they are; @busier (out): all of
 * them have more jobs than its own has; @no_room (out): there is one that it could not have. */
static guint
count_earlier (const Telling *self, gboolean *busier, gboolean *no_room)
{
  const GArray *evenings = skv_puzzle_job (self->task->puzzle, self->job)->evenings;
  guint n = 0;

  *no_room = FALSE;
  *busier = TRUE;
  for (guint i = 0; i < evenings->len; i++)
    {
      const SkvSlotEvening *evening = &g_array_index (evenings, SkvSlotEvening, i);

      if (evening->evening >= self->slot->evening)
        break;
      if (!has_room (self, evening))
        {
          *no_room = TRUE;
          continue;
        }
      n++;
      *busier = *busier && self->choice.n_evening[evening->evening] >
                             self->choice.n_evening[self->slot->evening];
    }
  return n;
}

/* (transfer full) */
static char *
why_there (const Telling *self)
{
  gboolean busier, no_room;
  guint earlier = count_earlier (self, &busier, &no_room), other;
  const SkvSlot *before = find_before (self, &other);

  if (before != NULL && before->evening == self->slot->evening)
    /* TRANSLATORS: title of the job before it */
    return g_strdup_printf (_("the same evening as “%s”, after it"), title_of (self->task, other));
  if (before != NULL && earlier == 0)
    return g_strdup_printf (_("the first evening with room after “%s”"),
                            title_of (self->task, other));
  if (earlier == 0 && no_room)
    return g_strdup (_("the first evening with room beside the other jobs"));
  if (earlier == 0)
    return g_strdup (self->ask->refusals->len > 0 ? _("the first evening that is free for it")
                                                  : _("the first evening that serves it"));
  if (before != NULL)
    return g_strdup_printf (_("after “%s”, and spread over the year"),
                            title_of (self->task, other));
  if (busier)
    return g_strdup (_("earlier evenings have more to do"));
  return g_strdup (_("earlier months have other work for the same people, or cost more"));
}

static void
add_refusal (GString *text, const SkvRefusal *refusal)
{
  g_autofree char *date = skv_words_day_month (refusal->day);
  g_autofree char *what = refusal_words (refusal);

  g_string_append (text, "; ");
  /* TRANSLATORS: a date, and what speaks against it: "13 February: critical period “Payroll”" */
  g_string_append_printf (text, _("%1$s: %2$s"), date, what);
}

/* the last days before its own that it could not have */
static void
add_refusals (GString *text, const Telling *self)
{
  const GArray *refusals = self->ask->refusals;
  SkvDay own = g_array_index (self->task->days, SkvDay, self->slot->evening);
  guint n = 0, first;

  while (n < refusals->len && g_array_index (refusals, SkvRefusal, n).day < own)
    n++;
  first = n > MAX_TOLD ? n - MAX_TOLD : 0;
  for (guint i = first; i < n; i++)
    add_refusal (text, &g_array_index (refusals, SkvRefusal, i));
  if (first > 0)
    {
      g_string_append (text, "; ");
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "%u evening before that is taken too",
                                           "%u evenings before that are taken too", first),
                              first);
    }
}

/* those of its bundle that have another evening */
static void
add_bundle (GString *text, const Telling *self)
{
  const GArray *pairs = skv_puzzle_job (self->task->puzzle, self->job)->pairs;

  for (guint i = 0; i < pairs->len; i++)
    {
      const SkvPair *pair = &g_array_index (pairs, SkvPair, i);
      int slot = self->choice.slots[pair->other];

      if ((pair->flags & SKV_PAIR_TOGETHER) == 0 || slot == SKV_NO_SLOT ||
          skv_puzzle_slot (self->task->puzzle, pair->other, slot)->evening == self->slot->evening)
        continue;
      g_string_append (text, "; ");
      /* TRANSLATORS: title of another job */
      g_string_append_printf (text, _("apart from “%s”, which it belongs with"),
                              title_of (self->task, pair->other));
      return;
    }
}

static char *
explain_placed (const SkvScheduleTask *task, const SkvAsk *ask, const int *slots)
{
  guint job = (guint) ask->puzzle_job;
  Telling self = { .task = task, .ask = ask, .job = job };
  g_autofree char *why = NULL;
  GString *text;

  self.slot = skv_puzzle_slot (task->puzzle, job, slots[job]);
  skv_choice_init (&self.choice, task->puzzle);
  for (guint i = 0; i < task->puzzle->jobs->len; i++)
    {
      if (i != job && slots[i] != SKV_NO_SLOT)
        skv_choice_put (&self.choice, i, slots[i]);
    }
  why = why_there (&self);
  text = g_string_new (why);
  add_refusals (text, &self);
  add_bundle (text, &self);
  if (ask->no_systems)
    g_string_append_printf (text, "; %s",
                            _("it names no system, so nobody can tell whom it hits"));
  skv_choice_clear (&self.choice);
  return g_string_free (text, FALSE);
}

/* --- of one that has none -------------------------------------------------------------------- */

/* the refusal whose check refuses most evenings (nullable); @n (out): how many */
static const SkvRefusal *
find_most (const SkvAsk *ask, guint *n)
{
  const SkvRefusal *most = NULL;

  *n = 0;
  for (guint i = 0; i < ask->refusals->len; i++)
    {
      const SkvRefusal *refusal = &g_array_index (ask->refusals, SkvRefusal, i);
      guint same = 0;

      for (guint j = i; j < ask->refusals->len; j++)
        {
          const SkvRefusal *other = &g_array_index (ask->refusals, SkvRefusal, j);

          same += other->refused && strcmp (other->check, refusal->check) == 0;
        }
      if (refusal->refused && same > *n)
        {
          *n = same;
          most = refusal;
        }
    }
  return most;
}

static char *
explain_refused (const SkvAsk *ask, gboolean assumed, const char **check)
{
  guint n;
  const SkvRefusal *most = find_most (ask, &n);
  g_autofree char *what = NULL, *length = NULL, *room = NULL;

  *check = most != NULL ? most->check : "outside-window";
  if (most == NULL)
    return g_strdup (_("no service window serves it: not its systems, or not its organisations"));
  if (strcmp (most->check, "order-before") == 0)
    *check = "order";
  if (strcmp (most->check, "exceeds-window") == 0 && n == ask->n_windows)
    {
      length = skv_clock_format (ask->duration + ask->rollback);
      room = skv_clock_format (ask->longest);
      if (assumed)
        /* TRANSLATORS: two lengths as hours and minutes, "6:30" */
        return g_strdup_printf (
          _("takes %1$s with rollback, and the evenings that are assumed have %2$s"), length,
          room);
      /* TRANSLATORS: two lengths as hours and minutes, "6:30" */
      return g_strdup_printf (
        _("takes %1$s with rollback, and the longest service window has %2$s"), length, room);
    }
  what = refusal_words (most);
  /* TRANSLATORS: two numbers of evenings, and what speaks against them, of which one is named */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "no evening of %1$u is free; most often because of: %3$s "
                                       "(%2$u)",
                                       "no evening of %1$u is free; most often because of: %3$s "
                                       "(%2$u)",
                                       ask->n_windows),
                          ask->n_windows, n, what);
}

char *
skv_schedule_explain (const SkvScheduleTask *task,
                      guint number,
                      const int *slots,
                      const char **check)
{
  const SkvAsk *ask = g_ptr_array_index (task->asks, number);

  *check = NULL;
  if (ask->puzzle_job >= 0 && slots[ask->puzzle_job] != SKV_NO_SLOT)
    return explain_placed (task, ask, slots);
  *check = "not-calculated";
  if (ask->no_length)
    return g_strdup (
      _("nobody has said how long it lasts: give it a length, and it gets a place"));
  *check = "order";
  if (ask->waits_for != NULL)
    /* TRANSLATORS: title of a job */
    return g_strdup_printf (_("it comes after “%s”, and nobody knows when that will be done"),
                            ask->waits_for);
  *check = "system-twice";
  if (ask->puzzle_job >= 0)
    return g_strdup (_("no room is left beside the other jobs that it must not meet"));
  return explain_refused (ask, task->assumed, check);
}

const char *
skv_schedule_assumed_words (void)
{
  return _ (
    "The plan has no service windows: evenings from Tuesday to Thursday, 17:00 to 23:00, are "
    "assumed.");
}
