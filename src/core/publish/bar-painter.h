/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/year-painter.h"

G_BEGIN_DECLS

/* where one piece of a bar is painted, and how far its label may flow */
typedef struct
{
  SkvBox box;
  guint flags; /* SkvYearRectFlags: whether it continues left or right */
  double label_start;
  double label_end;
  double text_height; /* of a line, where the box may be higher; 0: as high as the box */
} SkvBarPlace;

/* Gives the x up to which the track is in use now: the end of the bar or of its label. */
double skv_bar_paint (SkvCanvas *canvas,
                      const SkvYearTheme *theme,
                      const SkvPaintBar *bar,
                      const SkvBarPlace *place);
/* The days after a bar, @box: low, at the foot of where a bar would be, so that a label can be read
 * above it. Gives the x where it ends. */
double skv_bar_paint_band (SkvCanvas *canvas,
                           const SkvYearTheme *theme,
                           const SkvPaintBar *bar,
                           SkvBox box);
/* A bar that stands for @count, in the colours of @first of them; @mark is the worst of all, and
 * @proposed if a proposal changes any of them: dashes round all of it. */
void skv_bar_paint_density (SkvCanvas *canvas,
                            const SkvYearTheme *theme,
                            const SkvPaintBar *first,
                            SkvBox box,
                            guint count,
                            SkvMark mark,
                            gboolean proposed);

G_END_DECLS
