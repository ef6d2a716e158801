/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/reach.h"
#include "core/publish/announcement.h"
#include "core/publish/evening-groups.h"

G_BEGIN_DECLS

struct _SkvAnnouncement
{
  SkvPlan *plan;       /* (owned) */
  SkvOccurrences *all; /* (owned) */
  GPtrArray *chosen;   /* (owned) (element-type SkvOccurrence): of which it tells */
  GPtrArray *told; /* (owned) (element-type SkvOccurrence): work of which it tells beside them */
  SkvAnnounceKind kind;
  char *name;       /* (owned): of the kind, as notices have it; also one of a later room's */
  char *occurrence; /* (owned) (nullable): id */
  char *language;   /* (owned) */
  char *department; /* (owned) (nullable): id */
  char *text;       /* (owned) */
  char *subject;    /* (owned) */
  char *body;       /* (owned) */
  guint n_undated;
};

/* is it a department's own system: does it, or somebody in it, own it? NULL: all are */
gboolean skv_announce_owns (SkvPlan *plan, const char *department, const char *system);
/* Fills in systems, jobs, not-working, disturbed, working and untouched, of work (element-type
 * SkvOccurrence) */
void skv_announce_fill_systems (
  SkvFill *fill, SkvPlan *plan, GPtrArray *work, const char *department, gboolean is_window);
/* "Visma Enterprise, ePhorte": what the work names; of a department's announcement its systems that
 * it reaches, "" if there are none (transfer full) */
char *skv_announce_touched_names (SkvPlan *plan,
                                  SkvReach *reach,
                                  const SkvOccurrence *occurrence,
                                  const char *department);
/* one entry more of a list of jobs; @systems (transfer full) */
void skv_announce_fill_job (
  SkvFill *fill, const char *list, SkvPlan *plan, const SkvOccurrence *occurrence, char *systems);

/* dates, figures, time and hours */
void skv_announce_fill_when (SkvFill *fill, const SkvEvening *evening);

G_END_DECLS
