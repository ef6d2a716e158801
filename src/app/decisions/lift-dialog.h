/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* Asks on which days a freeze is lifted, why and by whom, and does it. @freeze: id of an
 * occurrence; NULL if it is none that lies anywhere. @first and @last: the days that are proposed,
 * of which those in the freeze are taken; SKV_DAY_NONE for its first day. */
GtkWidget *skv_lift_dialog_new (SkvSession *session, const char *freeze, SkvDay first, SkvDay last);

G_END_DECLS
