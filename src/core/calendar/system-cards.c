/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/system-cards.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

int
skv_system_cards_get_months (const SkvSettings *settings)
{
  return settings->card_months > 0 ? settings->card_months : SKV_CARD_MONTHS_DEFAULT;
}

/* the same day of a later month, or its last: 31 January and a month is 28 February */
static SkvDay
add_months (SkvDay day, int months)
{
  int index = skv_day_year (day) * 12 + skv_day_month (day) - 1 + months;
  SkvDay first = skv_day_from_ymd (index / 12, index % 12 + 1, 1);
  SkvDay next = skv_day_from_ymd ((index + 1) / 12, (index + 1) % 12 + 1, 1);

  return MIN (first + skv_day_of_month (day) - 1, next - 1);
}

SkvDay
skv_system_card_good_until (const SkvSettings *settings, const SkvSystem *system)
{
  if (system->card_updated == SKV_DAY_NONE)
    return SKV_DAY_NONE;
  return add_months (system->card_updated, skv_system_cards_get_months (settings));
}

gboolean
skv_system_card_is_old (const SkvSettings *settings, const SkvSystem *system, SkvDay today)
{
  return system->card_updated == SKV_DAY_NONE ||
         today > skv_system_card_good_until (settings, system);
}

static int
compare_stamps (gconstpointer a, gconstpointer b)
{
  const SkvSystem *one = *(SkvSystem *const *) a, *other = *(SkvSystem *const *) b;
  gboolean stamped = one->card_updated != SKV_DAY_NONE;

  if (stamped != (other->card_updated != SKV_DAY_NONE))
    return stamped ? 1 : -1;
  if (one->card_updated != other->card_updated)
    return one->card_updated < other->card_updated ? -1 : 1;
  return g_utf8_collate (one->name, other->name);
}

GPtrArray *
skv_system_cards_list_old (SkvPlan *plan, SkvDay today)
{
  GPtrArray *systems, *old = g_ptr_array_new ();

  g_return_val_if_fail (SKV_IS_PLAN (plan), old);

  systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  for (guint i = 0; i < systems->len; i++)
    {
      if (skv_system_card_is_old (skv_plan_get_settings (plan), g_ptr_array_index (systems, i),
                                  today))
        g_ptr_array_add (old, g_ptr_array_index (systems, i));
    }
  g_ptr_array_sort (old, compare_stamps);
  return old;
}

/* --- in words -------------------------------------------------------------------------------- */

char *
skv_system_card_stamp_words (const SkvSystem *system)
{
  g_autofree char *date = NULL;

  if (system->card_updated == SKV_DAY_NONE)
    return g_strdup (_("Never looked through"));
  date = skv_words_day_month_year (system->card_updated);
  if (system->card_editor == NULL || *system->card_editor == '\0')
    return g_strdup_printf (C_("card of a system", "Last updated %s"), date);
  /* TRANSLATORS: a date, and who looked the card of a system through */
  return g_strdup_printf (C_("card of a system", "Last updated %1$s, by %2$s"), date,
                          system->card_editor);
}

char *
skv_system_card_reminder (const SkvSettings *settings, const SkvSystem *system, SkvDay today)
{
  int months = skv_system_cards_get_months (settings);

  if (!skv_system_card_is_old (settings, system, today))
    return NULL;
  if (system->card_updated == SKV_DAY_NONE)
    return g_strdup (_("Nobody has looked this card through yet. Is all of it right?"));
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "This card was last looked through more than %d month ago. Is all of it still "
                 "right?",
                 "This card was last looked through more than %d months ago. Is all of it still "
                 "right?",
                 (gulong) months),
    months);
}

SkvEdit *
skv_system_card_stamp (SkvPlan *plan, const char *id, SkvDay today, const char *by)
{
  const SkvSystem *known;
  g_autofree char *label = NULL;
  SkvSystem *system;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  known = skv_plan_get_system (plan, id);
  if (known == NULL)
    return NULL;
  system = skv_record_copy (known);
  system->card_updated = today;
  skv_set_text (&system->card_editor, by != NULL && *by != '\0' ? by : NULL);
  /* TRANSLATORS: the label of an edit, for undo: somebody looked a system's card through */
  label = g_strdup_printf (_("Look through “%s”"), known->name);
  edit = skv_edit_new (label);
  skv_edit_put (edit, system);
  return edit;
}
