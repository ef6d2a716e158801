/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* Adds rows to a group of the system's card: how much it is to work, and what is done when it does
 * not. They ask the actions "card.contingency", and "card.print" and "card.pdf" with the id. */
void skv_system_card_add_agreement (AdwPreferencesGroup *group,
                                    SkvSession *session,
                                    const SkvSystem *system);

G_END_DECLS
