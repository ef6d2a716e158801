/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/year-layout.h"
#include "core/publish/year-packing.h"

G_BEGIN_DECLS

/* shared by year-layout.c, which makes it, and year-layout-query.c, which reads it */
struct _SkvYearLayout
{
  gatomicrefcount ref_count;
  SkvDay from;
  SkvDay to;
  SkvYearMetrics metrics;
  double width;
  double height;
  double min_height;
  double pitch;
  guint n_columns;
  gboolean is_week;                     /* its last row is a time grid: see week-layout.c */
  double columns[SKV_YEAR_COLUMNS + 1]; /* left edges, and the right edge of the last */
  GArray *rows;                         /* (owned) (element-type SkvYearRow) */
  GArray *rects;                        /* (owned) (element-type SkvYearRect): by row, track, x */
  GArray *by_bar; /* (owned) (element-type guint): positions in rects by bar, row; no density */
  GArray *band_tracks; /* (owned) (element-type guint): by row, n_bands + 1: the first track of each
                        * band, and the end of the last; empty without bands */
  GArray *hidden;      /* (owned) (element-type SkvPiece): those within density, by key */
};

/* year-label-space.c: how far labels may flow, once all rectangles are there and sorted */
void skv_year_layout_set_label_space (SkvYearLayout *self);
/* once all rectangles are there: where those of each row and bar are */
void skv_year_layout_index (SkvYearLayout *self);

G_END_DECLS
