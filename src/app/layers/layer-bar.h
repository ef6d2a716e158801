/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SKV_TYPE_LAYER_BAR (skv_layer_bar_get_type ())
G_DECLARE_FINAL_TYPE (SkvLayerBar, skv_layer_bar, SKV, LAYER_BAR, GtkWidget)

/**
 * SkvLayerBar:
 *
 * Across the top of a window while it shows something else than the plan as it is decided: a
 * what-if, a version, or the difference from one. It says what, and has the ways out of it. It
 * tells where one is and is no warning: no red, no yellow, no sign of danger.
 */

typedef enum
{
  SKV_LAYER_BAR_NOTHING, /* hidden */
  SKV_LAYER_BAR_WHAT_IF, /* Adopt…, Compare, Leave */
  SKV_LAYER_BAR_COMPARE, /* List…, Leave */
  SKV_LAYER_BAR_READING, /* a version in a window of its own: nothing to press */
} SkvLayerBarMode;

void skv_layer_bar_set_mode (SkvLayerBar *self, SkvLayerBarMode mode);
/* @title: "What if: Payroll in June"; @words: what it comes to */
void skv_layer_bar_set_words (SkvLayerBar *self, const char *title, const char *words);

G_END_DECLS
