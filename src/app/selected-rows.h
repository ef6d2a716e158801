/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is selected, in the order of rows; what stands in several of them several times.
 * (transfer full) (element-type GObject) */
GPtrArray *skv_selected_rows (GtkSelectionModel *model);

G_END_DECLS
