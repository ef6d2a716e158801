/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/request-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/rule-preview.h"
#include "core/calendar/words.h"

/* A rule's evening may begin so long before what it reaches into. */
#define DAYS_BEFORE 62

/* --- closing dates --------------------------------------------------------------------------- */

/* Nothing named is everything. */
static gboolean
share_system (GStrv some, GStrv others)
{
  if (some[0] == NULL || others[0] == NULL)
    return TRUE;
  for (guint i = 0; some[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) others, some[i]))
      return TRUE;
  return FALSE;
}

static gboolean
rule_meets (SkvPlan *plan, const SkvRule *rule, SkvDay first, SkvDay end)
{
  g_autoptr (SkvRulePreview) preview =
    skv_rule_preview_new (plan, rule, first - DAYS_BEFORE, end, NULL);
  guint n = preview != NULL ? skv_rule_preview_get_n_groups (preview) : 0;

  for (guint i = 0; i < n; i++)
    {
      const SkvPreviewGroup *group = skv_rule_preview_get_group (preview, i);

      for (guint d = 0; group->resolved && d < group->days->len; d++)
        {
          SkvDay day = g_array_index (group->days, SkvDay, d);

          if (day < end && first < day + MAX (group->length, 1))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
record_meets (SkvPlan *plan, const SkvRecord *record, const SkvItem *closing)
{
  const SkvItem *item = (const SkvItem *) record;
  const SkvRule *rule = (const SkvRule *) record;
  const SkvZone *zone = skv_plan_get_zone (plan);
  SkvDay first, end, from, until;

  if (!skv_item_days (closing, zone, &first, &end))
    return FALSE;
  if (record->kind == SKV_KIND_RULE)
    return share_system (rule->systems, closing->systems) && rule_meets (plan, rule, first, end);
  return share_system (item->systems, closing->systems) &&
         skv_item_days (item, zone, &from, &until) && from < end && first < until;
}

static gboolean
is_missed (SkvPlan *plan,
           const SkvRequest *request,
           const SkvProposal *proposal,
           const SkvItem *closing,
           SkvDay received)
{
  if (closing->closing_date == SKV_DAY_NONE || received <= closing->closing_date ||
      closing->status == SKV_STATUS_CANCELLED ||
      g_strv_contains ((const char *const *) request->records, closing->parent.id))
    return FALSE;
  for (guint i = 0; i < proposal->records->len; i++)
    if (record_meets (plan, g_ptr_array_index (proposal->records, i), closing))
      return TRUE;
  return FALSE;
}

SkvDay
skv_request_closed (SkvPlan *plan,
                    const SkvRequest *request,
                    const SkvProposal *proposal,
                    char **what)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  gint64 moment = skv_registration_parse_moment (request->received);
  SkvDay received = skv_zone_day (skv_plan_get_zone (plan), moment), closed = SKV_DAY_NONE;
  g_autoptr (SkvProposal) own = NULL;
  const SkvItem *latest = NULL;

  if (what != NULL)
    *what = NULL;
  if (proposal == NULL)
    proposal = own = skv_request_get_proposal (plan, request, NULL);
  for (guint i = 0; moment > 0 && proposal != NULL && i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);

      if ((latest == NULL || item->closing_date > closed) &&
          is_missed (plan, request, proposal, item, received))
        {
          latest = item;
          closed = item->closing_date;
        }
    }
  if (what != NULL && latest != NULL)
    *what = g_strdup (latest->title);
  return closed;
}

/* (transfer full) (nullable) */
static char *
late_words (SkvPlan *plan, const SkvRequest *request, const SkvProposal *proposal, SkvDay *closed)
{
  g_autofree char *what = NULL;
  g_autofree char *date = NULL;

  *closed = skv_request_closed (plan, request, proposal, &what);
  if (*closed == SKV_DAY_NONE)
    return NULL;
  date = skv_words_day_month_year (*closed);
  /* TRANSLATORS: title of an exam or the like, date */
  return g_strdup_printf (_("It came too late: wishes for “%1$s” were to come by %2$s."), what,
                          date);
}

/* --- both directions -------------------------------------------------------------------------- */

/* The years in which the request has work of its own; FALSE if it has none. */
static gboolean
find_work (SkvPlan *plan, const SkvEdit *edit, SkvDay *from, SkvDay *to)
{
  gboolean any = FALSE;

  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);
      const SkvItem *item = (const SkvItem *) change->after;
      SkvDay first, end;

      if (change->kind != SKV_KIND_ITEM || item == NULL || skv_lane_protects (item->lane) ||
          !skv_item_days (item, skv_plan_get_zone (plan), &first, &end))
        continue;
      first = skv_day_from_ymd (skv_day_year (first), 1, 1);
      end = skv_day_from_ymd (skv_day_year (end) + 1, 1, 1);
      *from = any ? MIN (*from, first) : first;
      *to = any ? MAX (*to, end) : end;
      any = TRUE;
    }
  return any;
}

static void
find_conflicts (SkvRequestTrial *self, SkvPlan *plan, const SkvEdit *edit, SkvDay today)
{
  g_autoptr (SkvChecker) checker = NULL;
  SkvDay from, to;
  guint n;

  if (!find_work (plan, edit, &from, &to))
    return;
  checker = skv_checker_new (plan, from, to);
  skv_checker_set_today (checker, today);
  n = skv_checker_get_n_found (checker);
  for (guint i = 0; i < n; i++)
    {
      SkvFound found;

      skv_checker_get_found (checker, i, &found);
      if (!found.accepted && found.item->item != NULL &&
          skv_edit_find (edit, SKV_KIND_ITEM, found.item->id) != NULL)
        g_ptr_array_add (self->conflicts, skv_checker_describe (checker, i));
    }
}

/* (transfer full) */
static char *
sum_up (const SkvRequestTrial *self, gboolean soft)
{
  g_autoptr (GString) words = g_string_new (self->late);
  g_autofree char *hits = skv_hits_words (self->hits);

  g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                          hits != NULL ? hits : _("It hits nothing that is planned."));
  if (hits != NULL && soft)
    g_string_append_printf (words, " %s", _("They say that it can give way if need be."));
  if (self->conflicts->len > 0)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words,
                              g_dngettext (GETTEXT_PACKAGE, "Its own work would have %u conflict.",
                                           "Its own work would have %u conflicts.",
                                           self->conflicts->len),
                              self->conflicts->len);
    }
  return g_strdup (words->str);
}

SkvRequestTrial *
skv_request_try (SkvPlan *plan,
                 const SkvRequest *request,
                 const SkvProposal *proposal,
                 SkvDay today,
                 GError **error)
{
  const SkvRequestAnswer nobody = { NULL, NULL, 0 };
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (SkvProposal) own = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (SkvPlan) copy = NULL;
  SkvRequestTrial *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && request != NULL, NULL);

  if (proposal == NULL)
    proposal = own = skv_proposal_read (plan, request->parent.id, request->proposal, notes, error);
  g_ptr_array_add (notes, NULL);
  if (proposal != NULL)
    edit = skv_request_make_acceptance (plan, request, proposal, &nobody, error);
  copy = edit != NULL ? skv_plan_copy (plan) : NULL;
  if (copy == NULL || !skv_plan_apply (copy, edit, error))
    {
      g_strfreev ((GStrv) g_ptr_array_free (g_steal_pointer (&notes), FALSE));
      return NULL;
    }
  self = g_new0 (SkvRequestTrial, 1);
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_conflict_free);
  self->hits = skv_hits_find (copy, edit, today);
  find_conflicts (self, copy, edit, today);
  self->late = late_words (plan, request, proposal, &self->closed);
  self->words = sum_up (self, proposal->soft);
  self->notes = (GStrv) g_ptr_array_free (g_steal_pointer (&notes), FALSE);
  return self;
}

void
skv_request_trial_free (SkvRequestTrial *self)
{
  g_ptr_array_unref (self->hits);
  g_ptr_array_unref (self->conflicts);
  g_free (self->late);
  g_free (self->words);
  g_strfreev (self->notes);
  g_free (self);
}
