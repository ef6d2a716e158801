/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "core/calendar/expansion-private.h"
#include "core/calendar/notices.h"

/* What a rule makes has no record that could hold a status: whether its evenings are announced is
 * known from what was said of them. */

gboolean
skv_notice_announces (const SkvNotice *notice)
{
  static const char *const kinds[] = { "first", "reminder", "moved", NULL };

  return notice->item != NULL && notice->notice_kind != NULL &&
         g_strv_contains (kinds, notice->notice_kind);
}

/* "RULE:2019-04-17", or the item that changes it → the rule's id and the date */
static gboolean
find_date (SkvPlan *plan, const char *id, char **rule, SkvDay *day)
{
  const SkvItem *item = skv_plan_get_item (plan, id);
  const char *colon = strrchr (id, ':');

  if (item != NULL)
    {
      *rule = g_strdup (item->rule);
      *day = item->original_day;
    }
  else if (colon != NULL)
    {
      *rule = g_strndup (id, (gsize) (colon - id));
      *day = skv_day_parse (colon + 1);
    }
  return *rule != NULL && *day != SKV_DAY_NONE;
}

/* rule id → dates by the rule that were told */
static GHashTable *
index_told (SkvPlan *plan)
{
  GPtrArray *notices = skv_plan_get_records (plan, SKV_KIND_NOTICE);
  GHashTable *told =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < notices->len; i++)
    {
      const SkvNotice *notice = g_ptr_array_index (notices, i);
      g_autofree char *rule = NULL;
      GArray *days;
      SkvDay day = SKV_DAY_NONE;

      if (!skv_notice_announces (notice) || !find_date (plan, notice->item, &rule, &day))
        continue;
      days = g_hash_table_lookup (told, rule);
      if (days == NULL)
        {
          days = g_array_new (FALSE, FALSE, sizeof (SkvDay));
          g_hash_table_insert (told, g_steal_pointer (&rule), days);
        }
      g_array_append_val (days, day);
    }
  return told;
}

void
skv_expansion_prepare_told (SkvExpansion *self, const SkvRule *rule)
{
  GHashTable *bases;
  GArray *days;

  /* Rules that look at each other's lanes only ask where something lies. */
  if (self->depth > 0)
    return;
  if (self->told == NULL)
    {
      self->told = index_told (self->plan);
      self->told_bases =
        g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
    }
  days = g_hash_table_lookup (self->told, rule->parent.id);
  if (days == NULL || g_hash_table_contains (self->told_bases, rule))
    return;
  bases = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < days->len; i++)
    {
      const SkvEvening *evening =
        skv_expansion_find_evening (self, rule, g_array_index (days, SkvDay, i));

      if (evening != NULL)
        g_hash_table_add (bases, GINT_TO_POINTER (evening->base_day));
    }
  g_hash_table_insert (self->told_bases, (gpointer) rule, bases);
}

gboolean
skv_expansion_is_told (SkvExpansion *self, const SkvRule *rule, SkvDay base_day)
{
  GHashTable *bases =
    self->told_bases != NULL ? g_hash_table_lookup (self->told_bases, rule) : NULL;

  return bases != NULL && g_hash_table_contains (bases, GINT_TO_POINTER (base_day));
}
