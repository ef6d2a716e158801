/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/store/plan-file.h"

/* skv verify, backup and restore: whether a plan file is whole, and copies of it. */

static int
fail (GError *error)
{
  int status = skv_cli_fail (error);

  return status == SKV_EXIT_REFUSED ? SKV_EXIT_INPUT : status; /* it is the file */
}

int
skv_cli_verify (const SkvCommand *command, int argc, char **argv)
{
  SkvPlanFileReport report;
  g_autofree char *size = NULL;
  GError *error = NULL;

  if (!skv_cli_parse (command, NULL, &argc, &argv, 1, 1))
    return SKV_EXIT_USAGE;
  if (!skv_plan_file_verify (argv[1], skv_cli_clock (), &report, &error))
    return fail (error);
  size = g_format_size ((guint64) report.n_bytes);
  skv_cli_print (_("“%s” is whole.\n"), argv[1]);
  skv_cli_print (g_dngettext (GETTEXT_PACKAGE, "  %1$u record, file version %2$d, %3$s\n",
                              "  %1$u records, file version %2$d, %3$s\n", report.n_records),
                 report.n_records, report.version, size);
  skv_cli_print (
    g_dngettext (GETTEXT_PACKAGE,
                 "  %1$u edit in its history; in a copy %2$u could be taken back and made again\n",
                 "  %1$u edits in its history; in a copy %2$u could be taken back and made again\n",
                 report.n_edits),
    report.n_edits, report.n_taken_back);
  return SKV_EXIT_DONE;
}

int
skv_cli_backup (const SkvCommand *command, int argc, char **argv)
{
  g_autofree char *output = NULL, *copy = NULL, *name = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("The copy, at a path where nothing is yet"), N_("FILE") },
    { NULL },
  };
  GError *error = NULL;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1))
    return SKV_EXIT_USAGE;
  copy = skv_plan_file_backup (argv[1], output, skv_cli_clock (), &error);
  if (copy == NULL)
    return fail (error);
  name = g_filename_display_name (copy);
  skv_cli_print (_("Copied to “%s”, which is whole.\n"), name);
  return SKV_EXIT_DONE;
}

int
skv_cli_restore (const SkvCommand *command, int argc, char **argv)
{
  g_autofree char *kept_as = NULL, *name = NULL;
  GError *error = NULL;

  if (!skv_cli_parse (command, NULL, &argc, &argv, 2, 2))
    return SKV_EXIT_USAGE;
  if (!skv_plan_file_restore (argv[1], argv[2], skv_cli_clock (), &kept_as, &error))
    return fail (error);
  skv_cli_print (_("“%1$s” is as “%2$s” again.\n"), argv[1], argv[2]);
  if (kept_as != NULL)
    {
      name = g_filename_display_name (kept_as);
      skv_cli_print (_("What was there is kept as “%s”.\n"), name);
    }
  return SKV_EXIT_DONE;
}
