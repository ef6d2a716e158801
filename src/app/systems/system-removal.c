/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/systems/system-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/organisations/organisation-words.h"

/* --- deleting ------------------------------------------------------------------------------- */

static char *
describe_relation (SkvPlan *plan, const SkvRelation *relation)
{
  const char *from = skv_plan_system_name (plan, relation->from);

  return relation->relation == SKV_MEMBER_OF
           ? g_strdup_printf (_("“%s”, which is part of it"), from)
           : g_strdup_printf (_("“%s”, which depends on it"), from);
}

GPtrArray *
skv_system_list_referrers (SkvPlan *plan, const char *id)
{
  GPtrArray *relations = skv_plan_get_records (plan, SKV_KIND_RELATION);
  g_autoptr (GPtrArray) all = skv_plan_list_referrers (plan, SKV_KIND_SYSTEM, id);
  g_autoptr (GHashTable) skipped = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);

      /* These are told here, with names. */
      g_hash_table_add (skipped, (gpointer) relation->parent.id);
      if (strcmp (relation->to, id) == 0)
        g_ptr_array_add (names, describe_relation (plan, relation));
    }
  for (guint i = 0; i < all->len; i++)
    {
      if (!g_hash_table_contains (skipped, g_ptr_array_index (all, i)))
        g_ptr_array_add (names, g_strdup (g_ptr_array_index (all, i)));
    }
  return names;
}

SkvEdit *
skv_system_removal (SkvPlan *plan, const char *id)
{
  GPtrArray *relations = skv_plan_get_records (plan, SKV_KIND_RELATION);
  SkvEdit *edit = skv_record_removal (SKV_KIND_SYSTEM, id, skv_plan_system_name (plan, id));

  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);

      if (strcmp (relation->from, id) == 0)
        skv_edit_remove (edit, SKV_KIND_RELATION, relation->parent.id);
    }
  return edit;
}

/* --- kinds ---------------------------------------------------------------------------------- */

const char *const *
skv_system_kinds (void)
{
  static const char *const kinds[] = { "network",          "identity", "platform",
                                       "line-of-business", "group",    NULL };

  return kinds;
}

const char *
skv_system_kind_title (const char *kind)
{
  static const char *const titles[] = { N_("Network"), N_("Identity"), N_("Platform"),
                                        N_("Line of Business"), N_("Group") };
  const char *const *kinds = skv_system_kinds ();

  for (gsize i = 0; kind != NULL && kinds[i] != NULL; i++)
    {
      if (strcmp (kinds[i], kind) == 0)
        return _(titles[i]);
    }
  return kind != NULL ? kind : C_("kind of system", "Other");
}
