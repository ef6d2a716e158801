/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SKV_TYPE_FILTER_CHOICE (skv_filter_choice_get_type ())
G_DECLARE_FINAL_TYPE (SkvFilterChoice, skv_filter_choice, SKV, FILTER_CHOICE, GtkWidget)

/**
 * SkvFilterChoice:
 *
 * A button that says what is chosen of a list, and the list with a search.
 *
 * Signal "picked" (const char *id, gboolean chosen): a person chose one, or took it away again.
 */

/* @title: what is chosen here, "System" */
GtkWidget *skv_filter_choice_new (const char *title);
/* Replaces the list; @ids and @titles go together. Hidden while there is nothing to choose. */
void skv_filter_choice_set_options (SkvFilterChoice *self,
                                    const char *const *ids,
                                    const char *const *titles);
/* does not emit "picked" */
void skv_filter_choice_set_chosen (SkvFilterChoice *self, const char *const *ids);

G_END_DECLS
