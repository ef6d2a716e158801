/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/sheet.h"

#include <math.h>

#define POINTS_A_MM (72.0 / 25.4)

/* ISO 216, standing */
static const struct
{
  const char *name;
  double width; /* mm */
  double height;
  double margin;
  double least_text; /* points */
} papers[] = {
  [SKV_PAPER_A4] = { "A4", 210.0, 297.0, 10.0, 5.0 },
  [SKV_PAPER_A3] = { "A3", 297.0, 420.0, 12.0, 5.5 },
  [SKV_PAPER_A2] = { "A2", 420.0, 594.0, 15.0, 6.5 },
};

void
skv_sheet_init (SkvSheet *self, SkvPaper paper, gboolean portrait)
{
  double width = papers[paper].width * POINTS_A_MM, height = papers[paper].height * POINTS_A_MM;

  g_return_if_fail (self != NULL && paper <= SKV_PAPER_A2);

  *self = (SkvSheet){
    .width = portrait ? width : height,
    .height = portrait ? height : width,
    .margin = papers[paper].margin * POINTS_A_MM,
    .least_text = papers[paper].least_text,
  };
}

void
skv_sheet_init_size (SkvSheet *self, double width, double height)
{
  gsize closest = 0;

  for (gsize i = 1; i < G_N_ELEMENTS (papers); i++)
    {
      double long_side = MAX (width, height) / POINTS_A_MM;

      if (fabs (papers[i].height - long_side) < fabs (papers[closest].height - long_side))
        closest = i;
    }
  skv_sheet_init (self, (SkvPaper) closest, width < height);
  self->width = width;
  self->height = height;
}

gboolean
skv_paper_parse (const char *name, SkvPaper *paper)
{
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (papers[i].name, name) == 0)
      {
        *paper = (SkvPaper) i;
        return TRUE;
      }
  return FALSE;
}

const char *
skv_paper_name (SkvPaper paper)
{
  g_return_val_if_fail (paper <= SKV_PAPER_A2, "");

  return papers[paper].name;
}

void
skv_sheet_days (int year, gboolean school_year, SkvDay *from, SkvDay *to)
{
  int month = school_year ? 8 : 1;

  *from = skv_day_from_ymd (year, month, 1);
  *to = skv_day_from_ymd (year + 1, month, 1);
}

char *
skv_sheet_years (SkvDay from, SkvDay to)
{
  int first = skv_day_year (from), last = skv_day_year (to - 1);

  return first == last ? g_strdup_printf ("%d", first) : g_strdup_printf ("%d–%d", first, last);
}
