/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/notice-timeline.h"

G_BEGIN_DECLS

/* What was said when, to whom, which the plan keeps as SkvNotice, and what is left to say. */

/* What was said of @occurrence, newest first; of an evening by the rule also what was said before a
 * person changed it. @occurrence: (nullable): of no single one, such as the year's list.
 * (transfer container) (element-type SkvNotice) */
GPtrArray *skv_notices_list (SkvPlan *plan, const SkvOccurrence *occurrence);
/* Does it say that something will be? What it tells of has the status “announced” then: an item
 * keeps that itself, and evenings that only a rule has get it from the notice. */
gboolean skv_notice_announces (const SkvNotice *notice);
/* the day there on which it was sent; SKV_DAY_NONE if nobody wrote that */
SkvDay skv_notice_sent_day (SkvPlan *plan, const SkvNotice *notice);
/* seconds since the epoch, as SkvNotice.sent (transfer full) */
char *skv_notice_format_sent (gint64 now);

/**
 * skv_notices_list_open:
 *
 * What is to be told on @today, what was to be told before it and still has sense, and what comes
 * before @until, all by the days of the plan's settings. What was told is not in it: of each piece
 * of work there is at most one that is due, and it is the first announcement for as long as nobody
 * told anything. Whatever has the status “announced” was told first in some way.
 *
 * Returns: (transfer full) (element-type SkvNoticeDue): by day, and then by the day of the work
 */
GPtrArray *skv_notices_list_open (SkvPlan *plan, SkvDay today, SkvDay until);

/* --- starting --------------------------------------------------------------------------------- */

/* Titles of the work that @edit starts, or says to have begun and to be over, though nobody was
 * told of it, and without a reason: one that is new, or an emergency's. (transfer full)
 * (element-type utf8) */
GPtrArray *skv_notices_list_untold_starts (SkvPlan *plan, const SkvEdit *edit);
/* The same edit with why that is, and who says so, at each of them; behind the reason that stands
 * there, such as why it was postponed. (transfer full) */
SkvEdit *
skv_notices_start_anyway (SkvPlan *plan, const SkvEdit *edit, const char *reason, const char *by);

G_END_DECLS
