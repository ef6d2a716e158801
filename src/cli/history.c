/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"

/* "2019-06-12 18:00": a log is read by column, not as a sentence */
static char *
format_when (SkvPlan *plan, gint64 when)
{
  g_autofree char *text = skv_zone_format (skv_plan_get_zone (plan), when);

  text[10] = ' ';
  return g_strndup (text, 16);
}

int
skv_cli_history (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  GError *error = NULL;
  int status;

  if (!skv_cli_parse (command, NULL, &argc, &argv, 1, 1))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], FALSE, &status);
  if (plan == NULL)
    return status;
  entries = skv_plan_history (plan, G_MAXUINT, &error);
  if (entries == NULL)
    return skv_cli_fail (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const SkvHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *when = format_when (plan, entry->when);

      skv_cli_print ("%s  %s  %s%s\n", when, entry->who != NULL ? entry->who : "–", entry->label,
                     entry->undone ? _(" (taken back)") : "");
    }
  return SKV_EXIT_DONE;
}
