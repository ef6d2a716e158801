/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/menus.h"

#include "core/model/records.h"

char *
skv_menu_escape (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "_", -1);

  return g_strjoinv ("__", parts);
}

char *
skv_menu_unescape (const char *label)
{
  GString *text = g_string_new (NULL);

  for (const char *at = label; *at != '\0'; at++)
    {
      if (*at == '_' && at[1] != '\0')
        at++;
      g_string_append_c (text, *at);
    }
  return g_string_free (text, FALSE);
}

void
skv_menu_append_named (GMenu *menu, const char *name, const char *action, const char *id)
{
  g_autofree char *label = skv_menu_escape (name);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

void
skv_menu_append_records (GMenu *menu, GPtrArray *records, const char *action)
{
  for (guint i = 0; i < records->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (records, i);

      skv_menu_append_named (menu, skv_record_get_name (record), action, record->id);
    }
}

void
skv_menu_append_number (GMenu *menu, const char *name, const char *action, int number)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (item, action, "i", number);
  g_menu_append_item (menu, item);
}
