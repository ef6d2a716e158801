/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The working days before work on which it is announced, as people write them: "10, 2, 0". */

/* more days ahead than that nobody remembers */
#define SKV_NOTICE_DAYS_MOST 250
/* who is told more often does not listen */
#define SKV_NOTICES_MOST 10

/* Numbers from 0 to SKV_NOTICE_DAYS_MOST with commas, semicolons or blanks between, each once, at
 * most SKV_NOTICES_MOST; blank: an empty array. The most first. NULL if it is something else.
 * (transfer full) (nullable) (element-type int) */
GArray *skv_notice_days_parse (const char *text);
/* (transfer full) */
char *skv_notice_days_format (const GArray *days);

G_END_DECLS
