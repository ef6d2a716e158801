/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The plans that were open last, newest first, as the setting "recent-plans" keeps them. Without
 * settings there are none and none are remembered. */

#define SKV_RECENT_PLANS_MAX 8

typedef struct
{
  GFile *file; /* (owned) */
  gint64 when; /* seconds, UTC */
} SkvRecentPlan;

/* (transfer full) (element-type SkvRecentPlan): those that are still there, at most
 * SKV_RECENT_PLANS_MAX */
GPtrArray *skv_recent_plans_list (void);
/* @file was used now */
void skv_recent_plans_add (GFile *file);
void skv_recent_plans_remove (GFile *file);

/* The same on a value of the setting, type a(sx), without a clock and without looking for files:
 * @plans (transfer none) with @uri in front, used at @when, or without it (transfer floating) */
GVariant *skv_recent_plans_with (GVariant *plans, const char *uri, gint64 when);
GVariant *skv_recent_plans_without (GVariant *plans, const char *uri);

G_END_DECLS
