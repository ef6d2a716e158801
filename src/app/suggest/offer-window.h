/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_OFFER_WINDOW (skv_offer_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvOfferWindow, skv_offer_window, SKV, OFFER_WINDOW, AdwWindow)

/**
 * SkvOfferWindow:
 *
 * Things that can be done, each with its reason and a button that does it as one undoable edit. It
 * is made anew whenever the plan changes.
 */

/* What would solve a conflict. NULL if there is no such conflict any more. */
GtkWidget *skv_offer_window_new_for_conflict (SkvSession *session,
                                              const char *check,
                                              const char *item,
                                              const char *against);
/* which jobs belong in one evening, from today on or in the shown year */
GtkWidget *skv_offer_window_new_for_bundles (SkvSession *session);

G_END_DECLS
