/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/day.h"

G_BEGIN_DECLS

/*
 * The date that a person asks about, as people say it: "17. mai", "onsdag etter påske",
 * "2019-06-12".
 * @language: (nullable) whose words are tried first.
 * @year: what is meant where none is said.
 * @note: (out) (transfer full) (nullable): what else there is to know: which of several days was
 * taken, or what in the text is contradictory.
 * SKV_DAY_NONE and @error, for people, if it is no date.
 */
SkvDay skv_explain_read_date (
  const char *text, const char *language, int year, char **note, GError **error);

G_END_DECLS
