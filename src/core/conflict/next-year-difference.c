/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/next-year-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/shift.h"
#include "core/calendar/words.h"

static void
line_free (gpointer data)
{
  SkvNextYearLine *line = data;

  g_free (line->id);
  g_free (line->what);
  g_free (line);
}

static void
add_line (GPtrArray *lines, SkvNextYearChange change, const char *id, SkvDay day, char *what)
{
  SkvNextYearLine *line = g_new0 (SkvNextYearLine, 1);

  line->change = change;
  line->id = g_strdup (id);
  line->day = day;
  line->what = what;
  g_ptr_array_add (lines, line);
}

/* Of the evenings that move as one the first stands for all. */
static gboolean
is_first_of_group (GHashTable *seen, const SkvOccurrence *occurrence)
{
  return g_hash_table_add (
    seen, g_strdup_printf ("%s\n%d", occurrence->rule->parent.id, occurrence->base_day));
}

static void
add_shifted (SkvNextYear *self, const SkvOccurrence *occurrence, GPtrArray *lines)
{
  g_autofree char *was = skv_words_day_month (occurrence->original_day);
  g_autofree char *day = skv_words_day_month (occurrence->first_day);
  g_autofree char *why = skv_occurrence_why_moved (self->chosen, occurrence);

  if (!occurrence->resolved)
    add_line (lines, SKV_NEXT_YEAR_UNRESOLVED, occurrence->id, occurrence->original_day,
              /* TRANSLATORS: a title, a date, and why */
              g_strdup_printf (_("“%1$s” on %2$s: nothing fits. %3$s"), occurrence->title, was,
                               why != NULL ? why : ""));
  else if (occurrence->status == SKV_STATUS_CANCELLED)
    add_line (lines, SKV_NEXT_YEAR_LOST, occurrence->id, occurrence->original_day,
              g_strdup_printf (_("“%1$s” on %2$s does not take place. %3$s"), occurrence->title,
                               was, occurrence->reason != NULL ? occurrence->reason : ""));
  else if (occurrence->moved != SKV_NOT_MOVED)
    add_line (lines, SKV_NEXT_YEAR_MOVED, occurrence->id, occurrence->first_day,
              g_strdup_printf (_("“%1$s” moves from %2$s to %3$s. %4$s"), occurrence->title, was,
                               day, why != NULL ? why : ""));
}

static void
list_shifted (SkvNextYear *self, GPtrArray *lines)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < skv_occurrences_get_n (self->next_year); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (self->next_year, i);

      if (occurrence->rule != NULL && occurrence->original_day != SKV_DAY_NONE &&
          occurrence->first_day >= self->first && is_first_of_group (seen, occurrence))
        add_shifted (self, occurrence, lines);
    }
}

/* --- lost ------------------------------------------------------------------------------------ */

/* [month] of a rule: does anything of it lie there, if only in name */
static void
mark_months (SkvOccurrences *occurrences,
             const char *rule,
             SkvDay first,
             SkvDay end,
             gboolean only_real,
             gboolean months[13])
{
  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);
      gboolean real = occurrence->resolved && occurrence->status != SKV_STATUS_CANCELLED;

      if (occurrence->rule == NULL || strcmp (occurrence->rule->parent.id, rule) != 0 ||
          occurrence->first_day < first || occurrence->first_day >= end || (only_real && !real))
        continue;
      months[skv_day_month (occurrence->first_day)] = TRUE;
      if (!only_real && occurrence->original_day != SKV_DAY_NONE)
        months[skv_day_month (occurrence->original_day)] = TRUE;
    }
}

static void
list_lost_months (SkvNextYear *self, GPtrArray *lines)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const SkvNextYearRule *rule = g_ptr_array_index (self->rules, i);
      gboolean had[13] = { FALSE }, has[13] = { FALSE };

      if (rule->n_next == 0)
        {
          add_line (lines, SKV_NEXT_YEAR_LOST, NULL, self->first,
                    rule->ends
                      ? g_strdup_printf (_("The rule “%1$s” ends: nothing comes in %2$d."),
                                         rule->title, self->year)
                      : g_strdup_printf (_("The rule “%1$s” gives nothing in %2$d."), rule->title,
                                         self->year));
          continue;
        }
      mark_months (self->this_year, rule->rule, self->this_first, self->first, TRUE, had);
      mark_months (self->next_year, rule->rule, self->first, self->end, FALSE, has);
      for (int month = 1; month <= 12; month++)
        {
          g_autofree char *words = skv_words_month_year (self->year, month);

          if (had[month] && !has[month])
            add_line (lines, SKV_NEXT_YEAR_LOST, NULL, skv_day_from_ymd (self->year, month, 1),
                      g_strdup_printf (_("“%1$s”: none in %2$s"), rule->title, words));
        }
    }
}

/* --- collisions ------------------------------------------------------------------------------ */

/* What the occurrence comes from, so that two years can be compared: its rule, or lane and title.
 */
static void
append_source (GString *key, SkvOccurrences *occurrences, const char *id)
{
  const SkvOccurrence *occurrence = id != NULL ? skv_occurrences_lookup (occurrences, id) : NULL;

  g_string_append_c (key, '\n');
  if (occurrence == NULL)
    return;
  if (occurrence->rule != NULL)
    g_string_append (key, occurrence->rule->parent.id);
  else
    g_string_append_printf (key, "%s\t%s", occurrence->lane, occurrence->title);
}

static char *
conflict_key (SkvChecker *checker, const SkvConflict *conflict)
{
  SkvOccurrences *occurrences = skv_checker_get_occurrences (checker);
  GString *key = g_string_new (conflict->check);

  append_source (key, occurrences, conflict->item);
  append_source (key, occurrences, conflict->against);
  return g_string_free (key, FALSE);
}

static gboolean
counts (const SkvConflict *conflict)
{
  return !conflict->accepted && conflict->severity >= SKV_SEVERITY_SOFT;
}

static SkvDay
day_of (SkvNextYear *self, const SkvConflict *conflict)
{
  return skv_zone_day (skv_plan_get_zone (self->plan), conflict->overlap.start);
}

static void
list_collisions (SkvNextYear *self, GPtrArray *lines)
{
  g_autoptr (SkvChecker) this_year = skv_checker_new (self->plan, self->this_first, self->first);
  g_autoptr (SkvChecker) next_year = skv_checker_new (self->chosen, self->first, self->end);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *before = skv_checker_get_conflicts (this_year);
  GPtrArray *after = skv_checker_get_conflicts (next_year);

  for (guint i = 0; i < before->len; i++)
    g_hash_table_add (known, conflict_key (this_year, g_ptr_array_index (before, i)));
  for (guint i = 0; i < after->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (after, i);
      g_autofree char *key = conflict_key (next_year, conflict);

      if (counts (conflict) && !g_hash_table_contains (known, key))
        add_line (lines, SKV_NEXT_YEAR_COLLIDES, conflict->item, day_of (self, conflict),
                  g_strdup (conflict->message));
    }
}

/* by kind, then day; in the order found */
static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const SkvNextYearLine *x = *(SkvNextYearLine *const *) a, *y = *(SkvNextYearLine *const *) b;

  if (x->change != y->change)
    return x->change < y->change ? -1 : 1;
  return (x->day > y->day) - (x->day < y->day);
}

GPtrArray *
skv_next_year_list_lines (SkvNextYear *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  list_shifted (self, lines);
  list_lost_months (self, lines);
  list_collisions (self, lines);
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}
