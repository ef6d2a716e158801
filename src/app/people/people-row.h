/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/people/people-list.h"

G_BEGIN_DECLS

/* A factory of rows that show SkvPeopleEntry. (transfer full) */
GtkListItemFactory *skv_people_row_factory_new (void);

G_END_DECLS
