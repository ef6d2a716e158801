/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/expansion-private.h"

/* Eves and half-days are working days. A country that we have no holidays for still has weekends.
 */
static gboolean
is_working_day (SkvExpansion *self, SkvDay day)
{
  if (self->holidays == NULL)
    return skv_day_weekday (day) < SKV_SATURDAY;
  return skv_holidays_is_working_day (self->holidays, day);
}

/* the @nth working day of the month, counted from its end if negative; SKV_DAY_NONE if there are
 * not so many */
static SkvDay
nth_working_day (SkvExpansion *self, int year, int month, int nth)
{
  SkvDay first = skv_day_from_ymd (year, month, 1);
  SkvDay last = first + skv_days_in_month (year, month) - 1;
  int step = nth < 0 ? -1 : 1;

  for (SkvDay day = nth < 0 ? last : first; day >= first && day <= last; day += step)
    {
      if (is_working_day (self, day))
        nth -= step;
      if (nth == 0)
        return day;
    }
  return SKV_DAY_NONE;
}

void
skv_expansion_list_working_days (
  SkvExpansion *self, const SkvPolicy *policy, SkvDay from, SkvDay to, GArray *bases)
{
  SkvDay start = from - policy->length + 1;
  int year, month;

  if (policy->rule->working_day == 0 || start >= to)
    return;
  skv_day_to_ymd (start, &year, &month, NULL);
  while (skv_day_from_ymd (year, month, 1) < to && bases->len < SKV_EXPANSION_MAX_BASES)
    {
      SkvBase base = { .anchor_day = SKV_DAY_NONE };

      base.day = nth_working_day (self, year, month, policy->rule->working_day);
      if (base.day != SKV_DAY_NONE && base.day >= start && base.day < to)
        {
          base.length = skv_policy_length_on (policy, base.day);
          g_array_append_val (bases, base);
        }
      year += month == 12;
      month = month < 12 ? month + 1 : 1;
    }
}
