/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/date-text.h"

G_BEGIN_DECLS

/* Numbers of two digits in dates: an hour, a week or a year. */

#define SKV_DATE_LAST_HOUR 23

/* The bare number of one or two digits that a text ends with after a blank, "18" of "14/6 18": it
 * may be an hour, or a year. -1 if it ends otherwise, or with the number of a week. @before (out):
 * what stands before it (transfer full) */
int skv_date_last_number (const char *text, char **before);
/*
 * Nobody plans in a year that was: "14/6 18" may be the hour just as well, and is asked about; the
 * year of "14.6.18" is one, and told. @day: that @text was read as.
 * @note: (out) (optional) (transfer full) (nullable); FALSE and @error, for people, to ask.
 */
gboolean skv_date_check_short_year (
  const char *text, const SkvDateContext *context, SkvDay day, char **note, GError **error);

G_END_DECLS
