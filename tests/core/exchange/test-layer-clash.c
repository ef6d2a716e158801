/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/layer-fixture.h"

/* --- a plan that moves on ----------------------------------------------------------------------
 */

static void
test_clash_is_told (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "June");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id), shown = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  layer_move (idea, "job", "2027-06-16");
  layer_move (idea, "other", "2027-06-16");
  layer_move (plan, "job", "2027-06-23");
  words = layer_clashes (plan, id);
  g_assert_cmpstr (words, ==,
                   "“Upgrade”: the plan changed it meanwhile (moved from 9 June 2027 18:00 to 23 "
                   "June 2027 18:00); the layer has it otherwise (moved from 9 June 2027 18:00 to "
                   "16 June 2027 18:00)\n");

  /* left out, not overwritten */
  shown = skv_layer_open (plan, layer_get (plan, id), NULL);
  g_assert_cmpstr (layer_day_of (shown, "job"), ==, "2027-06-23");
  g_assert_cmpstr (layer_day_of (shown, "other"), ==, "2027-06-16");
  g_assert_false (skv_layer_adopt (plan, id, NULL, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“Upgrade”"));
  g_assert_cmpstr (layer_day_of (plan, "other"), ==, "2027-06-09");
}

static void
test_leave_clashes (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "June");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);
  guint n = 0;

  layer_move (idea, "job", "2027-06-16");
  layer_move (idea, "other", "2027-06-16");
  layer_move (plan, "job", "2027-06-23");
  g_assert_true (skv_layer_adopt_full (plan, id, NULL, SKV_LAYER_LEAVE_CLASHES, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (layer_day_of (plan, "job"), ==, "2027-06-23");
  g_assert_cmpstr (layer_day_of (plan, "other"), ==, "2027-06-16");
  g_assert_cmpuint (skv_layer_count_changes (layer_get (plan, id)), ==, 1); /* it waits */

  g_assert_true (skv_layer_adopt_full (plan, id, NULL, SKV_LAYER_OVERWRITE_CLASHES, &n, NULL));
  g_assert_cmpstr (layer_day_of (plan, "job"), ==, "2027-06-16");
  g_assert_null (layer_get (plan, id));
}

/* Both did the same: there is nothing to say about it. */
static void
test_same_in_both (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "June");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);
  g_autofree char *words = NULL;

  layer_move (idea, "job", "2027-06-16");
  layer_move (plan, "job", "2027-06-16");
  words = layer_clashes (plan, id);
  g_assert_cmpstr (words, ==, "");
  g_assert_true (skv_layer_adopt (plan, id, NULL, NULL));
  g_assert_null (layer_get (plan, id));
}

/* The same evening was moved in the plan too, by an item of its own. */
static void
test_same_evening (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "March");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);
  g_autofree char *words = NULL;

  layer_move (idea, "r:2027-03-10", "2027-03-17");
  layer_move (plan, "r:2027-03-10", "2027-03-24");
  words = layer_clashes (plan, id);
  g_assert_nonnull (strstr (words, "moved from 10 March 2027 to 24 March 2027 17:00"));
  g_assert_false (skv_layer_adopt (plan, id, NULL, NULL));
  g_assert_true (skv_layer_adopt_full (plan, id, NULL, SKV_LAYER_OVERWRITE_CLASHES, NULL, NULL));
  g_assert_cmpstr (layer_day_of (plan, "r:2027-03-10"), ==, "2027-03-17");
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_ITEM)->len, ==, 4);
}

/* What the layer names is gone: that change cannot stand, the others can. */
static void
test_gone_meanwhile (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "June");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);
  g_autofree char *words = NULL;
  SkvEdit *edit = skv_edit_new ("Away");
  SkvItem *item;

  fixture_import (idea, "\"items\": [{\"id\": \"call\", \"lane\": \"maintenance\","
                        " \"title\": \"Call\", \"contact\": \"c\"}]");
  layer_move (idea, "job", "2027-06-16");
  skv_edit_remove (edit, SKV_KIND_CONTACT, "c");
  layer_apply (plan, edit);
  words = layer_clashes (plan, id);
  g_assert_true (g_str_has_prefix (words, "“Call”: it cannot stand in the plan any more: "));
  g_assert_false (skv_layer_adopt_full (plan, id, NULL, SKV_LAYER_OVERWRITE_CLASHES, NULL, NULL));
  g_assert_true (skv_layer_adopt_full (plan, id, NULL, SKV_LAYER_LEAVE_CLASHES, NULL, NULL));
  g_assert_cmpstr (layer_day_of (plan, "job"), ==, "2027-06-16");
  g_assert_null (skv_plan_get_item (plan, "call"));
  g_assert_cmpuint (skv_layer_count_changes (layer_get (plan, id)), ==, 1);

  /* Decided anew in the layer, it clashes no more. */
  g_assert_true (skv_plan_reload (idea, NULL));
  item = skv_record_new (SKV_KIND_ITEM, "call");
  item->lane = g_strdup ("maintenance");
  item->title = g_strdup ("Call nobody");
  edit = skv_edit_new ("Again");
  skv_edit_put (edit, item);
  layer_apply (idea, edit);
  g_clear_pointer (&words, g_free);
  words = layer_clashes (plan, id);
  g_assert_cmpstr (words, ==, "");
}

/* The layer takes away what the plan has come to need. */
static void
test_needed_meanwhile (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "No contact");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);
  g_autofree char *words = NULL;
  SkvEdit *edit = skv_edit_new ("Away");

  skv_edit_remove (edit, SKV_KIND_CONTACT, "c");
  layer_apply (idea, edit);
  fixture_import (plan, "\"items\": [{\"id\": \"job\", \"contact\": \"c\"}]");
  words = layer_clashes (plan, id);
  g_assert_true (
    g_str_has_prefix (words, "Contact “Super user”: it cannot stand in the plan any more: "));
  g_assert_false (skv_layer_adopt (plan, id, NULL, NULL));
}

/* What was changed in the plan after the layer was opened is not overwritten by an edit there. */
static void
test_edit_of_what_changed (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "June");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  layer_move (plan, "job", "2027-06-23");
  edit = layer_move_edit (idea, "job", "2027-06-16");
  g_assert_false (skv_plan_apply (idea, edit, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_CONFLICT);
  g_assert_true (skv_plan_reload (idea, NULL));
  layer_move (idea, "job", "2027-06-16");
  g_assert_true (skv_layer_adopt (plan, id, NULL, NULL));
  g_assert_cmpstr (layer_day_of (plan, "job"), ==, "2027-06-16");
}

static void
set_settings (SkvPlan *plan, const char *title, const char *zone)
{
  SkvSettings *settings = skv_record_copy (skv_plan_get_settings (plan));
  SkvEdit *edit = skv_edit_new ("Settings");

  skv_set_text (&settings->title, title);
  skv_set_text (&settings->time_zone, zone);
  skv_edit_put (edit, settings);
  layer_apply (plan, edit);
}

static void
test_settings (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "Elsewhere");
  g_autoptr (SkvPlan) idea = layer_edit_plan (plan, id);
  g_autofree char *words = NULL, *none = NULL;

  set_settings (idea, "County", "Europe/London");
  layer_move (idea, "job", "2027-06-16");
  none = layer_clashes (plan, id);
  g_assert_cmpstr (none, ==, "");
  set_settings (plan, "Region", "Europe/Oslo");
  words = layer_clashes (plan, id);
  g_assert_true (g_str_has_prefix (words, "The plan itself: the plan changed it meanwhile"));
  g_assert_true (skv_layer_adopt_full (plan, id, NULL, SKV_LAYER_OVERWRITE_CLASHES, NULL, NULL));
  g_assert_cmpstr (skv_plan_get_settings (plan)->time_zone, ==, "Europe/London");
}

/* --- against a brute-force twin ------------------------------------------------------------------
 */

#define N_ITEMS 12

/* 0: not there; else its day */
typedef int World[N_ITEMS];

static void
random_step (SkvPlan *plan, World world)
{
  int i = g_test_rand_int_range (0, N_ITEMS);
  int day = g_test_rand_int_range (0, 4); /* few, so that both sides often do the same */
  g_autofree char *id = g_strdup_printf ("x%d", i);
  SkvEdit *edit = skv_edit_new ("Step");

  if (day == 0)
    skv_edit_remove (edit, SKV_KIND_ITEM, id);
  else
    {
      SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

      item->lane = g_strdup ("maintenance");
      item->title = g_strdup (id);
      item->all_day = TRUE;
      item->start = (20000 + day) * SKV_DAY_SECONDS;
      item->end = item->start + SKV_DAY_SECONDS;
      skv_edit_put (edit, item);
    }
  layer_apply (plan, edit);
  world[i] = day;
}

static void
assert_world (SkvPlan *plan, const World world)
{
  for (int i = 0; i < N_ITEMS; i++)
    {
      g_autofree char *id = g_strdup_printf ("x%d", i);
      const SkvItem *item = skv_plan_get_item (plan, id);

      g_assert_cmpint (item != NULL ? (int) (item->start / SKV_DAY_SECONDS) - 20000 : 0, ==,
                       world[i]);
    }
}

static void
test_twin (void)
{
  for (int round = 0; round < 60; round++)
    {
      g_autoptr (SkvPlan) plan = layer_plan (), idea = NULL, shown = NULL;
      World base = { 0 }, mine, theirs, merged;
      const char *id;
      guint n_clashes = 0, n_changes;
      g_autofree char *before = NULL, *after = NULL;

      for (int i = 0; i < N_ITEMS; i++)
        random_step (plan, base);
      id = layer_make (plan, "Twin");
      idea = layer_edit_plan (plan, id);
      memcpy (mine, base, sizeof base);
      memcpy (theirs, base, sizeof base);
      for (int i = g_test_rand_int_range (0, 15); i > 0; i--)
        random_step (idea, mine);
      assert_world (idea, mine);
      for (int i = g_test_rand_int_range (0, 10); i > 0; i--)
        random_step (plan, theirs);
      for (int i = 0; i < N_ITEMS; i++)
        {
          gboolean clash = mine[i] != base[i] && theirs[i] != base[i] && mine[i] != theirs[i];

          merged[i] = clash || mine[i] == base[i] ? theirs[i] : mine[i];
          n_clashes += clash;
        }

      shown = skv_layer_open (plan, layer_get (plan, id), NULL);
      assert_world (shown, merged);
      before = skv_json_write_content (plan);
      n_changes = skv_layer_count_changes (layer_get (plan, id));
      if (n_changes == 0)
        continue;
      g_assert_cmpint (skv_layer_adopt (plan, id, NULL, NULL), ==, n_clashes == 0);
      if (n_clashes > 0)
        {
          g_assert_true (
            skv_layer_adopt_full (plan, id, NULL, SKV_LAYER_LEAVE_CLASHES, NULL, NULL));
          g_assert_cmpuint (skv_layer_count_changes (layer_get (plan, id)), ==, n_clashes);
        }
      else
        g_assert_null (layer_get (plan, id));
      assert_world (plan, merged);
      if (n_clashes == n_changes)
        continue; /* nothing was done */
      g_assert_true (skv_plan_undo (plan, NULL, NULL));
      assert_world (plan, theirs);
      after = skv_json_write_content (plan);
      g_assert_cmpuint (strlen (before), ==, strlen (after)); /* their order may be another */
    }
}

/* --- hostile text ------------------------------------------------------------------------------
 */

#define HEAD "{\"format\": \"skv-layer\", \"version\": 1, \"changes\": ["
#define TAIL "]}"

static const struct
{
  const char *name, *changes, *said;
} bad[] = {
  { "no-json", "{\"format\"", NULL },
  { "a-list", "[]", "no changes of a layer" },
  { "a-number", "7", "no changes of a layer" },
  { "a-plan", "{\"format\": \"skv-plan\", \"version\": 1}", "no changes of a layer" },
  { "no-version", "{\"format\": \"skv-layer\", \"changes\": []}", "no changes of a layer" },
  { "newer", "{\"format\": \"skv-layer\", \"version\": 2, \"changes\": []}", "newer" },
  { "changes-no-list", "{\"format\": \"skv-layer\", \"version\": 1, \"changes\": {}}",
    "no changes of a layer" },
  { "change-no-object", HEAD "7" TAIL, "curly brackets" },
  { "unknown-kind", HEAD "{\"kind\": \"wish\", \"id\": \"a\", \"after\": {}}" TAIL,
    "“wish” is no kind" },
  { "layer-in-layer",
    HEAD "{\"kind\": \"layer\", \"id\": \"a\", \"after\": {\"name\": \"x\"}}" TAIL,
    "“layer” is no kind" },
  { "version-in-layer", HEAD "{\"kind\": \"version\", \"id\": \"a\", \"after\": null}" TAIL,
    "“version” is no kind" },
  { "kind-no-text", HEAD "{\"kind\": 3, \"id\": \"a\"}" TAIL, "no text" },
  { "no-id", HEAD "{\"kind\": \"system\", \"after\": {\"name\": \"x\"}}" TAIL, "id" },
  { "neither-side", HEAD "{\"kind\": \"system\", \"id\": \"a\", \"before\": null}" TAIL,
    "neither" },
  { "side-no-object", HEAD "{\"kind\": \"system\", \"id\": \"a\", \"after\": []}" TAIL,
    "curly brackets" },
  { "twice",
    HEAD "{\"kind\": \"system\", \"id\": \"a\", \"after\": {\"name\": \"x\"}},"
         "{\"kind\": \"system\", \"id\": \"a\", \"after\": {\"name\": \"y\"}}" TAIL,
    "twice" },
  { "field-of-another-type",
    HEAD "{\"kind\": \"system\", \"id\": \"a\", \"after\": {\"name\": [1]}}" TAIL, "name" },
  { "no-settings",
    HEAD "{\"kind\": \"settings\", \"id\": \"a\","
         " \"before\": {\"title\": \"x\"}, \"after\": null}" TAIL,
    "without its settings" },
};

static void
test_bad (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "Bad");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = skv_json_write_content (plan), *after = NULL;

  layer_set_changes (plan, id, bad[row].changes);
  g_assert_null (skv_layer_make_edit (plan, layer_get (plan, id), NULL, &error));
  g_assert_true (error->domain == SKV_EXCHANGE_ERROR);
  if (bad[row].said != NULL && strstr (error->message, bad[row].said) == NULL)
    g_error ("“%s” does not say “%s”", error->message, bad[row].said);
  g_assert_null (skv_layer_open (plan, layer_get (plan, id), NULL));
  g_assert_null (skv_layer_plan_new (plan, id, NULL));
  g_assert_false (skv_layer_adopt (plan, id, NULL, NULL));
  g_assert_cmpuint (skv_layer_count_changes (layer_get (plan, id)), ==, 0);
  after = skv_json_write_content (plan);
  g_assert_cmpstr (before, ==, after);
}

/* What can be read and cannot stand is a clash, never in the plan. */
static void
test_invalid_records (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "Bad");
  g_autofree char *before = skv_json_write_content (plan), *after = NULL, *words = NULL;
  g_auto (GStrv) lines = NULL;

  layer_set_changes (
    plan, id,
    HEAD "{\"kind\": \"system\", \"id\": \"nameless\", \"after\": {}},"
         "{\"kind\": \"item\", \"id\": \"lost\", \"after\": {\"lane\": \"maintenance\","
         " \"title\": \"x\", \"systems\": [\"nowhere\"]}},"
         "{\"kind\": \"rule\", \"id\": \"odd\", \"after\": {\"lane\": \"window\", \"title\": \"x\","
         " \"base\": {\"rrule\": \"FREQ=SOMETIMES\"}}},"
         "{\"kind\": \"relation\", \"id\": \"round\", \"after\": {\"from\": \"s\", \"to\": \"t\","
         " \"kind\": \"depends-on\"}},"
         "{\"kind\": \"system\", \"id\": \"t\", \"before\": {\"name\": \"School\"},"
         " \"after\": null}" TAIL);
  words = layer_clashes (plan, id);
  lines = g_strsplit (words, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_true (skv_layer_adopt_full (plan, id, NULL, SKV_LAYER_LEAVE_CLASHES, NULL, NULL));
  after = skv_json_write_content (plan);
  g_assert_cmpstr (before, ==, after);
}

/* A great many changes that cannot stand end soon, and with an error. */
static void
test_huge (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const char *id = layer_make (plan, "Huge");
  g_autoptr (GString) text = g_string_new (HEAD);
  gint64 start;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%s{\"kind\": \"system\", \"id\": \"x%u\", \"after\": {}}",
                            i > 0 ? "," : "", i);
  g_string_append (text, TAIL);
  layer_set_changes (plan, id, text->str);
  start = g_get_monotonic_time ();
  g_assert_null (skv_layer_open (plan, layer_get (plan, id), NULL));
  g_test_message ("%.1f s", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layer-clash/is-told", test_clash_is_told);
  g_test_add_func ("/layer-clash/leave", test_leave_clashes);
  g_test_add_func ("/layer-clash/same-in-both", test_same_in_both);
  g_test_add_func ("/layer-clash/same-evening", test_same_evening);
  g_test_add_func ("/layer-clash/gone-meanwhile", test_gone_meanwhile);
  g_test_add_func ("/layer-clash/needed-meanwhile", test_needed_meanwhile);
  g_test_add_func ("/layer-clash/edit-of-what-changed", test_edit_of_what_changed);
  g_test_add_func ("/layer-clash/settings", test_settings);
  g_test_add_func ("/layer-clash/twin", test_twin);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/layer-clash/bad/", bad[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_bad);
    }
  g_test_add_func ("/layer-clash/invalid-records", test_invalid_records);
  g_test_add_func ("/layer-clash/huge", test_huge);
  return g_test_run ();
}
