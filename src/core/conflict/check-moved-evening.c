/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/shift.h"
#include "core/calendar/words.h"
#include "core/conflict/phrases.h"

/* Service windows that do not lie where their rule has them. People plan around fixed evenings:
 * each move is told, and how many there are. */

typedef struct
{
  int year;
  guint total;
  guint moved;
} Count;

static void
find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  const SkvOccurrence *window = subject->entry.occurrence;
  gboolean by_hand = window->moved == SKV_MOVED_BY_HAND;

  if (subject->entry.role != SKV_ROLE_WINDOW || window->rule == NULL ||
      window->moved == SKV_NOT_MOVED)
    return;
  skv_findings_add (findings,
                    (SkvFinding){
                      .check = check,
                      .severity = by_hand ? SKV_SEVERITY_SOFT : SKV_SEVERITY_INFO,
                      .item = &subject->entry,
                      .overlap = subject->entry.span,
                      .groups = !by_hand, /* a person moves one evening, a rule all of a group */
                    });
}

/* --- how many ------------------------------------------------------------------------------- */

static Count *
find_count (GHashTable *counts, const SkvOccurrence *window)
{
  GArray *years = g_hash_table_lookup (counts, window->rule);
  Count count = { skv_day_year (window->base_day), 0, 0 };

  if (years == NULL)
    {
      years = g_array_new (FALSE, FALSE, sizeof (Count));
      g_hash_table_insert (counts, (gpointer) window->rule, years);
    }
  for (guint i = 0; i < years->len; i++)
    {
      if (g_array_index (years, Count, i).year == count.year)
        return &g_array_index (years, Count, i);
    }
  g_array_append_val (years, count);
  return &g_array_index (years, Count, years->len - 1);
}

static GHashTable *
count_all (SkvChecker *checker)
{
  GHashTable *counts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < checker->entries.all->len; i++)
    {
      const SkvEntry *entry = skv_checker_entry (checker, i);
      Count *count;

      if (entry->role != SKV_ROLE_WINDOW || entry->occurrence->rule == NULL ||
          skv_occurrence_is_added (entry->occurrence))
        continue;
      count = find_count (counts, entry->occurrence);
      count->total++;
      count->moved += entry->occurrence->moved != SKV_NOT_MOVED;
    }
  return counts;
}

/* " 4 of 24 evenings moved this year." (transfer full) (nullable): only if the whole year is seen
 */
static char *
tell_count (SkvChecker *checker, const SkvOccurrence *window)
{
  int year = skv_day_year (window->base_day);
  const Count *count;

  if (checker->from > skv_day_from_ymd (year, 1, 1) ||
      checker->to < skv_day_from_ymd (year, 12, 31) + 1)
    return NULL;
  if (checker->move_counts == NULL)
    checker->move_counts = count_all (checker);
  count = find_count (checker->move_counts, window);
  if (count->moved == 0)
    return NULL; /* a trial that would be the first */
  /* TRANSLATORS: how many evenings of the year lie elsewhere than their rule has them */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u of %2$u evenings moved this year.",
                                       "%1$u of %2$u evenings moved this year.", count->total),
                          count->moved, count->total);
}

/* --- words ---------------------------------------------------------------------------------- */

static char *
dates (SkvDay first, SkvDay last)
{
  return skv_words_date_range (MIN (first, last), MAX (first, last) + 1);
}

/* The rule's own reasons against its first date, without a full stop (transfer full) (nullable). */
static char *
why (SkvChecker *checker, const SkvOccurrence *window)
{
  char *text = window->item == NULL ? g_strdup (window->reason) : NULL;
  gsize length;

  if (text == NULL)
    text = skv_occurrence_why_moved (checker->plan, window);
  length = text != NULL ? strlen (text) : 0;
  if (length > 0 && text[length - 1] == '.')
    text[length - 1] = '\0';
  return text;
}

static char *
tell_by_rule (SkvChecker *checker, const SkvFinding *finding)
{
  const SkvOccurrence *first = finding->item->occurrence, *last = finding->last->occurrence;
  g_autofree char *now = dates (first->first_day, last->first_day);
  g_autofree char *before = dates (first->original_day, last->original_day);
  g_autofree char *reason = why (checker, first);

  if (reason == NULL || *reason == '\0')
    /* TRANSLATORS: title, dates, dates by the rule */
    return g_strdup_printf (_("“%1$s”: %2$s instead of %3$s."), first->title, now, before);
  /* TRANSLATORS: title, dates, dates by the rule, reason */
  return g_strdup_printf (_("“%1$s”: %2$s instead of %3$s: %4$s."), first->title, now, before,
                          reason);
}

static char *
tell_by_hand (SkvChecker *checker, const SkvOccurrence *window)
{
  g_autofree char *now = skv_phrase_when (window, checker->zone);
  g_autofree char *before = skv_words_day_month_year (window->original_day);

  if (window->item != NULL && window->item->reason != NULL && *window->item->reason != '\0')
    /* TRANSLATORS: title, time, date by the rule, reason that a person gave */
    return g_strdup_printf (_("“%1$s” was moved by hand to %2$s from %3$s: %4$s."), window->title,
                            now, before, window->item->reason);
  return g_strdup_printf (_("“%1$s” was moved by hand to %2$s from %3$s; no reason is given."),
                          window->title, now, before);
}

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  const SkvOccurrence *window = finding->item->occurrence;
  g_autofree char *move = NULL, *count = tell_count (checker, window);

  if (window->moved == SKV_MOVED_BY_RULE)
    move = tell_by_rule (checker, finding);
  else
    move = tell_by_hand (checker, window);
  conflict->systems = g_strdupv ((GStrv) window->systems);
  conflict->message =
    count != NULL ? g_strdup_printf ("%s %s", move, count) : g_steal_pointer (&move);
}

const SkvCheck skv_check_moved_evening = {
  .name = "moved-evening",
  .title = N_("Moved evening"),
  .worst = SKV_SEVERITY_SOFT,
  .alone = SKV_ROLE_BIT (SKV_ROLE_WINDOW),
  .find = find,
  .describe = describe,
};
