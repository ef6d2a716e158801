/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/due.h"

#include "conflict/plan-text.h"

/* What is due on 4 June 2019, a Tuesday, of one record; NULL: nothing. */
typedef struct
{
  const char *name;
  const char *plan;
  const char *due; /* "KIND ID DAY", one after the other with commas between */
  const char *words;
} Case;

static const Case cases[] = {
  { "nothing", "system s", "", "" },
  { "today", "maintenance j 2019-06-04T18:00 2019-06-04T20:00", "announce j 2019-06-04",
    "“j” is not announced: today, 4 June 2019" },
  { "tomorrow", "maintenance j 2019-06-05T00:30 2019-06-05T02:00", "announce j 2019-06-05",
    "“j” is not announced: tomorrow, 5 June 2019" },
  { "the day after", "maintenance j 2019-06-06T00:00 2019-06-06T02:00", "notice j 2019-06-04",
    "People are to be told of “j”: first notice today, of 6 June 2019" },
  { "yesterday", "maintenance j 2019-06-03T18:00 2019-06-03T20:00", "", "" },
  { "begun yesterday", "maintenance j 2019-06-03T22:00 2019-06-04T02:00", "", "" },
  { "all day", "maintenance j 2019-06-05 2019-06-07", "announce j 2019-06-05",
    "“j” is not announced: tomorrow, 5 June 2019" },
  { "no date", "maintenance j - -", "", "" },
  { "length unknown", "maintenance j 2019-06-04T18:00 -", "announce j 2019-06-04",
    "“j” is not announced: today, 4 June 2019" },
  { "approved", "maintenance j 2019-06-04T18:00 2019-06-04T20:00 status=approved",
    "announce j 2019-06-04", "“j” is not announced: today, 4 June 2019" },
  { "announced", "maintenance j 2019-06-04T18:00 2019-06-04T20:00 status=announced",
    "notice j 2019-06-04", "People are to be told of “j”: reminder today, of 4 June 2019" },
  { "started", "maintenance j 2019-06-04T18:00 2019-06-04T20:00 status=started", "", "" },
  { "done", "maintenance j 2019-06-04T18:00 2019-06-04T20:00 status=done", "", "" },
  { "postponed", "maintenance j 2019-06-04T18:00 2019-06-04T20:00 status=postponed", "", "" },
  { "cancelled", "maintenance j 2019-06-04T18:00 2019-06-04T20:00 status=cancelled", "", "" },
  { "no work", "exam j 2019-06-04 2019-06-05", "", "" },
  /* five working days later, Monday 3 June being one: due on the day and as long as nobody looks */
  { "review", "maintenance j 2019-05-27 2019-05-28 status=done emergency=fire",
    "review j 2019-06-04", "“j” is to be reviewed: To be reviewed on 4 June 2019" },
  { "review to come", "maintenance j 2019-05-28 2019-05-29 status=done emergency=fire", "", "" },
  { "review late", "maintenance j 2019-04-24 2019-04-25 status=done emergency=fire",
    "review j 2019-05-02", "“j” is to be reviewed: To be reviewed on 2 May 2019" },
  { "no review of what is cancelled",
    "maintenance j 2019-04-24 2019-04-25 status=cancelled emergency=fire", "", "" },
  { "an emergency tomorrow", "maintenance j 2019-06-05 2019-06-06 emergency=fire",
    "announce j 2019-06-05", "“j” is not announced: tomorrow, 5 June 2019" },
  { "in order",
    "maintenance z 2019-06-04T20:00 2019-06-04T21:00\n"
    "maintenance r 2019-04-24 2019-04-25 status=done emergency=fire\n"
    "maintenance a 2019-06-05T20:00 2019-06-05T21:00\n"
    "maintenance b 2019-06-04T18:00 2019-06-04T19:00",
    "announce b 2019-06-04,announce z 2019-06-04,announce a 2019-06-05,review r 2019-05-02", NULL },
};

static char *
describe (GPtrArray *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const SkvDue *due = g_ptr_array_index (list, i);
      g_autofree char *day = skv_day_format (due->day);

      g_string_append_printf (text, "%s%s %s %s", i > 0 ? "," : "", skv_due_kind_name (due->kind),
                              due->id, day);
    }
  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (SkvPlan) plan = plan_text_new (row->plan);
  g_autoptr (GPtrArray) list = skv_due_list (plan, skv_day_from_ymd (2019, 6, 4));
  g_autofree char *found = describe (list);

  g_assert_cmpstr (found, ==, row->due);
  if (list->len == 1)
    {
      const SkvDue *due = g_ptr_array_index (list, 0);
      g_autofree char *headline = skv_due_headline (due);
      g_autofree char *words = g_strdup_printf ("%s: %s", headline, due->words);

      g_assert_cmpstr (words, ==, row->words);
    }
}

static void
test_kinds (void)
{
  for (int kind = 0; kind < SKV_N_DUE_KINDS; kind++)
    g_assert_nonnull (skv_due_kind_name ((SkvDueKind) kind));
  g_assert_null (skv_due_kind_name (SKV_N_DUE_KINDS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/due/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/due/kinds", test_kinds);
  return g_test_run ();
}
