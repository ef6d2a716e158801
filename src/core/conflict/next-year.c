/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/next-year-private.h"

#include <glib/gi18n-lib.h>

static void
rule_free (gpointer data)
{
  SkvNextYearRule *rule = data;

  g_free (rule->rule);
  g_free (rule->title);
  g_free (rule);
}

/* takes place: has a date of its own and was not cancelled */
static gboolean
takes_place (const SkvOccurrence *occurrence)
{
  return occurrence->resolved && occurrence->status != SKV_STATUS_CANCELLED &&
         occurrence->start != SKV_MOMENT_NONE;
}

static guint
count_of_rule (SkvOccurrences *occurrences, const char *rule, SkvDay first, SkvDay end)
{
  guint n = 0;

  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);

      if (occurrence->rule != NULL && g_str_equal (occurrence->rule->parent.id, rule) &&
          takes_place (occurrence) && occurrence->first_day >= first && occurrence->first_day < end)
        n++;
    }
  return n;
}

static GPtrArray *
list_rules (SkvNextYear *self)
{
  GPtrArray *records = skv_plan_get_records (self->plan, SKV_KIND_RULE);
  GPtrArray *rules = g_ptr_array_new_with_free_func (rule_free);

  for (guint i = 0; i < records->len; i++)
    {
      const SkvRule *record = g_ptr_array_index (records, i);
      guint n_this =
        count_of_rule (self->this_year, record->parent.id, self->this_first, self->first);
      SkvNextYearRule *rule;

      if (n_this == 0)
        continue;
      rule = g_new0 (SkvNextYearRule, 1);
      rule->rule = g_strdup (record->parent.id);
      rule->title = g_strdup (record->title);
      rule->ends = record->valid_until != SKV_DAY_NONE && record->valid_until < self->end - 1;
      /* One that stops in March was meant to stop; one that stops at New Year was for a year. */
      rule->goes_on = rule->ends && record->valid_until == self->first - 1;
      rule->n_this = n_this;
      g_ptr_array_add (rules, rule);
    }
  return rules;
}

SkvNextYear *
skv_next_year_new (SkvPlan *plan, int year)
{
  SkvNextYear *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (year >= 1972 && year <= 2099, NULL);

  self = g_new0 (SkvNextYear, 1);
  self->plan = g_object_ref (plan);
  self->year = year;
  self->this_first = skv_day_from_ymd (year - 1, 1, 1);
  self->first = skv_day_from_ymd (year, 1, 1);
  self->end = skv_day_from_ymd (year + 1, 1, 1);
  self->this_year = skv_occurrences_new (plan, self->this_first, self->first, SKV_EXPAND_DEFAULT);
  self->rules = list_rules (self);
  self->copies = skv_next_year_list_copies (self);
  return self;
}

static void
forget_chosen (SkvNextYear *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->next_year, skv_occurrences_unref);
  g_clear_object (&self->chosen);
}

void
skv_next_year_free (SkvNextYear *self)
{
  forget_chosen (self);
  g_clear_pointer (&self->asks, g_ptr_array_unref);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->copies);
  skv_occurrences_unref (self->this_year);
  g_object_unref (self->plan);
  g_free (self);
}

int
skv_next_year_get_year (const SkvNextYear *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->year;
}

/* --- what is chosen -------------------------------------------------------------------------- */

void
skv_next_year_set_goes_on (SkvNextYear *self, guint rule, gboolean goes_on)
{
  SkvNextYearRule *chosen;

  g_return_if_fail (self != NULL && rule < self->rules->len);

  chosen = g_ptr_array_index (self->rules, rule);
  chosen->goes_on = goes_on && chosen->ends;
  forget_chosen (self);
}

void
skv_next_year_set_copied (SkvNextYear *self, guint copy, gboolean copied)
{
  SkvNextYearCopy *chosen;

  g_return_if_fail (self != NULL && copy < self->copies->len);

  chosen = g_ptr_array_index (self->copies, copy);
  chosen->copied = copied && !chosen->exists;
  forget_chosen (self);
}

gboolean
skv_next_year_set_copy_day (SkvNextYear *self, guint copy, SkvDay day)
{
  g_return_val_if_fail (self != NULL && copy < self->copies->len, FALSE);

  if (day < self->first || day >= self->end)
    return FALSE;
  ((SkvNextYearCopy *) g_ptr_array_index (self->copies, copy))->day = day;
  forget_chosen (self);
  return TRUE;
}

static void
put_rules (SkvNextYear *self, SkvEdit *edit)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const SkvNextYearRule *chosen = g_ptr_array_index (self->rules, i);
      SkvRule *rule;

      if (!chosen->goes_on)
        continue;
      rule = skv_record_copy (skv_plan_get_rule (self->plan, chosen->rule));
      rule->valid_until = SKV_DAY_NONE;
      skv_edit_put (edit, rule);
    }
}

static void
put_copies (SkvNextYear *self, SkvEdit *edit)
{
  for (guint i = 0; i < self->copies->len; i++)
    {
      const SkvNextYearCopy *copy = g_ptr_array_index (self->copies, i);

      if (copy->copied)
        skv_edit_put (edit, skv_next_year_copy_item (self, copy));
    }
}

SkvEdit *
skv_next_year_make_edit (SkvNextYear *self)
{
  g_autofree char *label = NULL;
  g_autoptr (SkvEdit) edit = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  label = g_strdup_printf (_("Make the year %d"), self->year);
  edit = skv_edit_new (label);
  put_rules (self, edit);
  put_copies (self, edit);
  return skv_edit_get_n_changes (edit) > 0 ? g_steal_pointer (&edit) : NULL;
}

void
skv_next_year_settle (SkvNextYear *self)
{
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (self->chosen != NULL)
    return;
  self->chosen = skv_plan_copy (self->plan);
  edit = skv_next_year_make_edit (self);
  /* A rule that is valid with a last day may not be without: then it shows as it is today. */
  if (edit != NULL && !skv_plan_apply (self->chosen, edit, &error))
    g_info ("The next year is shown without what was chosen: %s", error->message);
  self->next_year = skv_occurrences_new (self->chosen, self->first, self->end, SKV_EXPAND_DEFAULT);
  for (guint i = 0; i < self->rules->len; i++)
    {
      SkvNextYearRule *rule = g_ptr_array_index (self->rules, i);

      rule->n_next = count_of_rule (self->next_year, rule->rule, self->first, self->end);
    }
}

GPtrArray *
skv_next_year_get_rules (SkvNextYear *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  skv_next_year_settle (self);
  return self->rules;
}

GPtrArray *
skv_next_year_get_copies (SkvNextYear *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->copies;
}

GPtrArray *
skv_next_year_get_asks (SkvNextYear *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->asks == NULL)
    self->asks = skv_next_year_list_asks (self);
  return self->asks;
}

GPtrArray *
skv_next_year_get_lines (SkvNextYear *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  skv_next_year_settle (self);
  if (self->lines == NULL)
    self->lines = skv_next_year_list_lines (self);
  return self->lines;
}
