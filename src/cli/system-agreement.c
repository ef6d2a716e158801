/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/system-agreement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/agreement.h"
#include "core/exchange/json-text.h"
#include "core/outage/contingency.h"
#include "core/publish/service-hours.h"

void
skv_cli_agreement_clear (SkvCliAgreement *self)
{
  g_free (self->uptime);
  g_free (self->hours);
  g_free (self->planned);
  g_free (self->contingency);
}

gboolean
skv_cli_agreement_is_given (const SkvCliAgreement *self)
{
  return self->uptime != NULL || self->hours != NULL || self->planned != NULL ||
         self->contingency != NULL;
}

/* --- setting -------------------------------------------------------------------------------- */

/* Each gives FALSE with the message told if it cannot be. */

static gboolean
set_hours (SkvSystem *system, const char *given)
{
  g_autofree char *stripped = g_strstrip (g_strdup (given));
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvServiceHours) hours = skv_service_hours_parse (stripped, &error);

  if (hours == NULL)
    {
      skv_cli_usage ("%s", error->message);
      return FALSE;
    }
  skv_set_text (&system->service_hours, *stripped != '\0' ? stripped : NULL);
  return TRUE;
}

static gboolean
set_planned (SkvSystem *system, const char *given)
{
  system->planned_counts = strcmp (given, "yes") == 0;
  if (system->planned_counts || strcmp (given, "no") == 0)
    return TRUE;
  skv_cli_usage (_("--planned-counts is yes or no, not “%s”"), given);
  return FALSE;
}

static gboolean
set_contingency (SkvPlan *plan, SkvSystem *system, const char *given)
{
  const SkvContingency *card = *given != '\0' ? skv_contingency_find (plan, given) : NULL;

  if (card == NULL && *given != '\0')
    {
      skv_cli_usage (_("there is no contingency plan “%s”, or more than one of that name; “skv "
                        "outage PLAN contingency” lists them"),
                     given);
      return FALSE;
    }
  skv_set_text (&system->contingency, card != NULL ? card->parent.id : NULL);
  return TRUE;
}

static gboolean
take (SkvPlan *plan, SkvSystem *system, const SkvCliAgreement *self)
{
  if (self->uptime != NULL && !skv_uptime_parse (self->uptime, &system->agreed_uptime))
    {
      skv_cli_usage (_("--uptime needs a percentage such as 99.5, not “%s”"), self->uptime);
      return FALSE;
    }
  return (self->hours == NULL || set_hours (system, self->hours)) &&
         (self->planned == NULL || set_planned (system, self->planned)) &&
         (self->contingency == NULL || set_contingency (plan, system, self->contingency));
}

int
skv_cli_agreement_set (SkvPlan *plan, const char *id, const SkvCliAgreement *self)
{
  const SkvSystem *known = skv_plan_get_system (plan, id);
  g_autofree char *label = g_strdup_printf (_("Change “%s”"), known->name);
  g_autoptr (SkvEdit) edit = skv_edit_new (label);
  SkvSystem *system = skv_record_copy (known);
  GError *error = NULL;

  skv_edit_put (edit, system); /* which takes it, whatever comes now */
  if (!take (plan, system, self))
    return SKV_EXIT_USAGE;
  if (!skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  return SKV_EXIT_DONE;
}

/* --- showing -------------------------------------------------------------------------------- */

void
skv_cli_agreement_print (SkvPlan *plan, const SkvSystem *system)
{
  g_autofree char *uptime = skv_uptime_words (system->agreed_uptime);
  const SkvContingency *card = system->contingency != NULL
                                 ? skv_plan_lookup (plan, SKV_KIND_CONTINGENCY, system->contingency)
                                 : NULL;

  if (uptime != NULL)
    skv_cli_print ("  %s: %s\n", _("Agreed Uptime"), uptime);
  if (system->service_hours != NULL)
    skv_cli_print ("  %s: %s\n", _("Service Hours"), system->service_hours);
  if (system->planned_counts)
    skv_cli_print ("  %s\n", _("Planned Work Is Downtime"));
  if (card != NULL)
    skv_cli_print ("  %s: %s\n", _("Contingency Plan"), card->name);
}

void
skv_cli_agreement_put (GString *text, const SkvSystem *system)
{
  if (system->agreed_uptime > 0)
    skv_json_put_int_member (text, "agreed_uptime", system->agreed_uptime);
  skv_json_put_text_member (text, "service_hours", system->service_hours);
  if (system->planned_counts)
    skv_json_put_bool_member (text, "planned_counts", TRUE);
  skv_json_put_text_member (text, "contingency", system->contingency);
}
