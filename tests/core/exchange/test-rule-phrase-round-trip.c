/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * What skv_rule_sentence() says is read again as the same rule: the sentences of its own tests in
 * every language, and those of random rules.
 */

#include <libintl.h>
#include <locale.h>

#include "../calendar/test-rule-sentence-others.h"
#include "../calendar/test-rule-sentence-recurrences.h"
#include "core/calendar/rule-sentence.h"
#include "core/model/any-locale.h"
#include "rule-phrase-fixture.h"

#define ROUNDS 3000

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
  if (row->restart != NULL)
    set_words (&rule->restart, row->restart);
  if (row->ends_on != NULL)
    skv_set_text (&rule->ends_on, row->ends_on);
  if (row->leave_out)
    rule->if_none = SKV_IF_NONE_LEAVE_OUT;
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

/* the dates of an RRULE, and COUNT and UNTIL, in one spelling */
static char *
spell_dates (const char *rrule, SkvDay anchor)
{
  g_autoptr (SkvRecurrence) recurrence =
    skv_recurrence_parse (rrule, anchor != SKV_DAY_NONE ? anchor : day ("2019-01-01"), NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  GString *text = g_string_new (NULL);

  g_assert_nonnull (recurrence);
  g_assert_true (
    skv_recurrence_expand (recurrence, day ("2018-01-01"), day ("2040-01-01"), 20000, found, NULL));
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (text, " %d", g_array_index (found, SkvDay, i));
  return g_string_free (text, FALSE);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return *(const SkvDay *) a - *(const SkvDay *) b;
}

/* A copy in which spellings that mean the same are the same */
static char *
spell_meaning (const SkvRule *rule)
{
  SkvRule *copy = skv_record_copy (rule);
  char *text;

  if (copy->base == SKV_BASE_RRULE)
    {
      g_autofree char *dates = spell_dates (copy->rrule, copy->valid_from);

      skv_set_text (&copy->rrule, dates);
    }
  g_array_sort (copy->dates, compare_days);
  if (copy->days->len == 1 && g_array_index (copy->days, int, 0) == 0)
    g_array_set_size (copy->days, 0);
  for (guint i = 0; copy->try_[i] != NULL; i++)
    {
      int days = 0;

      g_assert_true (skv_offset_parse (copy->try_[i], &days));
      g_free (copy->try_[i]);
      copy->try_[i] = g_strdup_printf ("%+dd", days);
    }
  text = spell_rule (copy);
  skv_record_unref (copy);
  return text;
}

static void
check_same (SkvPlan *plan, const char *text, const char *language, const SkvRule *rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvRulePhrase) phrase = skv_rule_phrase_parse (text, language, plan, NULL, &error);
  g_autofree char *expected = spell_meaning (rule);
  g_autofree char *found = NULL;

  if (phrase == NULL)
    {
      g_test_fail_printf ("“%s” is not read: %s", text, error->message);
      return;
    }
  found = spell_meaning (phrase->rule);
  if (!g_str_equal (found, expected))
    g_test_fail_printf ("“%s” (%s): %s instead of %s", text, rule->rrule != NULL ? rule->rrule : "",
                        phrase->rule->rrule != NULL ? phrase->rule->rrule : found,
                        rule->rrule != NULL ? rule->rrule : expected);
}

typedef struct
{
  const Case *row;
  gsize language;
} Words;

/* Rules that are not whole yet, and lists that are only summed up, are said but not read. */
static gboolean
is_read_again (const Case *row)
{
  SkvRule *rule = make_case (row);
  g_autoptr (SkvProblem) problem = skv_rule_validate (NULL, (SkvRecord *) rule);
  gboolean is_list = rule->base == SKV_BASE_DATES;
  gboolean again = is_list ? rule->dates->len > 0 && rule->dates->len <= 12 : problem == NULL;

  skv_record_unref (rule);
  return again;
}

static void
test_words (gconstpointer data)
{
  const Words *words = data;
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvRule *rule = make_case (words->row);

  check_same (plan, words->row->words[words->language], languages[words->language], rule);
  skv_record_unref (rule);
}

static const char *
one_of (GRand *random, const char *const *choices)
{
  return choices[g_rand_int_range (random, 0, (gint32) g_strv_length ((GStrv) choices))];
}

static const char *const bases[] = {
  "FREQ=WEEKLY;BYDAY=WE",
  "FREQ=WEEKLY;BYDAY=MO,TH",
  "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
  "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH",
  "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
  "FREQ=MONTHLY;BYDAY=2TU",
  "FREQ=MONTHLY;BYDAY=-1FR",
  "FREQ=MONTHLY;BYDAY=1MO,3MO",
  "FREQ=MONTHLY;INTERVAL=2;BYDAY=3WE",
  "FREQ=MONTHLY;BYDAY=WE;BYMONTHDAY=12,13,14,15,16,17,18",
  "FREQ=MONTHLY;BYMONTHDAY=1,15",
  "FREQ=MONTHLY;BYMONTHDAY=-1",
  "FREQ=MONTHLY;BYMONTHDAY=-7,-6,-5,-4,-3,-2,-1",
  "FREQ=MONTHLY;BYDAY=TU,TH;BYSETPOS=1",
  "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
  "FREQ=MONTHLY;BYMONTH=1,3,5;BYDAY=3WE",
  "FREQ=MONTHLY;BYMONTH=3,4,5,6;BYDAY=3WE",
  "FREQ=YEARLY;BYMONTH=6;BYDAY=3MO",
  "FREQ=YEARLY;BYMONTH=2,8;BYMONTHDAY=1",
  "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24",
  "FREQ=YEARLY;BYWEEKNO=40;BYDAY=MO",
  "FREQ=YEARLY;BYWEEKNO=8,9;BYDAY=MO,FR",
  "FREQ=DAILY;INTERVAL=3",
  "FREQ=YEARLY;BYYEARDAY=100",
  NULL,
};
static const char *const days[] = { "", "", "0 1", "0 1 2", "-1 0", "8", "-3", "0 2 5", NULL };
static const char *const avoids[] = {
  "",
  "",
  "public-holiday",
  "public-holiday holiday-eve",
  "weekend half-day lane:freeze",
  "school-holiday lane:payroll",
  NULL,
};
static const char *const tries[] = { "", "", "-1d +7d", "+1d", "-1d +1d +2w", NULL };
static const char *const skips[] = { "", "", "7", "7 8", NULL };

/* A rule that the model allows, of parts that each have words */
static SkvRule *
random_rule (GRand *random)
{
  const char *rrule = one_of (random, bases);
  gboolean interval = strstr (rrule, "INTERVAL") != NULL;
  RuleSpec spec = {
    .id = "r",
    .rrule = rrule,
    .days = one_of (random, days),
    .avoid = one_of (random, avoids),
    .try_ = one_of (random, tries),
    .skip = one_of (random, skips),
    .not_before = g_rand_int_range (random, 0, 4) == 0 ? 12 : 0,
    .same_month = g_rand_int_range (random, 0, 4) == 0,
    .leave_out = g_rand_int_range (random, 0, 4) == 0,
    .valid_from = interval || g_rand_int_range (random, 0, 3) == 0 ? "2025-08-12" : NULL,
    .valid_until = g_rand_int_range (random, 0, 4) == 0 ? "2030-12-31" : NULL,
  };

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      spec.start = "17:00";
      spec.duration = "PT5H";
      break;
    case 1:
      spec.start = "22:00";
      spec.duration = "PT4H30M";
      break;
    case 2:
      spec.length = g_rand_int_range (random, 1, 15);
      break;
    default:
      break;
    }
  if (interval && g_rand_int_range (random, 0, 3) == 0)
    spec.restart = "2026-08-11 lane:freeze";
  return make_rule (&spec);
}

/* Messages in that language; FALSE if the build has made no catalogue of it */
static gboolean
speak (const char *language)
{
  const char *given = g_getenv ("SKV_LOCALE_DIR");
  g_autofree char *root =
    given != NULL ? g_strdup (given) : g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
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

/* Has the catalogue the words of sentences? An older one would say them half in English. */
static gboolean
is_translated (SkvPlan *plan)
{
  SkvRule *rule = make_rule (&(RuleSpec){ .id = "r", .rrule = "FREQ=WEEKLY;BYDAY=WE" });
  g_autofree char *sentence = skv_rule_sentence (plan, rule);

  skv_record_unref (rule);
  return strstr (sentence, "every") == NULL && strstr (sentence, "Every") == NULL;
}

static void
test_random (gconstpointer data)
{
  const char *language = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  g_autoptr (SkvPlan) plan = make_plan ();

  if (!speak (language) || (!g_str_equal (language, "en") && !is_translated (plan)))
    {
      g_test_skip ("no catalogue of the language was built");
      return;
    }
  for (int i = 0; i < ROUNDS && !g_test_failed (); i++)
    {
      SkvRule *rule = random_rule (random);
      g_autofree char *sentence = skv_rule_sentence (plan, rule);

      check_same (plan, sentence, language, rule);
      skv_record_unref (rule);
    }
}

static void
add_cases (const char *name, const Case *rows, gsize n)
{
  for (gsize i = 0; i < n * G_N_ELEMENTS (languages); i++)
    {
      gsize language = i % G_N_ELEMENTS (languages);
      const Case *row = &rows[i / G_N_ELEMENTS (languages)];
      g_autofree char *path = NULL;
      Words *words;

      if (row->words[language] == NULL || !is_read_again (row))
        continue;
      path =
        g_strdup_printf ("/rule-phrase/round-trip/%s/%s/%s", name, row->name, languages[language]);
      words = g_new0 (Words, 1);
      *words = (Words){ row, language };
      g_test_add_data_func_full (path, words, test_words, g_free);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_cases ("recurrences", recurrence_cases, G_N_ELEMENTS (recurrence_cases));
  add_cases ("others", other_cases, G_N_ELEMENTS (other_cases));
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *path = g_strconcat ("/rule-phrase/round-trip/random/", languages[i], NULL);

      g_test_add_data_func (path, languages[i], test_random);
    }
  return g_test_run ();
}
