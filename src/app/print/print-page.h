/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "app/session.h"
#include "core/publish/page-file.h"
#include "core/publish/sheet.h"

G_BEGIN_DECLS

/* what somebody wants on paper */
typedef struct
{
  gboolean list; /* the year's list instead of the poster */
  SkvPaper paper;
  gboolean portrait;
  gboolean grey;
  gboolean school_year;
  gboolean by_organisation; /* the poster with a band for each */
  const char *language;
} SkvPrintWish;

/* of which plan and year; a thread has a copy of the plan */
typedef struct
{
  SkvPlan *plan; /* (unowned) */
  int year;
  SkvDay today;
} SkvPrintSource;

/* One sheet of it, as it is now. It does not follow the plan. */
typedef struct _SkvPrintPage SkvPrintPage;

/* @sheet (nullable): what the printer has, instead of the wish's paper (transfer full) */
SkvPrintPage *
skv_print_page_new (const SkvPrintSource *source, const SkvPrintWish *wish, const SkvSheet *sheet);
void skv_print_page_free (SkvPrintPage *self);
const SkvSheet *skv_print_page_get_sheet (const SkvPrintPage *self);
/* was a band for each organisation asked for, but more than the sheet has room for? */
gboolean skv_print_page_lacks_bands (const SkvPrintPage *self);
/* how much there was no room for: 0 almost always */
guint skv_print_page_get_n_untold (const SkvPrintPage *self);
/* on a context whose unit is a point */
void skv_print_page_draw (const SkvPrintPage *self, cairo_t *cr);
gboolean skv_print_page_write (const SkvPrintPage *self,
                               SkvPictureFormat format,
                               const char *path,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvPrintPage, skv_print_page_free)

G_END_DECLS
