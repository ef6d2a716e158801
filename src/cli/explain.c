/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/shift.h"

int
skv_cli_explain (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *given = NULL;
  const char *system = NULL;
  const GOptionEntry entries[] = {
    { "system", 's', 0, G_OPTION_ARG_STRING, &given, N_("For this system only"), N_("SYSTEM") },
    { NULL },
  };
  SkvDay day;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 2, 2))
    return SKV_EXIT_USAGE;
  day = skv_day_parse (argv[2]);
  if (day == SKV_DAY_NONE)
    return skv_cli_usage (_("“%s” is no date; write it as 2019-06-12"), argv[2]);
  plan = skv_cli_open (argv[1], FALSE, &status);
  if (plan == NULL)
    return status;
  if (given != NULL)
    {
      system = skv_cli_find_system (plan, given);
      if (system == NULL)
        return SKV_EXIT_USAGE;
    }
  lines = skv_plan_explain_day (plan, day, system);
  for (guint i = 0; i < lines->len; i++)
    skv_cli_print ("%s\n", (const char *) g_ptr_array_index (lines, i));
  return SKV_EXIT_DONE;
}
