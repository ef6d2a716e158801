/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/publish/folder.h"

static void
tell (GPtrArray *done)
{
  guint counts[SKV_PUBLISHED_LEFT + 1] = { 0 };

  for (guint i = 0; i < done->len; i++)
    {
      const SkvPublished *file = done->pdata[i];

      counts[file->state]++;
      if (file->state == SKV_PUBLISHED_NEW)
        /* TRANSLATORS: of a file that was written */
        skv_cli_print (_("new: %s\n"), file->name);
      else if (file->state == SKV_PUBLISHED_CHANGED)
        skv_cli_print (_("changed: %s\n"), file->name);
      else if (file->state == SKV_PUBLISHED_LEFT)
        /* TRANSLATORS: of a calendar file of an organisation that there is no more */
        skv_cli_print (_("not published any more, delete it if nobody subscribes to it: %s\n"),
                       file->name);
    }
  skv_cli_print (_("Files: %u new, %u changed, %u as before\n"), counts[SKV_PUBLISHED_NEW],
                 counts[SKV_PUBLISHED_CHANGED], counts[SKV_PUBLISHED_SAME]);
}

/* In the plan's language, whoever publishes it; what is said of it is in that of who does. */
static GPtrArray *
publish (SkvPlan *plan, const char *folder, const SkvPublishOptions *options, GError **error)
{
  SkvCliSpeech speech;
  GPtrArray *done;

  /* what is most often wrong, said in the language of who publishes it */
  if (!skv_publish_make_folder (folder, error))
    return NULL;
  skv_cli_speak (&speech, skv_plan_get_settings (plan)->language);
  done = skv_publish_folder (plan, folder, options, error);
  skv_cli_speak_back (&speech);
  return done;
}

int
skv_cli_publish (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GPtrArray) done = NULL;
  g_auto (SkvCliRange) range = { 0 };
  SkvPublishOptions options = { .made = SKV_DAY_NONE };
  gboolean with_contacts = FALSE;
  const GOptionEntry entries[] = {
    { "year", 'y', 0, G_OPTION_ARG_INT, &range.year, N_("Only this year"), N_("YEAR") },
    { "with-contacts", 0, 0, G_OPTION_ARG_NONE, &with_contacts,
      N_("On a web page also phones and mail addresses"), NULL },
    { NULL },
  };
  GError *error = NULL;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 2, 2))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], FALSE, &status);
  if (plan == NULL)
    return status;
  if (!skv_cli_range_settle (&range, plan))
    return SKV_EXIT_USAGE;
  options.year = skv_cli_range_choose_year (&range, plan);
  options.with_contacts = with_contacts;
  done = publish (plan, argv[2], &options, &error);
  if (done == NULL)
    return skv_cli_fail (error);
  tell (done);
  return SKV_EXIT_DONE;
}
