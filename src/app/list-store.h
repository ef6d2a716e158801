/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Make @store hold @items (element-type GObject), replacing only what lies between the common
 * beginning and the common end, so that rows that stay keep focus and place. @same: may one stand
 * for the other as it is? */
void skv_list_store_replace (GListStore *store,
                             GPtrArray *items,
                             gboolean (*same) (gpointer there, gpointer item));

G_END_DECLS
