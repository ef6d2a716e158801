/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/*
 * What somebody ought to do about a plan on a certain day: for skv due, and for what the desktop
 * reminds of. Another kind is a row more in the table of due.c.
 * What needs the clock too, skv_due_list_now() of core/outage/tasks.h adds.
 */

typedef enum
{
  SKV_DUE_OUTAGE,   /* an outage that should be over: core/outage/tasks.h adds these two */
  SKV_DUE_TASK,     /* what an outage leaves to do */
  SKV_DUE_ANNOUNCE, /* work of that day or the next one that nobody has announced */
  SKV_DUE_NOTICE,   /* people are to be told of work, by the plan's days; not what is above */
  SKV_DUE_REVIEW,   /* an emergency whose day to be looked at has come */
  SKV_DUE_CARD,     /* a system's card that nobody has looked through for too long */
  SKV_N_DUE_KINDS,
} SkvDueKind;

typedef struct
{
  SkvDueKind kind;
  char *id;    /* (owned): of the occurrence, or of the record that it is about */
  char *item;  /* (owned) (nullable): the item that it is about, if that is not @id */
  char *title; /* (owned) */
  SkvDay day;  /* of the work; when it was to be told; when the review was due; the first on which
                  the card was old */
  char *words; /* (owned): when that is, in words */
} SkvDue;

/* All that is due on @today, by kind and then by day. It looks at some weeks of the plan, at
 * its emergencies and at its systems. (transfer full) (element-type SkvDue) */
GPtrArray *skv_due_list (SkvPlan *plan, SkvDay today);
/* @title: (nullable). Its words are for who makes it. (transfer full) */
SkvDue *skv_due_new (SkvDueKind kind, const char *id, const char *title, SkvDay day);
void skv_due_free (SkvDue *self);

/* stable: "outage", "task", "announce", "notice", "review", "card"; NULL of a kind that there is
 * not */
const char *skv_due_kind_name (SkvDueKind kind);
/* what is to be done: “Upgrade” is not announced (transfer full) */
char *skv_due_headline (const SkvDue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvDue, skv_due_free)

G_END_DECLS
