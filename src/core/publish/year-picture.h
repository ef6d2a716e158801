/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/difference.h"
#include "core/conflict/checker.h"
#include "core/publish/year-painter.h"

G_BEGIN_DECLS

#define SKV_PICTURE_ERROR (skv_picture_error_quark ())
typedef enum
{
  SKV_PICTURE_ERROR_SIZE,  /* no picture can have that size */
  SKV_PICTURE_ERROR_WRITE, /* the file could not be written; nothing was changed */
} SkvPictureError;
GQuark skv_picture_error_quark (void);

/* one bar of the picture; borrowed strings live as long as the picture */
typedef struct
{
  const char *id;                  /* of the occurrence; a proposed one's has "proposed:" before it,
                                    * for the plan may have one of the same id elsewhere */
  const SkvOccurrence *occurrence; /* of the checker's occurrences; of a proposed one, the
                                    * difference's other side */
  SkvSeverity severity;            /* the worst of its conflicts that is not accepted */
  gboolean ghost;                  /* the original place of a moved or postponed occurrence,
                                    * or the days of aftercare behind it */
  gboolean proposed;               /* not in the plan: what the difference puts there, or, if the
                                    * plan is its after side, what it took away from there */
  gboolean chosen;                 /* of one with an entry */
  const SkvDifferenceEntry *entry; /* (nullable): what a difference makes of it, or puts there */
} SkvPictureBar;

/**
 * SkvYearPicture:
 *
 * What a year of a plan looks like, before any size is known: bars with their labels, lanes in
 * order without the hidden ones, ghosts of moved occurrences (on original days that the moved group
 * no longer covers), shades of holidays, severities; if there is a difference to another state of
 * the plan, that too. The window and the export both draw it. Immutable, made for one state of the
 * plan, as the checker is.
 */
typedef struct _SkvYearPicture SkvYearPicture;

/* The checker must cover the year. @lanes (nullable): show only these; else all that are not
 * hidden. (transfer full) */
SkvYearPicture *
skv_year_picture_new (SkvPlan *plan, SkvChecker *checker, int year, const char *const *lanes);

typedef struct
{
  SkvDay from;               /* days [from, to) instead of the year's, as a school year's; */
  SkvDay to;                 /* from == to: the year */
  const char *const *lanes;  /* (nullable) */
  SkvDifference *difference; /* (nullable): drawn over the plan, which is its before side; what the
                              * plan has already become is left out. If its after side is the
                              * checker's own occurrences, the plan has become all of it: what is
                              * new is marked, and where it was is added */
  const char *const *chosen; /* (nullable): ids of its entries; NULL: all are chosen */
  gboolean (*shows) (
    const SkvOccurrence *occurrence,
    gpointer data); /* (nullable): leave out the
                     * others, not what a difference proposes, nor shades of holidays */
  gpointer shows_data;
  gboolean by_organisation; /* Split every row into a band for what concerns all organisations and
                             * one for each: those of the plan that there are on the days, and any
                             * other with something on them. A plan with fewer than two: not. */
  const char *const *organisations; /* (nullable): only the bands of these, of all, and of what
                                     * would have none */
} SkvPictureOptions;

/* whose a band of every row is; borrowed strings live as long as the picture */
typedef struct
{
  const char *organisation; /* id; NULL: what concerns all */
  const char *name;
  const char *short_name; /* without the words that the names of all have first or last */
} SkvPictureBand;

/* the same with more to say; @options (nullable) (transfer full) */
SkvYearPicture *skv_year_picture_new_full (SkvPlan *plan,
                                           SkvChecker *checker,
                                           int year,
                                           const SkvPictureOptions *options);
SkvYearPicture *skv_year_picture_ref (SkvYearPicture *self);
void skv_year_picture_unref (SkvYearPicture *self);

/* is the plan the after side of its difference? */
gboolean skv_year_picture_shows_after (const SkvYearPicture *self);

/* bars are numbered as SkvYearRect.bar is */
guint skv_year_picture_get_n_bars (const SkvYearPicture *self);
const SkvPictureBar *skv_year_picture_get_bar (const SkvYearPicture *self, guint bar);
/* the bar of an occurrence, not its ghost, by the id of a bar; SKV_YEAR_NO_BAR if it is not drawn
 */
guint skv_year_picture_find (const SkvYearPicture *self, const char *id);
/* Where @bar is moved to, or from if it is a proposed one; SKV_YEAR_NO_BAR if it is not moved, or
 * the other place is not drawn. */
guint skv_year_picture_find_counterpart (const SkvYearPicture *self, guint bar);
/* how it is painted (transfer none) */
const SkvPaintBar *skv_year_picture_get_paint_bar (const SkvYearPicture *self, guint bar);
/* lanes that are shown, in order (transfer none) (element-type utf8) */
GPtrArray *skv_year_picture_get_lanes (const SkvYearPicture *self);

/* bands of every row from the top; 0: rows are not split */
guint skv_year_picture_get_n_bands (const SkvYearPicture *self);
const SkvPictureBand *skv_year_picture_get_band (const SkvYearPicture *self, guint band);
/* the bands that a bar is in, in order; @n is 0 if rows are not split (transfer none) (array
 * length=n) */
const guint *skv_year_picture_list_bands (const SkvYearPicture *self, guint bar, guint *n);
gboolean skv_year_picture_is_in_band (const SkvYearPicture *self, guint bar, guint band);

/* (transfer full) */
SkvYearLayout *skv_year_picture_layout (const SkvYearPicture *self,
                                        double width,
                                        double height,
                                        const SkvYearMetrics *metrics);
/* The same as a week with its hours, if the picture is of one: see week-layout.h. With bands there
 * is no room for hours beside each other: then it is one row of seven days. (transfer full) */
SkvYearLayout *skv_year_picture_layout_week (const SkvYearPicture *self,
                                             double width,
                                             double height,
                                             const SkvYearMetrics *metrics);
/* @skip: a bar that is left out while it is dragged, or SKV_YEAR_NO_BAR */
void skv_year_picture_paint (const SkvYearPicture *self,
                             SkvCanvas *canvas,
                             const SkvYearLayout *layout,
                             const SkvYearTheme *theme,
                             guint skip,
                             SkvYearParts parts);

typedef enum
{
  SKV_PICTURE_PNG,
  SKV_PICTURE_SVG, /* letters are outlines, as cairo writes them: it looks alike everywhere */
  SKV_PICTURE_PDF,
} SkvPictureFormat;

/* The picture with title, year and a legend of lanes as a file: @width × @height pixels (PNG) or
 * points (SVG, PDF). Rows that need more height than that are scaled down. @title (nullable): the
 * plan's. @theme (nullable): light. Written beside the target and renamed: a failure changes
 * nothing. */
gboolean skv_year_picture_write (const SkvYearPicture *self,
                                 SkvPictureFormat format,
                                 const char *path,
                                 int width,
                                 int height,
                                 const SkvYearTheme *theme,
                                 const char *title,
                                 GError **error);
/* the same as bytes, (transfer full) */
GBytes *skv_year_picture_render (const SkvYearPicture *self,
                                 SkvPictureFormat format,
                                 int width,
                                 int height,
                                 const SkvYearTheme *theme,
                                 const char *title,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvYearPicture, skv_year_picture_unref)

G_END_DECLS
