/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-fixture.h"

#include "core/exchange/refresh.h"

/* 3 June 2019, 10:00 UTC */
#define NOW 1559556000
#define HOUR 3600

/* --- What is due ----------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *location;
  const char *fetched;
  int hours;
  int tried; /* hours before NOW; 0: not known */
  gboolean due;
} rows[] = {
  { "never-read", "https://example.org/a.ics", NULL, 24, 0, TRUE },
  { "by-hand", "https://example.org/a.ics", NULL, 0, 0, FALSE },
  { "pasted", NULL, NULL, 24, 0, FALSE },
  { "a-minute-too-early", "https://example.org/a.ics", "2019-06-02T10:01:00Z", 24, 0, FALSE },
  { "to-the-second", "https://example.org/a.ics", "2019-06-02T10:00:00Z", 24, 0, TRUE },
  { "of-a-file", "file:///a.ics", "2019-06-03T03:00:00Z", 6, 0, TRUE },
  { "tried-since", "https://example.org/a.ics", "2019-06-01T10:00:00Z", 24, 2, FALSE },
  { "tried-long-ago", "https://example.org/a.ics", "2019-06-01T10:00:00Z", 24, 24, TRUE },
  { "tried-before-it-was-read", "https://example.org/a.ics", "2019-06-03T09:00:00Z", 24, 30,
    FALSE },
  { "nonsense-for-a-date", "https://example.org/a.ics", "yesterday", 24, 0, TRUE },
  { "in-the-future", "https://example.org/a.ics", "2019-06-09T10:00:00Z", 24, 0, FALSE },
};

static void
test_due (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  SkvSource *source = skv_record_new (SKV_KIND_SOURCE, "s");
  gint64 tried = rows[i].tried != 0 ? NOW - rows[i].tried * HOUR : 0;

  skv_set_text (&source->location, rows[i].location);
  skv_set_text (&source->fetched, rows[i].fetched);
  source->refresh_hours = rows[i].hours;
  g_assert_cmpint (skv_source_get_due (source, tried) <= NOW, ==, rows[i].due);
  skv_record_unref (source);
}

static void
test_order (void)
{
  g_autoptr (SkvPlan) plan =
    fixture_plan ("\"sources\": ["
                  "{\"id\": \"day\", \"name\": \"A\", \"location\": \"https://example.org/a\","
                  " \"fetched\": \"2019-06-02T09:00:00Z\", \"refresh_hours\": 24},"
                  "{\"id\": \"never\", \"name\": \"B\", \"location\": \"https://example.org/b\","
                  " \"refresh_hours\": 24},"
                  "{\"id\": \"hand\", \"name\": \"C\", \"location\": \"https://example.org/c\"},"
                  "{\"id\": \"hour\", \"name\": \"D\", \"location\": \"https://example.org/d\","
                  " \"fetched\": \"2019-06-03T07:00:00Z\", \"refresh_hours\": 1}]");
  g_autoptr (GHashTable) tried = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) due = skv_sources_list_due (plan, NULL, NOW), rest = NULL;
  gint64 just_now = NOW - 60;

  g_assert_cmpuint (due->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (due, 0), ==, "never");
  g_assert_cmpstr (g_ptr_array_index (due, 1), ==, "hour");
  g_assert_cmpstr (g_ptr_array_index (due, 2), ==, "day");
  g_hash_table_insert (tried, (gpointer) "hour", &just_now);
  rest = skv_sources_list_due (plan, tried, NOW);
  g_assert_cmpuint (rest->len, ==, 2);
}

/* --- In words -------------------------------------------------------------------------------- */

static void
test_words (void)
{
  static const struct
  {
    SkvRefreshCounts counts;
    const char *words;
  } cases[] = {
    { { 0 }, NULL },
    { { .n_new = 3, .n_moved = 1, .n_gone = 2 }, "3 new, 1 moved, 2 gone" },
    { { .n_changed = 1 }, "1 changed" },
    { { .n_new = 1, .n_kept = 9 }, "1 new, 9 no longer in it, and kept" },
  };
  static const struct
  {
    int hours;
    const char *words;
  } often[] = { { 0, "by hand" },     { 1, "every hour" },      { 6, "every 6 hours" },
                { 24, "every day" },  { 36, "every 36 hours" }, { 48, "every 2 days" },
                { 168, "every week" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = skv_refresh_words (&cases[i].counts);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (often); i++)
    {
      g_autofree char *words = skv_refresh_words_hours (often[i].hours);

      g_assert_cmpstr (words, ==, often[i].words);
    }
}

/* --- What is worth a step in the history ----------------------------------------------------- */

static const char *const plan_text =
  "\"sources\": [{\"id\": \"s\", \"name\": \"A\", \"location\": \"https://example.org/a\","
  " \"fetched\": \"2019-06-03T04:00:00Z\", \"refresh_hours\": 6, \"failed\": \"no answer\"}]";

static void
test_worth (void)
{
  g_autoptr (SkvPlan) plan = fixture_plan (plan_text);
  const SkvSource *source = skv_plan_lookup (plan, SKV_KIND_SOURCE, "s");
  SkvSourceReading same_day = { .when = NOW }, next_day = { .when = NOW + 24 * HOUR };
  g_autoptr (SkvEdit) mended = skv_edit_new ("1"), same = skv_edit_new ("2"),
                      next = skv_edit_new ("3");
  g_autoptr (SkvEdit) again = skv_edit_new ("4"), other = skv_edit_new ("5"),
                      item = skv_edit_new ("6");
  SkvItem *made = skv_record_new (SKV_KIND_ITEM, "i");

  skv_refresh_put_failed (again, source, "no answer");
  g_assert_false (skv_refresh_is_worth (plan, again));
  skv_refresh_put_failed (other, source, "not found");
  g_assert_true (skv_refresh_is_worth (plan, other));
  skv_refresh_put_unchanged (mended, source, &same_day);
  g_assert_true (skv_refresh_is_worth (plan, mended));
  g_assert_true (skv_plan_apply (plan, mended, NULL));
  source = skv_plan_lookup (plan, SKV_KIND_SOURCE, "s");
  g_assert_null (source->failed);
  same_day.when += 6 * HOUR;
  skv_refresh_put_unchanged (same, source, &same_day);
  g_assert_false (skv_refresh_is_worth (plan, same));
  skv_refresh_put_unchanged (next, source, &next_day);
  g_assert_true (skv_refresh_is_worth (plan, next));
  skv_set_text (&made->lane, "exam");
  skv_edit_put (item, made);
  g_assert_true (skv_refresh_is_worth (plan, item));
}

static void
test_hours (void)
{
  g_autoptr (SkvPlan) plan = fixture_plan (plan_text);
  const SkvSource *source = skv_plan_lookup (plan, SKV_KIND_SOURCE, "s");
  g_autoptr (SkvEdit) edit = skv_source_set_hours (source, 48, NULL);
  g_autoptr (GError) often = NULL, negative = NULL;

  g_assert_true (skv_plan_apply (plan, edit, NULL));
  source = skv_plan_lookup (plan, SKV_KIND_SOURCE, "s");
  g_assert_cmpint (source->refresh_hours, ==, 48);
  g_assert_null (skv_source_set_hours (source, SKV_REFRESH_HOURS_MAX + 1, &often));
  g_assert_error (often, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  g_assert_null (skv_source_set_hours (source, -1, &negative));
  g_assert_error (negative, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/refresh/due/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_due);
    }
  g_test_add_func ("/exchange/refresh/order", test_order);
  g_test_add_func ("/exchange/refresh/words", test_words);
  g_test_add_func ("/exchange/refresh/worth", test_worth);
  g_test_add_func ("/exchange/refresh/hours", test_hours);
  return g_test_run ();
}
