/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"

/* --- the full check ------------------------------------------------------------------------- */

/* Every check's own find(), for what it finds of one entry alone. */
static void
find_alone (SkvFindings *findings)
{
  SkvChecker *self = findings->checker;
  const SkvCheck *const *checks = skv_checks ();
  SkvSubject subject;

  skv_subject_init (&subject, self);
  for (gsize i = 0; i < SKV_N_CHECKS; i++)
    {
      if (checks[i]->alone == 0 || self->settings[i].severity == SKV_SEVERITY_SETTING_OFF)
        continue;
      findings->set = skv_severity_of_setting (self->settings[i].severity, SKV_SEVERITY_NONE);
      for (guint place = 0; place < self->entries.all->len; place++)
        {
          const SkvEntry *entry = skv_checker_entry (self, place);
          guint n = findings->list->len;

          if ((checks[i]->alone & SKV_ROLE_BIT (entry->role)) == 0)
            continue;
          subject.entry = *entry;
          subject.old_place = entry;
          checks[i]->find (checks[i], &subject, findings);
          for (; n < findings->list->len;
               n++) /* the subject is used again: tell it by what stays */
            g_array_index (findings->list, SkvFinding, n).item =
              g_array_index (findings->list, SkvFinding, n).last = entry;
        }
    }
  findings->set = SKV_SEVERITY_NONE;
  skv_subject_clear (&subject);
}

GArray *
skv_checker_find (SkvChecker *self)
{
  SkvFindings findings = { .checker = self };

  if (self->found != NULL)
    return self->found;
  findings.list = g_array_sized_new (FALSE, FALSE, sizeof (SkvFinding), self->entries.all->len);
  skv_sweep_find (&findings);
  find_alone (&findings);
  skv_findings_group (&findings);
  self->found = findings.list;
  return self->found;
}

/* --- in words --------------------------------------------------------------------------------- */

static int
compare_conflicts (gconstpointer a, gconstpointer b)
{
  return skv_conflict_compare (*(const SkvConflict *const *) a, *(const SkvConflict *const *) b);
}

/* Words are kept over an edit, as far as it did not touch what they are about. */
GPtrArray *
skv_checker_get_conflicts (SkvChecker *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  skv_checker_find (self);
  if (self->conflicts != NULL && self->outdated == NULL)
    return self->conflicts;
  if (self->words == NULL)
    {
      self->words = g_ptr_array_sized_new (self->found->len);
      g_ptr_array_set_size (self->words, (int) self->found->len);
    }
  if (self->conflicts != NULL) /* those that live on belong to the new list */
    g_ptr_array_set_free_func (self->conflicts, NULL);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  if (self->outdated != NULL)
    {
      g_clear_pointer (&self->shown, g_ptr_array_unref);
      self->shown = g_steal_pointer (&self->outdated);
    }
  self->conflicts = g_ptr_array_new_full (self->found->len, (GDestroyNotify) skv_conflict_free);
  for (guint i = 0; i < self->found->len; i++)
    {
      if (self->words->pdata[i] == NULL)
        self->words->pdata[i] =
          skv_finding_describe (&g_array_index (self->found, SkvFinding, i), self);
      g_ptr_array_add (self->conflicts, self->words->pdata[i]);
    }
  g_ptr_array_sort (self->conflicts, compare_conflicts);
  return self->conflicts;
}

void
skv_checker_forget_found (SkvChecker *self)
{
  g_clear_pointer (&self->links, skv_links_free);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  if (self->outdated != NULL) /* these are in the list, too */
    g_ptr_array_set_free_func (self->outdated, NULL);
  g_clear_pointer (&self->outdated, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_array_unref);
}

/* --- one by one ------------------------------------------------------------------------------- */

guint
skv_checker_get_n_found (SkvChecker *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return skv_checker_find (self)->len;
}

void
skv_checker_get_found (SkvChecker *self, guint index, SkvFound *found)
{
  const SkvFinding *finding;

  g_return_if_fail (self != NULL && index < skv_checker_find (self)->len);

  finding = &g_array_index (self->found, SkvFinding, index);
  *found = (SkvFound){
    .check = finding->check->name,
    .severity = finding->severity,
    .accepted = skv_finding_accepted (finding, self) != NULL,
    .item = finding->item->occurrence,
    .against = finding->against != NULL ? finding->against->occurrence : NULL,
    .overlap = finding->overlap,
    .n = finding->n,
  };
}

SkvConflict *
skv_checker_describe (SkvChecker *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < skv_checker_find (self)->len, NULL);

  return skv_finding_describe (&g_array_index (self->found, SkvFinding, index), self);
}
