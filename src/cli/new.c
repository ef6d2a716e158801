/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

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

typedef struct
{
  char *example, *country, *title, *language, *time_zone, *rule; /* (owned) (nullable) */
  GStrv organisations;                                           /* (owned) (nullable) */
  int year;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->example);
  g_free (self->country);
  g_free (self->title);
  g_free (self->language);
  g_free (self->time_zone);
  g_free (self->rule);
  g_strfreev (self->organisations);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (const SkvCommand *command, Options *options, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "example", 'e', 0, G_OPTION_ARG_STRING, &options->example, N_("Start from this example"),
      N_("NAME") },
    { "country", 'c', 0, G_OPTION_ARG_STRING, &options->country,
      N_("Whose public holidays: NO, SE, DK, FI or IS"), N_("COUNTRY") },
    { "title", 't', 0, G_OPTION_ARG_STRING, &options->title, N_("What the plan is called"),
      N_("TEXT") },
    { "published-in", 'p', 0, G_OPTION_ARG_STRING, &options->language,
      N_("Language of what is published, if not the country’s: nb, nn, sv, da or en"),
      N_("LANGUAGE") },
    { "time-zone", 'z', 0, G_OPTION_ARG_STRING, &options->time_zone,
      N_("Time zone, if not the country’s"), N_("ZONE") },
    { "organisation", 'o', 0, G_OPTION_ARG_STRING_ARRAY, &options->organisations,
      N_("Whom the plan is for; several for a joint office"), N_("NAME") },
    { "rule", 'r', 0, G_OPTION_ARG_STRING, &options->rule,
      N_("When the evenings are, in plain words"), N_("TEXT") },
    { "year", 'y', 0, G_OPTION_ARG_INT, &options->year, N_("The year that the rule begins with"),
      N_("YEAR") },
    { NULL },
  };

  return skv_cli_parse (command, entries, argc, argv, 1, 1);
}

static gboolean
begin (SkvPlan *plan, const Options *options, GError **error)
{
  SkvPlanBeginning wish = { (const char *const *) options->organisations, options->rule,
                            skv_cli_get_language (), options->year };
  g_autoptr (SkvEdit) edit = NULL;

  if (wish.rule_language == NULL)
    wish.rule_language = skv_plan_get_settings (plan)->language;
  if (wish.year == 0)
    wish.year = skv_day_year (skv_cli_today (plan));
  edit = skv_plan_beginning_make_edit (plan, &wish, error);
  return edit != NULL && (skv_edit_get_n_changes (edit) == 0 || skv_plan_apply (plan, edit, error));
}

/* Nobody has seen it: a command that fails leaves nothing behind. */
static void
remove_file (SkvPlan **plan, const char *path)
{
  g_clear_object (plan);
  g_unlink (path);
}

int
skv_cli_new (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_auto (Options) options = { NULL };
  GError *error = NULL;
  SkvNewPlan wish;

  if (!parse (command, &options, &argc, &argv))
    return SKV_EXIT_USAGE;
  if (options.year != 0 && (options.year < 1970 || options.year > 2099))
    return skv_cli_usage (_("--year needs a year from 1970 to 2099"));
  if (options.example == NULL && options.title == NULL)
    options.title = title_of_path (argv[1]);
  wish = (SkvNewPlan){ options.title, options.country, options.example, options.language,
                       options.time_zone };
  plan = skv_new_plan_create (argv[1], &wish, g_get_user_name (), skv_cli_clock (), &error);
  if (plan == NULL)
    return skv_cli_fail (error);
  if (begin (plan, &options, &error))
    return SKV_EXIT_DONE;
  remove_file (&plan, argv[1]);
  return skv_cli_fail (error);
}
