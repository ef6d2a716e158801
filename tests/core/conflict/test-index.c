/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/index.h"

#define SEED 20190417

/* Numbered cases of two spans, [10, 20) being the one asked for. */
static const struct
{
  const char *name;
  SkvSpan span;
  gboolean found;
} cases[] = {
  { "before", { 1, 9 }, FALSE },         { "touches-the-start", { 5, 10 }, FALSE },
  { "over-the-start", { 5, 11 }, TRUE }, { "same-start", { 10, 12 }, TRUE },
  { "inside", { 12, 15 }, TRUE },        { "equal", { 10, 20 }, TRUE },
  { "around", { 1, 30 }, TRUE },         { "same-end", { 15, 20 }, TRUE },
  { "over-the-end", { 19, 30 }, TRUE },  { "touches-the-end", { 20, 30 }, FALSE },
  { "after", { 21, 30 }, FALSE },
};

static GArray *
new_entries (void)
{
  return g_array_new (FALSE, FALSE, sizeof (SkvIndexEntry));
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GArray) entries = new_entries ();
  SkvIndexEntry entry = { cases[i].span, 0, 7 };
  g_autoptr (SkvIndex) index = NULL;
  SkvIndexIter iter;
  guint value = 0;

  g_array_append_val (entries, entry);
  index = skv_index_new (1, entries);
  skv_index_iter_init (&iter, index, 0, (SkvSpan){ 10, 20 });
  g_assert_cmpint (skv_index_iter_next (&iter, &value), ==, cases[i].found);
  g_assert_cmpuint (value, ==, cases[i].found ? 7 : 0);
  g_assert_false (skv_index_iter_next (&iter, &value));
}

static void
test_empty (void)
{
  g_autoptr (GArray) entries = new_entries ();
  g_autoptr (SkvIndex) index = skv_index_new (2, entries);
  SkvIndexIter iter;
  guint value;

  for (guint shelf = 0; shelf < 3; shelf++) /* one beyond the last finds nothing either */
    {
      skv_index_iter_init (&iter, index, shelf, (SkvSpan){ G_MININT64, G_MAXINT64 });
      g_assert_false (skv_index_iter_next (&iter, &value));
    }
}

static GArray *
random_entries (GRand *random, guint n, guint n_shelves)
{
  GArray *entries = new_entries ();

  for (guint i = 0; i < n; i++)
    {
      gint64 start = g_rand_int_range (random, 0, 200);
      gint64 length = g_rand_int_range (random, 0, 8) == 0 ? 150 : g_rand_int_range (random, 1, 12);
      SkvIndexEntry entry = { { start, start + length },
                              (guint) g_rand_int_range (random, 0, (gint) n_shelves),
                              i };

      g_array_append_val (entries, entry);
    }
  return entries;
}

/* A scan of everything is the twin; the index sorts its entries, so the twin marks values. */
static void
compare_with_scan (GRand *random, GArray *entries, const SkvIndex *index)
{
  guint shelf = (guint) g_rand_int_range (random, 0, (gint) skv_index_get_n_shelves (index));
  SkvSpan span = { g_rand_int_range (random, -5, 205), 0 };
  g_autofree gboolean *expected = g_new0 (gboolean, entries->len + 1);
  g_autofree gint64 *starts = g_new0 (gint64, entries->len + 1);
  gint64 before = G_MININT64;
  SkvIndexIter iter;
  guint value;

  span.end = span.start + g_rand_int_range (random, 1, 40);
  for (guint i = 0; i < entries->len; i++)
    {
      const SkvIndexEntry *entry = &g_array_index (entries, SkvIndexEntry, i);

      expected[entry->value] = entry->shelf == shelf && skv_span_overlaps (entry->span, span);
      starts[entry->value] = entry->span.start;
    }
  skv_index_iter_init (&iter, index, shelf, span);
  while (skv_index_iter_next (&iter, &value))
    {
      g_assert_true (expected[value]);
      expected[value] = FALSE; /* once */
      g_assert_cmpint (starts[value], >=, before);
      before = starts[value];
    }
  for (guint i = 0; i < entries->len; i++)
    g_assert_false (expected[i]);
}

static void
test_scan (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  g_test_message ("seed %d", SEED);
  for (guint round = 0; round < 400; round++)
    {
      guint n_shelves = (guint) g_rand_int_range (random, 1, 4);
      guint n = (guint) g_rand_int_range (random, 0, 90);
      g_autoptr (GArray) entries = random_entries (random, n, n_shelves);
      g_autoptr (SkvIndex) index = skv_index_new (n_shelves, entries);

      for (guint question = 0; question < 50; question++)
        compare_with_scan (random, entries, index);
    }
}

/* Half of the entries are taken out or put in again, one by one. */
static void
test_changes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  for (guint round = 0; round < 60; round++)
    {
      guint n_shelves = (guint) g_rand_int_range (random, 1, 4);
      guint n = (guint) g_rand_int_range (random, 1, 6 * SKV_INDEX_BLOCK);
      g_autoptr (GArray) entries = random_entries (random, n, n_shelves);
      g_autoptr (GArray) there = g_array_copy (entries);
      g_autoptr (SkvIndex) index = skv_index_new (n_shelves, entries);

      for (guint change = 0; change < 4 * n; change++)
        {
          guint which = (guint) g_rand_int_range (random, 0, (gint) n);
          SkvIndexEntry *entry = &g_array_index (there, SkvIndexEntry, which);

          if (entry->shelf == n_shelves) /* which no question asks for: it is out */
            {
              entry->shelf = (guint) g_rand_int_range (random, 0, (gint) n_shelves);
              skv_index_add (index, entry);
            }
          else
            {
              g_assert_true (skv_index_remove (index, entry));
              g_assert_false (skv_index_remove (index, entry));
              entry->shelf = n_shelves;
            }
          if (change % 8 == 0)
            compare_with_scan (random, there, index);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/index/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/index/empty", test_empty);
  g_test_add_func ("/index/scan", test_scan);
  g_test_add_func ("/index/changes", test_changes);
  return g_test_run ();
}
