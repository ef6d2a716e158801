/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/next-year/next-year-text.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

/* --- rules and copies ------------------------------------------------------------------------ */

char *
skv_next_year_describe_rule (const SkvNextYearRule *rule, int year, SkvDay valid_until)
{
  /* TRANSLATORS: how many a rule gives in this year and in the next: "24 in 2026, 23 in 2027" */
  g_autofree char *counts =
    rule->n_next > 0
      ? g_strdup_printf (_("%1$u in %2$d, %3$u in %4$d"), rule->n_this, year - 1, rule->n_next,
                         year)
      : g_strdup_printf (_("%1$u in %2$d, none in %3$d"), rule->n_this, year - 1, year);
  g_autofree char *date = NULL;

  if (!rule->ends || valid_until == SKV_DAY_NONE)
    return g_steal_pointer (&counts);
  date = skv_words_day_month_year (valid_until);
  if (rule->goes_on)
    /* TRANSLATORS: how many this year and the next; the date */
    return g_strdup_printf (_("%1$s. Ended %2$s, goes on"), counts, date);
  return g_strdup_printf (_("%1$s. Ends %2$s"), counts, date);
}

char *
skv_next_year_describe_copy (const SkvNextYearCopy *copy, int year)
{
  GString *text = g_string_new (NULL);
  g_autofree char *date = skv_words_date (copy->this_day);

  g_string_append (text, date);
  if (copy->recurs)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _("in %d too"), year - 2);
    }
  if (copy->exists)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _("is there already in %d"), year);
    }
  return g_string_free (text, FALSE);
}

char *
skv_next_year_describe_edit (guint n_rules, guint n_copies)
{
  g_autofree char *rules = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u rule goes on", "%'u rules go on", n_rules), n_rules);
  g_autofree char *copies = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u entry is copied", "%'u entries are copied", n_copies),
    n_copies);

  if (n_rules == 0 && n_copies == 0)
    return g_strdup (_("Rules without an end go on by themselves. Nothing else is chosen."));
  if (n_rules == 0)
    return g_strdup_printf ("%s.", copies);
  if (n_copies == 0)
    return g_strdup_printf ("%s.", rules);
  /* TRANSLATORS: "2 rules go on" and "3 entries are copied" */
  return g_strdup_printf (_("%1$s, %2$s."), rules, copies);
}

/* --- what must be asked ---------------------------------------------------------------------- */

const char *
skv_next_year_ask_heading (const SkvNextYearAsk *ask)
{
  return ask->who != NULL ? ask->who : _("Nobody is named");
}

char *
skv_next_year_write_asks (GPtrArray *asks, int year)
{
  GString *text = g_string_new (NULL);
  const char *last = NULL;

  /* TRANSLATORS: heading of a list that is pasted in a mail */
  g_string_append_printf (text, _("To be asked for %d"), year);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < asks->len; i++)
    {
      const SkvNextYearAsk *ask = g_ptr_array_index (asks, i);
      const char *heading = skv_next_year_ask_heading (ask);

      if (g_strcmp0 (last, heading) != 0)
        g_string_append_printf (text, "\n%s:\n", heading);
      last = heading;
      g_string_append_printf (text, "- %s\n", ask->what);
    }
  return g_string_free (text, FALSE);
}

/* --- differences ----------------------------------------------------------------------------- */

static const struct
{
  const char *heading;
  const char *meaning;
  const char *icon;
} changes[] = {
  [SKV_NEXT_YEAR_UNRESOLVED] = { N_("Unresolved"), N_("No date fits: you decide."),
                                 "dialog-question-symbolic" },
  [SKV_NEXT_YEAR_LOST] = { N_("Lost"), N_("This year has it; the next would not."),
                           "list-remove-symbolic" },
  [SKV_NEXT_YEAR_COLLIDES] = { N_("Newly Colliding"), N_("This year has no such conflict."),
                               "dialog-warning-symbolic" },
  [SKV_NEXT_YEAR_MOVED] = { N_("Moved"), N_("The rule gives it another date than usual."),
                            "go-jump-symbolic" },
};

const char *
skv_next_year_change_heading (SkvNextYearChange change)
{
  return _(changes[change].heading);
}

const char *
skv_next_year_change_meaning (SkvNextYearChange change)
{
  return _(changes[change].meaning);
}

const char *
skv_next_year_change_icon (SkvNextYearChange change)
{
  return changes[change].icon;
}

guint
skv_next_year_count_lines (GPtrArray *lines, SkvNextYearChange change)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += ((const SkvNextYearLine *) g_ptr_array_index (lines, i))->change == change;
  return n;
}
