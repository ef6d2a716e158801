/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/history/history-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"

char *
skv_history_day_words (SkvDay day, SkvDay today)
{
  if (day == today)
    return g_strdup (C_("heading", "Today"));
  if (day == today - 1)
    return g_strdup (C_("heading", "Yesterday"));
  return skv_words_date (day);
}

char *
skv_history_time_words (SkvPlan *plan, gint64 when)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  gint64 midnight = skv_zone_day (zone, when) * SKV_DAY_SECONDS;

  return skv_words_time ((int) ((skv_zone_to_local (zone, when) - midnight) / 60));
}

char *
skv_history_made_words (SkvPlan *plan, const SkvHistoryEntry *entry, SkvDay today)
{
  g_autofree char *day =
    skv_history_day_words (skv_zone_day (skv_plan_get_zone (plan), entry->when), today);
  g_autofree char *time = skv_history_time_words (plan, entry->when);

  if (entry->who == NULL || *entry->who == '\0')
    return g_strdup_printf (C_("date and time", "%1$s %2$s"), day, time);
  return g_strdup_printf ("%s %s · %s", day, time, entry->who);
}

char *
skv_history_summary_words (SkvPlan *plan, const SkvHistorySummary *summary)
{
  g_autofree char *count = NULL, *size = NULL, *since = NULL;

  if (summary->n_entries == 0)
    return g_strdup (_("No edits yet"));
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u edit", "%u edits", summary->n_entries),
                           summary->n_entries);
  size = g_format_size ((guint64) summary->n_bytes);
  since = skv_words_day_month_year (skv_zone_day (skv_plan_get_zone (plan), summary->oldest));
  if (summary->shortened)
    /* TRANSLATORS: "10000 edits since 3 March 2024 (2.1 MB); older edits are no longer kept" */
    return g_strdup_printf (_("%1$s since %2$s (%3$s); older edits are no longer kept"), count,
                            since, size);
  /* TRANSLATORS: "120 edits since 3 March 2024 (210 kB)" */
  return g_strdup_printf (_("%1$s since %2$s (%3$s)"), count, since, size);
}

char *
skv_history_steps_words (guint n, gboolean redo)
{
  if (redo)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Makes %u undone edit again", "Makes %u undone edits again", n),
      n);
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Undoes %u newer edit", "Undoes %u newer edits", n), n);
}

char *
skv_history_row_words (SkvPlan *plan, const SkvHistoryEntry *entry, SkvDay today)
{
  g_autofree char *made = skv_history_made_words (plan, entry, today);

  if (entry->undone)
    /* TRANSLATORS: what an edit did, and when and by whom it was made */
    return g_strdup_printf (_("%1$s, undone, %2$s"), entry->label, made);
  if (entry->barrier)
    return g_strdup_printf (_("%1$s, undo stops here, %2$s"), entry->label, made);
  return g_strdup_printf ("%s, %s", entry->label, made);
}

GStrv
skv_history_records_of (SkvPlan *plan, const char *id, char **title)
{
  const char *colon = strrchr (id, ':');
  g_autofree char *rule_id = colon != NULL ? g_strndup (id, (gsize) (colon - id)) : NULL;
  const SkvItem *item = skv_plan_get_item (plan, id);
  g_autoptr (GStrvBuilder) records = g_strv_builder_new ();
  const SkvRule *rule;

  if (item != NULL && item->rule != NULL)
    skv_set_text (&rule_id, item->rule);
  rule = rule_id != NULL ? skv_plan_get_rule (plan, rule_id) : skv_plan_get_rule (plan, id);
  if (item == NULL && rule == NULL)
    return NULL;
  if (item != NULL || rule_id != NULL)
    {
      g_autofree char *key = g_strconcat ("item:", id, NULL);

      g_strv_builder_add (records, key);
    }
  if (rule != NULL)
    {
      g_autofree char *key = g_strconcat ("rule:", rule->parent.id, NULL);

      g_strv_builder_add (records, key);
    }
  *title = g_strdup (item != NULL && item->title != NULL ? item->title : rule->title);
  return g_strv_builder_end (records);
}
