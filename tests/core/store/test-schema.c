/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <string.h>

/* schema.sql and skv_kind_fields() say the same, both ways: every field has its column of the right
 * type, NULL where it may be unset and references where it refers; and there is no column or table
 * beside. */

static char *
describe (SkvConnection *connection, const char *sql, const char *table)
{
  g_autoptr (sqlite3_stmt) statement = skv_connection_prepare (connection, sql);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  g_assert_nonnull (statement);
  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (rows, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  g_ptr_array_add (rows, NULL);
  return g_strjoinv ("\n", (GStrv) rows->pdata);
}

/* "name type null|not-null pk→target", a line a column, in their order */
static char *
describe_columns (SkvConnection *connection, const char *table)
{
  return describe (
    connection,
    "SELECT c.name || ' ' || c.type || iif (c.\"notnull\", ' set', '') || iif (c.pk, ' key', '')"
    " || coalesce ((SELECT ' → ' || f.\"table\" FROM pragma_foreign_key_list (?1) f WHERE "
    "f.\"from\" = c.name), '')"
    " FROM pragma_table_info (?1) c ORDER BY c.cid",
    table);
}

static const char *
column_words (const SkvField *field)
{
  switch (field->type)
    {
    case SKV_FIELD_TEXT:
    case SKV_FIELD_REF:
    case SKV_FIELD_DAY:
      return "TEXT";
    case SKV_FIELD_TEXTS:
    case SKV_FIELD_INTS:
    case SKV_FIELD_DAYS:
    case SKV_FIELD_ENUM:
      return "TEXT set";
    case SKV_FIELD_INT:
    case SKV_FIELD_BOOL:
      return "INTEGER set";
    case SKV_FIELD_LENGTH:
    case SKV_FIELD_CLOCK:
    case SKV_FIELD_MOMENT:
      return "INTEGER";
    case SKV_FIELD_REFS:
      break;
    }
  g_return_val_if_reached (NULL);
}

static void
check_link (SkvConnection *connection, SkvKind kind, const SkvField *field)
{
  g_autofree char *table = g_strdup_printf ("%s_%s", skv_kind_name (kind), field->name);
  g_autofree char *found = describe_columns (connection, table);
  g_autofree char *expected =
    g_strdup_printf ("owner TEXT set key → %s\nposition INTEGER set key\ntarget TEXT set → %s",
                     skv_kind_name (kind), skv_kind_name (field->target));

  g_assert_cmpstr (found, ==, expected);
}

static void
test_kind (gconstpointer data)
{
  SkvKind kind = (SkvKind) GPOINTER_TO_INT (data);
  g_autoptr (SkvConnection) connection = skv_connection_new_memory ();
  g_autofree char *found = describe_columns (connection, skv_kind_name (kind));
  g_autoptr (GString) expected = g_string_new ("id TEXT set key");
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      if (fields[i].type == SKV_FIELD_REFS)
        {
          check_link (connection, kind, &fields[i]);
          continue;
        }
      g_string_append_printf (expected, "\n%s %s", fields[i].name, column_words (&fields[i]));
      if (fields[i].type == SKV_FIELD_REF)
        g_string_append_printf (expected, " → %s", skv_kind_name (fields[i].target));
    }
  g_assert_cmpstr (found, ==, expected->str);
}

/* every spelling of an enum, and nothing else, passes the CHECK of its column */
static void
test_enums (void)
{
  g_autoptr (SkvConnection) connection = skv_connection_new_memory ();

  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      gsize n_fields;
      const SkvField *fields = skv_kind_fields (kind, &n_fields);
      g_autofree char *sql = describe (connection, "SELECT sql FROM sqlite_schema WHERE name = ?1",
                                       skv_kind_name (kind));

      for (gsize i = 0; i < n_fields; i++)
        {
          g_autofree char *names = NULL, *check = NULL;

          if (fields[i].type != SKV_FIELD_ENUM)
            continue;
          names = g_strjoinv ("', '", (GStrv) fields[i].names);
          check = g_strdup_printf ("CHECK (%s IN ('%s'))", fields[i].name, names);
          g_assert_nonnull (strstr (sql, check));
        }
    }
}

static void
test_no_other_tables (void)
{
  g_autoptr (SkvConnection) connection = skv_connection_new_memory ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *found = describe (
    connection, "SELECT name FROM sqlite_schema WHERE type <> 'index' AND ?1 IS NULL", NULL);
  g_auto (GStrv) names = g_strsplit (found, "\n", -1);

  g_hash_table_add (known, g_strdup ("revision"));
  g_hash_table_add (known, g_strdup ("journal"));
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      gsize n_fields;
      const SkvField *fields = skv_kind_fields (kind, &n_fields);

      g_hash_table_add (known, g_strdup (skv_kind_name (kind)));
      for (gsize i = 0; i < n_fields; i++)
        {
          if (fields[i].type == SKV_FIELD_REFS)
            g_hash_table_add (known,
                              g_strdup_printf ("%s_%s", skv_kind_name (kind), fields[i].name));
        }
    }
  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (!g_hash_table_remove (known, names[i]))
        g_error ("%s is a table of no kind", names[i]);
    }
  g_assert_cmpuint (g_hash_table_size (known), ==, 0);
}

/* every table is STRICT, and every reference has an index to find it backwards */
static void
test_strict_and_indexed (void)
{
  g_autoptr (SkvConnection) connection = skv_connection_new_memory ();
  g_autofree char *loose = describe (connection,
                                     "SELECT name FROM pragma_table_list WHERE schema = 'main' AND "
                                     "name NOT LIKE 'sqlite_%' AND NOT strict AND ?1 IS NULL",
                                     NULL);
  g_autofree char *bare = describe (connection,
                                    "SELECT t.name || '.' || f.\"from\" FROM sqlite_schema t, "
                                    "pragma_foreign_key_list (t.name) f WHERE t.type = 'table'"
                                    " AND ?1 IS NULL AND NOT EXISTS (SELECT 1 FROM "
                                    "pragma_index_list (t.name) i, pragma_index_info (i.name) c"
                                    " WHERE c.seqno = 0 AND c.name = f.\"from\")",
                                    NULL);

  g_assert_cmpstr (loose, ==, "");
  g_assert_cmpstr (bare, ==, "");
}

static void
test_numbers (void)
{
  g_autoptr (SkvConnection) connection = skv_connection_new_memory ();
  gint64 value;

  g_assert_true (skv_connection_get_int (connection, "PRAGMA application_id", &value));
  g_assert_cmpint (value, ==, SKV_APPLICATION_ID);
  g_assert_true (skv_connection_get_int (connection, "PRAGMA user_version", &value));
  g_assert_cmpint (value, ==, SKV_SCHEMA_VERSION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      g_autofree char *name = g_strdup_printf ("/store/schema/%s", skv_kind_name (kind));

      g_test_add_data_func (name, GINT_TO_POINTER (kind), test_kind);
    }
  g_test_add_func ("/store/schema/enums", test_enums);
  g_test_add_func ("/store/schema/no-other-tables", test_no_other_tables);
  g_test_add_func ("/store/schema/strict-and-indexed", test_strict_and_indexed);
  g_test_add_func ("/store/schema/numbers", test_numbers);
  return g_test_run ();
}
