/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* Asks on what day the copies of several begin, a week later unless said otherwise, and makes them
 * in one edit. @ids: of occurrences; NULL if none of them can be copied, and told. */
GtkWidget *skv_duplicate_dialog_new (SkvSession *session, const char *const *ids);

G_END_DECLS
