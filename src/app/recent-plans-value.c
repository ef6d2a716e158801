/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/recent-plans.h"

/* More than are shown: some may be on a disk that is not there today. */
#define MAX_KEPT 24

/* @first (nullable): stands in front; it, or @left_out, stands nowhere else */
static GVariant *
rebuild (GVariant *plans, const char *first, gint64 when, const char *left_out)
{
  GVariantBuilder builder;
  GVariantIter iter;
  const char *uri;
  gint64 then;
  guint n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sx)"));
  if (first != NULL)
    {
      g_variant_builder_add (&builder, "(sx)", first, when);
      n++;
    }
  g_variant_iter_init (&iter, plans);
  while (n < MAX_KEPT && g_variant_iter_next (&iter, "(&sx)", &uri, &then))
    {
      if (g_str_equal (uri, left_out))
        continue;
      g_variant_builder_add (&builder, "(sx)", uri, then);
      n++;
    }
  return g_variant_builder_end (&builder);
}

GVariant *
skv_recent_plans_with (GVariant *plans, const char *uri, gint64 when)
{
  g_return_val_if_fail (g_variant_is_of_type (plans, G_VARIANT_TYPE ("a(sx)")), NULL);
  g_return_val_if_fail (uri != NULL, NULL);
  return rebuild (plans, uri, when, uri);
}

GVariant *
skv_recent_plans_without (GVariant *plans, const char *uri)
{
  g_return_val_if_fail (g_variant_is_of_type (plans, G_VARIANT_TYPE ("a(sx)")), NULL);
  g_return_val_if_fail (uri != NULL, NULL);
  return rebuild (plans, NULL, 0, uri);
}
