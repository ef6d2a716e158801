/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SKV_TYPE_PICK_ROW (skv_pick_row_get_type ())
G_DECLARE_FINAL_TYPE (SkvPickRow, skv_pick_row, SKV, PICK_ROW, AdwActionRow)

/**
 * SkvPickRow:
 *
 * A row with what was chosen of a list of names, and the list itself with a search.
 *
 * Signal "picked" (const char *id, gboolean chosen): a person chose one, or took it away again.
 */

/* @title: of the row and of the list; @none: what is said if nothing is chosen (transfer full) */
GtkWidget *skv_pick_row_new (const char *title, const char *none);
void skv_pick_row_add (SkvPickRow *self, const char *id, const char *name);
/* Does not emit "picked". What is not in the list is added to it as it is. */
void skv_pick_row_set_chosen (SkvPickRow *self, const char *const *ids);

G_END_DECLS
