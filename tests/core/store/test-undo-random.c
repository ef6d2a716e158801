/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

/* Thousands of random edits, undos, redos and restarts against a twin that keeps every state that
 * the plan was in as a set of records. */

typedef struct
{
  Fixture *fixture;
  gboolean in_file;
  GRand *rand;
  SkvStore *store;
  GHashTable *held;      /* what a program in front of the store would hold in memory */
  GPtrArray *states;     /* (element-type GHashTable): of the edits made, the first one empty */
  guint place;           /* in states */
  GHashTable *sequences; /* "kind/id" → sequence + 1 */
  guint n_made;
} Twin;

/* ids by kind, of what is in the plan (transfer full) */
static void
list_ids (GHashTable *set, GPtrArray *ids[SKV_N_KINDS])
{
  GHashTableIter iterator;
  gpointer record;

  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    ids[kind] = g_ptr_array_new ();
  g_hash_table_iter_init (&iterator, set);
  while (g_hash_table_iter_next (&iterator, NULL, &record))
    g_ptr_array_add (ids[((SkvRecord *) record)->kind], ((SkvRecord *) record)->id);
}

static gboolean
field_refers (const SkvRecord *record, const SkvField *field, SkvKind kind, const char *id)
{
  if (field->target != kind)
    return FALSE;
  if (field->type == SKV_FIELD_REF)
    return g_strcmp0 (SKV_FIELD_AT (record, field, char *), id) == 0;
  return field->type == SKV_FIELD_REFS &&
         g_strv_contains ((const char *const *) SKV_FIELD_AT (record, field, GStrv), id);
}

static gboolean
is_referred (GHashTable *set, SkvKind kind, const char *id)
{
  GHashTableIter iterator;
  gpointer record;

  g_hash_table_iter_init (&iterator, set);
  while (g_hash_table_iter_next (&iterator, NULL, &record))
    {
      gsize n_fields;
      const SkvField *fields = skv_kind_fields (((SkvRecord *) record)->kind, &n_fields);

      for (gsize i = 0; i < n_fields; i++)
        {
          if (field_refers (record, &fields[i], kind, id))
            return TRUE;
        }
    }
  return FALSE;
}

/* Adds one random change to the edit and to @after, which is what the edit leads to. */
static void
add_random_change (Twin *self, SkvEdit *edit, GHashTable *after)
{
  GPtrArray *ids[SKV_N_KINDS];
  SkvKind kind = (SkvKind) g_rand_int_range (self->rand, 0, SKV_N_KINDS);
  const char *id = NULL;
  SkvRecord *record;

  list_ids (after, ids);
  if (ids[kind]->len > 0 && g_rand_int_range (self->rand, 0, 10) < (int) ids[kind]->len)
    id = g_ptr_array_index (ids[kind], g_rand_int_range (self->rand, 0, (int) ids[kind]->len));

  if (id != NULL && g_rand_int_range (self->rand, 0, 3) == 0 && !is_referred (after, kind, id))
    {
      skv_edit_remove (edit, kind, id);
    }
  else
    {
      g_autofree char *fresh =
        g_strdup_printf ("%s %u'", skv_kind_name (kind), self->n_made++ % 40);

      record = skv_record_new (kind, id != NULL ? id : fresh);
      fill_record (record, self->rand, ids);
      skv_edit_put (edit, record);
    }
  for (int other = 0; other < SKV_N_KINDS; other++)
    g_ptr_array_unref (ids[other]);
  set_apply (after, edit);
}

/* every record that differs between the two states has one more revision, all others have as many
 */
static void
check_revisions (Twin *self, GHashTable *before, GHashTable *after)
{
  SkvBackendInterface *iface = SKV_BACKEND_GET_IFACE (self->store);
  g_autoptr (GHashTable) all = set_copy (before);
  GHashTableIter iterator;
  gpointer key, record, sequence_plus_one;

  g_hash_table_iter_init (&iterator, after);
  while (g_hash_table_iter_next (&iterator, &key, &record))
    g_hash_table_insert (all, g_strdup (key), skv_record_ref (record));

  g_hash_table_iter_init (&iterator, all);
  while (g_hash_table_iter_next (&iterator, &key, &record))
    {
      gpointer old = g_hash_table_lookup (before, key), new = g_hash_table_lookup (after, key);
      gboolean changed = old == NULL || new == NULL || !skv_record_equal (old, new);
      guint expected =
        GPOINTER_TO_UINT (g_hash_table_lookup (self->sequences, key)) + (changed ? 1 : 0);
      guint sequence;

      g_assert_true (iface->get_revision (SKV_BACKEND (self->store), ((SkvRecord *) record)->kind,
                                          ((SkvRecord *) record)->id, &sequence, NULL));
      g_assert_cmpuint (sequence + 1, ==, expected);
      sequence_plus_one = GUINT_TO_POINTER (expected);
      g_hash_table_insert (self->sequences, g_strdup (key), sequence_plus_one);
    }
}

static void
random_edit (Twin *self)
{
  GHashTable *before = g_ptr_array_index (self->states, self->place);
  g_autoptr (GHashTable) after = set_copy (before);
  g_autoptr (SkvEdit) edit = skv_edit_new ("random");
  SkvBackendInterface *iface = SKV_BACKEND_GET_IFACE (self->store);
  g_autoptr (GError) error = NULL;
  guint n_entries;
  GPtrArray *entries;

  for (int i = g_rand_int_range (self->rand, 1, 6); i > 0; i--)
    add_random_change (self, edit, after);
  commit (self->store, edit);
  set_apply (self->held, edit);
  check_revisions (self, before, after);

  /* it may have changed nothing after all: then there is no entry, and what can be redone stays */
  entries = iface->history (SKV_BACKEND (self->store), G_MAXUINT, &error);
  n_entries = entries->len;
  g_ptr_array_unref (entries);
  if (sets_equal (before, after))
    {
      g_assert_cmpuint (n_entries, ==, self->states->len - 1);
      return;
    }
  g_assert_cmpuint (n_entries, ==, self->place + 1);
  g_ptr_array_set_size (self->states, (int) self->place + 1);
  g_ptr_array_add (self->states, g_steal_pointer (&after));
  self->place++;
}

static void
random_step (Twin *self, gboolean redo)
{
  gboolean possible = redo ? self->place + 1 < self->states->len : self->place > 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = backend_step (self->store, redo, &error);

  if (!possible)
    {
      g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_NOTHING);
      return;
    }
  g_assert_no_error (error);
  set_apply (self->held, edit);
  check_revisions (self, g_ptr_array_index (self->states, self->place),
                   g_ptr_array_index (self->states, self->place + (redo ? 1 : -1)));
  self->place += redo ? 1 : -1;
}

static void
reopen (Twin *self)
{
  if (!self->in_file)
    return;
  g_object_unref (self->store);
  self->store = fixture_open (self->fixture);
  assert_store_holds (self->store, self->held);
}

static void
run (Twin *self, int n_actions)
{
  for (int i = 0; i < n_actions; i++)
    {
      int dice = g_rand_int_range (self->rand, 0, 100);

      if (dice < 45)
        random_edit (self);
      else if (dice < 95)
        random_step (self, dice >= 75);
      else
        reopen (self);
      assert_sets_equal (self->held, g_ptr_array_index (self->states, self->place));
      if (i % 16 == 0)
        assert_store_holds (self->store, self->held);
    }

  /* all the way back to the empty plan, and forth again */
  while (self->place > 0)
    random_step (self, FALSE);
  g_assert_cmpuint (g_hash_table_size (self->held), ==, 0);
  reopen (self);
  assert_store_holds (self->store, self->held);
  while (self->place + 1 < self->states->len)
    random_step (self, TRUE);
  assert_store_holds (self->store, g_ptr_array_index (self->states, self->place));
}

static void
test_random (Fixture *fixture, guint seed, gboolean in_file, int n_actions)
{
  g_autoptr (GError) error = NULL;
  Twin self = { fixture, in_file };

  self.rand = g_rand_new_with_seed (seed);
  self.store = in_file ? fixture_create (fixture) : skv_store_new_memory (&fixture->clock);
  self.held = set_new ();
  self.states = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  self.sequences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (self.states, set_new ());

  run (&self, n_actions);
  skv_store_verify (self.store, &error);
  g_assert_no_error (error);

  g_object_unref (self.store);
  g_hash_table_unref (self.held);
  g_hash_table_unref (self.sequences);
  g_ptr_array_unref (self.states);
  g_rand_free (self.rand);
}

static void
test_in_file (Fixture *fixture, gconstpointer data)
{
  test_random (fixture, GPOINTER_TO_UINT (data), TRUE, 300);
}

static void
test_in_memory (Fixture *fixture, gconstpointer data)
{
  test_random (fixture, GPOINTER_TO_UINT (data), FALSE, 2500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 3; seed++)
    {
      g_autofree char *file = g_strdup_printf ("/store/undo-random/file/%u", seed);
      g_autofree char *memory = g_strdup_printf ("/store/undo-random/memory/%u", seed);

      g_test_add (file, Fixture, GUINT_TO_POINTER (seed), fixture_set_up, test_in_file,
                  fixture_tear_down);
      g_test_add (memory, Fixture, GUINT_TO_POINTER (100 + seed), fixture_set_up, test_in_memory,
                  fixture_tear_down);
    }
  return g_test_run ();
}
