/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* Asks for name, state, date, who decided it and a note, and keeps the plan as it is now under
 * them (@version NULL), as one undoable edit; or changes those of a version that there is, which
 * goes on from draft to decided and published but not back. @session: of the plan itself. NULL if
 * there is no such version. */
GtkWidget *skv_version_dialog_new (SkvSession *session, const char *version);

G_END_DECLS
