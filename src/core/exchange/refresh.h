/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/sources.h"

G_BEGIN_DECLS

/* Sources that are read again by themselves: which are due, and what is kept of a reading. Nothing
 * here reads anything or asks the clock. */

/* what a new subscription is read after, and the most that can be said: a year */
#define SKV_REFRESH_HOURS_DEFAULT 24
#define SKV_REFRESH_HOURS_MAX 8784

/* is it at an address, and no file */
gboolean skv_source_has_address (const SkvSource *source);
/* is it followed, so that what it no longer says goes: at an address, or read every few hours */
gboolean skv_source_is_followed (const SkvSource *source);
/* when it is to be read next, seconds since the epoch, UTC; G_MAXINT64: by hand. @tried: when it
 * was tried last, if that is later than what it says itself; 0: not known */
gint64 skv_source_get_due (const SkvSource *source, gint64 tried);
/* ids of what is due at @now, longest overdue first (element-type utf8) (transfer container), the
 * ids borrowed of @plan. @tried: (nullable) (element-type utf8 gint64): by id */
GPtrArray *skv_sources_list_due (SkvPlan *plan, GHashTable *tried, gint64 now);

/* what a reading changes */
typedef struct
{
  guint n_new;
  guint n_moved;   /* to another time */
  guint n_changed; /* otherwise */
  guint n_gone;    /* it does not say them any more: they are cancelled */
  guint n_kept;    /* it does not say so many any more that nobody believes it: they stay */
} SkvRefreshCounts;

/* what @edit, not applied yet, does to items of @plan */
void skv_refresh_count (SkvPlan *plan, const SkvEdit *edit, SkvRefreshCounts *counts);
/* "3 new, 1 moved, 2 gone"; NULL if nothing changes (transfer full) (nullable) */
char *skv_refresh_words (const SkvRefreshCounts *counts);
/* the same with the day: "22 November 2026: 3 new"; @when: seconds since the epoch, UTC
 * (transfer full) (nullable) */
char *skv_refresh_describe (SkvPlan *plan, const SkvRefreshCounts *counts, gint64 when);

/**
 * skv_refresh_take_gone:
 * @edit: what the reading brings, not applied yet
 * @coming: (element-type SkvIcsComing): all that the source says
 * @now: what has begun by then stays as it was
 *
 * Puts what came from @source and is not in it any more into @edit as cancelled: nothing is lost,
 * and what comes back is valid again. If it is most of what lies ahead, the source is rather broken
 * than right: all of it stays, and @counts say so.
 */
void skv_refresh_take_gone (SkvPlan *plan,
                            SkvEdit *edit,
                            const char *source,
                            GPtrArray *coming,
                            gint64 now,
                            SkvRefreshCounts *counts);

/* It was asked and is as it was. */
void
skv_refresh_put_unchanged (SkvEdit *edit, const SkvSource *source, const SkvSourceReading *reading);
/* It could not be read, @problem says why; what came from it stays, and it counts as read when it
 * last was. */
void skv_refresh_put_failed (SkvEdit *edit, const SkvSource *source, const char *problem);

/* Is @edit of a reading that nobody asked for worth a step in the history? That something was read
 * once more is so once a day. */
gboolean skv_refresh_is_worth (SkvPlan *plan, const SkvEdit *edit);

/* the edit: as often as @hours, 0: by hand. NULL with SKV_PLAN_ERROR_INVALID (transfer full) */
SkvEdit *skv_source_set_hours (const SkvSource *source, int hours, GError **error);

/* "every day", "every 6 hours", "by hand" (transfer full) */
char *skv_refresh_words_hours (int hours);

G_END_DECLS
