/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/layers/side-by-side.h"

SkvSideBySide *
skv_side_by_side_new (SkvChecker *before, SkvChecker *after)
{
  SkvSideBySide *self;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  self = g_new0 (SkvSideBySide, 1);
  self->difference =
    skv_difference_new (skv_checker_get_occurrences (before), skv_checker_get_occurrences (after));
  self->conflicts = skv_checkers_compare (before, after);
  return self;
}

SkvSideBySide *
skv_side_by_side_new_for_plans (
  SkvPlan *before, SkvPlan *after, SkvDay from, SkvDay to, SkvDay today)
{
  g_autoptr (SkvChecker) before_checker = NULL;
  g_autoptr (SkvChecker) after_checker = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (before), NULL);
  g_return_val_if_fail (SKV_IS_PLAN (after), NULL);

  before_checker = skv_checker_new (before, from, to);
  after_checker = skv_checker_new (after, from, to);
  skv_checker_set_today (before_checker, today);
  skv_checker_set_today (after_checker, today);
  return skv_side_by_side_new (before_checker, after_checker);
}

void
skv_side_by_side_free (SkvSideBySide *self)
{
  if (self == NULL)
    return;
  skv_difference_unref (self->difference);
  skv_comparison_unref (self->conflicts);
  g_free (self);
}

static void
reach (const SkvRecord *record, const SkvZone *zone, int year, int *first, int *last)
{
  SkvDay from, to;

  if (record == NULL || record->kind != SKV_KIND_ITEM ||
      !skv_item_days ((const SkvItem *) record, zone, &from, &to))
    return;
  *first = CLAMP (skv_day_year (from), year - SKV_SIDE_BY_SIDE_MOST_YEARS, *first);
  *last = CLAMP (skv_day_year (to - 1), *last, year + SKV_SIDE_BY_SIDE_MOST_YEARS);
}

void
skv_side_by_side_days (const SkvEdit *edit, const SkvZone *zone, int year, SkvDay *from, SkvDay *to)
{
  int first = year, last = year;

  g_return_if_fail (edit != NULL);
  g_return_if_fail (zone != NULL);

  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      reach (change->before, zone, year, &first, &last);
      reach (change->after, zone, year, &first, &last);
    }
  *from = skv_day_from_ymd (first, 1, 1);
  *to = skv_day_from_ymd (last + 1, 1, 1);
}
