/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"
#include "core/publish/service-hours.h"

G_BEGIN_DECLS

/* How something that took a system down is counted. */
typedef enum
{
  SKV_DOWN_UNPLANNED, /* an outage of one's own, and work done in an emergency */
  SKV_DOWN_LATE,      /* planned work that was announced too late, or not at all: as unplanned */
  SKV_DOWN_OVERRUN,   /* planned work beyond its planned end: as unplanned */
  SKV_DOWN_PLANNED,   /* planned and announced in time */
  SKV_DOWN_EXTERNAL,  /* caused outside the organisation */
  SKV_N_DOWN_KINDS,
} SkvDownKind;

/* when people were told of work */
typedef enum
{
  SKV_TOLD_IN_TIME,
  SKV_TOLD_LATE,
  SKV_TOLD_NEVER,   /* there is a log of what was sent, and it is not in it */
  SKV_TOLD_UNKNOWN, /* there was no log yet: counted as told in time */
} SkvTold;

/**
 * skv_told_find:
 * @all: occurrences around it, for evenings that are announced together
 * @due: (out) (optional): the last day on which it had to be told; SKV_DAY_NONE
 * @told: (out) (optional): when it was; SKV_MOMENT_NONE
 *
 * Whether work was announced as many working days before as the plan has it (SkvSettings's
 * notice_days, ten for large work). What counts is the first announcement, and the last one that
 * moved it, if there is one: only then people knew this date.
 */
SkvTold skv_told_find (
  SkvPlan *plan, SkvOccurrences *all, const SkvOccurrence *occurrence, SkvDay *due, gint64 *told);

/* When that lay or lies in truth: how it went if that is known, else as it was planned. What has
 * begun and has no end lasts until @now, and not longer than @until. FALSE if it is not placed. */
gboolean
skv_uptime_course (const SkvOccurrence *occurrence, gint64 now, gint64 until, SkvSpan *span);
/* Did it happen, and does it take systems down? */
gboolean skv_uptime_takes_down (const SkvOccurrence *occurrence);

/* a stretch in which something took the system down; they may overlap */
typedef struct
{
  const SkvOccurrence *occurrence; /* of SkvUptimes */
  const char *through; /* (nullable): id of the system that it depends on; NULL: itself */
  SkvDownKind kind;
  SkvTold told;     /* of planned work */
  gboolean is_open; /* nobody said when it ended */
  SkvSpan span;
} SkvDown;

/**
 * SkvUptime:
 *
 * One system's month. A second belongs to exactly one of: up, @planned, @external or @down; where
 * several causes overlap it is the first of these that the agreement has: planned and announced
 * work (unless that counts), then what is one's own, then what was caused outside.
 */
typedef struct
{
  const SkvSystem *system;
  char *problem;  /* (owned) (nullable): why the service hours cannot be read: nothing is counted */
  gint64 service; /* seconds of service hours, up to now */
  gint64 down;    /* of these: counted as downtime */
  gint64 planned; /* planned and announced, not counted; 0 if the agreement counts it */
  gint64 external;                /* caused outside, not counted */
  gint64 kinds[SKV_N_DOWN_KINDS]; /* each kind's union by itself: these may overlap */
  guint n_causes;                 /* different occurrences in the service hours */
  guint n_unknown;                /* planned work in them of which nobody knows when it was told */
  GArray *downs; /* (owned) (element-type SkvDown) whether in service hours or not, by start */
} SkvUptime;

/* What was down when, of all systems in a stretch of days. */
typedef struct
{
  SkvSpan span;             /* cut at now */
  SkvOccurrences *all;      /* (owned) */
  GPtrArray *systems;       /* (owned) (element-type SkvUptime) in the plan's order */
  const char *organisation; /* (nullable) (unowned) */
} SkvUptimes;

/**
 * skv_uptimes_new:
 * @organisation: (nullable): id; its systems, and what was down for it
 * @now: nothing is counted after it; %SKV_MOMENT_NONE: all of it
 *
 * Days from @from to @to, the last not included. A system is down while what it depends on with
 * the effect "down" is, or a group that it is a member of. Outages (the lane "outage") take down
 * what they name, unless their effect is "unstable"; work and windows, also evenings that are as
 * their rule has them, do if their effect is "down", "no-users" or "restart", or they say how long
 * systems are away: then so long from their beginning.
 *
 * A system counts on the days on which it is for somebody, or for @organisation: where one has
 * ended within the days, its systems' service hours end with it, and those of its successor begin.
 *
 * Returns: (transfer full)
 */
SkvUptimes *
skv_uptimes_new (SkvPlan *plan, const char *organisation, SkvDay from, SkvDay to, gint64 now);
void skv_uptimes_free (SkvUptimes *self);
/* (transfer none) (nullable) */
const SkvUptime *skv_uptimes_lookup (const SkvUptimes *self, const char *system);

/* thousandths of a percent, rounded down so that it never says more than there was; -1 if there
 * were no service hours. @with_external: as users saw it */
int skv_uptime_get (const SkvUptime *self, gboolean with_external);
/* 1: as agreed or better, exactly; 0: below; -1: nothing is agreed, or nothing can be said */
int skv_uptime_is_met (const SkvUptime *self);
/* seconds that may be down by the agreement; -1 */
gint64 skv_uptime_allowed (const SkvUptime *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvUptimes, skv_uptimes_free)

G_END_DECLS
