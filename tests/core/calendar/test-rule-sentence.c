/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/rule-sentence.h"
#include "core/model/any-locale.h"

#include <libintl.h>
#include <locale.h>

#include "test-rule-sentence-others.h"
#include "test-rule-sentence-recurrences.h"

static SkvRule *
make_case (const Case *row)
{
  RuleSpec spec = row->rule;
  SkvRule *rule;

  spec.id = "r";
  rule = make_rule (&spec);
  if (row->working_day != 0)
    {
      rule->base = SKV_BASE_WORKING_DAY;
      rule->working_day = row->working_day == NO_WORKING_DAY ? 0 : row->working_day;
    }
  set_words (&rule->restart, row->restart);
  skv_set_text (&rule->ends_on, row->ends_on);
  rule->if_none = row->leave_out ? SKV_IF_NONE_LEAVE_OUT : SKV_IF_NONE_ASK;
  return rule;
}

static SkvPlan *
make_plan (void)
{
  SkvPlan *plan = new_plan ();
  SkvLane *lane = skv_record_new (SKV_KIND_LANE, "payroll");

  skv_set_text (&lane->title, "Payroll, yearly");
  put (plan, lane);
  return plan;
}

/* where the build, or whoever runs this, has put the catalogues */
static char *
locale_dir (void)
{
  const char *given = g_getenv ("SKV_LOCALE_DIR");

  return given != NULL ? g_strdup (given) : g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
}

/* FALSE if there is no catalogue of it */
static gboolean
speak (const char *language)
{
  g_autofree char *root = locale_dir ();
  g_autofree char *path =
    g_build_filename (root, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

  if (!g_str_equal (language, "en") && !g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  g_setenv ("LANGUAGE", language, TRUE);
  /* gettext looks at LANGUAGE again after this */
  g_assert_nonnull (setlocale (LC_ALL, skv_any_locale ()));
  bindtextdomain (GETTEXT_PACKAGE, root);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return TRUE;
}

typedef struct
{
  const Case *row;
  gsize language;
} Words;

static void
test_case (gconstpointer data)
{
  const Words *expected = data;
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvRule *rule = make_case (expected->row);
  g_autofree char *words = NULL, *brief = NULL;

  if (!speak (languages[expected->language]))
    {
      g_test_skip ("no catalogue of the language was built");
      skv_record_unref (rule);
      return;
    }
  words = skv_rule_sentence (plan, rule);
  brief = skv_rule_sentence_short (plan, rule);
  g_assert_cmpstr (words, ==, expected->row->words[expected->language]);
  if (expected->language == 0 && expected->row->brief != NULL)
    g_assert_cmpstr (brief, ==, expected->row->brief);
  skv_record_unref (rule);
}

/* The short form loses the article in other languages, too, and says nothing of conditions. */
static void
test_brief (void)
{
  static const char *const expected[] = { "Second Tuesday, 17:00–22:00",
                                          "Andre tirsdag, kl. 17:00–22:00",
                                          "Andre tysdag, kl. 17:00–22:00",
                                          "Andra tisdagen, kl. 17:00–22:00",
                                          "Anden tirsdag, kl. 17:00–22:00" };
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvRule *rule = make_rule (&(RuleSpec){ .id = "r",
                                          .rrule = "FREQ=MONTHLY;BYDAY=2TU",
                                          .start = "17:00",
                                          .duration = "PT5H",
                                          .avoid = "weekend",
                                          .not_before = 9 });

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *words = NULL;

      if (!speak (languages[i]))
        continue;
      words = skv_rule_sentence_short (plan, rule);
      g_assert_cmpstr (words, ==, expected[i]);
    }
  skv_record_unref (rule);
}

/* Nothing of what an editor shows by itself is in the sentence. */
static void
test_unsaid (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvRule *rule = make_rule (&(RuleSpec){ .id = "r", .rrule = "FREQ=MONTHLY;BYDAY=2TU" });
  g_autofree char *before = NULL, *after = NULL;

  speak ("en");
  before = skv_rule_sentence (plan, rule);
  skv_set_text (&rule->title, "Another title");
  skv_set_text (&rule->lane, "freeze");
  skv_set_text (&rule->effect, "down");
  skv_set_text (&rule->reason, "Because");
  set_words (&rule->systems, "visma feide");
  set_words (&rule->organisations, "molde");
  rule->yearly_budget = 24;
  after = skv_rule_sentence (plan, rule);
  g_assert_cmpstr (before, ==, after);
  skv_record_unref (rule);
}

static void
add_cases (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      for (gsize language = 0; language < G_N_ELEMENTS (languages); language++)
        {
          g_autofree char *path =
            g_strdup_printf ("/rule-sentence/%s/%s", languages[language], cases[i].name);
          Words *expected;

          if (cases[i].words[language] == NULL)
            continue;
          expected = g_new0 (Words, 1);
          expected->row = &cases[i];
          expected->language = language;
          g_test_add_data_func_full (path, expected, test_case, g_free);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* GLib decides only once, by the first language that it meets, whether to translate at all. */
  if (speak ("nb"))
    g_dgettext (GETTEXT_PACKAGE, "Systemkveld");
  add_cases (recurrence_cases, G_N_ELEMENTS (recurrence_cases));
  add_cases (other_cases, G_N_ELEMENTS (other_cases));
  g_test_add_func ("/rule-sentence/brief", test_brief);
  g_test_add_func ("/rule-sentence/unsaid", test_unsaid);
  return g_test_run ();
}
