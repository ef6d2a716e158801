/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/conflicts/conflict-line.h"
#include "app/session.h"

G_BEGIN_DECLS

/* Asks why a conflict is accepted, by whom and, if they like, until when, and does it: the one of
 * the session's checker with these ids and the check of that name. NULL if there is none.
 * @against: (nullable) */
GtkWidget *skv_accept_dialog_new (SkvSession *session,
                                  const char *check,
                                  const char *item,
                                  const char *against);
/* Asks once for several, and accepts them in one edit. (element-type SkvConflictLine) */
GtkWidget *skv_accept_dialog_new_many (SkvSession *session, GPtrArray *lines);

G_END_DECLS
