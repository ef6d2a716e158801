/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/share/share-work.h"

G_BEGIN_DECLS

#define SKV_TYPE_SHARE_WINDOW (skv_share_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvShareWindow, skv_share_window, SKV, SHARE_WINDOW, AdwWindow)

/**
 * SkvShareWindow:
 *
 * Where the plan is shared and by whom, the exchange, what came of it, and what both sides changed,
 * side by side, to be chosen from.
 */

/* @session: of the plan itself */
GtkWidget *skv_share_window_new (SkvSession *session);
/* what came of an exchange that was made without this window: one of both (nullable) */
void skv_share_window_show (SkvShareWindow *self, const SkvSyncReport *report, const GError *error);

G_END_DECLS
