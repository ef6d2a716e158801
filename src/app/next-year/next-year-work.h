/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "app/next-year/next-year-wish.h"

G_BEGIN_DECLS

/* Makes the next year in a thread, on a copy of the plan as it is now: two years are checked, which
 * takes a second or more in a plan of many thousand items. @wish is copied. */
void skv_next_year_work_async (gpointer source,
                               SkvPlan *plan,
                               int year,
                               const SkvNextYearWish *wish,
                               GAsyncReadyCallback callback,
                               gpointer data);
/* With all its lists made, so that reading them takes no time. (transfer full) (not nullable) */
SkvNextYear *skv_next_year_work_finish (GAsyncResult *result);

G_END_DECLS
