/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include "history-fixture.h"

/* --- finding -----------------------------------------------------------------------------------
 */

typedef struct
{
  const char *name;
  SkvHistoryQuery query;
  const char *found;
  gint64 next;
} Search;

static const char *const of_feide[] = { "organisation:feide", NULL };
static const char *const of_item_or_visma[] = { "item:feide", "organisation:visma", NULL };

static const Search searches[] = {
  { "all", { NULL }, "Søkk|Flytt Visma|Flytt Feide|Ny Visma|Ny Feide", 0 },
  { "words", { .words = "flytt" }, "Flytt Visma|Flytt Feide", 0 },
  { "words/both", { .words = "fei NY" }, "Ny Feide", 0 },
  { "words/accents", { .words = "sokk" }, "Søkk", 0 },
  { "words/of-who", { .words = "plan visma" }, "Flytt Visma|Ny Visma", 0 },
  { "words/nothing", { .words = "visma feide" }, "", 0 },
  { "words/blank", { .words = " " }, "Søkk|Flytt Visma|Flytt Feide|Ny Visma|Ny Feide", 0 },
  { "who", { .who = "planner" }, "Søkk|Flytt Visma|Flytt Feide|Ny Visma|Ny Feide", 0 },
  { "who/other", { .who = "plan" }, "", 0 },
  { "who/nobody", { .who = "" }, "", 0 },
  { "records", { .records = of_feide }, "Flytt Feide|Ny Feide", 0 },
  { "records/several", { .records = of_item_or_visma }, "Flytt Visma|Ny Visma", 0 },
  { "records/words", { .records = of_feide, .words = "flytt" }, "Flytt Feide", 0 },
  { "page/first", { .max_entries = 2 }, "Søkk|Flytt Visma", 4 },
  { "page/second", { .max_entries = 2, .before = 4 }, "Flytt Feide|Ny Visma", 2 },
  { "page/last", { .max_entries = 2, .before = 2 }, "Ny Feide", 0 },
  { "page/exact", { .max_entries = 5 }, "Søkk|Flytt Visma|Flytt Feide|Ny Visma|Ny Feide", 0 },
  { "after", { .after = 2 }, "Søkk|Flytt Visma|Flytt Feide", 0 },
  { "between", { .after = 2, .before = 5 }, "Flytt Visma|Flytt Feide", 0 },
  { "scanned", { .max_scanned = 3, .words = "ny" }, "", 3 },
  { "scanned/more", { .max_scanned = 3, .words = "ny", .before = 3 }, "Ny Visma|Ny Feide", 0 },
};

static void
test_search (Fixture *fixture, gconstpointer data)
{
  const Search *search = data;
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (GPtrArray) entries = NULL, labels = g_ptr_array_new ();
  g_autofree char *found = NULL;
  gint64 next;

  commit_organisation (store, "feide", "Feide", "Ny Feide");
  commit_organisation (store, "visma", "Visma", "Ny Visma");
  commit_organisation (store, "feide", "Feide 2", "Flytt Feide");
  commit_organisation (store, "visma", "Visma 2", "Flytt Visma");
  commit_organisation (store, "søkk", "Søkk", "Søkk");
  entries = find (store, &search->query, &next);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (labels, ((SkvHistoryEntry *) g_ptr_array_index (entries, i))->label);
  g_ptr_array_add (labels, NULL);
  found = g_strjoinv ("|", (char **) labels->pdata);
  g_assert_cmpstr (found, ==, search->found);
  g_assert_cmpint (next, ==, search->next);
}

/* --- what is kept ------------------------------------------------------------------------------
 */

static void
run_sql (Fixture *fixture, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static SkvHistorySummary *
sum_up (SkvStore *store)
{
  g_autoptr (GError) error = NULL;
  SkvHistorySummary *summary =
    SKV_BACKEND_GET_IFACE (store)->sum_history (SKV_BACKEND (store), &error);

  g_assert_no_error (error);
  return summary;
}

/* a history of an older program, longer than what is kept: it goes in bites, the newest stays */
static void
test_shorten (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sql = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) INSERT INTO "
    "journal (number, label, who, made, undone, changes) SELECT i, 'old ' || i, 'x', i, 0, NULL "
    "FROM n",
    SKV_JOURNAL_KEPT + 700);
  g_autoptr (SkvStore) store = fixture_create (fixture);
  static const guint expected[] = { 700 + 1 - 500, 0, 0 };

  g_clear_object (&store);
  run_sql (fixture, sql);
  store = fixture_open (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const char name[] = { (char) ('A' + i), '\0' };
      g_autoptr (SkvHistorySummary) summary = NULL;

      prepare (store, name);
      summary = sum_up (store);
      g_assert_cmpuint (summary->n_entries, ==, SKV_JOURNAL_KEPT + expected[i]);
      g_assert_true (summary->shortened);
      g_assert_cmpint (summary->oldest, ==, 700 + (gint64) i + 2 - expected[i]);
    }
}

static void
test_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (SkvHistorySummary) summary = sum_up (store), later = NULL;
  g_autoptr (GError) error = NULL, to_error = NULL;
  g_autofree char *history = NULL;

  g_assert_cmpuint (summary->n_entries, ==, 0);
  g_assert_false (summary->shortened);
  prepare (store, "ABCDE");
  g_clear_object (&store);
  run_sql (fixture, "DELETE FROM journal WHERE number <= 3");
  store = fixture_open (fixture);
  prepare (store, "uu");
  g_assert_null (backend_step (store, FALSE, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_NOTHING);
  g_assert_nonnull (strstr (error->message, "no longer kept"));
  g_assert_null (go_to (store, 2, FALSE, NULL, &to_error));
  g_assert_error (to_error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  g_assert_nonnull (strstr (to_error->message, "no longer kept"));

  prepare (store, "F"); /* drops all that there was, and it still shows that there was more */
  history = describe_history (store);
  g_assert_cmpstr (history, ==, "F");
  later = sum_up (store);
  g_assert_cmpuint (later->n_entries, ==, 1);
  g_assert_true (later->shortened);
  g_assert_cmpstr (g_ptr_array_index (later->who, 0), ==, "planner");
}

/* The file was brought to another version: what was changed before is not known any more. */
static void
test_older_tables (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (GError) error = NULL;
  guint n;

  prepare (store, "AB");
  g_clear_object (&store);
  /* a changeset of a table "organisation" with one column */
  run_sql (fixture, "UPDATE journal SET changes = X'5401016F7267616E69736174696F6E00120003016F' "
                    "WHERE number = 1");
  store = fixture_open (fixture);
  g_assert_null (
    SKV_BACKEND_GET_IFACE (store)->read_history (SKV_BACKEND (store), 1, 9, &n, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_BARRIER);
}

#define ADD(path, function, data)                                                                  \
  g_test_add (path, Fixture, data, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/history-find/%s", searches[i].name);

      ADD (path, test_search, &searches[i]);
    }
  ADD ("/store/history-find/shorten", test_shorten, NULL);
  ADD ("/store/history-find/end", test_end, NULL);
  ADD ("/store/history-find/older-tables", test_older_tables, NULL);
  return g_test_run ();
}
