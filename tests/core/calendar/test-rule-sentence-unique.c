/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * Rules that are said in the same words give the same dates. RRULEs are put together at random from
 * parts that have words and parts that look as if they had; the dates come from the recurrence
 * engine, which knows nothing of sentences.
 */

#include "core/calendar/rule-sentence.h"

#include "core/calendar/recurrence.h"
#include "plan-fixture.h"

#define ROUNDS 4000
#define MOST_DATES 20000
#define ANCHOR "2020-01-31"

static const char *const freqs[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY", NULL };
static const char *const intervals[] = { ";INTERVAL=2", ";INTERVAL=3", NULL };
static const char *const counts[] = { ";COUNT=5", ";UNTIL=20241231", NULL };
static const char *const week_starts[] = { ";WKST=SU", NULL };
static const char *const months[] = {
  ";BYMONTH=2", ";BYMONTH=1,3", ";BYMONTH=3,4,5", ";BYMONTH=1,11,12", NULL,
};
static const char *const weekdays[] = {
  ";BYDAY=TU",
  ";BYDAY=TU,TH",
  ";BYDAY=MO,TU,WE,TH,FR",
  ";BYDAY=SA,SU",
  ";BYDAY=MO,TU,WE,TH,FR,SA,SU",
  ";BYDAY=2TU",
  ";BYDAY=-1FR",
  ";BYDAY=-2FR",
  ";BYDAY=1TU,3TU",
  ";BYDAY=1TU,TH",
  NULL,
};
static const char *const month_days[] = {
  ";BYMONTHDAY=12",
  ";BYMONTHDAY=1,15",
  ";BYMONTHDAY=12,13,14,15,16,17,18",
  ";BYMONTHDAY=13,14,15,16,17,18,19",
  ";BYMONTHDAY=25,26,27,28,29,30,31",
  ";BYMONTHDAY=12,13,14,15,16,17",
  ";BYMONTHDAY=12,13,14,15,16,17,18,19",
  ";BYMONTHDAY=-7,-6,-5,-4,-3,-2,-1",
  ";BYMONTHDAY=-14,-13,-12,-11,-10,-9,-8",
  ";BYMONTHDAY=-9,-8,-7,-6,-5,-4,-3",
  ";BYMONTHDAY=-3,-2,-1",
  ";BYMONTHDAY=-1",
  ";BYMONTHDAY=-3,15",
  ";BYMONTHDAY=-1,1,2",
  NULL,
};
static const char *const positions[] = {
  ";BYSETPOS=1", ";BYSETPOS=-1", ";BYSETPOS=1,-1", ";BYSETPOS=10", NULL,
};
static const char *const weeks[] = {
  ";BYWEEKNO=40", ";BYWEEKNO=8,9", ";BYWEEKNO=-1", ";BYWEEKNO=53", NULL,
};
static const char *const days[] = { "0 1", "-1 0", "8", "8 9", "-3", "0 2", NULL };

static const char *
one_of (GRand *random, const char *const *choices)
{
  return choices[g_rand_int_range (random, 0, (gint32) g_strv_length ((GStrv) choices))];
}

/* one in @n times */
static const char *
sometimes (GRand *random, int n, const char *const *choices, const char *otherwise)
{
  return g_rand_int_range (random, 0, n) == 0 ? one_of (random, choices) : otherwise;
}

static char *
make_rrule (GRand *random)
{
  return g_strconcat ("FREQ=", one_of (random, freqs), sometimes (random, 3, intervals, ""),
                      sometimes (random, 8, counts, ""), sometimes (random, 8, week_starts, ""),
                      sometimes (random, 3, months, ""), sometimes (random, 8, weeks, ""),
                      sometimes (random, 3, month_days, ""), sometimes (random, 2, weekdays, ""),
                      sometimes (random, 6, positions, ""), NULL);
}

/* its dates over two leap years and more, and the offsets that are added to each */
static char *
list_dates (const char *rrule, const char *offsets)
{
  g_autoptr (SkvRecurrence) recurrence = skv_recurrence_parse (rrule, day (ANCHOR), NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  GString *text = g_string_new (offsets);

  g_assert_nonnull (recurrence);
  g_assert_true (skv_recurrence_expand (recurrence, day ("2020-01-01"), day ("2028-01-01"),
                                        MOST_DATES, found, NULL));
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (text, " %d", g_array_index (found, SkvDay, i));
  return g_string_free (text, FALSE);
}

typedef struct
{
  char *rrule;
  char *dates;
} Said;

static void
said_free (gpointer data)
{
  Said *self = data;

  g_free (self->rrule);
  g_free (self->dates);
  g_free (self);
}

static void
check_said (GHashTable *sentences, char *sentence, const char *rrule, char *dates)
{
  Said *first = g_hash_table_lookup (sentences, sentence);

  if (first == NULL)
    {
      first = g_new0 (Said, 1);
      first->rrule = g_strdup (rrule);
      first->dates = dates;
      g_hash_table_insert (sentences, sentence, first);
      return;
    }
  if (!g_str_equal (first->dates, dates))
    g_test_fail_printf ("“%s” is said of %s and of %s", sentence, first->rrule, rrule);
  g_free (dates);
  g_free (sentence);
}

static void
test_unique (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (GHashTable) sentences =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, said_free);
  int said = 0, as_written = 0;

  for (int i = 0; i < ROUNDS; i++)
    {
      g_autofree char *rrule = make_rrule (random);
      const char *offsets = sometimes (random, 6, days, "0");
      g_autoptr (SkvRecurrence) recurrence = skv_recurrence_parse (rrule, day (ANCHOR), NULL);
      SkvRule *rule;
      char *sentence;

      if (recurrence == NULL)
        continue;
      rule =
        make_rule (&(RuleSpec){ .id = "r", .rrule = rrule, .days = offsets, .valid_from = ANCHOR });
      sentence = skv_rule_sentence (plan, rule);
      skv_record_unref (rule);
      /* as it is written: nobody can take that for another */
      if (strstr (sentence, "FREQ=") != NULL)
        {
          as_written++;
          g_free (sentence);
          continue;
        }
      said++;
      check_said (sentences, sentence, rrule, list_dates (rrule, offsets));
    }
  g_test_message ("%d rules said in words, in %u sentences; %d as written", said,
                  g_hash_table_size (sentences), as_written);
  /* else this would prove nothing */
  g_assert_cmpint (said, >, ROUNDS / 10);
  g_assert_cmpuint (g_hash_table_size (sentences), <, (guint) said / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/rule-sentence/unique", test_unique);
  return g_test_run ();
}
