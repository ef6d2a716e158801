/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/ics-reader.h"

G_BEGIN_DECLS

/**
 * skv_table_parse:
 * @zone: of the times
 * @year: of dates without one, where no heading says it; 0: not known
 *
 * What a CSV file says, as a list with a heading of dates, or as a matrix with months as headings;
 * headings in Norwegian, Swedish, Danish or English. To be shown and brought into a plan with
 * skv_ics_preview_new(). Every row that does not come in is told in @skipped with its line and why.
 *
 * Returns: (transfer full): NULL with SKV_EXCHANGE_ERROR if it is no such table; the message begins
 *   with the line if there is one
 */
SkvIcsCalendar *skv_table_parse (GBytes *bytes, const SkvZone *zone, int year, GError **error);

G_END_DECLS
