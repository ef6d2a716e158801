/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"
#include "core/store/store.h"

G_BEGIN_DECLS

#define SKV_TYPE_DUE_NOTIFIER (skv_due_notifier_get_type ())
G_DECLARE_FINAL_TYPE (SkvDueNotifier, skv_due_notifier, SKV, DUE_NOTIFIER, GObject)

/**
 * SkvDueNotifier:
 *
 * Reminds of what is due in the plans that are open: when one is opened and after midnight, each
 * thing at most once a day. What reminders there are, core/outage/tasks.h says.
 *
 * Signal "due": time to look at the plans again, see skv_due_notifier_look().
 */

/* @clock lives longer than this. @application: gets the notifications (nullable: only the signal
 * below); not kept alive. */
SkvDueNotifier *skv_due_notifier_new (GApplication *application, const SkvClock *clock);
/* Tells what is due in @plan on the day that it is there, and was not told yet on that day; gives
 * how much that is. @uri: where the plan lies, for who follows the reminder. */
guint skv_due_notifier_look (SkvDueNotifier *self, SkvPlan *plan, const char *uri);

G_END_DECLS
