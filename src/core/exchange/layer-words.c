/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/layer-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/rule-sentence.h"
#include "core/calendar/words.h"
#include "core/conflict/checker.h"

/* --- what it is called -------------------------------------------------------------------------
 */

static const char *
kind_title (SkvKind kind)
{
  switch (kind)
    {
    case SKV_KIND_ORGANISATION:
      return _("Organisation");
    case SKV_KIND_DEPARTMENT:
      return _("Department");
    case SKV_KIND_CONTACT:
      return _("Contact");
    case SKV_KIND_SYSTEM:
      return _("System");
    case SKV_KIND_RELATION:
      return _("Dependency");
    case SKV_KIND_LANE:
      return _("Lane");
    case SKV_KIND_SOURCE:
      return _("Source");
    case SKV_KIND_LOCAL_DAY:
      return _("Local day");
    case SKV_KIND_RULE:
      return _("Rule");
    case SKV_KIND_EXCEPTION:
      return _("Accepted conflict");
    case SKV_KIND_CHECK:
      return _("Check");
    case SKV_KIND_LIFT:
      return _("Lifted freeze");
    case SKV_KIND_TEMPLATE:
      return _("Template");
    case SKV_KIND_VIEW:
      return _("Saved view");
    case SKV_KIND_REQUEST:
      return _("Request");
    case SKV_KIND_CONFIRMATION:
      return _("Confirmation");
    case SKV_KIND_NOTICE:
      return _("Notice");
    case SKV_KIND_WORDING:
      return _("Wording");
    case SKV_KIND_CONTINGENCY:
      return _("Contingency plan");
    case SKV_KIND_LOG_ENTRY:
      return _("Log entry");
    case SKV_KIND_LAYER:
      return _("What-If");
    case SKV_KIND_VERSION:
      return _("Version");
    case SKV_KIND_SETTINGS:
    case SKV_KIND_ITEM:
      break;
    }
  return NULL;
}

const char *
skv_occurrence_title_words (SkvPlan *plan, const char *id)
{
  const SkvItem *item = plan != NULL && id != NULL ? skv_plan_get_item (plan, id) : NULL;
  const char *colon = id != NULL ? strrchr (id, ':') : NULL;
  g_autofree char *rule_id = colon != NULL ? g_strndup (id, (gsize) (colon - id)) : NULL;
  const SkvRule *rule = plan != NULL && rule_id != NULL ? skv_plan_get_rule (plan, rule_id) : NULL;

  return item != NULL ? item->title : rule != NULL ? rule->title : id;
}

static const char *
system_name (SkvPlan *plan, const char *id)
{
  return plan != NULL && id != NULL ? skv_plan_system_name (plan, id) : id;
}

/* "IT 2027" (transfer full) */
static char *
confirmation_title (SkvPlan *plan, const SkvConfirmation *confirmation)
{
  const SkvDepartment *department =
    plan != NULL ? skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, confirmation->department) : NULL;

  return g_strdup_printf ("%s %d", department != NULL ? department->name : confirmation->department,
                          confirmation->year);
}

/* (transfer full) (nullable) */
static char *
own_title (SkvPlan *plan, const SkvRecord *record)
{
  switch (record->kind)
    {
    case SKV_KIND_RELATION:
      return g_strdup_printf ("%s → %s", system_name (plan, ((const SkvRelation *) record)->from),
                              system_name (plan, ((const SkvRelation *) record)->to));
    case SKV_KIND_EXCEPTION:
      return g_strdup (skv_occurrence_title_words (plan, ((const SkvException *) record)->item));
    case SKV_KIND_LIFT:
      return g_strdup (skv_occurrence_title_words (plan, ((const SkvLift *) record)->freeze));
    case SKV_KIND_CHECK:
      return g_strdup (skv_check_title (record->id));
    case SKV_KIND_NOTICE:
      return g_strdup (skv_occurrence_title_words (plan, ((const SkvNotice *) record)->item));
    case SKV_KIND_LOG_ENTRY:
      return g_strdup (skv_occurrence_title_words (plan, ((const SkvLogEntry *) record)->item));
    case SKV_KIND_CONFIRMATION:
      return confirmation_title (plan, (const SkvConfirmation *) record);
    default:
      return g_strdup (skv_record_get_name (record));
    }
}

char *
skv_record_title_words (SkvPlan *plan, const SkvRecord *record)
{
  g_autofree char *own = own_title (plan, record);
  const char *title = own != NULL && *own != '\0' ? own : record->id;
  const char *kind = kind_title (record->kind);

  if (record->kind == SKV_KIND_SETTINGS)
    return g_strdup (_("The plan itself"));
  if (kind == NULL)
    return g_strdup_printf (_("“%s”"), title);
  /* TRANSLATORS: kind and name of a record: System “Feide” */
  return g_strdup_printf (_("%1$s “%2$s”"), kind, title);
}

/* --- when it is --------------------------------------------------------------------------------
 */

static const SkvZone *
zone_of (SkvPlan *plan)
{
  return plan != NULL ? skv_plan_get_zone (plan) : NULL;
}

/* "16 January 2019 17:00" (transfer full) (nullable: not placed) */
static char *
start_words (SkvPlan *plan, const SkvItem *item)
{
  const SkvZone *zone = zone_of (plan);
  g_autofree char *date = NULL, *time = NULL;
  gint64 local;
  SkvDay day;

  if (item->start == SKV_MOMENT_NONE)
    return NULL;
  if (item->all_day)
    return skv_words_day_month_year ((SkvDay) (item->start / SKV_DAY_SECONDS));
  local = zone != NULL ? skv_zone_to_local (zone, item->start) : item->start;
  day = zone != NULL ? skv_zone_day (zone, item->start) : (SkvDay) (item->start / SKV_DAY_SECONDS);
  date = skv_words_day_month_year (day);
  time = skv_words_time ((int) (local - day * SKV_DAY_SECONDS) / 60);
  return g_strdup_printf ("%s %s", date, time);
}

/* where its rule has it (transfer full) (nullable) */
static char *
original_words (const SkvItem *item)
{
  return item->rule != NULL && item->original_day != SKV_DAY_NONE
           ? skv_words_day_month_year (item->original_day)
           : NULL;
}

static void
add_part (GString *text, char *part)
{
  if (text->len > 0)
    g_string_append (text, "; ");
  g_string_append (text, part);
  g_free (part);
}

/* --- what is different -------------------------------------------------------------------------
 */

/* Members of records by what people call them. */
static const struct
{
  const char *field;
  const char *title;
} titles[] = {
  { "title", N_("Title") },
  { "name", N_("Name") },
  { "role", N_("Name") },
  { "start", N_("When") },
  { "end", N_("When") },
  { "all_day", N_("When") },
  { "duration", N_("Length") },
  { "downtime", N_("Expected Downtime") },
  { "rollback", N_("Time to Roll Back") },
  { "effect", N_("Effect") },
  { "work", N_("Kind of Work") },
  { "status", N_("Status") },
  { "priority", N_("Priority") },
  { "duty", N_("On Duty") },
  { "source", N_("Source") },
  { "mobile", N_("Mobile") },
  { "systems", N_("Systems") },
  { "organisations", N_("Organisations") },
  { "organisation", N_("Organisation") },
  { "department", N_("Department") },
  { "contact", N_("Contact") },
  { "emergency", N_("Emergency") },
  { "review", N_("Emergency") },
  { "reviewed", N_("Emergency") },
  { "reason", N_("Reason") },
  { "by", N_("Reason") },
  { "notes", N_("Notes") },
  { "closing_date", N_("Closing Date") },
  { "owner", N_("Owner") },
  { "vendor", N_("Vendor") },
  { "users", N_("Users") },
  { "kind", N_("Kind") },
  { "lane", N_("Lane") },
  { "when", N_("Which Days") },
  { "valid_from", N_("Validity") },
  { "valid_until", N_("Validity") },
  { "country", N_("Country") },
  { "time_zone", N_("Time Zone") },
  { "language", N_("Language") },
  { "successor", N_("Became") },
  { "email", N_("E-mail") },
  { "phone", N_("Phone") },
  { "administrator", N_("Administrator") },
  { "super_users", N_("Super Users") },
  { "continuity_plan", N_("Plan for Continued Operation") },
  { "card_updated", N_("Card Looked Through") },
  { "card_editor", N_("Card Looked Through") },
  { "from", N_("From") },
  { "to", N_("To") },
  { "until", N_("Until") },
  { "position", N_("Place in the Order") },
  { "hidden", N_("Hidden") },
  { "folded", N_("Folded") },
  { "colour", N_("Colour") },
  { "pattern", N_("Pattern") },
  { "free_from", N_("Free From") },
  { "yearly_budget", N_("Moves in a Year") },
  { "after", N_("Comes After") },
  { "aftercare_days", N_("Days of Aftercare") },
  { "original_date", N_("Date of Its Rule") },
  { "rule", N_("Rule") },
  { "check", N_("Conflict") },
  { "item", N_("What") },
  { "against", N_("Against") },
  { "freeze", N_("Freeze") },
  { "severity", N_("Severity") },
  { "days", N_("Days") },
  { "made", N_("Made") },
  { "changes", N_("Changes") },
  { "state", N_("State") },
  { "date", N_("Date") },
  { "search", N_("Words") },
  { "departments", N_("Departments") },
  { "lanes", N_("Lanes") },
  { "statuses", N_("Status") },
  { "audience", N_("For Whom") },
  { "audience_department", N_("For Whom") },
  { "sync_address", N_("Address of the Shared Plan") },
  { "notice_days", N_("Days of Notice") },
  { "agreed_uptime", N_("Agreed Uptime") },
  { "service_hours", N_("Service Hours") },
  { "planned_counts", N_("Planned Work Is Downtime") },
  { "contingency", N_("Contingency Plan") },
  { "location", N_("Address") },
  { "fetched", N_("Last Fetched") },
  { "changed", N_("Last Change") },
  { "failed", N_("Last Error") },
  { "refresh_hours", N_("Hours Between Fetches") },
  { "actual_start", N_("Actual Start") },
  { "actual_end", N_("Actual End") },
  { "outcome", N_("Outcome") },
  { "postponed_from", N_("Postponed From") },
  { "external", N_("Caused Outside") },
  { "expected_end", N_("Expected End") },
  { "caused_by", N_("Caused By") },
  { "sites", N_("Sites") },
  { "sent_by", N_("Sent By") },
  { "received", N_("Received") },
  { "answer", N_("Answer") },
  { "answered", N_("Answered") },
  { "answered_by", N_("Answered") },
  { "proposal", N_("Proposal") },
  { "records", N_("Result") },
  { "year", N_("Year") },
  { "asked", N_("Asked") },
  { "reminded", N_("Reminded") },
  { "notice_kind", N_("Kind") },
  { "channel", N_("Channel") },
  { "sent", N_("Sent") },
  { "recipients", N_("Recipients") },
  { "content", N_("Text") },
  { "system", N_("System") },
  { "short_responsible", N_("Responsible in a Short Outage") },
  { "long_responsible", N_("Responsible in a Long Outage") },
  { "long_after", N_("Long After") },
  { "steps", N_("Steps") },
  { "step", N_("Steps") },
  { "entry_kind", N_("Kind") },
  { "done", N_("Done") },
  { "due", N_("Due") },
};

const char *
skv_field_title (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      if (strcmp (titles[i].field, name) == 0)
        return _(titles[i].title);
    }
  return _("Other Details");
}

/* told in words of their own */
static gboolean
is_told (const SkvRecord *record, const char *name)
{
  static const char *const of_item[] = { "start", "end", "all_day", "status", NULL };

  return record->kind == SKV_KIND_ITEM && g_strv_contains (of_item, name);
}

/* "changed: title, systems" (transfer full) (nullable: nothing) */
static char *
fields_words (SkvPlan *plan, const SkvRecord *before, const SkvRecord *after)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (before->kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      g_autofree char *title = g_utf8_strdown (skv_field_title (fields[i].name), -1);

      if (is_told (before, fields[i].name) || skv_field_equal (before, after, &fields[i]) ||
          g_ptr_array_find_with_equal_func (names, title, g_str_equal, NULL))
        continue;
      g_ptr_array_add (names, g_steal_pointer (&title));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (C_("in a list", ", "), (char **) names->pdata);
  /* TRANSLATORS: what of something is different, as a list of fields: "changed: title, systems" */
  return g_strdup_printf (_("changed: %s"), list);
}

static void
add_status (GString *text, const SkvItem *before, const SkvItem *after)
{
  g_autofree char *status = NULL;

  if (before != NULL && before->status == after->status)
    return;
  if (before == NULL && after->status != SKV_STATUS_CANCELLED)
    return; /* what came has a status like everything */
  status = g_utf8_strdown (skv_status_title (after->status), -1);
  add_part (text, g_steal_pointer (&status));
}

/* "moved from … to …"; what was not placed has no from. */
static void
add_move (SkvPlan *plan, GString *text, char *from, char *to, const SkvItem *before)
{
  if (from == NULL && to == NULL)
    return;
  if (from != NULL && to != NULL && strcmp (from, to) == 0)
    {
      if (before != NULL)
        add_part (text, g_strdup (_("another length")));
    }
  else if (from != NULL && to != NULL)
    add_part (text, g_strdup_printf (_("moved from %1$s to %2$s"), from, to));
  else if (to != NULL)
    add_part (text, g_strdup_printf (_("placed on %s"), to));
  else
    add_part (text, g_strdup_printf (_("no longer placed, was %s"), from));
}

/* an evening of a rule that a person changed, or did no longer */
static void
add_evening (SkvPlan *plan, GString *text, const SkvItem *before, const SkvItem *after)
{
  const SkvItem *item = after != NULL ? after : before;
  g_autofree char *from = original_words (item), *to = NULL, *original = NULL;
  SkvDay day = item->start == SKV_MOMENT_NONE ? SKV_DAY_NONE
               : item->all_day                ? (SkvDay) (item->start / SKV_DAY_SECONDS)
               : zone_of (plan) != NULL       ? skv_zone_day (zone_of (plan), item->start)
                                              : SKV_DAY_NONE;

  if (after == NULL)
    {
      add_part (text, g_strdup_printf (_("%s follows its rule again"), from));
      return;
    }
  if (day != SKV_DAY_NONE && day != after->original_day)
    {
      to = start_words (plan, after);
      add_move (plan, text, from, to, NULL);
    }
  else
    add_part (text, g_strdup_printf (_("%s changed by hand"), from));
  add_status (text, NULL, after);
}

static void
add_item_words (SkvPlan *plan, GString *text, const SkvItem *before, const SkvItem *after)
{
  g_autofree char *from = start_words (plan, before), *to = start_words (plan, after);

  if (before->start != after->start || before->end != after->end ||
      before->all_day != after->all_day)
    add_move (plan, text, from, to, before);
  add_status (text, before, after);
}

static char *
come_or_gone_words (SkvPlan *plan, const SkvRecord *record, gboolean gone)
{
  g_autofree char *when =
    record->kind == SKV_KIND_ITEM ? start_words (plan, (const SkvItem *) record) : NULL;

  if (when == NULL)
    return g_strdup (gone ? _("removed") : _("added"));
  /* TRANSLATORS: %s is a date and time */
  return g_strdup_printf (gone ? _("removed from %s") : _("added on %s"), when);
}

char *
skv_change_what_words (SkvPlan *plan, const SkvRecord *before, const SkvRecord *after)
{
  const SkvRecord *record = after != NULL ? after : before;
  const SkvItem *item = (const SkvItem *) record;
  GString *text = g_string_new (NULL);
  char *fields;

  if (record == NULL)
    return g_string_free (text, FALSE);
  if (record->kind == SKV_KIND_ITEM && item->rule != NULL && item->original_day != SKV_DAY_NONE &&
      (before == NULL || after == NULL))
    add_evening (plan, text, (const SkvItem *) before, (const SkvItem *) after);
  else if (before == NULL || after == NULL)
    add_part (text, come_or_gone_words (plan, record, after == NULL));
  else
    {
      if (record->kind == SKV_KIND_ITEM)
        add_item_words (plan, text, (const SkvItem *) before, item);
      fields = fields_words (plan, before, after);
      if (fields != NULL)
        add_part (text, fields);
      if (record->kind == SKV_KIND_RULE && plan != NULL)
        add_part (text, skv_rule_sentence_short (plan, (const SkvRule *) after));
    }
  return g_string_free (text, FALSE);
}

char *
skv_change_words (SkvPlan *plan, const SkvChange *change)
{
  const SkvRecord *record = change->after != NULL ? change->after : change->before;
  g_autofree char *title = NULL, *what = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  title = skv_record_title_words (plan, record);
  what = skv_change_what_words (plan, change->before, change->after);
  return g_strdup_printf (_("%1$s: %2$s"), title, what);
}
