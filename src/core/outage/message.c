/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/message.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/contacts.h"
#include "core/calendar/words.h"
#include "core/conflict/system-links.h"
#include "core/outage/log.h"
#include "core/outage/outage.h"

#define DAY_MINUTES 1440

static const char *const names[] = {
  [SKV_OUTAGE_MESSAGE_START] = "outage",
  [SKV_OUTAGE_MESSAGE_NEWS] = "outage-news",
  [SKV_OUTAGE_MESSAGE_OVER] = "outage-over",
};

const char *
skv_outage_message_name (SkvOutageMessage message)
{
  g_return_val_if_fail (message < G_N_ELEMENTS (names), NULL);
  return names[message];
}

SkvOutageMessage
skv_outage_message_guess (SkvPlan *plan, const SkvItem *outage)
{
  GPtrArray *notices;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && outage != NULL, SKV_OUTAGE_MESSAGE_START);

  if (!skv_outage_is_open (outage))
    return SKV_OUTAGE_MESSAGE_OVER;
  notices = skv_plan_get_records (plan, SKV_KIND_NOTICE);
  for (guint i = 0; i < notices->len; i++)
    {
      const SkvNotice *notice = g_ptr_array_index (notices, i);

      if (g_strcmp0 (notice->item, outage->parent.id) == 0)
        return SKV_OUTAGE_MESSAGE_NEWS;
    }
  return SKV_OUTAGE_MESSAGE_START;
}

char *
skv_outage_moment_words (SkvPlan *plan, gint64 moment)
{
  gint64 local = skv_zone_to_local (skv_plan_get_zone (plan), moment);
  SkvDay day = skv_zone_day (skv_plan_get_zone (plan), moment);
  g_autofree char *date = skv_words_date (day);
  g_autofree char *time = skv_words_time ((int) ((local - day * SKV_DAY_SECONDS) / 60));

  /* TRANSLATORS: date and time of day: "Wednesday 14 April 2027, 09:00" */
  return g_strdup_printf (_("%1$s, %2$s"), date, time);
}

char *
skv_outage_length_words (gint64 minutes)
{
  gint64 days = minutes / DAY_MINUTES;
  int rest = (int) (minutes % DAY_MINUTES);
  g_autofree char *day_words = NULL, *rest_words = NULL;

  if (minutes < 2 * DAY_MINUTES)
    return skv_words_minutes ((int) MAX (minutes, 0));
  day_words =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days), (int) days);
  rest -= rest % 60; /* of days nobody counts minutes */
  if (rest == 0)
    return g_steal_pointer (&day_words);
  rest_words = skv_words_minutes (rest);
  /* TRANSLATORS: a length: "2 days" and "4 hours" */
  return g_strdup_printf (_("%1$s %2$s"), day_words, rest_words);
}

/* --- filling in ------------------------------------------------------------------------------ */

static void
add_name (GString *text, const char *name)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
}

/* what depends on it: named once, and as a list */
static void
fill_systems (SkvFill *fill, SkvPlan *plan, const SkvItem *outage)
{
  g_autoptr (SkvReach) reach = skv_reach_new (plan);
  g_autoptr (GString) down = g_string_new (NULL), disturbed = g_string_new (NULL);
  g_autoptr (GPtrArray) links = NULL;
  guint system;

  skv_fill_add_list (fill, "systems");
  if (outage->systems[0] != NULL && skv_reach_lookup (reach, outage->systems[0], &system))
    links = skv_reach_list_affected (reach, system);
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const SkvSystemLink *link = links->pdata[i];
      const char *name = skv_plan_system_name (plan, link->system);
      SkvFill *entry = skv_fill_add (fill, "systems");

      add_name (link->degraded ? disturbed : down, name);
      skv_fill_set (entry, "name", name);
    }
  skv_fill_set (fill, "not-working", down->str);
  skv_fill_set (fill, "disturbed", disturbed->str);
}

/* whom to ask: who administrates the system, or owns it */
static void
fill_contact (SkvFill *fill, SkvPlan *plan, const SkvItem *outage)
{
  const SkvSystem *system =
    outage->systems[0] != NULL ? skv_plan_get_system (plan, outage->systems[0]) : NULL;
  const SkvContact *contact = NULL;

  if (outage->contact != NULL)
    contact = skv_plan_lookup (plan, SKV_KIND_CONTACT, outage->contact);
  if (contact == NULL && system != NULL)
    contact = skv_contact_find (plan, system->administrator);
  if (contact == NULL && system != NULL)
    contact = skv_contact_find (plan, system->owner);
  skv_fill_take (fill, "contact", contact != NULL ? skv_contact_words (contact) : NULL);
  skv_fill_set (fill, "phone", contact != NULL ? contact->phone : NULL);
  skv_fill_set (fill, "mobile", contact != NULL ? contact->mobile : NULL);
  skv_fill_set (fill, "email", contact != NULL ? contact->email : NULL);
}

static void
fill_course (SkvFill *fill, SkvPlan *plan, const SkvItem *outage)
{
  g_autoptr (GPtrArray) log = skv_log_list (plan, outage->parent.id);
  const SkvLogEntry *news = skv_log_find_last (log, SKV_LOG_NEWS, NULL);
  const SkvZone *zone = skv_plan_get_zone (plan);
  gint64 start = outage->all_day ? skv_zone_to_utc (zone, outage->start) : outage->start;
  gint64 end = outage->actual_end;

  if (end == SKV_MOMENT_NONE && outage->end != SKV_MOMENT_NONE)
    end = outage->all_day ? skv_zone_to_utc (zone, outage->end) : outage->end;
  skv_fill_take (fill, "since", skv_outage_moment_words (plan, start));
  skv_fill_take (fill, "expected",
                 outage->expected_end != SKV_MOMENT_NONE
                   ? skv_outage_moment_words (plan, outage->expected_end)
                   : NULL);
  skv_fill_set (fill, "news", news != NULL ? news->content : NULL);
  skv_fill_take (fill, "end", end != SKV_MOMENT_NONE ? skv_outage_moment_words (plan, end) : NULL);
  skv_fill_take (fill, "length",
                 end != SKV_MOMENT_NONE
                   ? skv_outage_length_words (skv_outage_minutes (plan, outage, end))
                   : NULL);
  skv_fill_set (fill, "outcome", outage->outcome);
}

SkvAnnouncement *
skv_outage_message_new (
  SkvPlan *plan, const char *id, SkvOutageMessage message, const char *form, GError **error)
{
  g_autoptr (SkvFill) fill = NULL;
  const SkvItem *outage;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL, NULL);
  g_return_val_if_fail (message < G_N_ELEMENTS (names), NULL);

  outage = skv_outage_find (plan, id, error);
  if (outage == NULL)
    return NULL;
  fill = skv_fill_new ();
  skv_fill_set (fill, "plan", skv_plan_get_settings (plan)->title);
  skv_fill_set (fill, "title", outage->title);
  skv_fill_set (fill, "system",
                outage->systems[0] != NULL ? skv_plan_system_name (plan, outage->systems[0])
                                           : outage->title);
  skv_fill_set (fill, "external", outage->external ? "1" : NULL);
  skv_fill_set (fill, "priority",
                outage->priority != SKV_PRIORITY_NONE ? skv_priority_title (outage->priority)
                                                      : NULL);
  fill_course (fill, plan, outage);
  fill_systems (fill, plan, outage);
  fill_contact (fill, plan, outage);
  return skv_announcement_new_filled (plan, id, fill, names[message], form, error);
}
