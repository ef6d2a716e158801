/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_CONTINGENCY_WINDOW (skv_contingency_window_get_type ())
G_DECLARE_FINAL_TYPE (
  SkvContingencyWindow, skv_contingency_window, SKV, CONTINGENCY_WINDOW, AdwWindow)

/* The contingency plans of a plan: to be made, changed, deleted, handed on and printed. */
GtkWidget *skv_contingency_window_new (SkvSession *session);

G_END_DECLS
