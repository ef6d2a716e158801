/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>
#include <string.h>

#include "core/conflict/checker.h"
#include "core/conflict/entry.h"

#include "bench-plan.h"

/*
 * The same pairs by one join in SQLite, in memory: of jobs and windows with the periods that they
 * reach, of jobs with jobs, vendors' work and outages that touch the same systems.
 *
 * SQLite gets all that can be prepared: every span once for each system that it names, the closure
 * of what reaches what, which roles meet over it, how long the longest span of each role is (so
 * that the join looks at a range of starts), a covering index for each step, and ANALYZE. Only the
 * join is measured.
 */

enum
{
  SQL_AFFECTS,
  SQL_TOUCHES,
};

static const struct
{
  SkvRole work;
  SkvRole other;
  int kind;
  const char *check;
} sql_checks[] = {
  { SKV_ROLE_JOB, SKV_ROLE_CRITICAL, SQL_AFFECTS, "critical-period" },
  { SKV_ROLE_JOB, SKV_ROLE_FREEZE, SQL_AFFECTS, "freeze" },
  { SKV_ROLE_JOB, SKV_ROLE_EXAM, SQL_AFFECTS, "exam" },
  { SKV_ROLE_JOB, SKV_ROLE_MEETING, SQL_AFFECTS, "meeting" },
  { SKV_ROLE_WINDOW, SKV_ROLE_CRITICAL, SQL_AFFECTS, "critical-period" },
  { SKV_ROLE_WINDOW, SKV_ROLE_FREEZE, SQL_AFFECTS, "freeze" },
  { SKV_ROLE_WINDOW, SKV_ROLE_EXAM, SQL_AFFECTS, "exam" },
  { SKV_ROLE_JOB, SKV_ROLE_JOB, SQL_TOUCHES, "system-twice" },
  { SKV_ROLE_JOB, SKV_ROLE_OUTAGE, SQL_TOUCHES, "open-outage" },
  { SKV_ROLE_JOB, SKV_ROLE_VENDOR, SQL_TOUCHES, "vendor-work" },
};

/* Of two jobs the one that starts later is told; ids are numbers in their own order. */
static const char sql_join[] =
  "SELECT DISTINCT m.nr, w.id, p.id FROM meets m "
  "JOIN posting w ON w.role = m.work "
  "JOIN reach r ON r.kind = m.kind AND r.system = w.system "
  "JOIN posting p ON p.role = m.other AND p.system = r.other "
  "AND p.start > w.start - m.longest AND p.start < w.end AND p.end > w.start "
  "WHERE m.work <> m.other OR p.start < w.start OR (p.start = w.start AND p.id < w.id)";

static const char sql_schema[] =
  "CREATE TABLE posting (role INT, system INT, start INT, end INT, id INT);"
  "CREATE TABLE reach (kind INT, system INT, other INT);"
  "CREATE TABLE meets (nr INT, work INT, other INT, kind INT, longest INT);";

static const char sql_indexes[] =
  "CREATE INDEX posting_by_system ON posting (role, system, start, end, id);"
  "CREATE INDEX reach_by_system ON reach (kind, system, other); ANALYZE;";

static inline void
sql_run (sqlite3 *db, const char *text)
{
  char *message = NULL;

  if (sqlite3_exec (db, text, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
}

static inline void
sql_put (sqlite3_stmt *statement, int n, const gint64 *values)
{
  for (int i = 0; i < n; i++)
    sqlite3_bind_int64 (statement, i + 1, values[i]);
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("SQLite cannot insert");
  sqlite3_reset (statement);
}

static inline sqlite3_stmt *
sql_prepare (sqlite3 *db, const char *text)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, text, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  return statement;
}

/* --- what goes in ----------------------------------------------------------------------------- */

static int
sql_compare_ids (gconstpointer a, gconstpointer b)
{
  const SkvEntry *first = *(const SkvEntry *const *) a, *second = *(const SkvEntry *const *) b;

  return strcmp (first->occurrence->id, second->occurrence->id);
}

/* entries by id: their places are the numbers that SQLite knows them by */
static inline GPtrArray *
sql_sort_by_id (GArray *entries)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (sorted, &g_array_index (entries, SkvEntry, i));
  g_ptr_array_sort (sorted, sql_compare_ids);
  return sorted;
}

/* A window that opens every system reaches all that is protected: number -1 stands for that. */
static inline void
sql_put_postings (sqlite3 *db, const SkvEntries *entries, GPtrArray *by_id)
{
  sqlite3_stmt *insert = sql_prepare (db, "INSERT INTO posting VALUES (?, ?, ?, ?, ?)");

  for (guint i = 0; i < by_id->len; i++)
    {
      const SkvEntry *entry = g_ptr_array_index (by_id, i);
      gint64 values[] = { entry->role, -1, entry->span.start, entry->span.end, i };

      if (entry->n_systems > 0 ? skv_role_is_period (entry->role) : entry->role == SKV_ROLE_WINDOW)
        sql_put (insert, 5, values);
      for (guint j = 0; j < entry->n_systems; j++)
        {
          values[1] = g_array_index (entries->systems, guint, entry->systems + j);
          sql_put (insert, 5, values);
        }
    }
  sqlite3_finalize (insert);
}

static inline void
sql_put_reach (sqlite3 *db, SkvReach *reach)
{
  sqlite3_stmt *insert = sql_prepare (db, "INSERT INTO reach VALUES (?, ?, ?)");

  for (guint i = 0; i < skv_reach_get_n_systems (reach); i++)
    {
      guint n_affected, n_causes;
      const SkvReached *affected = skv_reach_affected (reach, i, &n_affected);
      const SkvCause *causes = skv_reach_causes (reach, i, &n_causes);

      for (guint j = 0; j < n_affected; j++)
        {
          sql_put (insert, 3, (const gint64[]){ SQL_AFFECTS, i, affected[j].system });
          sql_put (insert, 3, (const gint64[]){ SQL_TOUCHES, i, affected[j].system });
        }
      for (guint j = 0; j < n_causes; j++)
        sql_put (insert, 3, (const gint64[]){ SQL_TOUCHES, i, causes[j].system });
    }
  sql_put (insert, 3, (const gint64[]){ SQL_AFFECTS, -1, -1 });
  sqlite3_finalize (insert);
  sql_run (db, "CREATE TABLE once AS SELECT DISTINCT * FROM reach; DELETE FROM reach;"
               "INSERT INTO reach SELECT * FROM once; DROP TABLE once;");
}

static inline void
sql_put_checks (sqlite3 *db, GPtrArray *entries)
{
  sqlite3_stmt *insert = sql_prepare (db, "INSERT INTO meets VALUES (?, ?, ?, ?, ?)");
  gint64 longest[SKV_N_ROLES] = { 0 };

  for (guint i = 0; i < entries->len; i++)
    {
      const SkvEntry *entry = g_ptr_array_index (entries, i);

      longest[entry->role] = MAX (longest[entry->role], entry->span.end - entry->span.start);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sql_checks); i++)
    sql_put (insert, 5,
             (const gint64[]){ (gint64) i, sql_checks[i].work, sql_checks[i].other,
                               sql_checks[i].kind, longest[sql_checks[i].other] });
  sqlite3_finalize (insert);
}

/* --- what comes out --------------------------------------------------------------------------- */

/* Evenings of one group are told as one: they count for as many. */
static inline char *
sql_key (const char *check, const SkvOccurrence *item, const SkvOccurrence *against)
{
  if (item->rule != NULL)
    return g_strdup_printf ("%s\n%s %d\n%s", check, item->rule->parent.id, item->base_day,
                            against->id);
  return g_strdup_printf ("%s\n%s\n%s", check, item->id, against->id);
}

/* what the checker found, each with how many it counts for (transfer full) */
static inline GHashTable *
sql_list_found (SkvChecker *checker)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < skv_checker_get_n_found (checker); i++)
    {
      gboolean compared = FALSE;
      SkvFound one;

      skv_checker_get_found (checker, i, &one);
      for (gsize j = 0; j < G_N_ELEMENTS (sql_checks); j++)
        compared = compared || strcmp (sql_checks[j].check, one.check) == 0;
      if (compared)
        g_hash_table_insert (found, sql_key (one.check, one.item, one.against),
                             GUINT_TO_POINTER (one.n));
    }
  return found;
}

/* takes what SQLite found out of @found; FALSE if there is one that the checker has not */
static inline gboolean
sql_take_out (GHashTable *found, GArray *rows, GPtrArray *by_id)
{
  gboolean same = TRUE;

  for (guint i = 0; i < rows->len; i += 3)
    {
      const gint64 *row = &g_array_index (rows, gint64, i);
      const SkvEntry *work = g_ptr_array_index (by_id, row[1]);
      const SkvEntry *other = g_ptr_array_index (by_id, row[2]);
      g_autofree char *key =
        sql_key (sql_checks[row[0]].check, work->occurrence, other->occurrence);
      guint left = GPOINTER_TO_UINT (g_hash_table_lookup (found, key));

      same = same && left > 0;
      if (left > 1)
        g_hash_table_insert (found, g_steal_pointer (&key), GUINT_TO_POINTER (left - 1));
      else
        g_hash_table_remove (found, key);
    }
  return same && g_hash_table_size (found) == 0;
}

/* FALSE, with a word, if the two do not find the same */
static inline gboolean
sql_compare (SkvPlan *plan, SkvChecker *checker, double *milliseconds)
{
  g_autoptr (SkvReach) reach = skv_reach_new (plan);
  g_autoptr (GPtrArray) by_id = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) found = NULL;
  SkvEntries entries = { NULL };
  sqlite3_stmt *statement;
  sqlite3 *db = NULL;
  gboolean same;
  double start;

  skv_entries_init (&entries, skv_checker_get_occurrences (checker), skv_plan_get_zone (plan),
                    reach, 0);
  by_id = sql_sort_by_id (entries.all);
  if (sqlite3_open (":memory:", &db) != SQLITE_OK)
    g_error ("SQLite does not open");
  sql_run (db, sql_schema);
  sql_run (db, "BEGIN");
  sql_put_postings (db, &entries, by_id);
  sql_put_reach (db, reach);
  sql_put_checks (db, by_id);
  sql_run (db, "COMMIT");
  sql_run (db, sql_indexes);

  statement = sql_prepare (db, sql_join);
  start = cpu_milliseconds ();
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const gint64 row[] = { sqlite3_column_int64 (statement, 0),
                             sqlite3_column_int64 (statement, 1),
                             sqlite3_column_int64 (statement, 2) };

      g_array_append_vals (rows, row, 3);
    }
  *milliseconds = cpu_milliseconds () - start;
  sqlite3_finalize (statement);
  sqlite3_close (db);

  found = sql_list_found (checker);
  same = sql_take_out (found, rows, by_id);
  if (!same)
    g_print ("SQLite finds other pairs than the checker\n");
  skv_entries_clear (&entries);
  return same;
}
