/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/model/plan.h"

G_BEGIN_DECLS

#define SKV_TYPE_SYSTEM_PICTURE (skv_system_picture_get_type ())
G_DECLARE_FINAL_TYPE (SkvSystemPicture, skv_system_picture, SKV, SYSTEM_PICTURE, GtkWidget)

/**
 * SkvSystemPicture:
 *
 * One system in the middle, what depends on it to the left, what it depends on to the right. Every
 * box is a button, so that keyboard and screen reader find it; the lines are drawn beneath.
 *
 * Signal "picked" (const char *id): a person wants that one in the middle.
 */

/* @id (nullable): nothing is shown without; gives how many systems had no room */
guint skv_system_picture_show (SkvSystemPicture *self, SkvPlan *plan, const char *id);
/* the keyboard to the box in the middle */
void skv_system_picture_focus_middle (SkvSystemPicture *self);

G_END_DECLS
