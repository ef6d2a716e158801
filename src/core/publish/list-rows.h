/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/year-picture.h"

G_BEGIN_DECLS

typedef struct
{
  char *date;       /* (owned): "Wednesday 16 and Thursday 17 January", "Wed 6 March" */
  char *date_short; /* (owned): "Wed 16 and Thu 17 January" */
  char *time;       /* (owned): "17:00–22:00", or "" */
  char *what;       /* (owned) */
  char *systems;    /* (owned): names, or "" */
  gboolean struck;  /* cancelled or postponed */
  SkvDay day;
} SkvListRow;

typedef struct
{
  char *title;  /* (owned): that of the lane */
  GArray *rows; /* (owned) (element-type SkvListRow) by date */
} SkvListSection;

/* What the year's list says: evenings first, then the jobs, a section a lane; what only stands in
 * the way, such as meetings, is left out unless @all. Evenings that a rule keeps together are one
 * row, as people announce them. (transfer full) (element-type SkvListSection) */
GArray *skv_list_sections (const SkvYearPicture *picture, gboolean all);

G_END_DECLS
