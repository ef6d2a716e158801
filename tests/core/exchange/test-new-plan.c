/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "../calendar/plan-fixture.h"
#include "core/exchange/new-plan.h"
#include "core/exchange/usual-rules.h"
#include "rule-phrase-fixture.h"

static const char *const codes[] = { "nb", "nn", "sv", "da", "en" };

/* evenings of 2027 in Norway, counted in a calendar by hand */
static const struct
{
  const char *name;
  guint evenings;
} usual[] = {
  { "after-12", 24 },
  { "third-wednesday", 12 },
  { "second-tuesday", 12 },
  { "third-weekend", 24 },
};

/* Every sentence is read without doubt, and to the same rule in each language. */
static void
test_usual (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autofree char *first = NULL;

  for (gsize j = 0; j < G_N_ELEMENTS (codes); j++)
    {
      const char *sentence = skv_usual_rule_sentence (usual[i].name, codes[j]);
      g_autoptr (GError) error = NULL;
      gboolean doubt = TRUE;
      SkvRule *rule = skv_plan_beginning_read_rule (plan, sentence, codes[j], 2027, &doubt, &error);
      g_autofree char *spelled = NULL;

      g_assert_no_error (error);
      g_assert_false (doubt);
      spelled = spell_rule (rule);
      if (first == NULL)
        first = g_strdup (spelled);
      g_assert_cmpstr (spelled, ==, first);
      g_assert_cmpuint (skv_plan_beginning_count (plan, rule, 2027), ==, usual[i].evenings);
      skv_record_unref (rule);
    }
}

/* Whatever a country is offered exists, and what is usual there comes first. */
static void
test_offered (void)
{
  static const struct
  {
    const char *country, *first;
  } rows[] = { { "NO", "after-12" },       { "SE", "third-weekend" },  { "DK", "second-tuesday" },
               { "FI", "second-tuesday" }, { "IS", "second-tuesday" }, { "??", "second-tuesday" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *const *names = skv_usual_rules_of (rows[i].country);

      g_assert_cmpstr (names[0], ==, rows[i].first);
      for (; *names != NULL; names++)
        g_assert_nonnull (skv_usual_rule_sentence (*names, "nb"));
    }
  g_assert_null (skv_usual_rule_sentence ("no such rule", "nb"));
}

typedef struct
{
  const char *name;
  const char *organisations[4];
  const char *rule;
  guint n_changes;   /* of the edit */
  const char *label; /* (nullable): nothing to do */
  const char *error; /* (nullable): part of its message */
} BeginningRow;

static const BeginningRow beginnings[] = {
  { "nothing", { NULL }, NULL, 0, NULL, NULL },
  { "blank-name", { "  ", NULL }, NULL, 0, NULL, NULL },
  { "one", { " Aukra ", NULL }, NULL, 1, "Add 1 organisation", NULL },
  { "joint", { "Aukra", "Rauma", "Vestnes", NULL }, NULL, 3, "Add 3 organisations", NULL },
  { "rule", { NULL }, "tredje onsdag i måneden", 1, "Add the rule “Systemkveld”", NULL },
  { "both",
    { "Aukra", NULL },
    "annenhver tirsdag kl. 18–22",
    2,
    "Add 1 organisation and a rule",
    NULL },
  { "twice", { "Aukra", "aukra ", NULL }, NULL, 0, NULL, "aukra" },
  { "unreadable", { "Aukra", NULL }, "når det passer", 0, NULL, "når" },
  { "empty-rule", { NULL }, "", 0, NULL, "" },
};

static void
test_beginning (gconstpointer data)
{
  const BeginningRow *row = data;
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (GError) error = NULL;
  SkvPlanBeginning wish = { row->organisations, row->rule, "nb", 2027 };
  g_autoptr (SkvEdit) edit = skv_plan_beginning_make_edit (plan, &wish, &error);

  if (row->error != NULL)
    {
      g_assert_null (edit);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, row->error));
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (skv_edit_get_n_changes (edit), ==, row->n_changes);
  if (row->label == NULL)
    return;
  g_assert_cmpstr (skv_edit_get_label (edit), ==, row->label);
  g_assert_true (skv_plan_apply (plan, edit, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      g_autofree char *path = g_strconcat ("/new-plan/usual/", usual[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_usual);
    }
  g_test_add_func ("/new-plan/offered", test_offered);
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autofree char *path = g_strconcat ("/new-plan/beginning/", beginnings[i].name, NULL);

      g_test_add_data_func (path, &beginnings[i], test_beginning);
    }
  return g_test_run ();
}
