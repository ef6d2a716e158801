/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/outage.h"
#include "core/conflict/reviews.h"
#include "core/outage/emergency.h"
#include "core/publish/announcement.h"

typedef struct
{
  char *reason;
  char *duration;
  char *by;
  char *title;
  char *review;
  char *now;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->reason);
  g_free (self->duration);
  g_free (self->by);
  g_free (self->title);
  g_free (self->review);
  g_free (self->now);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* "PT2H", or minutes as a number; 0 with the message told */
static int
parse_duration (const char *text)
{
  gint64 minutes = text != NULL ? skv_length_parse (text) : -1;

  if (minutes <= 0 &&
      (text == NULL || !g_ascii_string_to_signed (text, 10, 1, G_MAXINT, &minutes, NULL)))
    {
      skv_cli_usage (_("how long does it take? Give --for, such as --for PT2H or --for 90"));
      return 0;
    }
  return (int) minutes;
}

static void
tell_crossed (SkvPlan *plan, const char *id, gint64 now)
{
  g_autoptr (GPtrArray) crossed = skv_emergency_list_crossed (plan, id, now);

  for (guint i = 0; i < crossed->len; i++)
    skv_cli_print (_("It crosses: %s\n"), ((const SkvConflict *) crossed->pdata[i])->message);
}

static void
tell (SkvPlan *plan, const char *id, gint64 now)
{
  const SkvItem *item = skv_plan_get_item (plan, id);
  g_auto (GStrv) affected = skv_emergency_list_affected (plan, (const char *const *) item->systems);
  g_autofree char *names = g_strjoinv (", ", affected);
  SkvReview review = { .item = (SkvItem *) item,
                       .state = SKV_REVIEW_WAITING,
                       .day = skv_review_day (plan, item) };
  g_autofree char *words = skv_review_words (&review);

  skv_cli_print ("%s · %s\n", item->title, id);
  if (*names != '\0')
    skv_cli_print (_("It affects: %s\n"), names);
  tell_crossed (plan, id, now);
  skv_cli_print ("%s\n\n", words);
}

static int
draft (SkvPlan *plan, const char *id)
{
  const SkvAnnounceOptions options = { .kind = SKV_ANNOUNCE_STARTED,
                                       .occurrence = id,
                                       .was = SKV_MOMENT_NONE };
  g_autoptr (SkvAnnouncement) announcement = NULL;
  GError *error = NULL;

  if (skv_cli_get_language () == NULL)
    skv_cli_set_language (skv_plan_get_settings (plan)->language);
  announcement = skv_announcement_new (plan, &options, &error);
  if (announcement == NULL)
    return skv_cli_fail (error);
  skv_cli_print ("%s", skv_announcement_get_text (announcement));
  return SKV_EXIT_DONE;
}

static int
start (SkvPlan *plan, char **names, const Options *options, gint64 now)
{
  g_autoptr (GPtrArray) systems = g_ptr_array_new ();
  SkvEmergency wish = { .title = options->title, .reason = options->reason, .by = options->by };
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *id = NULL;
  GError *error = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *system = skv_cli_find_system (plan, names[i]);

      if (system == NULL)
        return SKV_EXIT_USAGE;
      /* named by id and by name, it is still one */
      if (!g_ptr_array_find_with_equal_func (systems, system, g_str_equal, NULL))
        g_ptr_array_add (systems, (gpointer) system);
    }
  g_ptr_array_add (systems, NULL);
  wish.systems = (const char *const *) systems->pdata;
  wish.minutes = parse_duration (options->duration);
  wish.review = options->review != NULL ? skv_day_parse (options->review) : SKV_DAY_NONE;
  if (wish.minutes == 0)
    return SKV_EXIT_USAGE;
  if (options->review != NULL && wish.review == SKV_DAY_NONE)
    return skv_cli_usage (_("%s needs a date such as 2019-06-12, not “%s”"), "--review",
                          options->review);
  edit = skv_emergency_start (plan, &wish, now, &id, &error);
  if (edit == NULL || !skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  tell (plan, id, now);
  return draft (plan, id);
}

int
skv_cli_emergency (const SkvCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  g_autoptr (SkvPlan) plan = NULL;
  const GOptionEntry entries[] = {
    { "for", 'f', 0, G_OPTION_ARG_STRING, &options.duration,
      N_("How long it takes: PT2H, or minutes"), N_("DURATION") },
    { "title", 't', 0, G_OPTION_ARG_STRING, &options.title, N_("What people call it"),
      N_("TEXT") },
    { "review", 0, 0, G_OPTION_ARG_STRING, &options.review,
      N_("When the emergency is looked at afterwards; else five working days after it"),
      N_("DATE") },
    SKV_CLI_DECISION_ENTRIES (options.reason, options.by),
    { "now", 0, 0, G_OPTION_ARG_STRING, &options.now, N_("As of this time instead of now"),
      N_("TIME") },
    { NULL },
  };
  gint64 now;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 2, 20))
    return SKV_EXIT_USAGE;
  if (options.reason == NULL || *options.reason == '\0')
    return skv_cli_usage (_("an emergency needs a reason: say why with --reason"));
  plan = skv_cli_open (argv[1], TRUE, &status);
  if (plan == NULL)
    return status;
  if (!skv_cli_settle_now (plan, options.now, &now))
    return SKV_EXIT_USAGE;
  return start (plan, argv + 2, &options, now);
}
