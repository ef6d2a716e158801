/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/ics-reader.h"

G_BEGIN_DECLS

/**
 * skv_text_parse:
 * @zone: of the times
 * @year: of dates without one, where no heading says it; 0: not known
 *
 * Running text, a line at a time: every line with dates becomes an entry for each, titled by the
 * words around them or else by the heading above. A heading with a year, or with a month, holds for
 * the lines below it. Lines without dates, and dates that cannot be read, are told in @skipped.
 *
 * Returns: (transfer full): NULL with SKV_EXCHANGE_ERROR if it is no text, or has no date at all
 */
SkvIcsCalendar *skv_text_parse (GBytes *bytes, const SkvZone *zone, int year, GError **error);

G_END_DECLS
