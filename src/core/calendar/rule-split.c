/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/rule-split.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/recurrence.h"
#include "core/calendar/words.h"

/* How far back something of the rule is looked for, and how far both ways a split is proved. */
#define DAYS_BACK 1200
#define PROVED_BEFORE 120
#define PROVED_AFTER 800
/* dates of a rule with COUNT */
#define MAX_DATES 100000

G_DEFINE_QUARK (skv-rule-split-error-quark, skv_rule_split_error)

/* a split while it is made */
typedef struct
{
  SkvPlan *plan;              /* (unowned) */
  const SkvOccurrence *first; /* (unowned) */
  const SkvRule *rule;        /* (unowned): the old one */
  SkvRule *later;             /* (unowned by this; of @edit): goes on */
  const SkvRuleChange *change;
  int offset; /* of @first in its group */
  SkvEdit *edit;
} Split;

/* --- what changes ---------------------------------------------------------------------------- */

SkvRuleChange
skv_rule_change_to (SkvPlan *plan, const SkvOccurrence *self, gint64 start, gint64 end)
{
  const SkvZone *zone;
  SkvRuleChange change = SKV_RULE_CHANGE_NONE;
  gint64 local;
  SkvDay day, was;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL && self->rule != NULL, change);
  g_return_val_if_fail (start != SKV_MOMENT_NONE, change);

  zone = skv_plan_get_zone (plan);
  /* From where a person put it alone, the others are as far away as from where the rule has it. */
  was = self->moved == SKV_MOVED_BY_HAND ? self->original_day : self->first_day;
  local = self->all_day ? start : skv_zone_to_local (zone, start);
  day = (SkvDay) ((local - (local % SKV_DAY_SECONDS + SKV_DAY_SECONDS) % SKV_DAY_SECONDS) /
                  SKV_DAY_SECONDS);
  change.days = day - was;
  if (self->all_day != (self->rule->start < 0))
    return change;
  if (self->all_day)
    {
      if (end != SKV_MOMENT_NONE)
        change.length_days = (int) MAX (1, (end - start) / SKV_DAY_SECONDS);
      return change;
    }
  change.start = (int) ((local - day * (gint64) SKV_DAY_SECONDS) / 60);
  if (end != SKV_MOMENT_NONE)
    change.duration = (int) ((skv_zone_to_local (zone, end) - local) / 60);
  return change;
}

/* the days of a group with one of them moved; FALSE if another lies there */
static gboolean
move_offset (GArray *days, int offset, int by)
{
  guint at = days->len;

  if (by == 0)
    return TRUE;
  if (days->len == 0)
    g_array_append_val (days, (int){ 0 });
  for (guint i = 0; i < days->len; i++)
    {
      if (g_array_index (days, int, i) == offset + by)
        return FALSE;
      if (g_array_index (days, int, i) == offset)
        at = i;
    }
  if (at >= days->len)
    at = 0;
  g_array_remove_index (days, at);
  for (at = 0; at < days->len && g_array_index (days, int, at) < offset + by;)
    at++;
  g_array_insert_val (days, at, (int){ offset + by });
  return TRUE;
}

static gboolean
change_rule (SkvRule *rule, int offset, const SkvRuleChange *change)
{
  if (change->start >= 0)
    rule->start = change->start;
  if (change->duration > 0)
    rule->duration = change->duration;
  if (change->length_days > 0 && (rule->ends_on == NULL || change->length_days != 1))
    {
      rule->length_days = change->length_days;
      skv_set_text (&rule->ends_on, NULL);
    }
  return move_offset (rule->days, offset, change->days);
}

/* --- where it is split ----------------------------------------------------------------------- */

static gboolean
has_earlier (const Split *self)
{
  SkvDay to = self->first->base_day;
  SkvDay from = MAX (to - DAYS_BACK, skv_day_from_ymd (1700, 1, 1));
  g_autoptr (SkvOccurrences) found = NULL;

  if (self->rule->valid_from != SKV_DAY_NONE && self->rule->valid_from >= to)
    return FALSE;
  found = skv_occurrences_new (self->plan, from, to + PROVED_BEFORE, SKV_EXPAND_ORIGINALS);
  for (guint i = 0; i < skv_occurrences_get_n (found); i++)
    {
      const SkvOccurrence *other = skv_occurrences_get (found, i);

      if (other->rule == self->rule && other->original_day != SKV_DAY_NONE && other->base_day < to)
        return TRUE;
    }
  return FALSE;
}

/* A COUNT counts from the first date of all: it becomes a last day. */
static void
turn_count_to_last_day (const Split *self, SkvRule *later)
{
  g_autoptr (SkvRecurrence) recurrence = NULL;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  g_autoptr (GString) kept = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;

  if (later->base != SKV_BASE_RRULE || later->rrule == NULL)
    return;
  recurrence = skv_recurrence_parse (self->rule->rrule, self->rule->valid_from, NULL);
  if (recurrence == NULL)
    return;
  g_free (later->rrule);
  later->rrule = skv_recurrence_format (recurrence);
  if (strstr (later->rrule, "COUNT=") == NULL)
    return;
  parts = g_strsplit (later->rrule, ";", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      if (!g_str_has_prefix (*part, "COUNT="))
        g_string_append_printf (kept, "%s%s", kept->len > 0 ? ";" : "", *part);
    }
  skv_set_text (&later->rrule, kept->str);
  if (skv_recurrence_expand (recurrence, self->rule->valid_from, skv_day_from_ymd (9898, 1, 1),
                             MAX_DATES, days, NULL) &&
      days->len > 0 && later->valid_until == SKV_DAY_NONE)
    later->valid_until = g_array_index (days, SkvDay, days->len - 1);
}

static void
put_rules (Split *self, gboolean split)
{
  SkvRule *before;

  self->later = skv_record_copy (self->rule);
  if (split)
    {
      before = skv_record_copy (self->rule);
      before->valid_until = self->first->base_day - 1;
      skv_edit_put (self->edit, before);
      g_free (self->later->parent.id);
      self->later->parent.id = g_uuid_string_random ();
      turn_count_to_last_day (self, self->later);
      self->later->valid_from = self->first->base_day;
    }
  skv_edit_put (self->edit, self->later);
}

/* --- what people changed of it --------------------------------------------------------------- */

/* is what @item changes, or was added as, from the split on? @offset (out): in its group */
static gboolean
is_later (const Split *self, const SkvItem *item, int *offset)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (self->plan, item->parent.id);
  const SkvOccurrence *occurrence =
    found != NULL ? skv_occurrences_lookup (found, item->parent.id) : NULL;

  *offset = G_MININT;
  if (occurrence != NULL && occurrence->rule != NULL && occurrence->original_day != SKV_DAY_NONE)
    {
      *offset = occurrence->original_day - occurrence->base_day;
      return occurrence->base_day >= self->first->base_day;
    }
  if (item->original_day != SKV_DAY_NONE)
    return item->original_day >= self->first->original_day;
  return occurrence != NULL && occurrence->start != SKV_MOMENT_NONE &&
         occurrence->first_day >= self->first->base_day;
}

static void
take_item (Split *self, const SkvItem *item, gboolean split)
{
  SkvItem *changed;
  int offset;

  if (g_strcmp0 (item->rule, self->rule->parent.id) != 0 || !is_later (self, item, &offset))
    return;
  if (item == self->first->item && item->original_day != SKV_DAY_NONE)
    {
      skv_edit_remove (self->edit, SKV_KIND_ITEM, item->parent.id);
      return;
    }
  if (!split && (self->change->days == 0 || offset != self->offset))
    return;
  changed = skv_record_copy (item);
  skv_set_text (&changed->rule, self->later->parent.id);
  if (offset == self->offset && item->original_day != SKV_DAY_NONE)
    changed->original_day += self->change->days;
  skv_edit_put (self->edit, changed);
}

/* @id as it is called after the split (transfer full); NULL if it is called the same */
static char *
rename_occurrence (const Split *self, const char *id)
{
  gsize length = strlen (self->rule->parent.id);
  SkvDay day;

  if (id == NULL || strncmp (id, self->rule->parent.id, length) != 0 || id[length] != ':' ||
      skv_plan_get_item (self->plan, id) != NULL)
    return NULL;
  day = skv_day_parse (id + length + 1);
  return day != SKV_DAY_NONE && day >= self->first->original_day
           ? g_strconcat (self->later->parent.id, id + length, NULL)
           : NULL;
}

/* What was accepted stays accepted; where something moves, it asks again by itself. */
static void
take_exception (Split *self, const SkvException *exception)
{
  char *item = rename_occurrence (self, exception->item),
       *against = rename_occurrence (self, exception->against);
  SkvException *changed;

  if (item == NULL && against == NULL)
    return;
  changed = skv_record_copy (exception);
  if (item != NULL)
    skv_set_text (&changed->item, item);
  if (against != NULL)
    skv_set_text (&changed->against, against);
  skv_edit_put (self->edit, changed);
  g_free (item);
  g_free (against);
}

static void
take_records (Split *self, gboolean split)
{
  GPtrArray *items = skv_plan_get_records (self->plan, SKV_KIND_ITEM);
  GPtrArray *exceptions = skv_plan_get_records (self->plan, SKV_KIND_EXCEPTION);

  for (guint i = 0; i < items->len; i++)
    take_item (self, g_ptr_array_index (items, i), split);
  for (guint i = 0; split && i < exceptions->len; i++)
    take_exception (self, g_ptr_array_index (exceptions, i));
}

/* --- proof ----------------------------------------------------------------------------------- */

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Where everything lies, whatever rule it is of (transfer full) */
static char *
describe (SkvPlan *plan, SkvDay from, SkvDay to)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_new (plan, from, to, 0);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < skv_occurrences_get_n (found); i++)
    {
      const SkvOccurrence *it = skv_occurrences_get (found, i);

      if (it->rule != NULL)
        g_ptr_array_add (
          lines, g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %d %d %d %s",
                                  it->lane, it->start, it->end, it->original_day, (int) it->status,
                                  it->resolved, (int) it->moved, it->title));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (GStrv) lines->pdata);
}

/* Dates that depend on others before them, as of groups that share an evening, cannot be taken
 * apart: then the two rules would say something else than the one. */
static gboolean
is_harmless (SkvPlan *plan, SkvEdit *edit, SkvDay day)
{
  g_autoptr (SkvPlan) copy = skv_plan_copy (plan);
  g_autofree char *before = describe (plan, day - PROVED_BEFORE, day + PROVED_AFTER);
  g_autofree char *after = NULL;

  if (!skv_plan_apply (copy, edit, NULL))
    return FALSE;
  after = describe (copy, day - PROVED_BEFORE, day + PROVED_AFTER);
  return strcmp (before, after) == 0;
}

/* --- the edits ------------------------------------------------------------------------------- */

static gboolean
check_occurrence (const SkvOccurrence *first, GError **error)
{
  if (first->rule != NULL && first->original_day != SKV_DAY_NONE)
    return TRUE;
  g_set_error_literal (error, SKV_RULE_SPLIT_ERROR, SKV_RULE_SPLIT_ERROR_NO_RULE,
                       _("This is no date of a rule"));
  return FALSE;
}

static SkvEdit *
make_split (SkvPlan *plan,
            const SkvOccurrence *first,
            const SkvRuleChange *change,
            const char *label,
            gboolean split,
            gboolean *taken)
{
  Split self = { .plan = plan, .first = first, .rule = first->rule, .change = change };

  self.offset = first->original_day - first->base_day;
  self.edit = skv_edit_new (label);
  put_rules (&self, split);
  *taken = !change_rule (self.later, self.offset, change);
  take_records (&self, split);
  return self.edit;
}

/* As @first stands without what a person did to it: a split alone changes nothing of it. */
static gboolean
prove (SkvPlan *plan, const SkvOccurrence *first)
{
  SkvOccurrence plain = *first;
  SkvRuleChange none = SKV_RULE_CHANGE_NONE;
  g_autoptr (SkvEdit) edit = NULL;
  gboolean taken;

  plain.item = NULL;
  edit = make_split (plan, &plain, &none, "", TRUE, &taken);
  return is_harmless (plan, edit, first->base_day);
}

SkvEdit *
skv_rule_split (SkvPlan *plan,
                const SkvOccurrence *first,
                const SkvRuleChange *change,
                GError **error)
{
  Split self = { .plan = plan, .first = first };
  g_autofree char *label = NULL, *date = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  gboolean split, taken;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && first != NULL && change != NULL, NULL);

  if (!check_occurrence (first, error))
    return NULL;
  self.rule = first->rule;
  split = has_earlier (&self);
  if (split && !prove (plan, first))
    {
      g_set_error_literal (
        error, SKV_RULE_SPLIT_ERROR, SKV_RULE_SPLIT_ERROR_TOGETHER,
        _("The dates of this rule depend on each other; change the rule itself instead"));
      return NULL;
    }
  date = skv_words_day_month_year (first->original_day);
  /* TRANSLATORS: name of an edit: a rule's title, and a date */
  label = g_strdup_printf (_("Change “%1$s” from %2$s on"), first->rule->title, date);
  edit = make_split (plan, first, change, label, split, &taken);
  if (taken)
    {
      g_set_error_literal (error, SKV_RULE_SPLIT_ERROR, SKV_RULE_SPLIT_ERROR_TAKEN,
                           _("Another evening of the same group lies on that day"));
      return NULL;
    }
  return g_steal_pointer (&edit);
}

static void
end_item (Split *self, const SkvItem *item)
{
  SkvItem *freed;
  int offset;

  if (g_strcmp0 (item->rule, self->rule->parent.id) != 0 || !is_later (self, item, &offset))
    return;
  if (item->original_day != SKV_DAY_NONE)
    {
      skv_edit_remove (self->edit, SKV_KIND_ITEM, item->parent.id);
      return;
    }
  freed = skv_record_copy (item);
  skv_set_text (&freed->rule, NULL);
  skv_edit_put (self->edit, freed);
}

SkvEdit *
skv_rule_end_before (SkvPlan *plan, const SkvOccurrence *first, GError **error)
{
  Split self = { .plan = plan, .first = first };
  g_autofree char *label = NULL, *date = NULL;
  GPtrArray *items;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && first != NULL, NULL);

  if (!check_occurrence (first, error))
    return NULL;
  self.rule = first->rule;
  date = skv_words_day_month_year (first->original_day);
  /* TRANSLATORS: name of an edit: a rule's title, and a date */
  label = g_strdup_printf (_("End “%1$s” before %2$s"), first->rule->title, date);
  self.edit = skv_edit_new (label);
  items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  for (guint i = 0; i < items->len; i++)
    end_item (&self, g_ptr_array_index (items, i));
  if (has_earlier (&self))
    {
      self.later = skv_record_copy (self.rule);
      self.later->valid_until = first->base_day - 1;
      skv_edit_put (self.edit, self.later);
    }
  else
    skv_edit_remove (self.edit, SKV_KIND_RULE, self.rule->parent.id);
  return self.edit;
}

const char *
skv_rule_split_get_rule (const SkvEdit *edit)
{
  const char *id = NULL;

  g_return_val_if_fail (edit != NULL, NULL);

  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      if (change->kind == SKV_KIND_RULE && change->after != NULL)
        id = change->id;
    }
  return id;
}

char *
skv_rule_split_get_occurrence (const SkvEdit *edit,
                               const SkvOccurrence *first,
                               const SkvRuleChange *change)
{
  const char *rule = skv_rule_split_get_rule (edit);
  g_autofree char *date = NULL;

  g_return_val_if_fail (first != NULL && change != NULL, NULL);

  if (rule == NULL)
    return NULL;
  date = skv_day_format (first->original_day + change->days);
  return g_strconcat (rule, ":", date, NULL);
}
