/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/rules/rule-edits.h"

#include <glib/gi18n-lib.h>

SkvEdit *
skv_rule_edits_delete (SkvPlan *plan, const SkvRule *rule)
{
  g_autofree char *label = NULL;
  GPtrArray *items;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (rule != NULL, NULL);

  label = g_strdup_printf (_("Delete the rule “%s”"), rule->title != NULL ? rule->title : "");
  edit = skv_edit_new (label);
  items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);
      SkvItem *freed;

      if (g_strcmp0 (item->rule, rule->parent.id) != 0)
        continue;
      if (item->original_day != SKV_DAY_NONE)
        {
          skv_edit_remove (edit, SKV_KIND_ITEM, item->parent.id);
          continue;
        }
      freed = skv_record_copy (item);
      skv_set_text (&freed->rule, NULL);
      skv_edit_put (edit, freed);
    }
  skv_edit_remove (edit, SKV_KIND_RULE, rule->parent.id);
  return edit;
}

SkvRule *
skv_rule_edits_duplicate (const SkvRule *rule)
{
  g_autofree char *id = g_uuid_string_random ();
  SkvRule *copy;

  g_return_val_if_fail (rule != NULL, NULL);

  copy = skv_record_copy (rule);
  skv_set_text (&copy->parent.id, id);
  g_free (copy->title);
  copy->title =
    g_strdup_printf (_("%s (copy)"), rule->title != NULL ? rule->title : rule->parent.id);
  return copy;
}
