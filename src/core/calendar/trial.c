/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/expansion-private.h"

#include <glib/gi18n-lib.h>

/* An anchor may last for years; what lies beyond this cannot make a difference that people see. */
#define MAX_DAYS_CHECKED 3700

static gboolean
tell (GArray *rejects, SkvReject reject)
{
  if (rejects != NULL)
    g_array_append_val (rejects, reject);
  return rejects != NULL;
}

/* All functions below return FALSE as soon as the answer is known: at the first reason against it
 * if nobody wants to hear them all. */

static gboolean
check_limits (const SkvRule *rule, SkvDay base_day, SkvDay day, GArray *rejects, gboolean *fits)
{
  int year, month, day_of_month, base_year, base_month;

  if (rule->not_before_day <= 0 && !rule->same_month)
    return TRUE;
  skv_day_to_ymd (day, &year, &month, &day_of_month);
  if (day_of_month < rule->not_before_day)
    {
      *fits = FALSE;
      if (!tell (rejects, (SkvReject){ SKV_REJECT_BEFORE_DAY, day, rule->not_before_day }))
        return FALSE;
    }
  if (!rule->same_month)
    return TRUE;
  skv_day_to_ymd (base_day, &base_year, &base_month, NULL);
  if (year == base_year && month == base_month)
    return TRUE;
  *fits = FALSE;
  return tell (rejects, (SkvReject){ SKV_REJECT_OTHER_MONTH, day, base_month });
}

static gboolean
check_holiday (
  SkvExpansion *self, const SkvPolicy *policy, SkvDay day, GArray *rejects, gboolean *fits)
{
  const char *const *whose = skv_organisations_at (
    self->organisations, (const char *const *) policy->rule->organisations, day);
  SkvReject reject = { .day = day };

  if (policy->public_holiday)
    {
      reject.kind = SKV_REJECT_PUBLIC_HOLIDAY;
      reject.holiday = skv_holiday_calendar_lookup (self->calendar, day, SKV_HOLIDAY_PUBLIC, whose);
    }
  /* The day before, also when it is a Sunday or a public holiday itself. */
  if (reject.holiday == NULL && policy->holiday_eve)
    {
      reject.kind = SKV_REJECT_HOLIDAY_EVE;
      reject.holiday = skv_holiday_calendar_lookup_eve (self->calendar, day, whose);
    }
  if (reject.holiday == NULL && policy->half_day)
    {
      reject.kind = SKV_REJECT_HALF_DAY;
      reject.holiday =
        skv_holiday_calendar_lookup (self->calendar, day, SKV_HOLIDAY_HALF_DAY, whose);
    }
  if (reject.holiday == NULL && policy->school_holiday)
    {
      reject.kind = SKV_REJECT_SCHOOL_HOLIDAY;
      reject.holiday = skv_holiday_calendar_lookup (self->calendar, day, SKV_HOLIDAY_SCHOOL, whose);
    }
  if (reject.holiday == NULL && policy->weekend && skv_day_weekday (day) >= SKV_SATURDAY)
    {
      reject.kind = SKV_REJECT_WEEKEND;
      *fits = FALSE;
      return tell (rejects, reject);
    }
  if (reject.holiday == NULL)
    return TRUE;
  *fits = FALSE;
  return tell (rejects, reject);
}

static gboolean
check_lanes (
  SkvExpansion *self, const SkvPolicy *policy, SkvDay day, GArray *rejects, gboolean *fits)
{
  for (guint i = 0; i < policy->lanes->len; i++)
    {
      const char *lane = g_ptr_array_index (policy->lanes, i);
      const SkvOccurrence *there = skv_expansion_lane_at (self, lane, day);

      if (there == NULL)
        continue;
      *fits = FALSE;
      if (!tell (rejects, (SkvReject){ SKV_REJECT_LANE, day, 0, NULL, there->title, lane }))
        return FALSE;
    }
  return TRUE;
}

/* The limits look at the day on which an evening starts; what is avoided also at the other days of
 * an all-day one. An evening over midnight belongs to the day on which it starts. */
gboolean
skv_expansion_fits (
  SkvExpansion *self, const SkvPolicy *policy, const SkvBase *base, int offset, GArray *rejects)
{
  int n_days = policy->rule->start >= 0 ? 1 : MIN (base->length, MAX_DAYS_CHECKED);
  gboolean fits = TRUE;

  for (guint i = 0; i < policy->days->len; i++)
    {
      SkvDay first = base->day + g_array_index (policy->days, int, i) + offset;

      if (!check_limits (policy->rule, base->day, first, rejects, &fits))
        return FALSE;
      for (SkvDay day = first; day < first + n_days; day++)
        {
          if (!check_holiday (self, policy, day, rejects, &fits) ||
              !check_lanes (self, policy, day, rejects, &fits))
            return FALSE;
        }
    }
  return fits;
}

gboolean
skv_expansion_first_fit (SkvExpansion *self,
                         const SkvPolicy *policy,
                         const SkvBase *base,
                         int *offset)
{
  for (guint i = 0; i < policy->offsets->len; i++)
    {
      *offset = g_array_index (policy->offsets, int, i);
      if (skv_expansion_fits (self, policy, base, *offset, NULL))
        return TRUE;
    }
  *offset = 0;
  return FALSE;
}

char *
skv_holiday_words (const SkvHoliday *holiday, GHashTable *seen)
{
  const char *name = skv_words_holiday (holiday);

  if (name != holiday->name_en)
    return g_strdup (name);
  if (g_str_equal (holiday->name, holiday->name_en) ||
      (seen != NULL && !g_hash_table_add (seen, (gpointer) holiday->name)))
    return g_strdup (holiday->name_en);
  /* TRANSLATORS: "Maundy Thursday (Skjærtorsdag)" */
  return g_strdup_printf (C_("holiday", "%1$s (%2$s)"), holiday->name_en, holiday->name);
}

/* what is told of a day with a local holiday of its own kind: "7 October is a school holiday
 * (Høstferie, Aukra)" (transfer full) */
static char *
school_words (SkvExpansion *self, const SkvHoliday *holiday, const char *day)
{
  g_autofree char *organisations = skv_plan_holiday_organisations (self->plan, holiday);

  if (organisations == NULL)
    /* TRANSLATORS: a day, the name of the holiday: "7 October is a school holiday (Høstferie)" */
    return g_strdup_printf (_("%1$s is a school holiday (%2$s)"), day, holiday->name);
  /* TRANSLATORS: "7 October is a school holiday (Høstferie, Aukra)" */
  return g_strdup_printf (_("%1$s is a school holiday (%2$s, %3$s)"), day, holiday->name,
                          organisations);
}

/* "the 12th" needs its ending in English; the four forms are one in most other languages. */
static char *
ordinal (int number)
{
  int last = number % 100 / 10 == 1 ? 0 : number % 10;

  if (last == 1)
    return g_strdup_printf (C_("day of the month, 1, 21, 31", "%dst"), number);
  if (last == 2)
    return g_strdup_printf (C_("day of the month, 2, 22", "%dnd"), number);
  if (last == 3)
    return g_strdup_printf (C_("day of the month, 3, 23", "%drd"), number);
  return g_strdup_printf (C_("day of the month, all others", "%dth"), number);
}

char *
skv_reject_words (SkvExpansion *self, const SkvReject *reject, GHashTable *seen)
{
  g_autofree char *day = skv_words_day_month (reject->day);
  g_autofree char *name = NULL;

  if (reject->holiday != NULL)
    name = skv_plan_holiday_words (self->plan, reject->holiday, seen);
  switch (reject->kind)
    {
    case SKV_REJECT_BEFORE_DAY:
      name = ordinal (reject->limit);
      /* TRANSLATORS: "11 April is before the 12th" */
      return g_strdup_printf (_("%1$s is before the %2$s"), day, name);
    case SKV_REJECT_OTHER_MONTH:
      /* TRANSLATORS: "1 May is not in April" */
      return g_strdup_printf (_("%1$s is not in %2$s"), day, skv_words_month (reject->limit));
    case SKV_REJECT_PUBLIC_HOLIDAY:
      /* TRANSLATORS: "18 April is Maundy Thursday" */
      return g_strdup_printf (_("%1$s is %2$s"), day, name);
    case SKV_REJECT_HOLIDAY_EVE:
      if (reject->holiday->kind == SKV_HOLIDAY_EVE)
        /* TRANSLATORS: a day and the local name of it as the day before a holiday */
        return g_strdup_printf (_("%1$s counts as the day before a holiday, %2$s"), day, name);
      /* TRANSLATORS: "17 April is the day before Maundy Thursday" */
      return g_strdup_printf (_("%1$s is the day before %2$s"), day, name);
    case SKV_REJECT_HALF_DAY:
      /* TRANSLATORS: "24 December is a half-day, Christmas Eve" */
      return g_strdup_printf (_("%1$s is a half-day, %2$s"), day, name);
    case SKV_REJECT_SCHOOL_HOLIDAY:
      return school_words (self, reject->holiday, day);
    case SKV_REJECT_WEEKEND:
      /* TRANSLATORS: "20 April is a Saturday" */
      return g_strdup_printf (_("%1$s is a %2$s"), day,
                              skv_words_weekday (skv_day_weekday (reject->day)));
    case SKV_REJECT_LANE:
      /* TRANSLATORS: a day, what lies there, in which lane: "16 May has “Written exam” (Exams)" */
      return g_strdup_printf (_("%1$s has “%2$s” (%3$s)"), day, reject->title,
                              skv_plan_lane_title (self->plan, reject->lane));
    }
  g_return_val_if_reached (NULL);
}

char *
skv_expansion_why_not (SkvExpansion *self, const SkvRule *rule, SkvDay base_day, int length)
{
  const SkvPolicy *policy = skv_expansion_get_policy (self, rule);
  SkvBase base = { base_day, length, NULL, SKV_DAY_NONE };
  g_autoptr (GArray) rejects = g_array_new (FALSE, FALSE, sizeof (SkvReject));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *text;

  if (skv_expansion_fits (self, policy, &base, 0, rejects))
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < rejects->len; i++)
    {
      const SkvReject *reject = &g_array_index (rejects, SkvReject, i);
      g_autofree char *words = skv_reject_words (self, reject, seen);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", words);
    }
  return g_string_free (text, FALSE);
}
