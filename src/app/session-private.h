/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/session.h"
#include "app/work.h"
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
  SkvPlan *mirror;     /* (owned) (nullable): the copy that it is of, if not of @plan itself */
  SkvWork *work;       /* (owned) (nullable): the next one is being made */
  gboolean in_background;

  SkvView *view;         /* (owned) (nullable): what is let through */
  char *source;          /* (owned) (nullable): of this one alone */
  SkvViewFilter *filter; /* (owned) (nullable): of it, for the plan as it is */
  GHashTable *filtered;  /* (owned) (nullable): id → whether the filter lets it through, + 1 */
};

/* session-background.c: has a new checker made in a thread if that would take long here; FALSE: it
 * would not. The old one stays until then. */
gboolean skv_session_check_in_background (SkvSession *self);
/* the checker follows an edit of the plan; FALSE: a new one is needed */
gboolean skv_session_follow (SkvSession *self, const SkvEdit *edit);

/* what the filter found is no longer so */
void skv_session_drop_filter (SkvSession *self);
/* @edit: whether undo would take it back */
/* tell of another period, and refresh if it is of another year */
void skv_session_emit_shown (SkvSession *self, gboolean refresh);
void skv_session_emit_told (SkvSession *self, gboolean edit, const char *message);

G_END_DECLS
