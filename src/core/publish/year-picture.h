/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

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
  const char *id;                  /* of the occurrence */
  const SkvOccurrence *occurrence; /* of the checker's occurrences */
  SkvSeverity severity;            /* the worst of its conflicts that is not accepted */
  gboolean ghost;                  /* the original place of a moved occurrence */
} SkvPictureBar;

/**
 * SkvYearPicture:
 *
 * What a year of a plan looks like, before any size is known: bars with their labels, lanes in
 * order without the hidden ones, ghosts of moved occurrences (on original days that the moved group
 * no longer covers), shades of holidays, severities. The window and the export both draw it.
 * Immutable, made for one state of the plan, as the checker is.
 */
typedef struct _SkvYearPicture SkvYearPicture;

/* The checker must cover the year. @lanes (nullable): show only these; else all that are not
 * hidden. (transfer full) */
SkvYearPicture *
skv_year_picture_new (SkvPlan *plan, SkvChecker *checker, int year, const char *const *lanes);
SkvYearPicture *skv_year_picture_ref (SkvYearPicture *self);
void skv_year_picture_unref (SkvYearPicture *self);

/* bars are numbered as SkvYearRect.bar is */
guint skv_year_picture_get_n_bars (const SkvYearPicture *self);
const SkvPictureBar *skv_year_picture_get_bar (const SkvYearPicture *self, guint bar);
/* the bar of an occurrence, not its ghost; SKV_YEAR_NO_BAR if it is not drawn */
guint skv_year_picture_find (const SkvYearPicture *self, const char *id);
/* how it is painted (transfer none) */
const SkvPaintBar *skv_year_picture_get_paint_bar (const SkvYearPicture *self, guint bar);
/* lanes that are shown, in order (transfer none) (element-type utf8) */
GPtrArray *skv_year_picture_get_lanes (const SkvYearPicture *self);

/* (transfer full) */
SkvYearLayout *skv_year_picture_layout (const SkvYearPicture *self,
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
