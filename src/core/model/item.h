/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/record.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_STATUS_PROPOSED,
  SKV_STATUS_APPROVED,
  SKV_STATUS_ANNOUNCED,
  SKV_STATUS_STARTED,
  SKV_STATUS_DONE,
  SKV_STATUS_POSTPONED,
  SKV_STATUS_CANCELLED,
} SkvStatus;

typedef enum
{
  SKV_PRIORITY_NONE, /* not said */
  SKV_PRIORITY_LOW,
  SKV_PRIORITY_MEDIUM,
  SKV_PRIORITY_HIGH,
  SKV_PRIORITY_CRITICAL,
} SkvPriority;

/**
 * SkvItem:
 *
 * One dated thing in a lane; or, with @rule and @original_day set, a rule's occurrence that a
 * person changed (moved, cancelled, renamed); or, with @rule alone, one that a person added to
 * those of the rule: it counts towards its yearly budget.
 *
 * What an item with a rule does not say comes from the rule: systems, organisations, the end; and
 * the time of day if a timed rule's item is all-day with a start and no end.
 *
 * @start and @end are half open. Timed: instants in seconds since the epoch, UTC. All-day
 * (@all_day): civil dates as day × 86 400, the end excluded. Never mix the two: use
 * skv_item_span() for instants and skv_item_days() for dates.
 *
 * An item that is not placed yet has no @start; one whose length is unknown has neither @end nor
 * @duration. Both are "not calculated", never free.
 */
typedef struct
{
  SkvRecord parent;
  char *lane;
  char *title;
  gboolean all_day;
  gint64 start; /* SKV_MOMENT_NONE: not placed */
  gint64 end;   /* SKV_MOMENT_NONE: start + duration, if that is known */
  SkvStatus status;
  SkvPriority priority;
  GStrv systems;
  GStrv organisations;
  char *department; /* (nullable): id */
  char *contact;    /* (nullable): id */
  char *duty;       /* (nullable): id of a contact, who is on duty in it */
  char *effect;     /* (nullable): "unstable", "restart", "no-users", "down" */
  char *work;       /* (nullable): kind of work: "replacement", "security", "upgrade", "change" */
  int duration;     /* minutes of work; -1 unknown */
  int downtime;     /* expected minutes without the systems; -1 unknown */
  int rollback;     /* minutes needed to roll back after the end; -1 none */
  gboolean emergency;
  SkvDay review;      /* of an emergency: when it is to be looked at afterwards; SKV_DAY_NONE */
  SkvDay reviewed;    /* when that was done; SKV_DAY_NONE */
  char *reason;       /* (nullable): why moved, cancelled or an emergency */
  char *by;           /* (nullable): who decided that, a role or a name */
  char *notes;        /* (nullable) */
  GStrv after;        /* ids of items that must be done before it */
  char *bundle;       /* (nullable): jobs with the same word here belong together and move as one */
  int aftercare_days; /* days after it in which its systems should be left in peace; 0: none */
  char *rule;         /* (nullable): id of the rule whose occurrence this is */
  char *source;       /* (nullable): id of the source that it came from */
  SkvDay closing_date; /* last day for wishes before it; SKV_DAY_NONE */
  SkvDay original_day; /* that occurrence's date by the rule before any shift; SKV_DAY_NONE */

  /* How it went. These three always are instants, also of what is all-day; SKV_MOMENT_NONE. */
  gint64 actual_start;
  gint64 actual_end;
  gint64 expected_end;  /* of an outage that is not over */
  char *outcome;        /* (nullable): in words */
  char *postponed_from; /* (nullable): where it was first, its start as JSON writes it */
  gboolean external;    /* the cause lies outside the organisation */
  char *caused_by; /* (nullable): id of the item, such as maintenance that an outage followed */
  char *sites;     /* (nullable): of a rolling upgrade, JSON array of {"name", "done"} */
} SkvItem;

/* end, or start + duration, in the units of @start; SKV_MOMENT_NONE if unknown */
gint64 skv_item_get_end (const SkvItem *self);
/* instants of the item; FALSE (and nothing written) if start or end is unknown */
gboolean skv_item_span (const SkvItem *self, const SkvZone *zone, SkvSpan *span);
/* civil days that the item touches, [first, end); FALSE if it is not placed. An unknown end
 * counts as the first day. */
gboolean skv_item_days (const SkvItem *self, const SkvZone *zone, SkvDay *first, SkvDay *end);

/* forgets how it went: for a copy of it at another time */
void skv_item_clear_course (SkvItem *self);

/* lower-case stable spelling, "proposed", and what people call it, translated */
const char *skv_status_name (SkvStatus status);
const char *skv_status_title (SkvStatus status);
/* "none", "low", … and what people call it, translated */
const char *skv_priority_name (SkvPriority priority);
const char *skv_priority_title (SkvPriority priority);

G_END_DECLS
