/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/cli.h"
#include "core/exchange/import-job.h"

G_BEGIN_DECLS

/* What the commands that bring files in share. */

/* Takes @bytes of the file at @path into @job: @reading says form, lane and year, and which source
 * it is, if that is known. The status, with the message told. */
int
skv_cli_read_file (SkvImportJob *job, const char *path, SkvSourceReading reading, GBytes *bytes);
/* Applies what was read, unless @dry_run, and says what came of it. */
int skv_cli_finish_import (SkvPlan *plan, const SkvImportJob *job, gboolean dry_run);

G_END_DECLS
