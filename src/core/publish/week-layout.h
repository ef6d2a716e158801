/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/year-layout.h"

G_BEGIN_DECLS

#define SKV_QUARTER_MINUTES 15
#define SKV_WEEK_SLOTS (7 * 24 * 4) /* quarter-hours of a week */

/**
 * Week layout:
 *
 * Seven days side by side with their hours from top to bottom: a layout like the folded ones, and
 * asked in the same way. Its first row holds what lasts a day or longer, in lanes as ever; its last
 * row is the time grid, in which everything shorter lies as high as it is long.
 *
 * - In the grid a bar is cut at midnight, one rectangle a day.
 * - What overlaps in time lies side by side, ordered by lane, then start: as many columns as
 *   overlap at once in a run that hangs together, all of one width.
 * - A bar is never lower than a line of text, and what it hides that way counts as overlapping.
 * - Times are civil: a day has 24 hours here, also the two on which the clock is changed.
 */

/* @metrics: of SKV_ZOOM_WEEK. A @height that leaves an hour less than its least height gives a
 * higher layout: scroll. (transfer full) */
SkvYearLayout *skv_week_layout_new (SkvDay monday,
                                    const SkvYearBar *bars,
                                    gsize n_bars,
                                    double width,
                                    double height,
                                    const SkvYearMetrics *metrics);
gboolean skv_week_layout_is (const SkvYearLayout *self);
/* top of the time grid, and the height of one hour; 0 if it is no week */
double skv_week_layout_get_grid (const SkvYearLayout *self, double *hour);
/* The civil minute (since 1970-01-01T00:00) at a point of the time grid, that of the quarter-hour
 * that it lies in; G_MININT64 beside the grid. */
gint64 skv_week_layout_minute_at (const SkvYearLayout *self, double x, double y);
/* The part of [start, end), in such minutes, on @day: FALSE if there is none. */
gboolean skv_week_layout_span (const SkvYearLayout *self,
                               SkvDay day,
                               gint64 start,
                               gint64 end,
                               double *x,
                               double *y,
                               double *width,
                               double *height);

G_END_DECLS
