/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sources/lane-facts.h"

#include "core/calendar/holiday-calendar.h"
#include "core/exchange/sources.h"

static SkvLaneFacts *
facts_of (GHashTable *all, const char *lane)
{
  SkvLaneFacts *facts = g_hash_table_lookup (all, lane);

  if (facts == NULL)
    {
      facts = g_new0 (SkvLaneFacts, 1);
      g_hash_table_insert (all, g_strdup (lane), facts);
    }
  return facts;
}

static void
count_items (GHashTable *all, SkvPlan *plan)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);
      SkvLaneFacts *facts = facts_of (all, item->lane);

      if (item->rule != NULL)
        continue;
      facts->n_items++;
      if (item->source == NULL && skv_sources_is_of_file (item))
        facts->n_unnoted++;
      else if (item->source == NULL)
        facts->n_by_hand++;
    }
}

/* The session's occurrences are what work is checked against; holidays stand by themselves. */
static guint
count_holidays (SkvSession *session)
{
  SkvHolidayCalendar *calendar = skv_plan_get_holiday_calendar (skv_session_get_plan (session));
  g_autoptr (GArray) days = skv_holiday_calendar_list (calendar, skv_session_get_from (session),
                                                       skv_session_get_to (session), NULL);

  return days->len;
}

GHashTable *
skv_lane_facts_collect (SkvSession *session)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  SkvPlan *plan = skv_session_get_plan (session);
  SkvOccurrences *occurrences = skv_session_get_occurrences (session);
  GPtrArray *rules = skv_plan_get_records (plan, SKV_KIND_RULE);

  count_items (all, plan);
  for (guint i = 0; i < rules->len; i++)
    facts_of (all, ((const SkvRule *) g_ptr_array_index (rules, i))->lane)->n_rules++;
  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);

      if (occurrence->start != SKV_MOMENT_NONE &&
          occurrence->first_day < skv_session_get_to (session) &&
          occurrence->end_day > skv_session_get_from (session))
        facts_of (all, occurrence->lane)->n_dates++;
    }
  facts_of (all, "holiday")->n_dates = count_holidays (session);
  return all;
}
