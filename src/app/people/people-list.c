/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/people/people-list.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/organisations/organisation-words.h"
#include "core/calendar/contacts.h"
#include "core/model/text-fold.h"

G_DEFINE_FINAL_TYPE (SkvPeopleEntry, skv_people_entry, G_TYPE_OBJECT)

static void
skv_people_entry_finalize (GObject *object)
{
  SkvPeopleEntry *self = SKV_PEOPLE_ENTRY (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->words);
  G_OBJECT_CLASS (skv_people_entry_parent_class)->finalize (object);
}

static void
skv_people_entry_class_init (SkvPeopleEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_people_entry_finalize;
}

static void
skv_people_entry_init (SkvPeopleEntry *self)
{
}

gboolean
skv_people_entry_same (gpointer a, gpointer b)
{
  const SkvPeopleEntry *one = a, *other = b;

  return one->kind == other->kind && one->depth == other->depth && one->vacant == other->vacant &&
         g_strcmp0 (one->id, other->id) == 0 && strcmp (one->title, other->title) == 0 &&
         strcmp (one->words, other->words) == 0 && g_strcmp0 (one->icon, other->icon) == 0;
}

/* @words: (transfer full) (nullable) */
static SkvPeopleEntry *
entry_new (SkvPeopleKind kind, const char *id, const char *title, char *words, guint depth)
{
  SkvPeopleEntry *self = g_object_new (SKV_TYPE_PEOPLE_ENTRY, NULL);

  self->kind = kind;
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->words = words != NULL ? words : g_strdup ("");
  self->depth = depth;
  return self;
}

/* --- contacts -------------------------------------------------------------------------------- */

const char *
skv_people_icon (const SkvContact *contact)
{
  if (skv_contact_is_vacant (contact))
    return "dialog-question-symbolic";
  return contact->contact_kind == SKV_CONTACT_LIST    ? "mail-unread-symbolic"
         : contact->contact_kind == SKV_CONTACT_PHONE ? "call-start-symbolic"
                                                      : "avatar-default-symbolic";
}

typedef struct
{
  SkvPlan *plan;
  const char *search;
  SkvPeopleOnly only;
  GHashTable *by_department; /* (owned): id or "" → GPtrArray of SkvContact */
  GPtrArray *entries;        /* (owned) */
} Listing;

static gboolean
is_asked_for (const Listing *self, const SkvContact *contact)
{
  switch (self->only)
    {
    case SKV_PEOPLE_VACANT:
      return skv_contact_is_vacant (contact);
    case SKV_PEOPLE_LISTS:
      return contact->contact_kind == SKV_CONTACT_LIST;
    case SKV_PEOPLE_PHONES:
      return contact->contact_kind == SKV_CONTACT_PHONE;
    case SKV_PEOPLE_ALL:
      break;
    }
  return TRUE;
}

/* every word of the search in what is known of them */
static gboolean
matches (const Listing *self, const SkvContact *contact, const char *department)
{
  const char *texts[] = { contact->role,
                          contact->name,
                          contact->email,
                          contact->phone,
                          contact->mobile,
                          contact->notes,
                          department,
                          skv_contact_kind_title (contact->contact_kind),
                          skv_contact_is_vacant (contact) ? C_("post", "Vacant") : NULL };
  g_autoptr (GString) all = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  if (!is_asked_for (self, contact))
    return FALSE;
  if (*self->search == '\0')
    return TRUE;
  all = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (all, "%s\n", texts[i] != NULL ? texts[i] : "");
  folded = skv_text_fold (all->str);
  words = g_strsplit (self->search, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (folded, words[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
append_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static SkvPeopleEntry *
contact_entry_new (const SkvContact *contact, guint depth)
{
  GString *words = g_string_new (NULL);
  SkvPeopleEntry *self;

  if (skv_contact_is_vacant (contact))
    append_part (words, C_("post", "Vacant"));
  else if (contact->contact_kind != SKV_CONTACT_POST)
    append_part (words, skv_contact_kind_title (contact->contact_kind));
  append_part (words, contact->name);
  append_part (words, contact->phone != NULL ? contact->phone : contact->mobile);
  if (contact->phone == NULL && contact->mobile == NULL)
    append_part (words, contact->email);
  self = entry_new (SKV_PEOPLE_CONTACT, contact->parent.id, contact->role,
                    g_string_free (words, FALSE), depth);
  self->vacant = skv_contact_is_vacant (contact);
  self->icon = skv_people_icon (contact);
  return self;
}

static int
compare_contacts (gconstpointer a, gconstpointer b)
{
  const SkvContact *one = *(SkvContact *const *) a, *other = *(SkvContact *const *) b;

  if (one->contact_kind != other->contact_kind)
    return (int) one->contact_kind - (int) other->contact_kind;
  return g_utf8_collate (one->role, other->role);
}

static guint
add_contacts (Listing *self, const char *department, const char *name, guint depth)
{
  GPtrArray *contacts =
    g_hash_table_lookup (self->by_department, department != NULL ? department : "");
  guint n = 0;

  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    {
      const SkvContact *contact = g_ptr_array_index (contacts, i);

      if (!matches (self, contact, name))
        continue;
      g_ptr_array_add (self->entries, contact_entry_new (contact, depth));
      n++;
    }
  return n;
}

static void
sort_contacts (Listing *self)
{
  GPtrArray *contacts = skv_plan_get_records (self->plan, SKV_KIND_CONTACT);
  GHashTableIter iter;
  gpointer list;

  for (guint i = 0; i < contacts->len; i++)
    {
      const SkvContact *contact = g_ptr_array_index (contacts, i);
      const char *key = contact->department != NULL ? contact->department : "";

      list = g_hash_table_lookup (self->by_department, key);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->by_department, g_strdup (key), list);
        }
      g_ptr_array_add (list, (gpointer) contact);
    }
  g_hash_table_iter_init (&iter, self->by_department);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_ptr_array_sort (list, compare_contacts);
}

/* --- headings -------------------------------------------------------------------------------- */

/* "until 31 December 2019 · 4, of which 1 vacant" (transfer full) */
static char *
count_words (Listing *self, const SkvDepartment *department)
{
  GPtrArray *contacts = g_hash_table_lookup (self->by_department, department->parent.id);
  GString *text = g_string_new (NULL);
  g_autofree char *validity = skv_words_validity (department->valid_from, department->valid_until);
  g_autofree char *n_words = NULL, *vacant_words = NULL;
  guint n = contacts != NULL ? contacts->len : 0, vacant = 0;

  for (guint i = 0; i < n; i++)
    vacant += skv_contact_is_vacant (g_ptr_array_index (contacts, i)) ? 1 : 0;
  n_words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u contact", "%u contacts", n), n);
  vacant_words =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u vacant", "%u vacant", vacant), vacant);
  append_part (text, validity);
  append_part (text, n > 0 ? n_words : _("nobody yet"));
  append_part (text, vacant > 0 ? vacant_words : NULL);
  return g_string_free (text, FALSE);
}

static gboolean
is_filtered (const Listing *self)
{
  return *self->search != '\0' || self->only != SKV_PEOPLE_ALL;
}

static void
add_department (Listing *self, const SkvDepartment *department, guint depth)
{
  guint place = self->entries->len;
  SkvPeopleEntry *entry = entry_new (SKV_PEOPLE_DEPARTMENT, department->parent.id, department->name,
                                     count_words (self, department), depth);

  entry->icon = "system-users-symbolic";
  g_ptr_array_add (self->entries, entry);
  if (add_contacts (self, department->parent.id, department->name, depth + 1) == 0 &&
      is_filtered (self))
    g_ptr_array_set_size (self->entries, (int) place);
}

static void
add_departments (Listing *self, const char *organisation, guint depth)
{
  GPtrArray *departments = skv_plan_get_records (self->plan, SKV_KIND_DEPARTMENT);

  for (guint i = 0; i < departments->len; i++)
    {
      const SkvDepartment *department = g_ptr_array_index (departments, i);

      if (g_strcmp0 (department->organisation, organisation) == 0)
        add_department (self, department, depth);
    }
}

/* Those that have no department are told on the organisations page alone. */
static void
add_organisation (Listing *self, const SkvOrganisation *organisation)
{
  guint place = self->entries->len;

  g_ptr_array_add (self->entries,
                   entry_new (SKV_PEOPLE_ORGANISATION, organisation->parent.id, organisation->name,
                              skv_organisation_validity (self->plan, organisation), 0));
  add_departments (self, organisation->parent.id, 1);
  if (self->entries->len == place + 1)
    g_ptr_array_set_size (self->entries, (int) place);
}

GPtrArray *
skv_people_list (SkvPlan *plan, const char *search, SkvPeopleOnly only)
{
  Listing self = { plan, search, only, NULL, NULL };
  GPtrArray *organisations = skv_plan_get_records (plan, SKV_KIND_ORGANISATION);
  guint place;

  self.by_department =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self.entries = g_ptr_array_new_with_free_func (g_object_unref);
  sort_contacts (&self);
  for (guint i = 0; i < organisations->len; i++)
    add_organisation (&self, g_ptr_array_index (organisations, i));
  add_departments (&self, NULL, 0);
  place = self.entries->len;
  g_ptr_array_add (self.entries,
                   entry_new (SKV_PEOPLE_NOWHERE, NULL, _("In no department"), NULL, 0));
  if (add_contacts (&self, NULL, NULL, 1) == 0)
    g_ptr_array_set_size (self.entries, (int) place);
  g_hash_table_unref (self.by_department);
  return self.entries;
}
