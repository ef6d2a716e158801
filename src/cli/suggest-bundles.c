/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * skv suggest PLAN --bundles: jobs that belong in one evening. As JSON:
 *
 *   {"from": date, "to": date (not included),
 *    "bundles": [{"jobs": [{"item": id, "title": text, "start": moment}], "window": id,
 *                 "systems": [id, …], "minutes": downtime less, "evenings": fewer,
 *                 "days_moved": number, "when": text, "why": text}]}
 *
 * The status is 1 if there is none.
 */

#include "cli/suggest.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/conflict/bundles.h"
#include "core/exchange/json-text.h"

static const char *
title_of (SkvPlan *plan, const char *id)
{
  const SkvItem *item = skv_plan_get_item (plan, id);

  return item != NULL && item->title != NULL ? item->title : id;
}

static void
print_bundle (SkvPlan *plan, const SkvBundle *bundle, guint number)
{
  /* TRANSLATORS: place in the list, and when */
  skv_cli_print (_("%1$u. %2$s\n"), number, bundle->when);
  for (guint i = 0; bundle->items[i] != NULL; i++)
    {
      g_autofree char *start =
        skv_zone_format (skv_plan_get_zone (plan), g_array_index (bundle->starts, gint64, i));

      skv_cli_print ("   %.5s %s\n", start + strlen ("2019-06-12T"),
                     title_of (plan, bundle->items[i]));
    }
  skv_cli_print ("   %s\n", bundle->why);
}

static void
put_bundle (GString *text, SkvPlan *plan, const SkvBundle *bundle)
{
  skv_cli_begin_list (text, "jobs");
  for (guint i = 0; bundle->items[i] != NULL; i++)
    {
      g_string_append (text, i > 0 ? ",\n    {" : "\n    {");
      skv_json_put_text_member (text, "item", bundle->items[i]);
      skv_json_put_text_member (text, "title", title_of (plan, bundle->items[i]));
      skv_cli_put_moment (text, "start", plan, FALSE, g_array_index (bundle->starts, gint64, i));
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
  skv_json_put_text_member (text, "window", bundle->window);
  skv_json_put_texts_member (text, "systems", (const char *const *) bundle->systems);
  skv_json_put_int_member (text, "minutes", bundle->minutes);
  skv_json_put_int_member (text, "evenings", bundle->evenings);
  skv_json_put_int_member (text, "days_moved", bundle->days_moved);
  skv_json_put_text_member (text, "when", bundle->when);
  skv_json_put_text_member (text, "why", bundle->why);
}

static void
print_json (SkvPlan *plan, GPtrArray *bundles, SkvDay from, SkvDay to)
{
  g_autoptr (GString) text = g_string_new ("{");

  skv_cli_put_day (text, "from", from);
  skv_cli_put_day (text, "to", to);
  skv_cli_begin_list (text, "bundles");
  for (guint i = 0; i < bundles->len; i++)
    {
      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      put_bundle (text, plan, g_ptr_array_index (bundles, i));
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
  skv_cli_print ("%s}\n", text->str);
}

int
skv_cli_suggest_bundles (SkvPlan *plan, SkvDay from, SkvDay to, SkvDay today, gboolean json)
{
  g_autoptr (GPtrArray) bundles = skv_bundles_find (plan, from, to, today);

  if (json)
    print_json (plan, bundles, from, to);
  else if (bundles->len == 0)
    skv_cli_print ("%s\n", _("No jobs of these days would better be done together."));
  for (guint i = 0; i < bundles->len && !json; i++)
    print_bundle (plan, g_ptr_array_index (bundles, i), i + 1);
  return bundles->len > 0 ? SKV_EXIT_DONE : SKV_EXIT_REFUSED;
}
