/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/decider.h"

/* whom the item names (transfer full) (nullable) */
static char *
named_by_item (SkvPlan *plan, const SkvItem *item)
{
  const SkvContact *contact = skv_plan_lookup (plan, SKV_KIND_CONTACT, item->contact);
  const SkvDepartment *department;

  if (contact != NULL && contact->name != NULL)
    return g_strdup_printf ("%s (%s)", contact->role, contact->name);
  if (contact != NULL)
    return g_strdup (contact->role);
  department = skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, item->department);
  return g_strdup (department != NULL ? department->name : item->by);
}

char *
skv_conflict_decider (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  char *decider = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && occurrence != NULL, NULL);

  if (occurrence->item != NULL)
    decider = named_by_item (plan, occurrence->item);
  if (decider == NULL && *occurrence->systems != NULL)
    decider = skv_plan_system_owner (plan, *occurrence->systems);
  return decider;
}
