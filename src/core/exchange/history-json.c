/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/history-json.h"

#include "core/exchange/json-text.h"
#include "core/exchange/layer-private.h"

static gboolean
put_changes (GString *text, SkvPlan *plan, gint64 id, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SkvEdit) edit = skv_plan_read_history (plan, id, G_MAXUINT, NULL, &local);

  skv_json_put_name (text, "changes");
  if (edit != NULL)
    {
      skv_layer_put_changes (text, edit, skv_plan_get_zone (plan));
      return TRUE;
    }
  if (!g_error_matches (local, SKV_PLAN_ERROR, SKV_PLAN_ERROR_BARRIER))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_string_append (text, "null");
  return TRUE;
}

static gboolean
put_entry (
  GString *text, SkvPlan *plan, const SkvHistoryEntry *entry, gboolean detail, GError **error)
{
  g_autofree char *when = skv_zone_format (skv_plan_get_zone (plan), entry->when);

  g_string_append_c (text, '{');
  skv_json_put_int_member (text, "id", entry->id);
  skv_json_put_text_member (text, "when", when);
  skv_json_put_text_member (text, "who", entry->who);
  skv_json_put_text_member (text, "label", entry->label);
  skv_json_put_bool_member (text, "undone", entry->undone);
  skv_json_put_bool_member (text, "barrier", entry->barrier);
  if (detail && !put_changes (text, plan, entry->id, error))
    return FALSE;
  g_string_append_c (text, '}');
  return TRUE;
}

char *
skv_history_to_json (SkvPlan *plan, GPtrArray *entries, gboolean detail, GError **error)
{
  g_autoptr (GString) text = g_string_new ("[");

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      g_string_append (text, i > 0 ? ",\n  " : "\n  ");
      if (!put_entry (text, plan, g_ptr_array_index (entries, i), detail, error))
        return NULL;
    }
  g_string_append (text, entries->len > 0 ? "\n]\n" : "]\n");
  return g_string_free (g_steal_pointer (&text), FALSE);
}
