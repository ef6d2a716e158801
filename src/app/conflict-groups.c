/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflict-groups.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/list-store.h"
#include "core/conflict/exceptions.h"

SkvConflictGroups *
skv_conflict_groups_new (void)
{
  SkvConflictGroups *self = g_new0 (SkvConflictGroups, 1);

  for (int group = 0; group < SKV_N_GROUPS; group++)
    self->groups[group] = g_list_store_new (SKV_TYPE_CONFLICT_ENTRY);
  self->suggestions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
skv_conflict_groups_free (SkvConflictGroups *self)
{
  g_hash_table_unref (self->suggestions);
  for (int group = 0; group < SKV_N_GROUPS; group++)
    g_object_unref (self->groups[group]);
  g_free (self);
}

static SkvConflictGroup
classify (SkvOccurrences *occurrences, const SkvConflict *conflict)
{
  const SkvOccurrence *occurrence = skv_occurrences_lookup (occurrences, conflict->item);

  if (conflict->accepted)
    return SKV_GROUP_ACCEPTED;
  if (conflict->severity <= SKV_SEVERITY_INFO)
    return SKV_GROUP_INFO;
  if (occurrence != NULL && strcmp (occurrence->lane, "window") == 0)
    return SKV_GROUP_EVENINGS;
  return SKV_GROUP_JOBS;
}

static void
count (SkvConflictGroups *self, const SkvConflict *conflict)
{
  if (conflict->accepted)
    self->n_accepted++;
  else if (conflict->severity == SKV_SEVERITY_HARD)
    self->n_hard++;
  else if (conflict->severity == SKV_SEVERITY_SOFT)
    self->n_soft++;
}

static gboolean
is_same (gpointer there, gpointer item)
{
  return skv_conflict_entry_equal (there, item);
}

/* Is one of its sides let through by the filter? */
static gboolean
is_shown (SkvSession *session, const char *item, const char *against)
{
  return !skv_session_is_filtered (session) || skv_session_shows_id (session, item) ||
         skv_session_shows_id (session, against);
}

void
skv_conflict_groups_update (SkvConflictGroups *self, SkvSession *session)
{
  SkvPlan *plan = skv_session_get_plan (session);
  SkvChecker *checker = skv_session_get_checker (session);
  SkvOccurrences *occurrences = skv_session_get_occurrences (session);
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);
  GPtrArray *missing = skv_checker_get_not_calculated (checker);
  GPtrArray *entries[SKV_N_GROUPS];

  for (int group = 0; group < SKV_N_GROUPS; group++)
    entries[group] = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_hard = self->n_soft = self->n_accepted = 0;
  g_hash_table_remove_all (self->suggestions);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);
      SkvConflictEntry *entry;

      if (!is_shown (session, conflict->item, conflict->against))
        continue;
      count (self, conflict);
      entry = skv_conflict_entry_new (plan, occurrences, conflict);
      skv_conflict_entry_set_exception (entry, skv_exception_find (plan, checker, conflict));
      g_ptr_array_add (entries[classify (occurrences, conflict)], entry);
    }
  for (guint i = 0; i < missing->len; i++)
    {
      const SkvNotCalculated *told = g_ptr_array_index (missing, i);

      if (is_shown (session, told->item, NULL))
        g_ptr_array_add (entries[SKV_GROUP_MISSING],
                         skv_conflict_entry_new_missing (plan, occurrences, told));
    }
  for (int group = 0; group < SKV_N_GROUPS; group++)
    {
      skv_list_store_replace (self->groups[group], entries[group], is_same);
      g_ptr_array_unref (entries[group]);
    }
}

/* a conflict of that item that the checker did not solve by itself (nullable) */
static const SkvConflict *
find_unsolved (SkvChecker *checker, const char *item)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (strcmp (conflict->item, item) == 0 && conflict->solution == NULL && !conflict->accepted)
        return conflict;
    }
  return NULL;
}

/* What is asked once for a job holds for all its conflicts that have no solution of their own. */
static gboolean
suggest_for (SkvConflictGroups *self, SkvChecker *checker, SkvConflictEntry *entry)
{
  const SkvConflictWords *words = skv_conflict_entry_get (entry);
  const char *known = g_hash_table_lookup (self->suggestions, words->item);
  const SkvConflict *conflict;
  char *found = NULL;

  if (words->accepted || words->solved)
    return FALSE;
  if (known != NULL)
    {
      skv_conflict_entry_set_solution (entry, *known != '\0' ? known : NULL);
      return FALSE;
    }
  conflict = find_unsolved (checker, words->item);
  if (conflict != NULL)
    found = skv_checker_suggest_solution (checker, conflict);
  skv_conflict_entry_set_solution (entry, found);
  g_hash_table_insert (self->suggestions, g_strdup (words->item),
                       found != NULL ? found : g_strdup (""));
  return TRUE;
}

gboolean
skv_conflict_groups_suggest (SkvConflictGroups *self, SkvSession *session, guint max)
{
  GListModel *jobs = G_LIST_MODEL (self->groups[SKV_GROUP_JOBS]);
  guint n = MIN (g_list_model_get_n_items (jobs), max);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SkvConflictEntry) entry = g_list_model_get_item (jobs, i);

      if (suggest_for (self, skv_session_get_checker (session), entry))
        return TRUE;
    }
  return FALSE;
}

char *
skv_conflict_groups_summarize (const SkvConflictGroups *self)
{
  return skv_conflict_words_count (self->n_hard, self->n_soft, self->n_accepted);
}
