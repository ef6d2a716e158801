/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* Each asks why, and who decided it, and then makes one undoable edit. Who it was is remembered as
 * what is offered the next time. NULL if there is no such occurrence or rule. */

GtkWidget *skv_reason_dialog_new_move (SkvSession *session, const char *id);
GtkWidget *skv_reason_dialog_new_cancel (SkvSession *session, const char *id);
/* one more of a rule; @day: SKV_DAY_NONE if it is to be asked for */
GtkWidget *skv_reason_dialog_new_add (SkvSession *session, const char *rule, SkvDay day);

G_END_DECLS
