/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include "core/calendar/shift.h"

/* The plan checks what it loads; the calendar's rules it does not know yet at that time. */
static gboolean
check_rules (SkvPlan *plan, GError **error)
{
  GPtrArray *rules = skv_plan_get_records (plan, SKV_KIND_RULE);

  for (guint i = 0; i < rules->len; i++)
    {
      const SkvRecord *rule = g_ptr_array_index (rules, i);
      g_autoptr (SkvProblem) problem = skv_rule_validate (plan, rule);

      if (problem == NULL)
        continue;
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, "rule “%s”: %s", rule->id,
                   problem->message);
      return FALSE;
    }
  return TRUE;
}

SkvPlan *
skv_store_make_plan (SkvStore *self, GError **error)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (SKV_IS_STORE (self), NULL);

  plan = skv_plan_new (SKV_BACKEND (self), &local);
  if (plan != NULL && check_rules (plan, &local))
    {
      skv_plan_add_validator (plan, skv_rule_validate);
      return g_steal_pointer (&plan);
    }
  if (g_error_matches (local, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID))
    skv_connection_set_damaged (self->connection, error, "%s", local->message);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

SkvPlan *
skv_store_open_plan (
  const char *path, SkvStoreFlags flags, const char *who, const SkvClock *clock, GError **error)
{
  g_autoptr (SkvStore) self = skv_store_open (path, flags, who, clock, error);

  return self != NULL ? skv_store_make_plan (self, error) : NULL;
}
