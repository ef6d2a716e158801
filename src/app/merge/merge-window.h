/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/merge/merge-work.h"

G_BEGIN_DECLS

#define SKV_TYPE_MERGE_WINDOW (skv_merge_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvMergeWindow, skv_merge_window, SKV, MERGE_WINDOW, AdwWindow)

/**
 * SkvMergeWindow:
 *
 * What another copy of the plan would bring: what collides, ours and theirs side by side, conflicts
 * that neither has by itself, and what comes in; then both as one, by one edit.
 *
 * Signal "merged" (char *layer): it is done; @layer (nullable): id of the what-if layer that has
 * what collides.
 */

/* @session: of the plan itself; takes @found (transfer full) */
GtkWidget *skv_merge_window_new (SkvSession *session, SkvMergeFound *found);

G_END_DECLS
