/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/canvas.h"

G_BEGIN_DECLS

/* How a kind of bar differs from others besides by colour. */
typedef enum
{
  SKV_PATTERN_PLAIN,   /* filled */
  SKV_PATTERN_RISING,  /* hatched / */
  SKV_PATTERN_FALLING, /* hatched \ */
  SKV_PATTERN_CROSS,   /* both */
  SKV_PATTERN_OUTLINE, /* light fill within a clear edge */
  SKV_PATTERN_EDGE,    /* filled, a heavy edge at the left */
  SKV_PATTERN_ENDS,    /* filled, heavy edges at both ends */
  SKV_PATTERN_DOTS,
} SkvPattern;

typedef struct
{
  SkvColor fill;
  SkvColor text; /* on fill and on its pattern: at least 4.5:1 on both */
  SkvColor edge;
  SkvColor accent; /* of the pattern's lines */
  SkvPattern pattern;
} SkvLook;

/* How a lane is to look besides what the theme says: what the planner chose. */
typedef struct
{
  SkvColor fill; /* alpha 0: the theme's */
  gboolean has_pattern;
  SkvPattern pattern;
} SkvLaneLook;

/* what a bar looks like; lanes of the planner's own take turns at SKV_LOOK_OWN */
typedef enum
{
  SKV_LOOK_EXAM,
  SKV_LOOK_FREEZE,
  SKV_LOOK_CRITICAL,
  SKV_LOOK_MEETING,
  SKV_LOOK_WINDOW,
  SKV_LOOK_MAINTENANCE,
  SKV_LOOK_VENDOR,
  SKV_LOOK_OUTAGE,
  SKV_LOOK_OWN,
  SKV_LOOK_OWN_LAST = SKV_LOOK_OWN + 3,
  SKV_LOOK_CONFLICT, /* a job in hard conflict, whatever its lane */
} SkvLookKind;

#define SKV_N_LOOKS (SKV_LOOK_CONFLICT + 1)

/**
 * SkvYearTheme:
 *
 * Colours of the year as data. Every text colour has at least 4.5:1 against what it can stand on
 * (7:1 in high contrast).
 */
typedef struct
{
  const char *name;
  SkvColor background;
  SkvColor band;    /* every second row, over background */
  SkvColor rule;    /* thin lines between rows and columns */
  SkvColor weekend; /* over background or band */
  SkvColor holiday; /* likewise */
  SkvColor eve;     /* likewise; half-days too */
  SkvColor school;  /* lines over any of these: at least 3:1 */
  SkvColor text;    /* month names, labels outside of bars */
  SkvColor date;    /* day numbers, weekday names */
  SkvColor dim;     /* week numbers */
  SkvColor red;     /* day numbers of Sundays and holidays */
  SkvColor soft;    /* edge of a job in soft conflict */
  SkvColor hard;    /* edge of a job in hard conflict */
  SkvColor ghost;   /* dashed outline and text of what is no longer there */
  /* for the window, outside of what is painted here */
  SkvColor selection;
  SkvColor against; /* the other side of the selected conflict */
  SkvColor today;
  SkvColor drop_free; /* tints of days while something is dragged */
  SkvColor drop_soft;
  SkvColor drop_hard;
  SkvLook looks[SKV_N_LOOKS];
} SkvYearTheme;

/* (transfer none) */
const SkvYearTheme *skv_year_theme_get (gboolean dark, gboolean high_contrast);
/* "light", "dark", "high-contrast", "high-contrast-dark"; NULL if it is none (transfer none) */
const SkvYearTheme *skv_year_theme_lookup (const char *name);
/* the look of a lane by its name; @position among the lanes decides for the planner's own */
SkvLookKind skv_look_for_lane (const char *lane, guint position);

/* @colour "#3584e4", @pattern "plain", "stripes", "dots" or "grid"; both (nullable), and anything
 * else is nothing */
SkvLaneLook skv_lane_look_read (const char *colour, const char *pattern);
/* Put it over a look: letters are black or white, whichever can be read better on it. */
void skv_lane_look_apply (const SkvLaneLook *self, SkvLook *look);

/* WCAG 2 contrast ratio, 1..21, of two opaque colours */
double skv_color_contrast (SkvColor a, SkvColor b);
/* @over laid on the opaque @under */
SkvColor skv_color_over (SkvColor over, SkvColor under);

G_END_DECLS
