/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/day.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_PAPER_A4,
  SKV_PAPER_A3,
  SKV_PAPER_A2,
} SkvPaper;

/* A sheet of paper in points of 1/72 inch. Nothing is drawn outside of the margins, so that it may
 * be cut, and that any printer can print it. */
typedef struct
{
  double width;
  double height;
  double margin;
  double least_text; /* No letters are smaller: on a larger sheet people stand further away. */
} SkvSheet;

void skv_sheet_init (SkvSheet *self, SkvPaper paper, gboolean portrait);
/* of any size, as a printer has it: margins and letters of the paper that comes closest */
void skv_sheet_init_size (SkvSheet *self, double width, double height);
/* "A4", "a3"; FALSE if it is none of them */
gboolean skv_paper_parse (const char *name, SkvPaper *paper);
const char *skv_paper_name (SkvPaper paper);

/* The days of a calendar year, or of the school year that begins in August of it. */
void skv_sheet_days (int year, gboolean school_year, SkvDay *from, SkvDay *to);
/* "2027", "2027–2028": the days from @from to @to, the last not included (transfer full) */
char *skv_sheet_years (SkvDay from, SkvDay to);

G_END_DECLS
