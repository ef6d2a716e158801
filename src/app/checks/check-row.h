/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/conflict/checker.h"

G_BEGIN_DECLS

#define SKV_TYPE_CHECK_ROW (skv_check_row_get_type ())
G_DECLARE_FINAL_TYPE (SkvCheckRow, skv_check_row, SKV, CHECK_ROW, AdwExpanderRow)

/**
 * SkvCheckRow:
 *
 * One check: on or off, how severe, its days, what it means, and how much it finds now.
 *
 * Signals "set" (int severity setting, int days): a person wants it so; "explain" and
 * "open-example".
 */
GtkWidget *skv_check_row_new (const char *check);
const char *skv_check_row_get_check (SkvCheckRow *self);
/* @found: what it finds now, accepted or not */
void skv_check_row_update (SkvCheckRow *self, SkvPlan *plan, guint found, gboolean writable);

G_END_DECLS
