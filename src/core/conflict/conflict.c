/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"

#include <glib/gi18n-lib.h>

static const SkvCheck *const checks[] = {
  &skv_check_critical_period, &skv_check_freeze,         &skv_check_exam,
  &skv_check_open_outage,     &skv_check_order,          &skv_check_window_full,
  &skv_check_meeting,         &skv_check_outside_window, &skv_check_exceeds_window,
  &skv_check_public_holiday,  &skv_check_holiday_eve,    &skv_check_system_twice,
  &skv_check_contact_twice,   &skv_check_vendor_work,    &skv_check_aftercare,
  &skv_check_short_notice,    &skv_check_moved_evening,  &skv_check_dst_change,
  &skv_check_no_owner,        &skv_check_not_calculated,
};

G_STATIC_ASSERT (G_N_ELEMENTS (checks) == SKV_N_CHECKS);

const SkvCheck *const *
skv_checks (void)
{
  return checks;
}

guint
skv_check_place (const SkvCheck *check)
{
  guint place = 0;

  while (checks[place] != check)
    place++;
  return place;
}

void
skv_checks_find (SkvSubject *subject, SkvFindings *findings)
{
  const SkvCheckState *settings = subject->checker->settings;

  for (gsize i = 0; i < SKV_N_CHECKS - 1; i++)
    {
      if (settings[i].severity == SKV_SEVERITY_SETTING_OFF)
        continue;
      findings->set = skv_severity_of_setting (settings[i].severity, SKV_SEVERITY_NONE);
      if (skv_findings_wants (findings, checks[i]->worst))
        checks[i]->find (checks[i], subject, findings);
    }
  findings->set = SKV_SEVERITY_NONE;
}

const char *
skv_severity_name (SkvSeverity severity)
{
  static const char *const names[] = {
    [SKV_SEVERITY_NONE] = "none",
    [SKV_SEVERITY_INFO] = "info",
    [SKV_SEVERITY_SOFT] = "soft",
    [SKV_SEVERITY_HARD] = "hard",
  };

  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (names), "none");
  return names[severity];
}

const char *const *
skv_check_names (void)
{
  static const char *names[G_N_ELEMENTS (checks) + 1];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
        names[i] = checks[i]->name;
      g_once_init_leave (&ready, 1);
    }
  return names;
}

const char *
skv_check_title (const char *check)
{
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      if (g_strcmp0 (checks[i]->name, check) == 0)
        return _(checks[i]->title);
    }
  return check;
}

void
skv_conflict_free (SkvConflict *self)
{
  if (self == NULL)
    return;
  g_free (self->item);
  g_free (self->against);
  g_strfreev (self->systems);
  g_strfreev (self->path);
  g_free (self->owner);
  g_free (self->message);
  g_free (self->solution);
  g_free (self->accepted_why);
  g_free (self);
}
