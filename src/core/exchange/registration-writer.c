/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/registration-private.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/contacts.h"
#include "core/calendar/rule-preview.h"
#include "core/exchange/ics-private.h"
#include "core/exchange/ics-writer.h"
#include "core/exchange/request.h"

/* So far rules are followed: programs that show a year show it, and mails stay small. */
#define YEARS_AHEAD 2
#define MAX_EVENTS 60

/* --- one event an occurrence ---------------------------------------------------------------- */

typedef struct
{
  gboolean all_day;
  gint64 start; /* units as of SkvItem */
  gint64 end;
  SkvDay until; /* of one that comes every year: the last day; SKV_DAY_NONE: for ever */
  gboolean yearly;
} Event;

/* Is it longer in leap years? @begin and @end: month × 100 + day */
static gboolean
holds_february_29 (int begin, int end)
{
  const int before = 228, after = 301;

  if (begin <= before)
    return end >= after || end < begin;
  return end < begin && end >= after;
}

/* Does every program understand it as it is: the same days of every year and nothing else? */
static gboolean
is_plainly_yearly (const SkvRule *rule, SkvDay first)
{
  int year, month, day, end_month = 0, end_day = 0;
  g_autoptr (GRegex) plain = g_regex_new (
    "^FREQ=YEARLY(;INTERVAL=1)?(;BYMONTH=[0-9]+;BYMONTHDAY=[0-9]+|;BYMONTHDAY=[0-9]+;BYMONTH="
    "[0-9]+)$",
    0, 0, NULL);

  skv_day_to_ymd (first, &year, &month, &day);
  if (rule->ends_on != NULL && (sscanf (rule->ends_on, "%2d-%2d", &end_month, &end_day) != 2 ||
                                holds_february_29 (month * 100 + day, end_month * 100 + end_day)))
    return FALSE;
  return rule->base == SKV_BASE_RRULE && rule->rrule != NULL &&
         g_regex_match (plain, rule->rrule, 0, NULL) && strstr (rule->rrule, "DAY=29") == NULL &&
         rule->start < 0 && rule->avoid[0] == NULL && rule->skip_months->len == 0 &&
         rule->restart[0] == NULL && rule->not_before_day == 0 &&
         (rule->days->len == 0 ||
          (rule->days->len == 1 && g_array_index (rule->days, int, 0) == 0));
}

static void
add_rule_day (GArray *events, const SkvZone *zone, const SkvRule *rule, SkvDay day, int length)
{
  Event event = { .all_day = rule->start < 0, .until = SKV_DAY_NONE };

  event.start = event.all_day ? day * SKV_DAY_SECONDS : skv_zone_at (zone, day, rule->start);
  event.end = event.all_day ? (day + MAX (length, 1)) * SKV_DAY_SECONDS
                            : skv_zone_at (zone, day, rule->start + rule->duration);
  g_array_append_val (events, event);
}

static void
add_rule (GArray *events, SkvPlan *plan, const SkvRule *rule, SkvDay today)
{
  SkvDay from = rule->valid_from != SKV_DAY_NONE ? MAX (rule->valid_from, today) : today;
  SkvDay to = skv_day_from_ymd (MIN (skv_day_year (from) + YEARS_AHEAD + 1, 2099), 1, 1);
  g_autoptr (SkvRulePreview) preview = NULL;
  guint n;

  if (from >= to)
    return;
  preview = skv_rule_preview_new (plan, rule, from, to, NULL);
  n = preview != NULL ? skv_rule_preview_get_n_groups (preview) : 0;
  for (guint i = 0; i < n && events->len < MAX_EVENTS; i++)
    {
      const SkvPreviewGroup *group = skv_rule_preview_get_group (preview, i);

      for (guint d = 0; group->resolved && d < group->days->len && events->len < MAX_EVENTS; d++)
        add_rule_day (events, skv_plan_get_zone (plan), rule,
                      g_array_index (group->days, SkvDay, d), group->length);
      if (events->len > 0 && group->days->len > 0 &&
          is_plainly_yearly (rule, g_array_index (group->days, SkvDay, 0)))
        {
          g_array_index (events, Event, events->len - 1).yearly = TRUE;
          g_array_index (events, Event, events->len - 1).until = rule->valid_until;
          return;
        }
    }
}

static void
add_item (GArray *events, const SkvItem *item)
{
  gint64 end = skv_item_get_end (item);
  Event event = { .all_day = item->all_day, .start = item->start, .until = SKV_DAY_NONE };

  if (item->start == SKV_MOMENT_NONE)
    return;
  event.end = end != SKV_MOMENT_NONE ? end : item->start + (item->all_day ? SKV_DAY_SECONDS : 3600);
  g_array_append_val (events, event);
}

/* at least one, for something has to carry the rest: of what has no date yet the day of @now
 * (transfer full) */
static GArray *
list_events (SkvPlan *plan, const SkvProposal *proposal, gint64 now)
{
  GArray *events = g_array_new (FALSE, TRUE, sizeof (Event));
  SkvDay today = skv_zone_day (skv_plan_get_zone (plan), now);

  for (guint i = 0; proposal != NULL && i < proposal->records->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (proposal->records, i);

      if (events->len >= MAX_EVENTS)
        break;
      if (record->kind == SKV_KIND_RULE)
        add_rule (events, plan, (const SkvRule *) record, today);
      else
        add_item (events, (const SkvItem *) record);
    }
  if (events->len == 0)
    {
      Event event = { TRUE, today * SKV_DAY_SECONDS, (today + 1) * SKV_DAY_SECONDS, SKV_DAY_NONE,
                      FALSE };

      g_array_append_val (events, event);
    }
  return events;
}

/* --- lines ---------------------------------------------------------------------------------- */

static void
put (GString *text, const char *name, const char *value)
{
  g_autofree char *clean = skv_ics_clean (value);

  if (*clean == '\0')
    return;
  g_string_append_printf (text, "%s:", name);
  for (const char *c = clean; *c != '\0'; c++)
    {
      if (*c == '\n')
        g_string_append (text, "\\n");
      else
        {
          if (strchr ("\\;,", *c) != NULL)
            g_string_append_c (text, '\\');
          g_string_append_c (text, *c);
        }
    }
  g_string_append (text, "\r\n");
}

/* "20261122" or "20261122T101500Z" */
static void
put_moment (GString *text, const char *name, gboolean is_date, gint64 moment)
{
  SkvDay day = (SkvDay) skv_registration_floor_day (moment);
  gint64 second = moment - (gint64) day * SKV_DAY_SECONDS;
  int year, month, of_month;

  skv_day_to_ymd (day, &year, &month, &of_month);
  g_string_append_printf (text, "%s%s:%04d%02d%02d", name, is_date ? ";VALUE=DATE" : "", year,
                          month, of_month);
  if (!is_date)
    g_string_append_printf (text, "T%02d%02d%02dZ", (int) (second / 3600), (int) (second / 60 % 60),
                            (int) (second % 60));
  g_string_append (text, "\r\n");
}

static void
put_rrule (GString *text, const Event *event)
{
  int year, month, day;

  if (!event->yearly)
    return;
  g_string_append (text, "RRULE:FREQ=YEARLY");
  if (event->until != SKV_DAY_NONE)
    {
      skv_day_to_ymd (event->until, &year, &month, &day);
      g_string_append_printf (text, ";UNTIL=%04d%02d%02d", year, month, day);
    }
  g_string_append (text, "\r\n");
}

/* --- what people read ----------------------------------------------------------------------- */

/* @format: with one %s */
static void
tell (GString *text, const char *format, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, words);
#pragma GCC diagnostic pop
}

/* (transfer full) */
static char *
name_systems (SkvPlan *plan, const SkvProposal *proposal)
{
  g_auto (GStrv) ids = skv_proposal_list_systems (proposal);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      char *name = g_strdup (skv_plan_system_name (plan, ids[i]));

      g_free (ids[i]);
      ids[i] = name;
    }
  return g_strjoinv (", ", ids);
}

/* (transfer full) */
static char *
describe (SkvPlan *plan, const SkvRequest *request, const SkvProposal *proposal)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *from = skv_request_words_from (plan, request);

  tell (text, _("Asked for by %s"), from);
  if (proposal != NULL)
    {
      g_autofree char *when = skv_proposal_words_when (plan, proposal);
      g_autofree char *systems = name_systems (plan, proposal);

      tell (text, "%s", when);
      tell (text, _("Systems: %s"), systems);
      tell (text, "%s",
            proposal->soft ? _("It can give way if need be: ask first")
                           : _("Please do no work on these systems then"));
      tell (text, _("Why: %s"), proposal->reason);
      tell (text, _("Ask: %s"), proposal->ask);
    }
  tell (text, _("Answer: %s"), skv_request_state_title (request->state));
  tell (text, "%s", request->answer);
  return g_strdup (text->str);
}

/* --- the file ------------------------------------------------------------------------------- */

static void
put_all (GString *text, SkvPlan *plan, const SkvRequest *request)
{
  const SkvDepartment *department =
    request->department != NULL ? skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, request->department)
                                : NULL;
  const SkvContact *contact =
    request->contact != NULL ? skv_plan_lookup (plan, SKV_KIND_CONTACT, request->contact) : NULL;
  g_autofree char *contact_words = contact != NULL ? skv_contact_words (contact) : NULL;
  g_autofree char *made = skv_registration_moment (skv_registration_made (request));
  /* Programs write commas, quotes and braces back in their own way; letters they leave alone. */
  g_autofree char *proposal =
    request->proposal != NULL
      ? g_base64_encode ((const guchar *) request->proposal, strlen (request->proposal))
      : NULL;

  put (text, SKV_X_VERSION, "1");
  put (text, SKV_X_STATE, skv_request_state_name (request->state));
  put (text, SKV_X_MADE, made);
  put (text, SKV_X_TITLE, request->title);
  put (text, SKV_X_DEPARTMENT, request->department);
  put (text, SKV_X_DEPARTMENT_NAME, department != NULL ? department->name : NULL);
  put (text, SKV_X_CONTACT, request->contact);
  put (text, SKV_X_CONTACT_NAME, contact_words);
  put (text, SKV_X_SENT_BY, request->sent_by);
  put (text, SKV_X_ANSWER, request->answer);
  put (text, SKV_X_ANSWERED, request->answered);
  put (text, SKV_X_ANSWERED_BY, request->answered_by);
  put (text, SKV_X_PROPOSAL, proposal);
}

static const char *
event_status (SkvRequestState state)
{
  return state == SKV_REQUEST_WAITING    ? "TENTATIVE"
         : state == SKV_REQUEST_ACCEPTED ? "CONFIRMED"
                                         : "CANCELLED";
}

static void
put_event (
  GString *text, SkvPlan *plan, const SkvRequest *request, const Event *event, guint n, gint64 now)
{
  g_autofree char *uid =
    g_strdup_printf ("%s/%u%s", request->parent.id, n, SKV_REGISTRATION_UID_END);
  g_autoptr (SkvProposal) proposal =
    skv_proposal_read (plan, request->parent.id, request->proposal, NULL, NULL);
  g_autofree char *description = describe (plan, request, proposal);

  g_string_append (text, "BEGIN:VEVENT\r\n");
  put (text, "UID", uid);
  put_moment (text, "DTSTAMP", FALSE, now);
  put_moment (text, "DTSTART", event->all_day, event->start);
  put_moment (text, "DTEND", event->all_day, event->end);
  put_rrule (text, event);
  put (text, "SUMMARY", request->title);
  put (text, "DESCRIPTION", description);
  g_string_append_printf (text, "STATUS:%s\r\nTRANSP:TRANSPARENT\r\n",
                          event_status (request->state));
  put (text, SKV_X_REQUEST, request->parent.id);
  if (n == 1)
    put_all (text, plan, request);
  g_string_append (text, "END:VEVENT\r\n");
}

char *
skv_registration_write (SkvPlan *plan, GPtrArray *requests, gint64 now)
{
  g_autoptr (GString) text =
    g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Systemkveld//Systemkveld//EN\r\n"
                  "CALSCALE:GREGORIAN\r\n");

  g_return_val_if_fail (SKV_IS_PLAN (plan) && requests != NULL, NULL);

  for (guint i = 0; i < requests->len; i++)
    {
      const SkvRequest *request = g_ptr_array_index (requests, i);
      g_autoptr (SkvProposal) proposal =
        skv_proposal_read (plan, request->parent.id, request->proposal, NULL, NULL);
      g_autoptr (GArray) events = list_events (plan, proposal, now);

      for (guint e = 0; e < events->len; e++)
        put_event (text, plan, request, &g_array_index (events, Event, e), e + 1, now);
    }
  g_string_append (text, "END:VCALENDAR\r\n");
  return skv_ics_fold (text->str);
}
