/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/occurrence-edits.h"

static SkvDay
day_of (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  if (occurrence->original_day != SKV_DAY_NONE)
    return occurrence->original_day;
  if (occurrence->start != SKV_MOMENT_NONE)
    return occurrence->first_day;
  return skv_day_from_ymd (skv_cli_current_year (plan), 1, 1);
}

static void
tell (SkvPlan *plan, gpointer data)
{
  const SkvOccurrence *was = data;
  g_autofree char *date =
    was->original_day != SKV_DAY_NONE ? skv_day_format (was->original_day) : NULL;
  g_autofree char *id = date != NULL ? g_strconcat (was->rule->parent.id, ":", date, NULL) : NULL;
  g_autoptr (SkvOccurrences) found = id != NULL ? skv_occurrences_find (plan, id) : NULL;
  const SkvOccurrence *now = found != NULL ? skv_occurrences_lookup (found, id) : NULL;
  g_autofree char *when = skv_cli_when_words (plan, now != NULL ? now : was);

  if (now == NULL)
    /* TRANSLATORS: “title”, and when it was */
    skv_cli_print (_("“%1$s”, %2$s, which was added by hand, is removed.\n"), was->title, when);
  else if (!now->resolved || now->left_out)
    skv_cli_print (_("“%1$s” follows its rule again: nothing fits (%2$s).\n"), now->title,
                   now->reason != NULL ? now->reason : when);
  else
    /* TRANSLATORS: “title”, and when it is now */
    skv_cli_print (_("“%1$s” follows its rule again: %2$s.\n"), now->title, when);
}

int
skv_cli_reset (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  const SkvOccurrence *occurrence;
  SkvDay day;
  int status;

  if (!skv_cli_parse (command, NULL, &argc, &argv, 2, 2))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], TRUE, &status);
  if (plan == NULL)
    return status;
  found = skv_cli_find_occurrence (plan, argv[2], &occurrence);
  if (found == NULL)
    return SKV_EXIT_USAGE;
  if (occurrence->rule == NULL)
    return skv_cli_usage (_("“%s” comes from no rule that it could follow again"),
                          occurrence->title);
  edit = skv_occurrence_restore (plan, occurrence);
  if (edit == NULL)
    return skv_cli_usage (_("“%s” follows its rule already"), occurrence->title);
  day = occurrence->start != SKV_MOMENT_NONE ? occurrence->first_day : day_of (plan, occurrence);
  return skv_cli_apply_and_tell (plan, edit, day, day_of (plan, occurrence), tell,
                                 (gpointer) occurrence);
}
