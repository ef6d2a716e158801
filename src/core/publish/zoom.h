/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/day.h"

G_BEGIN_DECLS

/* how much time is shown at once, from far to near */
typedef enum
{
  SKV_ZOOM_YEAR,
  SKV_ZOOM_HALF,
  SKV_ZOOM_QUARTER,
  SKV_ZOOM_MONTH,
  SKV_ZOOM_WEEK,
} SkvZoom;

#define SKV_N_ZOOMS (SKV_ZOOM_WEEK + 1)

/* First month of a school year; it is named after the calendar year in which it begins. */
#define SKV_SCHOOL_MONTH 8

/* Days [from, to) of the period that @day lies in: halves and quarters are those of the calendar
 * year, or of the school year; weeks begin on Monday. */
void skv_zoom_range (SkvZoom zoom, gboolean school, SkvDay day, SkvDay *from, SkvDay *to);
/* The day that lies @steps periods from @day: the same day of the month where there is one, else
 * its last; the same weekday in weeks. */
SkvDay skv_zoom_step (SkvZoom zoom, SkvDay day, int steps);
/* the year, by its name, that a day lies in */
int skv_zoom_year (gboolean school, SkvDay day);
/* "2019", "2018–2019", "First half of 2019", "January–March 2019", "June 2019", "Week 24, 2019"
 * (transfer full) */
char *skv_zoom_title (SkvZoom zoom, gboolean school, SkvDay day);
/* the same for little room: "Jan–Mar 2019", "Jun 2019", "Week 24" (transfer full) */
char *skv_zoom_short_title (SkvZoom zoom, gboolean school, SkvDay day);
/* what people call a zoom (transfer none) */
const char *skv_zoom_name (SkvZoom zoom);

G_END_DECLS
