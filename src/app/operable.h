/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What GTK 4.8 keeps from those who use no pointer. Through the accessibility tree, check and radio
 * buttons can be pressed, by the action "check.press", and entries be activated; and a window still
 * hears keys when its menu was left from a submenu. Call it before the first widget is made. */
void skv_operable_install (void);

G_END_DECLS
