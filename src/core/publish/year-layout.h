/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/day.h"
#include "core/publish/zoom.h"

G_BEGIN_DECLS

#define SKV_YEAR_COLUMNS 37 /* a month of 31 days that starts on a Sunday */
#define SKV_YEAR_NO_BAR G_MAXUINT

typedef enum
{
  SKV_YEAR_BAR_GHOST = 1 << 0,    /* the original place of something that was moved */
  SKV_YEAR_BAR_PROPOSED = 1 << 1, /* not in the plan: lies where the others leave room */
  SKV_YEAR_BAR_FOLDED = 1 << 2,   /* its lane has one track, as all bars of the lane must say */
  SKV_YEAR_BAR_TAIL = 1 << 3,     /* goes on where the bar ends whose index is one less: lies in the
                                   * same track if that is free, and labels may flow over it */
} SkvYearBarFlags;

/**
 * SkvYearBar:
 *
 * What is laid out. @start and @end are civil minutes since 1970-01-01T00:00 without a zone, half
 * open; an end that is not after the start counts as one minute. At this zoom a bar fills every
 * civil day that it touches.
 */
typedef struct
{
  guint index; /* the caller's name for it; unique within a band, and deciding between equals */
  gint64 start;
  gint64 end;
  guint lane;        /* 0 on top */
  guint flags;       /* SkvYearBarFlags */
  guint label_chars; /* Characters of the label for which room is wanted right of a bar that is too
                      * narrow for it; 0: none. Given only while there is height to spare. */
  guint band;        /* of the row, 0 on top: below metrics.n_bands; 0 where rows have none */
} SkvYearBar;

typedef enum
{
  SKV_YEAR_RECT_CONTINUES_LEFT = 1 << 0,  /* begins in an earlier row, or before the first day */
  SKV_YEAR_RECT_CONTINUES_RIGHT = 1 << 1, /* goes on in a later row, or after the last day */
  SKV_YEAR_RECT_GHOST = 1 << 2,
  SKV_YEAR_RECT_DENSITY =
    1 << 3, /* one day on which more bars lie than tracks: stands for @count */
  SKV_YEAR_RECT_PROPOSED = 1 << 4,
  SKV_YEAR_RECT_FOLDED = 1 << 5, /* of a lane that is folded into one track */
  SKV_YEAR_RECT_TAIL = 1 << 6,   /* see SKV_YEAR_BAR_TAIL */
} SkvYearRectFlags;

/**
 * SkvYearRect:
 *
 * The part of a bar that lies in one row; days [first_day, end_day). A density rectangle stands for
 * @count bars on one day, of which @bar is the first; all: skv_year_layout_list_density().
 */
typedef struct
{
  guint row;
  guint band;
  guint lane;
  guint track; /* within the row, counted over all bands and lanes from the top */
  guint bar;   /* SkvYearBar.index */
  guint count; /* 1 unless a density rectangle */
  guint flags; /* SkvYearRectFlags */
  SkvDay first_day;
  SkvDay end_day;
  double x;
  double y;
  double width;
  double height;
  double label_start; /* A label may flow out of the rectangle over [label_start, label_end) */
  double label_end;   /* without touching another one of its track. */
} SkvYearRect;

/* One month, or the part of it that lies within the days asked for. */
typedef struct
{
  SkvDay first_day;
  SkvDay end_day;
  guint first_column; /* of first_day */
  double y;           /* the date line is [y, bars_y) */
  double height;
  double bars_y; /* of track 0; track n is at bars_y + n × pitch */
  guint n_tracks;
  guint first_rect; /* rectangles [first_rect, first_rect + n_rects) are in this row */
  guint n_rects;
} SkvYearRow;

/* Lengths in whatever unit the size is in (pixels on a screen, points on paper). */
typedef struct
{
  double label_width;   /* of the month names at the left */
  double header_height; /* of the weekday names on top */
  double date_height;   /* of the line of day numbers at the top of every row */
  double row_padding;   /* under the last track of a row */
  double min_pitch;     /* of one track to the next */
  double max_pitch;
  double bar_gap;     /* between tracks, part of the pitch */
  double bar_inset;   /* left and right of a bar within its days; none where it continues */
  double char_width;  /* of an average character of a label */
  double grid;        /* edges and the pitch fall on multiples of this; 0: anywhere */
  guint min_tracks;   /* height of an empty row */
  guint min_cap;      /* a lane may always have this many tracks in a row, */
  guint max_cap;      /* and never more than this; what does not fit becomes density (1..32) */
  gboolean by_week;   /* a row is a week of 7 columns, not a month of 37 */
  double text_height; /* Text is no larger than on a bar as high as this; 0: as high as its bar. */
  double hour_height; /* of a time grid: the least */
  guint crowd;        /* More tracks a row than this, on average, nobody can take in: min_cap is
                       * then lowered too, down to density alone. */
  guint n_bands;      /* Each row is split into so many, of at least one track each (up to 1024). */
  gboolean hide_empty_bands; /* those with nothing in a row take no height there */
} SkvYearMetrics;

/**
 * SkvYearLayout:
 *
 * The folded year as a flat array of rectangles: a pure function of days, bars, size and metrics.
 * Immutable, reference counted.
 *
 * The contract:
 * - Rows are the months that [from, to) touches, top down without gaps; 37 weekday columns start on
 *   Monday. Or they are its weeks, of seven columns.
 * - In a row lanes lie in order; each has as many tracks as overlap there (first fit by first day
 * in the row, then ghosts last, longest, start, index), and then what is proposed takes the first
 *   track that has room: it moves nothing else to another track. Lanes with nothing in a row take
 *   no height.
 * - If rows have bands, these lie in order, each with lanes of its own. A bar that is given for
 *   several bands is in each of them.
 * - Rectangles are sorted by row, track, x; those of one track do not overlap.
 * - Every day of every bar within [from, to) is in exactly one rectangle of each of its bands: one
 *   of its own, or the day's density rectangle of its lane, which counts it.
 * - One pitch for the whole year. If even the least pitch does not fit, the tracks that a lane may
 *   have are lowered from max_cap to min_cap; if that is not enough the layout is as high as it
 * must be, higher than was asked for: scroll. Height to spare goes to the rows alike.
 * - The same bars in any order give the same layout.
 */
typedef struct _SkvYearLayout SkvYearLayout;

/* What fits a screen of that size; @scale enlarges text and all lengths with it (1: 96 dpi). */
void skv_year_metrics_init (SkvYearMetrics *self, double width, double scale);

/* [from, to) must not be empty, lanes are below 65536. Bars outside are left out. A @height of 0
 * gives the least height that the rows can have. A @width that leaves a column less than 4 is
 * widened to that. (transfer full) */
SkvYearLayout *skv_year_layout_new (SkvDay from,
                                    SkvDay to,
                                    const SkvYearBar *bars,
                                    gsize n_bars,
                                    double width,
                                    double height,
                                    const SkvYearMetrics *metrics);
/* What a zoom needs otherwise than the whole year does: a month is folded into weeks; the nearer,
 * the higher its bars may be. @scale as before. */
void skv_year_metrics_zoom (SkvYearMetrics *self, SkvZoom zoom, double scale);
SkvYearLayout *skv_year_layout_ref (SkvYearLayout *self);
void skv_year_layout_unref (SkvYearLayout *self);

SkvDay skv_year_layout_get_from (const SkvYearLayout *self);
SkvDay skv_year_layout_get_to (const SkvYearLayout *self);
const SkvYearMetrics *skv_year_layout_get_metrics (const SkvYearLayout *self);
double skv_year_layout_get_width (const SkvYearLayout *self);
/* of the whole drawing: what was asked for, or more if that is not enough */
double skv_year_layout_get_height (const SkvYearLayout *self);
/* the least height in which these bars can be laid out at this width without scrolling */
double skv_year_layout_get_min_height (const SkvYearLayout *self);
double skv_year_layout_get_pitch (const SkvYearLayout *self);

guint skv_year_layout_get_n_rows (const SkvYearLayout *self);
const SkvYearRow *skv_year_layout_get_row (const SkvYearLayout *self, guint row);
/* (transfer none) (array length=n) sorted by row, track, x */
const SkvYearRect *skv_year_layout_get_rects (const SkvYearLayout *self, guint *n);
/* columns of a row: 37, or 7 if a row is a week */
guint skv_year_layout_get_n_columns (const SkvYearLayout *self);
/* left edge of a column, 0..n; that of column n is the right edge of the last one */
double skv_year_layout_column_x (const SkvYearLayout *self, guint column);

/* Where a band lies in a row, from its first track to the next band, or to the end of the row; any
 * out pointer may be NULL. FALSE if it has no height there. */
gboolean skv_year_layout_get_band (
  const SkvYearLayout *self, guint row, guint band, double *y, double *height);
/* the band at that height, or -1: above the bands of a row, or where there are none */
int skv_year_layout_band_at (const SkvYearLayout *self, double y);

/* The rectangles of one bar, from the first day on, those of a row from the top: positions in the
 * array of skv_year_layout_get_rects(). Without those that are within density. (nullable) (transfer
 * none) */
const guint *skv_year_layout_find_bar (const SkvYearLayout *self, guint bar, guint *n);
/* the indices of the bars that a density rectangle stands for, in the order of packing
 * (transfer full) (element-type guint) */
GArray *skv_year_layout_list_density (const SkvYearLayout *self, const SkvYearRect *rect);

/* the rectangle that holds that point, edges left and top included (transfer none) (nullable) */
const SkvYearRect *skv_year_layout_rect_at (const SkvYearLayout *self, double x, double y);
/* the row at that height, or -1 */
int skv_year_layout_row_at (const SkvYearLayout *self, double y);
/* the day whose cell holds that point, or SKV_DAY_NONE */
SkvDay skv_year_layout_day_at (const SkvYearLayout *self, double x, double y);
/* the column at that x, or -1 left and right of all */
int skv_year_layout_column_at (const SkvYearLayout *self, double x);
/* The whole cell of a day, from the top of its row to the bottom; any out pointer may be NULL.
 * FALSE if the day is not within [from, to). */
gboolean skv_year_layout_day_cell (
  const SkvYearLayout *self, SkvDay day, double *x, double *y, double *width, double *height);
/* row and column of a day; FALSE if it is not within [from, to) */
gboolean
skv_year_layout_day_place (const SkvYearLayout *self, SkvDay day, guint *row, guint *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvYearLayout, skv_year_layout_unref)

G_END_DECLS
