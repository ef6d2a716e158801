/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/records.h"

G_BEGIN_DECLS

/* Code lists of the field: what a file, a filter or an export calls a thing never changes, what
 * people call it is translated. A code that is none of these, from a file, is its own title. */

/* kinds of work, SkvItem.work: "replacement", "security", "upgrade", "change", NULL-terminated */
const char *const *skv_works (void);
/* "Security fix" of "security" (transfer none) */
const char *skv_work_title (const char *work);

/* what work does to systems, SkvItem.effect: "unstable", "restart", "no-users", "down" */
const char *const *skv_effects (void);
const char *skv_effect_title (const char *effect);

/* what a notice says, SkvNotice.notice_kind: "first", "reminder", "moved", "cancelled", "started",
 * "finished", "prolonged", "outage", "outage-news", "outage-over" */
const char *const *skv_notice_kinds (void);
const char *skv_notice_kind_title (const char *kind);

/* what people call them, translated */
const char *skv_audience_title (SkvAudience audience);
const char *skv_request_state_title (SkvRequestState state);
const char *skv_log_kind_title (SkvLogKind kind);

G_END_DECLS
