/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/requests/period-form.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/rule-preview.h"
#include "core/calendar/rule-sentence.h"
#include "core/calendar/words.h"
#include "core/exchange/import-preview.h"

#define LANE "critical"
#define MINUTES_OF_DAY 1440
/* how far the next dates are looked for, and how many are told */
#define YEARS_AHEAD 2
#define MAX_DATES 3

SkvPeriodForm *
skv_period_form_new (void)
{
  SkvPeriodForm *self = g_new0 (SkvPeriodForm, 1);

  self->title = g_strdup ("");
  self->reason = g_strdup ("");
  self->ask = g_strdup ("");
  self->lane = g_strdup ("meeting");
  self->systems = g_new0 (char *, 1);
  self->span.start = self->span.end = -1;
  return self;
}

void
skv_period_form_free (SkvPeriodForm *self)
{
  g_free (self->title);
  g_free (self->lane);
  g_free (self->reason);
  g_free (self->ask);
  g_strfreev (self->systems);
  g_clear_pointer (&self->as_is, skv_proposal_free);
  g_free (self);
}

void
skv_period_form_set_system (SkvPeriodForm *self, const char *id, gboolean chosen)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; self->systems[i] != NULL; i++)
    {
      if (!g_str_equal (self->systems[i], id))
        g_strv_builder_add (builder, self->systems[i]);
    }
  if (chosen)
    g_strv_builder_add (builder, id);
  g_strfreev (self->systems);
  self->systems = g_strv_builder_end (builder);
}

/* --- from what somebody asks for ------------------------------------------------------------- */

static gboolean
take_item (SkvPeriodForm *self, SkvPlan *plan, const SkvItem *item)
{
  gint64 end = skv_item_get_end (item);
  SkvDay first, last;

  if (item->rule != NULL || end == SKV_MOMENT_NONE ||
      !skv_item_days (item, skv_plan_get_zone (plan), &first, &last))
    return FALSE;
  self->kind = SKV_PERIOD_ONCE;
  self->span.first = first;
  self->span.n_days = last - first;
  if (!item->all_day)
    {
      gint64 midnight = (gint64) first * SKV_DAY_SECONDS;

      self->span.start =
        (int) ((skv_zone_to_local (skv_plan_get_zone (plan), item->start) - midnight) / 60);
      self->span.end = (int) ((skv_zone_to_local (skv_plan_get_zone (plan), end) - midnight) / 60);
    }
  return TRUE;
}

/* only what the form can write again as it is */
static gboolean
take_rule (SkvPeriodForm *self, const SkvRule *rule)
{
  if (rule->days->len > 0 || rule->start >= 0 || rule->ends_on != NULL || rule->avoid[0] != NULL ||
      rule->valid_until != SKV_DAY_NONE)
    return FALSE;
  if (rule->base == SKV_BASE_RELATIVE && rule->relative_title == NULL &&
      !rule->relative_working_days && rule->relative_to == -1 && rule->relative_from <= -1)
    {
      self->kind = SKV_PERIOD_BEFORE;
      skv_set_text (&self->lane, rule->relative_lane);
      self->days = -rule->relative_from;
      return TRUE;
    }
  if (rule->base == SKV_BASE_RRULE && rule->valid_from != SKV_DAY_NONE &&
      g_str_has_prefix (rule->rrule, "FREQ=YEARLY;BYMONTH="))
    {
      self->kind = SKV_PERIOD_YEARLY;
      self->span.first = rule->valid_from;
      self->span.n_days = rule->length_days;
      return TRUE;
    }
  return FALSE;
}

SkvPeriodForm *
skv_period_form_new_for_proposal (SkvPlan *plan, const SkvProposal *proposal)
{
  SkvPeriodForm *self = skv_period_form_new ();
  const SkvRecord *record =
    proposal->records->len == 1 ? g_ptr_array_index (proposal->records, 0) : NULL;
  g_auto (GStrv) systems = skv_proposal_list_systems (proposal);

  self->as_is = skv_proposal_copy (proposal);
  self->soft = proposal->soft;
  skv_set_text (&self->reason, proposal->reason != NULL ? proposal->reason : "");
  skv_set_text (&self->ask, proposal->ask != NULL ? proposal->ask : "");
  skv_set_texts (&self->systems, (const char *const *) systems);
  if (record != NULL)
    skv_set_text (&self->title,
                  skv_record_get_name (record) != NULL ? skv_record_get_name (record) : "");
  if (record == NULL ||
      !(record->kind == SKV_KIND_ITEM ? take_item (self, plan, (const SkvItem *) record)
                                      : take_rule (self, (const SkvRule *) record)))
    self->kind = SKV_PERIOD_AS_IS;
  return self;
}

char *
skv_period_form_dates (const SkvPeriodForm *self)
{
  g_autofree char *first = NULL, *last = NULL, *from = NULL, *to = NULL, *days = NULL;

  if (self->span.n_days < 1)
    return g_strdup ("");
  first = skv_day_format (self->span.first);
  last = skv_day_format (self->span.first + self->span.n_days - 1);
  days = self->span.n_days > 1 ? g_strdup_printf ("%s – %s", first, last) : g_strdup (first);
  if (self->span.start < 0 || self->span.end > MINUTES_OF_DAY)
    return g_steal_pointer (&days);
  from = skv_words_time (self->span.start);
  to = skv_words_time (self->span.end);
  return g_strdup_printf ("%s %s–%s", days, from, to);
}

/* --- what is written ------------------------------------------------------------------------- */

char *
skv_period_form_missing (const SkvPeriodForm *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if (self->kind != SKV_PERIOD_AS_IS && *self->title == '\0')
    g_ptr_array_add (words, (gpointer) C_("needed", "what it is called"));
  if ((self->kind == SKV_PERIOD_ONCE || self->kind == SKV_PERIOD_YEARLY) && self->span.n_days < 1)
    g_ptr_array_add (words, (gpointer) C_("needed", "dates"));
  if (self->kind == SKV_PERIOD_BEFORE && self->days < 1)
    g_ptr_array_add (words, (gpointer) C_("needed", "how many days before"));
  if (self->systems[0] == NULL)
    g_ptr_array_add (words, (gpointer) C_("needed", "for which systems"));
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

static SkvRecord *
make_item (const SkvPeriodForm *self, SkvPlan *plan, const char *id)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);
  const SkvZone *zone = skv_plan_get_zone (plan);
  const SkvDateSpan *span = &self->span;

  item->lane = g_strdup (LANE);
  item->title = g_strdup (self->title);
  item->status = SKV_STATUS_APPROVED;
  item->all_day = span->start < 0;
  skv_set_texts (&item->systems, (const char *const *) self->systems);
  if (item->all_day)
    {
      item->start = (gint64) span->first * SKV_DAY_SECONDS;
      item->end = (gint64) (span->first + span->n_days) * SKV_DAY_SECONDS;
    }
  else
    {
      item->start = skv_zone_at (zone, span->first, span->start);
      item->end = skv_zone_at (zone, span->first,
                               span->end > span->start ? span->end : span->n_days * MINUTES_OF_DAY);
    }
  return &item->parent;
}

static SkvRecord *
make_rule (const SkvPeriodForm *self, const char *id)
{
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, id);
  int year, month, day;

  rule->lane = g_strdup (LANE);
  rule->title = g_strdup (self->title);
  skv_set_texts (&rule->systems, (const char *const *) self->systems);
  rule->start = rule->duration = -1;
  rule->length_days = 1;
  if (*self->reason != '\0')
    rule->reason = g_strdup (self->reason);
  if (self->kind == SKV_PERIOD_BEFORE)
    {
      rule->base = SKV_BASE_RELATIVE;
      rule->relative_lane = g_strdup (self->lane);
      rule->relative_from = -self->days;
      rule->relative_to = -1;
      return &rule->parent;
    }
  skv_day_to_ymd (self->span.first, &year, &month, &day);
  rule->base = SKV_BASE_RRULE;
  rule->rrule = g_strdup_printf ("FREQ=YEARLY;BYMONTH=%d;BYMONTHDAY=%d", month, day);
  rule->length_days = self->span.n_days;
  rule->valid_from = self->span.first;
  return &rule->parent;
}

/* under the id of what it was made of, so that it changes that */
static SkvRecord *
make_record (const SkvPeriodForm *self, SkvPlan *plan)
{
  const SkvRecord *old = self->as_is != NULL && self->as_is->records->len == 1
                           ? g_ptr_array_index (self->as_is->records, 0)
                           : NULL;
  SkvKind kind = self->kind == SKV_PERIOD_ONCE ? SKV_KIND_ITEM : SKV_KIND_RULE;
  const char *id = old != NULL && old->kind == kind ? old->id : NULL;

  return kind == SKV_KIND_ITEM ? make_item (self, plan, id) : make_rule (self, id);
}

SkvProposal *
skv_period_form_make (const SkvPeriodForm *self, SkvPlan *plan)
{
  g_autofree char *missing = skv_period_form_missing (self);
  SkvProposal *proposal;

  if (missing != NULL)
    return NULL;
  if (self->kind == SKV_PERIOD_AS_IS)
    proposal = skv_proposal_copy (self->as_is);
  else
    {
      proposal = skv_proposal_new ();
      g_ptr_array_add (proposal->records, make_record (self, plan));
    }
  proposal->soft = self->soft;
  skv_set_text (&proposal->reason, *self->reason != '\0' ? self->reason : NULL);
  skv_set_text (&proposal->ask, *self->ask != '\0' ? self->ask : NULL);
  return proposal;
}

/* --- what was understood --------------------------------------------------------------------- */

static void
append_group (GString *text, const SkvPreviewGroup *group)
{
  SkvDay first = g_array_index (group->days, SkvDay, 0);
  SkvDay last = g_array_index (group->days, SkvDay, group->days->len - 1);
  g_autofree char *words = skv_words_date_range (first, last + group->length);

  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", words);
}

/* the next dates that the rule gives (transfer full) */
static char *
next_dates (SkvPlan *plan, const SkvRule *rule, SkvDay today)
{
  SkvProblem *problem = NULL;
  g_autoptr (SkvRulePreview) preview = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint told = 0;

  preview = skv_rule_preview_new (plan, rule, today, today + YEARS_AHEAD * 366, &problem);
  if (preview == NULL)
    {
      char *message = g_strdup (problem != NULL ? problem->message : "");

      g_clear_pointer (&problem, skv_problem_free);
      return message;
    }
  for (guint i = 0; i < skv_rule_preview_get_n_groups (preview) && told < MAX_DATES; i++)
    {
      const SkvPreviewGroup *group = skv_rule_preview_get_group (preview, i);

      if (group->days->len == 0)
        continue;
      append_group (text, group);
      told++;
    }
  if (told == 0)
    return g_strdup (_("There are no such dates in the plan yet."));
  return g_strdup_printf (_("The next: %s."), text->str);
}

char *
skv_period_form_reading (const SkvPeriodForm *self, SkvPlan *plan, SkvDay today)
{
  g_autofree char *sentence = NULL, *dates = NULL;
  SkvRecord *record;

  if (self->kind == SKV_PERIOD_AS_IS)
    return skv_proposal_words_when (plan, self->as_is);
  if (self->kind == SKV_PERIOD_BEFORE ? self->days < 1 : self->span.n_days < 1)
    return NULL;
  record = make_record (self, plan);
  if (record->kind == SKV_KIND_ITEM)
    sentence = skv_import_words_when (plan, (const SkvItem *) record);
  else
    {
      sentence = skv_rule_sentence (plan, (const SkvRule *) record);
      dates = next_dates (plan, (const SkvRule *) record, today);
    }
  skv_record_unref (record);
  return dates != NULL ? g_strdup_printf ("%s %s", sentence, dates) : g_steal_pointer (&sentence);
}
