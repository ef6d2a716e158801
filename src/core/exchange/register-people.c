/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/register-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/contacts.h"
#include "core/model/text-fold.h"

/* A row while it looks for the contact that it means. */
typedef struct
{
  const SkvCsvRow *row;
  char *role; /* (owned) (not nullable) */
  char *name; /* (owned) (nullable): the post is vacant, or the table does not say */
  gboolean vacant;
  SkvContactKind kind;
  char *department;        /* (owned) (nullable): id */
  char *key;               /* (owned): of role and department, folded */
  const SkvContact *known; /* (nullable) */
} Person;

typedef struct
{
  SkvRegisterReader *reader;
  GPtrArray *people;       /* (owned) (element-type Person) */
  GHashTable *departments; /* (owned): folded name → id */
  GHashTable *counts;      /* (owned): key → how many rows have it */
  GHashTable *contacts;    /* (owned): key → GPtrArray of SkvContact */
  GHashTable *taken;       /* (owned): SkvContact */
} People;

static void
person_free (gpointer data)
{
  Person *person = data;

  g_free (person->role);
  g_free (person->name);
  g_free (person->department);
  g_free (person->key);
  g_free (person);
}

/* --- what a row says ------------------------------------------------------------------------- */

static gboolean
is_one_of (const char *text, const char *const *words)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return g_strv_contains (words, lower);
}

/* what people write where nobody is in a post */
static gboolean
says_vacant (const char *name)
{
  static const char *const words[] = {
    "vakant",      "vacant", "ledig",       "ledigt",  "ubesatt", "ikkje besett",
    "ikke besatt", "ubesat", "ej tillsatt", "obesatt", "n.n.",    "nn",
    "-",           "–",      "—",           NULL
  };

  return is_one_of (name, words);
}

/* (transfer full) (nullable) */
static char *
read_name (const SkvRegisterReader *reader, const SkvCsvRow *row)
{
  const char *name = skv_register_get (reader, row, SKV_REGISTER_NAME);
  const char *first = skv_register_get (reader, row, SKV_REGISTER_FIRST_NAME);
  const char *last = skv_register_get (reader, row, SKV_REGISTER_LAST_NAME);
  g_autofree char *both = g_strconcat (first, *first != '\0' ? " " : "", last, NULL);

  if (*name == '\0')
    name = g_strstrip (both);
  return *name != '\0' ? g_strdup (name) : NULL;
}

static gboolean
has_part (const char *folded, const char *const *parts)
{
  for (; *parts != NULL; parts++)
    {
      if (strstr (folded, *parts) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* By its column, or by what it is called: a list has an address and no phone, a shared phone the
 * other way round. */
static SkvContactKind
guess_kind (const SkvRegisterReader *reader, const SkvCsvRow *row, const char *called)
{
  static const char *const lists[] = { "liste",    "lista", "alle ", "alla ", "all ",
                                       "distribu", "-alle", "-alla", "-all",  NULL };
  static const char *const phones[] = { "telefon", "phone", "vakt", "jour", NULL };
  g_autofree char *kind = skv_text_fold (skv_register_get (reader, row, SKV_REGISTER_KIND));
  g_autofree char *folded = skv_text_fold (called);
  gboolean has_address = *skv_register_get (reader, row, SKV_REGISTER_EMAIL) != '\0';
  gboolean has_phone = *skv_register_get (reader, row, SKV_REGISTER_PHONE) != '\0' ||
                       *skv_register_get (reader, row, SKV_REGISTER_MOBILE) != '\0';

  if (*kind != '\0')
    return has_part (kind, lists) || strcmp (kind, "list") == 0 ? SKV_CONTACT_LIST
           : has_part (kind, phones)                            ? SKV_CONTACT_PHONE
                                                                : SKV_CONTACT_POST;
  if (has_address && !has_phone && has_part (folded, lists))
    return SKV_CONTACT_LIST;
  if (has_phone && has_part (folded, phones))
    return SKV_CONTACT_PHONE;
  return SKV_CONTACT_POST;
}

/* The role that the row says; a list and a phone are called by whichever cell has something. */
static gboolean
settle_role (const SkvRegisterReader *reader, Person *person)
{
  const char *role = skv_register_get (reader, person->row, SKV_REGISTER_ROLE);

  person->name = read_name (reader, person->row);
  if (*role == '\0' || person->name == NULL)
    person->kind = guess_kind (reader, person->row,
                               *role != '\0'          ? role
                               : person->name != NULL ? person->name
                                                      : "");
  else if (*skv_register_get (reader, person->row, SKV_REGISTER_KIND) != '\0')
    person->kind = guess_kind (reader, person->row, role);
  if (person->name != NULL && says_vacant (person->name))
    {
      person->vacant = TRUE;
      g_clear_pointer (&person->name, g_free);
    }
  if (*role == '\0' && person->name == NULL)
    return FALSE;
  if (*role == '\0' && person->kind != SKV_CONTACT_POST)
    person->role = g_steal_pointer (&person->name);
  else
    /* TRANSLATORS: the role of somebody of whom a list does not say one */
    person->role = g_strdup (*role != '\0' ? role : C_("role", "Contact"));
  return TRUE;
}

/* --- departments ----------------------------------------------------------------------------- */

static void
learn_departments (People *self)
{
  GPtrArray *records = skv_plan_get_records (self->reader->plan, SKV_KIND_DEPARTMENT);

  for (guint i = 0; i < records->len; i++)
    {
      const SkvDepartment *department = g_ptr_array_index (records, i);

      char *folded = skv_text_fold (department->name);

      if (g_hash_table_contains (self->departments, folded))
        g_free (folded); /* the first of two with one name */
      else
        g_hash_table_insert (self->departments, folded, g_strdup (department->parent.id));
    }
}

/* The id of the row's department, which is made if it is new. (transfer full) (nullable) */
static char *
find_department (People *self, const SkvCsvRow *row)
{
  const char *name = skv_register_get (self->reader, row, SKV_REGISTER_DEPARTMENT);
  g_autofree char *folded = skv_text_fold (name);
  const char *id = g_hash_table_lookup (self->departments, folded);
  SkvDepartment *department;
  char *made;

  if (*name == '\0' || id != NULL)
    return g_strdup (id);
  department = skv_record_new (SKV_KIND_DEPARTMENT, NULL);
  skv_set_text (&department->name, name);
  made = g_strdup (department->parent.id);
  g_hash_table_insert (self->departments, g_steal_pointer (&folded), g_strdup (made));
  skv_register_put (self->reader, department, row->line, name, NULL, NULL);
  return made;
}

/* --- whom a row means ------------------------------------------------------------------------ */

/* A table without departments says nothing about them. */
static char *
make_key (const People *self, const char *role, const char *department)
{
  g_autofree char *folded = skv_text_fold (role);
  gboolean told = self->reader->column_of[SKV_REGISTER_DEPARTMENT] >= 0;

  return g_strconcat (folded, "\x1f", told && department != NULL ? department : "", NULL);
}

static void
learn_contacts (People *self)
{
  GPtrArray *contacts = skv_plan_get_records (self->reader->plan, SKV_KIND_CONTACT);

  for (guint i = 0; i < contacts->len; i++)
    {
      const SkvContact *contact = g_ptr_array_index (contacts, i);
      char *key = make_key (self, contact->role, contact->department);
      GPtrArray *list = g_hash_table_lookup (self->contacts, key);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->contacts, g_strdup (key), list);
        }
      g_ptr_array_add (list, (gpointer) contact);
      g_free (key);
    }
}

static gboolean
same_name (const char *a, const char *b)
{
  g_autofree char *one = skv_text_fold (a != NULL ? a : "");
  g_autofree char *other = skv_text_fold (b != NULL ? b : "");

  return strcmp (one, other) == 0;
}

/* The first of the contacts with that key that nobody has taken: of the same name; or @vacant ones;
 * or whoever it is. */
static const SkvContact *
take (People *self, const Person *person, gboolean by_name, gboolean vacant)
{
  GPtrArray *list = g_hash_table_lookup (self->contacts, person->key);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const SkvContact *contact = g_ptr_array_index (list, i);

      if (g_hash_table_contains (self->taken, contact) ||
          (by_name && !same_name (contact->name, person->name)) ||
          (vacant && !skv_contact_is_vacant (contact)))
        continue;
      g_hash_table_add (self->taken, (gpointer) contact);
      return contact;
    }
  return NULL;
}

/* the same person first, then a post that only one row can mean, then one that was vacant */
static void
find_known (People *self)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      Person *person = g_ptr_array_index (self->people, i);

      person->known = take (self, person, TRUE, FALSE);
    }
  for (guint i = 0; i < self->people->len; i++)
    {
      Person *person = g_ptr_array_index (self->people, i);
      GPtrArray *list = g_hash_table_lookup (self->contacts, person->key);
      guint rows = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, person->key));
      gboolean alone = rows == 1 && list != NULL && list->len == 1;

      if (person->known == NULL)
        person->known = take (self, person, FALSE, !alone);
    }
}

/* --- what becomes of it ---------------------------------------------------------------------- */

static void
append_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* "Post · IT · 70 00 00 00 · it@example.org" (transfer full) */
static char *
describe (People *self, const SkvContact *contact, const char *department_name)
{
  const SkvDepartment *department =
    skv_plan_lookup (self->reader->plan, SKV_KIND_DEPARTMENT, contact->department);
  GString *text = g_string_new (NULL);

  if (contact->contact_kind != SKV_CONTACT_POST)
    append_part (text, skv_contact_kind_title (contact->contact_kind));
  append_part (text, department != NULL ? department->name : department_name);
  append_part (text, contact->phone);
  append_part (text, contact->mobile);
  append_part (text, contact->email);
  return g_string_free (text, FALSE);
}

/* What is no number or no address is left out, and told. */
static void
set_checked (SkvRegisterReader *reader,
             const SkvCsvRow *row,
             SkvRegisterColumn column,
             const char *title,
             char **field)
{
  const char *cell = skv_register_get (reader, row, column);

  if (*cell == '\0')
    return;
  if (column == SKV_REGISTER_EMAIL ? skv_email_is_valid (cell) : skv_phone_is_valid (cell))
    skv_set_text (field, cell);
  else
    skv_import_preview_add_remark (reader->preview->notes, row->line, title,
                                   column == SKV_REGISTER_EMAIL
                                     ? _("“%s” is no e-mail address and was left out")
                                     : _("“%s” is no phone number and was left out"),
                                   cell);
}

static void
put_person (People *self, const Person *person)
{
  SkvRegisterReader *reader = self->reader;
  SkvContact *contact = person->known != NULL ? skv_record_copy (person->known)
                                              : skv_record_new (SKV_KIND_CONTACT, NULL);
  g_autofree char *before = NULL, *words = NULL, *title = NULL;

  skv_set_text (&contact->role, person->role);
  if (person->name != NULL || person->vacant)
    skv_set_text (&contact->name, person->name);
  if (person->known == NULL || *skv_register_get (reader, person->row, SKV_REGISTER_KIND) != '\0')
    contact->contact_kind = person->kind;
  if (person->department != NULL)
    skv_set_text (&contact->department, person->department);
  title = skv_contact_words (contact);
  set_checked (reader, person->row, SKV_REGISTER_PHONE, title, &contact->phone);
  set_checked (reader, person->row, SKV_REGISTER_MOBILE, title, &contact->mobile);
  set_checked (reader, person->row, SKV_REGISTER_EMAIL, title, &contact->email);
  skv_register_take_notes (reader, person->row, &contact->notes);
  words = describe (self, contact, skv_register_get (reader, person->row, SKV_REGISTER_DEPARTMENT));
  if (person->known != NULL)
    {
      g_autofree char *who = skv_contact_words (person->known);
      g_autofree char *reach = describe (self, person->known, NULL);

      before = *reach != '\0' ? g_strdup_printf ("%s · %s", who, reach) : g_strdup (who);
    }
  skv_register_put (reader, contact, person->row->line, title, words, before);
}

/* A row that says the same person in the same post once more */
static gboolean
is_said (GHashTable *said, const Person *person)
{
  g_autofree char *name = skv_text_fold (person->name != NULL ? person->name : "");

  return !g_hash_table_add (said, g_strconcat (person->key, "\x1f", name, NULL));
}

static void
read_rows (People *self)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const SkvCsvRow *row;
  guint place = 0;

  while ((row = skv_register_next (self->reader, &place)) != NULL)
    {
      Person *person = g_new0 (Person, 1);
      guint rows;

      person->row = row;
      if (!settle_role (self->reader, person))
        {
          skv_import_preview_add_remark (self->reader->preview->skipped, row->line, NULL,
                                         _("the row says neither a role nor a name"));
          person_free (person);
          continue;
        }
      person->department = find_department (self, row);
      person->key = make_key (self, person->role, person->department);
      if (is_said (said, person))
        {
          skv_import_preview_add_remark (self->reader->preview->skipped, row->line, person->role,
                                         _("the same stands further up"));
          person_free (person);
          continue;
        }
      rows = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, person->key));
      g_hash_table_insert (self->counts, g_strdup (person->key), GUINT_TO_POINTER (rows + 1));
      g_ptr_array_add (self->people, person);
    }
}

void
skv_register_read_people (SkvRegisterReader *reader)
{
  People self = { .reader = reader };

  self.people = g_ptr_array_new_with_free_func (person_free);
  self.departments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.contacts =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self.taken = g_hash_table_new (NULL, NULL);
  learn_departments (&self);
  learn_contacts (&self);
  read_rows (&self);
  find_known (&self);
  for (guint i = 0; i < self.people->len; i++)
    put_person (&self, g_ptr_array_index (self.people, i));
  g_hash_table_unref (self.taken);
  g_hash_table_unref (self.contacts);
  g_hash_table_unref (self.counts);
  g_hash_table_unref (self.departments);
  g_ptr_array_unref (self.people);
}
