/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/system-cards.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/contacts.h"
#include "core/calendar/system-cards.h"
#include "core/exchange/json-text.h"

/* --- text ----------------------------------------------------------------------------------- */

static void
print_line (const char *label, const char *value)
{
  if (value != NULL && *value != '\0')
    skv_cli_print ("  %s: %s\n", label, value);
}

/* (transfer full) (element-type utf8) */
static GStrv
super_users (SkvPlan *plan, const SkvSystem *system)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; system->super_users[i] != NULL; i++)
    {
      g_autofree char *words = skv_contact_who_words (plan, system->super_users[i]);

      if (words != NULL)
        g_strv_builder_add (builder, words);
    }
  return g_strv_builder_end (builder);
}

static void
print_card (SkvPlan *plan, const SkvSystem *system, SkvDay today)
{
  g_autofree char *owner = skv_contact_who_words (plan, system->owner);
  g_autofree char *administrator = skv_contact_who_words (plan, system->administrator);
  g_auto (GStrv) users = super_users (plan, system);
  g_autofree char *joined = g_strjoinv (", ", users);
  g_autofree char *stamp = skv_system_card_stamp_words (system);

  skv_cli_print ("%s\n", system->name);
  print_line (_("Owner"), owner != NULL ? owner : _("nobody named"));
  print_line (_("Administrator"), administrator);
  print_line (_("Super users"), joined);
  print_line (_("Vendor"), system->vendor);
  print_line (_("Plan for continued operation"), system->continuity_plan);
  print_line (_("Notes"), system->notes);
  if (skv_system_card_is_old (skv_plan_get_settings (plan), system, today))
    /* TRANSLATORS: when a card was last looked through; it is too long ago */
    skv_cli_print (_("  %s: old\n"), stamp);
  else
    skv_cli_print ("  %s\n", stamp);
}

/* --- JSON ----------------------------------------------------------------------------------- */

static void
put_card (GString *text, SkvPlan *plan, const SkvSystem *system, SkvDay today)
{
  const SkvSettings *settings = skv_plan_get_settings (plan);
  SkvDay good_until = skv_system_card_good_until (settings, system);
  g_autofree char *owner = skv_contact_who_words (plan, system->owner);
  g_autofree char *administrator = skv_contact_who_words (plan, system->administrator);
  g_auto (GStrv) users = super_users (plan, system);
  g_autofree char *updated =
    system->card_updated != SKV_DAY_NONE ? skv_day_format (system->card_updated) : NULL;
  g_autofree char *until = good_until != SKV_DAY_NONE ? skv_day_format (good_until) : NULL;

  skv_json_put_text_member (text, "id", system->parent.id);
  skv_json_put_text_member (text, "name", system->name);
  skv_json_put_text_member (text, "owner", owner);
  skv_json_put_text_member (text, "administrator", administrator);
  skv_json_put_texts_member (text, "super_users", (const char *const *) users);
  skv_json_put_text_member (text, "vendor", system->vendor);
  skv_json_put_text_member (text, "continuity_plan", system->continuity_plan);
  skv_json_put_text_member (text, "notes", system->notes);
  skv_json_put_text_member (text, "card_updated", updated);
  skv_json_put_text_member (text, "card_editor", system->card_editor);
  skv_json_put_text_member (text, "good_until", until);
  skv_json_put_bool_member (text, "old", skv_system_card_is_old (settings, system, today));
}

int
skv_cli_system_cards (SkvPlan *plan, const char *id, gboolean json)
{
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  SkvDay today = skv_cli_today (plan);
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < systems->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (systems, i);

      if (id != NULL && !g_str_equal (system->parent.id, id))
        continue;
      if (!json)
        {
          print_card (plan, system, today);
          continue;
        }
      g_string_append (text, text->len > 1 ? ",\n  {" : "\n  {");
      put_card (text, plan, system, today);
      g_string_append_c (text, '}');
    }
  if (json)
    skv_cli_print ("%s\n]\n", text->str);
  return SKV_EXIT_DONE;
}
