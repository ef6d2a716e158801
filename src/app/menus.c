/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/menus.h"

char *
skv_menu_escape (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "_", -1);

  return g_strjoinv ("__", parts);
}

void
skv_menu_append_named (GMenu *menu, const char *name, const char *action, const char *id)
{
  g_autofree char *label = skv_menu_escape (name);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}
