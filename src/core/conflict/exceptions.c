/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/exceptions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"
#include "core/conflict/entry.h"
#include "core/conflict/places.h"

/* --- what counts ----------------------------------------------------------------------------- */

static gboolean
both_lie (const SkvException *self,
          const SkvZone *zone,
          SkvOccurrences *occurrences,
          const SkvOccurrence *item,
          const SkvOccurrence *against)
{
  return skv_place_has (self->against_at, against, zone) &&
         skv_place_has_item (self->item_at, occurrences, zone, self->check, item, against);
}

static gboolean
is_over_before_end (const SkvException *self, const SkvZone *zone, gint64 end)
{
  return self->until == SKV_DAY_NONE || skv_zone_day (zone, end - 1) < self->until;
}

gboolean
skv_exception_counts (const SkvException *self,
                      const SkvZone *zone,
                      SkvOccurrences *occurrences,
                      const SkvOccurrence *item,
                      const SkvOccurrence *against,
                      gint64 end)
{
  return is_over_before_end (self, zone, end) && both_lie (self, zone, occurrences, item, against);
}

/* --- accepting ------------------------------------------------------------------------------ */

static gboolean
concerns (const SkvException *self, const char *check, const char *item, const char *against)
{
  return strcmp (self->check, check) == 0 && strcmp (self->item, item) == 0 &&
         g_strcmp0 (self->against, against) == 0;
}

/* the exceptions of these two (transfer container) (element-type SkvException) */
static GPtrArray *
find_all (SkvPlan *plan, const char *check, const char *item, const char *against)
{
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_EXCEPTION);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      SkvException *exception = g_ptr_array_index (records, i);

      if (concerns (exception, check, item, against))
        g_ptr_array_add (found, exception);
    }
  return found;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_terms (const SkvConflict *conflict,
             const SkvZone *zone,
             const char *reason,
             const char *by,
             SkvDay until,
             GError **error)
{
  g_autofree char *last = NULL;

  if (reason == NULL || *reason == '\0')
    return refuse (error, _("say why the conflict is accepted"));
  if (by == NULL || *by == '\0')
    return refuse (error, _("say who accepts the conflict, a role or a name"));
  if (until == SKV_DAY_NONE || skv_zone_day (zone, conflict->overlap.end - 1) < until)
    return TRUE;
  last = skv_words_day_month_year (skv_zone_day (zone, conflict->overlap.end - 1));
  g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
               /* TRANSLATORS: a date */
               _("the conflict is not over before that date: it lasts until %s"), last);
  return FALSE;
}

/* What is accepted by something else than an exception needs none. */
static gboolean
check_open (SkvPlan *plan, SkvChecker *checker, const SkvConflict *conflict, GError **error)
{
  if (!conflict->accepted || skv_exception_find (plan, checker, conflict) != NULL)
    return TRUE;
  g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
               /* TRANSLATORS: by what: "Emergency: the server has failed", or a lifted freeze */
               _("the conflict is accepted already. %s"), conflict->accepted_why);
  return FALSE;
}

static char *
strip (const char *text)
{
  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

/* title of an occurrence, or what it is called in the plan (transfer none) */
static const char *
title_of (const SkvOccurrence *occurrence, const char *id)
{
  return occurrence != NULL && occurrence->title != NULL ? occurrence->title : id;
}

/* @old: (nullable), which keeps its id */
static SkvException *
make_exception (SkvChecker *checker,
                const SkvZone *zone,
                const SkvConflict *conflict,
                const SkvException *old)
{
  SkvException *self = skv_record_new (SKV_KIND_EXCEPTION, old != NULL ? old->parent.id : NULL);
  SkvOccurrences *occurrences = skv_checker_get_occurrences (checker);
  const SkvOccurrence *item = skv_occurrences_lookup (occurrences, conflict->item);
  const SkvOccurrence *against =
    conflict->against != NULL ? skv_occurrences_lookup (occurrences, conflict->against) : NULL;

  skv_set_text (&self->item, conflict->item);
  skv_set_text (&self->against, conflict->against);
  skv_set_text (&self->check, conflict->check);
  self->item_at = skv_place_of_item (occurrences, zone, conflict->check, item, against);
  self->against_at = skv_place_of (against, zone);
  return self;
}

SkvEdit *
skv_exception_accept (SkvPlan *plan,
                      SkvChecker *checker,
                      const SkvConflict *conflict,
                      const char *reason,
                      const char *by,
                      SkvDay until,
                      GError **error)
{
  const SkvZone *zone;
  g_autoptr (GPtrArray) old = NULL;
  g_autofree char *why = strip (reason), *who = strip (by), *label = NULL;
  SkvException *exception;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && checker != NULL && conflict != NULL, NULL);

  zone = skv_plan_get_zone (plan);
  if (!check_terms (conflict, zone, why, who, until, error) ||
      !check_open (plan, checker, conflict, error))
    return NULL;

  old = find_all (plan, conflict->check, conflict->item, conflict->against);
  exception = make_exception (checker, zone, conflict, old->len > 0 ? old->pdata[0] : NULL);
  skv_set_text (&exception->reason, why);
  skv_set_text (&exception->by, who);
  exception->until = until;

  /* TRANSLATORS: an undo step; the title of what has a conflict */
  label = g_strdup_printf (
    _("Accept a conflict of “%s”"),
    title_of (skv_occurrences_lookup (skv_checker_get_occurrences (checker), conflict->item),
              conflict->item));
  edit = skv_edit_new (label);
  for (guint i = 1; i < old->len; i++)
    skv_edit_remove (edit, SKV_KIND_EXCEPTION, ((SkvRecord *) old->pdata[i])->id);
  skv_edit_put (edit, exception);
  return edit;
}

SkvEdit *
skv_exception_withdraw (SkvPlan *plan, const char *check, const char *item, const char *against)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (SkvOccurrences) of_item = NULL;
  g_autofree char *label = NULL;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && check != NULL && item != NULL, NULL);

  found = find_all (plan, check, item, against);
  if (found->len == 0)
    return NULL;
  of_item = skv_occurrences_find (plan, item);
  /* TRANSLATORS: an undo step; the title of what has a conflict */
  label = g_strdup_printf (
    _("No longer accept a conflict of “%s”"),
    title_of (of_item != NULL ? skv_occurrences_lookup (of_item, item) : NULL, item));
  edit = skv_edit_new (label);
  for (guint i = 0; i < found->len; i++)
    skv_edit_remove (edit, SKV_KIND_EXCEPTION, ((SkvRecord *) found->pdata[i])->id);
  return edit;
}

const SkvException *
skv_exception_find (SkvPlan *plan, SkvChecker *checker, const SkvConflict *conflict)
{
  SkvOccurrences *occurrences;
  g_autoptr (GPtrArray) found = NULL;
  const SkvOccurrence *item, *against = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && checker != NULL && conflict != NULL, NULL);

  if (!conflict->accepted)
    return NULL;
  occurrences = skv_checker_get_occurrences (checker);
  item = skv_occurrences_lookup (occurrences, conflict->item);
  if (conflict->against != NULL)
    against = skv_occurrences_lookup (occurrences, conflict->against);
  found = find_all (plan, conflict->check, conflict->item, conflict->against);
  for (guint i = 0; i < found->len; i++)
    {
      if (skv_exception_counts (found->pdata[i], skv_plan_get_zone (plan), occurrences, item,
                                against, conflict->overlap.end))
        return found->pdata[i];
    }
  return NULL;
}

char *
skv_exception_words (const SkvException *self)
{
  g_autofree char *until = NULL;
  const char *by;

  g_return_val_if_fail (self != NULL, NULL);

  /* TRANSLATORS: instead of a name: nobody said who accepted it */
  by = self->by != NULL && *self->by != '\0' ? self->by : C_("accepted by", "someone unnamed");
  if (self->until == SKV_DAY_NONE)
    /* TRANSLATORS: who, and why */
    return g_strdup_printf (_("Accepted by %1$s: %2$s"), by, self->reason);
  until = skv_words_day_month_year (self->until);
  /* TRANSLATORS: who, a date, and why */
  return g_strdup_printf (_("Accepted by %1$s until %2$s: %3$s"), by, until, self->reason);
}

/* --- all of them ---------------------------------------------------------------------------- */

static void
entry_free (gpointer data)
{
  SkvExceptionEntry *self = data;

  skv_record_unref (self->exception);
  g_free (self->item);
  g_free (self->against);
  g_free (self);
}

/* Widens [from, to) by the whole years that a side lies in; FALSE if it is gone. */
static gboolean
look_at_side (SkvPlan *plan, const char *id, SkvSpan *days, char **title)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, id);
  const SkvOccurrence *side = found != NULL ? skv_occurrences_lookup (found, id) : NULL;

  *title = g_strdup (title_of (side, id));
  if (side == NULL || skv_entry_role (side) == SKV_ROLE_NONE)
    return FALSE;
  if (side->start == SKV_MOMENT_NONE)
    return TRUE;
  days->start = MIN (days->start, skv_day_from_ymd (skv_day_year (side->first_day), 1, 1));
  days->end = MAX (days->end, skv_day_from_ymd (skv_day_year (side->end_day - 1) + 1, 1, 1));
  return TRUE;
}

/* the conflict that it was accepted for (transfer none) (nullable) */
static const SkvConflict *
find_conflict (SkvChecker *checker, const SkvException *exception)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (concerns (exception, conflict->check, conflict->item, conflict->against))
        return conflict;
    }
  return NULL;
}

/* Its sides are there: do they lie where they lay, and what does the check say of them? */
static SkvExceptionState
settle (SkvPlan *plan, SkvChecker *checker, const SkvException *exception)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  SkvOccurrences *occurrences = skv_checker_get_occurrences (checker);
  const SkvOccurrence *item = skv_occurrences_lookup (occurrences, exception->item),
                      *against = exception->against != NULL
                                   ? skv_occurrences_lookup (occurrences, exception->against)
                                   : NULL;
  const SkvConflict *conflict = find_conflict (checker, exception);

  if (item == NULL || (against == NULL && exception->against != NULL) ||
      !both_lie (exception, zone, occurrences, item, against))
    return SKV_EXCEPTION_MOVED;
  if (conflict == NULL)
    return SKV_EXCEPTION_SOLVED;
  return is_over_before_end (exception, zone, conflict->overlap.end) ? SKV_EXCEPTION_HOLDS
                                                                     : SKV_EXCEPTION_EXPIRED;
}

static SkvExceptionEntry *
make_entry (SkvPlan *plan, SkvException *exception, SkvSpan *days)
{
  SkvExceptionEntry *entry = g_new0 (SkvExceptionEntry, 1);
  gboolean there;

  entry->exception = skv_record_ref (exception);
  there = look_at_side (plan, exception->item, days, &entry->item);
  if (exception->against != NULL)
    there = look_at_side (plan, exception->against, days, &entry->against) && there;
  entry->state = there ? SKV_EXCEPTION_HOLDS : SKV_EXCEPTION_GONE;
  return entry;
}

GPtrArray *
skv_exception_list (SkvPlan *plan, SkvDay today)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (SkvChecker) checker = NULL;
  SkvSpan days = { G_MAXINT32, G_MININT32 };
  GPtrArray *records;

  g_return_val_if_fail (SKV_IS_PLAN (plan), entries);

  records = skv_plan_get_records (plan, SKV_KIND_EXCEPTION);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (entries, make_entry (plan, g_ptr_array_index (records, i), &days));
  if (days.start > days.end) /* no side lies anywhere */
    days = (SkvSpan){ 0, 0 };
  checker = skv_checker_new (plan, (SkvDay) days.start, (SkvDay) days.end);
  skv_checker_set_today (checker, today);
  for (guint i = 0; i < entries->len; i++)
    {
      SkvExceptionEntry *entry = g_ptr_array_index (entries, i);

      if (entry->state == SKV_EXCEPTION_HOLDS)
        entry->state = settle (plan, checker, entry->exception);
    }
  return entries;
}

SkvEdit *
skv_exceptions_tidy (SkvPlan *plan, SkvDay today, guint *n)
{
  g_autoptr (GPtrArray) entries = skv_exception_list (plan, today);
  SkvEdit *edit = skv_edit_new (_("Forget accepted conflicts that no longer count"));

  *n = 0;
  for (guint i = 0; i < entries->len; i++)
    {
      const SkvExceptionEntry *entry = g_ptr_array_index (entries, i);

      if (entry->state == SKV_EXCEPTION_HOLDS)
        continue;
      skv_edit_remove (edit, SKV_KIND_EXCEPTION, entry->exception->parent.id);
      (*n)++;
    }
  if (*n == 0)
    g_clear_pointer (&edit, skv_edit_unref);
  return edit;
}

const char *
skv_exception_state_name (SkvExceptionState state)
{
  static const char *const names[] = {
    [SKV_EXCEPTION_HOLDS] = "holds",   [SKV_EXCEPTION_EXPIRED] = "expired",
    [SKV_EXCEPTION_MOVED] = "moved",   [SKV_EXCEPTION_GONE] = "gone",
    [SKV_EXCEPTION_SOLVED] = "solved",
  };

  g_return_val_if_fail ((int) state >= 0 && state < G_N_ELEMENTS (names), NULL);
  return names[state];
}

const char *
skv_exception_state_title (SkvExceptionState state)
{
  static const char *const titles[] = {
    [SKV_EXCEPTION_HOLDS] = NC_("exception", "holds"),
    [SKV_EXCEPTION_EXPIRED] = NC_("exception", "expired"),
    [SKV_EXCEPTION_MOVED] = NC_("exception", "a side was moved"),
    [SKV_EXCEPTION_GONE] = NC_("exception", "a side is gone"),
    [SKV_EXCEPTION_SOLVED] = NC_("exception", "no conflict any more"),
  };

  g_return_val_if_fail ((int) state >= 0 && state < G_N_ELEMENTS (titles), NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "exception", titles[state]);
}
