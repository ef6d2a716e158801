/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* Asks for the name of a new what-if (@layer NULL), and a note if they like, makes it as one
 * undoable edit of the plan and has the window show it ("win.show-layer"); or for another name and
 * note of one that there is. @session: of the plan itself. NULL if there is no such layer. */
GtkWidget *skv_what_if_dialog_new (SkvSession *session, const char *layer);

/* Has the application's window below @widget's window do something: the first window on the way
 * down that has that action. @parameter (nullable) (floating) */
void skv_layers_ask_window (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
