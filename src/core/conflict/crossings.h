/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/reach.h"

G_BEGIN_DECLS

/* Systems, those that count as down before those that are only degraded. */
typedef struct
{
  guint *systems; /* (owned) (nullable) */
  guint n;
  guint n_down;
} SkvSlice;

/* Where something that names a system meets others: as plain lists of systems, each once. */
typedef struct
{
  gboolean known;
  SkvSlice affected; /* what work on it affects: there lie the periods that it may disturb */
  SkvSlice causes;   /* the systems on which work affects it */
  SkvSlice touching; /* either: where other work touches the same systems */
  SkvSlice groups;   /* itself and the groups it is in: where windows lie that open it */
} SkvCrossing;

/**
 * SkvCrossings:
 *
 * What SkvReach knows of each system, made ready to be read thousands of times: the inner loops of
 * the checker read it. Worked out when first asked for; not for use by two threads at once.
 */
typedef struct _SkvCrossings SkvCrossings;

/* @reach (unowned): outlives it */
SkvCrossings *skv_crossings_new (SkvReach *reach);
void skv_crossings_free (SkvCrossings *self);
/* (transfer none) */
const SkvCrossing *skv_crossings_get (SkvCrossings *self, guint system);
/* the other way round of groups: itself and, of a group, all its members, directly or not
 * (transfer none) */
const SkvSlice *skv_crossings_members (SkvCrossings *self, guint system);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvCrossings, skv_crossings_free)

G_END_DECLS
