/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/conflict/exceptions.h"

/* An exception names both sides and the check; when it counts, exceptions.h says. */
static const char *
find_exception (const SkvFinding *self, SkvChecker *checker)
{
  GPtrArray *exceptions;
  const char *against = self->against != NULL ? self->against->occurrence->id : NULL;

  if (g_hash_table_size (checker->exceptions) == 0)
    return NULL;
  exceptions = g_hash_table_lookup (checker->exceptions, self->item->occurrence->id);
  for (guint i = 0; exceptions != NULL && i < exceptions->len; i++)
    {
      const SkvException *exception = g_ptr_array_index (exceptions, i);

      if (strcmp (exception->check, self->check->name) == 0 &&
          g_strcmp0 (exception->against, against) == 0 &&
          skv_exception_counts (exception, checker->zone, skv_checker_get_occurrences (checker),
                                self->item->occurrence,
                                self->against != NULL ? self->against->occurrence : NULL,
                                self->overlap.end))
        return exception->reason;
    }
  return NULL;
}

/* the lift by which the freeze is lifted for as long as they meet (transfer none) (nullable) */
static const SkvLift *
find_lift (const SkvFinding *self, SkvChecker *checker)
{
  if (checker->lifts == NULL || self->check != &skv_check_freeze)
    return NULL;
  return skv_lifts_cover (checker->lifts, self->against->occurrence,
                          skv_zone_day (checker->zone, self->overlap.start),
                          skv_zone_day (checker->zone, self->overlap.end - 1) + 1);
}

/* Of evenings that are told as one each is lifted, though not all the days between them. */
static const char *
lifted_reason (const SkvFinding *self, SkvChecker *checker)
{
  g_autoptr (GPtrArray) lifts = NULL;

  if (!self->lifted)
    return NULL;
  lifts = skv_lifts_list (checker->lifts, self->against->occurrence,
                          skv_zone_day (checker->zone, self->overlap.start),
                          skv_zone_day (checker->zone, self->overlap.end - 1) + 1);
  return lifts->len > 0 ? ((const SkvLift *) lifts->pdata[0])->reason : NULL;
}

const char *
skv_finding_accepted (const SkvFinding *self, SkvChecker *checker)
{
  /* Nobody can accept what nobody knows. */
  if (self->check == &skv_check_not_calculated)
    return NULL;
  if (self->item->emergency)
    return self->item->occurrence->item->reason;
  if (self->against != NULL && self->against->emergency)
    return self->against->occurrence->item->reason;
  if (self->lifted)
    return lifted_reason (self, checker);
  return find_exception (self, checker);
}

void
skv_findings_add (SkvFindings *self, SkvFinding finding)
{
  finding.last = finding.item;
  finding.n = 1;
  if (self->set != SKV_SEVERITY_NONE)
    finding.severity = self->set;
  finding.lifted = find_lift (&finding, self->checker) != NULL;
  if (self->list != NULL)
    g_array_append_val (self->list, finding);
  else if (finding.severity > self->worst && skv_finding_accepted (&finding, self->checker) == NULL)
    self->worst = finding.severity;
}

/* --- evenings of one group ------------------------------------------------------------------ */

/* Any order that brings the evenings of one group with one counterpart together, the first one
 * first. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const SkvFinding *first = a, *second = b;
  const SkvOccurrence *one = first->item->occurrence, *two = second->item->occurrence;

  if (first->check != second->check)
    return strcmp (first->check->name, second->check->name);
  if (first->against != second->against)
    return (first->against > second->against) - (first->against < second->against);
  if (one->rule != two->rule)
    return (one->rule > two->rule) - (one->rule < two->rule);
  if (one->base_day != two->base_day && !first->check->of_rule)
    return (one->base_day > two->base_day) - (one->base_day < two->base_day);
  if (first->lifted != second->lifted)
    return first->lifted ? 1 : -1;
  if (first->item->span.start != second->item->span.start)
    return (first->item->span.start > second->item->span.start) -
           (first->item->span.start < second->item->span.start);
  return strcmp (one->id, two->id);
}

static gboolean
same_group (const SkvFinding *a, const SkvFinding *b)
{
  return a->check == b->check && a->against == b->against && a->lifted == b->lifted &&
         a->item->occurrence->rule == b->item->occurrence->rule &&
         (a->check->of_rule || a->item->occurrence->base_day == b->item->occurrence->base_day);
}

static void
join (SkvFinding *before, const SkvFinding *finding)
{
  before->overlap.start = MIN (before->overlap.start, finding->overlap.start);
  before->overlap.end = MAX (before->overlap.end, finding->overlap.end);
  before->last = finding->item;
  before->n++;
}

void
skv_findings_group (SkvFindings *self)
{
  g_autoptr (GArray) grouped = g_array_new (FALSE, FALSE, sizeof (SkvFinding));
  guint kept = 0;

  for (guint i = 0; i < self->list->len; i++)
    {
      SkvFinding finding = g_array_index (self->list, SkvFinding, i);

      if (finding.groups)
        g_array_append_val (grouped, finding);
      else
        g_array_index (self->list, SkvFinding, kept++) = finding;
    }
  g_array_set_size (self->list, kept);

  g_array_sort (grouped, compare_groups);
  for (guint i = 0; i < grouped->len; i++)
    {
      SkvFinding finding = g_array_index (grouped, SkvFinding, i);
      SkvFinding *before =
        i > 0 ? &g_array_index (self->list, SkvFinding, self->list->len - 1) : NULL;

      if (before != NULL && same_group (before, &finding))
        join (before, &finding);
      else
        g_array_append_val (self->list, finding);
    }
}

/* --- in words ------------------------------------------------------------------------------- */

/* @reason: of the emergency, the lift or the exception that accepts it (transfer full) */
static char *
describe_acceptance (const SkvFinding *self, SkvChecker *checker, const char *reason)
{
  if (self->item->emergency || (self->against != NULL && self->against->emergency))
    /* TRANSLATORS: why a conflict is accepted; %s: the reason of the emergency */
    return g_strdup_printf (_("Emergency: %s"), reason);
  if (self->lifted)
    return skv_lifts_words (checker->lifts, self->against->occurrence,
                            skv_zone_day (checker->zone, self->overlap.start),
                            skv_zone_day (checker->zone, self->overlap.end - 1) + 1);
  return g_strdup (reason);
}

SkvConflict *
skv_finding_describe (const SkvFinding *self, SkvChecker *checker)
{
  static const char *const nothing[] = { NULL };
  SkvConflict *conflict = g_new0 (SkvConflict, 1);
  const char *accepted = skv_finding_accepted (self, checker);

  conflict->check = self->check->name;
  conflict->severity = self->severity;
  conflict->item = g_strdup (self->item->occurrence->id);
  conflict->against = self->against != NULL ? g_strdup (self->against->occurrence->id) : NULL;
  conflict->overlap = self->overlap;
  conflict->accepted = accepted != NULL;
  conflict->accepted_why =
    accepted != NULL ? describe_acceptance (self, checker, accepted) : NULL;
  self->check->describe (checker, self, conflict);
  if (conflict->systems == NULL)
    conflict->systems = g_strdupv ((GStrv) nothing);
  if (conflict->path == NULL)
    conflict->path = g_strdupv ((GStrv) nothing);
  return conflict;
}

int
skv_conflict_compare (const SkvConflict *a, const SkvConflict *b)
{
  int difference;

  if (a->severity != b->severity)
    return a->severity > b->severity ? -1 : 1;
  if (a->overlap.start != b->overlap.start)
    return a->overlap.start < b->overlap.start ? -1 : 1;
  difference = strcmp (a->check, b->check);
  if (difference == 0)
    difference = strcmp (a->item, b->item);
  if (difference == 0)
    difference = g_strcmp0 (a->against, b->against);
  return difference;
}

static int
compare_conflicts (gconstpointer a, gconstpointer b)
{
  return skv_conflict_compare (*(const SkvConflict *const *) a, *(const SkvConflict *const *) b);
}

GPtrArray *
skv_findings_describe (SkvFindings *self)
{
  GPtrArray *conflicts = g_ptr_array_new_full (self->list->len, (GDestroyNotify) skv_conflict_free);

  for (guint i = 0; i < self->list->len; i++)
    g_ptr_array_add (conflicts,
                     skv_finding_describe (&g_array_index (self->list, SkvFinding, i),
                                           self->checker));
  g_ptr_array_sort (conflicts, compare_conflicts);
  return conflicts;
}
