/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/settings.h"

static GSettings *
settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SKV_APPLICATION_ID, TRUE);
  if (schema == NULL)
    {
      g_message ("The settings of " SKV_APPLICATION_ID " are not installed; nothing is remembered");
      return NULL;
    }
  return g_settings_new_full (schema, NULL, NULL);
}

GSettings *
skv_settings_get (void)
{
  static GSettings *settings;
  static gboolean asked;

  if (!asked)
    settings = settings_new ();
  asked = TRUE;
  return settings;
}
