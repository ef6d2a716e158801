/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/follow-private.h"

#include <string.h>

/* Whether an edit can be followed, and which occurrences it adds, removes or changes. */

/* --- what can be followed --------------------------------------------------------------------- */

static void
note_lane (GHashTable *lanes, const char *word)
{
  if (word != NULL && g_str_has_prefix (word, "lane:"))
    g_hash_table_add (lanes, g_strdup (word + strlen ("lane:")));
}

/* Lanes that the dates of a rule depend on: an edit there may move what it does not name. */
static GHashTable *
lanes_of_rules (SkvPlan *plan)
{
  GPtrArray *rules = skv_plan_get_records (plan, SKV_KIND_RULE);
  GHashTable *lanes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rules->len; i++)
    {
      const SkvRule *rule = g_ptr_array_index (rules, i);

      for (char **word = rule->avoid; *word != NULL; word++)
        note_lane (lanes, *word);
      for (char **word = rule->restart; *word != NULL; word++)
        note_lane (lanes, *word);
      if (rule->relative_lane != NULL)
        g_hash_table_add (lanes, g_strdup (rule->relative_lane));
    }
  return lanes;
}

static const char *
lane_of (SkvChecker *checker, const SkvItem *item)
{
  const SkvRule *rule =
    item->lane == NULL && item->rule != NULL ? skv_plan_get_rule (checker->plan, item->rule) : NULL;

  return rule != NULL ? rule->lane : item->lane != NULL ? item->lane : "";
}

static gboolean
can_follow_item (SkvChecker *checker, const SkvChange *change)
{
  const SkvItem *sides[] = { (const SkvItem *) change->before, (const SkvItem *) change->after };

  /* It may be called as an occurrence of a rule would be, and that one then is called otherwise. */
  if ((change->before == NULL || change->after == NULL) && strchr (change->id, ':') != NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      const char *lane = sides[i] != NULL ? lane_of (checker, sides[i]) : NULL;

      if (lane == NULL)
        continue;
      if (g_hash_table_contains (checker->rule_lanes, lane))
        return FALSE;
      /* Whether the plan works with windows at all is asked of whole years. */
      if (checker->n_entries[SKV_ROLE_WINDOW] == 0 && strcmp (lane, "window") == 0)
        return FALSE;
    }
  return TRUE;
}

/* Of more changes than that a new checker is not much dearer. */
#define MAX_CHANGES 64

gboolean
skv_follow_can (SkvChecker *self, const SkvEdit *edit)
{
  if (self->found == NULL || edit == NULL || skv_edit_get_n_changes (edit) > MAX_CHANGES)
    return FALSE;
  if (self->rule_lanes == NULL)
    self->rule_lanes = lanes_of_rules (self->plan);
  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      /* exceptions are followed, and of what comes after lifts no check knows anything */
      if (change->kind == SKV_KIND_EXCEPTION || change->kind > SKV_KIND_LIFT)
        continue;
      if (change->kind != SKV_KIND_ITEM || !can_follow_item (self, change))
        return FALSE;
    }
  return TRUE;
}

/* --- which occurrences ------------------------------------------------------------------------ */

/* Items that claim the same occurrence of a rule: the plan takes the word of one of them. */
static void
add_rivals (SkvFollow *self, const SkvItem *item)
{
  GPtrArray *items = skv_plan_get_records (self->checker->plan, SKV_KIND_ITEM);

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *other = g_ptr_array_index (items, i);

      if (other->rule != NULL && other->original_day == item->original_day &&
          strcmp (other->rule, item->rule) == 0)
        g_hash_table_add (self->ids, g_strdup (other->parent.id));
    }
}

/* FALSE if it cannot be followed after all */
static gboolean
add_item (SkvFollow *self, const SkvItem *item)
{
  g_autofree char *date = NULL;
  char *id;

  if (item == NULL)
    return TRUE;
  g_hash_table_add (self->ids, g_strdup (item->parent.id));
  if (item->rule == NULL || item->original_day == SKV_DAY_NONE)
    return TRUE;
  add_rivals (self, item);
  date = skv_day_format (item->original_day);
  id = g_strconcat (item->rule, ":", date, NULL);
  g_hash_table_add (self->ids, id);
  /* an item of that name: the rule's own occurrence is called otherwise */
  return skv_plan_get_item (self->checker->plan, id) == NULL;
}

gboolean
skv_follow_list_occurrences (SkvFollow *self, const SkvEdit *edit)
{
  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      if (change->kind == SKV_KIND_ITEM && (!add_item (self, (const SkvItem *) change->before) ||
                                            !add_item (self, (const SkvItem *) change->after)))
        return FALSE;
    }
  return self->checker->entries.all->len + g_hash_table_size (self->ids) <= self->checker->capacity;
}
