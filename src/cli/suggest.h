/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/cli.h"

G_BEGIN_DECLS

/* Shared by suggest*.c only. JSON as suggest.c describes it. */
void skv_cli_put_day (GString *text, const char *name, SkvDay day);
/* null for SKV_MOMENT_NONE */
void skv_cli_put_moment (
  GString *text, const char *name, SkvPlan *plan, gboolean all_day, gint64 moment);
void skv_cli_begin_list (GString *text, const char *name);

/* Both tell what they have to and give the exit status. */

/* suggest-bundles.c: jobs that belong in one evening of [from, to) */
int skv_cli_suggest_bundles (SkvPlan *plan, SkvDay from, SkvDay to, SkvDay today, gboolean json);
/* suggest-solve.c: what would solve each conflict of an occurrence */
int skv_cli_suggest_solutions (SkvPlan *plan, const char *id, SkvDay today, gboolean json);

G_END_DECLS
