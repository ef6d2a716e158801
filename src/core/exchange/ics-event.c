/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/conflict/lifts.h"
#include "core/exchange/ics-writer.h"

/* Work takes the time of those who are told; a window only says when work may be. */
static const char *const busy_lanes[] = { "maintenance", "vendor", "outage", NULL };

char *
skv_ics_event_key (const SkvOccurrence *occurrence)
{
  g_autofree char *date = NULL;

  if (occurrence->rule == NULL || occurrence->original_day == SKV_DAY_NONE)
    return g_strdup (occurrence->id);
  date = skv_day_format (occurrence->original_day);
  return g_strconcat (occurrence->rule->parent.id, ":", date, NULL);
}

static void
add_revision (
  SkvPlan *plan, SkvKind kind, const char *id, int first, int *sequence, gint64 *modified)
{
  guint record_sequence;
  gint64 record_modified;

  if (!skv_plan_get_revision (plan, kind, id, &record_sequence, &record_modified))
    return;
  *sequence += (int) record_sequence + first;
  *modified = MAX (*modified, record_modified);
}

/* A lift is told in the description, but is no reason to ask people again. */
static void
add_lift_revisions (SkvPlan *plan, const SkvOccurrence *occurrence, gint64 *modified)
{
  GPtrArray *lifts = skv_plan_get_records (plan, SKV_KIND_LIFT);

  if (strcmp (occurrence->lane, "freeze") != 0)
    return;
  for (guint i = 0; i < lifts->len; i++)
    {
      const SkvLift *lift = g_ptr_array_index (lifts, i);
      int ignored = 0;

      if (strcmp (lift->freeze, occurrence->id) == 0)
        add_revision (plan, SKV_KIND_LIFT, lift->parent.id, 0, &ignored, modified);
    }
}

/*
 * A rule's event counts the changes of the rule and of the item by which a person changed it. That
 * item counts one from its coming on, so that the first move raises the number, and it counts on
 * when it is undone, so that the number never goes down.
 */
static void
event_revision (
  SkvPlan *plan, const SkvOccurrence *occurrence, const char *key, int *sequence, gint64 *modified)
{
  *sequence = 0;
  *modified = 0;
  if (occurrence->rule == NULL)
    add_revision (plan, SKV_KIND_ITEM, key, 0, sequence, modified);
  else
    {
      add_revision (plan, SKV_KIND_RULE, occurrence->rule->parent.id, 0, sequence, modified);
      add_revision (plan, SKV_KIND_ITEM, key, skv_occurrence_is_added (occurrence) ? 0 : 1,
                    sequence, modified);
      if (occurrence->item != NULL && strcmp (occurrence->item->parent.id, key) != 0)
        add_revision (plan, SKV_KIND_ITEM, occurrence->item->parent.id, 1, sequence, modified);
    }
  /* Names of systems stand in the event, but they are no reason to ask people again. */
  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    {
      int ignored = 0;

      add_revision (plan, SKV_KIND_SYSTEM, occurrence->systems[i], 0, &ignored, modified);
    }
  add_lift_revisions (plan, occurrence, modified);
}

/* In the plan's zone; an instant that the zone's clock cannot tell, the second of a doubled hour,
 * in UTC. */
static icalproperty *
add_time (icalcomponent *event,
          SkvPlan *plan,
          const SkvOccurrence *occurrence,
          icalproperty *property,
          gint64 moment)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  gint64 local;

  if (occurrence->all_day)
    {
      icaltimetype date = skv_ics_local_time (moment);

      date.is_date = 1;
      icalproperty_set_value (property, icalvalue_new_date (date));
    }
  else
    {
      local = skv_zone_to_local (zone, moment);
      if (skv_zone_to_utc (zone, local) == moment)
        {
          icalproperty_set_value (property, icalvalue_new_datetime (skv_ics_local_time (local)));
          icalproperty_add_parameter (property, icalparameter_new_tzid (skv_zone_get_name (zone)));
        }
      else
        icalproperty_set_value (property, icalvalue_new_datetime (skv_ics_utc_time (moment)));
    }
  icalcomponent_add_property (event, property);
  return property;
}

static void
add_times (icalcomponent *event, SkvPlan *plan, const SkvOccurrence *occurrence)
{
  gint64 end = occurrence->end;

  if (occurrence->all_day && end == SKV_MOMENT_NONE)
    end = occurrence->start + SKV_DAY_SECONDS;
  add_time (event, plan, occurrence, icalproperty_new (ICAL_DTSTART_PROPERTY), occurrence->start);
  if (end != SKV_MOMENT_NONE)
    add_time (event, plan, occurrence, icalproperty_new (ICAL_DTEND_PROPERTY), end);
}

static icalproperty_status
event_status (SkvStatus status)
{
  if (status == SKV_STATUS_CANCELLED)
    return ICAL_STATUS_CANCELLED;
  return status == SKV_STATUS_PROPOSED || status == SKV_STATUS_POSTPONED ? ICAL_STATUS_TENTATIVE
                                                                         : ICAL_STATUS_CONFIRMED;
}

/* NULL for what is no word for people, such as a rule's own "avoid" */
static const char *
effect_words (const char *effect)
{
  static const struct
  {
    const char *effect;
    const char *words;
  } known[] = {
    { "unstable", N_("Expect disturbances") },
    { "restart", N_("The systems are restarted") },
    { "no-users", N_("Nobody may be logged in") },
    { "down", N_("The systems are down") },
  };

  for (gsize i = 0; effect != NULL && i < G_N_ELEMENTS (known); i++)
    {
      if (g_str_equal (effect, known[i].effect))
        return _(known[i].words);
    }
  return NULL;
}

static char *
system_names (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            skv_plan_system_name (plan, occurrence->systems[i]));
  return g_strdup (names->str);
}

/* of a freeze: when it is lifted, a line each */
static void
add_lifts (GString *text, SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autoptr (SkvLifts) lifts = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (strcmp (occurrence->lane, "freeze") != 0)
    return;
  lifts = skv_lifts_new (plan);
  found = skv_lifts_list (lifts, occurrence, occurrence->first_day, occurrence->end_day);
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *words = skv_lift_words (found->pdata[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
    }
}

static void
add_description (icalcomponent *event, SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *systems = system_names (plan, occurrence);
  g_autofree char *clean = NULL;
  const char *effect = occurrence->item != NULL ? occurrence->item->effect : NULL;

  if (effect == NULL && occurrence->rule != NULL)
    effect = occurrence->rule->effect;

  if (*systems != '\0')
    /* TRANSLATORS: in the description of a calendar event; %s are names of systems */
    g_string_append_printf (text, _("Systems: %s"), systems);
  if (effect_words (effect) != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", effect_words (effect));
  if (occurrence->reason != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", occurrence->reason);
  add_lifts (text, plan, occurrence);
  clean = skv_ics_clean (text->str);
  if (*clean != '\0')
    icalcomponent_add_property (event, icalproperty_new_description (clean));
}

/* The NANOG maintenance-note profile, so that other operators' programs can read the notice. */
static void
add_maintenance_note (icalcomponent *event,
                      SkvPlan *plan,
                      const SkvOccurrence *occurrence,
                      const char *key)
{
  static const char *const statuses[] = {
    [SKV_STATUS_PROPOSED] = NULL,         [SKV_STATUS_APPROVED] = NULL,
    [SKV_STATUS_ANNOUNCED] = "CONFIRMED", [SKV_STATUS_STARTED] = "IN-PROCESS",
    [SKV_STATUS_DONE] = "COMPLETED",      [SKV_STATUS_POSTPONED] = "TENTATIVE",
    [SKV_STATUS_CANCELLED] = "CANCELLED",
  };
  const SkvItem *item = occurrence->item;
  const char *impact = "OUTAGE";

  if (item == NULL || strcmp (occurrence->lane, "maintenance") != 0 ||
      statuses[occurrence->status] == NULL)
    return;
  if (item->downtime == 0)
    impact = "NO-IMPACT";
  else if (item->downtime < 0 && (item->effect == NULL || strcmp (item->effect, "unstable") == 0))
    impact = "DEGRADED";

  skv_ics_add_x (event, "X-MAINTNOTE-PROVIDER", skv_plan_get_settings (plan)->title);
  skv_ics_add_x (event, "X-MAINTNOTE-ACCOUNT",
                 occurrence->organisations[0] != NULL ? occurrence->organisations[0] : "all");
  skv_ics_add_x (event, "X-MAINTNOTE-MAINTENANCE-ID", key);
  skv_ics_add_x (event, "X-MAINTNOTE-IMPACT", impact);
  skv_ics_add_x (event, "X-MAINTNOTE-STATUS", statuses[occurrence->status]);
  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    skv_ics_add_x (event, "X-MAINTNOTE-OBJECT-ID", occurrence->systems[i]);
}

icalcomponent *
skv_ics_event_new (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  icalcomponent *event = icalcomponent_new_vevent ();
  g_autofree char *key = skv_ics_event_key (occurrence);
  g_autofree char *raw_uid =
    g_strdup_printf ("%s@%s.systemkveld", key, skv_plan_get_settings (plan)->parent.id);
  g_autofree char *uid = skv_ics_clean (raw_uid);
  g_autofree char *title = skv_ics_clean (occurrence->title);
  g_autofree char *lane = skv_ics_clean (occurrence->lane);
  int sequence;
  gint64 modified;

  event_revision (plan, occurrence, key, &sequence, &modified);
  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (skv_ics_utc_time (modified)));
  icalcomponent_add_property (event, icalproperty_new_lastmodified (skv_ics_utc_time (modified)));
  icalcomponent_add_property (event, icalproperty_new_sequence (sequence));
  add_times (event, plan, occurrence);
  icalcomponent_add_property (event, icalproperty_new_summary (title));
  add_description (event, plan, occurrence);
  icalcomponent_add_property (event, icalproperty_new_categories (lane));
  icalcomponent_add_property (event, icalproperty_new_status (event_status (occurrence->status)));
  icalcomponent_add_property (
    event, icalproperty_new_transp (g_strv_contains (busy_lanes, occurrence->lane)
                                      ? ICAL_TRANSP_OPAQUE
                                      : ICAL_TRANSP_TRANSPARENT));
  add_maintenance_note (event, plan, occurrence, key);
  return event;
}
