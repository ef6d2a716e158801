/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* What a period, a meeting, a holiday or an evening is and why it lies where it lies. Of an evening
 * it offers to move or cancel this one, with a reason. NULL if there is no such occurrence. */
GtkWidget *skv_detail_dialog_new (SkvSession *session, const char *id);

G_END_DECLS
