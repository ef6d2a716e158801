/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-fixture.h"

#include "core/calendar/difference.h"

/* What a difference finds between a plan and the same plan with one edit, and how it tells it. */

static SkvPlan *
make_plan (void)
{
  SkvPlan *plan = new_plan ();
  SkvItem *item;

  put_system (plan, "feide", "Feide");
  put_system (plan, "net", "Network");
  put_rule (plan, &(RuleSpec){ POLICY, .systems = "feide" });
  item = make_item (plan, "job", "maintenance", "Payroll", "2019-01-16T17:00", "2019-01-16T19:00");
  item->status = SKV_STATUS_APPROVED;
  set_words (&item->systems, "net feide");
  put (plan, item);
  put_item (plan, "night", "maintenance", "2019-03-30T22:00", "2019-03-31T06:00");
  put_item (plan, "open", "maintenance", "2019-02-04T08:00", NULL);
  put_item (plan, "trip", "meeting", "2019-05-06", "2019-05-09");
  put_item (plan, "unplaced", "maintenance", NULL, NULL);
  item = make_item (plan, "off", "maintenance", "Off", "2019-08-05T08:00", "2019-08-05T09:00");
  item->status = SKV_STATUS_CANCELLED;
  put (plan, item);
  return plan;
}

/* One edit: of an item that there is, or a new one. A field that is NULL stays. */
typedef struct
{
  const char *name;
  const char *id;
  const char *rule, *original; /* a new item that changes that date of a rule */
  gboolean remove;             /* take it away instead */
  const char *lane, *title;
  const char *start, *end; /* "-": none */
  const char *systems, *organisations;
  const char *status;
  const char
    *expected; /* lines: what, id, what is different, words; those of @words_in after "|" */
} Case;

#define EVENING .rule = "evening", .original = "2019-06-12"

static const Case cases[] = {
  { .name = "nothing", .id = "job", .title = "Payroll", .expected = "" },
  { .name = "order-of-systems", .id = "job", .systems = "feide net", .expected = "" },
  { .name = "moved-by-a-week",
    .id = "job",
    .start = "2019-01-23T17:00",
    .end = "2019-01-23T19:00",
    .expected = "moved job time: Moved from Wed 16 January 17:00 to Wed 23 January 17:00" },
  { .name = "moved-in-the-day",
    .id = "job",
    .start = "2019-01-16T18:00",
    .end = "2019-01-16T20:00",
    .expected = "moved job time: Moved from Wed 16 January 17:00 to Wed 16 January 18:00" },
  { .name = "moved-and-longer",
    .id = "job",
    .start = "2019-01-23T17:00",
    .end = "2019-01-24T01:00",
    .expected = "moved job time: Moved from Wed 16 January 17:00–19:00 to "
                "Wed 23 January 17:00 – Thu 24 January 01:00" },
  { .name = "longer",
    .id = "job",
    .end = "2019-01-16T21:30",
    .expected = "moved job time: Lasts until 21:30 instead of 19:00" },
  { .name = "until-midnight",
    .id = "job",
    .end = "2019-01-17T00:00",
    .expected = "moved job time: Lasts until 24:00 instead of 19:00" },
  { .name = "over-midnight",
    .id = "job",
    .end = "2019-01-17T01:00",
    .expected = "moved job time: Lasts until Thu 17 January 01:00 instead of 19:00" },
  { .name = "same-length-over-a-change-of-the-clock",
    .id = "night",
    .start = "2019-04-06T22:00",
    .end = "2019-04-07T06:00",
    .expected = "moved night time: Moved from Sat 30 March 22:00 to Sat 6 April 22:00" },
  { .name = "gets-an-end",
    .id = "open",
    .end = "2019-02-04T09:00",
    .expected = "moved open time: Moved from Mon 4 February 08:00 to Mon 4 February 08:00–09:00" },
  { .name = "to-another-year",
    .id = "job",
    .start = "2018-12-12T17:00",
    .end = "2018-12-12T19:00",
    .expected = "moved job time: Moved from Wednesday 16 January 2019 17:00 to "
                "Wednesday 12 December 2018 17:00" },
  { .name = "days-moved",
    .id = "trip",
    .start = "2019-05-13",
    .end = "2019-05-16",
    .expected = "moved trip time: Moved from Mon 6 May to Mon 13 May" },
  { .name = "days-longer",
    .id = "trip",
    .end = "2019-05-10",
    .expected = "moved trip time: Lasts until Thu 9 May instead of Wed 8 May" },
  { .name = "days-to-one",
    .id = "trip",
    .start = "2019-05-06",
    .end = "2019-05-07",
    .expected = "moved trip time: Moved from Mon 6 May – Wed 8 May to Mon 6 May" },
  { .name = "hours-instead-of-days",
    .id = "trip",
    .start = "2019-05-06T08:00",
    .end = "2019-05-06T10:00",
    .expected = "moved trip time: Moved from Mon 6 May – Wed 8 May to Mon 6 May 08:00–10:00" },
  { .name = "placed",
    .id = "unplaced",
    .start = "2019-05-06T08:00",
    .end = "2019-05-06T10:00",
    .expected = "moved unplaced time: Placed: Mon 6 May 08:00–10:00" },
  { .name = "date-taken-away",
    .id = "job",
    .start = "-",
    .end = "-",
    .expected = "moved job time: Has no date any more; it was: Wed 16 January 17:00–19:00" },
  { .name = "title",
    .id = "job",
    .title = "Wages",
    .expected = "changed job title: Called “Wages” instead of “Payroll”" },
  { .name = "lane",
    .id = "job",
    .lane = "vendor",
    .expected = "changed job lane: In “Vendors' work” instead of “Maintenance”" },
  { .name = "systems",
    .id = "job",
    .systems = "net",
    .expected = "changed job systems: Other systems|No longer for Feide" },
  { .name = "more-systems",
    .id = "open",
    .systems = "net feide",
    .expected = "changed open systems: Other systems|Also for Network, Feide" },
  { .name = "status",
    .id = "job",
    .status = "announced",
    .expected = "changed job status: Status: Announced instead of Approved" },
  { .name = "cancelled",
    .id = "job",
    .status = "cancelled",
    .expected = "changed job status cancelled: Cancelled" },
  { .name = "postponed",
    .id = "job",
    .status = "postponed",
    .expected = "changed job status cancelled: Postponed" },
  { .name = "postponed-instead-of-cancelled",
    .id = "off",
    .status = "postponed",
    .expected = "changed off status: Status: Postponed instead of Cancelled" },
  { .name = "after-all",
    .id = "off",
    .status = "approved",
    .expected = "changed off status cancelled: Takes place after all" },
  { .name = "several-at-once",
    .id = "job",
    .start = "2019-01-23T17:00",
    .end = "2019-01-23T19:00",
    .title = "Wages",
    .status = "cancelled",
    .systems = "net",
    .expected = "moved job time title systems status cancelled: Moved from Wed 16 January 17:00 to "
                "Wed 23 January 17:00. Cancelled. Called “Wages” instead of “Payroll”. "
                "Other systems|Moved from Wed 16 January 17:00 to Wed 23 January 17:00. Cancelled. "
                "Called “Wages” instead of “Payroll”. No longer for Feide" },
  { .name = "removed",
    .id = "job",
    .remove = TRUE,
    .expected = "removed job: Removed: Wed 16 January 17:00–19:00" },
  { .name = "removed-days",
    .id = "trip",
    .remove = TRUE,
    .expected = "removed trip: Removed: Mon 6 May – Wed 8 May" },
  { .name = "removed-unplaced",
    .id = "unplaced",
    .remove = TRUE,
    .expected = "removed unplaced: Removed; it had no date" },
  { .name = "added",
    .id = "new",
    .lane = "maintenance",
    .title = "New",
    .start = "2019-07-01T10:00",
    .end = "2019-07-01T12:00",
    .expected = "added new: Added: Mon 1 July 10:00–12:00" },
  { .name = "added-unplaced",
    .id = "new",
    .lane = "maintenance",
    .title = "New",
    .expected = "added new: Added, without a date" },
  /* an item of its own, with an id of its own, is still the rule's evening */
  { .name = "evening-moved-by-hand",
    .id = "hand",
    EVENING,
    .start = "2019-06-19T17:00",
    .end = "2019-06-19T22:00",
    .expected = "moved hand time: Moved from Wed 12 June 17:00 to Wed 19 June 17:00" },
  { .name = "evening-cancelled",
    .id = "hand",
    EVENING,
    .start = "2019-06-12T17:00",
    .end = "2019-06-12T22:00",
    .status = "cancelled",
    .expected = "changed hand status cancelled: Cancelled" },
  { .name = "evening-as-it-was",
    .id = "hand",
    EVENING,
    .start = "2019-06-12T17:00",
    .end = "2019-06-12T22:00",
    .expected = "" },
};

static SkvStatus
parse_status (const char *name)
{
  for (int status = SKV_STATUS_PROPOSED; status <= SKV_STATUS_CANCELLED; status++)
    if (g_str_equal (skv_status_name (status), name))
      return status;
  g_assert_not_reached ();
}

static void
set_time (SkvPlan *plan, SkvItem *item, gint64 *field, const char *text)
{
  if (text == NULL)
    return;
  if (g_str_equal (text, "-"))
    {
      *field = SKV_MOMENT_NONE;
      return;
    }
  item->all_day = strlen (text) == 10;
  *field =
    item->all_day ? day (text) * SKV_DAY_SECONDS : skv_zone_parse (skv_plan_get_zone (plan), text);
}

static SkvItem *
make_edited (SkvPlan *plan, const Case *row)
{
  const SkvItem *known = skv_plan_get_item (plan, row->id);
  SkvItem *item = known != NULL ? skv_record_copy (known) : skv_record_new (SKV_KIND_ITEM, row->id);

  if (row->rule != NULL)
    {
      const SkvRule *rule = skv_plan_get_rule (plan, row->rule);

      skv_set_text (&item->rule, row->rule);
      item->original_day = day (row->original);
      skv_set_text (&item->lane, rule->lane);
      skv_set_text (&item->title, rule->title);
      skv_set_texts (&item->systems, (const char *const *) rule->systems);
      item->status = SKV_STATUS_APPROVED;
    }
  if (row->lane != NULL)
    skv_set_text (&item->lane, row->lane);
  if (row->title != NULL)
    skv_set_text (&item->title, row->title);
  set_time (plan, item, &item->start, row->start);
  set_time (plan, item, &item->end, row->end);
  if (row->systems != NULL)
    set_words (&item->systems, row->systems);
  if (row->organisations != NULL)
    set_words (&item->organisations, row->organisations);
  if (row->status != NULL)
    item->status = parse_status (row->status);
  return item;
}

static SkvOccurrences *
expand (SkvPlan *plan)
{
  return skv_occurrences_new (plan, day ("2018-01-01"), day ("2020-01-01"), SKV_EXPAND_UNPLACED);
}

static void
append_entry (GString *text, const SkvDifferenceEntry *entry, SkvPlan *plan)
{
  static const char *const kinds[] = { "added", "removed", "moved", "changed" };
  static const char *const changes[] = { "time",          "title",  "lane",     "systems",
                                         "organisations", "status", "cancelled" };
  g_autofree char *words = skv_difference_entry_words (entry, skv_plan_get_zone (plan));
  g_autofree char *words_in = skv_difference_entry_words_in (entry, plan);

  g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", kinds[entry->kind],
                          entry->id);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (entry->changes & 1u << i)
      g_string_append_printf (text, " %s", changes[i]);
  g_string_append_printf (text, ": %s", words);
  if (!g_str_equal (words, words_in))
    g_string_append_printf (text, "|%s", words_in);
}

static char *
tell (SkvDifference *difference, SkvPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < skv_difference_get_n (difference); i++)
    append_entry (text, skv_difference_get (difference, i), plan);
  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) before = expand (plan), after = NULL;
  g_autoptr (SkvEdit) edit = skv_edit_new ("Edit");
  g_autoptr (SkvDifference) difference = NULL;
  g_autofree char *told = NULL;

  if (row->remove)
    skv_edit_remove (edit, SKV_KIND_ITEM, row->id);
  else
    skv_edit_put (edit, make_edited (plan, row));
  apply (plan, edit);
  after = expand (plan);
  difference = skv_difference_new (before, after);
  told = tell (difference, plan);
  g_assert_cmpstr (told, ==, row->expected);
}

/* Back and forth: what is added one way is removed the other, and so on. */
static void
test_reverse (void)
{
  static const SkvDifferenceKind reverse[] = { SKV_DIFFERENCE_REMOVED, SKV_DIFFERENCE_ADDED,
                                               SKV_DIFFERENCE_MOVED, SKV_DIFFERENCE_CHANGED };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SkvPlan) plan = make_plan ();
      g_autoptr (SkvOccurrences) before = expand (plan), after = NULL;
      g_autoptr (SkvEdit) edit = skv_edit_new ("Edit");
      g_autoptr (SkvDifference) forth = NULL, back = NULL;

      if (cases[i].remove)
        skv_edit_remove (edit, SKV_KIND_ITEM, cases[i].id);
      else
        skv_edit_put (edit, make_edited (plan, &cases[i]));
      apply (plan, edit);
      after = expand (plan);
      forth = skv_difference_new (before, after);
      back = skv_difference_new (after, before);
      g_assert_cmpuint (skv_difference_get_n (forth), ==, skv_difference_get_n (back));
      for (guint n = 0; n < skv_difference_get_n (forth); n++)
        {
          const SkvDifferenceEntry *a = skv_difference_get (forth, n);
          const SkvDifferenceEntry *b = skv_difference_get (back, n);

          g_assert_cmpint (a->kind, ==, reverse[b->kind]);
          g_assert_cmpuint (a->changes, ==, b->changes);
          g_assert_true (a->before == b->after && a->after == b->before);
        }
    }
}

static void
test_order_and_lookup (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) before = expand (plan), after = NULL;
  g_autoptr (SkvEdit) edit = skv_edit_new ("Edit");
  g_autoptr (SkvDifference) difference = NULL;
  g_autofree char *counts = NULL;
  static const char *const order[] = { "early", "job", "night", "trip", "hand", "unplaced" };
  SkvItem *item;

  /* moved to before the trip, though it was after it: it stands at its earlier place */
  skv_edit_put (edit, make_edited (plan, &(Case){ .id = "hand",
                                                  EVENING,
                                                  .title = "Evening",
                                                  .start = "2019-06-19T17:00",
                                                  .end = "2019-06-19T22:00" }));
  skv_edit_put (edit, make_edited (plan, &(Case){ .id = "night",
                                                  .start = "2019-08-01T22:00",
                                                  .end = "2019-08-02T06:00" }));
  skv_edit_put (edit, make_edited (plan, &(Case){ .id = "job", .title = "Wages" }));
  skv_edit_put (edit, make_edited (plan, &(Case){ .id = "unplaced", .title = "Still unplaced" }));
  skv_edit_remove (edit, SKV_KIND_ITEM, "trip");
  item = make_item (plan, "early", "meeting", "Early", "2019-01-02", "2019-01-03");
  skv_edit_put (edit, item);
  apply (plan, edit);
  after = expand (plan);
  difference = skv_difference_new (before, after);
  g_assert_cmpuint (skv_difference_get_n (difference), ==, G_N_ELEMENTS (order));
  counts = skv_difference_words (difference);
  g_assert_cmpstr (counts, ==, "1 added, 1 removed, 2 moved, 2 changed");
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_cmpstr (skv_difference_get (difference, i)->id, ==, order[i]);
      g_assert_cmpstr (skv_difference_lookup (difference, order[i])->id, ==, order[i]);
    }
  /* by the id that it had before, too */
  g_assert_cmpstr (skv_difference_lookup (difference, "evening:2019-06-12")->id, ==, "hand");
  g_assert_null (skv_difference_lookup (difference, "open"));
  g_assert_null (skv_difference_lookup (difference, NULL));
}

/* The rule goes, and what a person changed of it stays: no longer its evening, but the same item.
 */
static void
test_rule_removed (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) before = NULL, after = NULL;
  g_autoptr (SkvEdit) edit = skv_edit_new ("Edit");
  g_autoptr (SkvDifference) difference = NULL;
  SkvItem *item;

  put (plan,
       make_edited (
         plan,
         &(Case){ .id = "hand", EVENING, .start = "2019-06-19T17:00", .end = "2019-06-19T22:00" }));
  before = expand (plan);
  item = skv_record_copy (skv_plan_get_item (plan, "hand"));
  skv_set_text (&item->rule, NULL);
  item->original_day = SKV_DAY_NONE;
  skv_edit_put (edit, item);
  skv_edit_remove (edit, SKV_KIND_RULE, "evening");
  apply (plan, edit);
  after = expand (plan);
  difference = skv_difference_new (before, after);
  g_assert_null (skv_difference_lookup (difference, "hand"));
  g_assert_cmpuint (skv_difference_count (difference, SKV_DIFFERENCE_REMOVED), ==,
                    skv_difference_get_n (difference));
  g_assert_cmpuint (skv_difference_get_n (difference), >, 40);
}

/* both sides outlive whatever the caller keeps */
static void
test_owns_its_sides (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvOccurrences *before = expand (plan), *after;
  g_autoptr (SkvDifference) difference = NULL, other = NULL;
  g_autofree char *words = NULL, *none = NULL;

  put (plan, make_edited (plan, &(Case){ .id = "job", .title = "Wages" }));
  after = expand (plan);
  difference = skv_difference_new (before, after);
  other = skv_difference_new (after, after);
  skv_occurrences_unref (before);
  skv_occurrences_unref (after);
  put (plan, make_edited (plan, &(Case){ .id = "job", .title = "Third" }));
  words = skv_difference_entry_words (skv_difference_get (difference, 0), skv_plan_get_zone (plan));
  g_assert_cmpstr (words, ==, "Called “Wages” instead of “Payroll”");
  none = skv_difference_words (other);
  g_assert_cmpstr (none, ==, "No difference");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/calendar/difference/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/calendar/difference/reverse", test_reverse);
  g_test_add_func ("/calendar/difference/order-and-lookup", test_order_and_lookup);
  g_test_add_func ("/calendar/difference/rule-removed", test_rule_removed);
  g_test_add_func ("/calendar/difference/owns-its-sides", test_owns_its_sides);
  return g_test_run ();
}
