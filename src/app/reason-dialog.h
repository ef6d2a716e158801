/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* Asks why one evening of a rule is to be moved (@move) or cancelled, and to which day; then makes
 * one undoable edit. NULL if there is no such occurrence. */
GtkWidget *skv_reason_dialog_new (SkvSession *session, const char *id, gboolean move);

G_END_DECLS
