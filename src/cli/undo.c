/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"

static int
run (const SkvCommand *command, int argc, char **argv, gboolean again)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autofree char *label = NULL;
  GError *error = NULL;
  int status;

  if (!skv_cli_parse (command, NULL, &argc, &argv, 1, 1))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], TRUE, &status);
  if (plan == NULL)
    return status;
  if (!(again ? skv_plan_redo (plan, &label, &error) : skv_plan_undo (plan, &label, &error)))
    return skv_cli_fail (error);
  /* TRANSLATORS: %s is what an edit did, such as "Move “Feide” to 14 March" */
  skv_cli_print (again ? _("Made again: %s\n") : _("Taken back: %s\n"), label);
  return SKV_EXIT_DONE;
}

int
skv_cli_undo (const SkvCommand *command, int argc, char **argv)
{
  return run (command, argc, argv, FALSE);
}

int
skv_cli_redo (const SkvCommand *command, int argc, char **argv)
{
  return run (command, argc, argv, TRUE);
}
