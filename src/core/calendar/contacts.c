/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/contacts.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/model/text-fold.h"

/* longer than any number that people write, with its extension */
#define MAX_PHONE 40
#define MAX_EMAIL 254

const char *
skv_contact_kind_title (SkvContactKind kind)
{
  switch (kind)
    {
    case SKV_CONTACT_LIST:
      return _("Distribution list");
    case SKV_CONTACT_PHONE:
      return _("Shared phone");
    case SKV_CONTACT_POST:
      break;
    }
  return C_("kind of contact", "Post");
}

const char *
skv_contact_kind_name (SkvContactKind kind)
{
  return kind == SKV_CONTACT_LIST ? "list" : kind == SKV_CONTACT_PHONE ? "phone" : "post";
}

gboolean
skv_contact_is_vacant (const SkvContact *contact)
{
  return contact->contact_kind == SKV_CONTACT_POST &&
         (contact->name == NULL || *contact->name == '\0');
}

char *
skv_contact_words (const SkvContact *contact)
{
  if (skv_contact_is_vacant (contact))
    /* TRANSLATORS: a post that nobody has now */
    return g_strdup_printf (_("%s, vacant"), contact->role);
  if (contact->name == NULL || *contact->name == '\0')
    return g_strdup (contact->role);
  return g_strdup_printf ("%s (%s)", contact->role, contact->name);
}

/* --- finding --------------------------------------------------------------------------------- */

/* @text means @contact, or nobody if it means another one already */
static void
index_words (GHashTable *index, const char *text, const SkvContact *contact)
{
  g_autofree char *folded = text != NULL ? skv_text_fold (text) : NULL;
  gpointer there = NULL;

  if (folded == NULL || *folded == '\0')
    return;
  if (g_hash_table_lookup_extended (index, folded, NULL, &there) && there != contact)
    contact = NULL;
  g_hash_table_insert (index, g_steal_pointer (&folded), (gpointer) contact);
}

GHashTable *
skv_contacts_index (SkvPlan *plan)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *contacts = skv_plan_get_records (plan, SKV_KIND_CONTACT);

  for (guint i = 0; i < contacts->len; i++)
    {
      const SkvContact *contact = g_ptr_array_index (contacts, i);
      g_autofree char *words = skv_contact_words (contact);

      index_words (index, contact->name, contact);
      index_words (index, contact->email, contact);
      index_words (index, contact->role, contact);
      index_words (index, words, contact);
    }
  return index;
}

const SkvContact *
skv_contacts_index_find (GHashTable *index, SkvPlan *plan, const char *words)
{
  const SkvContact *contact;
  g_autofree char *stripped = NULL, *folded = NULL;

  if (words == NULL || *words == '\0')
    return NULL;
  contact = skv_plan_lookup (plan, SKV_KIND_CONTACT, words);
  if (contact != NULL)
    return contact;
  stripped = g_strstrip (g_strdup (words));
  folded = skv_text_fold (stripped);
  return g_hash_table_lookup (index, folded);
}

const SkvContact *
skv_contact_find (SkvPlan *plan, const char *words)
{
  g_autoptr (GHashTable) index = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  if (words == NULL || *words == '\0')
    return NULL;
  if (skv_plan_lookup (plan, SKV_KIND_CONTACT, words) != NULL)
    return skv_plan_lookup (plan, SKV_KIND_CONTACT, words);
  index = skv_contacts_index (plan);
  return skv_contacts_index_find (index, plan, words);
}

char *
skv_contact_who_words (SkvPlan *plan, const char *who)
{
  const SkvContact *contact;
  const SkvDepartment *department;

  if (who == NULL || *who == '\0')
    return NULL;
  contact = skv_plan_lookup (plan, SKV_KIND_CONTACT, who);
  if (contact != NULL)
    return skv_contact_words (contact);
  department = skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, who);
  return g_strdup (department != NULL ? department->name : who);
}

/* --- checking -------------------------------------------------------------------------------- */

gboolean
skv_email_is_valid (const char *text)
{
  const char *at = strchr (text, '@');
  const char *dot = at != NULL ? strrchr (at, '.') : NULL;

  if (at == NULL || at == text || strchr (at + 1, '@') != NULL || dot == NULL || dot == at + 1 ||
      dot[1] == '\0' || strlen (text) > MAX_EMAIL || strstr (at, "..") != NULL)
    return FALSE;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_isspace (character) || g_unichar_iscntrl (character) ||
          (character < 128 && strchr ("<>,;:\"()[]\\", (int) character) != NULL))
        return FALSE;
    }
  return TRUE;
}

gboolean
skv_phone_is_valid (const char *text)
{
  guint digits = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_isdigit (character))
        digits++;
      /* "x" before an extension, or for the digits that a published list leaves out */
      else if (character >= 128 ? !g_unichar_isspace (character)
                                : strchr (" +-.()/xX", (int) character) == NULL)
        return FALSE;
    }
  return digits >= 3 && strlen (text) <= MAX_PHONE;
}
