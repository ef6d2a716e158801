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
  gboolean all_lanes; /* also what only stands in the way of work, such as meetings */
  SkvDay made;        /* the day on the stamp; SKV_DAY_NONE: without */
} SkvListPageOptions;

/**
 * SkvListPage:
 *
 * The year's list of evenings and jobs on one sheet: when, at what time, what, which systems. In
 * one column if it can be, else in two, and with smaller letters, down to 5.5 points; what has no
 * room even then is told as a number. The same input gives the same bytes.
 */
typedef struct _SkvListPage SkvListPage;

/* (transfer full) */
SkvListPage *skv_list_page_new (SkvYearPicture *picture, const SkvListPageOptions *options);
void skv_list_page_free (SkvListPage *self);
double skv_list_page_get_text_size (const SkvListPage *self);
/* rows there was no room for */
guint skv_list_page_get_n_untold (const SkvListPage *self);

/* on a canvas, or a context, whose unit is a point */
void skv_list_page_paint (const SkvListPage *self, SkvCanvas *canvas);
void skv_list_page_draw (const SkvListPage *self, cairo_t *cr);
/* (transfer full) */
GBytes *skv_list_page_render (const SkvListPage *self, SkvPictureFormat format, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvListPage, skv_list_page_free)

G_END_DECLS
