/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include "core/calendar/local-days.h"
#include "core/calendar/shift.h"
#include "core/conflict/check-settings.h"

/* The plan checks what it loads; what the calendar knows of it is not known yet at that time. */
static gboolean
check_records (SkvPlan *plan, SkvKind kind, SkvValidator validate, GError **error)
{
  GPtrArray *records = skv_plan_get_records (plan, kind);

  for (guint i = 0; i < records->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (records, i);
      g_autoptr (SkvProblem) problem = validate (plan, record);

      if (problem == NULL)
        continue;
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, "%s “%s”: %s",
                   skv_kind_name (kind), record->id, problem->message);
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
  if (plan != NULL && check_records (plan, SKV_KIND_RULE, skv_rule_validate, &local) &&
      check_records (plan, SKV_KIND_LOCAL_DAY, skv_local_day_validate, &local))
    {
      skv_plan_add_validator (plan, skv_rule_validate);
      skv_plan_add_validator (plan, skv_local_day_validate);
      /* not of what is loaded: a newer program may know more checks, and unknown ones do no harm */
      skv_plan_add_validator (plan, skv_check_setting_validate);
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
