/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/reach.h"

G_BEGIN_DECLS

/**
 * SkvSystemLink:
 *
 * How work on one system affects another, as the conflicts see it: over at most
 * SkvSettings.hop_limit dependencies, and at its worst.
 */
typedef struct
{
  const char *system; /* id of the other system; the reach's */
  gboolean degraded;  /* works on, less well */
  guint distance;     /* relations between the two */
  GStrv path;         /* (owned): ids from what is affected to what is worked on */
} SkvSystemLink;

void skv_system_link_free (SkvSystemLink *self);

/* What work on @system affects, other than itself, each once, nearest first. Groups of which only
 * some members are affected are not among them.
 * (transfer full) (element-type SkvSystemLink) */
GPtrArray *skv_reach_list_affected (SkvReach *self, guint system);
/* the systems on which work affects @system, in the same form */
GPtrArray *skv_reach_list_causes (SkvReach *self, guint system);

G_END_DECLS
