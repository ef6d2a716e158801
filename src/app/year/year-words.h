/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* An occurrence in words, for tooltips and screen readers. All are (transfer full). */

/* "Thursday 13 June 2019 18:00–21:00" */
char *skv_year_words_when (SkvPlan *plan, const SkvOccurrence *occurrence);
/* "Feide IdP upgrade, maintenance, Thursday 13 June 2019 18:00–21:00, hard conflict: …";
 * @conflicts (nullable) (element-type SkvConflict) */
char *skv_year_words_label (SkvPlan *plan, const SkvOccurrence *occurrence, GPtrArray *conflicts);
/* the whole truth in Pango markup, several lines */
char *skv_year_words_details (SkvPlan *plan, const SkvOccurrence *occurrence, GPtrArray *conflicts);
/* without the markup of what skv_year_words_details() gives */
char *skv_year_words_plain (const char *markup);
/* date, week and holidays of a day, in Pango markup */
char *skv_year_words_day (SkvPlan *plan, SkvDay day);
/* "hard conflict", "soft conflict", "note", "free" (transfer none) */
const char *skv_year_words_severity (SkvSeverity severity);
/* what people call a lane */
char *skv_year_words_lane (SkvPlan *plan, const char *lane);

G_END_DECLS
