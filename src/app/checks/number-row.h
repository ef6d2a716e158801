/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SKV_TYPE_NUMBER_ROW (skv_number_row_get_type ())
G_DECLARE_FINAL_TYPE (SkvNumberRow, skv_number_row, SKV, NUMBER_ROW, AdwActionRow)

/**
 * SkvNumberRow:
 *
 * A row with a number from 0 to @most. What is clicked or typed in one go is told once.
 *
 * Signal "settled" (int number): a person has chosen another one.
 */
GtkWidget *skv_number_row_new (const char *title, const char *subtitle, int most);
/* told by nobody */
void skv_number_row_set_number (SkvNumberRow *self, int number);

G_END_DECLS
