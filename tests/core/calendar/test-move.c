/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-fixture.h"

#include "core/calendar/occurrence-edits.h"

/* Takes back what @edit did, as a plan's file would. */
static void
take_back (SkvPlan *plan, const SkvEdit *edit)
{
  g_autoptr (SkvEdit) inverse = skv_edit_new ("Undo");

  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      if (change->before != NULL)
        skv_edit_put (inverse, skv_record_ref (change->before));
      else
        skv_edit_remove (inverse, change->kind, change->id);
    }
  apply (plan, inverse);
}

static SkvPlan *
make_plan (void)
{
  SkvPlan *plan = new_plan ();
  SkvItem *item;

  put_system (plan, "feide", "Feide");
  put_rule (plan, &(RuleSpec){ POLICY, .systems = "feide" });
  put_rule (plan,
            &(RuleSpec){ .id = "freeze", .lane = "freeze", .dates = "2019-07-01", .length = 14 });
  item =
    make_item (plan, "job", "maintenance", "Feide IdP", "2019-03-30T20:00", "2019-03-30T23:30");
  skv_set_text (&item->reason, "agreed with the schools");
  skv_set_text (&item->notes, "keep me");
  put (plan, item);
  put_item (plan, "night", "maintenance", "2019-06-12T22:00", "2019-06-13T06:00");
  put_item (plan, "quarter", "maintenance", "2019-06-12T02:30", "2019-06-12T02:45");
  put_item (plan, "trip", "meeting", "2019-03-29", "2019-04-01");
  put_item (plan, "unplaced", "maintenance", NULL, NULL);
  item = make_item (plan, "by-work", "maintenance", "Work", "2019-06-12T17:00", NULL);
  item->duration = 90;
  put (plan, item);
  return plan;
}

/* what is moved where, and what then is there */
static const struct
{
  const char *name;
  const char *id, *to, *reason;
  const char *label;
  const char *start, *end; /* RFC 3339 or dates; NULL: unknown */
  const char *told;        /* reason afterwards */
} cases[] = {
  { "job-to-day", "job", "2019-03-14T20:00", NULL, "Move “Feide IdP” to 14 March",
    "2019-03-14T20:00:00+01:00", "2019-03-14T23:30:00+01:00", "agreed with the schools" },
  { "job-into-spring", "job", "2019-03-31T20:00", "no", "Move “Feide IdP” to 31 March",
    "2019-03-31T20:00:00+02:00", "2019-03-31T23:30:00+02:00", "no" },
  { "job-to-time", "job", "2019-03-30T18:00", NULL, "Move “Feide IdP” to 30 March, 18:00",
    "2019-03-30T18:00:00+01:00", "2019-03-30T21:30:00+01:00", "agreed with the schools" },
  { "job-to-year", "job", "2020-03-14T20:00", "", "Move “Feide IdP” to 14 March 2020",
    "2020-03-14T20:00:00+01:00", "2020-03-14T23:30:00+01:00", NULL },
  { "night-in-spring", "night", "2019-03-30T22:00", NULL, "Move “night” to 30 March",
    "2019-03-30T22:00:00+01:00", "2019-03-31T06:00:00+02:00", NULL },
  { "night-in-autumn", "night", "2019-10-26T22:00", NULL, "Move “night” to 26 October",
    "2019-10-26T22:00:00+02:00", "2019-10-27T06:00:00+01:00", NULL },
  { "second-time-of-the-doubled-hour", "quarter", "2019-10-27T02:30:00+01:00", NULL,
    "Move “quarter” to 27 October", "2019-10-27T02:30:00+01:00", "2019-10-27T02:45:00+01:00",
    NULL },
  { "all-day", "trip", "2019-10-26", NULL, "Move “trip” to 26 October", "2019-10-26", "2019-10-29",
    NULL },
  { "unplaced", "unplaced", "2019-03-14T20:00", NULL, "Move “unplaced” to 14 March 2019",
    "2019-03-14T20:00:00+01:00", NULL, NULL },
  { "length-by-work", "by-work", "2019-06-13T17:00", NULL, "Move “Work” to 13 June",
    "2019-06-13T17:00:00+02:00", "2019-06-13T18:30:00+02:00", NULL },
  { "evening", "evening:2019-06-12", "2019-06-19T17:00", "vendor",
    "Move “System evening” to 19 June", "2019-06-19T17:00:00+02:00", "2019-06-19T22:00:00+02:00",
    "vendor" },
  { "evening-that-was-moved", "evening:2019-04-17", "2019-04-30T17:00", NULL,
    "Move “System evening” to 30 April", "2019-04-30T17:00:00+02:00", "2019-04-30T22:00:00+02:00",
    NULL },
  { "unresolved-evening", "evening:2028-05-17", "2028-05-30T17:00", "chosen",
    "Move “System evening” to 30 May", "2028-05-30T17:00:00+02:00", "2028-05-30T22:00:00+02:00",
    "chosen" },
  { "all-day-of-a-rule", "freeze:2019-07-01", "2019-07-08", NULL, "Move “freeze” to 8 July",
    "2019-07-08", "2019-07-22", NULL },
};

static char *
format (SkvPlan *plan, const SkvOccurrence *occurrence, gint64 moment)
{
  if (moment == SKV_MOMENT_NONE)
    return NULL;
  return occurrence->all_day ? skv_day_format ((SkvDay) (moment / SKV_DAY_SECONDS))
                             : skv_zone_format (skv_plan_get_zone (plan), moment);
}

static void
test_case (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  const char *id = cases[row].id;
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) one = skv_occurrences_find (plan, id), after = NULL, undone = NULL;
  const SkvOccurrence *before = skv_occurrences_lookup (one, id), *found;
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *start = NULL, *end = NULL;
  gint64 to = strlen (cases[row].to) == 10
                ? day (cases[row].to) * SKV_DAY_SECONDS + 3600
                : skv_zone_parse (skv_plan_get_zone (plan), cases[row].to);

  edit = skv_occurrence_move (plan, before, to, cases[row].reason, NULL);
  g_assert_cmpstr (skv_edit_get_label (edit), ==, cases[row].label);
  apply (plan, edit);

  after = skv_occurrences_find (plan, id);
  found = skv_occurrences_lookup (after, id);
  start = format (plan, found, found->start);
  end = format (plan, found, found->end);
  g_assert_cmpstr (start, ==, cases[row].start);
  g_assert_cmpstr (end, ==, cases[row].end);
  g_assert_cmpstr (found->item->reason, ==, cases[row].told);
  g_assert_cmpstr (found->id, ==, id);
  g_assert_cmpstr (found->title, ==, before->title);
  g_assert_cmpstr (found->lane, ==, before->lane);
  g_assert_cmpint (found->status, ==, before->status);
  g_assert_true (g_strv_equal (found->systems, before->systems));
  g_assert_true (found->resolved);
  g_assert_cmpint (found->original_day, ==, before->original_day);
  g_assert_cmpint (found->original_start, ==, before->original_start);
  g_assert_cmpint (found->moved, ==, before->rule != NULL ? SKV_MOVED_BY_HAND : SKV_NOT_MOVED);

  take_back (plan, edit);
  undone = skv_occurrences_find (plan, id);
  found = skv_occurrences_lookup (undone, id);
  g_assert_cmpint (found->start, ==, before->start);
  g_assert_cmpint (found->end, ==, before->end);
  g_assert_cmpint (found->moved, ==, before->moved);
  g_assert_cmpint (found->resolved, ==, before->resolved);
  g_assert_true (found->item == NULL || skv_record_equal (found->item, before->item));
}

/* a second move changes the same item; moving back to the rule's own date counts as not moved */
static void
test_twice (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  const char *id = "evening:2019-06-12";
  const char *const starts[] = { "2019-06-19T17:00", "2019-06-26T18:00", "2019-06-12T17:00" };
  guint n_items = skv_plan_get_records (plan, SKV_KIND_ITEM)->len;

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (SkvOccurrences) one = skv_occurrences_find (plan, id), after = NULL;
      g_autoptr (SkvEdit) edit =
        skv_occurrence_move (plan, skv_occurrences_lookup (one, id),
                             skv_zone_parse (skv_plan_get_zone (plan), starts[i]), NULL, NULL);

      apply (plan, edit);
      g_assert_cmpint (skv_plan_get_records (plan, SKV_KIND_ITEM)->len, ==, n_items + 1);
      after = skv_occurrences_find (plan, id);
      g_assert_cmpint (skv_occurrences_lookup (after, id)->moved, ==,
                       i < 2 ? SKV_MOVED_BY_HAND : SKV_NOT_MOVED);
    }
}

/* an item that happens to have the id is never written over */
static void
test_taken_id (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) all = NULL;
  g_autoptr (SkvEdit) edit = NULL;

  put_item (plan, "evening:2019-06-12", "exam", "2019-06-01", "2019-06-02");
  all = skv_occurrences_new (plan, day ("2019-06-12"), day ("2019-06-13"), 0);
  for (guint i = 0; i < skv_occurrences_get_n (all) && edit == NULL; i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (all, i);

      if (occurrence->rule != NULL)
        edit = skv_occurrence_move (plan, occurrence, occurrence->start + 86400, NULL, NULL);
    }
  g_assert_nonnull (edit);
  apply (plan, edit);
  g_assert_cmpstr (skv_plan_get_item (plan, "evening:2019-06-12")->lane, ==, "exam");
  g_assert_nonnull (skv_plan_get_override (plan, "evening", day ("2019-06-12")));
}

/* --- together ------------------------------------------------------------------------------- */

static void
put_bundled (SkvPlan *plan, const char *id, const char *start, const char *end, SkvStatus status)
{
  SkvItem *item = make_item (plan, id, "maintenance", id, start, end);

  skv_set_text (&item->bundle, "Switches");
  item->status = status;
  put (plan, item);
}

static void
assert_start (SkvPlan *plan, const char *id, const char *expected)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, id);
  const SkvOccurrence *occurrence = skv_occurrences_lookup (found, id);
  g_autofree char *start = format (plan, occurrence, occurrence->start);

  g_assert_cmpstr (start, ==, expected);
}

/* Over the night in which the clock is changed each keeps its own time of day; what is over, called
 * off or not placed stays, and so does what only looks alike. */
static void
test_together (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  guint n = 0;

  put_bundled (plan, "north", "2019-03-28T20:00", "2019-03-28T23:30", SKV_STATUS_APPROVED);
  put_bundled (plan, "south", "2019-03-29T18:15", "2019-03-29T19:00", SKV_STATUS_PROPOSED);
  put_bundled (plan, "all-day", "2019-03-30", "2019-03-31", SKV_STATUS_ANNOUNCED);
  put_bundled (plan, "over", "2019-03-27T18:00", "2019-03-27T19:00", SKV_STATUS_DONE);
  put_bundled (plan, "off", "2019-03-27T18:00", "2019-03-27T19:00", SKV_STATUS_CANCELLED);
  put_bundled (plan, "later", NULL, NULL, SKV_STATUS_APPROVED);

  found = skv_occurrences_find (plan, "north");
  edit = skv_occurrence_move_together (
    plan, skv_occurrences_lookup (found, "north"),
    skv_zone_parse (skv_plan_get_zone (plan), "2019-04-01T21:00"), "vendor is late", "IT", &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (skv_edit_get_label (edit), ==, "Move 3 jobs of “Switches”");
  apply (plan, edit);
  assert_start (plan, "north", "2019-04-01T21:00:00+02:00");
  assert_start (plan, "south", "2019-04-02T18:15:00+02:00");
  assert_start (plan, "all-day", "2019-04-03");
  assert_start (plan, "over", "2019-03-27T18:00:00+01:00");
  assert_start (plan, "off", "2019-03-27T18:00:00+01:00");
  assert_start (plan, "later", NULL);
  assert_start (plan, "night", "2019-06-12T22:00:00+02:00");
  g_assert_cmpstr (skv_plan_get_item (plan, "south")->reason, ==, "vendor is late");

  take_back (plan, edit);
  assert_start (plan, "north", "2019-03-28T20:00:00+01:00");
  assert_start (plan, "south", "2019-03-29T18:15:00+01:00");
}

/* By itself a move leaves the others, and what belongs to nothing moves alone. */
static void
test_alone (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) north = NULL, job = NULL, later = NULL;
  g_autoptr (SkvEdit) plain = NULL, without = NULL, placed = NULL;
  gint64 to = skv_zone_parse (skv_plan_get_zone (plan), "2019-04-01T20:00");
  guint n = 0;

  put_bundled (plan, "north", "2019-03-28T20:00", "2019-03-28T23:30", SKV_STATUS_APPROVED);
  put_bundled (plan, "south", "2019-03-29T18:15", "2019-03-29T19:00", SKV_STATUS_APPROVED);
  put_bundled (plan, "later", NULL, NULL, SKV_STATUS_APPROVED);
  north = skv_occurrences_find (plan, "north");
  job = skv_occurrences_find (plan, "job");
  later = skv_occurrences_find (plan, "later");
  plain = skv_occurrence_move (plan, skv_occurrences_lookup (north, "north"), to, NULL, NULL);
  without =
    skv_occurrence_move_together (plan, skv_occurrences_lookup (job, "job"), to, NULL, NULL, &n);
  g_assert_cmpuint (n, ==, 1);
  placed = skv_occurrence_move_together (plan, skv_occurrences_lookup (later, "later"), to, NULL,
                                         NULL, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (skv_edit_get_n_changes (plain), ==, 1);
  g_assert_cmpuint (skv_edit_get_n_changes (without), ==, 1);
  g_assert_cmpuint (skv_edit_get_n_changes (placed), ==, 1);
  g_assert_cmpstr (skv_edit_get_label (without), ==, "Move “Feide IdP” to 1 April");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/move/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/move/twice", test_twice);
  g_test_add_func ("/move/taken-id", test_taken_id);
  g_test_add_func ("/move/together", test_together);
  g_test_add_func ("/move/alone", test_alone);
  return g_test_run ();
}
