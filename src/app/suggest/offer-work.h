/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/session.h"
#include "core/conflict/bundles.h"
#include "core/conflict/solutions.h"

G_BEGIN_DECLS

/* What can be offered, looked for in a thread: it is as dear as some full checks. */
typedef struct
{
  gboolean gone;   /* there is no such conflict any more */
  char *message;   /* (owned) (nullable): the conflict in words */
  GPtrArray *list; /* (owned) (nullable) (element-type SkvSolution), or SkvBundle */
} SkvOffers;

void skv_offers_free (SkvOffers *self);

/* With @check and @item (nullable) the ways out of that conflict, else which jobs of the year that
 * is shown belong together. Dropped when the plan changes. @done gets the SkvOffers. */
SkvWork *skv_offers_start (GObject *owner,
                           SkvSession *session,
                           const char *check,
                           const char *item,
                           const char *against,
                           SkvWorkDone done);

/* Is that a conflict that nobody has accepted? @index (out) (optional): among what was found */
gboolean skv_offers_has_conflict (
  SkvChecker *checker, const char *check, const char *item, const char *against, guint *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvOffers, skv_offers_free)

G_END_DECLS
