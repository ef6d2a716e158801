/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/rule-preview.h"

#include "core/calendar/expansion-private.h"

/* A group that goes and one that comes within so many days are one that changes: half a month, so
 * that "the third Wednesday" against "the second Tuesday and eight days" is read month by month. */
#define SAME_GROUP_DAYS 15

struct _SkvRulePreview
{
  GPtrArray *groups; /* (owned) (element-type SkvPreviewGroup): by base date */
  gboolean has_saved;
  gboolean changes_times;
};

static void
group_free (gpointer data)
{
  SkvPreviewGroup *group = data;

  g_array_unref (group->originals);
  g_array_unref (group->days);
  g_array_unref (group->was);
  g_free (group->reason);
  g_free (group);
}

static SkvPreviewGroup *
group_new (SkvDay base_day)
{
  SkvPreviewGroup *group = g_new0 (SkvPreviewGroup, 1);

  group->base_day = base_day;
  group->originals = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  group->days = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  group->was = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  group->resolved = TRUE;
  return group;
}

static void
add_evening (SkvPreviewGroup *group, const SkvRule *rule, const SkvEvening *evening)
{
  g_array_append_val (group->originals, evening->original_day);
  g_array_append_val (group->days, evening->day);
  group->length = MAX (group->length, evening->length);
  group->offset = evening->day - evening->original_day;
  group->left_out = !evening->resolved && rule->if_none == SKV_IF_NONE_LEAVE_OUT;
  group->resolved = evening->resolved || group->left_out;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const SkvPreviewGroup *x = *(SkvPreviewGroup *const *) a, *y = *(SkvPreviewGroup *const *) b;

  return (x->base_day > y->base_day) - (x->base_day < y->base_day);
}

/* the groups of a rule of that plan with base dates in [from, to) (element-type SkvPreviewGroup) */
static GPtrArray *
list_groups (SkvExpansion *expansion, const SkvRule *rule, SkvDay from, SkvDay to)
{
  const SkvPolicy *policy = skv_expansion_get_policy (expansion, rule);
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) by_base = g_hash_table_new (NULL, NULL);
  GArray *evenings =
    skv_expansion_get_evenings (expansion, rule, from + policy->lowest, to + policy->highest);

  for (guint i = 0; i < evenings->len; i++)
    {
      const SkvEvening *evening = &g_array_index (evenings, SkvEvening, i);
      SkvPreviewGroup *group;

      if (evening->base_day < from || evening->base_day >= to)
        continue;
      group = g_hash_table_lookup (by_base, GINT_TO_POINTER (evening->base_day));
      if (group == NULL)
        {
          group = group_new (evening->base_day);
          g_hash_table_insert (by_base, GINT_TO_POINTER (group->base_day), group);
          g_ptr_array_add (groups, group);
        }
      add_evening (group, rule, evening);
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

static void
explain_groups (SkvExpansion *expansion, const SkvRule *rule, GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      SkvPreviewGroup *group = g_ptr_array_index (groups, i);

      if (group->offset != 0 || !group->resolved || group->left_out)
        group->reason = skv_expansion_why_not (expansion, rule, group->base_day, group->length);
      for (guint j = 0; j < group->originals->len && !group->by_hand; j++)
        group->by_hand =
          skv_expansion_get_override (expansion, rule->parent.id,
                                      g_array_index (group->originals, SkvDay, j)) != NULL;
    }
}

/* --- against the saved rule ------------------------------------------------------------------ */

static gboolean
lies_alike (const SkvPreviewGroup *a, const SkvPreviewGroup *b)
{
  if (a->resolved != b->resolved || a->left_out != b->left_out || a->days->len != b->days->len ||
      a->length != b->length)
    return FALSE;
  for (guint i = 0; i < a->days->len; i++)
    {
      if (g_array_index (a->days, SkvDay, i) != g_array_index (b->days, SkvDay, i))
        return FALSE;
    }
  return TRUE;
}

static void
pair (SkvPreviewGroup *group, SkvPreviewGroup *saved, GHashTable *paired)
{
  g_hash_table_add (paired, saved);
  if (lies_alike (group, saved))
    {
      group->change = SKV_PREVIEW_SAME;
      return;
    }
  group->change = SKV_PREVIEW_CHANGED;
  g_array_append_vals (group->was, saved->days->data, saved->days->len);
}

/* Those with the same base date are the same group. */
static void
pair_by_base (GPtrArray *groups, GPtrArray *saved, GHashTable *paired)
{
  for (guint i = 0, j = 0; i < groups->len; i++)
    {
      SkvPreviewGroup *group = g_ptr_array_index (groups, i);

      group->change = SKV_PREVIEW_NEW;
      while (j < saved->len &&
             ((SkvPreviewGroup *) g_ptr_array_index (saved, j))->base_day < group->base_day)
        j++;
      if (j < saved->len &&
          ((SkvPreviewGroup *) g_ptr_array_index (saved, j))->base_day == group->base_day)
        pair (group, g_ptr_array_index (saved, j), paired);
    }
}

/* Of the others, in the order of dates, the nearest that is left over. */
static void
pair_by_nearness (GPtrArray *groups, GPtrArray *saved, GHashTable *paired)
{
  guint first = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      SkvPreviewGroup *group = g_ptr_array_index (groups, i), *nearest = NULL;
      int distance = SAME_GROUP_DAYS + 1;

      if (group->change != SKV_PREVIEW_NEW)
        continue;
      for (guint j = first; j < saved->len; j++)
        {
          SkvPreviewGroup *other = g_ptr_array_index (saved, j);
          int apart = other->base_day - group->base_day;

          if (apart < -SAME_GROUP_DAYS)
            first = j + 1;
          if (apart > SAME_GROUP_DAYS)
            break;
          if (ABS (apart) < distance && !g_hash_table_contains (paired, other))
            {
              distance = ABS (apart);
              nearest = other;
            }
        }
      if (nearest != NULL)
        pair (group, nearest, paired);
    }
}

/* what is left of the saved rule goes; moved to @groups */
static void
add_gone (GPtrArray *groups, GPtrArray *saved, GHashTable *paired)
{
  for (guint i = 0; i < saved->len; i++)
    {
      SkvPreviewGroup *group = g_ptr_array_index (saved, i);
      GArray *days = group->days;

      if (g_hash_table_contains (paired, group))
        continue;
      group->change = SKV_PREVIEW_GONE;
      group->days = group->was;
      group->was = days;
      g_clear_pointer (&group->reason, g_free);
      g_ptr_array_add (groups, g_ptr_array_steal_index (saved, i--));
    }
  g_ptr_array_sort (groups, compare_groups);
}

static void
compare_with_saved (
  SkvRulePreview *self, SkvPlan *plan, const SkvRule *rule, SkvDay from, SkvDay to)
{
  const SkvRule *saved_rule = skv_plan_get_rule (plan, rule->parent.id);
  g_autoptr (SkvExpansion) expansion = NULL;
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GHashTable) paired = g_hash_table_new (NULL, NULL);

  if (saved_rule == NULL)
    {
      for (guint i = 0; i < self->groups->len; i++)
        ((SkvPreviewGroup *) g_ptr_array_index (self->groups, i))->change = SKV_PREVIEW_NEW;
      return;
    }
  expansion = skv_expansion_new (plan);
  saved = list_groups (expansion, saved_rule, from, to);
  explain_groups (expansion, saved_rule, saved);
  pair_by_base (self->groups, saved, paired);
  pair_by_nearness (self->groups, saved, paired);
  add_gone (self->groups, saved, paired);
  self->has_saved = TRUE;
  self->changes_times = saved_rule->start != rule->start || saved_rule->duration != rule->duration;
}

/* --- making and reading ---------------------------------------------------------------------- */

static gboolean
is_known_day (SkvDay day)
{
  return day >= skv_day_from_ymd (1970, 1, 1) && day <= skv_day_from_ymd (2100, 1, 1);
}

SkvRulePreview *
skv_rule_preview_new (
  SkvPlan *plan, const SkvRule *rule, SkvDay from, SkvDay to, SkvProblem **problem)
{
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (SkvPlan) copy = NULL;
  g_autoptr (SkvExpansion) expansion = NULL;
  g_autoptr (SkvProblem) found = NULL;
  SkvRulePreview *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (is_known_day (from) && is_known_day (to), NULL);

  edit = skv_edit_new (NULL);
  skv_edit_put (edit, skv_record_copy (rule));
  copy = skv_plan_copy (plan);
  found = skv_plan_find_problem (copy, edit);
  if (found != NULL)
    {
      if (problem != NULL)
        *problem = g_steal_pointer (&found);
      return NULL;
    }
  if (!skv_plan_apply (copy, edit, NULL))
    g_return_val_if_reached (NULL); /* in memory, what has no problem always succeeds */

  self = g_new0 (SkvRulePreview, 1);
  rule = skv_plan_get_rule (copy, rule->parent.id);
  expansion = skv_expansion_new (copy);
  self->groups = list_groups (expansion, rule, from, to);
  explain_groups (expansion, rule, self->groups);
  compare_with_saved (self, plan, rule, from, to);
  return self;
}

void
skv_rule_preview_free (SkvRulePreview *self)
{
  g_ptr_array_unref (self->groups);
  g_free (self);
}

guint
skv_rule_preview_get_n_groups (const SkvRulePreview *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->groups->len;
}

const SkvPreviewGroup *
skv_rule_preview_get_group (const SkvRulePreview *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->groups->len, NULL);
  return g_ptr_array_index (self->groups, index);
}

guint
skv_rule_preview_count (const SkvRulePreview *self, SkvPreviewChange change)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const SkvPreviewGroup *group = g_ptr_array_index (self->groups, i);

      if (group->change == change)
        n += change == SKV_PREVIEW_GONE ? group->was->len : group->days->len;
    }
  return n;
}

gboolean
skv_rule_preview_has_saved (const SkvRulePreview *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->has_saved;
}

gboolean
skv_rule_preview_changes_times (const SkvRulePreview *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->changes_times;
}
