/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/*
 * Outages: an item in the lane "outage" from the moment on at which something stopped working, and
 * what happened in it, entry by entry (log.h). Every function below makes one edit with a label for
 * people; NULL with SKV_PLAN_ERROR_INVALID, in words, if it cannot be. @now is the caller's clock,
 * @by (nullable) a role or a name.
 *
 * Whatever is told with each edit, the steps of the contingency plan that have a threshold are
 * looked at: as soon as the outage is expected to last longer than that, or has lasted longer, the
 * step is raised as a task, once. It stays even if the outage is expected to be shorter again:
 * somebody was asked, and says that it is done.
 */

typedef struct
{
  const char *system; /* id */
  gint64 since;
  gint64 expected_end; /* SKV_MOMENT_NONE: nobody knows yet */
  gboolean external;   /* the cause lies outside, at a supplier or a national service */
  SkvPriority priority;
  const char *title; /* (nullable): "Feide does not work" */
  const char *by;    /* (nullable): who found it */
} SkvOutageStart;

/* what it is called if nobody says, in the language of the messages (transfer full) */
char *skv_outage_title (SkvPlan *plan, const char *system);
/* @id (out) (transfer full) */
SkvEdit *skv_outage_start (
  SkvPlan *plan, const SkvOutageStart *start, gint64 now, char **id, GError **error);
/* what is new, in words */
SkvEdit *skv_outage_tell (
  SkvPlan *plan, const char *id, const char *text, const char *by, gint64 now, GError **error);
/* Another expected end; SKV_MOMENT_NONE: nobody knows any more. */
SkvEdit *skv_outage_expect (
  SkvPlan *plan, const char *id, gint64 expected_end, const char *by, gint64 now, GError **error);
/* How urgent it is, and whether the cause lies outside: also once it is over, for the reports. */
SkvEdit *skv_outage_classify (
  SkvPlan *plan, const char *id, SkvPriority priority, gboolean external, GError **error);
/* A step of its contingency plan, a task or a follow-up (by the entry's id) is done, or after all
 * it is not. */
SkvEdit *skv_outage_tick (SkvPlan *plan,
                          const char *id,
                          const char *step,
                          gboolean done,
                          const char *by,
                          gint64 now,
                          GError **error);
/* Something that is left to do; @due: SKV_DAY_NONE */
SkvEdit *skv_outage_follow_up (SkvPlan *plan,
                               const char *id,
                               const char *text,
                               SkvDay due,
                               const char *by,
                               gint64 now,
                               GError **error);

typedef struct
{
  gint64 at;             /* when it worked again */
  const char *outcome;   /* (nullable): what it was, in words */
  const char *caused_by; /* (nullable): id of the item that it followed */
  const char *by;        /* (nullable) */
} SkvOutageEnd;

SkvEdit *
skv_outage_end (SkvPlan *plan, const char *id, const SkvOutageEnd *end, gint64 now, GError **error);

/* What staff was told: @kind is of skv_notice_kinds(). @recipients, @content: (nullable) */
SkvEdit *skv_outage_note_message (SkvPlan *plan,
                                  const char *id,
                                  const char *kind,
                                  const char *recipients,
                                  const char *content,
                                  const char *by,
                                  gint64 now,
                                  GError **error);

/* an outage that is not over: not ended, and neither done nor cancelled */
gboolean skv_outage_is_open (const SkvItem *item);
/* (transfer none) (nullable, with @error: there is no outage of that id) */
const SkvItem *skv_outage_find (SkvPlan *plan, const char *id, GError **error);
/* All outages of the plan: those that are not over first, the newest first.
 * (transfer container) (element-type SkvItem): records of the plan */
GPtrArray *skv_outages_list (SkvPlan *plan, gboolean only_open);
/* The instant at which it began: an all-day one, of a list of dates from elsewhere, at midnight */
gint64 skv_outage_began (SkvPlan *plan, const SkvItem *item);
/* Minutes that it lasted, or is expected to last as far as anybody knows at @now: those that
 * passed, but whole days by the calendar, so that 7 days are 7 days also when the clock is changed.
 */
gint64 skv_outage_minutes (SkvPlan *plan, const SkvItem *item, gint64 now);

G_END_DECLS
