/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/canvas.h"
#include "core/publish/year-layout.h"
#include "core/publish/year-theme.h"

G_BEGIN_DECLS

/* what a day is, besides its weekday */
typedef enum
{
  SKV_SHADE_PUBLIC = 1 << 0,
  SKV_SHADE_EVE = 1 << 1,
  SKV_SHADE_HALF_DAY = 1 << 2,
  SKV_SHADE_SCHOOL = 1 << 3, /* a school holiday: a hatched ribbon under the day numbers */
} SkvDayShade;

typedef enum
{
  SKV_MARK_NONE,
  SKV_MARK_SOFT, /* a triangle before the label, and a heavy edge */
  SKV_MARK_HARD, /* an exclamation mark, all of it in the look of a conflict */
} SkvMark;

typedef enum
{
  SKV_PAINT_GHOST = 1 << 0,      /* dashed outline only */
  SKV_PAINT_CANCELLED = 1 << 1,  /* dashed outline, text struck out */
  SKV_PAINT_UNRESOLVED = 1 << 2, /* dashed in the colour of a soft conflict, with a question mark */
  SKV_PAINT_EMERGENCY = 1 << 3,  /* an emergency: a lightning sign before the label */
  SKV_PAINT_FLOW = 1 << 4,       /* the label may flow out over free space */
  SKV_PAINT_ACCEPTED = 1 << 5,   /* somebody accepted a conflict of it: a tick */
  /* what a proposal does; at most one of PROPOSED, LEAVING, GOING and CHANGING */
  SKV_PAINT_PROPOSED = 1 << 6,  /* not there yet: heavy dashes in the lane's colour, a plus sign */
  SKV_PAINT_ARRIVING = 1 << 7,  /* with PROPOSED: moved here, an arrow instead of the plus sign */
  SKV_PAINT_LEAVING = 1 << 8,   /* the place that it is moved from: paled */
  SKV_PAINT_GOING = 1 << 9,     /* taken away or cancelled: paled, a line through all of it */
  SKV_PAINT_CHANGING = 1 << 10, /* changed where it is: a dashed frame within, a sign ≠ */
  SKV_PAINT_LEFT_OUT = 1 << 11, /* with any of them: not chosen; what is there looks as it does,
                                 * what is not is pale */
  /* beside a bar: the days after it, a faint band without text that labels may flow over */
  SKV_PAINT_AFTERCARE = 1 << 12,
} SkvPaintFlags;

/* how one bar is painted; strings belong to the caller */
typedef struct
{
  const char *labels[4]; /* from the longest down; NULL after the last. The last is ellipsized when
                          * even that does not fit, unless it looks like a time */
  const char *title;     /* (nullable) */
  const char *time;      /* (nullable): "17–22", for a line of its own where there is room */
  SkvLookKind look;
  SkvLaneLook lane; /* over it */
  SkvMark mark;
  guint flags; /* SkvPaintFlags */
} SkvPaintBar;

/* a thin line from the place of a bar to the one that is proposed for it: indices of bars */
typedef struct
{
  guint from;
  guint to;
} SkvYearLink;

typedef struct
{
  const SkvPaintBar *bars; /* by SkvYearBar.index */
  guint n_bars;
  const guint8 *shades;     /* (nullable): SkvDayShade of every day of the layout, from its first */
  guint skip;               /* a bar that is left out while it is dragged, or SKV_YEAR_NO_BAR */
  const SkvYearLink *links; /* (nullable): drawn where both are in one row, or above each other */
  guint n_links;
  const char *const *bands; /* (nullable): names of the layout's bands, to stand at their left */
} SkvYearScene;

typedef enum
{
  SKV_PART_HEADER = 1 << 0, /* weekday names on top, with their background */
  SKV_PART_GRID = 1 << 1,   /* background, bands, shades, dates, week numbers, months */
  SKV_PART_BARS = 1 << 2,
  SKV_PART_ALL = SKV_PART_HEADER | SKV_PART_GRID | SKV_PART_BARS,
} SkvYearParts;

/* Paint a laid-out year, or parts of it; its upper left corner is the canvas's origin. */
void skv_year_paint (SkvCanvas *canvas,
                     const SkvYearLayout *layout,
                     const SkvYearTheme *theme,
                     const SkvYearScene *scene,
                     SkvYearParts parts);

/* what marks a school holiday, in a box: lines, so that it differs from other days by more than
 * colour; @step: the distance between them */
void skv_year_paint_school (SkvCanvas *canvas, const SkvYearTheme *theme, SkvBox box, double step);

/* One bar in a box of its own, as what is dragged or a sample in a legend. @label_end: how far to
 * the right its label may flow (with SKV_PAINT_FLOW), or 0: not out of the box. */
void skv_year_paint_bar (SkvCanvas *canvas,
                         const SkvYearTheme *theme,
                         const SkvPaintBar *bar,
                         SkvBox box,
                         double label_end);

G_END_DECLS
