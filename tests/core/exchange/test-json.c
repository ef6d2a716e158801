/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "exchange-fixture.h"

#include "core/exchange/csv-writer.h"
#include "core/exchange/examples.h"

/* Each is written as it was read: one spelling for all that can be said. */
static const struct
{
  const char *name;
  const char *members; /* as a person might write it */
  const char *written; /* a line of what is written */
} spellings[] = {
  { "plan",
    "\"plan\": {\"title\": \"Å\", \"country\": \"SE\", \"time_zone\": \"Europe/Stockholm\", "
    "\"language\": \"sv\", \"id\": \"me\"}",
    "  \"plan\": {\"id\": \"me\", \"title\": \"Å\", \"country\": \"SE\", \"time_zone\": "
    "\"Europe/Stockholm\", \"language\": \"sv\"}," },
  { "escapes",
    "\"organisations\": [{\"id\": \"a\\\"b\", \"name\": \"\\\\ "
    "\\n\\t\\u0001\\u00e5\\ud83d\\ude00\"}]",
    "    {\"id\": \"a\\\"b\", \"name\": \"\\\\ \\n\\t\\u0001å😀\"}" },
  { "timed",
    "\"items\": [{\"title\": \"T\", \"id\": \"i\", \"lane\": \"exam\", \"end\": "
    "\"2019-06-12T16:00:00Z\", \"start\": \"2019-06-12T17:00\"}]",
    "    {\"id\": \"i\", \"lane\": \"exam\", \"title\": \"T\", \"start\": "
    "\"2019-06-12T17:00:00+02:00\", \"end\": \"2019-06-12T18:00:00+02:00\", \"status\": "
    "\"approved\"}" },
  { "one-day",
    "\"items\": [{\"id\": \"i\", \"lane\": \"exam\", \"title\": \"T\", \"start\": \"2019-06-12\"}]",
    "    {\"id\": \"i\", \"lane\": \"exam\", \"title\": \"T\", \"all_day\": true, \"start\": "
    "\"2019-06-12\", \"end\": \"2019-06-13\", \"status\": \"approved\"}" },
  { "unknown-end",
    "\"items\": [{\"id\": \"i\", \"lane\": \"exam\", \"title\": \"T\", \"start\": \"2019-06-12\", "
    "\"end\": null}]",
    "    {\"id\": \"i\", \"lane\": \"exam\", \"title\": \"T\", \"all_day\": true, \"start\": "
    "\"2019-06-12\", \"end\": null, \"status\": \"approved\"}" },
  { "not-placed",
    "\"items\": [{\"id\": \"i\", \"lane\": \"maintenance\", \"title\": \"T\", \"duration\": 90, "
    "\"rollback\": \"PT0S\", \"downtime\": \"P1DT1M\"}]",
    "    {\"id\": \"i\", \"lane\": \"maintenance\", \"title\": \"T\", \"status\": \"proposed\", "
    "\"duration\": \"PT1H30M\", \"downtime\": \"P1DT1M\", \"rollback\": \"PT0S\"}" },
  { "before-1970",
    "\"plan\": {\"title\": \"A\"}, \"rules\": [{\"id\": \"r\", \"lane\": \"exam\", \"title\": "
    "\"R\", \"base\": {\"dates\": [\"2019-01-01\"]}}]",
    "    {\"id\": \"r\", \"lane\": \"exam\", \"title\": \"R\", \"base\": {\"dates\": "
    "[\"2019-01-01\"]}, \"length_days\": 1}" },
  { "rule",
    "\"rules\": [{\"id\": \"r\", \"lane\": \"window\", \"title\": \"R\", \"base\": {\"rrule\": "
    "\"FREQ=MONTHLY;BYDAY=WE;BYMONTHDAY=12,13,14,15,16,17,18\"}, "
    "\"start\": \"17:00\", \"duration\": 300, \"days\": [0, 1], \"avoid\": [\"public-holiday\"], "
    "\"try\": [\"-1d\", \"+7d\"], \"not_before_day\": 12, "
    "\"same_month\": true, \"skip_months\": [7], \"valid_from\": \"2018-01-01\", \"valid_until\": "
    "\"2020-12-31\", \"reason\": \"Why\"}]",
    "    {\"id\": \"r\", \"lane\": \"window\", \"title\": \"R\", \"base\": {\"rrule\": "
    "\"FREQ=MONTHLY;BYDAY=WE;BYMONTHDAY=12,13,14,15,16,17,18\"}, "
    "\"days\": [0, 1], \"start\": \"17:00\", \"duration\": \"PT5H\", \"avoid\": "
    "[\"public-holiday\"], \"try\": [\"-1d\", \"+7d\"], \"not_before_day\": 12, "
    "\"same_month\": true, \"skip_months\": [7], \"valid_from\": \"2018-01-01\", \"valid_until\": "
    "\"2020-12-31\", \"reason\": \"Why\"}" },
  { "relative",
    "\"rules\": [{\"id\": \"r\", \"lane\": \"critical\", \"title\": \"R\", \"base\": "
    "{\"relative\": {\"lane\": \"meeting\", \"from_days\": -10, \"working_days\": true, \"title\": "
    "\"council\"}}}]",
    "    {\"id\": \"r\", \"lane\": \"critical\", \"title\": \"R\", \"base\": {\"relative\": "
    "{\"lane\": \"meeting\", \"title\": \"council\", \"from_days\": -10, \"to_days\": 0, "
    "\"working_days\": true}}, \"length_days\": 1}" },
  { "lane",
    "\"lanes\": [{\"id\": \"mine\", \"title\": \"Mine\", \"position\": 7, \"hidden\": true}]",
    "    {\"id\": \"mine\", \"title\": \"Mine\", \"position\": 7, \"hidden\": true}" },
  { "relation",
    "\"systems\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\", \"name\": \"B\"}], "
    "\"relations\": [{\"kind\": \"member-of\", \"from\": \"a\", \"to\": \"b\"}]",
    "    {\"from\": \"a\", \"to\": \"b\", \"kind\": \"member-of\"}" },
  { "exception",
    "\"exceptions\": [{\"item\": \"i\", \"against\": \"r:2019-01-01\", \"check\": \"exam\", "
    "\"by\": \"IT\", \"reason\": \"So\", \"until\": \"2020-01-01\"}]",
    "    {\"item\": \"i\", \"against\": \"r:2019-01-01\", \"check\": \"exam\", \"by\": \"IT\", "
    "\"reason\": \"So\", \"until\": \"2020-01-01\"}" },
  { "course",
    "\"items\": [{\"id\": \"i\", \"lane\": \"outage\", \"title\": \"T\", \"start\": "
    "\"2019-06-12\", "
    "\"actual_start\": \"2019-06-12T17:00\", \"actual_end\": \"2019-06-12T16:00:00Z\", "
    "\"outcome\": "
    "\"So\", \"postponed_from\": \"2019-06-01\", \"external\": true, \"expected_end\": "
    "\"2019-06-13T08:00\", \"caused_by\": \"j\", \"sites\": \"[]\"}, {\"id\": \"j\", \"lane\": "
    "\"maintenance\", \"title\": \"J\", \"external\": false, \"actual_start\": null}]",
    "    {\"id\": \"i\", \"lane\": \"outage\", \"title\": \"T\", \"all_day\": true, \"start\": "
    "\"2019-06-12\", \"end\": \"2019-06-13\", \"status\": \"approved\", \"actual_start\": "
    "\"2019-06-12T17:00:00+02:00\", \"actual_end\": \"2019-06-12T18:00:00+02:00\", \"outcome\": "
    "\"So\", \"postponed_from\": \"2019-06-01\", \"external\": true, \"expected_end\": "
    "\"2019-06-13T08:00:00+02:00\", \"caused_by\": \"j\", \"sites\": \"[]\"}," },
  { "for-readers",
    "\"plan\": {\"id\": \"me\", \"title\": \"Å\", \"audience\": \"reader\", \"sync_address\": "
    "\"https://example.org/\", \"notice_days\": [10, 2, 0]}",
    "  \"plan\": {\"id\": \"me\", \"title\": \"Å\", \"country\": \"NO\", \"time_zone\": "
    "\"Europe/Oslo\", \"language\": \"nb\", \"audience\": \"reader\", \"sync_address\": "
    "\"https://example.org/\", \"notice_days\": [10, 2, 0]}," },
  { "agreement",
    "\"systems\": [{\"id\": \"s\", \"name\": \"S\", \"agreed_uptime\": 99500, \"service_hours\": "
    "\"Mon-Fri 07:00-17:00\", \"planned_counts\": true, \"contingency\": \"c\"}], "
    "\"contingencies\": [{\"id\": \"c\", \"name\": \"C\", \"system\": \"s\", \"long_after\": "
    "10080}]",
    "    {\"id\": \"s\", \"name\": \"S\", \"agreed_uptime\": 99500, \"service_hours\": \"Mon-Fri "
    "07:00-17:00\", \"planned_counts\": true, \"contingency\": \"c\"}" },
  { "contingency",
    "\"contingencies\": [{\"id\": \"c\", \"name\": \"C\", \"short_responsible\": \"IT\", "
    "\"long_responsible\": \"Head\", \"long_after\": 10080, \"steps\": \"[{\\\"id\\\": "
    "\\\"1\\\"}]\"}]",
    "    {\"id\": \"c\", \"name\": \"C\", \"short_responsible\": \"IT\", \"long_responsible\": "
    "\"Head\", \"long_after\": 10080, \"steps\": \"[{\\\"id\\\": \\\"1\\\"}]\"}" },
  { "source",
    "\"sources\": [{\"id\": \"s\", \"name\": \"S\", \"etag\": \"\\\"1\\\"\", \"last_modified\": "
    "\"M\", "
    "\"changed\": \"2 new\", \"failed\": \"404\", \"refresh_hours\": 6}]",
    "    {\"id\": \"s\", \"name\": \"S\", \"etag\": \"\\\"1\\\"\", \"last_modified\": \"M\", "
    "\"changed\": \"2 new\", \"failed\": \"404\", \"refresh_hours\": 6}" },
  { "request",
    "\"departments\": [{\"id\": \"d\", \"name\": \"D\"}], \"requests\": [{\"id\": \"r\", "
    "\"title\": "
    "\"R\", \"department\": \"d\", \"sent_by\": \"Lead\", \"received\": \"2026-11-22T10:15:00Z\", "
    "\"state\": \"declined\", \"answer\": \"No\", \"answered\": \"2026-11-23T10:15:00Z\", "
    "\"answered_by\": \"IT\", \"proposal\": \"{}\", \"records\": [\"a\", \"b\"], \"digest\": "
    "\"x\"}]",
    "    {\"id\": \"r\", \"title\": \"R\", \"department\": \"d\", \"sent_by\": \"Lead\", "
    "\"received\": \"2026-11-22T10:15:00Z\", \"state\": \"declined\", \"answer\": \"No\", "
    "\"answered\": \"2026-11-23T10:15:00Z\", \"answered_by\": \"IT\", \"proposal\": \"{}\", "
    "\"records\": [\"a\", \"b\"], \"digest\": \"x\"}" },
  { "confirmation",
    "\"departments\": [{\"id\": \"d\", \"name\": \"D\"}], \"confirmations\": [{\"id\": \"c\", "
    "\"department\": \"d\", \"year\": 2027, \"asked\": \"2026-11-22T10:15:00Z\"}]",
    "    {\"id\": \"c\", \"department\": \"d\", \"year\": 2027, \"asked\": "
    "\"2026-11-22T10:15:00Z\"}" },
  { "notice",
    "\"notices\": [{\"id\": \"n\", \"item\": \"r:2027-01-13\", \"notice_kind\": \"first\", "
    "\"channel\": \"mail\", \"language\": \"nb\", \"recipients\": \"All\", \"content\": \"C\"}]",
    "    {\"id\": \"n\", \"item\": \"r:2027-01-13\", \"notice_kind\": \"first\", \"channel\": "
    "\"mail\", \"language\": \"nb\", \"recipients\": \"All\", \"content\": \"C\"}" },
  { "wording",
    "\"wordings\": [{\"id\": \"w\", \"name\": \"W\", \"notice_kind\": \"moved\", \"content\": "
    "\"C\"}]",
    "    {\"id\": \"w\", \"name\": \"W\", \"notice_kind\": \"moved\", \"content\": \"C\"}" },
  { "log-entry",
    "\"log_entries\": [{\"id\": \"l\", \"item\": \"i\", \"made\": \"2026-11-22T10:15:00Z\", "
    "\"by\": "
    "\"IT\", \"entry_kind\": \"follow-up\", \"step\": \"1\", \"content\": \"C\", \"done\": true, "
    "\"due\": \"2026-11-30\"}]",
    "    {\"id\": \"l\", \"item\": \"i\", \"made\": \"2026-11-22T10:15:00Z\", \"by\": \"IT\", "
    "\"entry_kind\": \"follow-up\", \"step\": \"1\", \"content\": \"C\", \"done\": true, \"due\": "
    "\"2026-11-30\"}" },
};

/* Reading what was written gives the same bytes. */
static void
assert_fixed_point (SkvPlan *plan)
{
  g_autofree char *first = skv_json_write (plan);
  g_autoptr (GBytes) bytes = g_bytes_new (first, strlen (first));
  g_autoptr (SkvPlan) again = skv_plan_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvImport) import = skv_json_read (again, "first.json", bytes, &error);
  g_autofree char *second = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (import->warnings->len, ==, 0);
  g_assert_true (skv_plan_apply (again, import->edit, &error));
  second = skv_json_write (again);
  g_assert_cmpstr (second, ==, first);
  g_assert_true (g_str_has_suffix (first, "\n}\n"));
}

static void
test_spelling (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = fixture_plan (spellings[row].members);
  g_autofree char *written = skv_json_write (plan);
  g_autofree char *line = g_strconcat ("\n", spellings[row].written, "\n", NULL);

  if (strstr (written, line) == NULL)
    g_test_message ("%s", written);
  g_assert_nonnull (strstr (written, line));
  assert_fixed_point (plan);
}

static void
test_examples (void)
{
  g_autoptr (GPtrArray) examples = skv_examples_list ();

  g_assert_cmpuint (examples->len, >=, 1);
  for (guint i = 0; i < examples->len; i++)
    {
      const SkvExample *example = g_ptr_array_index (examples, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = skv_example_load (example->name, &error);
      g_autoptr (SkvPlan) plan = skv_plan_new (NULL, NULL);
      g_autoptr (SkvImport) import = skv_json_read (plan, example->name, bytes, &error);

      g_assert_no_error (error);
      for (guint w = 0; w < import->warnings->len; w++)
        g_test_message ("%s", (char *) import->warnings->pdata[w]);
      g_assert_cmpuint (import->warnings->len, ==, 0);
      g_assert_true (skv_plan_apply (plan, import->edit, &error));
      assert_fixed_point (plan);
    }
}

static void
test_no_example (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (skv_example_load ("../holidays/NO", &error));
  g_assert_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_NOT_FOUND);
}

#define ITEM                                                                                       \
  "\"items\": [{\"id\": \"i\", \"lane\": \"maintenance\", \"title\": \"T\", \"start\": "           \
  "\"2019-06-12T17:00\", "                                                                         \
  "\"end\": \"2019-06-12T18:00\", \"status\": \"done\", \"emergency\": true, \"reason\": \"R\", "  \
  "\"notes\": \"N\"}]"

/* What is left out keeps its value, null unsets it, and nothing is removed. */
static void
test_update (void)
{
  g_autoptr (SkvPlan) plan = fixture_plan (ITEM);
  const SkvItem *item;

  fixture_import (plan, "\"items\": [{\"id\": \"i\", \"title\": \"U\", \"notes\": null}, {\"id\": "
                        "\"j\", \"lane\": \"exam\", \"title\": \"J\"}]");
  item = skv_plan_get_item (plan, "i");
  g_assert_cmpstr (item->title, ==, "U");
  g_assert_null (item->notes);
  g_assert_cmpstr (item->reason, ==, "R");
  g_assert_cmpint (item->status, ==, SKV_STATUS_DONE);
  g_assert_true (item->emergency);

  fixture_import (
    plan, "\"items\": [{\"id\": \"i\", \"start\": \"2019-06-12\", \"end\": \"2019-06-14\"}]");
  item = skv_plan_get_item (plan, "i");
  g_assert_true (item->all_day);
  g_assert_cmpint (item->end - item->start, ==, 2 * SKV_DAY_SECONDS);
  g_assert_nonnull (skv_plan_get_item (plan, "j"));
}

/* a copy that comes back does not make the planner's file one for contacts */
static void
test_audience_stays (void)
{
  g_autoptr (SkvPlan) plan = fixture_plan ("\"departments\": [{\"id\": \"d\", \"name\": \"D\"}]");
  g_autoptr (SkvImport) import =
    fixture_read (plan,
                  "\"plan\": {\"title\": \"New\", \"audience\": \"contact\", "
                  "\"audience_department\": \"d\"}",
                  NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (import->warnings->len, ==, 1);
  skv_plan_apply (plan, import->edit, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (skv_plan_get_settings (plan)->title, ==, "New");
  g_assert_cmpint (skv_plan_get_settings (plan)->audience, ==, SKV_AUDIENCE_PLANNER);
  g_assert_null (skv_plan_get_settings (plan)->audience_department);
}

static void
test_counts (void)
{
  g_autoptr (SkvPlan) plan = fixture_plan (ITEM);
  g_autoptr (SkvImport) import =
    fixture_read (plan,
                  "\"items\": [{\"id\": \"i\", \"status\": \"done\"}, {\"id\": \"k\", \"lane\": "
                  "\"exam\", \"title\": \"K\"}]",
                  NULL);

  g_assert_cmpuint (import->unchanged[SKV_KIND_ITEM], ==, 1);
  g_assert_cmpuint (import->added[SKV_KIND_ITEM], ==, 1);
  g_assert_cmpuint (import->updated[SKV_KIND_ITEM], ==, 0);
  g_assert_cmpuint (skv_edit_get_n_changes (import->edit), ==, 1);
}

/* Relations and exceptions are known by what they say, so that reading twice adds nothing. */
static void
test_without_ids (void)
{
  const char *members =
    "\"systems\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"b\", \"name\": \"B\"}], "
    "\"relations\": [{\"from\": \"a\", \"to\": \"b\", \"kind\": \"depends-on\"}], "
    "\"exceptions\": [{\"item\": \"i\", \"check\": \"exam\", \"reason\": \"So\"}]";
  g_autoptr (SkvPlan) plan = fixture_plan (members);
  g_autoptr (SkvImport) import = fixture_read (plan, members, NULL);

  g_assert_cmpuint (skv_edit_get_n_changes (import->edit), ==, 0);
  fixture_import (plan,
                  "\"exceptions\": [{\"item\": \"i\", \"check\": \"exam\", \"reason\": \"Why\"}]");
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_EXCEPTION)->len, ==, 1);
}

/* Times without an offset are in the zone that the same file gives the plan. */
static void
test_zone_of_the_file (void)
{
  g_autoptr (SkvPlan) plan = fixture_plan ("\"items\": [{\"id\": \"i\", \"lane\": \"exam\", "
                                           "\"title\": \"T\", \"start\": \"2019-01-01T12:00\"}], "
                                           "\"plan\": {\"time_zone\": \"Europe/Helsinki\"}");

  g_assert_cmpint (skv_plan_get_item (plan, "i")->start % SKV_DAY_SECONDS, ==, 10 * 3600);
}

/* The plan's identity is its own once it has settings. */
static void
test_identity (void)
{
  g_autoptr (SkvPlan) plan = fixture_plan ("\"plan\": {\"id\": \"first\"}");

  g_assert_cmpstr (skv_plan_get_settings (plan)->parent.id, ==, "first");
  fixture_import (plan, "\"plan\": {\"id\": \"second\", \"title\": \"T\"}");
  g_assert_cmpstr (skv_plan_get_settings (plan)->parent.id, ==, "first");
  g_assert_cmpstr (skv_plan_get_settings (plan)->title, ==, "T");
}

/* Whatever a file holds, reading it ends with a plan that was valid or with an error. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) bytes = skv_example_load ("systemkvelder-2019", NULL);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  for (int round = 0; round < 400; round++)
    {
      g_autofree char *copy = g_memdup2 (text, length);
      gsize used = (gsize) g_test_rand_int_range (1, (gint32) length);
      g_autoptr (SkvPlan) plan = skv_plan_new (NULL, NULL);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (SkvImport) import = NULL;
      g_autoptr (GError) error = NULL;

      for (int i = 0; i < 3; i++)
        copy[g_test_rand_int_range (0, (gint32) length)] =
          "{}[]\",:\\0x\xc3'"[g_test_rand_int_range (0, 12)];
      damaged = g_bytes_new (copy, round % 2 == 0 ? used : length);
      import = skv_json_read (plan, "damaged.json", damaged, &error);
      g_assert_true ((import == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_true (g_str_has_prefix (error->message, "damaged.json"));
      else
        g_assert_true (skv_plan_apply (plan, import->edit, NULL));
    }
}

static void
test_csv (void)
{
  static const char *const row[] = { "plain",      "",      "a,b", "say \"x\"",
                                     "two\nlines", " edge", "æ",   NULL };
  g_autoptr (GString) text = g_string_new (NULL);

  skv_csv_put_row (text, row);
  g_assert_cmpstr (text->str, ==,
                   "plain,,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\" edge\",æ\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/json/spelling/", spellings[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_spelling);
    }
  g_test_add_func ("/exchange/json/examples", test_examples);
  g_test_add_func ("/exchange/json/no-example", test_no_example);
  g_test_add_func ("/exchange/json/update", test_update);
  g_test_add_func ("/exchange/json/counts", test_counts);
  g_test_add_func ("/exchange/json/audience-stays", test_audience_stays);
  g_test_add_func ("/exchange/json/without-ids", test_without_ids);
  g_test_add_func ("/exchange/json/zone-of-the-file", test_zone_of_the_file);
  g_test_add_func ("/exchange/json/identity", test_identity);
  g_test_add_func ("/exchange/json/damaged", test_damaged);
  g_test_add_func ("/exchange/csv/row", test_csv);
  return g_test_run ();
}
