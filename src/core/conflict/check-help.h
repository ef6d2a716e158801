/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"

G_BEGIN_DECLS

/*
 * What each check means, for people. The one table from which come the app's help, "skv checks" and
 * docs/checks.md. Its weight and days as numbers are those of check-settings.h; what it says stands
 * in its example, core/exchange/check-examples.h.
 */
typedef struct
{
  const char *looks;   /* what it looks at, in sentences */
  const char *weight;  /* (nullable): when it is less than its worst severity */
  const char *days;    /* (nullable): what it counts in days */
  const char *solves;  /* what solves it */
  const char *decides; /* who decides */
} SkvCheckHelp;

/* Translated. FALSE, and nothing written, if there is no such check. All (transfer none). */
gboolean skv_check_get_help (const char *check, SkvCheckHelp *help);

G_END_DECLS
