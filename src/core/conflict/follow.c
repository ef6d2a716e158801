/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/follow-private.h"

#include <string.h>

/*
 * One edit of the plan, followed: what it leaves as it was is not looked at again.
 *
 * Occurrences that the edit adds, removes or changes lose their place among the entries and get a
 * new one behind the others; so they do on shelves, in evenings and among those that wait. Then all
 * findings go that an entry has part in of which something else may be said now, and are found anew
 * of these entries alone, with the checks' own find() and in both directions. Which these are
 * beside the edited ones, spread() says.
 *
 * What is not followed (skv_follow_can()) asks for a new checker.
 */

/* --- who is touched --------------------------------------------------------------------------- */

void
skv_follow_touch (SkvFollow *self, const SkvEntry *entry)
{
  guint place = skv_checker_place (self->checker, entry);
  SkvHeap *evening;

  if (g_hash_table_contains (self->touched, entry))
    return;
  g_hash_table_add (self->touched, (gpointer) entry);
  g_array_append_val (self->places, place);
  if (entry->role != SKV_ROLE_JOB || self->checker->evenings == NULL)
    return;
  evening = skv_evenings_take_out (self->checker->evenings, entry);
  if (evening != NULL)
    g_hash_table_add (self->evenings, evening);
}

/* --- one occurrence after the other ----------------------------------------------------------- */

static void
forget_unchecked (SkvChecker *checker, const char *id)
{
  GArray *unchecked = checker->entries.unchecked;

  for (guint i = 0; i < unchecked->len; i++)
    {
      if (strcmp (g_array_index (unchecked, SkvEntry, i).occurrence->id, id) == 0)
        {
          g_array_remove_index (unchecked, i);
          return;
        }
    }
}

static void
put_on_shelves (SkvChecker *checker, const SkvEntry *entry, gboolean on)
{
  g_autoptr (GArray) postings = NULL;
  SkvIndex *index = checker->shelves[entry->role];

  if (index == NULL)
    return;
  postings = g_array_new (FALSE, FALSE, sizeof (SkvIndexEntry));
  skv_checker_list_postings (checker, entry, postings);
  for (guint i = 0; i < postings->len; i++)
    {
      const SkvIndexEntry *posting = &g_array_index (postings, SkvIndexEntry, i);

      if (on)
        skv_index_add (index, posting);
      else
        skv_index_remove (index, posting);
    }
}

/* Its findings stay until all are known that go. */
static void
remove_entry (SkvFollow *self, SkvEntry *entry)
{
  SkvChecker *checker = self->checker;

  put_on_shelves (checker, entry, FALSE);
  if (entry->role == SKV_ROLE_JOB)
    {
      skv_order_remove (checker, entry);
      skv_contacts_remove (checker, entry);
    }
  checker->n_entries[entry->role]--;
  checker->n_entries[SKV_ROLE_NONE]++;
  g_hash_table_remove (checker->places, entry->occurrence->id);
  entry->role = SKV_ROLE_NONE;
}

static gboolean
is_in_range (const SkvChecker *checker, const SkvOccurrence *occurrence)
{
  if (occurrence->start == SKV_MOMENT_NONE)
    return TRUE;
  return checker->from < checker->to && occurrence->first_day < checker->to &&
         occurrence->end_day > checker->from;
}

/* what the occurrence is now (transfer none) (nullable: it is no more, or lies elsewhere) */
static const SkvOccurrence *
find_now (SkvChecker *checker, const char *id)
{
  SkvOccurrences *found = skv_occurrences_find (checker->plan, id);
  const SkvOccurrence *occurrence;

  if (found == NULL)
    return NULL;
  g_ptr_array_add (checker->followed, found);
  occurrence = skv_occurrences_get (found, 0);
  /* A date of a rule that an item changes is found as that item. */
  return strcmp (occurrence->id, id) == 0 && is_in_range (checker, occurrence) ? occurrence : NULL;
}

static void
keep_days_known (SkvChecker *checker, const SkvEntry *entry)
{
  if (entry->role != SKV_ROLE_JOB && entry->role != SKV_ROLE_WINDOW)
    return;
  if (entry->first_day < checker->days.start || entry->end_day > checker->days.end ||
      entry->end_day - entry->first_day > checker->longest)
    skv_checker_collect_days (checker);
}

static void
add_entry (SkvFollow *self, const SkvOccurrence *occurrence)
{
  SkvChecker *checker = self->checker;
  SkvEntry made = skv_entries_make (&checker->entries, occurrence, checker->zone, checker->reach);
  const SkvEntry *entry = &made;

  if (made.role == SKV_ROLE_NONE)
    return;
  if (made.missing != SKV_MISSING_NOTHING && skv_role_is_checked (made.role))
    g_array_append_val (checker->entries.unchecked, made);
  if (skv_entry_is_placed (&made))
    {
      g_array_append_val (checker->entries.all, made);
      entry = skv_checker_entry (checker, checker->entries.all->len - 1);
      g_hash_table_replace (checker->places, (gpointer) occurrence->id,
                            GUINT_TO_POINTER (checker->entries.all->len));
      checker->n_entries[made.role]++;
      put_on_shelves (checker, entry, TRUE);
      keep_days_known (checker, entry);
      skv_follow_touch (self, entry);
    }
  if (made.role == SKV_ROLE_JOB || made.role == SKV_ROLE_PAST)
    checker->entries.most_aftercare =
      MAX (checker->entries.most_aftercare, skv_aftercare_most (checker, occurrence->item));
  if (made.role != SKV_ROLE_JOB)
    return;
  skv_order_add (checker, entry);
  if (skv_entry_is_placed (entry))
    skv_contacts_add (checker, entry);
}

static void
replace_entries (SkvFollow *self)
{
  SkvChecker *checker = self->checker;
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const SkvEntry *entry = skv_checker_lookup (checker, id);
      const SkvOccurrence *occurrence = find_now (checker, id);

      if (entry != NULL)
        remove_entry (self, (SkvEntry *) entry);
      forget_unchecked (checker, id);
      if (occurrence != NULL)
        add_entry (self, occurrence);
    }
}

/* --- findings --------------------------------------------------------------------------------- */

/* What is told against a window is found by the job of which it is told, which then is touched,
 * too; a window that is only of a group leaves it as it is. */
static void
remove_findings (SkvFollow *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const SkvEntry *entry =
        skv_checker_entry (self->checker, g_array_index (self->places, guint, i));

      skv_links_remove (self->checker, entry, NULL,
                        skv_entry_role (entry->occurrence) != SKV_ROLE_WINDOW);
    }
}

/* Two that are both touched find each other twice. */
static gboolean
is_known (SkvFollow *self, const SkvFinding *finding, guint n_before)
{
  GArray *list = self->findings.list;

  if (finding->against == NULL || !g_hash_table_contains (self->touched, finding->against) ||
      !g_hash_table_contains (self->touched, finding->item))
    return FALSE;
  for (guint i = 0; i < n_before; i++)
    {
      const SkvFinding *other = &g_array_index (list, SkvFinding, i);

      if (other->check == finding->check && other->item == finding->item &&
          other->against == finding->against)
        return TRUE;
    }
  return FALSE;
}

static void
find_of (SkvFollow *self, SkvSubject *subject, const SkvEntry *entry)
{
  GArray *list = self->findings.list;
  guint n_before = list->len, kept = n_before;

  skv_subject_set_entry (subject, entry, entry);
  subject->both_ways = TRUE;
  skv_checks_find (subject, &self->findings);
  for (guint i = n_before; i < list->len; i++)
    {
      SkvFinding *finding = &g_array_index (list, SkvFinding, i);

      /* the subject is used again: tell them by what stays */
      finding->item = finding->item == &subject->entry ? entry : finding->item;
      finding->against = finding->against == &subject->entry ? entry : finding->against;
      finding->last = finding->item;
      if (!is_known (self, finding, n_before))
        g_array_index (list, SkvFinding, kept++) = *finding;
    }
  g_array_set_size (list, kept);
}

static void
find_anew (SkvFollow *self)
{
  SkvChecker *checker = self->checker;
  g_autoptr (GPtrArray) evenings = g_ptr_array_new ();
  SkvSubject subject;
  GHashTableIter iter;
  gpointer evening;

  skv_subject_init (&subject, checker);
  for (guint i = 0; i < self->places->len; i++)
    {
      const SkvEntry *entry = skv_checker_entry (checker, g_array_index (self->places, guint, i));

      if (entry->role == SKV_ROLE_NONE)
        continue;
      find_of (self, &subject, entry);
      evening = checker->evenings != NULL && entry->role == SKV_ROLE_JOB
                  ? skv_evenings_put_in (checker->evenings, &subject, entry)
                  : NULL;
      if (evening != NULL)
        g_hash_table_add (self->evenings, evening);
    }
  skv_subject_clear (&subject);
  g_hash_table_iter_init (&iter, self->evenings);
  while (g_hash_table_iter_next (&iter, &evening, NULL))
    g_ptr_array_add (evenings, evening);
  if (evenings->len > 0)
    skv_window_full_follow (&self->findings, evenings);
  skv_findings_group (&self->findings);
  for (guint i = 0; i < self->findings.list->len; i++)
    skv_links_add (checker, &g_array_index (self->findings.list, SkvFinding, i));
}

/* --- the whole -------------------------------------------------------------------------------- */

static void
prepare (SkvFollow *self, SkvChecker *checker)
{
  *self = (SkvFollow){ .checker = checker };
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->touched = g_hash_table_new (NULL, NULL);
  self->evenings = g_hash_table_new (NULL, NULL);
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  self->findings.checker = checker;
  self->findings.list = g_array_new (FALSE, FALSE, sizeof (SkvFinding));
}

static void
finish (SkvFollow *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->touched);
  g_hash_table_unref (self->evenings);
  g_array_unref (self->places);
  g_array_unref (self->findings.list);
}

/* What was made of the plan as it was, and is made anew when somebody asks. */
static void
forget_derived (SkvChecker *self)
{
  if (self->links == NULL)
    self->links = skv_links_new (self);
  if (self->conflicts != NULL && self->outdated == NULL)
    self->outdated = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_conflict_free);
  if (self->current != NULL)
    {
      g_clear_pointer (&self->previous, skv_occurrences_unref);
      self->previous = g_steal_pointer (&self->current);
    }
  g_clear_pointer (&self->not_calculated, g_ptr_array_unref);
  skv_checker_lookup (self, ""); /* places are known from here on */
}

static void
follow_exceptions (SkvChecker *self, const SkvEdit *edit)
{
  gboolean any = FALSE;

  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);
      const SkvException *sides[] = { (const SkvException *) change->before,
                                      (const SkvException *) change->after };

      if (change->kind != SKV_KIND_EXCEPTION)
        continue;
      any = TRUE;
      for (gsize side = 0; side < G_N_ELEMENTS (sides); side++)
        {
          const SkvEntry *entry =
            sides[side] != NULL ? skv_checker_lookup (self, sides[side]->item) : NULL;

          if (entry != NULL)
            skv_links_forget_words (self, entry, NULL);
        }
    }
  if (any)
    skv_checker_collect_exceptions (self);
}

gboolean
skv_checker_update (SkvChecker *self, const SkvEdit *edit)
{
  SkvFollow follow;
  gboolean followed;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!skv_follow_can (self, edit))
    return FALSE;
  prepare (&follow, self);
  followed = skv_follow_list_occurrences (&follow, edit);
  if (followed)
    {
      forget_derived (self);
      follow_exceptions (self, edit);
      skv_follow_spread_before (&follow);
      replace_entries (&follow);
      skv_follow_spread_after (&follow);
      remove_findings (&follow);
      skv_follow_read_order (&follow);
      find_anew (&follow);
      followed = self->n_entries[SKV_ROLE_WINDOW] > 0 || !self->has_windows;
    }
  finish (&follow);
  return followed;
}
