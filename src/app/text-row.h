/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SKV_TYPE_TEXT_ROW (skv_text_row_get_type ())
G_DECLARE_FINAL_TYPE (SkvTextRow, skv_text_row, SKV, TEXT_ROW, AdwActionRow)

/**
 * SkvTextRow:
 *
 * A row of an editor with one entry, named by the row's title, and under the title what is wrong
 * with what was typed.
 *
 * Signal "edited" (const char *text): a person typed.
 */

GtkWidget *skv_text_row_new (const char *title);
/* @hint (nullable): what stands in the empty entry; @chars: its width, 0 as wide as there is room
 */
void skv_text_row_set_up (SkvTextRow *self, const char *hint, int chars);
const char *skv_text_row_get_text (SkvTextRow *self);
/* does not emit "edited" */
void skv_text_row_set_text (SkvTextRow *self, const char *text);
/* @problem (nullable): an error, in place of @subtitle (nullable) */
void skv_text_row_show_problem (SkvTextRow *self, const char *problem, const char *subtitle);
void skv_text_row_focus (SkvTextRow *self);

G_END_DECLS
