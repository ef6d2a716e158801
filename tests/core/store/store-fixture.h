/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "core/store/store.h"

/* A folder of its own for every test, a clock that a test sets, records with awkward values, and
 * what a store holds as a set of records. Not every test uses all of it. */

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned): of a plan that is not there yet */
  gint64 now;
  SkvClock clock;
} Fixture;

static inline gint64
fixture_now (gpointer data)
{
  return ((Fixture *) data)->now;
}

static inline void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("skv-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "plån 'å\" 100%.skv", NULL);
  self->now = 1000;
  self->clock.now = fixture_now;
  self->clock.data = self;
}

static inline void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      if (g_remove (path) != 0)
        g_test_message ("%s stays", path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static inline SkvStore *
fixture_create (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  SkvStore *store = skv_store_create (self->path, "planner", &self->clock, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

static inline SkvStore *
fixture_open (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  SkvStore *store = skv_store_open (self->path, SKV_STORE_DEFAULT, "planner", &self->clock, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

/* number of files in the fixture's folder: nothing temporary may stay behind */
static inline guint
fixture_count_files (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static inline GBytes *
read_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static inline void
assert_bytes (const char *path, GBytes *before)
{
  g_autoptr (GBytes) after = read_bytes (path);

  g_assert_true (g_bytes_equal (before, after));
}

/* --- the backend, as the plan calls it -------------------------------------------------------- */

static inline gboolean
backend_commit (SkvStore *store, SkvEdit *edit, GError **error)
{
  return SKV_BACKEND_GET_IFACE (store)->commit (SKV_BACKEND (store), edit, error);
}

static inline void
commit (SkvStore *store, SkvEdit *edit)
{
  g_autoptr (GError) error = NULL;

  backend_commit (store, edit, &error);
  g_assert_no_error (error);
}

static inline SkvEdit *
backend_step (SkvStore *store, gboolean redo, GError **error)
{
  SkvBackendInterface *iface = SKV_BACKEND_GET_IFACE (store);

  return redo ? iface->redo (SKV_BACKEND (store), error) : iface->undo (SKV_BACKEND (store), error);
}

static inline SkvEdit *
backend_load (SkvStore *store)
{
  g_autoptr (GError) error = NULL;
  SkvEdit *edit = SKV_BACKEND_GET_IFACE (store)->load (SKV_BACKEND (store), &error);

  g_assert_no_error (error);
  return edit;
}

/* a label and one organisation of that id and name, committed */
static inline void
commit_organisation (SkvStore *store, const char *id, const char *name, const char *label)
{
  g_autoptr (SkvEdit) edit = skv_edit_new (label);
  SkvOrganisation *organisation = skv_record_new (SKV_KIND_ORGANISATION, id);

  skv_set_text (&organisation->name, name);
  skv_edit_put (edit, organisation);
  commit (store, edit);
}

/* --- the records of a store as a set --------------------------------------------------------- */

/* "kind/id" → SkvRecord */
static inline GHashTable *
set_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, skv_record_unref);
}

static inline char *
set_key (SkvKind kind, const char *id)
{
  return g_strdup_printf ("%d/%s", kind, id);
}

static inline GHashTable *
set_copy (GHashTable *set)
{
  GHashTable *copy = set_new ();
  GHashTableIter iterator;
  gpointer key, record;

  g_hash_table_iter_init (&iterator, set);
  while (g_hash_table_iter_next (&iterator, &key, &record))
    g_hash_table_insert (copy, g_strdup (key), skv_record_ref (record));
  return copy;
}

static inline void
set_apply (GHashTable *set, const SkvEdit *edit)
{
  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);
      char *key = set_key (change->kind, change->id);

      if (change->after != NULL)
        {
          g_hash_table_insert (set, key, skv_record_ref (change->after));
          continue;
        }
      g_hash_table_remove (set, key);
      g_free (key);
    }
}

static inline gboolean
sets_equal (GHashTable *a, GHashTable *b)
{
  GHashTableIter iterator;
  gpointer key, record;

  g_hash_table_iter_init (&iterator, a);
  while (g_hash_table_iter_next (&iterator, &key, &record))
    {
      gpointer other = g_hash_table_lookup (b, key);

      if (other == NULL || !skv_record_equal (record, other))
        return FALSE;
    }
  return g_hash_table_size (a) == g_hash_table_size (b);
}

static inline void
assert_sets_equal (GHashTable *a, GHashTable *b)
{
  g_assert_true (sets_equal (a, b));
}

static inline void
assert_store_holds (SkvStore *store, GHashTable *expected)
{
  g_autoptr (SkvEdit) edit = backend_load (store);
  g_autoptr (GHashTable) held = set_new ();

  set_apply (held, edit);
  assert_sets_equal (held, expected);
}

/* --- records with awkward values ------------------------------------------------------------- */

static const char *const awkward_texts[] = {
  NULL,
  "",
  " ",
  "Feide",
  "Robert'); DROP TABLE item;--",
  "\"quoted\" 'single' `back` [brackets]",
  "æøå ÆØÅ ß 漢字 🛠",
  "e\xcc\x81 against \xc3\xa9",
  "two\nlines\r\nand a\ttab",
  "[\"json\", null]",
  "NULL",
  "?1 :id $x %s %w",
  "\x01\x1f\x7f",
  "\xef\xbb\xbf"
  "BOM",
  "\\u0041\\",
  "00123",
  "1e5",
};

static const gint32 awkward_numbers[] = { 0, 1, -1, 7, 12, 1440, G_MAXINT32, G_MININT32 + 1, -366 };
static const gint64 awkward_moments[] = {
  0, 1, -1, 1547655600, SKV_MOMENT_NONE, G_MAXINT64, G_MININT64 + 1
};

static inline SkvDay
random_day (GRand *rand)
{
  return g_rand_int_range (rand, skv_day_from_ymd (1583, 1, 1),
                           skv_day_from_ymd (9999, 12, 31) + 1);
}

static inline const char *
random_text (GRand *rand)
{
  return awkward_texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (awkward_texts))];
}

/* @targets: ids of each kind that may be referred to (element-type utf8) */
static inline void
fill_list (SkvRecord *record, const SkvField *field, GRand *rand, GPtrArray *const *targets)
{
  GArray *numbers;
  int n = g_rand_int_range (rand, 0, 4);

  if (field->type == SKV_FIELD_INTS || field->type == SKV_FIELD_DAYS)
    {
      numbers = SKV_FIELD_AT (record, field, GArray *);
      g_array_set_size (numbers, 0);
      for (int i = 0; i < n; i++)
        {
          gint32 number =
            field->type == SKV_FIELD_DAYS
              ? random_day (rand)
              : awkward_numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (awkward_numbers))];

          g_array_append_val (numbers, number);
        }
      return;
    }

  GStrv list = g_new0 (char *, 5);

  for (int i = 0; i < n; i++)
    {
      GPtrArray *ids = field->type == SKV_FIELD_REFS ? targets[field->target] : NULL;
      const char *text = random_text (rand);

      if (ids != NULL && ids->len == 0)
        break;
      if (ids != NULL)
        text = g_ptr_array_index (ids, g_rand_int_range (rand, 0, (int) ids->len));
      list[i] = g_strdup (text != NULL ? text : "+7d");
    }
  g_strfreev (SKV_FIELD_AT (record, field, GStrv));
  SKV_FIELD_AT (record, field, GStrv) = list;
}

static inline void
fill_field (SkvRecord *record, const SkvField *field, GRand *rand, GPtrArray *const *targets)
{
  switch (field->type)
    {
    case SKV_FIELD_TEXT:
      skv_set_text (&SKV_FIELD_AT (record, field, char *), random_text (rand));
      break;
    case SKV_FIELD_REF:
      {
        GPtrArray *ids = targets[field->target];
        int index = g_rand_int_range (rand, -1, (int) ids->len);

        skv_set_text (&SKV_FIELD_AT (record, field, char *),
                      index >= 0 ? g_ptr_array_index (ids, index) : NULL);
        break;
      }
    case SKV_FIELD_REFS:
    case SKV_FIELD_TEXTS:
    case SKV_FIELD_INTS:
    case SKV_FIELD_DAYS:
      fill_list (record, field, rand, targets);
      break;
    case SKV_FIELD_INT:
      SKV_FIELD_AT (record, field, int) =
        awkward_numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (awkward_numbers))];
      break;
    case SKV_FIELD_BOOL:
      SKV_FIELD_AT (record, field, gboolean) = g_rand_boolean (rand);
      break;
    case SKV_FIELD_ENUM:
      SKV_FIELD_AT (record, field, int) =
        g_rand_int_range (rand, 0, (int) g_strv_length ((GStrv) field->names));
      break;
    case SKV_FIELD_DAY:
      SKV_FIELD_AT (record, field, SkvDay) =
        g_rand_boolean (rand) ? random_day (rand) : SKV_DAY_NONE;
      break;
    case SKV_FIELD_LENGTH:
    case SKV_FIELD_CLOCK:
      SKV_FIELD_AT (record, field, int) = g_rand_int_range (rand, -1, 1441);
      break;
    case SKV_FIELD_MOMENT:
      SKV_FIELD_AT (record, field, gint64) =
        awkward_moments[g_rand_int_range (rand, 0, G_N_ELEMENTS (awkward_moments))];
      break;
    }
}

static inline void
fill_record (SkvRecord *record, GRand *rand, GPtrArray *const *targets)
{
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (record->kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    fill_field (record, &fields[i], rand, targets);
}
