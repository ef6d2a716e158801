/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "core/publish/sheet.h"
#include "core/publish/year-picture.h"

G_BEGIN_DECLS

/* What is drawn becomes a file of one page. */

typedef void (*SkvPageDraw) (cairo_t *cr, gpointer data);

/* @width and @height are pixels (PNG) or points (SVG, PDF); the same drawing gives the same bytes,
 * whenever it is made. NULL with SKV_PICTURE_ERROR (transfer full) */
GBytes *skv_page_render (SkvPictureFormat format,
                         double width,
                         double height,
                         const char *title,
                         SkvPageDraw draw,
                         gpointer data,
                         GError **error);
/* The same of a sheet of paper: @draw works in points on white, and a PNG has 150 dots an inch. */
GBytes *skv_page_render_sheet (SkvPictureFormat format,
                               const SkvSheet *sheet,
                               const char *title,
                               SkvPageDraw draw,
                               gpointer data,
                               GError **error);
/* Written beside the target and renamed: a failure changes nothing. */
gboolean skv_page_write (GBytes *bytes, const char *path, GError **error);

G_END_DECLS
