/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/year-picture.h"

G_BEGIN_DECLS

/* shared by year-picture.c, which makes it, and year-export.c, which reads it */
struct _SkvYearPicture
{
  gatomicrefcount ref_count;
  SkvPlan *plan;       /* (owned) */
  SkvChecker *checker; /* (owned): keeps the occurrences and their strings alive */
  int year;
  SkvDay from;
  SkvDay to;
  GPtrArray *lanes; /* (owned) (element-type utf8): shown, in order */
  GPtrArray
    *lane_names;      /* (owned) (element-type utf8): all, those shown and not; owns the strings */
  GArray *bars;       /* (owned) (element-type SkvPictureBar) */
  GArray *paint_bars; /* (owned) (element-type SkvPaintBar): beside bars */
  GArray *year_bars;  /* (owned) (element-type SkvYearBar): beside bars */
  GPtrArray *labels;  /* (owned) (element-type GStrv): those of paint_bars */
  GHashTable *by_id;  /* (owned) (element-type utf8 guint): bar + 1 */
  guint8 *shades;     /* (owned): of every day from from to to */
};

G_END_DECLS
