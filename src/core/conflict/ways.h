/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker-private.h"

G_BEGIN_DECLS

/**
 * SkvWays:
 *
 * How work on some systems comes to others.
 */
typedef struct
{
  GStrv hit;         /* (owned): what is hit, worst and nearest first; not what lies behind */
  GStrv path;        /* (owned): the shortest way from the first of @hit to a system worked on */
  GStrv sources;     /* (owned): the systems worked on from which something is hit */
  gboolean degraded; /* it is hit, but only so that it works on, less well */
} SkvWays;

typedef enum
{
  SKV_WAYS_TO_NAMED,     /* the targets themselves, as wholes or in part */
  SKV_WAYS_TO_PROTECTED, /* the targets and their members; groups only as wholes */
} SkvWaysFlags;

/* @works, @targets: numbers of systems */
void skv_ways_find (SkvReach *reach,
                    const guint *works,
                    guint n_works,
                    const guint *targets,
                    guint n_targets,
                    SkvWaysFlags flags,
                    SkvWays *ways);
void skv_ways_clear (SkvWays *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SkvWays, skv_ways_clear)

G_END_DECLS
