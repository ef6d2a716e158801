/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/cli.h"

G_BEGIN_DECLS

/* the id of a department by its id or name (transfer none) (nullable, message told) */
const char *skv_cli_find_department (SkvPlan *plan, const char *name);

G_END_DECLS
