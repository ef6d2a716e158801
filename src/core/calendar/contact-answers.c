/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/contacts.h"

#include <string.h>

#include <glib/gi18n-lib.h>

const char *
skv_answers_title (SkvAnswersAs as)
{
  switch (as)
    {
    case SKV_ANSWERS_OWNER:
      return _("Owner");
    case SKV_ANSWERS_ADMINISTRATOR:
      return _("Administrator");
    case SKV_ANSWERS_SUPER_USER:
      return _("Super user");
    case SKV_ANSWERS_CONTACT:
      return _("Contact");
    case SKV_ANSWERS_DUTY:
      break;
    }
  return _("On duty");
}

const char *
skv_answers_name (SkvAnswersAs as)
{
  static const char *const names[] = { "owner", "administrator", "super-user", "contact", "duty" };

  return names[as];
}

/* --- the register ---------------------------------------------------------------------------- */

static void
add (GHashTable *answers, SkvPlan *plan, const char *who, SkvAnswersAs as, const SkvRecord *record)
{
  GPtrArray *list;
  SkvAnswersFor *entry;

  if (who == NULL || skv_plan_lookup (plan, SKV_KIND_CONTACT, who) == NULL)
    return;
  list = g_hash_table_lookup (answers, who);
  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (answers, g_strdup (who), list);
    }
  entry = g_new0 (SkvAnswersFor, 1);
  entry->as = as;
  entry->record = record;
  g_ptr_array_add (list, entry);
}

static int
compare_answers (gconstpointer a, gconstpointer b)
{
  const SkvAnswersFor *one = *(SkvAnswersFor *const *) a, *other = *(SkvAnswersFor *const *) b;

  if (one->record->kind != other->record->kind)
    return one->record->kind == SKV_KIND_SYSTEM ? -1 : 1;
  if (one->record->kind == SKV_KIND_SYSTEM)
    return g_utf8_collate (((const SkvSystem *) one->record)->name,
                           ((const SkvSystem *) other->record)->name);
  /* What is not placed yet is still to come. */
  if (((const SkvItem *) one->record)->start != ((const SkvItem *) other->record)->start)
    return ((const SkvItem *) one->record)->start == SKV_MOMENT_NONE                           ? -1
           : ((const SkvItem *) other->record)->start == SKV_MOMENT_NONE                       ? 1
           : ((const SkvItem *) one->record)->start > ((const SkvItem *) other->record)->start ? -1
                                                                                               : 1;
  return (int) one->as - (int) other->as;
}

GHashTable *
skv_contacts_list_answers (SkvPlan *plan)
{
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  GHashTable *answers =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer list;

  for (guint i = 0; i < systems->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (systems, i);

      add (answers, plan, system->owner, SKV_ANSWERS_OWNER, &system->parent);
      add (answers, plan, system->administrator, SKV_ANSWERS_ADMINISTRATOR, &system->parent);
      for (guint user = 0; system->super_users[user] != NULL; user++)
        add (answers, plan, system->super_users[user], SKV_ANSWERS_SUPER_USER, &system->parent);
    }
  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);

      add (answers, plan, item->contact, SKV_ANSWERS_CONTACT, &item->parent);
      add (answers, plan, item->duty, SKV_ANSWERS_DUTY, &item->parent);
    }
  g_hash_table_iter_init (&iter, answers);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_ptr_array_sort (list, compare_answers);
  return answers;
}

/* --- giving it to somebody else -------------------------------------------------------------- */

static gboolean
hand_over (char **field, const char *id, const char *heir)
{
  if (g_strcmp0 (*field, id) != 0)
    return FALSE;
  skv_set_text (field, heir);
  return TRUE;
}

/* Nobody is named twice. */
static gboolean
hand_over_list (GStrv *list, const char *id, const char *heir)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean has_heir = heir == NULL || g_strv_contains ((const char *const *) *list, heir);

  if (!g_strv_contains ((const char *const *) *list, id))
    return FALSE;
  for (guint i = 0; (*list)[i] != NULL; i++)
    {
      if (strcmp ((*list)[i], id) != 0)
        g_strv_builder_add (builder, (*list)[i]);
      else if (!has_heir)
        g_strv_builder_add (builder, heir);
    }
  g_strfreev (*list);
  *list = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
names (const SkvRecord *record, const char *id)
{
  const SkvSystem *system = (const SkvSystem *) record;
  const SkvItem *item = (const SkvItem *) record;

  if (record->kind == SKV_KIND_SYSTEM)
    return g_strcmp0 (system->owner, id) == 0 || g_strcmp0 (system->administrator, id) == 0 ||
           g_strv_contains ((const char *const *) system->super_users, id);
  return g_strcmp0 (item->contact, id) == 0 || g_strcmp0 (item->duty, id) == 0;
}

static void
give (SkvEdit *edit, GPtrArray *records, const char *id, const char *heir)
{
  for (guint i = 0; i < records->len; i++)
    {
      SkvRecord *record;

      if (!names (g_ptr_array_index (records, i), id))
        continue;
      record = skv_record_copy (g_ptr_array_index (records, i));
      if (record->kind == SKV_KIND_SYSTEM)
        {
          SkvSystem *system = (SkvSystem *) record;

          hand_over (&system->owner, id, heir);
          hand_over (&system->administrator, id, heir);
          hand_over_list (&system->super_users, id, heir);
        }
      else
        {
          hand_over (&((SkvItem *) record)->contact, id, heir);
          hand_over (&((SkvItem *) record)->duty, id, heir);
        }
      skv_edit_put (edit, record);
    }
}

SkvEdit *
skv_contact_removal (SkvPlan *plan, const char *id, const char *heir)
{
  const SkvContact *contact;
  g_autofree char *label = NULL;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  contact = skv_plan_lookup (plan, SKV_KIND_CONTACT, id);
  if (contact == NULL || g_strcmp0 (id, heir) == 0)
    return NULL;
  label = g_strdup_printf (_("Delete “%s”"), contact->role);
  edit = skv_edit_new (label);
  give (edit, skv_plan_get_records (plan, SKV_KIND_SYSTEM), id, heir);
  give (edit, skv_plan_get_records (plan, SKV_KIND_ITEM), id, heir);
  skv_edit_remove (edit, SKV_KIND_CONTACT, id);
  return edit;
}

SkvEdit *
skv_contact_vacate (SkvPlan *plan, const char *id, gboolean keep_phones, gboolean keep_email)
{
  const SkvContact *known;
  SkvContact *contact;
  g_autofree char *label = NULL;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  known = skv_plan_lookup (plan, SKV_KIND_CONTACT, id);
  if (known == NULL || known->contact_kind != SKV_CONTACT_POST || skv_contact_is_vacant (known))
    return NULL;
  contact = skv_record_copy (known);
  skv_set_text (&contact->name, NULL);
  if (!keep_email)
    skv_set_text (&contact->email, NULL);
  if (!keep_phones)
    {
      skv_set_text (&contact->phone, NULL);
      skv_set_text (&contact->mobile, NULL);
    }
  /* TRANSLATORS: the label of an edit, for undo: somebody left a post */
  label = g_strdup_printf (_("“%s” is vacant"), known->role);
  edit = skv_edit_new (label);
  skv_edit_put (edit, contact);
  return edit;
}
