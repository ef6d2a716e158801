/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/ics-reader.h"
#include "sync/unit.h"

G_BEGIN_DECLS

/* A unit as a resource on the server: a calendar with one event, which any calendar program shows,
 * or with one journal entry for a record that has no date. All that a plan holds of it stands in a
 * property of ours, X-SYSTEMKVELD-RECORD; what a calendar program changes in the event goes before
 * that, and one that drops it loses only what an event cannot say. */

/* @uid: (nullable): as it stands on the server already; NULL: ours (transfer full) */
char *skv_sync_resource_write (const SkvSyncUnits *units, const SkvSyncUnit *unit, const char *uid);
/* last part of the path of a new resource (transfer full) */
char *skv_sync_resource_name (const char *key);

/* What stands in a text of a server; each (transfer full) (nullable) */
char *skv_sync_resource_read_uid (const char *text);
/* the content of our property, not looked through yet */
char *skv_sync_resource_read_content (const char *text);
/* the unit's key by the UID; that of an event of somebody else's is "ics:UID"; @plan_id: of the
 * plan's settings */
char *skv_sync_resource_key (const char *plan_id, const char *uid);

/* The events in @texts (element-type utf8), through skv-guard; those that cannot be read alone are
 * in none of the entries. (transfer full); NULL with an error if the guard fails */
SkvIcsCalendar *skv_sync_resource_parse (
  GPtrArray *texts, const char *zone, int year, GCancellable *cancellable, GError **error);

G_END_DECLS
