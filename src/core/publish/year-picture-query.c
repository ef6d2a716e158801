/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/week-layout.h"
#include "core/publish/year-picture-private.h"

/* What a picture has, and how it is laid out and painted. */

guint
skv_year_picture_get_n_bars (const SkvYearPicture *self)
{
  return self->bars->len;
}

const SkvPictureBar *
skv_year_picture_get_bar (const SkvYearPicture *self, guint bar)
{
  g_return_val_if_fail (bar < self->bars->len, NULL);

  return &g_array_index (self->bars, SkvPictureBar, bar);
}

guint
skv_year_picture_find (const SkvYearPicture *self, const char *id)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id));

  return found == 0 ? SKV_YEAR_NO_BAR : found - 1;
}

const SkvPaintBar *
skv_year_picture_get_paint_bar (const SkvYearPicture *self, guint bar)
{
  g_return_val_if_fail (bar < self->paint_bars->len, NULL);

  return &g_array_index (self->paint_bars, SkvPaintBar, bar);
}

GPtrArray *
skv_year_picture_get_lanes (const SkvYearPicture *self)
{
  return self->lanes;
}

SkvYearLayout *
skv_year_picture_layout (const SkvYearPicture *self,
                         double width,
                         double height,
                         const SkvYearMetrics *metrics)
{
  SkvYearMetrics banded = *metrics;

  if (self->bands->len == 0)
    return skv_year_layout_new (self->from, self->to,
                                &g_array_index (self->year_bars, SkvYearBar, 0),
                                self->year_bars->len, width, height, metrics);
  skv_year_picture_fit_bands (self, &banded);
  return skv_year_layout_new (self->from, self->to, &g_array_index (self->band_bars, SkvYearBar, 0),
                              self->band_bars->len, width, height, &banded);
}

SkvYearLayout *
skv_year_picture_layout_week (const SkvYearPicture *self,
                              double width,
                              double height,
                              const SkvYearMetrics *metrics)
{
  g_return_val_if_fail (self->to - self->from == 7, NULL);

  if (self->bands->len > 0)
    {
      SkvYearMetrics days = *metrics;

      days.by_week = TRUE;
      days.max_pitch *= 2.0; /* there is height for a line with the hours */
      return skv_year_picture_layout (self, width, height, &days);
    }
  return skv_week_layout_new (self->from, &g_array_index (self->year_bars, SkvYearBar, 0),
                              self->year_bars->len, width, height, metrics);
}

void
skv_year_picture_paint (const SkvYearPicture *self,
                        SkvCanvas *canvas,
                        const SkvYearLayout *layout,
                        const SkvYearTheme *theme,
                        guint skip,
                        SkvYearParts parts)
{
  SkvYearScene scene = {
    .bars = &g_array_index (self->paint_bars, SkvPaintBar, 0),
    .n_bars = self->paint_bars->len,
    .links = &g_array_index (self->links, SkvYearLink, 0),
    .n_links = self->links->len,
    .shades = self->shades,
    .skip = skip,
    .bands = self->bands->len > 0 ? (const char *const *) self->band_names->pdata : NULL,
  };

  skv_year_paint (canvas, layout, theme, &scene, parts);
}
