/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "core/publish/page-file.h"
#include "core/publish/sheet.h"

G_BEGIN_DECLS

typedef struct
{
  SkvSheet sheet;
  gboolean grey; /* for a printer without colours */
  SkvDay made;   /* the day on the stamp; SKV_DAY_NONE: without */
} SkvPosterOptions;

/**
 * SkvPoster:
 *
 * The wall plan: one sheet with the picture's days, what they are called, a legend, the holidays by
 * name, and which version of the plan it is. The rows are those of the screen, made by the same
 * layout; what has no place there even so is listed at the foot. In the language of the messages at
 * the time at which it is made and drawn. Immutable; the same input gives the same bytes.
 */
typedef struct _SkvPoster SkvPoster;

/* (transfer full) */
SkvPoster *skv_poster_new (SkvYearPicture *picture, const SkvPosterOptions *options);
void skv_poster_free (SkvPoster *self);
/* the rows, in units of skv_poster_get_unit() points (transfer none) */
const SkvYearLayout *skv_poster_get_layout (const SkvPoster *self);
double skv_poster_get_unit (const SkvPoster *self);
/* Is it split by organisation? Not if the picture is not, or if it has too many for the sheet. */
gboolean skv_poster_has_bands (const SkvPoster *self);
/* how many bars are neither drawn nor listed at the foot: only with thousands of them */
guint skv_poster_get_n_untold (const SkvPoster *self);

/* On a canvas whose unit is that of the poster, the origin at the sheet's upper left corner. */
void skv_poster_paint (const SkvPoster *self, SkvCanvas *canvas);
/* on a context whose unit is a point */
void skv_poster_draw (const SkvPoster *self, cairo_t *cr);
/* as a file, PNG at 150 dots an inch (transfer full) */
GBytes *skv_poster_render (const SkvPoster *self, SkvPictureFormat format, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvPoster, skv_poster_free)

G_END_DECLS
