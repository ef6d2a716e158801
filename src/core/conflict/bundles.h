/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"

G_BEGIN_DECLS

/* so many jobs are put together at most */
#define SKV_BUNDLE_MOST 4
/* so many bundles are told at most, the best */
#define SKV_BUNDLES_SHOWN 20
/* what one evening less is worth, in minutes of downtime */
#define SKV_BUNDLE_EVENING 60

/**
 * SkvBundle:
 *
 * Jobs that would better be done in one evening, since all of them take the same systems down,
 * directly or through relations: proposed or approved ones with a length, in no bundle yet and no
 * emergencies. They fit in one service window that serves them all, with their rollbacks, in an
 * order that the plan allows, and nothing of weight that was not there before comes of it: that has
 * been tried in a copy of the plan.
 *
 * Jobs that touch each other's systems are done one after the other, so that of two of these only
 * an evening is saved. What may be done at the same time is down once instead of twice: the minutes
 * saved are the downtimes of all, less the shortest in which they can be done (packing.h). A job
 * that does not say how long its systems are down takes them down for as long as it lasts; one that
 * only makes them unstable takes none down.
 */
typedef struct
{
  GStrv items;      /* (owned): ids, by start */
  GArray *starts;   /* (owned) (element-type gint64): of each, where it would begin */
  char *window;     /* (owned): id of the evening's occurrence */
  SkvDay day;       /* on which it begins */
  GStrv systems;    /* (owned): ids of what all of them take down, that of most users first */
  int minutes;      /* of downtime less */
  guint evenings;   /* fewer than now; a job without a date would need one of its own */
  guint days_moved; /* by so many days are they moved, together */
  char *when;       /* (owned): in words, date and times of all */
  char *why;        /* (owned): a sentence */
  SkvEdit *edit;    /* (owned): puts them together and moves them: one undoable edit */
} SkvBundle;

/* what it is worth: the more the better */
static inline int
skv_bundle_saving (const SkvBundle *self)
{
  return self->minutes + (int) self->evenings * SKV_BUNDLE_EVENING;
}

/* Bundles of jobs that lie in [from, to) or have no date, in windows of these days; the best first,
 * and no job in two of them, so that each can be taken after the others. Of up to a few dozens of
 * jobs that share systems all are looked at, of more those of the greatest savings. @today: for
 * what comes at short notice; SKV_DAY_NONE: nothing does. Each is made for the plan as it is: ask
 * again after one was taken. (transfer full) (element-type SkvBundle) */
GPtrArray *skv_bundles_find (SkvPlan *plan, SkvDay from, SkvDay to, SkvDay today);
void skv_bundle_free (SkvBundle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvBundle, skv_bundle_free)

G_END_DECLS
