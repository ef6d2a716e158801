/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/work.h"

G_BEGIN_DECLS

#define SKV_TYPE_WORK_BAR (skv_work_bar_get_type ())
G_DECLARE_FINAL_TYPE (SkvWorkBar, skv_work_bar, SKV, WORK_BAR, GtkWidget)

/**
 * SkvWorkBar:
 *
 * What is being worked at, how far it has come, and a button to give up. It is there only from half
 * a second on, so that what is soon done does not flicker, and goes when the work is over.
 */
GtkWidget *skv_work_bar_new (void);
/* Shows @work in place of what it showed before; NULL: nothing. @words: what is done, "Opening …".
 * @can_cancel: whether a person may give up. */
void skv_work_bar_follow (SkvWorkBar *self, SkvWork *work, const char *words, gboolean can_cancel);

G_END_DECLS
