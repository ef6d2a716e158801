/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_SYSTEM_CARD (skv_system_card_get_type ())
G_DECLARE_FINAL_TYPE (SkvSystemCard, skv_system_card, SKV, SYSTEM_CARD, GtkWidget)

/**
 * SkvSystemCard:
 *
 * What the plan knows of one system: who answers for it and how to reach them, what it hangs
 * together with, where its plan for continued operation is, and when somebody last looked all that
 * through; a plain reminder if that is too long ago.
 */

/* both (nullable): nothing is shown */
void skv_system_card_show (SkvSystemCard *self, SkvSession *session, const char *id);

G_END_DECLS
