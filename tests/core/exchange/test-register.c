/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "core/calendar/contacts.h"
#include "core/exchange/register.h"

static void
put_contact (
  SkvEdit *edit, const char *id, const char *role, const char *name, const char *department)
{
  SkvContact *contact = skv_record_new (SKV_KIND_CONTACT, id);

  skv_set_text (&contact->role, role);
  skv_set_text (&contact->name, name);
  skv_set_text (&contact->department, department);
  skv_edit_put (edit, contact);
}

/* IT has a manager and two editors, the other department a vacant manager */
static SkvPlan *
new_plan (void)
{
  static const char *const departments[] = { "IT", "Økonomi" };
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);
  g_autoptr (SkvEdit) edit = skv_edit_new ("people");
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, "mail");

  for (gsize i = 0; i < G_N_ELEMENTS (departments); i++)
    {
      SkvDepartment *department = skv_record_new (SKV_KIND_DEPARTMENT, departments[i]);

      skv_set_text (&department->name, departments[i]);
      skv_edit_put (edit, department);
    }
  put_contact (edit, "manager", "Leder", "A. Navn", "IT");
  put_contact (edit, "one", "Redaktør", "B. Navn", "IT");
  put_contact (edit, "two", "Redaktør", "C. Navn", "IT");
  put_contact (edit, "vacant", "Leder", NULL, "Økonomi");
  skv_set_text (&system->name, "E-post");
  skv_set_text (&system->owner, "manager");
  skv_set_texts (&system->super_users, (const char *const[]){ "old one", NULL });
  skv_set_text (&system->notes, "IKT'er: Team 1\nI drift siden 2010");
  skv_edit_put (edit, system);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return plan;
}

static SkvImportPreview *
read_register (SkvPlan *plan, SkvRegister what, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return skv_register_read (plan, what, bytes, error);
}

/* --- people ---------------------------------------------------------------------------------- */

/* What a table makes of the plan's contacts, those that it changes or adds:
 * "role|name|phone|mobile| email|department|kind", a line each in the order of the plan. */
static const struct
{
  const char *name;
  const char *table;
  guint added, updated, unchanged, skipped, notes;
  const char *people;
} tables[] = {
  { "bokmål",
    "Stilling;Navn;Telefon;Mobil;E-post;Avdeling\nSjef;D. "
    "Navn;70000001;90000001;d@example.org;IT\n",
    1, 0, 0, 0, 0, "Sjef|D. Navn|70000001|90000001|d@example.org|IT|post\n" },
  { "nynorsk",
    "Rolle;Namn;Telefonnummer;Mobilnummer;E-postadresse;Eining\nSjef;D. "
    "Namn;70000001;90000001;d@example.org;IT\n",
    1, 0, 0, 0, 0, "Sjef|D. Namn|70000001|90000001|d@example.org|IT|post\n" },
  { "swedish",
    "Befattning\tNamn\tTelefon\tMobil\tE-postadress\tAvdelning\nChef\tD. Namn\t70000001\t\t\tIT\n",
    1, 0, 0, 0, 0, "Chef|D. Namn|70000001|-|-|IT|post\n" },
  { "danish", "Titel,Navn,Tlf.,Mobiltelefon,Mail,Afdeling\nChef,D. Navn,70000001,,,IT\n", 1, 0, 0,
    0, 0, "Chef|D. Navn|70000001|-|-|IT|post\n" },
  { "english", "Role,Name,Phone,Mobile,E-mail,Department\nHead,D. Name,70000001,,,IT\n", 1, 0, 0, 0,
    0, "Head|D. Name|70000001|-|-|IT|post\n" },
  { "first-and-last-name", "Stilling;Fornavn;Etternavn\nSjef;Dag;Navn\n", 1, 0, 0, 0, 0,
    "Sjef|Dag Navn|-|-|-|-|post\n" },
  { "caption-above", "Kontaktliste 2024;;\n;;\nStilling;Navn;Avdeling\nSjef;D. Navn;IT\n", 1, 0, 0,
    0, 0, "Sjef|D. Navn|-|-|-|IT|post\n" },
  { "updates-the-same-post", "Rolle;Navn;Telefon;Avdeling\nleder;A. Navn;70000001;it\n", 0, 1, 0, 0,
    0, "leder|A. Navn|70000001|-|-|IT|post\n" },
  { "another-person-in-the-post", "Rolle;Navn;Avdeling\nLeder;Ny Navn;IT\n", 0, 1, 0, 0, 0,
    "Leder|Ny Navn|-|-|-|IT|post\n" },
  { "same-again", "Rolle;Navn;Avdeling\nLeder;A. Navn;IT\n", 0, 0, 1, 0, 0, "" },
  { "other-department-is-another", "Rolle;Navn;Avdeling\nLeder;Ny Navn;Økonomi\n", 0, 1, 0, 0, 0,
    "Leder|Ny Navn|-|-|-|Økonomi|post\n" },
  { "new-department", "Rolle;Navn;Avdeling\nLeder;Ny Navn;Skole\n", 2, 0, 0, 0, 0,
    "Leder|Ny Navn|-|-|-|Skole|post\n" },
  { "one-of-two-by-name", "Rolle;Navn;Telefon;Avdeling\nRedaktør;C. Navn;70000001;IT\n", 0, 1, 0, 0,
    0, "Redaktør|C. Navn|70000001|-|-|IT|post\n" },
  { "a-third-of-two", "Rolle;Navn;Avdeling\nRedaktør;E. Navn;IT\n", 1, 0, 0, 0, 0,
    "Redaktør|E. Navn|-|-|-|IT|post\n" },
  { "vacant", "Rolle;Navn;Telefon;Avdeling\nLeder;vakant;72 36 XX XX;IT\n", 0, 1, 0, 0, 0,
    "Leder|-|72 36 XX XX|-|-|IT|post\n" },
  { "empty-name-says-nothing", "Rolle;Navn;Telefon;Avdeling\nLeder;;70000001;IT\n", 0, 1, 0, 0, 0,
    "Leder|A. Navn|70000001|-|-|IT|post\n" },
  { "list-and-phone",
    "Navn;Telefon;E-post\nPressetelefonen;70000001;\nORG-Alle medarbejdere;;alle@example.org\n", 2,
    0, 0, 0, 0,
    "Pressetelefonen|-|70000001|-|-|-|phone\nORG-Alle "
    "medarbejdere|-|-|-|alle@example.org|-|list\n" },
  { "kind-said", "Rolle;Type;E-post\nRedaksjonen;Distribusjonsliste;r@example.org\n", 1, 0, 0, 0, 0,
    "Redaksjonen|-|-|-|r@example.org|-|list\n" },
  { "wrong-values-are-left-out",
    "Rolle;Navn;Telefon;E-post\nSjef;D. Navn;ring IT;d(at)example.org\n", 1, 0, 0, 0, 2,
    "Sjef|D. Navn|-|-|-|-|post\n" },
  { "nobody-in-a-row", "Rolle;Navn;Telefon\n;;70000001\nSjef;D. Navn;\n", 1, 0, 0, 1, 0,
    "Sjef|D. Navn|-|-|-|-|post\n" },
  { "twice-in-the-table", "Rolle;Navn;Telefon\nSjef;D. Navn;70000001\nSjef;D. Navn;70000002\n", 1,
    0, 0, 1, 0, "Sjef|D. Navn|70000001|-|-|-|post\n" },
};

static void
apply (SkvPlan *plan, const SkvImportPreview *preview)
{
  g_autoptr (GError) error = NULL;

  skv_plan_apply (plan, preview->import->edit, &error);
  g_assert_no_error (error);
}

static const char *
or_dash (const char *text)
{
  return text != NULL ? text : "-";
}

static char *
describe_people (SkvPlan *plan, const SkvImportPreview *preview)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < skv_edit_get_n_changes (preview->import->edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (preview->import->edit, i);
      const SkvContact *contact = skv_plan_lookup (plan, SKV_KIND_CONTACT, change->id);
      const SkvDepartment *department;

      if (change->kind != SKV_KIND_CONTACT)
        continue;
      department = skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, contact->department);
      g_string_append_printf (
        text, "%s|%s|%s|%s|%s|%s|%s\n", contact->role, or_dash (contact->name),
        or_dash (contact->phone), or_dash (contact->mobile), or_dash (contact->email),
        department != NULL ? department->name : "-", skv_contact_kind_name (contact->contact_kind));
    }
  return g_string_free (text, FALSE);
}

static void
test_people (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvImportPreview) preview =
    read_register (plan, SKV_REGISTER_PEOPLE, tables[i].table, &error);
  g_autoptr (SkvImportPreview) again = NULL;
  g_autofree char *people = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (preview->counts[SKV_ICS_ADDED], ==, tables[i].added);
  g_assert_cmpuint (preview->counts[SKV_ICS_UPDATED], ==, tables[i].updated);
  g_assert_cmpuint (preview->counts[SKV_ICS_UNCHANGED], ==, tables[i].unchanged);
  g_assert_cmpuint (preview->skipped->len, ==, tables[i].skipped);
  g_assert_cmpuint (preview->notes->len, ==, tables[i].notes);
  apply (plan, preview);
  people = describe_people (plan, preview);
  g_assert_cmpstr (people, ==, tables[i].people);

  /* What came in does not come twice. */
  again = read_register (plan, SKV_REGISTER_PEOPLE, tables[i].table, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->counts[SKV_ICS_ADDED] + again->counts[SKV_ICS_UPDATED], ==, 0);
}

/* --- systems --------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *table;
  const char *systems; /* name|owner|administrator|super users|vendor|users|plan|stamp|notes */
} lists[] = {
  { "steering-list",
    "System;Administrator;Superbrugere;IKT'er\nE-post;A. Navn;\"B. Navn, F. Navn\";Team 2\n",
    "E-post|manager|manager|one,F. Navn|-|0|-|-|IKT'er: Team 2/I drift siden 2010\n" },
  { "goes-on-below", "System;Administrator;Superbrukere\nE-post;;B. Navn\n;;C. Navn\n",
    "E-post|manager|-|one,two|-|0|-|-|IKT'er: Team 1/I drift siden 2010\n" },
  { "new-system",
    "Systemnavn;Systemeier;Leverandør;Antall brukere\nKart;Leder (A. Navn);Kartleverandøren;1 "
    "250\n",
    "Kart|manager|-||Kartleverandøren|1250|-|-|-\n" },
  { "ambiguous-stays-words", "Fagsystem;Eier\nE-post;Redaktør\n",
    "E-post|Redaktør|-|old one|-|0|-|-|IKT'er: Team 1/I drift siden 2010\n" },
  { "stamp",
    "System;Ansvarlig redaktør;Sidst "
    "opdateret;Beredskabsplan\nE-post;Redaktionen;23.02.2024;https://plan.example.org\n",
    "E-post|manager|-|old one|-|0|https://plan.example.org|2024-02-23|IKT'er: Team 1/I drift siden "
    "2010\n" },
  { "english", "System,Owner,Super users\nMail,A. Navn,x;y\n", "Mail|manager|-|x,y|-|0|-|-|-\n" },
};

static char *
describe_systems (SkvPlan *plan, const SkvImportPreview *preview)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < skv_edit_get_n_changes (preview->import->edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (preview->import->edit, i);
      const SkvSystem *system = skv_plan_get_system (plan, change->id);
      g_autofree char *users = g_strjoinv (",", system->super_users);
      g_autofree char *notes = g_strdelimit (g_strdup (or_dash (system->notes)), "\n", '/');
      g_autofree char *stamp = system->card_updated != SKV_DAY_NONE
                                 ? skv_day_format (system->card_updated)
                                 : g_strdup ("-");

      g_string_append_printf (text, "%s|%s|%s|%s|%s|%d|%s|%s|%s\n", system->name,
                              or_dash (system->owner), or_dash (system->administrator), users,
                              or_dash (system->vendor), system->users,
                              or_dash (system->continuity_plan), stamp, notes);
    }
  return g_string_free (text, FALSE);
}

static void
test_systems (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvImportPreview) preview =
    read_register (plan, SKV_REGISTER_SYSTEMS, lists[i].table, &error);
  g_autoptr (SkvImportPreview) again = NULL;
  g_autofree char *systems = NULL;

  g_assert_no_error (error);
  apply (plan, preview);
  systems = describe_systems (plan, preview);
  g_assert_cmpstr (systems, ==, lists[i].systems);
  again = read_register (plan, SKV_REGISTER_SYSTEMS, lists[i].table, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->counts[SKV_ICS_ADDED] + again->counts[SKV_ICS_UPDATED], ==, 0);
}

/* --- what is no such table ------------------------------------------------------------------- */

static const struct
{
  const char *name;
  SkvRegister what;
  const char *table;
  const char *error;
} wrong[] = {
  { "no-headings", SKV_REGISTER_PEOPLE, "a;b\n1;2\n",
    "1: no headings of a list of people*“a”, “b”*" },
  { "one-heading", SKV_REGISTER_PEOPLE, "Navn;Farge\nx;y\n", "1: no headings*" },
  { "people-for-systems", SKV_REGISTER_SYSTEMS, "Rolle;Telefon\nx;y\n",
    "1: no headings of a list of systems*" },
  { "nothing", SKV_REGISTER_PEOPLE, "\n\n", "there is nothing in it*" },
  { "open-quote", SKV_REGISTER_PEOPLE, "Rolle;Navn\n\"x;y\n", "2: *" },
};

static void
test_wrong (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (GError) error = NULL;

  g_assert_null (read_register (plan, wrong[i].what, wrong[i].table, &error));
  g_assert_nonnull (error);
  if (!g_pattern_match_simple (wrong[i].error, error->message))
    g_error ("%s", error->message);
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
  ADD_ROWS ("/register/people/", tables, test_people)
  ADD_ROWS ("/register/systems/", lists, test_systems)
  ADD_ROWS ("/register/wrong/", wrong, test_wrong)
  return g_test_run ();
}
