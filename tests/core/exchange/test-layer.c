/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/layer-fixture.h"

/* --- a layer and what is edited in it ----------------------------------------------------------
 */

static void
test_edits_stay_in_the_layer (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "June");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);
  g_autoptr (SkvPlan) shown = NULL;

  layer_move (idea, "job", "2027-06-16");
  layer_move (idea, "r:2027-03-10", "2027-03-17");
  g_assert_cmpstr (layer_day_of (idea, "job"), ==, "2027-06-16");
  g_assert_cmpstr (layer_day_of (idea, "r:2027-03-10"), ==, "2027-03-17");
  g_assert_cmpstr (layer_day_of (plan, "job"), ==, "2027-06-09");
  g_assert_cmpstr (layer_day_of (plan, "r:2027-03-10"), ==, "2027-03-10");
  g_assert_cmpuint (skv_layer_count_changes (layer_get (plan, id)), ==, 2);

  shown = skv_layer_open (plan, layer_get (plan, id), NULL);
  g_assert_cmpstr (layer_day_of (shown, "job"), ==, "2027-06-16");
  g_assert_cmpstr (layer_day_of (shown, "r:2027-03-10"), ==, "2027-03-17");
  g_assert_cmpuint (skv_plan_get_records (shown, SKV_KIND_LAYER)->len, ==, 0);
}

/* What goes back to what it was is no change any more; "before" stays that of the plan. */
static void
test_back_and_forth (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "June");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);
  g_autoptr (SkvEdit) edit = NULL;
  const SkvItem *before;

  layer_move (idea, "job", "2027-06-16");
  layer_move (idea, "job", "2027-06-23");
  edit = skv_layer_read (layer_get (plan, id), NULL);
  g_assert_cmpuint (skv_edit_get_n_changes (edit), ==, 1);
  before = (const SkvItem *) skv_edit_get_change (edit, 0)->before;
  g_assert_cmpint (before->start, ==, skv_plan_get_item (plan, "job")->start);
  layer_move (idea, "job", "2027-06-09");
  g_assert_null (layer_get (plan, id)->changes);
}

static void
test_undo_is_the_base_s (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "June");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);
  g_autofree char *label = NULL, *peek = NULL;

  layer_move (idea, "job", "2027-06-16");
  peek = skv_plan_peek_undo (idea);
  g_assert_nonnull (strstr (peek, "June"));
  g_assert_true (skv_plan_undo (idea, &label, NULL));
  g_assert_cmpstr (label, ==, peek);
  g_assert_cmpstr (layer_day_of (idea, "job"), ==, "2027-06-09");
  g_assert_null (layer_get (plan, id)->changes);
  g_assert_true (skv_plan_redo (idea, NULL, NULL));
  g_assert_cmpstr (layer_day_of (idea, "job"), ==, "2027-06-16");
  g_assert_cmpuint (skv_layer_count_changes (layer_get (plan, id)), ==, 1);

  /* the making of the layer too: what remains is the plan */
  g_assert_true (skv_plan_undo (idea, NULL, NULL));
  g_assert_true (skv_plan_undo (idea, NULL, NULL));
  g_assert_null (layer_get (plan, id));
  g_assert_cmpstr (layer_day_of (idea, "job"), ==, "2027-06-09");
}

/* the same for many at once; what a layer's edit changed is told by the base */
static void
test_undo_to_is_the_base_s (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "June");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  gint64 made, last;
  guint n;

  layer_move (idea, "job", "2027-06-16");
  layer_move (idea, "job", "2027-06-23");
  history = skv_plan_find_history (idea, NULL, NULL, NULL);
  last = ((SkvHistoryEntry *) g_ptr_array_index (history, 0))->id;
  made = ((SkvHistoryEntry *) g_ptr_array_index (history, 2))->id;
  g_assert_true (skv_plan_undo_to (idea, made, &n, NULL));
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (layer_day_of (idea, "job"), ==, "2027-06-09");
  g_assert_nonnull (layer_get (plan, id));
  g_assert_true (skv_plan_redo_to (idea, last, &n, NULL));
  g_assert_cmpstr (layer_day_of (idea, "job"), ==, "2027-06-23");
  edit = skv_plan_read_history (idea, last, 10, &n, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (skv_edit_get_change (edit, 0)->kind, ==, SKV_KIND_LAYER);
}

static void
test_layers_and_versions_stay_outside (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "June");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);
  g_autoptr (SkvEdit) edit = skv_edit_new ("Version");
  g_autoptr (GError) error = NULL;

  skv_edit_put (edit, skv_version_new (idea, "V", SKV_VERSION_DRAFT, 20000, NULL, NULL));
  g_assert_false (skv_plan_apply (idea, edit, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  g_assert_null (layer_get (plan, id)->changes);
}

/* Validation is that of a plan from a file: a rule that the calendar cannot read is refused. */
static void
test_validates (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "June");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);
  g_autoptr (SkvEdit) edit = skv_edit_new ("Rule");
  SkvRule *rule = skv_record_copy (skv_plan_get_rule (idea, "r"));

  skv_set_text (&rule->rrule, "FREQ=SOMETIMES");
  skv_edit_put (edit, rule);
  g_assert_false (skv_plan_apply (idea, edit, NULL));
  g_assert_null (layer_get (plan, id)->changes);
}

/* --- round trips -------------------------------------------------------------------------------
 */

static void
assert_same_plans (SkvPlan *a, SkvPlan *b)
{
  g_autoptr (SkvEdit) difference = skv_plan_difference_edit (a, b, NULL);

  for (guint i = 0; i < skv_edit_get_n_changes (difference); i++)
    {
      g_autofree char *words = skv_change_words (a, skv_edit_get_change (difference, i));

      g_test_message ("%s", words);
    }
  g_assert_cmpuint (skv_edit_get_n_changes (difference), ==, 0);
}

static void
empty_out (SkvEdit *edit, SkvPlan *plan)
{
  for (int kind = SKV_KIND_SETTINGS + 1; kind < SKV_N_KINDS; kind++)
    {
      GPtrArray *records = skv_plan_get_records (plan, kind);

      for (guint i = 0; i < records->len; i++)
        skv_edit_remove (edit, kind, ((SkvRecord *) records->pdata[i])->id);
    }
}

/* Everything of the plan goes through a layer, and back: ids, settings, texts, lists, times. */
static void
test_whole_plan_through_a_layer (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  g_autoptr (SkvPlan) target = skv_plan_copy (plan);
  g_autoptr (SkvPlan) empty = skv_plan_copy (plan);
  g_autoptr (SkvEdit) difference = NULL, read = NULL;
  g_autoptr (SkvPlan) opened = NULL;
  g_autoptr (GError) error = NULL;
  SkvEdit *edit = skv_edit_new ("Nothing left");
  SkvLayer *layer;

  empty_out (edit, empty);
  layer_apply (empty, edit);
  difference = skv_plan_difference_edit (empty, target, "All");
  g_assert_cmpuint (skv_edit_get_n_changes (difference), ==, 9);
  layer = skv_layer_new ("All", difference, NULL, SKV_DAY_NONE);
  read = skv_layer_read (layer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (skv_edit_get_n_changes (read), ==, 9);
  opened = skv_layer_open (empty, layer, &error);
  g_assert_no_error (error);
  assert_same_plans (opened, target);
  assert_same_plans (target, opened);
  skv_record_unref (layer);
}

static void
test_difference_edit (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  g_autoptr (SkvPlan) other = skv_plan_copy (plan);
  g_autoptr (SkvEdit) difference = NULL;
  const SkvChange *change;
  SkvEdit *edit = skv_edit_new ("Less");

  skv_edit_remove (edit, SKV_KIND_EXCEPTION,
                   ((SkvRecord *) skv_plan_get_records (other, SKV_KIND_EXCEPTION)->pdata[0])->id);
  layer_apply (other, edit);
  layer_move (other, "job", "2027-06-16");
  layer_make (other, "is none of it");
  difference = skv_plan_difference_edit (plan, other, "What they did");
  g_assert_cmpstr (skv_edit_get_label (difference), ==, "What they did");
  g_assert_cmpuint (skv_edit_get_n_changes (difference), ==, 2);
  change = skv_edit_get_change (difference, 0);
  g_assert_cmpint (change->kind, ==, SKV_KIND_ITEM);
  g_assert_nonnull (change->before);
  g_assert_nonnull (change->after);
  layer_apply (plan, skv_edit_ref (difference));
  assert_same_plans (plan, other);
}

/* --- adopting ----------------------------------------------------------------------------------
 */

static void
test_adopt_whole (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "June");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  layer_move (idea, "job", "2027-06-16");
  layer_move (idea, "r:2027-03-10", "2027-03-17");
  skv_layer_adopt (plan, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (layer_day_of (plan, "job"), ==, "2027-06-16");
  g_assert_cmpstr (layer_day_of (plan, "r:2027-03-10"), ==, "2027-03-17");
  g_assert_null (layer_get (plan, id));

  /* one step back: the plan as it was, and the layer is there again */
  g_assert_true (skv_plan_undo (plan, &label, NULL));
  g_assert_cmpstr (label, ==, "Adopt “June”");
  g_assert_cmpstr (layer_day_of (plan, "job"), ==, "2027-06-09");
  g_assert_cmpstr (layer_day_of (plan, "r:2027-03-10"), ==, "2027-03-10");
  g_assert_cmpuint (skv_layer_count_changes (layer_get (plan, id)), ==, 2);
}

static void
test_adopt_part (void)
{
  static const char *const evening[] = { "r:2027-03-10", NULL }, *const job[] = { "job", NULL };
  static const char *const nothing[] = { "exam", "nobody", NULL };
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "June");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);
  g_autoptr (GError) error = NULL;

  layer_move (idea, "job", "2027-06-16");
  layer_move (idea, "r:2027-03-10", "2027-03-17");
  g_assert_true (skv_layer_adopt (plan, id, evening, NULL));
  g_assert_cmpstr (layer_day_of (plan, "r:2027-03-10"), ==, "2027-03-17");
  g_assert_cmpstr (layer_day_of (plan, "job"), ==, "2027-06-09");
  g_assert_cmpuint (skv_layer_count_changes (layer_get (plan, id)), ==, 1);

  g_assert_false (skv_layer_adopt (plan, id, nothing, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  g_assert_true (skv_layer_adopt (plan, id, job, NULL));
  g_assert_cmpstr (layer_day_of (plan, "job"), ==, "2027-06-16");
  g_assert_null (layer_get (plan, id)); /* an emptied one goes */
}

/* What a part needs and only the layer has comes along; the rest does not. */
static void
test_part_brings_what_it_needs (void)
{
  static const char *const ids[] = { "item:new", NULL };
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "New system");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);

  fixture_import (idea, "\"systems\": [{\"id\": \"n\", \"name\": \"New\"},"
                        " {\"id\": \"m\", \"name\": \"Unneeded\"}],"
                        "\"items\": [{\"id\": \"new\", \"lane\": \"maintenance\","
                        " \"title\": \"Install\", \"systems\": [\"n\"]}]");
  g_assert_true (skv_layer_adopt (plan, id, ids, NULL));
  g_assert_nonnull (skv_plan_get_item (plan, "new"));
  g_assert_nonnull (skv_plan_get_system (plan, "n"));
  g_assert_null (skv_plan_get_system (plan, "m"));
  g_assert_cmpuint (skv_layer_count_changes (layer_get (plan, id)), ==, 1);
}

/* A rule that goes takes along the items that hang on it. */
static void
test_part_takes_what_hangs_on_it (void)
{
  static const char *const ids[] = { "r", NULL };
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "No evenings");
  g_autoptr (SkvPlan) idea = NULL;
  g_autofree char *item = NULL;
  SkvEdit *edit = skv_edit_new ("Away");

  layer_move (plan, "r:2027-03-10", "2027-03-17");
  item = g_strdup (skv_plan_get_override (plan, "r", skv_day_parse ("2027-03-10"))->parent.id);
  idea = layer_edit_plan (plan, id);
  skv_edit_remove (edit, SKV_KIND_RULE, "r");
  skv_edit_remove (edit, SKV_KIND_ITEM, item);
  layer_apply (idea, edit);
  g_assert_true (skv_layer_adopt (plan, id, ids, NULL));
  g_assert_null (skv_plan_get_rule (plan, "r"));
  g_assert_null (skv_plan_get_item (plan, item));
}

/* An evening that differs because its rule does stands for the rule. */
static void
test_rule_change (void)
{
  static const char *const ids[] = { "r:2027-05-12", NULL };
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "Thursdays");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);
  SkvRule *rule = skv_record_copy (skv_plan_get_rule (idea, "r"));
  SkvEdit *edit = skv_edit_new ("Thursdays");

  skv_set_text (&rule->rrule, "FREQ=MONTHLY;BYDAY=2TH");
  skv_edit_put (edit, rule);
  layer_apply (idea, edit);
  g_assert_cmpstr (layer_day_of (idea, "r:2027-05-13"), ==, "2027-05-13");
  g_assert_cmpstr (layer_day_of (plan, "r:2027-05-13"), ==, "-");
  g_assert_true (skv_layer_adopt (plan, id, ids, NULL));
  g_assert_cmpstr (layer_day_of (plan, "r:2027-05-13"), ==, "2027-05-13");
}

static void
test_drop_changes (void)
{
  static const char *const job[] = { "job", NULL };
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "June");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);

  layer_move (idea, "job", "2027-06-16");
  layer_move (idea, "other", "2027-06-16");
  layer_apply (plan, skv_layer_drop_changes (plan, id, job, NULL));
  g_assert_cmpuint (skv_layer_count_changes (layer_get (plan, id)), ==, 1);
  g_assert_null (skv_layer_drop_changes (plan, id, job, NULL));
  g_assert_true (skv_plan_reload (idea, NULL));
  g_assert_cmpstr (layer_day_of (idea, "job"), ==, "2027-06-09");
  g_assert_cmpstr (layer_day_of (idea, "other"), ==, "2027-06-16");
}

static void
test_new_for (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  g_autoptr (SkvEdit) move = layer_move_edit (plan, "job", "2027-06-16");
  SkvLayer *layer = skv_layer_new_for (plan, "Ghosts", move, NULL, SKV_DAY_NONE);
  g_autofree char *id = g_strdup (layer->parent.id);
  SkvEdit *edit = skv_edit_new ("Keep");

  skv_edit_put (edit, layer);
  layer_apply (plan, edit);
  g_assert_cmpstr (layer_day_of (plan, "job"), ==, "2027-06-09");
  g_assert_true (skv_layer_find (plan, "gHOSTs") == layer_get (plan, id));
  g_assert_true (skv_layer_adopt (plan, id, NULL, NULL));
  g_assert_cmpstr (layer_day_of (plan, "job"), ==, "2027-06-16");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layer/edits-stay-in-the-layer", test_edits_stay_in_the_layer);
  g_test_add_func ("/layer/back-and-forth", test_back_and_forth);
  g_test_add_func ("/layer/undo-is-the-base-s", test_undo_is_the_base_s);
  g_test_add_func ("/layer/undo-is-the-base-s-to", test_undo_to_is_the_base_s);
  g_test_add_func ("/layer/layers-and-versions-stay-outside",
                   test_layers_and_versions_stay_outside);
  g_test_add_func ("/layer/validates", test_validates);
  g_test_add_func ("/layer/whole-plan-through-a-layer", test_whole_plan_through_a_layer);
  g_test_add_func ("/layer/difference-edit", test_difference_edit);
  g_test_add_func ("/layer/adopt-whole", test_adopt_whole);
  g_test_add_func ("/layer/adopt-part", test_adopt_part);
  g_test_add_func ("/layer/part-brings-what-it-needs", test_part_brings_what_it_needs);
  g_test_add_func ("/layer/part-takes-what-hangs-on-it", test_part_takes_what_hangs_on_it);
  g_test_add_func ("/layer/rule-change", test_rule_change);
  g_test_add_func ("/layer/drop-changes", test_drop_changes);
  g_test_add_func ("/layer/new-for", test_new_for);
  return g_test_run ();
}
