/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* Asks which system, why, for how long and who decided it, and begins the work now: one undoable
 * edit. */
GtkWidget *skv_emergency_dialog_new (SkvSession *session);

G_END_DECLS
