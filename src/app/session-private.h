/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/session.h"
#include "core/exchange/view-filter.h"

G_BEGIN_DECLS

/* Used by session.c and session-edits.c, session-filter.c only. */

struct _SkvSession
{
  GObject parent_instance;

  SkvPlan *plan; /* (owned) */
  SkvDay today;
  int year;
  gboolean school; /* years begin in August */
  SkvZoom zoom;
  SkvDay day;     /* in focus: what is shown lies around it */
  char *selected; /* (owned) (nullable) */
  char *against;  /* (owned) (nullable) */
  gboolean told_edit;

  /* Made at the first question after a change, dropped by the next change. */
  SkvChecker *checker; /* (owned) (nullable) */

  SkvView *view;         /* (owned) (nullable): what is let through */
  SkvViewFilter *filter; /* (owned) (nullable): of it, for the plan as it is */
  GHashTable *filtered;  /* (owned) (nullable): id → whether the filter lets it through, + 1 */
};

/* what the filter found is no longer so */
void skv_session_drop_filter (SkvSession *self);
/* @edit: whether undo would take it back */
/* tell of another period, and refresh if it is of another year */
void skv_session_emit_shown (SkvSession *self, gboolean refresh);
void skv_session_emit_told (SkvSession *self, gboolean edit, const char *message);

G_END_DECLS
