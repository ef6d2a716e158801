/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/item.h"
#include "core/model/records.h"
#include "core/model/rule.h"

/* One table a kind. The names are columns of the plan file and members of the JSON exchange:
 * they are stable, a new one needs a migration. */

static const char *const relation_names[] = { "depends-on", "member-of", NULL };
static const char *const effect_names[] = { "down", "degraded", NULL };
static const char *const severity_names[] = { "default", "off", "info", "soft", "hard", NULL };
static const char *const base_names[] = { "rrule", "dates", "relative", "working-day", NULL };
static const char *const if_none_names[] = { "ask", "leave-out", NULL };
static const char *const local_day_names[] = { "public-holiday", "holiday-eve",  "half-day",
                                               "school-holiday", "ordinary-day", NULL };
static const char *const status_names[] = { "proposed", "approved",  "announced", "started",
                                            "done",     "postponed", "cancelled", NULL };
static const char *const priority_names[] = { "none", "low", "medium", "high", "critical", NULL };

#define FIELD(Struct, member, field_type)                                                          \
  {                                                                                                \
#member, SKV_FIELD_##field_type, G_STRUCT_OFFSET(Struct, member), 0, NULL                      \
  }
#define NAMED(Struct, column, member, field_type)                                                  \
  {                                                                                                \
    column, SKV_FIELD_##field_type, G_STRUCT_OFFSET (Struct, member), 0, NULL                      \
  }
#define REFERENCE(Struct, column, member, field_type, kind)                                        \
  {                                                                                                \
    column, SKV_FIELD_##field_type, G_STRUCT_OFFSET (Struct, member), SKV_KIND_##kind, NULL        \
  }
#define ENUMERATION(Struct, column, member, spellings)                                             \
  {                                                                                                \
    column, SKV_FIELD_ENUM, G_STRUCT_OFFSET (Struct, member), 0, spellings                         \
  }

static const char *const audience_names[] = { "planner", "contact", "reader", NULL };

static const SkvField settings_fields[] = {
  FIELD (SkvSettings, title, TEXT),
  FIELD (SkvSettings, country, TEXT),
  FIELD (SkvSettings, time_zone, TEXT),
  FIELD (SkvSettings, language, TEXT),
  FIELD (SkvSettings, hop_limit, INT),
  FIELD (SkvSettings, card_months, INT),
  ENUMERATION (SkvSettings, "audience", audience, audience_names),
  REFERENCE (SkvSettings, "audience_department", audience_department, REF, DEPARTMENT),
  FIELD (SkvSettings, sync_address, TEXT),
  FIELD (SkvSettings, notice_days, INTS),
};

static const SkvField organisation_fields[] = {
  FIELD (SkvOrganisation, name, TEXT),
  FIELD (SkvOrganisation, valid_from, DAY),
  FIELD (SkvOrganisation, valid_until, DAY),
  REFERENCE (SkvOrganisation, "successor", successor, REF, ORGANISATION),
};

static const SkvField department_fields[] = {
  FIELD (SkvDepartment, name, TEXT),
  REFERENCE (SkvDepartment, "organisation", organisation, REF, ORGANISATION),
  FIELD (SkvDepartment, valid_from, DAY),
  FIELD (SkvDepartment, valid_until, DAY),
};

static const char *const contact_names[] = { "post", "list", "phone", NULL };

static const SkvField contact_fields[] = {
  ENUMERATION (SkvContact, "kind", contact_kind, contact_names),
  FIELD (SkvContact, role, TEXT),
  FIELD (SkvContact, name, TEXT),
  FIELD (SkvContact, email, TEXT),
  FIELD (SkvContact, phone, TEXT),
  FIELD (SkvContact, mobile, TEXT),
  REFERENCE (SkvContact, "department", department, REF, DEPARTMENT),
  FIELD (SkvContact, notes, TEXT),
};

static const SkvField system_fields[] = {
  FIELD (SkvSystem, name, TEXT),
  FIELD (SkvSystem, owner, TEXT),
  REFERENCE (SkvSystem, "organisations", organisations, REFS, ORGANISATION),
  FIELD (SkvSystem, vendor, TEXT),
  FIELD (SkvSystem, kind, TEXT),
  FIELD (SkvSystem, users, INT),
  FIELD (SkvSystem, administrator, TEXT),
  FIELD (SkvSystem, super_users, TEXTS),
  FIELD (SkvSystem, continuity_plan, TEXT),
  FIELD (SkvSystem, card_updated, DAY),
  FIELD (SkvSystem, card_editor, TEXT),
  FIELD (SkvSystem, notes, TEXT),
  FIELD (SkvSystem, agreed_uptime, INT),
  FIELD (SkvSystem, service_hours, TEXT),
  FIELD (SkvSystem, planned_counts, BOOL),
  REFERENCE (SkvSystem, "contingency", contingency, REF, CONTINGENCY),
};

static const SkvField relation_fields[] = {
  REFERENCE (SkvRelation, "from", from, REF, SYSTEM),
  REFERENCE (SkvRelation, "to", to, REF, SYSTEM),
  ENUMERATION (SkvRelation, "kind", relation, relation_names),
  ENUMERATION (SkvRelation, "effect", effect, effect_names),
};

static const SkvField lane_fields[] = {
  FIELD (SkvLane, title, TEXT),  FIELD (SkvLane, position, INT), FIELD (SkvLane, hidden, BOOL),
  FIELD (SkvLane, colour, TEXT), FIELD (SkvLane, pattern, TEXT), FIELD (SkvLane, folded, BOOL),
};

static const SkvField source_fields[] = {
  FIELD (SkvSource, name, TEXT),         FIELD (SkvSource, location, TEXT),
  FIELD (SkvSource, form, TEXT),         FIELD (SkvSource, lane, TEXT),
  FIELD (SkvSource, year, INT),          FIELD (SkvSource, fetched, TEXT),
  FIELD (SkvSource, by, TEXT),           FIELD (SkvSource, notes, TEXT),
  FIELD (SkvSource, etag, TEXT),         FIELD (SkvSource, last_modified, TEXT),
  FIELD (SkvSource, changed, TEXT),      FIELD (SkvSource, failed, TEXT),
  FIELD (SkvSource, refresh_hours, INT),
};

static const SkvField local_day_fields[] = {
  FIELD (SkvLocalDay, name, TEXT),
  ENUMERATION (SkvLocalDay, "kind", local_kind, local_day_names),
  FIELD (SkvLocalDay, when, TEXT),
  FIELD (SkvLocalDay, free_from, CLOCK),
  REFERENCE (SkvLocalDay, "organisations", organisations, REFS, ORGANISATION),
  FIELD (SkvLocalDay, valid_from, DAY),
  FIELD (SkvLocalDay, valid_until, DAY),
};

static const SkvField rule_fields[] = {
  FIELD (SkvRule, lane, TEXT),
  FIELD (SkvRule, title, TEXT),
  ENUMERATION (SkvRule, "base", base, base_names),
  FIELD (SkvRule, rrule, TEXT),
  FIELD (SkvRule, dates, DAYS),
  FIELD (SkvRule, relative_lane, TEXT),
  FIELD (SkvRule, relative_title, TEXT),
  FIELD (SkvRule, relative_from, INT),
  FIELD (SkvRule, relative_to, INT),
  FIELD (SkvRule, relative_working_days, BOOL),
  FIELD (SkvRule, working_day, INT),
  FIELD (SkvRule, restart, TEXTS),
  FIELD (SkvRule, days, INTS),
  FIELD (SkvRule, start, CLOCK),
  FIELD (SkvRule, duration, LENGTH),
  FIELD (SkvRule, length_days, INT),
  FIELD (SkvRule, ends_on, TEXT),
  FIELD (SkvRule, avoid, TEXTS),
  NAMED (SkvRule, "try", try_, TEXTS),
  ENUMERATION (SkvRule, "if_none", if_none, if_none_names),
  FIELD (SkvRule, not_before_day, INT),
  FIELD (SkvRule, same_month, BOOL),
  FIELD (SkvRule, skip_months, INTS),
  FIELD (SkvRule, valid_from, DAY),
  FIELD (SkvRule, valid_until, DAY),
  REFERENCE (SkvRule, "systems", systems, REFS, SYSTEM),
  REFERENCE (SkvRule, "organisations", organisations, REFS, ORGANISATION),
  FIELD (SkvRule, yearly_budget, INT),
  FIELD (SkvRule, effect, TEXT),
  FIELD (SkvRule, reason, TEXT),
};

static const SkvField item_fields[] = {
  FIELD (SkvItem, lane, TEXT),
  FIELD (SkvItem, title, TEXT),
  FIELD (SkvItem, all_day, BOOL),
  FIELD (SkvItem, start, MOMENT),
  FIELD (SkvItem, end, MOMENT),
  ENUMERATION (SkvItem, "status", status, status_names),
  ENUMERATION (SkvItem, "priority", priority, priority_names),
  REFERENCE (SkvItem, "systems", systems, REFS, SYSTEM),
  REFERENCE (SkvItem, "organisations", organisations, REFS, ORGANISATION),
  REFERENCE (SkvItem, "department", department, REF, DEPARTMENT),
  REFERENCE (SkvItem, "contact", contact, REF, CONTACT),
  REFERENCE (SkvItem, "duty", duty, REF, CONTACT),
  FIELD (SkvItem, effect, TEXT),
  FIELD (SkvItem, work, TEXT),
  FIELD (SkvItem, duration, LENGTH),
  FIELD (SkvItem, downtime, LENGTH),
  FIELD (SkvItem, rollback, LENGTH),
  FIELD (SkvItem, emergency, BOOL),
  FIELD (SkvItem, review, DAY),
  FIELD (SkvItem, reviewed, DAY),
  FIELD (SkvItem, reason, TEXT),
  FIELD (SkvItem, by, TEXT),
  FIELD (SkvItem, notes, TEXT),
  REFERENCE (SkvItem, "source", source, REF, SOURCE),
  FIELD (SkvItem, closing_date, DAY),
  REFERENCE (SkvItem, "after", after, REFS, ITEM),
  FIELD (SkvItem, bundle, TEXT),
  FIELD (SkvItem, aftercare_days, INT),
  REFERENCE (SkvItem, "rule", rule, REF, RULE),
  NAMED (SkvItem, "original_date", original_day, DAY),
  FIELD (SkvItem, actual_start, MOMENT),
  FIELD (SkvItem, actual_end, MOMENT),
  FIELD (SkvItem, outcome, TEXT),
  FIELD (SkvItem, postponed_from, TEXT),
  FIELD (SkvItem, external, BOOL),
  FIELD (SkvItem, expected_end, MOMENT),
  REFERENCE (SkvItem, "caused_by", caused_by, REF, ITEM),
  FIELD (SkvItem, sites, TEXT),
};

static const SkvField exception_fields[] = {
  FIELD (SkvException, item, TEXT),    FIELD (SkvException, against, TEXT),
  FIELD (SkvException, check, TEXT),   FIELD (SkvException, by, TEXT),
  FIELD (SkvException, reason, TEXT),  FIELD (SkvException, until, DAY),
  FIELD (SkvException, item_at, TEXT), FIELD (SkvException, against_at, TEXT),
};

static const SkvField check_fields[] = {
  ENUMERATION (SkvCheckSetting, "severity", severity, severity_names),
  FIELD (SkvCheckSetting, days, INT),
};

static const SkvField lift_fields[] = {
  FIELD (SkvLift, freeze, TEXT), FIELD (SkvLift, from, DAY),    FIELD (SkvLift, until, DAY),
  FIELD (SkvLift, by, TEXT),     FIELD (SkvLift, reason, TEXT),
};

static const SkvField layer_fields[] = {
  FIELD (SkvLayer, name, TEXT),  FIELD (SkvLayer, by, TEXT),      FIELD (SkvLayer, made, DAY),
  FIELD (SkvLayer, notes, TEXT), FIELD (SkvLayer, changes, TEXT),
};

static const char *const version_state_names[] = { "draft", "decided", "published", NULL };

static const SkvField version_fields[] = {
  FIELD (SkvVersion, name, TEXT),  ENUMERATION (SkvVersion, "state", state, version_state_names),
  FIELD (SkvVersion, date, DAY),   FIELD (SkvVersion, by, TEXT),
  FIELD (SkvVersion, notes, TEXT), FIELD (SkvVersion, content, TEXT),
};

static const SkvField template_fields[] = {
  FIELD (SkvTemplate, name, TEXT),
  FIELD (SkvTemplate, lane, TEXT),
  FIELD (SkvTemplate, title, TEXT),
  REFERENCE (SkvTemplate, "systems", systems, REFS, SYSTEM),
  REFERENCE (SkvTemplate, "department", department, REF, DEPARTMENT),
  FIELD (SkvTemplate, work, TEXT),
  FIELD (SkvTemplate, effect, TEXT),
  FIELD (SkvTemplate, duration, LENGTH),
  FIELD (SkvTemplate, downtime, LENGTH),
  FIELD (SkvTemplate, rollback, LENGTH),
  FIELD (SkvTemplate, aftercare_days, INT),
  FIELD (SkvTemplate, notes, TEXT),
};

static const SkvField view_fields[] = {
  FIELD (SkvView, name, TEXT),
  FIELD (SkvView, search, TEXT),
  REFERENCE (SkvView, "organisations", organisations, REFS, ORGANISATION),
  REFERENCE (SkvView, "departments", departments, REFS, DEPARTMENT),
  REFERENCE (SkvView, "systems", systems, REFS, SYSTEM),
  FIELD (SkvView, lanes, TEXTS),
  FIELD (SkvView, statuses, TEXTS),
  FIELD (SkvView, works, TEXTS),
  FIELD (SkvView, priorities, TEXTS),
};

static const char *const request_state_names[] = { "waiting", "accepted", "declined", "withdrawn",
                                                   NULL };

static const SkvField request_fields[] = {
  FIELD (SkvRequest, title, TEXT),
  REFERENCE (SkvRequest, "department", department, REF, DEPARTMENT),
  REFERENCE (SkvRequest, "contact", contact, REF, CONTACT),
  FIELD (SkvRequest, sent_by, TEXT),
  FIELD (SkvRequest, received, TEXT),
  ENUMERATION (SkvRequest, "state", state, request_state_names),
  FIELD (SkvRequest, answer, TEXT),
  FIELD (SkvRequest, answered, TEXT),
  FIELD (SkvRequest, answered_by, TEXT),
  FIELD (SkvRequest, proposal, TEXT),
  FIELD (SkvRequest, records, TEXTS),
  FIELD (SkvRequest, digest, TEXT),
};

static const SkvField confirmation_fields[] = {
  REFERENCE (SkvConfirmation, "department", department, REF, DEPARTMENT),
  FIELD (SkvConfirmation, year, INT),
  FIELD (SkvConfirmation, asked, TEXT),
  FIELD (SkvConfirmation, reminded, TEXT),
  FIELD (SkvConfirmation, answered, TEXT),
  FIELD (SkvConfirmation, by, TEXT),
  FIELD (SkvConfirmation, notes, TEXT),
};

static const SkvField notice_fields[] = {
  FIELD (SkvNotice, item, TEXT),    FIELD (SkvNotice, notice_kind, TEXT),
  FIELD (SkvNotice, channel, TEXT), FIELD (SkvNotice, language, TEXT),
  FIELD (SkvNotice, sent, TEXT),    FIELD (SkvNotice, recipients, TEXT),
  FIELD (SkvNotice, by, TEXT),      FIELD (SkvNotice, content, TEXT),
};

static const SkvField wording_fields[] = {
  FIELD (SkvWording, name, TEXT),    FIELD (SkvWording, notice_kind, TEXT),
  FIELD (SkvWording, channel, TEXT), FIELD (SkvWording, language, TEXT),
  FIELD (SkvWording, content, TEXT),
};

static const SkvField contingency_fields[] = {
  FIELD (SkvContingency, name, TEXT),
  REFERENCE (SkvContingency, "system", system, REF, SYSTEM),
  FIELD (SkvContingency, short_responsible, TEXT),
  FIELD (SkvContingency, long_responsible, TEXT),
  FIELD (SkvContingency, long_after, INT),
  FIELD (SkvContingency, steps, TEXT),
};

static const char *const log_kind_names[] = {
  "news", "step", "expected", "task", "follow-up", NULL
};

static const SkvField log_entry_fields[] = {
  FIELD (SkvLogEntry, item, TEXT),
  FIELD (SkvLogEntry, made, TEXT),
  FIELD (SkvLogEntry, by, TEXT),
  ENUMERATION (SkvLogEntry, "entry_kind", entry_kind, log_kind_names),
  FIELD (SkvLogEntry, step, TEXT),
  FIELD (SkvLogEntry, content, TEXT),
  FIELD (SkvLogEntry, done, BOOL),
  FIELD (SkvLogEntry, due, DAY),
};

static const struct
{
  const char *name;
  const SkvField *fields;
  gsize n_fields;
} kinds[SKV_N_KINDS] = {
  [SKV_KIND_SETTINGS] = { "settings", settings_fields, G_N_ELEMENTS (settings_fields) },
  [SKV_KIND_ORGANISATION] = { "organisation", organisation_fields,
                              G_N_ELEMENTS (organisation_fields) },
  [SKV_KIND_DEPARTMENT] = { "department", department_fields, G_N_ELEMENTS (department_fields) },
  [SKV_KIND_CONTACT] = { "contact", contact_fields, G_N_ELEMENTS (contact_fields) },
  [SKV_KIND_SYSTEM] = { "system", system_fields, G_N_ELEMENTS (system_fields) },
  [SKV_KIND_RELATION] = { "relation", relation_fields, G_N_ELEMENTS (relation_fields) },
  [SKV_KIND_LANE] = { "lane", lane_fields, G_N_ELEMENTS (lane_fields) },
  [SKV_KIND_SOURCE] = { "source", source_fields, G_N_ELEMENTS (source_fields) },
  [SKV_KIND_LOCAL_DAY] = { "local_day", local_day_fields, G_N_ELEMENTS (local_day_fields) },
  [SKV_KIND_RULE] = { "rule", rule_fields, G_N_ELEMENTS (rule_fields) },
  [SKV_KIND_ITEM] = { "item", item_fields, G_N_ELEMENTS (item_fields) },
  [SKV_KIND_EXCEPTION] = { "exception", exception_fields, G_N_ELEMENTS (exception_fields) },
  [SKV_KIND_CHECK] = { "check_setting", check_fields, G_N_ELEMENTS (check_fields) },
  [SKV_KIND_LIFT] = { "lift", lift_fields, G_N_ELEMENTS (lift_fields) },
  [SKV_KIND_LAYER] = { "layer", layer_fields, G_N_ELEMENTS (layer_fields) },
  [SKV_KIND_VERSION] = { "version", version_fields, G_N_ELEMENTS (version_fields) },
  [SKV_KIND_TEMPLATE] = { "template", template_fields, G_N_ELEMENTS (template_fields) },
  [SKV_KIND_VIEW] = { "view", view_fields, G_N_ELEMENTS (view_fields) },
  [SKV_KIND_REQUEST] = { "request", request_fields, G_N_ELEMENTS (request_fields) },
  [SKV_KIND_CONFIRMATION] = { "confirmation", confirmation_fields,
                              G_N_ELEMENTS (confirmation_fields) },
  [SKV_KIND_NOTICE] = { "notice", notice_fields, G_N_ELEMENTS (notice_fields) },
  [SKV_KIND_WORDING] = { "wording", wording_fields, G_N_ELEMENTS (wording_fields) },
  [SKV_KIND_CONTINGENCY] = { "contingency", contingency_fields, G_N_ELEMENTS (contingency_fields) },
  [SKV_KIND_LOG_ENTRY] = { "log_entry", log_entry_fields, G_N_ELEMENTS (log_entry_fields) },
};

const char *
skv_kind_name (SkvKind kind)
{
  g_return_val_if_fail ((int) kind >= 0 && kind < SKV_N_KINDS, NULL);
  return kinds[kind].name;
}

const SkvField *
skv_kind_fields (SkvKind kind, gsize *n_fields)
{
  g_return_val_if_fail ((int) kind >= 0 && kind < SKV_N_KINDS, NULL);
  *n_fields = kinds[kind].n_fields;
  return kinds[kind].fields;
}

const char *
skv_status_name (SkvStatus status)
{
  return status_names[status];
}

const char *
skv_priority_name (SkvPriority priority)
{
  return priority_names[priority];
}
