/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/conflict/phrases.h"

/*
 * Work that starts before something that it names in "after" is done, rollback included.
 *
 * What was called off or postponed will not be done before it, and that is as hard as a wrong
 * order. What has no date yet, or no known length, may still come before it: that is soft, but it
 * is told, since nobody can say that the order holds. What is done is done, wherever it lies.
 *
 * A wrong order is told of the two jobs. All the rest is told once a job, of the job alone: there
 * is no place in time that could be pointed at.
 */

struct _SkvOrder
{
  GPtrArray *found;    /* (owned) (element-type SkvOccurrences): of what lies beyond the checker */
  GHashTable *entries; /* (owned): id of an item that is waited for → SkvEntry (owned) */
  GHashTable *waiting; /* (owned): the same id → GArray (owned) of guint: places of the jobs that
                        * wait for it; none for those that are not placed themselves */
};

typedef enum
{
  ORDER_KEPT,
  ORDER_WRONG,
  ORDER_CANCELLED,
  ORDER_POSTPONED,
  ORDER_NO_DATE,
  ORDER_NO_LENGTH,
} Order;

/* --- who waits for what ----------------------------------------------------------------------- */

void
skv_order_free (SkvOrder *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->entries);
  g_ptr_array_unref (self->found);
  g_free (self);
}

static const SkvOccurrence *
find_occurrence (SkvChecker *checker, SkvOrder *self, const char *id)
{
  const SkvEntry *known = skv_checker_lookup (checker, id);
  SkvOccurrences *found;

  if (known != NULL)
    return known->occurrence;
  found = skv_occurrences_find (checker->plan, id);
  if (found == NULL)
    return NULL;
  g_ptr_array_add (self->found, found);
  return skv_occurrences_lookup (found, id);
}

static void
read_waited_for (SkvChecker *checker, SkvOrder *self, const char *id)
{
  const SkvOccurrence *occurrence = find_occurrence (checker, self, id);
  SkvEntry entry;

  g_hash_table_remove (self->entries, id);
  if (occurrence == NULL)
    return;
  entry = skv_entries_make (&checker->entries, occurrence, checker->zone, checker->reach);
  g_hash_table_insert (self->entries, g_strdup (id), g_memdup2 (&entry, sizeof (entry)));
}

void
skv_order_add (SkvChecker *checker, const SkvEntry *job)
{
  SkvOrder *self = checker->order;
  const SkvItem *item = job->occurrence->item;

  for (char **id = item != NULL ? item->after : NULL; id != NULL && *id != NULL; id++)
    {
      GArray *waiting = g_hash_table_lookup (self->waiting, *id);

      if (waiting == NULL)
        {
          waiting = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->waiting, g_strdup (*id), waiting);
          read_waited_for (checker, self, *id);
        }
      if (skv_entry_is_placed (job))
        {
          guint place = skv_checker_place (checker, job);

          g_array_append_val (waiting, place);
        }
    }
}

void
skv_order_remove (SkvChecker *checker, const SkvEntry *job)
{
  const SkvItem *item = job->occurrence->item;

  for (char **id = item != NULL ? item->after : NULL; id != NULL && *id != NULL; id++)
    {
      GArray *waiting = g_hash_table_lookup (checker->order->waiting, *id);

      for (guint i = 0; waiting != NULL && i < waiting->len; i++)
        {
          if (g_array_index (waiting, guint, i) != skv_checker_place (checker, job))
            continue;
          g_array_remove_index_fast (waiting, i);
          break;
        }
    }
}

GArray *
skv_order_waiting (SkvChecker *checker, const char *id)
{
  return g_hash_table_lookup (checker->order->waiting, id);
}

void
skv_order_read_again (SkvChecker *checker, const char *id)
{
  if (g_hash_table_contains (checker->order->waiting, id))
    read_waited_for (checker, checker->order, id);
}

/* Systems of entries are appended by it, so that no trial may have begun. */
void
skv_checker_read_order (SkvChecker *checker)
{
  SkvOrder *self = g_new0 (SkvOrder, 1);

  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_occurrences_unref);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->waiting =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  checker->order = self;
  for (guint i = 0; i < checker->entries.all->len; i++)
    {
      const SkvEntry *entry = skv_checker_entry (checker, i);

      if (entry->role == SKV_ROLE_JOB)
        skv_order_add (checker, entry);
    }
  for (guint i = 0; i < checker->entries.unchecked->len; i++) /* it may be placed by a trial */
    {
      const SkvEntry *entry = &g_array_index (checker->entries.unchecked, SkvEntry, i);

      if (entry->role == SKV_ROLE_JOB && !skv_entry_is_placed (entry))
        skv_order_add (checker, entry);
    }
}

/* --- one pair --------------------------------------------------------------------------------- */

/* a role of its own and a place: the checks know it, and it can be pointed at; but what is still
 * open ends nowhere */
static gboolean
is_known (const SkvEntry *entry)
{
  return entry->role != SKV_ROLE_NONE && skv_entry_is_placed (entry) &&
         (entry->role == SKV_ROLE_MEETING || entry->occurrence->end != SKV_MOMENT_NONE);
}

static Order
judge (const SkvEntry *job, const SkvEntry *before)
{
  const SkvOccurrence *occurrence = before->occurrence;

  if (occurrence->status == SKV_STATUS_DONE)
    return ORDER_KEPT;
  if (occurrence->status == SKV_STATUS_CANCELLED)
    return ORDER_CANCELLED;
  if (occurrence->status == SKV_STATUS_POSTPONED)
    return ORDER_POSTPONED;
  if (!occurrence->resolved || occurrence->start == SKV_MOMENT_NONE)
    return ORDER_NO_DATE;
  if (is_known (before))
    return before->span.end > job->span.start ? ORDER_WRONG : ORDER_KEPT;
  if (occurrence->span.start >= job->span.start)
    return ORDER_WRONG;
  if (occurrence->end == SKV_MOMENT_NONE || occurrence->span.end <= occurrence->span.start)
    return ORDER_NO_LENGTH;
  return occurrence->span.end > job->span.start ? ORDER_WRONG : ORDER_KEPT;
}

static SkvSeverity
severity_of (Order order)
{
  if (order == ORDER_KEPT)
    return SKV_SEVERITY_NONE;
  return order == ORDER_NO_DATE || order == ORDER_NO_LENGTH ? SKV_SEVERITY_SOFT : SKV_SEVERITY_HARD;
}

/* --- finding ---------------------------------------------------------------------------------- */

static void
find_of_job (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  SkvFinding finding = { .check = check, .item = &subject->entry, .overlap = subject->entry.span };
  const SkvItem *item = subject->entry.occurrence->item;
  SkvSeverity alone = SKV_SEVERITY_NONE;

  for (char **id = item->after; *id != NULL; id++)
    {
      const SkvEntry *before = g_hash_table_lookup (subject->checker->order->entries, *id);
      Order order = before != NULL ? judge (&subject->entry, before) : ORDER_NO_DATE;

      if (order == ORDER_WRONG && is_known (before))
        {
          finding.severity = SKV_SEVERITY_HARD;
          finding.against = before;
          skv_findings_add (findings, finding);
        }
      else
        alone = MAX (alone, severity_of (order));
    }
  if (alone == SKV_SEVERITY_NONE)
    return;
  finding.severity = alone;
  finding.against = NULL;
  skv_findings_add (findings, finding);
}

/* A trial of what others wait for: in a full check each of them has its own turn. As for other
 * checks, of a window that is moved nothing is told about the work that needs it. */
static void
find_of_waiting (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  SkvOrder *order = subject->checker->order;
  GArray *waiting = g_hash_table_lookup (order->waiting, subject->entry.occurrence->id);

  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    {
      const SkvEntry *job = skv_checker_entry (subject->checker, g_array_index (waiting, guint, i));

      if (judge (job, &subject->entry) != ORDER_WRONG || !is_known (&subject->entry))
        continue;
      skv_findings_add (findings, (SkvFinding){
                                    .check = check,
                                    .severity = SKV_SEVERITY_HARD,
                                    .item = job,
                                    .against = &subject->entry,
                                    .overlap = job->span,
                                  });
    }
}

static void
find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  if (g_hash_table_size (subject->checker->order->waiting) == 0)
    return;
  if (subject->entry.role == SKV_ROLE_JOB && subject->entry.occurrence->item != NULL)
    find_of_job (check, subject, findings);
  if (subject->is_trial && subject->entry.role != SKV_ROLE_WINDOW)
    find_of_waiting (check, subject, findings);
}

/* --- words ------------------------------------------------------------------------------------ */

static char *
tell_one (SkvChecker *checker, const SkvEntry *job, const char *id, const char *title, Order order)
{
  const SkvEntry *before = g_hash_table_lookup (checker->order->entries, id);
  g_autofree char *when = skv_phrase_when (job->occurrence, checker->zone);
  g_autofree char *other = NULL;

  switch (order)
    {
    case ORDER_WRONG:
      other = skv_phrase_when (before->occurrence, checker->zone);
      /* TRANSLATORS: title and time of the work, title and time of what comes first */
      return g_strdup_printf (
        _("“%1$s” (%2$s) starts before “%3$s” (%4$s) is done, which has to come first."),
        job->occurrence->title, when, title, other);
    case ORDER_CANCELLED:
      /* TRANSLATORS: title and time of the work, title of what comes first */
      return g_strdup_printf (_("“%1$s” (%2$s) needs “%3$s” before it, which is cancelled."),
                              job->occurrence->title, when, title);
    case ORDER_POSTPONED:
      return g_strdup_printf (_("“%1$s” (%2$s) needs “%3$s” before it, which is postponed."),
                              job->occurrence->title, when, title);
    case ORDER_NO_LENGTH:
      return g_strdup_printf (
        _("“%1$s” (%2$s) needs “%3$s” before it, and nobody has said how long that lasts."),
        job->occurrence->title, when, title);
    case ORDER_NO_DATE:
    case ORDER_KEPT:
    default:
      return g_strdup_printf (_("“%1$s” (%2$s) needs “%3$s” before it, which has no date yet."),
                              job->occurrence->title, when, title);
    }
}

static char *
solve_one (const char *title, Order order)
{
  switch (order)
    {
    case ORDER_WRONG:
      return NULL; /* another day is looked for */
    case ORDER_CANCELLED:
    case ORDER_POSTPONED:
      return g_strdup_printf (_("Plan “%s” anew, or do not wait for it"), title);
    case ORDER_NO_LENGTH:
      return g_strdup_printf (_("Say how long “%s” lasts"), title);
    case ORDER_NO_DATE:
    case ORDER_KEPT:
    default:
      return g_strdup_printf (_("Give “%s” a date before that"), title);
    }
}

/* one sentence for each that there is no place to point at */
static void
describe_alone (SkvChecker *checker, const SkvEntry *job, SkvConflict *conflict)
{
  const SkvItem *item = job->occurrence->item;
  GString *text = g_string_new (NULL);

  for (char **id = item->after; *id != NULL; id++)
    {
      const SkvEntry *before = g_hash_table_lookup (checker->order->entries, *id);
      Order order = before != NULL ? judge (job, before) : ORDER_NO_DATE;
      const char *title = before != NULL ? before->occurrence->title : *id;
      g_autofree char *sentence = NULL;

      if (order == ORDER_KEPT || (order == ORDER_WRONG && is_known (before)))
        continue;
      sentence = tell_one (checker, job, *id, title, order);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
      if (conflict->solution == NULL)
        conflict->solution = solve_one (title, order);
      if (conflict->owner == NULL && before != NULL)
        conflict->owner = skv_protection_owner (checker->plan, before->occurrence);
    }
  conflict->message = g_string_free (text, FALSE);
}

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  const SkvOccurrence *job = finding->item->occurrence, *before;
  g_autofree char *own = NULL, *other = NULL;
  const char *when, *before_when;

  conflict->systems = g_strdupv ((GStrv) job->systems);
  if (finding->against == NULL)
    {
      describe_alone (checker, finding->item, conflict);
      return;
    }
  before = finding->against->occurrence;
  when = skv_phrase_when_entry (checker, finding->item, &own);
  before_when = skv_phrase_when_entry (checker, finding->against, &other);
  conflict->message = g_strdup_printf (
    _("“%1$s” (%2$s) starts before “%3$s” (%4$s) is done, which has to come first."), job->title,
    when, before->title, before_when);
  conflict->owner = skv_protection_owner (checker->plan, before);
  if (conflict->owner == NULL && before->systems[0] != NULL)
    conflict->owner = skv_plan_system_owner (checker->plan, before->systems[0]);
}

const SkvCheck skv_check_order = {
  .name = "order",
  .title = N_("Before what has to come first"),
  .worst = SKV_SEVERITY_HARD,
  .alone = SKV_ROLE_BIT (SKV_ROLE_JOB),
  .find = find,
  .describe = describe,
};
