/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/register-import.h"
#include "core/calendar/contacts.h"
#include "core/exchange/json-text.h"

/* More items than this are counted, in the text. */
#define MAX_ITEMS_TOLD 5

typedef struct
{
  SkvPlan *plan;       /* (unowned) */
  GHashTable *answers; /* (owned): see skv_contacts_list_answers() */
} People;

static const char *
answer_name (const SkvAnswersFor *answer)
{
  return answer->record->kind == SKV_KIND_SYSTEM ? ((const SkvSystem *) answer->record)->name
                                                 : ((const SkvItem *) answer->record)->title;
}

/* --- text ----------------------------------------------------------------------------------- */

static void
append_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

static void
print_answers (const People *self, const SkvContact *contact)
{
  GPtrArray *answers = g_hash_table_lookup (self->answers, contact->parent.id);
  guint items = 0;

  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      const SkvAnswersFor *answer = g_ptr_array_index (answers, i);

      if (answer->record->kind == SKV_KIND_ITEM && ++items > MAX_ITEMS_TOLD)
        continue;
      skv_cli_print ("    %s: %s\n", skv_answers_title (answer->as), answer_name (answer));
    }
  if (items > MAX_ITEMS_TOLD)
    {
      items -= MAX_ITEMS_TOLD;
      skv_cli_print ("    ");
      skv_cli_print (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", items), items);
      skv_cli_print ("\n");
    }
}

static void
print_contact (const People *self, const SkvContact *contact)
{
  g_autofree char *words = skv_contact_words (contact);
  g_autoptr (GString) reach = g_string_new (NULL);

  if (contact->contact_kind != SKV_CONTACT_POST)
    append_part (reach, skv_contact_kind_title (contact->contact_kind));
  append_part (reach, contact->phone);
  append_part (reach, contact->mobile);
  append_part (reach, contact->email);
  skv_cli_print (reach->len > 0 ? "  %s: %s\n" : "  %s\n", words, reach->str);
  print_answers (self, contact);
}

/* @department (nullable): those of none */
static void
print_department (const People *self, const SkvDepartment *department)
{
  GPtrArray *contacts = skv_plan_get_records (self->plan, SKV_KIND_CONTACT);
  const SkvOrganisation *organisation =
    department != NULL
      ? skv_plan_lookup (self->plan, SKV_KIND_ORGANISATION, department->organisation)
      : NULL;
  gboolean first = TRUE;

  for (guint i = 0; i < contacts->len; i++)
    {
      const SkvContact *contact = g_ptr_array_index (contacts, i);

      if (g_strcmp0 (contact->department, department != NULL ? department->parent.id : NULL) != 0)
        continue;
      if (first && organisation != NULL)
        skv_cli_print ("%s, %s\n", department->name, organisation->name);
      else if (first)
        skv_cli_print ("%s\n", department != NULL ? department->name : _("In no department"));
      print_contact (self, contact);
      first = FALSE;
    }
}

static void
print_text (const People *self)
{
  GPtrArray *departments = skv_plan_get_records (self->plan, SKV_KIND_DEPARTMENT);

  for (guint i = 0; i < departments->len; i++)
    print_department (self, g_ptr_array_index (departments, i));
  print_department (self, NULL);
  if (skv_plan_get_records (self->plan, SKV_KIND_CONTACT)->len == 0)
    skv_cli_print ("%s\n", _("Nobody is in the plan yet."));
}

/* --- JSON ----------------------------------------------------------------------------------- */

static void
put_answers (GString *text, const People *self, const SkvContact *contact)
{
  GPtrArray *answers = g_hash_table_lookup (self->answers, contact->parent.id);

  skv_json_put_name (text, "answers_for");
  g_string_append_c (text, '[');
  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      const SkvAnswersFor *answer = g_ptr_array_index (answers, i);

      g_string_append (text, i > 0 ? ",\n    {" : "\n    {");
      skv_json_put_text_member (text, "as", skv_answers_name (answer->as));
      skv_json_put_text_member (text, skv_kind_name (answer->record->kind), answer->record->id);
      skv_json_put_text_member (text, "name", answer_name (answer));
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
print_json (const People *self)
{
  GPtrArray *contacts = skv_plan_get_records (self->plan, SKV_KIND_CONTACT);
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < contacts->len; i++)
    {
      const SkvContact *contact = g_ptr_array_index (contacts, i);
      const SkvDepartment *department =
        skv_plan_lookup (self->plan, SKV_KIND_DEPARTMENT, contact->department);

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "id", contact->parent.id);
      skv_json_put_text_member (text, "kind", skv_contact_kind_name (contact->contact_kind));
      skv_json_put_text_member (text, "role", contact->role);
      skv_json_put_text_member (text, "name", contact->name);
      skv_json_put_bool_member (text, "vacant", skv_contact_is_vacant (contact));
      skv_json_put_text_member (text, "phone", contact->phone);
      skv_json_put_text_member (text, "mobile", contact->mobile);
      skv_json_put_text_member (text, "email", contact->email);
      skv_json_put_text_member (text, "department", contact->department);
      skv_json_put_text_member (text, "department_name",
                                department != NULL ? department->name : NULL);
      skv_json_put_text_member (text, "notes", contact->notes);
      put_answers (text, self, contact);
      g_string_append_c (text, '}');
    }
  skv_cli_print ("%s\n]\n", text->str);
}

int
skv_cli_people (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL, *import = NULL;
  gboolean dry_run = FALSE;
  g_autoptr (SkvPlan) plan = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    SKV_CLI_REGISTER_ENTRIES (import, dry_run),
    { NULL },
  };
  People self;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1) ||
      !skv_cli_check_format (format != NULL ? format : "text", formats))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], import != NULL && !dry_run, &status);
  if (plan == NULL)
    return status;
  if (import != NULL)
    return skv_cli_import_register (plan, SKV_REGISTER_PEOPLE, import, dry_run);
  self = (People){ plan, skv_contacts_list_answers (plan) };
  if (g_strcmp0 (format, "json") == 0)
    print_json (&self);
  else
    print_text (&self);
  g_hash_table_unref (self.answers);
  return SKV_EXIT_DONE;
}
