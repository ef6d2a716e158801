/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/year-picture.h"

G_BEGIN_DECLS

/* shared by year-picture.c and year-picture-difference.c, which make it, and year-export.c and
 * year-legend.c, which read it */
struct _SkvYearPicture
{
  gatomicrefcount ref_count;
  SkvPlan *plan;               /* (owned) */
  SkvChecker *checker;         /* (owned) */
  SkvOccurrences *occurrences; /* (owned): its own when the picture was made; it may follow edits */
  SkvDifference *difference;   /* (owned) (nullable): likewise */
  GStringChunk *strings;       /* (owned): ids of proposed bars */
  int year;
  SkvDay from;
  SkvDay to;
  GPtrArray *lanes; /* (owned) (element-type utf8): shown, in order */
  GPtrArray
    *lane_names;      /* (owned) (element-type utf8): all, those shown and not; owns the strings */
  GArray *bars;       /* (owned) (element-type SkvPictureBar) */
  GArray *paint_bars; /* (owned) (element-type SkvPaintBar): beside bars */
  GArray *year_bars;  /* (owned) (element-type SkvYearBar): beside bars */
  GArray *bands;      /* (owned) (element-type SkvPictureBand) */
  GPtrArray *band_names; /* (owned) (element-type utf8): their short names */
  GArray *band_bars;     /* (owned) (element-type SkvYearBar): year_bars in each band they are in */
  GArray *bar_bands;     /* (owned) (element-type guint): bands of bar n are from bar_first[n] on */
  GArray *bar_first;     /* (owned) (element-type guint): n_bars + 1, if there are bands */
  GPtrArray *labels;     /* (owned) (element-type GStrv): those of paint_bars */
  GHashTable *by_id;     /* (owned) (element-type utf8 guint): bar + 1 */
  GArray *links;         /* (owned) (element-type SkvYearLink): of what is moved and chosen */
  guint8 *shades;        /* (owned): of every day from from to to */
};

/* what is needed only while a picture is made */
typedef struct
{
  SkvYearPicture *picture;
  GHashTable *severities; /* (owned) (element-type utf8 SkvSeverity): by id of an occurrence */
  GHashTable *accepted;   /* (owned) (element-type utf8): those with an accepted conflict */
  GHashTable *positions;  /* (owned) (element-type utf8 guint): shown lane → position + 1 */
  GHashTable *covered;    /* (owned) (element-type utf8): "rule base day": days of moved groups */
} SkvPictureMaker;

/* A bar for what lies on the days of the picture in a lane that is shown; its index, or
 * SKV_YEAR_NO_BAR. @id: of the bar */
guint skv_picture_maker_add (SkvPictureMaker *self,
                             const SkvOccurrence *occurrence,
                             const char *id,
                             guint bar_flags);
/* a moment of @occurrence, in units of its start, as civil minutes since 1970 */
gint64 skv_picture_maker_minute (const SkvPictureMaker *self,
                                 const SkvOccurrence *occurrence,
                                 gint64 moment);
/* A bar for [start, end) in civil minutes, by the occurrence's id but not found by it. */
void skv_picture_maker_add_bar (SkvPictureMaker *self,
                                const SkvOccurrence *occurrence,
                                gint64 start,
                                gint64 end,
                                guint lane,
                                guint bar_flags);
/* year-picture-course.c: where it lay before it was postponed, unless its rule's ghost lies there,
 * or it still does; and, after its own bar, whose tail that is, the days after it in which its
 * systems are to be left in peace */
void skv_picture_maker_add_postponed (SkvPictureMaker *self,
                                      const SkvOccurrence *occurrence,
                                      guint lane);
void skv_picture_maker_add_aftercare (SkvPictureMaker *self,
                                      const SkvOccurrence *occurrence,
                                      guint lane);
/* year-picture-difference.c: marks what the plan's bars become, and adds what is proposed; or, if
 * the plan is the difference's after side, marks what is new and adds where it was */
void skv_picture_maker_add_difference (SkvPictureMaker *self, const char *const *chosen);

/* year-picture-bands.c: when all bars are there, give each its bands */
void skv_year_picture_split (SkvYearPicture *self, const char *const *organisations);
/* for a layout with the picture's bands: room for their names, and no more density than without */
void skv_year_picture_fit_bands (const SkvYearPicture *self, SkvYearMetrics *metrics);

G_END_DECLS
