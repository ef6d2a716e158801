/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/cli.h"
#include "core/publish/year-picture.h"

G_BEGIN_DECLS

/* `skv export --poster` and `--list`: one sheet of paper */
typedef struct
{
  gboolean poster;
  gboolean list;
  char *paper; /* (owned) (nullable) */
  gboolean portrait;
  gboolean grey;
  gboolean school_year;
  gboolean by_organisation; /* of the poster, or of a picture */
  char *as_of;              /* (owned) (nullable) */
  SkvDay made;              /* what it means */
} SkvCliPage;

#define SKV_CLI_PAGE_ENTRIES(page)                                                                 \
  { "poster",                                                                                      \
    'P',                                                                                           \
    0,                                                                                             \
    G_OPTION_ARG_NONE,                                                                             \
    &(page).poster,                                                                                \
    N_("The wall plan of a year, on one sheet (pdf, svg, png)"),                                  \
    NULL },                                                                                        \
    { "list",                                                                                      \
      0,                                                                                           \
      0,                                                                                           \
      G_OPTION_ARG_NONE,                                                                           \
      &(page).list,                                                                                \
      N_("The year's list of evenings and jobs, on one sheet (pdf, svg, png)"),                   \
      NULL },                                                                                      \
    { "paper",                                                                                     \
      0,                                                                                           \
      0,                                                                                           \
      G_OPTION_ARG_STRING,                                                                         \
      &(page).paper,                                                                               \
      N_("A4, A3 or A2 (poster: A3, list: A4)"),                                                  \
      N_("PAPER") },                                                                              \
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &(page).portrait, N_("The poster upright"), NULL },    \
    { "grey", 0, 0, G_OPTION_ARG_NONE, &(page).grey, N_("The poster without colours"), NULL },    \
    { "school-year",                                                                               \
      0,                                                                                           \
      0,                                                                                           \
      G_OPTION_ARG_NONE,                                                                           \
      &(page).school_year,                                                                         \
      N_("From August of the year to July"),                                                      \
      NULL },                                                                                      \
    { "by-organisation",                                                                           \
      0,                                                                                           \
      0,                                                                                           \
      G_OPTION_ARG_NONE,                                                                           \
      &(page).by_organisation,                                                                     \
      N_("The poster or picture with a band for each organisation"),                              \
      NULL },                                                                                      \
  {                                                                                                \
    "as-of", 0, 0, G_OPTION_ARG_STRING, &(page).as_of, N_("Print this date on the sheet"),        \
      N_("DATE")                                                                                  \
  }

void skv_cli_page_clear (SkvCliPage *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SkvCliPage, skv_cli_page_clear)
gboolean skv_cli_page_is_asked (const SkvCliPage *self);
/* Do the options go together, and with that form? FALSE with the message told. */
gboolean skv_cli_page_settle (SkvCliPage *self, const char *format);
/* (transfer full); @lanes (nullable) */
GBytes *skv_cli_page_render (const SkvCliPage *self,
                             SkvYearPicture *picture,
                             gboolean lanes_chosen,
                             SkvPictureFormat format,
                             GError **error);

G_END_DECLS
