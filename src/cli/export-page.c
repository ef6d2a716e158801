/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/export-page.h"

#include <glib/gi18n-lib.h>

#include "core/publish/list-page.h"
#include "core/publish/poster.h"

void
skv_cli_page_clear (SkvCliPage *self)
{
  g_free (self->paper);
  g_free (self->as_of);
}

gboolean
skv_cli_page_is_asked (const SkvCliPage *self)
{
  return self->poster || self->list;
}

static SkvPaper
choose_paper (const SkvCliPage *self)
{
  SkvPaper paper = self->list ? SKV_PAPER_A4 : SKV_PAPER_A3;

  if (self->paper != NULL)
    skv_paper_parse (self->paper, &paper);
  return paper;
}

static gboolean
check_together (const SkvCliPage *self, const char *format)
{
  gboolean is_drawn =
    g_str_equal (format, "pdf") || g_str_equal (format, "svg") || g_str_equal (format, "png");

  if (self->poster && self->list)
    {
      skv_cli_usage (_("--poster and --list are two sheets: export one after the other"));
      return FALSE;
    }
  if (skv_cli_page_is_asked (self) && !is_drawn)
    {
      skv_cli_usage (_("--poster and --list go with pdf, svg and png"));
      return FALSE;
    }
  if (self->by_organisation && (self->list || !is_drawn))
    {
      skv_cli_usage (_("--by-organisation goes with --poster, and with pdf, svg and png"));
      return FALSE;
    }
  if (!skv_cli_page_is_asked (self) && (self->paper != NULL || self->as_of != NULL ||
                                        self->portrait || self->grey || self->school_year))
    {
      skv_cli_usage (_("--paper, --portrait, --grey, --school-year and --as-of go with --poster "
                        "or --list"));
      return FALSE;
    }
  return TRUE;
}

gboolean
skv_cli_page_settle (SkvCliPage *self, const char *format)
{
  SkvPaper paper;

  self->made = SKV_DAY_NONE;
  if (!check_together (self, format))
    return FALSE;
  if (self->paper != NULL && !skv_paper_parse (self->paper, &paper))
    {
      skv_cli_usage (_("“%s” is no paper we know: it is A4, A3 or A2"), self->paper);
      return FALSE;
    }
  if (self->as_of != NULL)
    self->made = skv_day_parse (self->as_of);
  if (self->as_of != NULL && self->made == SKV_DAY_NONE)
    {
      skv_cli_usage (_("“%s” is not a date: write it as 2019-04-17"), self->as_of);
      return FALSE;
    }
  return TRUE;
}

GBytes *
skv_cli_page_render (const SkvCliPage *self,
                     SkvYearPicture *picture,
                     gboolean lanes_chosen,
                     SkvPictureFormat format,
                     GError **error)
{
  if (self->list)
    {
      SkvListPageOptions options = { .all_lanes = lanes_chosen, .made = self->made };
      g_autoptr (SkvListPage) page = NULL;

      skv_sheet_init (&options.sheet, choose_paper (self), TRUE);
      page = skv_list_page_new (picture, &options);
      return skv_list_page_render (page, format, error);
    }
  else
    {
      SkvPosterOptions options = { .grey = self->grey, .made = self->made };
      g_autoptr (SkvPoster) poster = NULL;

      skv_sheet_init (&options.sheet, choose_paper (self), self->portrait);
      poster = skv_poster_new (picture, &options);
      if (skv_year_picture_get_n_bands (picture) > 0 && !skv_poster_has_bands (poster))
        {
          g_set_error (
            error, SKV_PICTURE_ERROR, SKV_PICTURE_ERROR_SIZE,
            _("So many organisations have no room beside each other on this paper: take "
               "a larger one or --portrait, or leave --by-organisation out"));
          return NULL;
        }
      return skv_poster_render (poster, format, error);
    }
}
