/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/conflict/phrases.h"
#include "core/conflict/touching.h"

/* Two jobs at once, rollback included, for which the same person is named, whatever the systems. */

/* where the jobs of a contact lie in checker->contact_jobs; G_MAXUINT: there are none */
static guint
shelf_of (const SkvChecker *checker, const SkvEntry *entry)
{
  const SkvItem *item = entry->occurrence->item;
  gpointer shelf;

  if (item == NULL || item->contact == NULL || checker->contacts == NULL ||
      !g_hash_table_lookup_extended (checker->contacts, item->contact, NULL, &shelf))
    return G_MAXUINT;
  return GPOINTER_TO_UINT (shelf);
}

/* where it lies, or is to lie; FALSE: it names nobody */
static gboolean
make_posting (SkvChecker *self, const SkvEntry *entry, SkvIndexEntry *posting)
{
  const SkvItem *item = entry->occurrence->item;

  if (entry->role != SKV_ROLE_JOB || item == NULL || item->contact == NULL)
    return FALSE;
  *posting =
    (SkvIndexEntry){ entry->span, shelf_of (self, entry), skv_checker_place (self, entry) };
  if (posting->shelf == G_MAXUINT)
    {
      posting->shelf = g_hash_table_size (self->contacts);
      g_hash_table_insert (self->contacts, g_strdup (item->contact),
                           GUINT_TO_POINTER (posting->shelf));
    }
  return TRUE;
}

void
skv_checker_collect_contacts (SkvChecker *self)
{
  g_autoptr (GArray) postings = g_array_new (FALSE, FALSE, sizeof (SkvIndexEntry));
  SkvIndexEntry posting;

  g_clear_pointer (&self->contacts, g_hash_table_unref);
  g_clear_pointer (&self->contact_jobs, skv_index_free);
  self->contacts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->entries.all->len; i++)
    {
      if (make_posting (self, skv_checker_entry (self, i), &posting))
        g_array_append_val (postings, posting);
    }
  self->contact_jobs = skv_index_new (MAX (g_hash_table_size (self->contacts), 1), postings);
}

void
skv_contacts_add (SkvChecker *self, const SkvEntry *job)
{
  SkvIndexEntry posting;

  if (!make_posting (self, job, &posting))
    return;
  if (posting.shelf < skv_index_get_n_shelves (self->contact_jobs))
    skv_index_add (self->contact_jobs, &posting);
  else
    skv_checker_collect_contacts (self); /* nobody has named them before */
}

void
skv_contacts_remove (SkvChecker *self, const SkvEntry *job)
{
  SkvIndexEntry posting;

  if (make_posting (self, job, &posting))
    skv_index_remove (self->contact_jobs, &posting);
}

static void
find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  const SkvEntry *own = &subject->entry;
  guint shelf, place;
  SkvIndexIter iter;

  if (own->role != SKV_ROLE_JOB)
    return;
  shelf = shelf_of (subject->checker, own);
  if (shelf == G_MAXUINT)
    return;
  skv_index_iter_init (&iter, subject->checker->contact_jobs, shelf, own->span);
  while (skv_findings_wants (findings, SKV_SEVERITY_SOFT) && skv_index_iter_next (&iter, &place))
    {
      const SkvEntry *entry = skv_checker_entry (subject->checker, place);

      if (entry != subject->old_place)
        skv_touching_add_pair (check, subject, entry, findings);
    }
}

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  const SkvOccurrence *job = finding->item->occurrence, *other = finding->against->occurrence;
  g_autofree char *when = skv_phrase_span (finding->overlap, checker->zone);

  conflict->systems = g_strdupv ((GStrv) job->systems);
  conflict->owner = skv_protection_owner (checker->plan, job);
  /* TRANSLATORS: two titles, a role or a person, date and times */
  conflict->message = g_strdup_printf (
    _("“%1$s” and “%2$s” both need %3$s at the same time, %4$s."), job->title, other->title,
    conflict->owner != NULL ? conflict->owner : job->item->contact, when);
}

const SkvCheck skv_check_contact_twice = {
  .name = "contact-twice",
  .title = N_("One person, two jobs at once"),
  .worst = SKV_SEVERITY_SOFT,
  .alone = SKV_ROLE_BIT (SKV_ROLE_JOB),
  .find = find,
  .describe = describe,
};
