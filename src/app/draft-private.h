/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/draft.h"

G_BEGIN_DECLS

/* Used by draft.c and draft-check.c only. */

#define SKV_DRAFT_DAY_MINUTES (24 * 60)

struct _SkvDraft
{
  SkvPlan *plan;                   /* (owned) */
  SkvItem *item;                   /* (owned): what is not typed: choices, systems, lane, id */
  SkvItem *original;               /* (owned) (nullable): as it stands in the plan */
  char *texts[SKV_DRAFT_N_FIELDS]; /* (owned) */
  char *before_start;              /* (owned) (nullable): see draft-more.c */
  char *before_length;             /* (owned) (nullable) */
  gboolean before_all_day;
  int default_year;
  gboolean retimed; /* date, times or length were touched */
  gboolean changed;
};

/* minutes; -1 if what stands there is none */
int skv_draft_parse_own_length (const SkvDraft *self);
/* minutes of an optional length; FALSE if what stands there is none */
gboolean skv_draft_read_optional (const SkvDraft *self, SkvDraftField field, int *minutes);
/* the edit that puts @item (transfer full) in the plan (transfer full) */
SkvEdit *skv_draft_edit_with (const SkvDraft *self, SkvItem *item);

G_END_DECLS
