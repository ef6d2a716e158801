/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>

#include "app/history/history-list.h"
#include "app/history/history-words.h"
#include "app/session.h"
#include "core/exchange/change-fields.h"
#include "core/store/store.h"

#define DAY 86400
#define START 1546300800 /* 2019-01-01 00:00 UTC */

typedef struct
{
  gint64 now;
  SkvClock clock;
  SkvStore *store;
  SkvPlan *plan;
  SkvHistoryList *list;
} Fixture;

static gint64
get_now (gpointer data)
{
  return ((Fixture *) data)->now;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->now = START + 12 * 3600;
  fixture->clock = (SkvClock){ get_now, fixture };
  fixture->store = skv_store_new_memory (&fixture->clock);
  fixture->plan = skv_store_make_plan (fixture->store, &error);
  g_assert_no_error (error);
  fixture->list = skv_history_list_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  skv_history_list_free (fixture->list);
  g_object_unref (fixture->plan);
  g_object_unref (fixture->store);
}

static void
put (Fixture *fixture, const char *id, const char *title)
{
  g_autoptr (SkvEdit) edit = skv_edit_new (title);
  g_autoptr (GError) error = NULL;
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, title);
  skv_edit_put (edit, item);
  skv_plan_apply (fixture->plan, edit, &error);
  g_assert_no_error (error);
}

static void
put_many (Fixture *fixture, int n)
{
  for (int i = 1; i <= n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Edit %d", i);

      put (fixture, i % 2 != 0 ? "odd" : "even", title);
    }
}

static SkvHistoryRow *
get (Fixture *fixture, guint i)
{
  SkvHistoryRow *row = g_list_model_get_item (G_LIST_MODEL (fixture->list->store), i);

  g_object_unref (row); /* the list has it */
  return row;
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list->store));
}

/* labels, newest first; in brackets: undone; "/" before the first of a day */
static char *
describe (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < count (fixture); i++)
    {
      SkvHistoryRow *row = get (fixture, i);
      const SkvHistoryEntry *entry = skv_history_row_get_entry (row);

      g_string_append (text, i > 0 ? " " : "");
      g_string_append (text, skv_history_row_begins_day (row) ? "/" : "");
      g_string_append_printf (text, entry->undone ? "(%s)" : "%s", entry->label);
    }
  return g_string_free (text, FALSE);
}

static void
assert_rows (Fixture *fixture, const char *expected)
{
  g_autofree char *rows = describe (fixture);

  g_assert_cmpstr (rows, ==, expected);
}

typedef struct
{
  guint position, removed, added, n;
} Changes;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Changes *changes)
{
  *changes = (Changes){ position, removed, added, changes->n + 1 };
}

/* an edit, its undoing and another one: the rows that stay are the same objects in the same place
 */
static void
test_follow (Fixture *fixture, gconstpointer data)
{
  Changes changes = { 0 };
  SkvHistoryRow *first, *second;

  put (fixture, "a", "A");
  fixture->now += DAY;
  put (fixture, "a", "B");
  skv_history_list_set (fixture->list, fixture->plan, NULL, NULL, NULL);
  assert_rows (fixture, "/B /A");
  second = get (fixture, 0);
  first = get (fixture, 1);
  g_signal_connect (fixture->list->store, "items-changed", G_CALLBACK (on_items_changed), &changes);

  put (fixture, "a", "C");
  skv_history_list_refresh (fixture->list);
  assert_rows (fixture, "/C B /A");
  g_assert_cmpuint (changes.position, ==, 0);
  g_assert_cmpuint (changes.removed, ==, 0);
  g_assert_cmpuint (changes.added, ==, 1);
  g_assert_true (get (fixture, 1) == second && get (fixture, 2) == first);

  g_assert_true (skv_plan_undo_to (fixture->plan, 1, NULL, NULL));
  skv_history_list_refresh (fixture->list);
  assert_rows (fixture, "/(C) (B) /A");
  g_assert_cmpuint (changes.n, ==, 1); /* no row came or went */
  g_assert_true (get (fixture, 1) == second);

  fixture->now += DAY;
  put (fixture, "a", "D"); /* has the number that B had */
  skv_history_list_refresh (fixture->list);
  assert_rows (fixture, "/D /A");
  g_assert_cmpuint (changes.removed, ==, 2);
  g_assert_cmpuint (changes.added, ==, 1);
  g_assert_true (get (fixture, 1) == first);
  g_signal_handlers_disconnect_by_data (fixture->list->store, &changes);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  Changes changes = { 0 };
  guint before;

  put_many (fixture, 1500);
  skv_history_list_set (fixture->list, fixture->plan, NULL, NULL, NULL);
  g_assert_cmpuint (count (fixture), ==, 200);
  skv_history_list_read_more (fixture->list);
  before = count (fixture);
  g_assert_cmpuint (before, ==, 600);

  /* what was read is read again, and no more */
  g_signal_connect (fixture->list->store, "items-changed", G_CALLBACK (on_items_changed), &changes);
  put (fixture, "new", "New");
  skv_history_list_refresh (fixture->list);
  g_assert_cmpuint (count (fixture), ==, before + 1);
  g_assert_cmpuint (changes.added, ==, 1);
  g_assert_cmpuint (skv_history_list_find (fixture->list, 1501), ==, 0);
  g_assert_cmpuint (skv_history_list_find (fixture->list, 1000), ==, 501);
  g_assert_cmpuint (skv_history_list_find (fixture->list, 1), ==, G_MAXUINT);
  g_signal_handlers_disconnect_by_data (fixture->list->store, &changes);

  for (int i = 0; skv_history_list_has_more (fixture->list); i++)
    {
      g_assert_cmpint (i, <, 5);
      skv_history_list_read_more (fixture->list);
    }
  g_assert_cmpuint (count (fixture), ==, 1501);
  for (guint i = 0; i < count (fixture); i++)
    g_assert_cmpint (skv_history_row_get_entry (get (fixture, i))->id, ==, 1501 - i);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  static const char *const of_odd[] = { "item:odd", NULL };
  static const char *const of_none[] = { "item:none", NULL };

  put_many (fixture, 5);
  skv_history_list_set (fixture->list, fixture->plan, "4", NULL, NULL);
  assert_rows (fixture, "/Edit 4");
  skv_history_list_set (fixture->list, fixture->plan, NULL, NULL, of_odd);
  assert_rows (fixture, "/Edit 5 Edit 3 Edit 1");
  put (fixture, "even", "Edit 6");
  put (fixture, "odd", "Edit 7");
  skv_history_list_refresh (fixture->list);
  assert_rows (fixture, "/Edit 7 Edit 5 Edit 3 Edit 1");
  skv_history_list_set (fixture->list, fixture->plan, NULL, NULL, of_none);
  assert_rows (fixture, "");
  put (fixture, "none", "Now");
  skv_history_list_refresh (fixture->list);
  assert_rows (fixture, "/Now");
  skv_history_list_set (fixture->list, NULL, NULL, NULL, NULL);
  assert_rows (fixture, "");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvPlan) bare = skv_plan_new (NULL, NULL);

  skv_history_list_set (fixture->list, fixture->plan, NULL, NULL, NULL);
  assert_rows (fixture, "");
  g_assert_null (fixture->list->problem);
  put (fixture, "a", "A");
  skv_history_list_refresh (fixture->list);
  assert_rows (fixture, "/A");
  skv_history_list_set (fixture->list, bare, NULL, NULL, NULL);
  assert_rows (fixture, "");
  g_assert_nonnull (fixture->list->problem);
}

/* with "-m perf": what a long history costs; the numbers are told, and held against what a person
 * notices */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvHistorySummary) summary = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  gint64 times[7];
  guint n = 0;

  if (!g_test_perf ())
    {
      g_test_skip ("needs -m perf");
      return;
    }
  put_many (fixture, 12000);
  times[0] = g_get_monotonic_time ();
  skv_history_list_set (fixture->list, fixture->plan, NULL, NULL, NULL);
  times[1] = g_get_monotonic_time ();
  while (skv_history_list_has_more (fixture->list))
    skv_history_list_read_more (fixture->list);
  times[2] = g_get_monotonic_time ();
  skv_history_list_refresh (fixture->list);
  times[3] = g_get_monotonic_time ();
  summary = skv_plan_sum_history (fixture->plan, NULL);
  times[4] = g_get_monotonic_time ();
  edit = skv_plan_read_history (fixture->plan, 2010, 60, NULL, NULL);
  times[5] = g_get_monotonic_time ();
  g_assert_true (skv_plan_undo_to (fixture->plan, 2010, &n, NULL));
  times[6] = g_get_monotonic_time ();
  for (gsize i = 1; i < G_N_ELEMENTS (times); i++)
    {
      static const char *const names[] = {
        "first page", "all", "refresh", "sum", "detail", "undo"
      };

      g_test_message ("%s: %.1f ms", names[i - 1], (double) (times[i] - times[i - 1]) / 1000);
    }
  g_test_message ("%u entries, %u undone", summary->n_entries, n);
  g_assert_nonnull (edit);
  g_assert_cmpint (times[1] - times[0], <, 50000);
}

/* --- words ----------------------------------------------------------------------------------- */

static void
test_words (Fixture *fixture, gconstpointer data)
{
  SkvDay today = skv_day_from_ymd (2019, 1, 2);
  g_autofree char *first = skv_history_day_words (today, today);
  g_autofree char *second = skv_history_day_words (today - 1, today);
  g_autofree char *third = skv_history_day_words (today - 2, today);
  g_autofree char *one = skv_history_steps_words (1, FALSE);
  g_autofree char *three = skv_history_steps_words (3, TRUE);
  g_autofree char *row = NULL, *sum = NULL;
  g_autoptr (SkvHistorySummary) summary = NULL;

  g_assert_cmpstr (first, ==, "Today");
  g_assert_cmpstr (second, ==, "Yesterday");
  g_assert_cmpstr (third, ==, "Monday 31 December 2018");
  g_assert_cmpstr (one, ==, "Undoes 1 newer edit");
  g_assert_cmpstr (three, ==, "Makes 3 undone edits again");
  put (fixture, "a", "Move “Feide”");
  skv_plan_undo (fixture->plan, NULL, NULL);
  skv_history_list_set (fixture->list, fixture->plan, NULL, NULL, NULL);
  row = skv_history_row_words (fixture->plan, skv_history_row_get_entry (get (fixture, 0)), today);
  g_assert_cmpstr (row, ==, "Move “Feide”, undone, Yesterday 13:00");
  summary = skv_plan_sum_history (fixture->plan, NULL);
  sum = skv_history_summary_words (fixture->plan, summary);
  g_assert_true (g_str_has_prefix (sum, "1 edit since 1 January 2019 ("));
}

static void
test_session (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvSession) session = skv_session_new (fixture->plan, skv_day_from_ymd (2019, 1, 1));

  put_many (fixture, 4);
  g_assert_true (skv_session_undo_to (session, 1));
  g_assert_false (skv_session_told_edit (session));
  g_assert_false (skv_session_undo_to (session, 1));
  g_assert_true (skv_session_redo_to (session, 4));
  g_assert_true (skv_session_told_edit (session));
  g_assert_cmpstr (skv_plan_get_item (fixture->plan, "even")->title, ==, "Edit 4");
}

/* --- fields ---------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *before; /* (nullable) title|start|end|status|owner of what it was */
  const char *after;
  const char *lines; /* "title=before>after" */
} Fields;

static const Fields fields[] = {
  { "title", "A|2019-06-12T18:00|2019-06-12T20:00|proposed",
    "B|2019-06-12T18:00|2019-06-12T20:00|proposed", "Title=A>B" },
  { "when", "A|2019-06-12T18:00|2019-06-12T20:00|proposed",
    "A|2019-06-13T18:00|2019-06-13T20:00|proposed",
    "When=12 June 2019, 18:00–20:00>13 June 2019, 18:00–20:00" },
  { "end", "A|2019-06-12T18:00|2019-06-12T20:00|proposed",
    "A|2019-06-12T18:00|2019-06-12T21:00|proposed",
    "When=12 June 2019, 18:00–20:00>12 June 2019, 18:00–21:00" },
  { "placed", "A|||proposed", "A|2019-06-12T18:00||proposed", "When=>12 June 2019, 18:00" },
  { "status", "A|||proposed", "A|||approved", "Status=Proposed>Approved" },
  { "added", NULL, "A|||proposed", "Lane=>Maintenance|Title=>A|Status=>Proposed" },
  { "removed", "A|||approved", NULL, "Lane=Maintenance>|Title=A>|Status=Approved>" },
  { "nothing", "A|||approved", "A|||approved", "" },
};

static SkvRecord *
make_item (SkvPlan *plan, const char *text)
{
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, "|", -1) : NULL;
  SkvItem *item;

  if (parts == NULL)
    return NULL;
  item = skv_record_new (SKV_KIND_ITEM, "i");
  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, parts[0]);
  if (*parts[1] != '\0')
    item->start = skv_zone_parse (skv_plan_get_zone (plan), parts[1]);
  if (*parts[2] != '\0')
    item->end = skv_zone_parse (skv_plan_get_zone (plan), parts[2]);
  item->status = strcmp (parts[3], "approved") == 0 ? SKV_STATUS_APPROVED : SKV_STATUS_PROPOSED;
  return &item->parent;
}

static void
test_fields (gconstpointer data)
{
  const Fields *row = data;
  g_autoptr (SkvPlan) plan = skv_plan_new (NULL, NULL);
  SkvChange change = { SKV_KIND_ITEM, (char *) "i", make_item (plan, row->before),
                       make_item (plan, row->after) };
  g_autoptr (GPtrArray) list = skv_change_fields (plan, &change);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const SkvChangeField *field = g_ptr_array_index (list, i);

      g_string_append_printf (lines, "%s%s=%s>%s", i > 0 ? "|" : "", field->title,
                              field->before != NULL ? field->before : "",
                              field->after != NULL ? field->after : "");
    }
  g_assert_cmpstr (lines->str, ==, row->lines);
  g_clear_pointer (&change.before, skv_record_unref);
  g_clear_pointer (&change.after, skv_record_unref);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/history/fields/%s", fields[i].name);

      g_test_add_data_func (path, &fields[i], test_fields);
    }
  ADD ("/app/history/follow", test_follow);
  ADD ("/app/history/pages", test_pages);
  ADD ("/app/history/filters", test_filters);
  ADD ("/app/history/empty", test_empty);
  ADD ("/app/history/long", test_long);
  ADD ("/app/history/words", test_words);
  ADD ("/app/history/session", test_session);
  return g_test_run ();
}
