/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/sources/source-files.h"

G_BEGIN_DECLS

/* A row for one source: what it is called, where it is, when it was read, how many items came of
 * it, and what can be done. @count: (nullable): none; @now: seconds since the epoch, UTC. */
GtkWidget *skv_source_row_new (SkvPlan *plan,
                               const SkvSource *source,
                               const SkvSourceCount *count,
                               int year,
                               gint64 now,
                               gboolean read_only);
/* @problem: (nullable): why its file could not be read, in words */
void skv_source_row_set_state (GtkWidget *row, SkvSourceFile state, const char *problem);
/* id of its source; NULL if the row is none of these */
const char *skv_source_row_get_source (GtkWidget *row);

G_END_DECLS
