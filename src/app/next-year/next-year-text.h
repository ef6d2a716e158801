/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/next-year.h"

G_BEGIN_DECLS

/* What the next year is in words. All (transfer full). */

/* "24 in 2026, 23 in 2027", and when the rule ends (@valid_until SKV_DAY_NONE: it does not) */
char *skv_next_year_describe_rule (const SkvNextYearRule *rule, int year, SkvDay valid_until);
/* "Wednesday 16 January 2019 · there before in 2018 too · is there already in 2020" */
char *skv_next_year_describe_copy (const SkvNextYearCopy *copy, int year);
/* what would be saved: "2 rules go on and 3 entries are copied." */
char *skv_next_year_describe_edit (guint n_rules, guint n_copies);
/* who is asked, as a heading */
const char *skv_next_year_ask_heading (const SkvNextYearAsk *ask);
/* all of it by who, to be pasted in a mail (element-type SkvNextYearAsk) */
char *skv_next_year_write_asks (GPtrArray *asks, int year);

/* (transfer none): a kind of difference as a heading, what it means, and an icon that goes with it
 */
const char *skv_next_year_change_heading (SkvNextYearChange change);
const char *skv_next_year_change_meaning (SkvNextYearChange change);
const char *skv_next_year_change_icon (SkvNextYearChange change);
guint skv_next_year_count_lines (GPtrArray *lines, SkvNextYearChange change);

G_END_DECLS
