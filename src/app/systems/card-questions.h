/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* Asks who looked the card of a system through, and stamps it with today: one undoable edit. */
void skv_system_card_ask_stamp (GtkWindow *parent, SkvSession *session, const char *id);
/* Asks after how many months a card counts as old: one undoable edit of the plan's settings. */
void skv_system_card_ask_months (GtkWindow *parent, SkvSession *session);

/* Removes a system, or says who names it. */
void skv_system_remove (GtkWindow *parent, SkvSession *session, const char *id);

G_END_DECLS
