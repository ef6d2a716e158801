/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

#define SKV_TYPE_WORK (skv_work_get_type ())
G_DECLARE_FINAL_TYPE (SkvWork, skv_work, SKV, WORK, GObject)

/**
 * SkvWork:
 *
 * Something that takes longer than the main loop may wait: it runs in a thread of its own, on what
 * is its own, such as a copy of the plan, and its result comes back to the main loop. Plans and
 * checkers belong to one thread at a time: one that the thread makes may be handed over as the
 * result.
 *
 * Signals, on the main loop: "progress" (double, 0 to 1), and "over" when it has come to an end in
 * any way. SkvWorkBar shows them.
 */

/* In the thread: gives the result (transfer full), or NULL with an error, or NULL alone if there is
 * none. It may look at the cancellable and tell how far it has come. */
typedef gpointer (*SkvWorkRun) (SkvWork *work, gpointer data, GError **error);
/* On the main loop, once, unless it was dropped: @result (transfer full) or @error, which is
 * G_IO_ERROR_CANCELLED if a person cancelled it. */
typedef void (*SkvWorkDone) (gpointer owner, gpointer result, const GError *error);

typedef struct
{
  SkvWorkRun run;
  gpointer data;            /* (transfer full): the thread's own */
  GDestroyNotify free_data; /* (nullable) */
  GDestroyNotify free_result;
  SkvWorkDone done;
} SkvWorkTask;

/* @owner: if it goes, or @plan (nullable) changes, the work is dropped: nobody hears of it any
 * more. (transfer full) */
SkvWork *skv_work_start (GObject *owner, SkvPlan *plan, const SkvWorkTask *task);

/* From now on it is @owner's, whom done() is told of. */
void skv_work_hand_over (SkvWork *self, GObject *owner);

/* Of fewer items a plan is checked, drawn and written in less time than a thread and a copy are
 * worth.
 */
#define SKV_WORK_FEW_ITEMS 3000
gboolean skv_work_is_large (SkvPlan *plan);

/* A person gave up: done() is told at once, and the thread stops when it looks. */
void skv_work_cancel (SkvWork *self);
/* Nobody wants it any more: done() is not called. */
void skv_work_drop (SkvWork *self);
gboolean skv_work_is_over (SkvWork *self);

/* in the thread */
GCancellable *skv_work_get_cancellable (SkvWork *self);
void skv_work_tell_progress (SkvWork *self, double done);

/* Drops what is under way at @work, if anything, and lets go of it. */
static inline void
skv_work_clear (SkvWork **work)
{
  if (*work != NULL)
    skv_work_drop (*work);
  g_clear_object (work);
}

G_END_DECLS
