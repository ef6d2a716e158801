/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

#include <glib/gi18n-lib.h>

/* Organisations side by side: each has a band of every row. What lies in which is the picture's. */

void
skv_year_view_set_side_by_side (SkvYearView *self, gboolean side_by_side)
{
  g_return_if_fail (SKV_IS_YEAR_VIEW (self));

  if (self->side_by_side == side_by_side)
    return;
  self->side_by_side = side_by_side;
  self->placed = FALSE; /* rows are elsewhere: the day in focus stays in sight */
  skv_year_view_drop_picture (self);
  if (self->session != NULL)
    skv_year_view_update_label (self);
  skv_year_view_say (self, side_by_side ? _("Organisations side by side")
                                        : _("All organisations together"));
}

gboolean
skv_year_view_get_side_by_side (SkvYearView *self)
{
  g_return_val_if_fail (SKV_IS_YEAR_VIEW (self), FALSE);

  return self->side_by_side;
}

gboolean
skv_year_view_has_bands (SkvYearView *self)
{
  return self->picture != NULL && skv_year_picture_get_n_bands (self->picture) > 0;
}

void
skv_year_bands_fill (SkvYearView *self, SkvPictureOptions *options)
{
  const SkvView *view = skv_session_get_view (self->session);

  options->by_organisation = self->side_by_side;
  if (view != NULL && view->organisations[0] != NULL)
    options->organisations = (const char *const *) view->organisations;
}

char *
skv_year_bands_names (SkvYearView *self, guint bar)
{
  GString *names;
  const guint *bands;
  guint n;

  if (!skv_year_view_has_bands (self) || bar == SKV_YEAR_NO_BAR)
    return NULL;
  bands = skv_year_picture_list_bands (self->picture, bar, &n);
  names = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            skv_year_picture_get_band (self->picture, bands[i])->name);
  return g_string_free (names, FALSE);
}

const char *
skv_year_bands_name_at (SkvYearView *self, double y)
{
  int band = -1;

  if (skv_year_view_has_bands (self))
    band = skv_year_layout_band_at (self->layout, y + skv_year_view_get_scroll (self));
  return band >= 0 ? skv_year_picture_get_band (self->picture, (guint) band)->name : NULL;
}

gboolean
skv_year_bands_part (SkvYearView *self, guint bar, guint row, guint nth, SkvBox *cell)
{
  const guint *bands;
  guint n;

  if (!skv_year_view_has_bands (self))
    return nth == 0;
  bands = skv_year_picture_list_bands (self->picture, bar, &n);
  return nth < n &&
         skv_year_layout_get_band (self->layout, row, bands[nth], &cell->y, &cell->height);
}
