/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/check-examples.h"

#include "core/exchange/examples.h"
#include "core/exchange/json-reader.h"

/* An example without dated jobs is about what comes next. */
#define NEXT_DAYS 28

char *
skv_check_example_name (const char *check)
{
  g_return_val_if_fail (check != NULL, NULL);
  return g_strconcat ("checks/", check, NULL);
}

SkvPlan *
skv_check_example_open (const char *check, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvImport) import = NULL;

  g_return_val_if_fail (check != NULL, NULL);

  name = skv_check_example_name (check);
  bytes = skv_example_load (name, error);
  plan = bytes != NULL ? skv_plan_new (NULL, error) : NULL;
  import = plan != NULL ? skv_json_read (plan, name, bytes, error) : NULL;
  return import != NULL && skv_plan_apply (plan, import->edit, error) ? g_steal_pointer (&plan)
                                                                      : NULL;
}

/* all that there is to see in the example (transfer full) */
static SkvChecker *
make_checker (SkvPlan *plan, SkvDay today)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  SkvDay from = today, to = today + NEXT_DAYS;
  SkvChecker *checker;

  for (guint i = 0; i < items->len; i++)
    {
      SkvDay first, end;

      if (!skv_item_days (g_ptr_array_index (items, i), skv_plan_get_zone (plan), &first, &end))
        continue;
      from = skv_day_from_ymd (skv_day_year (first), 1, 1);
      to = skv_day_from_ymd (skv_day_year (first) + 1, 1, 1);
      break;
    }
  checker = skv_checker_new (plan, from, to);
  skv_checker_set_today (checker, today);
  return checker;
}

static char *
find_message (SkvChecker *checker, const char *check)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);
  GPtrArray *missing = skv_checker_get_not_calculated (checker);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (g_str_equal (conflict->check, check))
        return g_strdup (conflict->message);
    }
  return g_str_equal (check, "not-calculated") && missing->len > 0
           ? g_strdup (((const SkvNotCalculated *) g_ptr_array_index (missing, 0))->message)
           : NULL;
}

char *
skv_check_example_message (const char *check, SkvDay today)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvChecker) checker = NULL;

  g_return_val_if_fail (check != NULL && today != SKV_DAY_NONE, NULL);

  plan = skv_check_example_open (check, NULL);
  if (plan == NULL)
    return NULL;
  checker = make_checker (plan, today);
  return find_message (checker, check);
}
