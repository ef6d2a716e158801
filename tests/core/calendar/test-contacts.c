/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/contacts.h"

static const struct
{
  const char *text;
  gboolean valid;
} emails[] = {
  { "it@example.org", TRUE },    { "a.b+c@x.example.org", TRUE },
  { "ærlig@example.org", TRUE }, { "it(at)example.org", FALSE },
  { "it@example", FALSE },       { "@example.org", FALSE },
  { "it@example.", FALSE },      { "it@.org", FALSE },
  { "it@a@example.org", FALSE }, { "it @example.org", FALSE },
  { "it@example..org", FALSE },  { "", FALSE },
  { "<it@example.org>", FALSE }, { "a@b.c,d@e.f", FALSE },
};

static const struct
{
  const char *text;
  gboolean valid;
} phones[] = {
  { "70 00 00 01", TRUE },        { "+47 70000001", TRUE },
  { "72 36 XX XX", TRUE },        { "(+46) 8-123 45", TRUE },
  { "70000001/02", TRUE },        { "110", TRUE },
  { "70\u00a000\u00a000", TRUE }, { "12", FALSE },
  { "ring IT", FALSE },           { "", FALSE },
  { "it@example.org", FALSE },    { "70 00 00 01, 70 00 00 02", FALSE },
};

static void
test_email (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  g_assert_cmpint (skv_email_is_valid (emails[i].text), ==, emails[i].valid);
}

static void
test_phone (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  g_assert_cmpint (skv_phone_is_valid (phones[i].text), ==, phones[i].valid);
}

/* --- a small plan ---------------------------------------------------------------------------- */

static void
put_contact (SkvEdit *edit, const char *id, SkvContactKind kind, const char *role, const char *name)
{
  SkvContact *contact = skv_record_new (SKV_KIND_CONTACT, id);

  contact->contact_kind = kind;
  skv_set_text (&contact->role, role);
  skv_set_text (&contact->name, name);
  skv_set_text (&contact->phone, "70 00 00 01");
  skv_set_text (&contact->mobile, "900 00 001");
  skv_set_text (&contact->email, "somebody@example.org");
  if (g_strcmp0 (id, "b") == 0)
    skv_set_text (&contact->email, "b@example.org");
  skv_edit_put (edit, contact);
}

static SkvPlan *
new_plan (void)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);
  g_autoptr (SkvEdit) edit = skv_edit_new ("people");
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, "s");
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, "i");

  put_contact (edit, "a", SKV_CONTACT_POST, "IT manager", "A. Name");
  put_contact (edit, "b", SKV_CONTACT_POST, "Editor", "B. Name");
  put_contact (edit, "c", SKV_CONTACT_POST, "Editor", NULL);
  put_contact (edit, "d", SKV_CONTACT_PHONE, "Press phone", NULL);
  skv_set_text (&system->name, "Mail");
  skv_set_text (&system->owner, "a");
  skv_set_text (&system->administrator, "a");
  skv_set_texts (&system->super_users, (const char *const[]){ "b", "a", "in words", NULL });
  skv_edit_put (edit, system);
  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, "Upgrade");
  skv_set_text (&item->contact, "a");
  skv_set_text (&item->duty, "d");
  skv_edit_put (edit, item);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return plan;
}

/* whom words mean; "" for nobody */
static const struct
{
  const char *name;
  const char *words;
  const char *id;
} meant[] = {
  { "id", "a", "a" },
  { "name", " b. name ", "b" },
  { "role", "it manager", "a" },
  { "role-of-two", "Editor", "" },
  { "role-and-name", "Editor (B. Name)", "b" },
  { "vacant-in-words", "Editor, vacant", "c" },
  { "address", "B@example.org", "b" },
  { "address-of-several", "somebody@example.org", "" },
  { "nobody", "in words", "" },
  { "empty", "", "" },
};

static void
test_find (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  const SkvContact *contact = skv_contact_find (plan, meant[i].words);

  g_assert_cmpstr (contact != NULL ? contact->parent.id : "", ==, meant[i].id);
}

static void
test_words (void)
{
  static const struct
  {
    const char *who;
    const char *words;
  } rows[] = { { "a", "IT manager (A. Name)" },
               { "c", "Editor, vacant" },
               { "d", "Press phone" },
               { "in words", "in words" } };
  g_autoptr (SkvPlan) plan = new_plan ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = skv_contact_who_words (plan, rows[i].who);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
  g_assert_null (skv_contact_who_words (plan, NULL));
  g_assert_null (skv_contact_who_words (plan, ""));
}

/* "owner:s contact:i" */
static char *
describe_answers (SkvPlan *plan, const char *id)
{
  g_autoptr (GHashTable) answers = skv_contacts_list_answers (plan);
  GPtrArray *list = g_hash_table_lookup (answers, id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const SkvAnswersFor *answer = g_ptr_array_index (list, i);

      g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "", skv_answers_name (answer->as),
                              answer->record->id);
    }
  return g_string_free (text, FALSE);
}

static void
assert_answers (SkvPlan *plan, const char *id, const char *expected)
{
  g_autofree char *found = describe_answers (plan, id);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_answers (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();

  assert_answers (plan, "a", "owner:s administrator:s super-user:s contact:i");
  assert_answers (plan, "b", "super-user:s");
  assert_answers (plan, "c", "");
  assert_answers (plan, "d", "duty:i");
}

static void
test_removal_to_heir (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvEdit) edit = skv_contact_removal (plan, "a", "b");
  g_autoptr (GError) error = NULL;
  const SkvSystem *system;

  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  assert_answers (plan, "b", "owner:s administrator:s super-user:s contact:i");
  system = skv_plan_get_system (plan, "s");
  g_assert_cmpuint (g_strv_length (system->super_users), ==, 2); /* b is not there twice */
  g_assert_null (skv_plan_lookup (plan, SKV_KIND_CONTACT, "a"));
}

static void
test_removal_to_nobody (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvEdit) edit = skv_contact_removal (plan, "a", NULL);
  g_autoptr (GError) error = NULL;

  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  g_assert_null (skv_plan_get_system (plan, "s")->owner);
  g_assert_null (skv_plan_get_item (plan, "i")->contact);
  g_assert_cmpstr (skv_plan_get_item (plan, "i")->duty, ==, "d");
  g_assert_null (skv_contact_removal (plan, "a", NULL));
  g_assert_null (skv_contact_removal (plan, "b", "b"));
}

static void
test_vacate (gconstpointer data)
{
  gboolean keep_phones = (GPOINTER_TO_UINT (data) & 1) != 0;
  gboolean keep_email = (GPOINTER_TO_UINT (data) & 2) != 0;
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvEdit) edit = skv_contact_vacate (plan, "a", keep_phones, keep_email);
  g_autoptr (GError) error = NULL;
  const SkvContact *contact;

  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  contact = skv_plan_lookup (plan, SKV_KIND_CONTACT, "a");
  g_assert_true (skv_contact_is_vacant (contact));
  g_assert_cmpint (contact->phone != NULL, ==, keep_phones);
  g_assert_cmpint (contact->mobile != NULL, ==, keep_phones);
  g_assert_cmpint (contact->email != NULL, ==, keep_email);
  assert_answers (plan, "a", "owner:s administrator:s super-user:s contact:i");
  g_assert_null (skv_contact_vacate (plan, "a", TRUE, TRUE)); /* it is */
  g_assert_null (skv_contact_vacate (plan, "d", TRUE, TRUE)); /* a phone never is */
}

#define ADD_ROWS(path, rows, func, label)                                                          \
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)                                                  \
    {                                                                                              \
      g_autofree char *name = g_strdup_printf ("%s/%" G_GSIZE_FORMAT "-%s", path, i, label);       \
                                                                                                   \
      g_test_add_data_func (g_strdelimit (name, " ", '_'), GSIZE_TO_POINTER (i), func);            \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_ROWS ("/contacts/email", emails, test_email, emails[i].valid ? "valid" : "wrong")
  ADD_ROWS ("/contacts/phone", phones, test_phone, phones[i].valid ? "valid" : "wrong")
  ADD_ROWS ("/contacts/find", meant, test_find, meant[i].name)
  g_test_add_func ("/contacts/words", test_words);
  g_test_add_func ("/contacts/answers", test_answers);
  g_test_add_func ("/contacts/removal-to-heir", test_removal_to_heir);
  g_test_add_func ("/contacts/removal-to-nobody", test_removal_to_nobody);
  g_test_add_data_func ("/contacts/vacate/nothing-stays", GUINT_TO_POINTER (0), test_vacate);
  g_test_add_data_func ("/contacts/vacate/phones-stay", GUINT_TO_POINTER (1), test_vacate);
  g_test_add_data_func ("/contacts/vacate/address-stays", GUINT_TO_POINTER (2), test_vacate);
  g_test_add_data_func ("/contacts/vacate/all-stays", GUINT_TO_POINTER (3), test_vacate);
  return g_test_run ();
}
