/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"

/* one edit */
static int
step (SkvPlan *plan, gboolean again)
{
  g_autofree char *label = NULL;
  GError *error = NULL;

  if (!(again ? skv_plan_redo (plan, &label, &error) : skv_plan_undo (plan, &label, &error)))
    return skv_cli_fail (error);
  /* TRANSLATORS: %s is what an edit did, such as "Move “Feide” to 14 March" */
  skv_cli_print (again ? _("Made again: %s\n") : _("Taken back: %s\n"), label);
  return SKV_EXIT_DONE;
}

/* all newer than the edit @to, or all up to it */
static int
go_to (SkvPlan *plan, const char *to, gboolean again)
{
  GError *error = NULL;
  guint64 id;
  guint n;

  if (!g_ascii_string_to_unsigned (to, 10, 1, G_MAXINT64, &id, NULL))
    return skv_cli_usage (_("--to needs the number of an edit, as “skv history” lists it"));
  if (!(again ? skv_plan_redo_to (plan, (gint64) id, &n, &error)
              : skv_plan_undo_to (plan, (gint64) id, &n, &error)))
    return skv_cli_fail (error);
  skv_cli_print (
    again ? g_dngettext (GETTEXT_PACKAGE, "Made again: %u edit\n", "Made again: %u edits\n", n)
          : g_dngettext (GETTEXT_PACKAGE, "Taken back: %u edit\n", "Taken back: %u edits\n", n),
    n);
  return SKV_EXIT_DONE;
}

static int
run (const SkvCommand *command, int argc, char **argv, gboolean again)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autofree char *to = NULL;
  const GOptionEntry entries[] = {
    { "to", 't', 0, G_OPTION_ARG_STRING, &to,
      again ? N_("All edits up to the one with this number, or none")
            : N_("All edits newer than the one with this number, or none"),
      N_("ID") },
    { NULL },
  };
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], TRUE, &status);
  if (plan == NULL)
    return status;
  return to != NULL ? go_to (plan, to, again) : step (plan, again);
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
