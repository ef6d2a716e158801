/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/conflict/touching.h"

/* Work while a vendor works on the same systems, on what they depend on or on what depends on
 * them. A vendor's date that names no system is good to know and meets nothing. */

/* whom the vendor's item names, or else the vendor of its first system that has one
 * (transfer full) (nullable) */
static char *
find_vendor (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  char *owner = skv_protection_owner (plan, occurrence);

  for (const char *const *id = occurrence->systems; *id != NULL && owner == NULL; id++)
    {
      const SkvSystem *system = skv_plan_get_system (plan, *id);

      if (system != NULL && system->vendor != NULL && *system->vendor != '\0')
        owner = g_strdup (system->vendor);
    }
  return owner;
}

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  conflict->owner = find_vendor (checker->plan, finding->against->occurrence);
  skv_disturbance_describe (
    checker, finding, conflict,
    /* TRANSLATORS: title and time of the work, title and time of what the vendor does, systems */
    _("“%1$s” (%2$s) meets the vendor's work “%3$s” (%4$s), which touches %5$s."));
}

const SkvCheck skv_check_vendor_work = {
  .name = "vendor-work",
  .title = N_("Vendor's work at the same time"),
  .worst = SKV_SEVERITY_SOFT,
  .with = SKV_ROLE_VENDOR,
  .of_jobs = SKV_SEVERITY_SOFT,
  .find = skv_disturbance_find,
  .describe = describe,
};
