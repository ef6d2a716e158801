/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "../calendar/plan-fixture.h"
#include "core/calendar/occurrence.h"
#include "rule-phrase-fixture.h"
#include "test-rule-phrase-refused.h"
#include "test-rule-phrase-rows.h"
#include "test-rule-phrase-single.h"

static const char *const codes[] = { "nb", "nn", "sv", "da", "en" };

/* the lane of a planner's own, and what stands in those that every plan has */
static SkvPlan *
make_plan (void)
{
  SkvPlan *plan = new_plan ();
  SkvLane *lane = skv_record_new (SKV_KIND_LANE, "payroll");

  skv_set_text (&lane->title, "Lønnskjøring");
  put (plan, lane);
  put_item (plan, "Kommunestyret 14. mai", "meeting", "2027-05-14", "2027-05-15");
  return plan;
}

typedef struct
{
  const PhraseRow *row;
  gsize language;
} Sentence;

static void
check_sentence (SkvPlan *plan, const PhraseRow *row, const char *text, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvRulePhrase) phrase = skv_rule_phrase_parse (text, language, plan, NULL, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  assert_phrase (phrase);
  found = spell_rule (phrase->rule);
  g_assert_cmpstr (found, ==, row->expected);
  g_assert_true (phrase->doubt == row->doubt);
}

static void
test_sentence (gconstpointer data)
{
  const Sentence *sentence = data;
  const char *text = sentence->row->sentences[sentence->language];
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autofree char *shouted = g_utf8_strup (text, -1);

  check_sentence (plan, sentence->row, text, codes[sentence->language]);
  /* any language may be asked for, and none */
  check_sentence (plan, sentence->row, text, NULL);
  check_sentence (plan, sentence->row, text, sentence->language == 4 ? "nb" : "en");
  check_sentence (plan, sentence->row, shouted, codes[sentence->language]);
}

static void
test_single (gconstpointer data)
{
  const SingleRow *single = data;
  PhraseRow row = { .expected = single->expected, .doubt = single->doubt };
  g_autoptr (SkvPlan) plan = make_plan ();

  check_sentence (plan, &row, single->text, single->language);
}

static void
test_refused (gconstpointer data)
{
  const RefusedRow *row = data;
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvRulePhrase) phrase =
    skv_rule_phrase_parse (row->text, row->language, plan, NULL, &error);

  g_assert_null (phrase);
  g_assert_error (error, SKV_RULE_PHRASE_ERROR, (int) row->code);
  if (row->word != NULL)
    g_assert_nonnull (strstr (error->message, row->word));
}

/* The published policy, typed as people say it, gives all 24 evenings of 2019. */
static void
test_policy (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvRulePhrase) phrase = skv_rule_phrase_parse (
    "Onsdag og torsdag etter den 12., kl. 17–22, ikke på helligdag eller dagen før helligdag, "
    "ellers én dag tidligere, ellers én uke senere, aldri før den 12.",
    "nb", plan, NULL, &error);

  g_assert_no_error (error);
  skv_set_text (&phrase->rule->lane, "window");
  skv_set_text (&phrase->rule->title, "Systemkveld");
  put (plan, skv_record_ref (phrase->rule));
  assert_lane (plan, "window", "2019-01-01", "2020-01-01",
               "2019-01-16 2019-01-17 2019-02-13 2019-02-14 2019-03-13 2019-03-14 2019-04-24> "
               "2019-04-25> 2019-05-14> 2019-05-15> 2019-06-12 2019-06-13 2019-07-17 2019-07-18 "
               "2019-08-14 2019-08-15 2019-09-18 2019-09-19 2019-10-16 2019-10-17 2019-11-13 "
               "2019-11-14 2019-12-18 2019-12-19");
}

/* What the sentence does not speak of stays as it was; what says the same is no change. */
static void
test_base (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (GError) error = NULL;
  SkvRule *base = make_rule (&(RuleSpec){ POLICY, .lane = "window", .systems = "a b" });
  g_autoptr (SkvRulePhrase) phrase = skv_rule_phrase_parse (
    "the first Wednesday on or after the 12th and the day after, neither on a public holiday nor "
    "on the day before one, else one day earlier, else one week later, never before the 12th",
    "en", plan, base, &error);
  g_autoptr (SkvRulePhrase) other = NULL;

  g_assert_no_error (error);
  g_assert_true (skv_record_equal (phrase->rule, base));
  other = skv_rule_phrase_parse ("third Wednesday evening of the month", "en", plan, base, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (other->rule->lane, ==, "window");
  g_assert_cmpstr (other->rule->parent.id, ==, base->parent.id);
  g_assert_cmpint (other->rule->start, ==, 17 * 60);
  g_assert_false (other->doubt);
  g_assert_cmpuint (g_strv_length (other->rule->systems), ==, 2);
  g_assert_cmpuint (g_strv_length (other->rule->avoid), ==, 0);
  skv_record_unref (base);
}

/* Names that only the plan knows */
static void
test_lanes (void)
{
  static const struct
  {
    const char *text, *expected;
  } rows[] = {
    { "fra 10 til 1 dager før hvert kommunestyremøte", "relative:meeting/kommunestyre/-10..-1" },
    { "10 to 1 days before each “Kommunestyret” in “meeting”",
      "relative:meeting/Kommunestyret/-10..-1" },
    { "dagen etter Kommunestyret", "relative:meeting/Kommunestyret/1..1" },
    { "tredje onsdag i måneden, ikke samme dag som lønnskjøring",
      "FREQ=MONTHLY;BYDAY=3WE avoid=lane:payroll" },
    { "dagen etter «Lønnskjøring»", "relative:payroll//1..1" },
    { "under lønnskjøring", "relative:payroll//0..0" },
  };
  g_autoptr (SkvPlan) plan = make_plan ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SkvRulePhrase) phrase =
        skv_rule_phrase_parse (rows[i].text, "nb", plan, NULL, &error);
      g_autofree char *found = NULL;

      g_assert_no_error (error);
      found = spell_rule (phrase->rule);
      g_assert_cmpstr (found, ==, rows[i].expected);
    }
}

/* A random piece of one sentence put into, or taken out of, another */
static char *
mutate (GRand *random, const char *text, const char *other)
{
  glong length = g_utf8_strlen (text, -1), at = g_rand_int_range (random, 0, (int) length + 1);
  glong end = g_rand_int_range (random, (int) at, (int) length + 1);
  glong start = g_rand_int_range (random, 0, (int) g_utf8_strlen (other, -1) + 1);
  g_autofree char *head = g_utf8_substring (text, 0, at);
  g_autofree char *tail = g_utf8_substring (text, end, -1);

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      return g_steal_pointer (&head);
    case 1:
      return g_strconcat (head, tail, NULL);
    case 2:
      return g_strconcat (text, g_rand_boolean (random) ? ", " : " ",
                          g_utf8_offset_to_pointer (other, start), NULL);
    default:
      return g_strconcat (head, g_utf8_offset_to_pointer (other, start), tail, NULL);
    }
}

/* Whatever is typed is read or refused, soon; what is read is a rule, or says what it lacks. */
static void
test_mutations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  g_autoptr (SkvPlan) plan = make_plan ();
  int read = 0, rounds = g_test_thorough () ? 40000 : 8000;

  for (int i = 0; i < rounds; i++)
    {
      const PhraseRow *a = &phrase_rows[g_rand_int_range (random, 0, G_N_ELEMENTS (phrase_rows))];
      const PhraseRow *b = &phrase_rows[g_rand_int_range (random, 0, G_N_ELEMENTS (phrase_rows))];
      int language = g_rand_int_range (random, 0, 5);
      g_autofree char *text = mutate (random, a->sentences[language], b->sentences[language]);
      g_autoptr (GError) error = NULL;
      g_autoptr (SkvRulePhrase) phrase =
        skv_rule_phrase_parse (text, codes[language], plan, NULL, &error);
      SkvProblem *problem;

      g_assert_true ((phrase == NULL) == (error != NULL));
      if (phrase == NULL)
        continue;
      read++;
      assert_phrase (phrase);
      problem = skv_rule_validate (plan, (SkvRecord *) phrase->rule);
      /* the one thing that may be lacking is the first date of an interval, and it is in doubt */
      if (problem != NULL && !(phrase->doubt && phrase->rule->valid_from == SKV_DAY_NONE))
        g_test_fail_printf ("“%s” is read as what is no rule: %s", text, problem->message);
      g_clear_pointer (&problem, skv_problem_free);
    }
  g_test_message ("%d of %d were read", read, rounds);
  g_assert_cmpint (read, >, rounds / 20);
}

static void
test_bounds (void)
{
  g_autofree char *longest = g_strnfill (SKV_RULE_PHRASE_MAX_LENGTH, ',');
  g_autofree char *longer = g_strnfill (SKV_RULE_PHRASE_MAX_LENGTH + 1, ',');
  g_autoptr (GError) error = NULL;

  g_assert_null (skv_rule_phrase_parse (longest, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (skv_rule_phrase_parse (longer, NULL, NULL, NULL, &error));
  g_assert_error (error, SKV_RULE_PHRASE_ERROR, SKV_RULE_PHRASE_ERROR_TOO_LONG);
  g_clear_error (&error);
  g_assert_null (skv_rule_phrase_parse ("onsdag \xff", "nb", NULL, NULL, &error));
  g_assert_error (error, SKV_RULE_PHRASE_ERROR, SKV_RULE_PHRASE_ERROR_UNREADABLE);
}

int
main (int argc, char *argv[])
{
  static Sentence sentences[G_N_ELEMENTS (phrase_rows) * G_N_ELEMENTS (codes)];

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/rule-phrase/%s/%u", codes[i % 5], (guint) (i / 5 + 1));

      sentences[i] = (Sentence){ &phrase_rows[i / 5], i % 5 };
      g_test_add_data_func (path, &sentences[i], test_sentence);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (single_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rule-phrase/single/%u", (guint) i + 1);

      g_test_add_data_func (path, &single_rows[i], test_single);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rule-phrase/refused/%u", (guint) i + 1);

      g_test_add_data_func (path, &refused_rows[i], test_refused);
    }
  g_test_add_func ("/rule-phrase/policy", test_policy);
  g_test_add_func ("/rule-phrase/base", test_base);
  g_test_add_func ("/rule-phrase/lanes", test_lanes);
  g_test_add_func ("/rule-phrase/mutations", test_mutations);
  g_test_add_func ("/rule-phrase/bounds", test_bounds);
  return g_test_run ();
}
