/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/restart-private.h"

/* Civil days that @n working days can reach: two of three days are free at the very worst (the
 * weeks of Christmas), and the 30 cover what is left at either end. */
static int
reach_of (SkvExpansion *self, const SkvRule *rule, int n)
{
  int local = skv_holiday_calendar_get_most_local (self->calendar);

  if (!rule->relative_working_days)
    return ABS (n);
  return (ABS (n) * 3 + 30) * (365 + 3 * local) / 365 + local;
}

static SkvDay
add_days (SkvExpansion *self, const SkvRule *rule, SkvDay day, int n)
{
  n = CLAMP (n, -SKV_POLICY_MAX_OFFSET, SKV_POLICY_MAX_OFFSET);
  if (!rule->relative_working_days)
    return day + n;
  return skv_holiday_calendar_add_working_days (
    self->calendar, day, n,
    skv_organisations_at (self->organisations, (const char *const *) rule->organisations, day));
}

/* Both ends included: before the anchor days count from its first day, after it from its last, and
 * 0 is its first or last day itself. FALSE if that is no span. */
static gboolean
relative_span (
  SkvExpansion *self, const SkvRule *rule, const SkvOccurrence *anchor, SkvDay *first, SkvDay *last)
{
  SkvDay anchor_last = anchor->end_day - 1;

  if (anchor->first_day < SKV_EXPANSION_FIRST_DAY || anchor_last >= SKV_EXPANSION_LAST_DAY)
    return FALSE;
  *first = add_days (self, rule, rule->relative_from <= 0 ? anchor->first_day : anchor_last,
                     rule->relative_from);
  *last = add_days (self, rule, rule->relative_to < 0 ? anchor->first_day : anchor_last,
                    rule->relative_to);
  return *first != SKV_DAY_NONE && *last != SKV_DAY_NONE && *first <= *last;
}

/* All-day: one base with the length of the span, or up to the day of the year that the rule names,
 * as "from the day after the council to the end of the year"; timed: one on each of its days, of
 * which only those near the range are made, as an anchor may last for years. */
static void
append_span (const SkvPolicy *policy,
             const SkvOccurrence *anchor,
             SkvDay first,
             SkvDay last,
             SkvDay from,
             SkvDay to,
             GArray *bases)
{
  SkvBase base = { .anchor_title = anchor->title, .anchor_day = anchor->first_day };

  if (policy->rule->start < 0)
    {
      base.day = first;
      base.length =
        policy->ends_month > 0 ? skv_policy_length_on (policy, first) : last - first + 1;
      if (base.day < to && base.day + base.length > from)
        g_array_append_val (bases, base);
      return;
    }
  base.length = policy->length;
  for (base.day = MAX (first, from - policy->length + 1);
       base.day <= last && base.day < to && bases->len < SKV_EXPANSION_MAX_BASES; base.day++)
    g_array_append_val (bases, base);
}

static void
list_relative (SkvExpansion *self, const SkvPolicy *policy, SkvDay from, SkvDay to, GArray *bases)
{
  const SkvRule *rule = policy->rule;
  int reach =
    MAX (reach_of (self, rule, rule->relative_from), reach_of (self, rule, rule->relative_to)) +
    policy->length;
  g_autoptr (GArray) anchors = g_array_new (FALSE, FALSE, sizeof (SkvOccurrence));

  if (rule->relative_lane == NULL)
    return;
  skv_expansion_collect (self, rule->relative_lane, rule->relative_title, from - reach, to + reach,
                         SKV_COLLECT_BARE, anchors);
  for (guint i = 0; i < anchors->len; i++)
    {
      const SkvOccurrence *anchor = &g_array_index (anchors, SkvOccurrence, i);
      SkvDay first, last;

      if (skv_occurrence_is_firm (anchor) && relative_span (self, rule, anchor, &first, &last))
        append_span (policy, anchor, first, last, from, to, bases);
    }
}

static SkvBase
plain_base (const SkvPolicy *policy, SkvDay day)
{
  return (SkvBase){ day, skv_policy_length_on (policy, day), NULL, SKV_DAY_NONE };
}

static void
list_recurrence (SkvExpansion *self, const SkvPolicy *policy, SkvDay from, SkvDay to, GArray *bases)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SkvDay));

  from -= policy->length - 1;
  if (policy->restart != NULL)
    skv_restart_expand (policy->restart, self, from, to, days);
  else if (policy->recurrence != NULL)
    skv_recurrence_expand (policy->recurrence, from, to, SKV_EXPANSION_MAX_BASES, days, NULL);
  for (guint i = 0; i < days->len; i++)
    {
      SkvBase base = plain_base (policy, g_array_index (days, SkvDay, i));

      g_array_append_val (bases, base);
    }
}

static void
list_dates (const SkvPolicy *policy, SkvDay from, SkvDay to, GArray *bases)
{
  const GArray *dates = policy->rule->dates;

  for (guint i = 0; dates != NULL && i < dates->len && bases->len < SKV_EXPANSION_MAX_BASES; i++)
    {
      SkvDay day = g_array_index (dates, SkvDay, i);

      if (day < to && day > from - policy->length)
        {
          SkvBase base = plain_base (policy, day);

          g_array_append_val (bases, base);
        }
    }
}

gboolean
skv_base_is_valid (const SkvRule *rule, SkvDay day)
{
  int month;

  if (rule->valid_from != SKV_DAY_NONE && day < rule->valid_from)
    return FALSE;
  if (rule->valid_until != SKV_DAY_NONE && day > rule->valid_until)
    return FALSE;
  if (rule->skip_months == NULL || rule->skip_months->len == 0)
    return TRUE;
  month = skv_day_month (day);
  for (guint i = 0; i < rule->skip_months->len; i++)
    {
      if (g_array_index (rule->skip_months, int, i) == month)
        return FALSE;
    }
  return TRUE;
}

/* by day; of those on one day the longest first, then by anchor, so that the order never depends
 * on the order of records */
static int
compare_bases (gconstpointer a, gconstpointer b)
{
  const SkvBase *x = a, *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->length != y->length)
    return x->length > y->length ? -1 : 1;
  if (x->anchor_day != y->anchor_day)
    return x->anchor_day < y->anchor_day ? -1 : 1;
  return g_strcmp0 (x->anchor_title, y->anchor_title);
}

/* Two anchors may lead to the same date; then it is one date, for as long as the longer one. */
static void
keep_valid_once (const SkvRule *rule, GArray *bases)
{
  guint kept = 0;

  for (guint i = 0; i < bases->len; i++)
    {
      SkvBase base = g_array_index (bases, SkvBase, i);

      if (kept > 0 && g_array_index (bases, SkvBase, kept - 1).day == base.day)
        continue;
      if (skv_base_is_valid (rule, base.day))
        g_array_index (bases, SkvBase, kept++) = base;
    }
  g_array_set_size (bases, kept);
}

GArray *
skv_expansion_list_bases (SkvExpansion *self, const SkvPolicy *policy, SkvDay from, SkvDay to)
{
  GArray *bases = g_array_new (FALSE, FALSE, sizeof (SkvBase));

  switch (policy->rule->base)
    {
    case SKV_BASE_RRULE:
      list_recurrence (self, policy, from, to, bases);
      break;
    case SKV_BASE_DATES:
      list_dates (policy, from, to, bases);
      break;
    case SKV_BASE_RELATIVE:
      list_relative (self, policy, from, to, bases);
      break;
    case SKV_BASE_WORKING_DAY:
      skv_expansion_list_working_days (self, policy, from, to, bases);
      break;
    }
  g_array_sort (bases, compare_bases);
  keep_valid_once (policy->rule, bases);
  return bases;
}

SkvBase
skv_expansion_find_base (SkvExpansion *self, const SkvPolicy *policy, SkvDay base_day)
{
  g_autoptr (GArray) bases = skv_expansion_list_bases (self, policy, base_day, base_day + 1);

  for (guint i = 0; i < bases->len; i++)
    {
      if (g_array_index (bases, SkvBase, i).day == base_day)
        return g_array_index (bases, SkvBase, i);
    }
  return plain_base (policy, base_day);
}
