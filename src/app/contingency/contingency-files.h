/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Contingency plans out of the plan and into it. All ask for a file or a printer over the window
 * that @over is in, and tell through the session what came of it. */

/* as JSON, one edit (undoable) */
void skv_contingency_import (GtkWidget *over, SkvSession *session);
/* @id: (nullable) all of them */
void skv_contingency_export (GtkWidget *over, SkvSession *session, const char *id);

/* The cards of systems, in the plan's language. @systems: ids; @name: of the file, without its
 * ending */
void skv_contingency_print (GtkWidget *over,
                            SkvSession *session,
                            const char *const *systems,
                            const char *name);
void skv_contingency_save_pdf (GtkWidget *over,
                               SkvSession *session,
                               const char *const *systems,
                               const char *name);

/* what a press of "Print…" and "Save as PDF…" is put into: a menu of two, with the actions
 * "@prefix.print" and "@prefix.pdf", which take @target, and what the button is called
 * (transfer full) */
GtkWidget *
skv_contingency_print_button_new (const char *prefix, const char *target, const char *label);

G_END_DECLS
