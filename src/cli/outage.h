/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/cli.h"

G_BEGIN_DECLS

/* What the parts of skv outage share. */

typedef struct
{
  char *now; /* the following all (owned) (nullable) */
  char *since;
  char *expected;
  char *title;
  char *priority;
  char *at;
  char *outcome;
  char *caused_by;
  char *due;
  char *to;
  char *by;
  char *format;
  char *output;
  gboolean external;
  gboolean internal;
  gboolean not_done;
  gboolean only_open;
} SkvCliOutage;

/* --- outage-show.c */
int skv_cli_outage_list (SkvPlan *plan, gboolean only_open, gboolean as_json, gint64 now);
int skv_cli_outage_show (SkvPlan *plan, const char *id, gboolean as_json, gint64 now);
int skv_cli_outage_card (SkvPlan *plan, const char *system, const SkvCliOutage *options);
/* prints the draft in the plan's language: the last thing that a command says */
int skv_cli_outage_draft (SkvPlan *plan, const char *id, const char *kind, const char *format);
/* its words alone (transfer full) (nullable: there is no such kind) */
char *skv_cli_outage_draft_text (SkvPlan *plan, const char *id, const char *kind);
/* --- outage-contingency.c; @words: what stands behind "contingency" */
int
skv_cli_outage_contingency (SkvPlan *plan, const char *const *words, const SkvCliOutage *options);

/* --now, or the clock; FALSE with the message told */
gboolean skv_cli_settle_now (SkvPlan *plan, const char *given, gint64 *now);

G_END_DECLS
