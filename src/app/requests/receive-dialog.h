/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* What files would bring in, before it comes in, and what was lost on the way.
 * @registrations: (element-type SkvRegistration), looked at now and not kept; @problems: of files
 * that could not be read, "" for none. */
GtkWidget *
skv_receive_dialog_new (SkvSession *session, GPtrArray *registrations, const char *problems);

G_END_DECLS
