/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/contingency.h"

#include "conflict/plan-text.h"
#include "core/outage/contingency-json.h"

typedef struct
{
  const char *name, *json;
  int n; /* steps; -1: it cannot be read */
} Steps;

static const Steps steps[] = {
  { "nothing", "", 0 },
  { "empty", "[]", 0 },
  { "one", "[{\"id\": \"a\", \"text\": \"b\"}]", 1 },
  { "all members",
    "[{\"id\": \"a\", \"text\": \"b\", \"role\": \"manager\", \"contact\": null, \"phase\": "
    "\"after\", \"over\": \"P7D\"}]",
    1 },
  { "more members", "[{\"id\": \"a\", \"text\": \"b\", \"colour\": 3}]", 1 },
  { "no array", "{}", -1 },
  { "no JSON", "[{", -1 },
  { "no object", "[3]", -1 },
  { "no id", "[{\"text\": \"b\"}]", -1 },
  { "no text", "[{\"id\": \"a\", \"text\": \"\"}]", -1 },
  { "id twice", "[{\"id\": \"a\", \"text\": \"b\"}, {\"id\": \"a\", \"text\": \"c\"}]", -1 },
  { "text a number", "[{\"id\": \"a\", \"text\": 3}]", -1 },
  { "role an array", "[{\"id\": \"a\", \"text\": \"b\", \"role\": []}]", -1 },
  { "unknown phase", "[{\"id\": \"a\", \"text\": \"b\", \"phase\": \"never\"}]", -1 },
  { "no length", "[{\"id\": \"a\", \"text\": \"b\", \"over\": \"a week\"}]", -1 },
  { "length of nothing", "[{\"id\": \"a\", \"text\": \"b\", \"over\": \"PT0S\"}]", -1 },
};

static void
test_steps (gconstpointer data)
{
  const Steps *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = skv_steps_parse (row->json, &error);
  g_autofree char *text = NULL, *again = NULL;
  g_autoptr (GPtrArray) second = NULL;

  g_assert_cmpint (found != NULL ? (int) found->len : -1, ==, row->n);
  g_assert_true ((found == NULL) == (error != NULL));
  if (found == NULL)
    return;
  text = skv_steps_format (found);
  second = skv_steps_parse (text, &error);
  g_assert_no_error (error);
  again = skv_steps_format (second);
  g_assert_cmpstr (again, ==, text);
}

/* every language has the same steps, so that a tick means the same */
static void
test_templates (void)
{
  static const char *const languages[] = { "nb", "nn", "sv", "da", "en" };
  const char *const *names = skv_contingency_templates ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (SkvContingency) english = skv_contingency_template (names[i], "en");
      g_autoptr (GPtrArray) first = skv_steps_parse (english->steps, NULL);

      for (gsize j = 0; j < G_N_ELEMENTS (languages); j++)
        {
          g_autoptr (SkvContingency) other = skv_contingency_template (names[i], languages[j]);
          g_autoptr (GPtrArray) found = skv_steps_parse (other->steps, NULL);

          g_assert_cmpuint (found->len, ==, first->len);
          for (guint k = 0; k < found->len; k++)
            {
              const SkvStep *one = first->pdata[k], *two = found->pdata[k];

              g_assert_cmpstr (one->id, ==, two->id);
              g_assert_cmpint (one->over, ==, two->over);
              g_assert_true (strcmp (languages[j], "en") == 0 ||
                             strcmp (one->text, two->text) != 0);
            }
        }
    }
  g_assert_null (skv_contingency_template ("cellar", "nb"));
}

static void
test_exchange (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new ("system feide");
  g_autoptr (SkvContingency) own = skv_contingency_template ("generic", "nb");
  g_autoptr (GPtrArray) list = g_ptr_array_new (), read = NULL, other = NULL;
  g_autofree char *text = NULL, *again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  SkvContingency *copy = skv_record_copy (own);

  skv_set_text (&copy->system, "feide");
  g_ptr_array_add (list, copy);
  text = skv_contingency_json_write (list);
  bytes = g_bytes_new (text, strlen (text));
  read = skv_contingency_json_read (plan, "x.json", bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 1);
  g_assert_true (skv_record_equal (read->pdata[0], copy));
  again = skv_contingency_json_write (read);
  g_assert_cmpstr (again, ==, text);
  edit = skv_contingency_make_edit (plan, read);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  /* without the id it is known by its name, and not doubled */
  {
    g_auto (GStrv) parts = g_strsplit (text, "\"id\": \"generic\", ", -1);
    g_autofree char *nameless = g_strjoinv ("", parts);
    g_autoptr (GBytes) more = g_bytes_new (nameless, strlen (nameless));

    g_assert_cmpuint (g_strv_length (parts), ==, 2);
    other = skv_contingency_json_read (plan, "x.json", more, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (((SkvRecord *) other->pdata[0])->id, ==, "generic");
  }
  skv_record_unref (copy);
}

static const char *const bad_files[] = {
  "",
  "[]",
  "{\"format\": \"skv-plan\", \"version\": 1, \"plans\": []}",
  "{\"format\": \"skv-contingency\", \"version\": 2, \"plans\": []}",
  "{\"format\": \"skv-contingency\", \"version\": 1}",
  "{\"format\": \"skv-contingency\", \"version\": 1, \"plans\": [1]}",
  "{\"format\": \"skv-contingency\", \"version\": 1, \"plans\": [{\"steps\": []}]}",
  "{\"format\": \"skv-contingency\", \"version\": 1, \"plans\": [{\"name\": \"a\"}]}",
  "{\"format\": \"skv-contingency\", \"version\": 1, \"plans\": [{\"name\": \"a\", \"steps\": "
  "[{}]}]}",
  "{\"format\": \"skv-contingency\", \"version\": 1, \"plans\": [{\"name\": \"a\", "
  "\"long_after\": \"long\", \"steps\": []}]}",
};

static void
test_bad_files (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (bad_files[i], strlen (bad_files[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (skv_contingency_json_read (NULL, "x.json", bytes, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, "x.json"));
    }
}

static void
test_which (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new ("system one group own\none member-of group");
  g_autoptr (SkvEdit) edit = skv_edit_new ("plans");
  SkvContingency *of_group = skv_record_new (SKV_KIND_CONTINGENCY, "of-group");
  SkvContingency *named = skv_record_new (SKV_KIND_CONTINGENCY, "named");
  SkvSystem *own = skv_record_copy (skv_plan_get_system (plan, "own"));
  static const char *const rows[][2] = { { "one", "of-group" },
                                         { "group", "of-group" },
                                         { "own", "named" } };

  skv_set_text (&of_group->name, "Group");
  skv_set_text (&of_group->system, "group");
  skv_set_text (&named->name, "Named");
  skv_set_text (&own->contingency, "named");
  skv_edit_put (edit, of_group);
  skv_edit_put (edit, named);
  skv_edit_put (edit, own);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean is_own;
      g_autoptr (SkvContingency) found = skv_contingency_for_system (plan, rows[i][0], &is_own);

      g_assert_cmpstr (found->parent.id, ==, rows[i][1]);
      g_assert_true (is_own);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *path = g_strconcat ("/contingency/steps/", steps[i].name, NULL);

      g_test_add_data_func (path, &steps[i], test_steps);
    }
  g_test_add_func ("/contingency/templates", test_templates);
  g_test_add_func ("/contingency/exchange", test_exchange);
  g_test_add_func ("/contingency/bad files", test_bad_files);
  g_test_add_func ("/contingency/which", test_which);
  return g_test_run ();
}
