/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_OUTAGE_WINDOW (skv_outage_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvOutageWindow, skv_outage_window, SKV, OUTAGE_WINDOW, AdwWindow)

/**
 * SkvOutageWindow:
 *
 * Something does not work: a few letters of the system and Enter register it, since now or since
 * the time that is given. Then the window is that outage's: its checklist, expected end, news, the
 * message to send, and the end. @id (nullable): of an outage, to begin with.
 */
GtkWidget *skv_outage_window_new (SkvSession *session, const char *id);

G_END_DECLS
