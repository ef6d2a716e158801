/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "history-fixture.h"

/* --- against a twin that goes step by step, and one that remembers all states ------------------
 */

typedef struct
{
  SkvStore *one, *twin; /* (owned): all at once; step by step */
  GRand *rand;
  GPtrArray *states; /* (element-type GHashTable): after so many edits */
  guint place;
} Twins;

static void
random_edit (Twins *self, guint number)
{
  g_autofree char *label = g_strdup_printf ("%u", number);
  g_autoptr (SkvEdit) edit = skv_edit_new (label);
  g_autoptr (GHashTable) after = set_copy (g_ptr_array_index (self->states, self->place));
  GPtrArray *ids[SKV_N_KINDS];

  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    ids[kind] = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < 5; i++)
    {
      char *id = g_strdup_printf ("s%d", i);

      g_ptr_array_add (ids[SKV_KIND_SYSTEM], id);
      if (self->states->len == 1)
        skv_edit_put (edit, skv_record_new (SKV_KIND_SYSTEM, id));
    }
  for (int i = g_rand_int_range (self->rand, 1, 5); i > 0; i--)
    {
      g_autofree char *id = g_strdup_printf ("i%d", g_rand_int_range (self->rand, 0, 8));
      g_autofree char *key = set_key (SKV_KIND_ITEM, id);
      SkvRecord *record = g_hash_table_lookup (after, key);

      if (record != NULL && g_rand_int_range (self->rand, 0, 3) == 0)
        skv_edit_remove (edit, SKV_KIND_ITEM, id);
      else if (record != NULL && g_rand_boolean (self->rand)) /* one field alone */
        {
          SkvItem *item = skv_record_copy (record);

          skv_set_text (&item->notes, label);
          skv_edit_put (edit, item);
        }
      else
        {
          record = skv_record_new (SKV_KIND_ITEM, id);
          fill_record (record, self->rand, ids);
          skv_edit_put (edit, record);
        }
    }
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    g_ptr_array_unref (ids[kind]);

  set_apply (after, edit);
  if (sets_equal (after, g_ptr_array_index (self->states, self->place)))
    return;
  commit (self->one, edit);
  commit (self->twin, edit);
  g_ptr_array_set_size (self->states, (int) ++self->place);
  g_ptr_array_add (self->states, g_steal_pointer (&after));
}

/* The entries are numbered like the states that they lead to. */
static void
random_jump (Twins *self)
{
  guint target = (guint) g_rand_int_range (self->rand, 1, (int) self->states->len);
  gboolean redo = target > self->place;
  g_autoptr (GHashTable) held = set_copy (g_ptr_array_index (self->states, self->place));
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  guint n_edits = 0;

  if (target == self->place)
    return;
  edit = go_to (self->one, target, redo, &n_edits, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_edits, ==, ABS ((int) target - (int) self->place));
  set_apply (held, edit); /* what it gives brings memory there too */
  g_assert_true (sets_equal (held, g_ptr_array_index (self->states, target)));

  while (self->place != target)
    {
      g_autoptr (SkvEdit) step = backend_step (self->twin, redo, &error);

      g_assert_no_error (error);
      self->place += redo ? 1 : -1;
    }
}

static void
assert_change (const SkvChange *change, GHashTable *before, GHashTable *after)
{
  g_autofree char *key = set_key (change->kind, change->id);
  const SkvRecord *old = g_hash_table_lookup (before, key);
  const SkvRecord *new = g_hash_table_lookup (after, key);

  g_assert_cmpint (old == NULL, ==, change->before == NULL);
  g_assert_cmpint (new == NULL, ==, change->after == NULL);
  if (old != NULL)
    g_assert_true (skv_record_equal (old, change->before));
  if (new != NULL)
    g_assert_true (skv_record_equal (new, change->after));
}

static guint
count_different (GHashTable *before, GHashTable *after)
{
  GHashTableIter iterator;
  gpointer key, record;
  guint n = 0;

  g_hash_table_iter_init (&iterator, before);
  while (g_hash_table_iter_next (&iterator, &key, &record))
    {
      gpointer other = g_hash_table_lookup (after, key);

      n += other == NULL || !skv_record_equal (record, other) ? 1 : 0;
    }
  g_hash_table_iter_init (&iterator, after);
  while (g_hash_table_iter_next (&iterator, &key, &record))
    n += g_hash_table_contains (before, key) ? 0 : 1;
  return n;
}

/* what every entry changed is what lies between the states beside it */
static void
check_past (Twins *self)
{
  SkvBackendInterface *iface = SKV_BACKEND_GET_IFACE (self->one);

  for (guint i = 1; i < self->states->len; i++)
    {
      GHashTable *before = g_ptr_array_index (self->states, i - 1);
      GHashTable *after = g_ptr_array_index (self->states, i);
      g_autoptr (GError) error = NULL;
      guint n_records = 0;
      g_autoptr (SkvEdit) edit =
        iface->read_history (SKV_BACKEND (self->one), i, 1000, &n_records, &error);
      g_autoptr (SkvEdit) part = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (n_records, ==, count_different (before, after));
      g_assert_cmpuint (skv_edit_get_n_changes (edit), ==, n_records);
      for (guint j = 0; j < n_records; j++)
        assert_change (skv_edit_get_change (edit, j), before, after);

      part = iface->read_history (SKV_BACKEND (self->one), i, 1, &n_records, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (skv_edit_get_n_changes (part), ==, 1);
      g_assert_cmpuint (n_records, ==, skv_edit_get_n_changes (edit));
      assert_change (skv_edit_get_change (part, 0), before, after);
    }
}

static void
test_twins (Fixture *fixture, SkvStore *one, guint seed, guint n_rounds)
{
  g_autoptr (GError) error = NULL;
  Twins self = { one, skv_store_new_memory (&fixture->clock) };

  self.rand = g_rand_new_with_seed (seed);
  self.states = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_ptr_array_add (self.states, set_new ());
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autofree char *history = NULL, *twin_history = NULL;

      if (self.states->len == 1 || g_rand_int_range (self.rand, 0, 10) < 7)
        random_edit (&self, i);
      else
        random_jump (&self);
      history = describe_history (self.one);
      twin_history = describe_history (self.twin);
      g_assert_cmpstr (history, ==, twin_history);
      assert_store_holds (self.one, g_ptr_array_index (self.states, self.place));
      assert_store_holds (self.twin, g_ptr_array_index (self.states, self.place));
      if (i % 10 == 9)
        check_past (&self);
    }
  skv_store_verify (self.one, &error);
  g_assert_no_error (error);
  g_object_unref (self.one);
  g_object_unref (self.twin);
  g_ptr_array_unref (self.states);
  g_rand_free (self.rand);
}

static void
test_twins_memory (Fixture *fixture, gconstpointer data)
{
  test_twins (fixture, skv_store_new_memory (&fixture->clock), GPOINTER_TO_UINT (data), 200);
}

static void
test_twins_file (Fixture *fixture, gconstpointer data)
{
  test_twins (fixture, fixture_create (fixture), GPOINTER_TO_UINT (data), 60);
}

#define ADD(path, function, data)                                                                  \
  g_test_add (path, Fixture, data, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 2; seed++)
    {
      g_autofree char *memory = g_strdup_printf ("/store/history-twins/memory/%u", seed);
      g_autofree char *file = g_strdup_printf ("/store/history-twins/file/%u", seed);

      ADD (memory, test_twins_memory, GUINT_TO_POINTER (seed));
      ADD (file, test_twins_file, GUINT_TO_POINTER (seed + 10));
    }
  return g_test_run ();
}
