/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/cli.h"
#include "core/exchange/register.h"

G_BEGIN_DECLS

/* Brings in a list of people or of systems as one edit, or only says what would come in; tells all
 * of it and gives a status. */
int skv_cli_import_register (SkvPlan *plan, SkvRegister what, const char *path, gboolean dry_run);

#define SKV_CLI_REGISTER_ENTRIES(path, dry_run)                                                    \
  { "import",   'i',                                                                               \
    0,          G_OPTION_ARG_FILENAME,                                                             \
    &(path),    N_("Bring in a table of them first: CSV, or tabs between the cells"),             \
    N_("FILE") },                                                                                 \
  {                                                                                                \
    "dry-run", 'n', 0, G_OPTION_ARG_NONE, &(dry_run), N_("Only say what would come in"), NULL     \
  }

G_END_DECLS
