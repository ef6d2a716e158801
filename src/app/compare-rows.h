/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows of windows that compare two copies: text, and fields side by side. */

/* more rows than these make a window slow */
#define SKV_COMPARE_MOST_ROWS 300

/* text that wraps; @style (nullable): a class (transfer floating) */
GtkWidget *skv_compare_label_new (const char *text, const char *style);
/* @words: what a screen reader calls the row */
void skv_compare_add_row (GtkListBox *list, GtkWidget *child, const char *words);
void skv_compare_add_text (GtkListBox *list, const char *text);
/* "and 12 more", if @n are more than are shown */
void skv_compare_add_more (GtkListBox *list, guint n);

/* The field, ours and theirs beside each other, under their headings (transfer floating) */
GtkWidget *skv_compare_grid_new (const char *ours, const char *theirs);
/* line @i; NULL: nothing stands there */
void skv_compare_grid_add (
  GtkWidget *grid, guint i, const char *title, const char *ours, const char *theirs);

G_END_DECLS
