/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"

G_BEGIN_DECLS

/* Each check has a small plan in which it finds something, and beside it the same without a
 * conflict: data/checks/CHECK.json, compiled into the library. */

/* what SkvNewPlan and skv_example_load() call it: "checks/freeze" (transfer full) */
char *skv_check_example_name (const char *check);
/* The example, in memory only. SKV_EXCHANGE_ERROR_NOT_FOUND (transfer full) */
SkvPlan *skv_check_example_open (const char *check, GError **error);
/* The first that the check finds in its example, in words, as it would be @today (which only one of
 * them asks for). (transfer full) (nullable): there is no such check */
char *skv_check_example_message (const char *check, SkvDay today);

G_END_DECLS
