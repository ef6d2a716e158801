/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/year-picture.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_LEGEND_LANES = 1 << 0,
  SKV_LEGEND_DAYS = 1 << 1,  /* shades of days */
  SKV_LEGEND_SIGNS = 1 << 2, /* conflicts, what is moved or cancelled, what is proposed */
  SKV_LEGEND_ALL = SKV_LEGEND_LANES | SKV_LEGEND_DAYS | SKV_LEGEND_SIGNS,
} SkvLegendParts;

/**
 * SkvYearLegend:
 *
 * Samples with their words, of what is in a picture and nothing else, in as many lines as they
 * need. Immutable.
 */
typedef struct _SkvYearLegend SkvYearLegend;

SkvYearLegend *skv_year_legend_new (const SkvYearPicture *picture, SkvLegendParts parts);
void skv_year_legend_free (SkvYearLegend *self);
/* the height that it needs at a width; @scale enlarges text and samples */
double
skv_year_legend_measure (const SkvYearLegend *self, SkvCanvas *canvas, double width, double scale);
void skv_year_legend_paint (const SkvYearLegend *self,
                            SkvCanvas *canvas,
                            const SkvYearTheme *theme,
                            SkvBox box,
                            double scale);
/* all the words, for those who cannot see it: "Conflict, Accepted conflict" (transfer full) */
char *skv_year_legend_words (const SkvYearLegend *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvYearLegend, skv_year_legend_free)

G_END_DECLS
