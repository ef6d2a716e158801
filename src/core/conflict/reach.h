/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/**
 * SkvReach:
 *
 * What a piece of work on one system reaches through the plan's relations. Systems have dense
 * numbers here, 0 .. n - 1, in the order in which they came into the plan.
 *
 * Work on X affects X; everything that depends on something affected; all members of a group that
 * is affected as a whole; and the groups that something affected is a member of, but those only *in
 * part*: what depends on such a group is affected, its other members are not. A way there is known
 * for everything reached. Circles of relations do no harm.
 *
 * SkvSettings.hop_limit says over how many dependencies an effect is followed (0: all). To be in a
 * group is no dependency and does not count: a group of systems is as near as the systems are.
 * What comes over a relation whose effect is "degraded" is degraded from there on; memberships
 * change nothing. Where several ways lead to a system, the worst counts: it is down if one of them
 * has no degraded relation within the limit.
 *
 * A period that protects a group protects its members, all the way down. Because the affected
 * systems are closed towards their groups, it is enough to ask whether one of them is *named* by
 * the period: then, and only then, one of them is protected.
 *
 * Answers are computed when first asked for and kept. Not for use by two threads at once.
 */
typedef struct _SkvReach SkvReach;

typedef struct
{
  guint system;
  gboolean in_part;  /* a group of which only some members are affected */
  gboolean degraded; /* works on, less well */
  guint hops;        /* dependencies between it and the system worked on: as few as lead there */
  guint distance;    /* relations, memberships included */
  guint from;        /* place in the same array of the one before it; the first one's is itself */
} SkvReached;

typedef struct
{
  guint system;
  gboolean degraded; /* what work on it does to the system asked about, at worst */
} SkvCause;

SkvReach *skv_reach_new (SkvPlan *plan);
void skv_reach_free (SkvReach *self);

guint skv_reach_get_n_systems (const SkvReach *self);
/* FALSE if the plan has no such system */
gboolean skv_reach_lookup (const SkvReach *self, const char *id, guint *system);
const char *skv_reach_get_id (const SkvReach *self, guint system);

/* What work on @system affects, over the fewest dependencies first and itself at the start. A
 * system may be there more than once: degraded and, farther off, down; in part and, farther off, as
 * a whole (transfer none) */
const SkvReached *skv_reach_affected (SkvReach *self, guint system, guint *n);
/* The other way round: the systems on which work affects @system, itself among them, each once,
 * those that take it down first
 * (transfer none) (array length=n) */
const SkvCause *skv_reach_causes (SkvReach *self, guint system, guint *n);
/* itself and all groups that it is in, directly or not (transfer none) (array length=n) */
const guint *skv_reach_groups (SkvReach *self, guint system, guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvReach, skv_reach_free)

G_END_DECLS
