/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/layer-fixture.h"

#define DAY(year, month, day) skv_day_from_ymd (year, month, day)

/* (transfer none): of the plan */
static const SkvVersion *
keep (SkvPlan *plan, const char *name, SkvVersionState state)
{
  SkvVersion *version = skv_version_new (plan, name, state, DAY (2026, 5, 12), "IT manager", NULL);
  const char *id = g_intern_string (version->parent.id);
  SkvEdit *edit = skv_edit_new ("Version");

  skv_edit_put (edit, version);
  layer_apply (plan, edit);
  return skv_plan_lookup (plan, SKV_KIND_VERSION, id);
}

static void
test_round_trip (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const SkvVersion *version;
  g_autoptr (SkvPlan) opened = NULL;
  g_autoptr (SkvEdit) difference = NULL, since = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  layer_make (plan, "is not in it");
  layer_move (plan, "r:2027-03-10", "2027-03-17");
  version = keep (plan, "Draft", SKV_VERSION_DRAFT);
  keep (plan, "Draft again", SKV_VERSION_DRAFT);
  opened = skv_version_open (plan, version, &error);
  g_assert_no_error (error);

  difference = skv_plan_difference_edit (plan, opened, NULL);
  g_assert_cmpuint (skv_edit_get_n_changes (difference), ==, 0); /* ids and all */
  again = skv_json_write_content (opened);
  g_assert_cmpstr (again, ==, version->content);
  g_assert_cmpuint (skv_plan_get_records (opened, SKV_KIND_VERSION)->len, ==, 0);
  g_assert_cmpuint (skv_plan_get_records (opened, SKV_KIND_LAYER)->len, ==, 0);
  g_assert_cmpint (skv_plan_get_system (opened, "s")->users, ==, 24000);

  /* The plan goes on; the version stays. */
  layer_move (plan, "job", "2027-06-16");
  g_assert_cmpstr (layer_day_of (opened, "job"), ==, "2027-06-09");
  since = skv_plan_difference_edit (opened, plan, NULL);
  g_assert_cmpuint (skv_edit_get_n_changes (since), ==, 1);
  g_assert_cmpstr (skv_edit_get_change (since, 0)->id, ==, "job");
}

static void
test_find (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const SkvVersion *first, *second;

  g_assert_null (skv_version_find_same (plan));
  first = keep (plan, "Høring", SKV_VERSION_DRAFT);
  g_assert_true (skv_version_find_same (plan) == first);
  layer_move (plan, "job", "2027-06-16");
  g_assert_null (skv_version_find_same (plan));
  second = keep (plan, "Vedtatt", SKV_VERSION_DECIDED);
  g_assert_true (skv_version_find_same (plan) == second);
  g_assert_true (skv_version_find (plan, "HØRING") == first);
  g_assert_true (skv_version_find (plan, second->parent.id) == second);
  g_assert_null (skv_version_find (plan, "Utkast"));
  layer_move (plan, "job", "2027-06-09");
  g_assert_true (skv_version_find_same (plan) == first);
}

static void
test_advance (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const SkvVersion *version = keep (plan, "Plan 2027", SKV_VERSION_DRAFT);
  g_autofree char *id = g_strdup (version->parent.id), *words = NULL;
  g_autofree char *content = g_strdup (version->content);
  g_autoptr (GError) error = NULL;

  layer_apply (
    plan, skv_version_advance (version, SKV_VERSION_DECIDED, DAY (2026, 6, 1), "Council", &error));
  version = skv_plan_lookup (plan, SKV_KIND_VERSION, id);
  words = skv_version_words (version);
  g_assert_cmpstr (words, ==, "“Plan 2027” (decided 1 June 2026, Council)");
  g_assert_cmpstr (version->content, ==, content);
  g_assert_null (
    skv_version_advance (version, SKV_VERSION_DECIDED, DAY (2026, 6, 2), NULL, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (skv_version_advance (version, SKV_VERSION_DRAFT, DAY (2026, 6, 2), NULL, &error));
  g_clear_error (&error);
  layer_apply (
    plan, skv_version_advance (version, SKV_VERSION_PUBLISHED, DAY (2026, 6, 9), NULL, &error));
  version = skv_plan_lookup (plan, SKV_KIND_VERSION, id);
  g_assert_cmpstr (version->by, ==, "Council");
}

/* --- content from elsewhere ----------------------------------------------------------------------
 */

static const SkvVersion *
with_content (SkvPlan *plan, const char *content)
{
  SkvVersion *version = skv_record_new (SKV_KIND_VERSION, "odd");
  SkvEdit *edit = skv_edit_new ("Odd");

  version->name = g_strdup ("Odd");
  version->date = DAY (2020, 1, 1);
  version->content = g_strdup (content);
  skv_edit_put (edit, version);
  layer_apply (plan, edit);
  return skv_plan_lookup (plan, SKV_KIND_VERSION, "odd");
}

/* What a first version of the program would have written: few parts, no ids of relations. */
static void
test_older_content (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const SkvVersion *version = with_content (
    plan,
    "{\"format\": \"skv-plan\", \"version\": 1,"
    " \"plan\": {\"title\": \"Old\", \"country\": \"NO\", \"time_zone\": \"Europe/Oslo\","
    "  \"language\": \"nb\"},"
    " \"systems\": [{\"id\": \"s\", \"name\": \"Sign-in\"}, {\"id\": \"t\", \"name\": \"School\"}],"
    " \"relations\": [{\"from\": \"t\", \"to\": \"s\", \"kind\": \"depends-on\"}],"
    " \"items\": [{\"id\": \"job\", \"lane\": \"maintenance\", \"title\": \"Upgrade\","
    "  \"start\": \"2027-06-02T18:00\", \"duration\": \"PT2H\"}]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) opened = skv_version_open (plan, version, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (layer_day_of (opened, "job"), ==, "2027-06-02");
  g_assert_cmpstr (layer_day_of (plan, "job"), ==, "2027-06-09");
}

static const char *const bad[] = {
  "{",
  "[]",
  "null",
  "{\"format\": \"skv-layer\", \"version\": 1}",
  "{\"format\": \"skv-plan\", \"version\": 99}",
  "{\"format\": [1], \"version\": 1}",
  "{\"format\": \"skv-plan\", \"version\": 1, \"items\": [{\"id\": \"a\", \"title\": [2]}]}",
  "{\"format\": \"skv-plan\", \"version\": 1, \"plan\": {\"time_zone\": {}}}",
  "{\"format\": \"skv-plan\", \"version\": 1, \"relations\": [{\"from\": [], \"to\": 1, \"kind\": "
  "{}}]}",
  "{\"format\": \"skv-plan\", \"version\": 1, \"items\": [{\"id\": \"a\", \"lane\": \"exam\","
  " \"title\": \"x\", \"systems\": [\"nowhere\"]}]}",
};

static void
test_bad_content (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SkvPlan) plan = layer_plan ();
      const SkvVersion *version = with_content (plan, bad[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (skv_version_open (plan, version, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == SKV_EXCHANGE_ERROR);
    }
}

/* A version in a version is not opened with it. */
static void
test_versions_within (void)
{
  g_autoptr (SkvPlan) plan = layer_plan ();
  const SkvVersion *version =
    with_content (plan, "{\"format\": \"skv-plan\", \"version\": 1,"
                        " \"layers\": [{\"id\": \"l\", \"name\": \"L\"}],"
                        " \"versions\": [{\"id\": \"v\", \"name\": \"V\", \"date\": \"2020-01-01\","
                        "  \"state\": \"draft\", \"content\": \"{}\"}]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) opened = skv_version_open (plan, version, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (skv_plan_get_records (opened, SKV_KIND_VERSION)->len, ==, 0);
  g_assert_cmpuint (skv_plan_get_records (opened, SKV_KIND_LAYER)->len, ==, 0);
}

/* --- how large and how fast ----------------------------------------------------------------------
 */

static void
add_items (GString *text, const char *lane, guint n, const char *more)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *day = skv_day_format (DAY (2027, 1, 1) + (SkvDay) (i * 7 % 360));

      g_string_append_printf (text,
                              "%s{\"id\": \"%s-%u\", \"lane\": \"%s\", \"title\": \"Something that "
                              "takes place, number %u\", \"start\": \"%sT18:00\", \"duration\": "
                              "\"PT2H\", \"systems\": [\"s\"]%s}",
                              text->str[text->len - 1] == '[' ? "" : ",\n", lane, i, lane, i, day,
                              more);
    }
}

/* 24 evenings of a rule, 60 meetings, 30 periods, 200 jobs */
static void
test_large (void)
{
  g_autoptr (SkvPlan) plan = layer_plan (), opened = NULL;
  g_autoptr (GString) text = g_string_new ("\"items\": [");
  const SkvVersion *version;
  gint64 start, kept, read, compared;
  g_autoptr (SkvEdit) difference = NULL;

  add_items (text, "meeting", 60, "");
  add_items (text, "critical", 30, "");
  add_items (text, "maintenance", 200,
             ", \"department\": null, \"work\": \"upgrade\", \"effect\": \"restart\","
             " \"rollback\": \"PT45M\", \"notes\": \"As agreed with the vendor\"");
  g_string_append_c (text, ']');
  fixture_import (plan, text->str);

  start = g_get_monotonic_time ();
  version = keep (plan, "Large", SKV_VERSION_DECIDED);
  kept = g_get_monotonic_time ();
  opened = skv_version_open (plan, version, NULL);
  read = g_get_monotonic_time ();
  g_assert_nonnull (opened);
  layer_move (plan, "maintenance-17", "2027-06-16");
  compared = g_get_monotonic_time ();
  difference = skv_plan_difference_edit (opened, plan, NULL);
  g_assert_cmpuint (skv_edit_get_n_changes (difference), ==, 1);
  g_test_message ("%" G_GSIZE_FORMAT " bytes; kept in %.1f ms, opened in %.1f ms, compared in "
                  "%.1f ms",
                  strlen (version->content), (double) (kept - start) / 1000,
                  (double) (read - kept) / 1000,
                  (double) (g_get_monotonic_time () - compared) / 1000);
  g_assert_cmpuint (strlen (version->content), <, 200 * 1024);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/version/round-trip", test_round_trip);
  g_test_add_func ("/version/find", test_find);
  g_test_add_func ("/version/advance", test_advance);
  g_test_add_func ("/version/older-content", test_older_content);
  g_test_add_func ("/version/bad-content", test_bad_content);
  g_test_add_func ("/version/versions-within", test_versions_within);
  g_test_add_func ("/version/large", test_large);
  return g_test_run ();
}
