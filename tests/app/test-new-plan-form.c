/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "app/welcome/new-plan-form.h"

/* --- from the locale --- */

static const struct
{
  const char *name;
  const char *locales[4];
  const char *country, *language;
} locales[] = {
  { "territory-first", { "C", "sv_FI.UTF-8", "nb", NULL }, "FI", "sv" },
  { "language-alone", { "C", "da", NULL }, "DK", "da" },
  { "nynorsk", { "nn_NO", NULL }, "NO", "nn" },
  { "old-norwegian", { "no", NULL }, "NO", "en" },
  { "english-in-norway", { "en_NO.UTF-8", NULL }, "NO", "en" },
  { "elsewhere", { "de_DE.UTF-8", NULL }, "NO", "en" },
  { "other-language-with-same-start", { "dav_KE", NULL }, "NO", "en" },
  { "nothing", { NULL }, "NO", "en" },
};

static void
test_locale (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  g_assert_cmpstr (skv_new_plan_guess_country (locales[i].locales), ==, locales[i].country);
  g_assert_cmpstr (skv_new_plan_message_language (locales[i].locales), ==, locales[i].language);
}

/* --- what follows from what --- */

static SkvNewPlanForm *
form_new (const char *country, const char *language)
{
  return skv_new_plan_form_new (country, language, skv_day_from_ymd (2026, 11, 22),
                                g_get_tmp_dir ());
}

static void
test_country (void)
{
  static const struct
  {
    const char *country, *messages, *language, *zone, *rule;
  } rows[] = {
    { "NO", "nb", "nb", "Europe/Oslo", "after-12" },
    { "NO", "nn", "nn", "Europe/Oslo", "after-12" },
    { "SE", "en", "sv", "Europe/Stockholm", "third-weekend" },
    { "DK", "nb", "da", "Europe/Copenhagen", "second-tuesday" },
    { "FI", "sv", "en", "Europe/Helsinki", "second-tuesday" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SkvNewPlanForm) form = form_new ("NO", rows[i].messages);

      skv_new_plan_form_set_country (form, rows[i].country);
      g_assert_cmpstr (form->language, ==, rows[i].language);
      g_assert_cmpstr (form->time_zone, ==, rows[i].zone);
      g_assert_cmpstr (form->rule, ==, rows[i].rule);
      g_assert_false (form->touched);
    }
}

/* A language that somebody chose stays. */
static void
test_language_stays (void)
{
  g_autoptr (SkvNewPlanForm) form = form_new ("NO", "en");

  skv_new_plan_form_set_language (form, "nn");
  skv_new_plan_form_set_country (form, "SE");
  g_assert_cmpstr (form->language, ==, "nn");
  g_assert_cmpstr (form->time_zone, ==, "Europe/Stockholm");
}

static void
test_title (void)
{
  g_autoptr (SkvNewPlanForm) form = form_new ("NO", "en");

  g_assert_cmpint (form->year, ==, 2027);
  g_assert_cmpstr (form->title, ==, "");
  skv_new_plan_form_set_organisation (form, 0, " Aukra kommune ");
  g_assert_cmpstr (form->title, ==, "Aukra kommune 2027");
  g_assert_cmpstr (form->file_name, ==, "Aukra kommune 2027");
  skv_new_plan_form_set_organisation (form, 1, "Rauma");
  g_assert_cmpstr (form->title, ==, "Joint IT 2027");
  skv_new_plan_form_set_year (form, 2026);
  g_assert_cmpstr (form->title, ==, "Joint IT 2026");
  skv_new_plan_form_set_title (form, "IT: Aukra/Rauma");
  g_assert_cmpstr (form->file_name, ==, "IT- Aukra-Rauma");
  skv_new_plan_form_remove_organisation (form, 1);
  g_assert_cmpstr (form->title, ==, "IT: Aukra/Rauma");
  skv_new_plan_form_set_file_name (form, "plan.skv");
  skv_new_plan_form_set_title (form, "Another");
  g_assert_cmpstr (form->file_name, ==, "plan.skv");
  g_assert_true (form->touched);
}

/* In spring people still plan the year that it is. */
static void
test_year (void)
{
  g_autoptr (SkvNewPlanForm) spring =
    skv_new_plan_form_new ("NO", "en", skv_day_from_ymd (2026, 8, 31), "/");
  g_autoptr (SkvNewPlanForm) autumn =
    skv_new_plan_form_new ("NO", "en", skv_day_from_ymd (2026, 9, 1), "/");

  g_assert_cmpint (spring->year, ==, 2026);
  g_assert_cmpint (autumn->year, ==, 2027);
}

/* --- what is wrong --- */

typedef struct
{
  const char *name;
  SkvNewPlanField field;
  const char *text;  /* put into that field */
  const char *wrong; /* (nullable): part of what is said */
} ProblemRow;

static const ProblemRow problems[] = {
  { "zone", SKV_NEW_PLAN_TIME_ZONE, "Europe/Oslo", NULL },
  { "zone-unknown", SKV_NEW_PLAN_TIME_ZONE, "Europe/Atlantis", "Atlantis" },
  { "zone-empty", SKV_NEW_PLAN_TIME_ZONE, "", "" },
  { "organisation-alone", SKV_NEW_PLAN_ORGANISATIONS, "Rauma", NULL },
  { "organisation-empty", SKV_NEW_PLAN_ORGANISATIONS, " ", NULL },
  { "organisation-twice", SKV_NEW_PLAN_ORGANISATIONS, "AUKRA", "AUKRA" },
  { "title", SKV_NEW_PLAN_TITLE, "Plan", NULL },
  { "title-blank", SKV_NEW_PLAN_TITLE, "  ", "title" },
  { "rule", SKV_NEW_PLAN_RULE, "tredje onsdag i måneden kl. 17–22", NULL },
  { "rule-empty", SKV_NEW_PLAN_RULE, "", "Write" },
  { "rule-unreadable", SKV_NEW_PLAN_RULE, "når det passer", "når" },
  { "file", SKV_NEW_PLAN_FILE, "x", NULL },
  { "file-empty", SKV_NEW_PLAN_FILE, "", "name" },
  { "file-ending-alone", SKV_NEW_PLAN_FILE, ".skv", "name" },
  { "file-slash", SKV_NEW_PLAN_FILE, "a/b", "/" },
  { "file-there", SKV_NEW_PLAN_FILE, "there", "already" },
  { "file-there-with-ending", SKV_NEW_PLAN_FILE, "there.skv", "already" },
};

static void
put (SkvNewPlanForm *form, SkvNewPlanField field, const char *text)
{
  switch (field)
    {
    case SKV_NEW_PLAN_TIME_ZONE:
      skv_new_plan_form_set_time_zone (form, text);
      break;
    case SKV_NEW_PLAN_ORGANISATIONS:
      skv_new_plan_form_set_organisation (form, 0, "Aukra");
      skv_new_plan_form_set_organisation (form, 1, text);
      break;
    case SKV_NEW_PLAN_TITLE:
      skv_new_plan_form_set_title (form, text);
      break;
    case SKV_NEW_PLAN_RULE:
      skv_new_plan_form_set_rule (form, SKV_NEW_PLAN_OWN);
      skv_new_plan_form_set_sentence (form, text);
      break;
    case SKV_NEW_PLAN_FILE:
    default:
      skv_new_plan_form_set_file_name (form, text);
    }
}

static void
test_problem (gconstpointer data)
{
  const ProblemRow *row = data;
  g_autofree char *folder = g_dir_make_tmp ("skv-form-XXXXXX", NULL);
  g_autofree char *there = g_build_filename (folder, "there.skv", NULL);
  g_autoptr (SkvNewPlanForm) form =
    skv_new_plan_form_new ("NO", "nb", skv_day_from_ymd (2026, 11, 22), folder);
  g_autofree char *said = NULL;

  g_assert_true (g_file_set_contents (there, "", 0, NULL));
  put (form, row->field, row->text);
  said = skv_new_plan_form_problem (form, row->field);
  if (row->wrong == NULL)
    g_assert_cmpstr (said, ==, NULL);
  else
    {
      g_assert_nonnull (said);
      g_assert_nonnull (strstr (said, row->wrong));
    }
  g_unlink (there);
  g_rmdir (folder);
}

static void
test_folder_that_cannot_be_written (void)
{
  g_autoptr (SkvNewPlanForm) form =
    skv_new_plan_form_new ("NO", "nb", skv_day_from_ymd (2026, 11, 22), "/no/such/folder");
  g_autofree char *said = NULL;

  skv_new_plan_form_set_file_name (form, "x");
  said = skv_new_plan_form_problem (form, SKV_NEW_PLAN_FILE);
  g_assert_nonnull (strstr (said, "folder"));
}

/* --- what comes of it --- */

/* What a choice gives is counted, and what can be read otherwise is marked. */
static void
test_count (void)
{
  g_autoptr (SkvNewPlanForm) form = form_new ("NO", "en");
  g_autofree char *words = NULL, *all = NULL;
  gboolean doubt;

  words = skv_new_plan_form_count_words (form, "after-12", &doubt, NULL);
  g_assert_cmpstr (words, ==, "24 evenings in 2027");
  skv_new_plan_form_set_sentence (form, "Wednesday after the 12th");
  all = skv_new_plan_form_count_words (form, SKV_NEW_PLAN_OWN, &doubt, NULL);
  g_assert_cmpstr (all, ==, "12 evenings in 2027");
  g_assert_true (doubt);
}

static void
test_plan (void)
{
  g_autofree char *folder = g_dir_make_tmp ("skv-form-XXXXXX", NULL);
  g_autoptr (SkvNewPlanForm) form =
    skv_new_plan_form_new ("SE", "en", skv_day_from_ymd (2026, 11, 22), folder);
  g_autoptr (SkvPlan) plan = skv_plan_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *path = NULL, *expected = NULL;
  SkvNewPlan wish;

  skv_new_plan_form_set_organisation (form, 0, "Östhammar");
  skv_new_plan_form_set_organisation (form, 1, "");
  path = skv_new_plan_form_path (form);
  expected = g_build_filename (folder, "Östhammar 2027.skv", NULL);
  g_assert_cmpstr (path, ==, expected);
  wish = skv_new_plan_form_wish (form);
  g_assert_cmpstr (wish.title, ==, "Östhammar 2027");
  g_assert_cmpstr (wish.language, ==, "sv");
  edit = skv_new_plan_form_make_edit (form, plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (skv_edit_get_n_changes (edit), ==, 2);
  g_assert_true (skv_plan_apply (plan, edit, &error));
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_RULE)->len, ==, 1);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *path = g_strconcat ("/new-plan-form/locale/", locales[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_locale);
    }
  g_test_add_func ("/new-plan-form/country", test_country);
  g_test_add_func ("/new-plan-form/language-stays", test_language_stays);
  g_test_add_func ("/new-plan-form/title", test_title);
  g_test_add_func ("/new-plan-form/year", test_year);
  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autofree char *path = g_strconcat ("/new-plan-form/problem/", problems[i].name, NULL);

      g_test_add_data_func (path, &problems[i], test_problem);
    }
  g_test_add_func ("/new-plan-form/problem/folder", test_folder_that_cannot_be_written);
  g_test_add_func ("/new-plan-form/count", test_count);
  g_test_add_func ("/new-plan-form/plan", test_plan);
  return g_test_run ();
}
