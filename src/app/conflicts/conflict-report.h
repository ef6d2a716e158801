/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/conflicts/conflict-lines.h"

G_BEGIN_DECLS

/* Conflicts to be sent to those who are asked: for each of them a heading, and under it what, when,
 * against what, why, and what would solve it where the check says so. @chosen: (element-type
 * SkvConflictLine), in this order (transfer full) */
char *skv_conflict_report_text (SkvConflictLines *lines, GPtrArray *chosen);

/* the same as a table: its head, and a row for a line (nothing for a heading) */
void skv_conflict_report_put_head (GString *csv);
void skv_conflict_report_put_row (GString *csv, SkvConflictLines *lines, SkvConflictLine *line);

G_END_DECLS
