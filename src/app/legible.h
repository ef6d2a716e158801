/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Texts that stay readable where text is large or room is short. */

/* How much larger text is than the 11 points at 96 dots an inch that widths here are made for:
 * what a person chose for the desktop, as a factor or as a larger font. From 1 to 4. */
double skv_text_scale (GtkWidget *widget);

/* From now on each window that comes over another one is made as much wider as text is larger, as
 * far as the other one is wide. */
void skv_windows_grow_with_text (void);

/* While the label is cut with "…", what it says in full is its tooltip. */
void skv_label_tell_whole (GtkLabel *label);

/* What is chosen in the row, a string, is its tooltip: it may be cut, but a word of it is seen. */
void skv_combo_row_tell_whole (AdwComboRow *row);

/* An entry in a row may shrink to so many characters where the window is narrow: a date is whole. */
#define SKV_ROW_LEAST_CHARS 10

/* Titles in a row are broken between words only, whatever stands beside them. */
void skv_row_keep_words (GtkWidget *row);

/* Gives the text in an entry row the row's title as its name; libadwaita 1.2 does not. */
void skv_entry_row_name (AdwEntryRow *row);

G_END_DECLS
