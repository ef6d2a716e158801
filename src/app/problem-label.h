/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label below a window's choices for what is wrong with them; hidden as long as nothing is
 * (transfer floating) */
GtkWidget *skv_problem_label_new (void);
/* @problem (nullable): none */
void skv_problem_label_show (GtkLabel *label, const char *problem);

G_END_DECLS
