/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sync/sync.h"

G_BEGIN_DECLS

/* @key: of SkvSyncConflict */
typedef void (*SkvShareSettle) (gpointer data, const char *key, gboolean ours);

/* A row in @list for what both sides changed: here and on the server, and which of them it is to
 * be. @settle is called with @data when somebody said so. */
void skv_share_add_conflict (GtkListBox *list,
                             SkvPlan *plan,
                             const SkvSyncConflict *conflict,
                             SkvShareSettle settle,
                             gpointer data);

G_END_DECLS
