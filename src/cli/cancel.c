/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/occurrence-edits.h"

static void
tell (SkvPlan *plan, gpointer data)
{
  const SkvOccurrence *occurrence = data;
  g_autofree char *when = skv_cli_when_words (plan, occurrence);

  /* TRANSLATORS: “title”, and when it was */
  skv_cli_print (_("“%1$s”, %2$s, is cancelled.\n"), occurrence->title, when);
}

int
skv_cli_cancel (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *by = NULL;
  const GOptionEntry entries[] = { SKV_CLI_DECISION_ENTRIES (reason, by), { NULL } };
  const SkvOccurrence *occurrence;
  SkvDay day;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 2, 2))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], TRUE, &status);
  if (plan == NULL)
    return status;
  found = skv_cli_find_occurrence (plan, argv[2], &occurrence);
  if (found == NULL)
    return SKV_EXIT_USAGE;
  if (occurrence->item == NULL && occurrence->rule == NULL)
    return skv_cli_usage (_("“%s” is a public holiday and cannot be cancelled"),
                          occurrence->title);
  edit = skv_occurrence_cancel (plan, occurrence, reason, by);
  day = occurrence->start != SKV_MOMENT_NONE ? occurrence->first_day
                                             : skv_day_from_ymd (skv_cli_current_year (plan), 1, 1);
  return skv_cli_apply_and_tell (plan, edit, day, day, tell, (gpointer) occurrence);
}
