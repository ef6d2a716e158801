/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/cli.h"

G_BEGIN_DECLS

/* Prints the cards of the systems, or of one (@id nullable), as text or JSON; gives a status. */
int skv_cli_system_cards (SkvPlan *plan, const char *id, gboolean json);

G_END_DECLS
