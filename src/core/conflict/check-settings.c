/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/check-settings.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/conflict/check-help.h"
#include "core/conflict/checker-private.h"

static const char *const setting_names[] = {
  [SKV_SEVERITY_SETTING_DEFAULT] = "default", [SKV_SEVERITY_SETTING_OFF] = "off",
  [SKV_SEVERITY_SETTING_INFO] = "info",       [SKV_SEVERITY_SETTING_SOFT] = "soft",
  [SKV_SEVERITY_SETTING_HARD] = "hard",
};

/* (transfer none) (nullable) */
static const SkvCheck *
find_check (const char *name)
{
  const SkvCheck *const *checks = skv_checks ();

  for (gsize i = 0; i < SKV_N_CHECKS; i++)
    {
      if (g_strcmp0 (checks[i]->name, name) == 0)
        return checks[i];
    }
  return NULL;
}

SkvSeverity
skv_check_severity (const char *check)
{
  const SkvCheck *found = find_check (check);

  return found != NULL ? found->worst : SKV_SEVERITY_NONE;
}

gboolean
skv_check_counts_days (const char *check)
{
  const SkvCheck *found = find_check (check);

  return found != NULL && found->counts_days;
}

int
skv_check_days (const char *check)
{
  const SkvCheck *found = find_check (check);

  return found != NULL ? found->days : 0;
}

char *
skv_check_days_words (const char *check)
{
  SkvCheckHelp help;
  g_autofree char *number = NULL;
  int days = skv_check_days (check);

  if (!skv_check_counts_days (check) || !skv_check_get_help (check, &help))
    return NULL;
  if (days == 0)
    /* TRANSLATORS: after a sentence that says what a check counts in days */
    number = g_strdup (_("None, unless the plan says how many."));
  else
    number =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day, unless the plan says otherwise.",
                                    "%d days, unless the plan says otherwise.", (gulong) days),
                       days);
  return g_strdup_printf ("%s %s", help.days, number);
}

gboolean
skv_check_can_be_set (const char *check)
{
  const SkvCheck *found = find_check (check);

  return found != NULL && found != &skv_check_not_calculated;
}

/* --- of a plan ------------------------------------------------------------------------------ */

SkvSeveritySetting
skv_plan_get_check (SkvPlan *plan, const char *check, int *days)
{
  const SkvCheckSetting *setting;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && check != NULL, SKV_SEVERITY_SETTING_DEFAULT);

  setting = skv_plan_lookup (plan, SKV_KIND_CHECK, check);
  if (days != NULL)
    *days = setting != NULL ? setting->days : 0;
  return setting != NULL ? setting->severity : SKV_SEVERITY_SETTING_DEFAULT;
}

SkvSeverity
skv_severity_of_setting (SkvSeveritySetting setting, SkvSeverity own)
{
  switch (setting)
    {
    case SKV_SEVERITY_SETTING_DEFAULT:
      return own;
    case SKV_SEVERITY_SETTING_OFF:
      return SKV_SEVERITY_NONE;
    case SKV_SEVERITY_SETTING_INFO:
      return SKV_SEVERITY_INFO;
    case SKV_SEVERITY_SETTING_SOFT:
      return SKV_SEVERITY_SOFT;
    case SKV_SEVERITY_SETTING_HARD:
      return SKV_SEVERITY_HARD;
    }
  g_return_val_if_reached (own);
}

SkvSeverity
skv_plan_check_severity (SkvPlan *plan, const char *check)
{
  SkvSeverity own = skv_check_severity (check);

  if (!skv_check_can_be_set (check))
    return own;
  return skv_severity_of_setting (skv_plan_get_check (plan, check, NULL), own);
}

SkvEdit *
skv_plan_set_check (SkvPlan *plan, const char *check, SkvSeveritySetting severity, int days)
{
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *label = NULL;
  SkvCheckSetting *setting;
  int before_days;
  SkvSeveritySetting before;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && check != NULL, NULL);

  before = skv_plan_get_check (plan, check, &before_days);
  if (before == severity && before_days == days)
    return NULL;
  /* TRANSLATORS: label of an edit; what people call a check of conflicts */
  label = g_strdup_printf (_("Check “%s” set"), skv_check_title (check));
  edit = skv_edit_new (label);
  if (severity == SKV_SEVERITY_SETTING_DEFAULT && days == 0)
    {
      skv_edit_remove (edit, SKV_KIND_CHECK, check);
      return g_steal_pointer (&edit);
    }
  setting = skv_record_new (SKV_KIND_CHECK, check);
  setting->severity = severity;
  setting->days = days;
  skv_edit_put (edit, setting);
  return g_steal_pointer (&edit);
}

/* --- names ---------------------------------------------------------------------------------- */

const char *
skv_severity_title (SkvSeverity severity)
{
  switch (severity)
    {
    case SKV_SEVERITY_HARD:
      return C_("severity of a check", "hard");
    case SKV_SEVERITY_SOFT:
      return C_("severity of a check", "soft");
    case SKV_SEVERITY_INFO:
      return C_("severity of a check", "for information");
    case SKV_SEVERITY_NONE:
      return C_("severity of a check", "off");
    }
  g_return_val_if_reached ("");
}

const char *
skv_severity_setting_name (SkvSeveritySetting setting)
{
  g_return_val_if_fail ((guint) setting < G_N_ELEMENTS (setting_names), "default");
  return setting_names[setting];
}

gboolean
skv_severity_setting_parse (const char *name, SkvSeveritySetting *setting)
{
  for (gsize i = 0; i < G_N_ELEMENTS (setting_names); i++)
    {
      if (g_strcmp0 (setting_names[i], name) == 0)
        {
          *setting = (SkvSeveritySetting) i;
          return TRUE;
        }
    }
  return FALSE;
}

/* --- what a plan may set -------------------------------------------------------------------- */

/* "critical-period, freeze, …": those that can be set */
static char *
list_names (void)
{
  const SkvCheck *const *checks = skv_checks ();
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < SKV_N_CHECKS; i++)
    {
      if (!skv_check_can_be_set (checks[i]->name))
        continue;
      if (text->len > 0)
        g_string_append (text, C_("in a list", ", "));
      g_string_append (text, checks[i]->name);
    }
  return g_string_free (text, FALSE);
}

SkvProblem *
skv_check_setting_validate (SkvPlan *plan, const SkvRecord *record)
{
  const SkvCheckSetting *setting = (const SkvCheckSetting *) record;
  g_autofree char *names = NULL;

  if (record->kind != SKV_KIND_CHECK)
    return NULL;
  if (find_check (record->id) == NULL)
    {
      names = list_names ();
      return skv_problem_new (record, "id", _("there is no check “%1$s”; there are: %2$s"),
                              record->id, names);
    }
  if (!skv_check_can_be_set (record->id))
    return skv_problem_new (
      record, "id", _("“%s” cannot be set: what nobody can calculate is never free"), record->id);
  if (setting->days < 0 || setting->days > SKV_CHECK_MOST_DAYS)
    return skv_problem_new (record, "days",
                            _("%1$d days make no sense here; they are 0 (as the check itself has "
                               "it) to %2$d"),
                            setting->days, SKV_CHECK_MOST_DAYS);
  if (setting->days > 0 && !skv_check_counts_days (record->id))
    return skv_problem_new (record, "days", _("“%s” counts no days"), record->id);
  return NULL;
}

/* --- of a checker --------------------------------------------------------------------------- */

void
skv_checker_read_settings (SkvChecker *self)
{
  const SkvCheck *const *checks = skv_checks ();

  self->settings = g_new0 (SkvCheckState, SKV_N_CHECKS);
  for (gsize i = 0; i < SKV_N_CHECKS; i++)
    {
      SkvCheckState *state = &self->settings[i];

      if (skv_check_can_be_set (checks[i]->name))
        state->severity = skv_plan_get_check (self->plan, checks[i]->name, &state->days);
    }
}

int
skv_checker_days (const SkvChecker *checker, const SkvCheck *check, int otherwise)
{
  int days = checker->settings[skv_check_place (check)].days;

  return days > 0 ? days : otherwise;
}
