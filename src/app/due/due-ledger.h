/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/day.h"

G_BEGIN_DECLS

/**
 * SkvDueLedger:
 *
 * What people were reminded of, and on which day, so that nothing is told twice on one. Plans in
 * other time zones may have another day: what is older than yesterday is forgotten.
 */
typedef struct _SkvDueLedger SkvDueLedger;

/* @saved (nullable): as skv_due_ledger_save() gave it, "as" */
SkvDueLedger *skv_due_ledger_new (GVariant *saved);
void skv_due_ledger_free (SkvDueLedger *self);
/* TRUE if @key was not told on @today yet; from now on it is. */
gboolean skv_due_ledger_take (SkvDueLedger *self, SkvDay today, const char *key);
/* (transfer floating) */
GVariant *skv_due_ledger_save (SkvDueLedger *self);

/* In how many seconds to look again: just after the next quarter of an hour of UTC, one of which is
 * midnight wherever a plan is; and a computer that slept has not counted the time that went by.
 * @now: seconds, UTC */
guint skv_due_wait (gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvDueLedger, skv_due_ledger_free)

G_END_DECLS
