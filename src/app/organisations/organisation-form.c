/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/organisations/organisation-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/draft-text.h"

static char *
date_text (SkvDay day)
{
  return day != SKV_DAY_NONE ? skv_day_format (day) : g_strdup ("");
}

static void
fill (SkvOrganisationForm *self, const char *name, SkvDay from, SkvDay until, const char *other)
{
  self->texts[SKV_ORGANISATION_FORM_NAME] = g_strdup (name != NULL ? name : "");
  self->texts[SKV_ORGANISATION_FORM_FROM] = date_text (from);
  self->texts[SKV_ORGANISATION_FORM_UNTIL] = date_text (until);
  self->other = g_strdup (other);
}

SkvOrganisationForm *
skv_organisation_form_new (SkvPlan *plan, SkvKind kind, const char *id, int year)
{
  SkvOrganisationForm *self;
  gconstpointer record;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (kind == SKV_KIND_ORGANISATION || kind == SKV_KIND_DEPARTMENT, NULL);

  record = skv_plan_lookup (plan, kind, id);
  self = g_new0 (SkvOrganisationForm, 1);
  self->kind = kind;
  self->year = year;
  if (record == NULL)
    fill (self, NULL, SKV_DAY_NONE, SKV_DAY_NONE, NULL);
  else if (kind == SKV_KIND_ORGANISATION)
    {
      const SkvOrganisation *known = record;

      fill (self, known->name, known->valid_from, known->valid_until, known->successor);
    }
  else
    {
      const SkvDepartment *known = record;

      fill (self, known->name, known->valid_from, known->valid_until, known->organisation);
    }
  if (record != NULL)
    self->id = g_strdup (id);
  return self;
}

void
skv_organisation_form_free (SkvOrganisationForm *self)
{
  g_free (self->id);
  g_free (self->other);
  for (int field = 0; field < SKV_ORGANISATION_FORM_N_FIELDS; field++)
    g_free (self->texts[field]);
  g_free (self);
}

void
skv_organisation_form_set_text (SkvOrganisationForm *self,
                                SkvOrganisationFormField field,
                                const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  g_free (self->texts[field]);
  self->texts[field] = g_strdup (text);
}

static gboolean
is_empty (const char *text)
{
  return text[strspn (text, " \t")] == '\0';
}

static SkvDay
read_date (const SkvOrganisationForm *self, SkvOrganisationFormField field)
{
  return skv_draft_parse_date (self->texts[field], self->year);
}

char *
skv_organisation_form_problem (const SkvOrganisationForm *self, SkvOrganisationFormField field)
{
  SkvDay from, until;

  g_return_val_if_fail (self != NULL, NULL);

  if (field == SKV_ORGANISATION_FORM_NAME)
    return is_empty (self->texts[field]) ? g_strdup (_("A name is needed")) : NULL;
  if (is_empty (self->texts[field]))
    return NULL;
  if (read_date (self, field) == SKV_DAY_NONE)
    return g_strdup (_("This is no date; write it as 2026-10-05 or 5.10.2026"));
  from = read_date (self, SKV_ORGANISATION_FORM_FROM);
  until = read_date (self, SKV_ORGANISATION_FORM_UNTIL);
  if (field == SKV_ORGANISATION_FORM_UNTIL && from != SKV_DAY_NONE && until < from)
    return g_strdup (_("This is before its first day"));
  return NULL;
}

gboolean
skv_organisation_form_is_valid (const SkvOrganisationForm *self)
{
  for (int field = 0; field < SKV_ORGANISATION_FORM_N_FIELDS; field++)
    {
      g_autofree char *problem = skv_organisation_form_problem (self, field);

      if (problem != NULL)
        return FALSE;
    }
  return TRUE;
}

static gpointer
make_record (const SkvOrganisationForm *self, SkvPlan *plan, const char *name)
{
  gconstpointer known = skv_plan_lookup (plan, self->kind, self->id);
  gpointer record = known != NULL ? skv_record_copy (known) : skv_record_new (self->kind, self->id);
  SkvDay from = read_date (self, SKV_ORGANISATION_FORM_FROM);
  SkvDay until = read_date (self, SKV_ORGANISATION_FORM_UNTIL);

  if (self->kind == SKV_KIND_ORGANISATION)
    {
      SkvOrganisation *organisation = record;

      skv_set_text (&organisation->name, name);
      organisation->valid_from = from;
      organisation->valid_until = until;
      /* Whatever goes on for ever becomes nothing else. */
      skv_set_text (&organisation->successor, until != SKV_DAY_NONE ? self->other : NULL);
    }
  else
    {
      SkvDepartment *department = record;

      skv_set_text (&department->name, name);
      department->valid_from = from;
      department->valid_until = until;
      skv_set_text (&department->organisation, self->other);
    }
  return record;
}

SkvEdit *
skv_organisation_form_make_edit (const SkvOrganisationForm *self, SkvPlan *plan)
{
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  SkvEdit *edit;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  if (!skv_organisation_form_is_valid (self))
    return NULL;
  name = g_strstrip (g_strdup (self->texts[SKV_ORGANISATION_FORM_NAME]));
  label = g_strdup_printf (self->id == NULL ? _("Add “%s”") : _("Change “%s”"), name);
  edit = skv_edit_new (label);
  skv_edit_put (edit, make_record (self, plan, name));
  return edit;
}
