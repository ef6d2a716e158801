/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/session.h"
#include "app/work.h"
#include "core/exchange/merge.h"

G_BEGIN_DECLS

/* What a merge would make of the plan, found in a thread. */
typedef struct
{
  SkvMerge *merge;              /* (owned) */
  SkvMergeConflicts *conflicts; /* (owned): from this year on */
  char *kinship;                /* (owned): in words */
} SkvMergeFound;

void skv_merge_found_free (gpointer self);

/* Compares the plan of @session, whose file is @ours, with the one at @theirs, and calls @done as
 * SkvWorkTask does, with a SkvMergeFound (transfer full). It is dropped if the plan changes.
 * (transfer full) */
SkvWork *skv_merge_work_start (
  GObject *owner, SkvSession *session, GFile *ours, GFile *theirs, SkvWorkDone done);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvMergeFound, skv_merge_found_free)

G_END_DECLS
