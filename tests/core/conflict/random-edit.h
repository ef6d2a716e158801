/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "random-plan.h"

/* One random edit of a random plan, as a person would make it: mostly of one item. */

#define N_ITEMS 14 /* numbers that random_plan() gives */

/* what a person changes in one go: a bit of what there is */
static inline void
change_item (GRand *random, SkvPlan *plan, SkvEdit *edit, const SkvItem *before)
{
  SkvItem *item = skv_record_copy (before);

  switch (pick (random, 9))
    {
    case 0:
      put_random_systems (random, &item->systems, "s", N_SYSTEMS, 2);
      break;
    case 1:
      item->status = (SkvStatus) pick (random, SKV_STATUS_CANCELLED + 1);
      break;
    case 2:
      skv_set_text (&item->title, pick (random, 2) == 0 ? "Renamed" : "Renamed again");
      break;
    case 3:
      item->rollback = 30 * pick (random, 5);
      item->aftercare_days = pick (random, 5);
      break;
    case 4:
      skv_set_text (&item->contact, pick (random, 3) == 0   ? NULL
                                    : pick (random, 2) == 0 ? "c0"
                                                            : "c1");
      break;
    case 5:
      item->emergency = !item->emergency;
      skv_set_text (&item->reason, "it burns");
      break;
    case 6:
      put_random_systems (random, &item->organisations, "o", 3, 1);
      break;
    default: /* it is moved, as most edits do */
      item->start = item->end = SKV_MOMENT_NONE;
      put_times (random, skv_plan_get_zone (plan), item);
    }
  skv_edit_put (edit, item);
}

static inline void
edit_evening (GRand *random, SkvPlan *plan, SkvEdit *edit)
{
  if (skv_plan_get_rule (plan, "evening") == NULL)
    return;
  if (skv_plan_get_item (plan, "by-hand") != NULL && pick (random, 3) == 0)
    skv_edit_remove (edit, SKV_KIND_ITEM, "by-hand");
  else
    put_override (random, plan, edit);
}

static inline void
edit_exception (GRand *random, SkvPlan *plan, SkvEdit *edit)
{
  GPtrArray *exceptions = skv_plan_get_records (plan, SKV_KIND_EXCEPTION);
  SkvException *exception;

  if (exceptions->len == 0)
    return;
  exception = g_ptr_array_index (exceptions, pick (random, (int) exceptions->len));
  if (pick (random, 2) == 0)
    {
      skv_edit_remove (edit, SKV_KIND_EXCEPTION, exception->parent.id);
      return;
    }
  exception = skv_record_copy (exception);
  exception->until = FIRST_DAY + pick (random, END_DAY - FIRST_DAY);
  skv_edit_put (edit, exception);
}

/* --- one crowded evening ---------------------------------------------------------------------- */

#define N_CROWD 8 /* six jobs, the others are windows beside or over each other */

/* Put where it may be too much: an evening of some hours, and jobs that mostly touch each other. */
static inline void
put_in_crowd (GRand *random, SkvPlan *plan, SkvEdit *edit, int number)
{
  g_autofree char *id = g_strdup_printf ("crowd%d", number);
  gboolean window = number >= N_CROWD - 2;
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  skv_set_text (&item->lane, window ? "window" : "maintenance");
  skv_set_text (&item->title, id);
  item->status = SKV_STATUS_APPROVED;
  item->start =
    skv_zone_at (skv_plan_get_zone (plan), FIRST_DAY + 3,
                 17 * 60 + 30 * (window ? 4 * (number % 2) + pick (random, 2) : pick (random, 6)));
  item->end = item->start + 1800 * (window ? 3 + pick (random, 2) : 1 + pick (random, 4));
  if (!window || pick (random, 3) == 0)
    put_random_systems (random, &item->systems, "s", 3, window ? 2 : 1);
  if (!window && pick (random, 3) == 0)
    skv_set_text (&item->contact, "c0");
  skv_edit_put (edit, item);
}

static inline SkvPlan *
random_crowd (GRand *random)
{
  SkvPlan *plan = random_plan (random);
  g_autoptr (SkvEdit) edit = skv_edit_new ("crowd");

  for (int i = 0; i < N_CROWD; i++)
    put_in_crowd (random, plan, edit, i);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  return plan;
}

/* --- any edit --------------------------------------------------------------------------------- */

static inline void
edit_at_random (GRand *random, SkvPlan *plan, SkvEdit *edit)
{
  int number = pick (random, N_ITEMS), what = pick (random, 40);
  gboolean crowded = skv_plan_get_item (plan, "crowd0") != NULL;
  g_autofree char *id = g_strdup_printf ("i%d", number);
  const SkvItem *before = skv_plan_get_item (plan, id);

  if (crowded && pick (random, 3) > 0)
    put_in_crowd (random, plan, edit, pick (random, N_CROWD));
  else if (what < 6)
    edit_evening (random, plan, edit);
  else if (what < 9)
    edit_exception (random, plan, edit);
  else if (what == 9)
    put_settings (random, edit);
  else if (what == 10)
    put_relations (random, edit);
  else if (before == NULL || what < 14)
    put_item (random, plan, edit, number);
  else if (what < 18)
    skv_edit_remove (edit, SKV_KIND_ITEM, id);
  else
    change_item (random, plan, edit, before);
}

/* FALSE if the plan refused it: others may refer to what it would remove */
static inline gboolean
random_edit (GRand *random, SkvPlan *plan)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("random");

  do
    edit_at_random (random, plan, edit);
  while (pick (random, 8) == 0);
  return skv_plan_apply (plan, edit, NULL);
}
