/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/flow.h"
#include "core/publish/year-picture.h"

G_BEGIN_DECLS

/* What is said on a page besides the year itself; all (transfer full). */

/* the plan's title, with the years if it does not say them: "Maintenance 2027–2028" */
char *skv_poster_title (SkvPlan *plan, SkvDay from, SkvDay to);
/* @title with @years: as it is if it says them, with them in the place of the one other year that
 * it says ("Maintenance 2027" carried on), else with them after it and @joint (transfer full) */
char *skv_poster_title_of (const char *title, const char *years, const char *joint);
/* "Ytterfjord kommune, Sundvik kommune"; "" without any */
char *skv_poster_organisations (SkvPlan *plan);
/* Which state of the plan it is: the version that was decided or published, if the plan is the same
 * now or has changed since, and @made, the day on which the page is made (SKV_DAY_NONE: not said).
 * "" if there is nothing to say. */
char *skv_poster_stamp (SkvPlan *plan, SkvDay made);
/* public holidays by name, and school holidays */
SkvFlow *skv_poster_holidays (SkvPlan *plan, SkvDay from, SkvDay to, double size);
/* "12 March", "12 March – 3 April": the last not included */
char *skv_poster_days (SkvDay first, SkvDay end);
/* Every bar that has no place of its own in the layout, and every one whose name is not written
 * there in full, under its days. @written: (element-type utf8) the labels that are, by address */
SkvFlow *skv_poster_hidden (const SkvYearPicture *picture,
                            const SkvYearLayout *layout,
                            GHashTable *written,
                            double size);

G_END_DECLS
