/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/day.h"

G_BEGIN_DECLS

/* What people type into an entry, read and written. No display, no locale: the separators of all
 * the countries that we serve are taken. Spaces around the text do not matter. */

/* "2019-06-12", "12.06.2019", "12.6.19", "12/6 2019"; "12.6." is in @default_year.
 * SKV_DAY_NONE if it is none of these or there is no such day. */
SkvDay skv_draft_parse_date (const char *text, int default_year);
/* "17:00", "17.00", "1700", "17"; minute of the day, 0..1440; -1 if it is none of these */
int skv_draft_parse_clock (const char *text);
/* "45", "45 min", "1:30", "1 h 30 min", "1,5 t", "2 d", "PT1H30M" in minutes; a number alone
 * counts @plain minutes; -1 if it is no length */
int skv_draft_parse_length (const char *text, int plain);
/* "1 h 30 min", "2 d", "0 min"; "" for -1 (transfer full) */
char *skv_draft_format_length (int minutes);

G_END_DECLS
