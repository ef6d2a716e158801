/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/conflict/suggest.h"

G_BEGIN_DECLS

/* One place with what speaks for and against it. A screen reader says all of it. */
GtkWidget *skv_suggest_row_new (SkvSuggestions *suggestions, const SkvSlot *slot);
/* a sentence that nothing can be done with */
GtkWidget *skv_suggest_row_new_for_text (const char *icon, const char *text);
/* where it starts; SKV_MOMENT_NONE if it is no place */
gint64 skv_suggest_row_get_start (GtkListBoxRow *row);

G_END_DECLS
