/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* which of them the list shows */
typedef enum
{
  SKV_REQUESTS_WAITING,
  SKV_REQUESTS_ANSWERED,
  SKV_REQUESTS_ALL,
} SkvRequestsOnly;

#define SKV_TYPE_REQUEST_ENTRY (skv_request_entry_get_type ())
G_DECLARE_FINAL_TYPE (SkvRequestEntry, skv_request_entry, SKV, REQUEST_ENTRY, GObject)

/**
 * SkvRequestEntry:
 *
 * One row of the planner's queue. Immutable.
 */
struct _SkvRequestEntry
{
  GObject parent_instance;

  char *id;    /* (owned): of the request */
  char *title; /* (owned) */
  char *words; /* (owned): from whom, and when it came */
  char *when;  /* (owned): what it asks for, in days; "" if that cannot be read */
  SkvRequestState state;
  gboolean late; /* it came after the last day for wishes */
};

/* Waiting ones first. @also (nullable): id of one that is among them whatever it is.
 * (transfer full) (element-type SkvRequestEntry) */
GPtrArray *skv_request_list (SkvPlan *plan, SkvRequestsOnly only, const char *also);
/* may one row stand for the other as it is? */
gboolean skv_request_entry_same (gpointer a, gpointer b);
/* the day of a moment as requests have it, where the plan is; "22 November 2026"
 * (transfer full) (nullable: no such moment) */
char *skv_request_words_moment (SkvPlan *plan, const char *moment);

G_END_DECLS
