/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"
#include "core/conflict/suggest-private.h"

/* Why nothing fits, and the least that would have to be given up. */

/* What giving something up costs; the cheapest comes first. Shorter work costs one for each step.
 */
enum
{
  SHORTER_STEP = 15, /* minutes, or more if it takes more than */
  MOST_STEPS = 48,   /* so many steps to nothing */
  COST_ASK_OWNER = 6,
  COST_LEAVE_OUT = 8,
  COST_LATER = 10,
  LATER_DAYS = 730, /* how far a later horizon is looked for */
};

typedef struct
{
  int cost;
  SkvRelaxation *relaxation; /* (owned) */
} Offer;

static void
offer (GArray *offers, int cost, const char *kind, gint64 start, char *text)
{
  Offer one = { cost, g_new0 (SkvRelaxation, 1) };

  one.relaxation->kind = kind;
  one.relaxation->start = start;
  one.relaxation->text = text;
  g_array_append_val (offers, one);
}

static SkvRelaxation *
last_offer (GArray *offers)
{
  return g_array_index (offers, Offer, offers->len - 1).relaxation;
}

/* when @variant would begin and end, in words (transfer full) */
static char *
when_words (SkvSearch *self, const SkvOccurrence *variant, gint64 start)
{
  return skv_search_when_words (self->zone, variant->all_day, start,
                                skv_trial_end (variant, self->zone, start));
}

/* the first place of a variant that is good enough; SKV_MOMENT_NONE */
static gint64
try_variant (SkvSearch *self, const SkvOccurrence *variant, SkvSeverity level)
{
  g_auto (SkvSearch) search = { NULL };

  if (!skv_search_init (&search, self->plan, self->checker, variant, self->from, self->to))
    return SKV_MOMENT_NONE;
  return skv_search_first (&search, level);
}

/* --- shorter --------------------------------------------------------------------------------- */

void
skv_search_make_shorter (const SkvOccurrence *original,
                         SkvItem *item,
                         int minutes,
                         SkvOccurrence *shorter)
{
  *shorter = *original;
  if (original->start != SKV_MOMENT_NONE)
    {
      shorter->end = original->start + minutes * G_GINT64_CONSTANT (60);
      shorter->span.end = shorter->end;
    }
  if (item == NULL)
    return;
  item->end = SKV_MOMENT_NONE;
  item->duration = minutes;
  shorter->item = item;
}

static void
offer_shorter (SkvSearch *self, SkvSeverity level, GArray *offers)
{
  const SkvOccurrence *original = self->occurrence;
  SkvItem *item = original->item != NULL ? skv_record_copy (original->item) : NULL;
  gint64 at = original->start != SKV_MOMENT_NONE ? original->start : self->from * SKV_DAY_SECONDS;
  gint64 end = skv_trial_end (original, self->zone, at);
  int minutes = end != SKV_MOMENT_NONE ? (int) ((end - at) / 60) : 0;
  int step =
    MAX (SHORTER_STEP, (minutes / MOST_STEPS + SHORTER_STEP - 1) / SHORTER_STEP * SHORTER_STEP);

  for (int less = step; !original->all_day && less < minutes; less += step)
    {
      g_autofree char *when = NULL;
      SkvOccurrence shorter;
      gint64 start;

      skv_search_make_shorter (original, item, minutes - less, &shorter);
      start = try_variant (self, &shorter, level);
      if (start == SKV_MOMENT_NONE)
        continue;
      when = when_words (self, &shorter, start);
      offer (
        offers, less / step, "shorter", start,
        /* TRANSLATORS: minutes, and a date with times */
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$d minute shorter, it would fit %2$s.",
                                      "%1$d minutes shorter, it would fit %2$s.", (gulong) less),
                         less, when));
      last_offer (offers)->minutes = less;
      break;
    }
  if (item != NULL)
    skv_record_unref (item);
}

/* --- leaving a system out -------------------------------------------------------------------- */

static void
offer_leave_out (SkvSearch *self, SkvSeverity level, GArray *offers)
{
  const char *const *systems = self->occurrence->systems;
  guint n = g_strv_length ((GStrv) systems);
  int fewest = G_MAXINT;
  const char *best = NULL;
  gint64 best_start = SKV_MOMENT_NONE;
  g_autofree char *when = NULL;

  for (guint i = 0; n > 1 && i < n; i++)
    {
      const SkvSystem *system = skv_plan_get_system (self->plan, systems[i]);
      g_autofree const char **others = g_new0 (const char *, n);
      SkvOccurrence variant = *self->occurrence;
      gint64 start;

      for (guint j = 0, kept = 0; j < n; j++)
        {
          if (j != i)
            others[kept++] = systems[j];
        }
      variant.systems = others;
      start = try_variant (self, &variant, level);
      if (start == SKV_MOMENT_NONE || (system != NULL ? system->users : 0) >= fewest)
        continue;
      fewest = system != NULL ? system->users : 0;
      best = systems[i];
      best_start = start;
    }
  if (best == NULL)
    return;
  when = when_words (self, self->occurrence, best_start);
  offer (offers, COST_LEAVE_OUT, "leave-out", best_start,
         /* TRANSLATORS: a system, and a date with times */
         g_strdup_printf (_("Without “%1$s”, it would fit %2$s."),
                          skv_plan_system_name (self->plan, best), when));
  last_offer (offers)->id = g_strdup (best);
}

/* --- what blocks ----------------------------------------------------------------------------- */

/* The period that alone keeps it from lying there; NULL if there is more than that. */
static const SkvConflict *
only_period (SkvSearch *self, GPtrArray *conflicts, SkvSeverity level)
{
  const SkvConflict *only = NULL;

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);
      const SkvOccurrence *period;

      if (conflict->accepted || conflict->severity < level)
        continue;
      period =
        conflict->against != NULL
          ? skv_occurrences_lookup (skv_checker_get_occurrences (self->checker), conflict->against)
          : NULL;
      if (period == NULL || !skv_role_is_period (skv_entry_role (period)) ||
          (only != NULL && strcmp (only->against, conflict->against) != 0))
        return NULL;
      only = conflict;
    }
  return only;
}

typedef struct
{
  GHashTable *days; /* (owned): check → number of days */
  char *period;     /* (owned) (nullable): the one to ask about, nearest to the wished day */
  char *owner;      /* (owned) (nullable) */
  gint64 start;
  gboolean clean; /* nothing soft collides there either */
} Blocking;

static void
count_day (Blocking *self, const char *check)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->days, check));

  g_hash_table_insert (self->days, (gpointer) check, GUINT_TO_POINTER (n + 1));
}

static void
note_period (
  Blocking *self, SkvSearch *search, gint64 start, const SkvConflict *only, gboolean clean)
{
  int days = ABS (skv_search_day (search, start) - search->wish);

  if (self->period != NULL &&
      (self->clean > clean ||
       (self->clean == clean && ABS (skv_search_day (search, self->start) - search->wish) <= days)))
    return;
  self->clean = clean;
  g_free (self->period);
  g_free (self->owner);
  self->period = g_strdup (only->against);
  self->owner = g_strdup (only->owner);
  self->start = start;
}

/* A day is blocked by what collides at that of its places where the fewest checks do. */
static void
look_at_day (Blocking *self, SkvSearch *search, SkvSeverity level, guint first, guint end)
{
  g_autoptr (GHashTable) best = NULL;
  GHashTableIter iter;
  gpointer check;

  for (guint i = first; i < end; i++)
    {
      gint64 start = skv_search_start (search, i);
      g_autoptr (GPtrArray) conflicts =
        skv_checker_try_start (search->checker, search->occurrence, start);
      g_autoptr (GHashTable) checks = g_hash_table_new (g_str_hash, g_str_equal);
      const SkvConflict *only = only_period (search, conflicts, level);

      for (guint j = 0; j < conflicts->len; j++)
        {
          const SkvConflict *conflict = g_ptr_array_index (conflicts, j);

          if (!conflict->accepted && conflict->severity >= level)
            g_hash_table_add (checks, (gpointer) conflict->check);
        }
      if (only != NULL)
        note_period (self, search, start, only,
                     only_period (search, conflicts, SKV_SEVERITY_SOFT) != NULL);
      if (best == NULL || g_hash_table_size (checks) < g_hash_table_size (best))
        {
          g_clear_pointer (&best, g_hash_table_unref);
          best = g_steal_pointer (&checks);
        }
    }
  if (best == NULL)
    {
      count_day (self, "no-start");
      return;
    }
  g_hash_table_iter_init (&iter, best);
  while (g_hash_table_iter_next (&iter, &check, NULL))
    count_day (self, check);
}

static int
compare_blockers (gconstpointer a, gconstpointer b)
{
  const SkvBlocker *first = *(const SkvBlocker *const *) a;
  const SkvBlocker *second = *(const SkvBlocker *const *) b;

  if (first->days != second->days)
    return first->days > second->days ? -1 : 1;
  return strcmp (first->check, second->check);
}

static void
find_blockers (Blocking *self, SkvSearch *search, SkvSeverity level, GPtrArray *blockers)
{
  GHashTableIter iter;
  gpointer check, days;
  guint place = 0;

  for (SkvDay day = search->from; day < search->to; day++)
    {
      guint first = place;

      while (place < search->starts->len &&
             skv_search_day (search, skv_search_start (search, place)) == day)
        place++;
      look_at_day (self, search, level, first, place);
    }
  g_hash_table_iter_init (&iter, self->days);
  while (g_hash_table_iter_next (&iter, &check, &days))
    {
      SkvBlocker *blocker = g_new0 (SkvBlocker, 1);

      blocker->check = check;
      blocker->days = GPOINTER_TO_UINT (days);
      g_ptr_array_add (blockers, blocker);
    }
  g_ptr_array_sort (blockers, compare_blockers);
}

static void
offer_ask (Blocking *self, SkvSearch *search, GArray *offers)
{
  const SkvOccurrence *period;
  g_autofree char *when = NULL;

  if (self->period == NULL)
    return;
  period = skv_occurrences_lookup (skv_checker_get_occurrences (search->checker), self->period);
  when = when_words (search, search->occurrence, self->start);
  offer (offers, COST_ASK_OWNER, "ask-owner", self->start,
         self->owner != NULL
           /* TRANSLATORS: a date with times, a period, and whom to ask */
           ? g_strdup_printf (_("Only “%2$s” keeps it from %1$s: ask %3$s."), when, period->title,
                              self->owner)
           /* TRANSLATORS: a date with times, and a period */
           : g_strdup_printf (_("Only “%2$s” keeps it from %1$s."), when, period->title));
  last_offer (offers)->id = g_steal_pointer (&self->period);
  last_offer (offers)->owner = g_strdup (self->owner);
}

/* --- later ----------------------------------------------------------------------------------- */

static void
offer_later (SkvSearch *self, SkvSeverity level, GArray *offers)
{
  g_autoptr (SkvChecker) checker =
    skv_search_make_checker (self->plan, self->to, self->to + LATER_DAYS, self->checker->today);
  g_auto (SkvSearch) search = { NULL };
  g_autofree char *when = NULL;
  gint64 start = SKV_MOMENT_NONE;

  if (skv_search_init (&search, self->plan, checker, self->occurrence, self->to,
                       self->to + LATER_DAYS))
    start = skv_search_first (&search, level);
  if (start == SKV_MOMENT_NONE)
    return;
  when = when_words (self, self->occurrence, start);
  offer (offers, COST_LATER, "later", start,
         /* TRANSLATORS: a date with times */
         g_strdup_printf (_("Later than was asked about, it fits first %s."), when));
}

/* --- all ------------------------------------------------------------------------------------- */

/* Stable by the order in which they were offered. */
static void
sort_offers (GArray *offers, GPtrArray *relaxations)
{
  while (offers->len > 0)
    {
      guint best = 0;

      for (guint i = 1; i < offers->len; i++)
        {
          if (g_array_index (offers, Offer, i).cost < g_array_index (offers, Offer, best).cost)
            best = i;
        }
      g_ptr_array_add (relaxations, g_array_index (offers, Offer, best).relaxation);
      g_array_remove_index (offers, best);
    }
}

void
skv_search_explain (SkvSearch *self, SkvSeverity level, GPtrArray *blockers, GPtrArray *relaxations)
{
  g_autoptr (GArray) offers = g_array_new (FALSE, FALSE, sizeof (Offer));
  Blocking blocking = { .days = g_hash_table_new (g_str_hash, g_str_equal) };

  find_blockers (&blocking, self, level, blockers);
  if (self->subject.entry.role == SKV_ROLE_JOB)
    {
      offer_shorter (self, level, offers);
      offer_leave_out (self, level, offers);
    }
  offer_ask (&blocking, self, offers);
  offer_later (self, level, offers);
  sort_offers (offers, relaxations);
  g_hash_table_unref (blocking.days);
  g_free (blocking.period);
  g_free (blocking.owner);
}
