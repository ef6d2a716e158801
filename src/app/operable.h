/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What GTK keeps from those who use no pointer. Through the accessibility tree, check and radio
 * buttons can be pressed, by the action "check.press", and entries be activated (neither is in GTK
 * 4.24 yet). With GTK 4.8, a window still hears keys when its menu was left from a submenu; with
 * newer GTK, the items of menus have names. Call it before the first widget is made. */
void skv_operable_install (void);

G_END_DECLS
