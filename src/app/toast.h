/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SKV_TYPE_TOAST (skv_toast_get_type ())
G_DECLARE_FINAL_TYPE (SkvToast, skv_toast, SKV, TOAST, GtkWidget)

/**
 * SkvToast:
 *
 * One message at the lower edge of a window, which goes by itself; to be put over the content with a
 * GtkOverlay. The newest message replaces the one before: what was told about an edit is stale
 * after the next.
 *
 * AdwToastOverlay does this too, but libadwaita 1.2 crashes when a window is closed while one of its
 * toasts is being animated away.
 */

/* @button_label and @action_name: both or neither */
void
skv_toast_show (SkvToast *self, const char *text, const char *button_label, const char *action_name);

G_END_DECLS
