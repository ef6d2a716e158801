/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/conflict/next-year.h"

G_BEGIN_DECLS

/* The lists that a next year tells, made anew in a box. */

/* What differs, by kind (element-type SkvNextYearLine). @on_activated, a "row-activated" of the
 * lists, is called swapped with @data. */
void
skv_next_year_fill_lines (GtkBox *box, GPtrArray *lines, GCallback on_activated, gpointer data);
/* of a row of those: the place of its line in the list */
guint skv_next_year_get_row_line (GtkListBoxRow *row);

/* What must be asked, by who (element-type SkvNextYearAsk) */
void skv_next_year_fill_asks (GtkBox *box, GPtrArray *asks);

G_END_DECLS
