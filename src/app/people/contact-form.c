/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/people/contact-form.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/contacts.h"

/* where the text of a field lies in a contact */
static char **
place_of (SkvContact *contact, SkvContactFormField field)
{
  switch (field)
    {
    case SKV_CONTACT_FORM_ROLE:
      return &contact->role;
    case SKV_CONTACT_FORM_NAME:
      return &contact->name;
    case SKV_CONTACT_FORM_PHONE:
      return &contact->phone;
    case SKV_CONTACT_FORM_MOBILE:
      return &contact->mobile;
    case SKV_CONTACT_FORM_EMAIL:
      return &contact->email;
    case SKV_CONTACT_FORM_NOTES:
    case SKV_CONTACT_FORM_N_FIELDS:
      break;
    }
  return &contact->notes;
}

SkvContactForm *
skv_contact_form_new (SkvPlan *plan, const char *id)
{
  const SkvContact *known;
  SkvContactForm *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  known = id != NULL ? skv_plan_lookup (plan, SKV_KIND_CONTACT, id) : NULL;
  self = g_new0 (SkvContactForm, 1);
  self->is_new = known == NULL;
  self->id = known != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->kind = known != NULL ? known->contact_kind : SKV_CONTACT_POST;
  self->department = g_strdup (known != NULL ? known->department : NULL);
  for (int field = 0; field < SKV_CONTACT_FORM_N_FIELDS; field++)
    {
      const char *text = known != NULL ? *place_of ((SkvContact *) known, field) : NULL;

      self->texts[field] = g_strdup (text != NULL ? text : "");
    }
  return self;
}

void
skv_contact_form_free (SkvContactForm *self)
{
  for (int field = 0; field < SKV_CONTACT_FORM_N_FIELDS; field++)
    g_free (self->texts[field]);
  g_free (self->department);
  g_free (self->id);
  g_free (self);
}

void
skv_contact_form_set_text (SkvContactForm *self, SkvContactFormField field, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);
  g_return_if_fail (field < SKV_CONTACT_FORM_N_FIELDS);

  skv_set_text (&self->texts[field], text);
}

/* (transfer full): without blanks around it */
static char *
read_field (const SkvContactForm *self, SkvContactFormField field)
{
  return g_strstrip (g_strdup (self->texts[field]));
}

/* A list is reached by its address alone, a shared phone by its number. */
static const char *
missing (const SkvContactForm *self, SkvContactFormField field)
{
  if (field == SKV_CONTACT_FORM_ROLE)
    return self->kind == SKV_CONTACT_POST ? _("A role is needed") : _("A name is needed");
  if (field == SKV_CONTACT_FORM_EMAIL && self->kind == SKV_CONTACT_LIST)
    return _("A distribution list needs its address");
  if (field == SKV_CONTACT_FORM_PHONE && self->kind == SKV_CONTACT_PHONE)
    return _("A shared phone needs its number");
  return NULL;
}

char *
skv_contact_form_problem (const SkvContactForm *self, SkvContactFormField field)
{
  g_autofree char *text = read_field (self, field);

  if (*text == '\0')
    return g_strdup (missing (self, field));
  if (field == SKV_CONTACT_FORM_EMAIL && !skv_email_is_valid (text))
    return g_strdup (_("This is no e-mail address; write it as name@example.org"));
  if ((field == SKV_CONTACT_FORM_PHONE || field == SKV_CONTACT_FORM_MOBILE) &&
      !skv_phone_is_valid (text))
    return g_strdup (_("This is no phone number; write it as +47 70 00 00 00"));
  return NULL;
}

gboolean
skv_contact_form_is_valid (const SkvContactForm *self)
{
  for (int field = 0; field < SKV_CONTACT_FORM_N_FIELDS; field++)
    {
      g_autofree char *problem = skv_contact_form_problem (self, field);

      if (problem != NULL)
        return FALSE;
    }
  return TRUE;
}

SkvEdit *
skv_contact_form_make_edit (const SkvContactForm *self, SkvPlan *plan)
{
  const SkvContact *known;
  SkvContact *contact;
  g_autofree char *label = NULL;
  SkvEdit *edit;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  if (!skv_contact_form_is_valid (self))
    return NULL;
  known = skv_plan_lookup (plan, SKV_KIND_CONTACT, self->id);
  contact = known != NULL ? skv_record_copy (known) : skv_record_new (SKV_KIND_CONTACT, self->id);
  contact->contact_kind = self->kind;
  skv_set_text (&contact->department, self->department);
  for (int field = 0; field < SKV_CONTACT_FORM_N_FIELDS; field++)
    {
      g_autofree char *text = read_field (self, field);
      /* Nobody is in a list or at a shared phone. */
      gboolean none =
        *text == '\0' || (field == SKV_CONTACT_FORM_NAME && self->kind != SKV_CONTACT_POST);

      skv_set_text (place_of (contact, field), none ? NULL : text);
    }
  label = g_strdup_printf (self->is_new ? _("Add “%s”") : _("Change “%s”"), contact->role);
  edit = skv_edit_new (label);
  skv_edit_put (edit, contact);
  return edit;
}
