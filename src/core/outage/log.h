/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* What happened in an outage or a window, entry by entry (SkvLogEntry). */

/* "2026-11-22T10:15:00Z", as records keep moments in text (transfer full) */
char *skv_log_format_moment (gint64 moment);
/* SKV_MOMENT_NONE if @text is NULL or no moment */
gint64 skv_log_parse_moment (const char *text);

/* An entry of @item that is not in the plan yet; @by and @content: (nullable) (transfer full) */
SkvLogEntry *skv_log_entry_new (
  const char *item, SkvLogKind kind, gint64 now, const char *by, const char *content);
/* The entries of @item by time, those of one moment as they came in.
 * (transfer container) (element-type SkvLogEntry): records of the plan */
GPtrArray *skv_log_list (SkvPlan *plan, const char *item);
/* the newest of @log (as skv_log_list()) of that kind and step (nullable: any) (transfer none)
 * (nullable) */
SkvLogEntry *skv_log_find_last (GPtrArray *log, SkvLogKind kind, const char *step);

G_END_DECLS
