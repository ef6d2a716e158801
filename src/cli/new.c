/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/exchange/new-plan.h"

static char *
title_of_path (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);

  if (g_str_has_suffix (shown, ".skv"))
    shown[strlen (shown) - strlen (".skv")] = '\0';
  return g_steal_pointer (&shown);
}

int
skv_cli_new (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autofree char *example = NULL, *country = NULL, *title = NULL;
  const GOptionEntry entries[] = {
    { "example", 'e', 0, G_OPTION_ARG_STRING, &example, N_("Start from this example"),
      N_("NAME") },
    { "country", 'c', 0, G_OPTION_ARG_STRING, &country,
      N_("Whose public holidays: NO, SE, DK, FI or IS"), N_("COUNTRY") },
    { "title", 't', 0, G_OPTION_ARG_STRING, &title, N_("What the plan is called"), N_("TEXT") },
    { NULL },
  };
  SkvNewPlan wish = { NULL };
  GError *error = NULL;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1))
    return SKV_EXIT_USAGE;
  if (example == NULL && title == NULL)
    title = title_of_path (argv[1]);
  wish = (SkvNewPlan){ title, country, example };
  plan = skv_new_plan_create (argv[1], &wish, g_get_user_name (), skv_cli_clock (), &error);
  return plan != NULL ? SKV_EXIT_DONE : skv_cli_fail (error);
}
