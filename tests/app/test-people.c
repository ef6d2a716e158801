/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/people/contact-form.h"
#include "app/people/people-list.h"
#include "app/systems/system-form.h"

static void
put_contact (SkvEdit *edit,
             const char *id,
             SkvContactKind kind,
             const char *role,
             const char *name,
             const char *department)
{
  SkvContact *contact = skv_record_new (SKV_KIND_CONTACT, id);

  contact->contact_kind = kind;
  skv_set_text (&contact->role, role);
  skv_set_text (&contact->name, name);
  skv_set_text (&contact->department, department);
  skv_edit_put (edit, contact);
}

static void
put_department (SkvEdit *edit, const char *name, const char *organisation)
{
  SkvDepartment *department = skv_record_new (SKV_KIND_DEPARTMENT, name);

  skv_set_text (&department->name, name);
  skv_set_text (&department->organisation, organisation);
  skv_edit_put (edit, department);
}

static SkvPlan *
new_plan (void)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);
  g_autoptr (SkvEdit) edit = skv_edit_new ("people");
  SkvOrganisation *organisation = skv_record_new (SKV_KIND_ORGANISATION, "Molde");
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, "mail");

  skv_set_text (&organisation->name, "Molde");
  skv_edit_put (edit, organisation);
  put_department (edit, "IT", "Molde");
  put_department (edit, "Staff", "Molde");
  put_department (edit, "Archive", NULL);
  put_contact (edit, "manager", SKV_CONTACT_POST, "Manager", "Åse Navn", "IT");
  put_contact (edit, "editor", SKV_CONTACT_POST, "Editor", NULL, "IT");
  put_contact (edit, "all", SKV_CONTACT_LIST, "All of IT", NULL, "IT");
  put_contact (edit, "press", SKV_CONTACT_PHONE, "Press phone", NULL, NULL);
  skv_set_text (&system->name, "Mail");
  skv_set_texts (&system->super_users, (const char *const[]){ "manager", "in words", NULL });
  skv_edit_put (edit, system);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return plan;
}

/* --- the list -------------------------------------------------------------------------------- */

/* titles with a "." for each step to the right, "?" behind a vacant post */
static const struct
{
  const char *name;
  const char *search;
  SkvPeopleOnly only;
  const char *list;
} lists[] = {
  { "all", "", SKV_PEOPLE_ALL,
    "Molde .IT ..Editor? ..Manager ..All of IT .Staff Archive In no department .Press phone " },
  { "vacant", "", SKV_PEOPLE_VACANT, "Molde .IT ..Editor? " },
  { "lists", "", SKV_PEOPLE_LISTS, "Molde .IT ..All of IT " },
  { "phones", "", SKV_PEOPLE_PHONES, "In no department .Press phone " },
  { "by-name-without-accent", "ase", SKV_PEOPLE_ALL, "Molde .IT ..Manager " },
  { "by-department", "it manager", SKV_PEOPLE_ALL, "Molde .IT ..Manager " },
  { "by-vacant", "vacant", SKV_PEOPLE_ALL, "Molde .IT ..Editor? " },
  { "nobody", "zzz", SKV_PEOPLE_ALL, "" },
};

static void
test_list (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (GPtrArray) entries = skv_people_list (plan, lists[i].search, lists[i].only);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint row = 0; row < entries->len; row++)
    {
      const SkvPeopleEntry *entry = g_ptr_array_index (entries, row);

      for (guint depth = 0; depth < entry->depth; depth++)
        g_string_append_c (text, '.');
      g_string_append_printf (text, "%s%s ", entry->title, entry->vacant ? "?" : "");
    }
  g_assert_cmpstr (text->str, ==, lists[i].list);
}

/* --- the form -------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  SkvContactKind kind;
  const char *role, *phone, *email;
  int wrong; /* field; -1: none */
} forms[] = {
  { "post", SKV_CONTACT_POST, "Manager", "", "", -1 },
  { "post-without-role", SKV_CONTACT_POST, " ", "", "", SKV_CONTACT_FORM_ROLE },
  { "wrong-phone", SKV_CONTACT_POST, "Manager", "ring", "", SKV_CONTACT_FORM_PHONE },
  { "wrong-address", SKV_CONTACT_POST, "Manager", "", "a(at)b.c", SKV_CONTACT_FORM_EMAIL },
  { "list", SKV_CONTACT_LIST, "All", "", "all@example.org", -1 },
  { "list-without-address", SKV_CONTACT_LIST, "All", "", "", SKV_CONTACT_FORM_EMAIL },
  { "phone", SKV_CONTACT_PHONE, "Press", "70 00 00 01", "", -1 },
  { "phone-without-number", SKV_CONTACT_PHONE, "Press", "", "", SKV_CONTACT_FORM_PHONE },
};

static void
test_form (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvContactForm) form = skv_contact_form_new (plan, NULL);
  g_autoptr (SkvEdit) edit = NULL;

  form->kind = forms[i].kind;
  skv_contact_form_set_text (form, SKV_CONTACT_FORM_ROLE, forms[i].role);
  skv_contact_form_set_text (form, SKV_CONTACT_FORM_PHONE, forms[i].phone);
  skv_contact_form_set_text (form, SKV_CONTACT_FORM_EMAIL, forms[i].email);
  for (int field = 0; field < SKV_CONTACT_FORM_N_FIELDS; field++)
    {
      g_autofree char *problem = skv_contact_form_problem (form, field);

      g_assert_true ((problem != NULL) == (field == forms[i].wrong));
    }
  edit = skv_contact_form_make_edit (form, plan);
  g_assert_true ((edit == NULL) == (forms[i].wrong >= 0));
}

static void
test_form_keeps_what_it_does_not_show (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvContactForm) form = skv_contact_form_new (plan, "manager");
  g_autoptr (SkvEdit) same = skv_contact_form_make_edit (form, plan);
  g_autoptr (SkvEdit) phone = NULL;
  g_autoptr (GError) error = NULL;
  const SkvContact *contact;

  g_assert_true (skv_record_equal (skv_edit_get_change (same, 0)->after,
                                   skv_plan_lookup (plan, SKV_KIND_CONTACT, "manager")));
  /* Nobody is in a shared phone. */
  form->kind = SKV_CONTACT_PHONE;
  skv_contact_form_set_text (form, SKV_CONTACT_FORM_PHONE, " 70 00 00 01 ");
  phone = skv_contact_form_make_edit (form, plan);
  skv_plan_apply (plan, phone, &error);
  g_assert_no_error (error);
  contact = skv_plan_lookup (plan, SKV_KIND_CONTACT, "manager");
  g_assert_null (contact->name);
  g_assert_cmpstr (contact->phone, ==, "70 00 00 01");
}

/* contacts are chosen, others stay in words, and both come back */
static void
test_super_users (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvSystemForm) form = skv_system_form_new (plan, "mail");
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *all = NULL;

  g_assert_cmpstr (form->super_users[0], ==, "manager");
  g_assert_null (form->super_users[1]);
  g_assert_cmpstr (form->texts[SKV_SYSTEM_FORM_SUPER_USERS], ==, "in words");
  skv_system_form_set_super_user (form, "editor", TRUE);
  skv_system_form_set_text (form, SKV_SYSTEM_FORM_SUPER_USERS, "A; B ;;A; manager");
  edit = skv_system_form_make_edit (form, plan);
  all = g_strjoinv ("|", ((SkvSystem *) skv_edit_get_change (edit, 0)->after)->super_users);
  g_assert_cmpstr (all, ==, "manager|editor|A|B");
}

#define ADD_ROWS(path, rows, func)                                                                 \
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)                                                  \
    {                                                                                              \
      g_autofree char *name = g_strconcat (path, rows[i].name, NULL);                              \
                                                                                                   \
      g_test_add_data_func (name, GSIZE_TO_POINTER (i), func);                                     \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_ROWS ("/people/list/", lists, test_list)
  ADD_ROWS ("/people/form/", forms, test_form)
  g_test_add_func ("/people/form/keeps-the-rest", test_form_keeps_what_it_does_not_show);
  g_test_add_func ("/people/super-users", test_super_users);
  return g_test_run ();
}
