/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/print/print-page.h"

#include "app/print/page-language.h"
#include "core/publish/list-page.h"
#include "core/publish/poster.h"

struct _SkvPrintPage
{
  char *language; /* (owned) */
  SkvSheet sheet;
  SkvPoster *poster; /* (owned) (nullable) */
  SkvListPage *list; /* (owned) (nullable) */
  gboolean lacks_bands;
};

/* (transfer full) */
static SkvYearPicture *
make_picture (const SkvPrintSource *source, const SkvPrintWish *wish)
{
  SkvPictureOptions options = { .by_organisation = wish->by_organisation && !wish->list };
  SkvYearPicture *picture;
  SkvChecker *checker;

  skv_sheet_days (source->year, wish->school_year, &options.from, &options.to);
  checker = skv_checker_new (source->plan, options.from, options.to);
  skv_checker_set_today (checker, source->today);
  picture = skv_year_picture_new_full (source->plan, checker, source->year, &options);
  skv_checker_unref (checker);
  return picture;
}

static void
make_sheet (SkvPrintPage *self, const SkvPrintWish *wish, const SkvSheet *sheet)
{
  if (sheet != NULL)
    self->sheet = *sheet;
  else
    skv_sheet_init (&self->sheet, wish->paper, wish->portrait);
}

SkvPrintPage *
skv_print_page_new (const SkvPrintSource *source, const SkvPrintWish *wish, const SkvSheet *sheet)
{
  SkvPrintPage *self;
  SkvPageLanguage language;
  g_autoptr (SkvYearPicture) picture = NULL;

  g_return_val_if_fail (source != NULL && wish != NULL, NULL);

  self = g_new0 (SkvPrintPage, 1);
  self->language = g_strdup (wish->language);
  make_sheet (self, wish, sheet);
  skv_page_language_enter (&language, self->language);
  picture = make_picture (source, wish);
  if (wish->list)
    self->list = skv_list_page_new (
      picture, &(SkvListPageOptions){ .sheet = self->sheet, .made = source->today });
  else
    self->poster = skv_poster_new (
      picture,
      &(SkvPosterOptions){ .sheet = self->sheet, .grey = wish->grey, .made = source->today });
  self->lacks_bands = self->poster != NULL && skv_year_picture_get_n_bands (picture) > 0 &&
                      !skv_poster_has_bands (self->poster);
  skv_page_language_leave (&language);
  return self;
}

void
skv_print_page_free (SkvPrintPage *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->poster, skv_poster_free);
  g_clear_pointer (&self->list, skv_list_page_free);
  g_free (self->language);
  g_free (self);
}

const SkvSheet *
skv_print_page_get_sheet (const SkvPrintPage *self)
{
  return &self->sheet;
}

gboolean
skv_print_page_lacks_bands (const SkvPrintPage *self)
{
  return self->lacks_bands;
}

guint
skv_print_page_get_n_untold (const SkvPrintPage *self)
{
  return self->list != NULL ? skv_list_page_get_n_untold (self->list)
                            : skv_poster_get_n_untold (self->poster);
}

void
skv_print_page_draw (const SkvPrintPage *self, cairo_t *cr)
{
  SkvPageLanguage language;

  g_return_if_fail (self != NULL && cr != NULL);

  skv_page_language_enter (&language, self->language);
  if (self->list != NULL)
    skv_list_page_draw (self->list, cr);
  else
    skv_poster_draw (self->poster, cr);
  skv_page_language_leave (&language);
}

gboolean
skv_print_page_write (const SkvPrintPage *self,
                      SkvPictureFormat format,
                      const char *path,
                      GError **error)
{
  SkvPageLanguage language;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  skv_page_language_enter (&language, self->language);
  bytes = self->list != NULL ? skv_list_page_render (self->list, format, error)
                             : skv_poster_render (self->poster, format, error);
  skv_page_language_leave (&language);
  return bytes != NULL && skv_page_write (bytes, path, error);
}
