/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/day.h"

G_BEGIN_DECLS

/*
 * "i morgen", "neste fredag 18–22", "om to uker", "torsdag": what counts from today, at the
 * beginning of a text, in the five languages and whatever language is chosen; the date in its
 * place and the rest as it is: "2019-06-14 18–22". A weekday alone, or the next of them, is the
 * first after today. NULL if it begins with nothing like it. (transfer full) (nullable)
 */
char *skv_date_expand_relative (const char *text, SkvDay today);
/* "14/6 18–22" and "14/6 kl 18 til 22.30" with the hours spelled out: "14/6 18:00–22:00". NULL if
 * it does not end so. (transfer full) (nullable) */
char *skv_date_expand_hours (const char *text);

G_END_DECLS
