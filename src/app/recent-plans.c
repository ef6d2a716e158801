/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/recent-plans.h"

#include "app/settings.h"

#define KEY "recent-plans"

static void
recent_plan_free (gpointer data)
{
  SkvRecentPlan *self = data;

  g_object_unref (self->file);
  g_free (self);
}

GPtrArray *
skv_recent_plans_list (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (recent_plan_free);
  GSettings *settings = skv_settings_get ();
  g_autoptr (GVariant) plans = NULL;
  GVariantIter iter;
  const char *uri;
  gint64 when;

  if (settings == NULL)
    return list;
  plans = g_settings_get_value (settings, KEY);
  g_variant_iter_init (&iter, plans);
  while (list->len < SKV_RECENT_PLANS_MAX && g_variant_iter_next (&iter, "(&sx)", &uri, &when))
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uri);
      SkvRecentPlan *plan;

      if (!g_file_query_exists (file, NULL))
        continue;
      plan = g_new0 (SkvRecentPlan, 1);
      plan->file = g_steal_pointer (&file);
      plan->when = when;
      g_ptr_array_add (list, plan);
    }
  return list;
}

static void
change (GFile *file, gboolean add)
{
  GSettings *settings = skv_settings_get ();
  g_autoptr (GVariant) before = NULL;
  g_autofree char *uri = NULL;

  if (settings == NULL)
    return;
  uri = g_file_get_uri (file);
  before = g_settings_get_value (settings, KEY);
  g_settings_set_value (settings, KEY,
                        add
                          ? skv_recent_plans_with (before, uri, g_get_real_time () / G_USEC_PER_SEC)
                          : skv_recent_plans_without (before, uri));
}

void
skv_recent_plans_add (GFile *file)
{
  g_return_if_fail (G_IS_FILE (file));
  change (file, TRUE);
}

void
skv_recent_plans_remove (GFile *file)
{
  g_return_if_fail (G_IS_FILE (file));
  change (file, FALSE);
}
