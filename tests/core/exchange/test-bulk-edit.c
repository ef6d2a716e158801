/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/bulk-edit.h"
#include "exchange/layer-fixture.h"

/* the occurrences of those ids, as a list that people selected */
static GPtrArray *
select_all (SkvPlan *plan, SkvOccurrences **all)
{
  GPtrArray *list = g_ptr_array_new ();

  *all = skv_occurrences_new (plan, skv_day_from_ymd (2027, 1, 1), skv_day_from_ymd (2028, 1, 1),
                              SKV_EXPAND_HOLIDAYS);
  for (guint i = 0; i < skv_occurrences_get_n (*all); i++)
    g_ptr_array_add (list, (gpointer) skv_occurrences_get (*all, i));
  return list;
}

static guint
count_kind (GPtrArray *list, gboolean holidays)
{
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const SkvOccurrence *occurrence = g_ptr_array_index (list, i);

      n += (occurrence->item == NULL && occurrence->rule == NULL) == holidays ? 1 : 0;
    }
  return n;
}

/* All that can be is moved in one edit, each at its own time; holidays are refused by name; one
 * undo takes all of it back. */
static void
test_move (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  g_autoptr (SkvOccurrences) all = NULL, after = NULL;
  g_autoptr (GPtrArray) list = select_all (plan, &all), refused = NULL;
  g_autofree char *words = NULL;
  SkvEdit *edit = skv_bulk_move (plan, list, 7, &refused);

  g_assert_cmpuint (refused->len, ==, count_kind (list, TRUE));
  g_assert_cmpuint (refused->len, >, 5);
  words = skv_refused_words (refused);
  g_assert_nonnull (strstr (words, "a holiday comes from the calendar"));
  layer_apply (plan, edit);
  g_assert_cmpstr (layer_day_of (plan, "job"), ==, "2027-06-16");
  g_assert_cmpstr (layer_day_of (plan, "r:2027-03-10"), ==, "2027-03-17");
  for (guint i = 0; i < list->len; i++)
    {
      const SkvOccurrence *before = g_ptr_array_index (list, i);
      g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, before->id);
      const SkvOccurrence *now = skv_occurrences_lookup (found, before->id);

      g_assert_cmpint (now->first_day - before->first_day, ==,
                       before->item != NULL || before->rule != NULL ? 7 : 0);
    }
  g_assert_true (skv_plan_undo (plan, NULL, NULL));
  g_assert_cmpstr (layer_day_of (plan, "job"), ==, "2027-06-09");
  g_assert_cmpstr (layer_day_of (plan, "r:2027-03-10"), ==, "2027-03-10");
}

static void
test_status_and_cancel (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  g_autoptr (SkvOccurrences) all = NULL, later = NULL, last = NULL;
  g_autoptr (GPtrArray) list = select_all (plan, &all), refused = NULL, again = NULL, none = NULL;
  g_autoptr (GPtrArray) list_2 = NULL, list_3 = NULL;
  const SkvItem *job;

  layer_apply (plan, skv_bulk_set_status (plan, list, SKV_STATUS_ANNOUNCED, &refused));
  g_assert_cmpint (skv_plan_get_item (plan, "job")->status, ==, SKV_STATUS_ANNOUNCED);
  g_assert_cmpstr (layer_day_of (plan, "r:2027-03-10"), ==, "2027-03-10");

  list_2 = select_all (plan, &later);
  for (guint i = 0; i < list_2->len; i++)
    {
      const SkvOccurrence *occurrence = g_ptr_array_index (list_2, i);

      if (occurrence->item != NULL || occurrence->rule != NULL)
        g_assert_cmpint (occurrence->status, ==, SKV_STATUS_ANNOUNCED);
    }
  layer_apply (plan, skv_bulk_cancel (plan, list_2, "Strike", "IT manager", &again));
  job = skv_plan_get_item (plan, "job");
  g_assert_cmpint (job->status, ==, SKV_STATUS_CANCELLED);
  g_assert_cmpstr (job->reason, ==, "Strike");
  g_assert_cmpstr (job->by, ==, "IT manager");

  /* what is cancelled is not cancelled again, nor moved */
  list_3 = select_all (plan, &last);
  g_assert_null (skv_bulk_cancel (plan, list_3, "x", "y", &none));
  g_assert_cmpuint (none->len, ==, list_3->len);
}

static void
test_remove_and_rename (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  g_autoptr (SkvOccurrences) all = NULL, later = NULL;
  g_autoptr (GPtrArray) list = select_all (plan, &all), refused = NULL, list_2 = NULL, rest = NULL;

  layer_apply (plan, skv_bulk_rename (plan, list, "New", &refused));
  g_assert_cmpstr (skv_plan_get_item (plan, "other")->title, ==, "New");
  list_2 = select_all (plan, &later);
  layer_apply (plan, skv_bulk_remove (plan, list_2, &rest));
  g_assert_null (skv_plan_get_item (plan, "other"));
  /* evenings of the rule are refused, also those that have an item of their own now */
  g_assert_cmpstr (layer_day_of (plan, "r:2027-03-10"), ==, "2027-03-10");
  g_assert_cmpuint (rest->len, >=, 12);
}

/* Kind of work, priority and who is on duty; what a rule made gets an item of its own. */
static void
test_values (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  g_autoptr (SkvOccurrences) all = NULL, second = NULL, third = NULL, fourth = NULL;
  g_autoptr (GPtrArray) list = select_all (plan, &all), list_2 = NULL, list_3 = NULL, list_4 = NULL;
  g_autoptr (GPtrArray) refused = NULL, refused_2 = NULL, refused_3 = NULL, refused_4 = NULL;
  SkvContact *contact = skv_record_new (SKV_KIND_CONTACT, "team");
  SkvEdit *edit = skv_edit_new ("Contact");
  const SkvItem *job;

  skv_set_text (&contact->role, "Network team");
  skv_edit_put (edit, contact);
  layer_apply (plan, edit);
  layer_apply (plan, skv_bulk_set_work (plan, list, "security", &refused));
  list_2 = select_all (plan, &second);
  layer_apply (plan, skv_bulk_set_priority (plan, list_2, SKV_PRIORITY_HIGH, &refused_2));
  list_3 = select_all (plan, &third);
  layer_apply (plan, skv_bulk_set_duty (plan, list_3, "team", &refused_3));
  job = skv_plan_get_item (plan, "job");
  g_assert_cmpstr (job->work, ==, "security");
  g_assert_cmpint (job->priority, ==, SKV_PRIORITY_HIGH);
  g_assert_cmpstr (job->duty, ==, "team");
  g_assert_cmpuint (refused->len, ==, count_kind (list, TRUE));
  g_assert_cmpstr (layer_day_of (plan, "r:2027-03-10"), ==, "2027-03-10");

  list_4 = select_all (plan, &fourth);
  layer_apply (plan, skv_bulk_set_work (plan, list_4, NULL, &refused_4));
  g_assert_null (skv_plan_get_item (plan, "job")->work);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bulk-edit/move", test_move);
  g_test_add_func ("/bulk-edit/status-and-cancel", test_status_and_cancel);
  g_test_add_func ("/bulk-edit/remove-and-rename", test_remove_and_rename);
  g_test_add_func ("/bulk-edit/values", test_values);
  return g_test_run ();
}
