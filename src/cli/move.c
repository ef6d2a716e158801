/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/occurrence-edits.h"

/* The start that --to means, in the units of the occurrence: a date alone keeps its time of day.
 * FALSE with the message told. */
static gboolean
parse_start (SkvPlan *plan, const SkvOccurrence *occurrence, const char *text, gint64 *start)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  SkvDay day = skv_day_parse (text);

  if (day == SKV_DAY_NONE)
    {
      *start = skv_zone_parse (zone, text);
      if (*start != SKV_MOMENT_NONE && !occurrence->all_day)
        return TRUE;
      if (*start != SKV_MOMENT_NONE)
        skv_cli_usage (_("“%s” lasts all day: --to needs a date without a time"),
                       occurrence->title);
      else
        skv_cli_usage (
          _("--to needs a date or time such as 2019-06-12 or 2019-06-12T18:00, not “%s”"), text);
      return FALSE;
    }
  *start = skv_occurrence_start_on_day (plan, occurrence, day);
  if (*start == SKV_MOMENT_NONE)
    skv_cli_usage (_("“%s” is not placed yet: --to needs a time too, such as %sT18:00"),
                   occurrence->title, text);
  return *start != SKV_MOMENT_NONE;
}

typedef struct
{
  const SkvOccurrence *occurrence;
  char *from;     /* (owned): when it was, in words */
  guint n_others; /* that were moved along */
} Moved;

static void
tell (SkvPlan *plan, gpointer data)
{
  const Moved *move = data;
  const char *id = move->occurrence->id;
  g_autoptr (SkvOccurrences) moved = skv_occurrences_find (plan, id);
  g_autofree char *to =
    moved != NULL ? skv_cli_when_words (plan, skv_occurrences_lookup (moved, id)) : g_strdup ("");

  /* TRANSLATORS: “title”, and when it was and will be */
  skv_cli_print (_("“%s” was moved from %s to %s.\n"), move->occurrence->title, move->from, to);
  if (move->n_others > 0)
    skv_cli_print (
      g_dngettext (GETTEXT_PACKAGE, "%1$u other job of “%2$s” was moved by as many days.\n",
                   "%1$u other jobs of “%2$s” were moved by as many days.\n", move->n_others),
      move->n_others, move->occurrence->item->bundle);
}

/* what --together and the decision say */
typedef struct
{
  gboolean together;
  const char *reason; /* (nullable) */
  const char *by;     /* (nullable) */
} Wish;

static SkvEdit *
make_edit (SkvPlan *plan, const SkvOccurrence *occurrence, gint64 start, const Wish *wish, guint *n)
{
  if (wish->together)
    return skv_occurrence_move_together (plan, occurrence, start, wish->reason, wish->by, n);
  return skv_occurrence_move (plan, occurrence, start, wish->reason, wish->by);
}

static int
move (SkvPlan *plan, const SkvOccurrence *occurrence, gint64 start, const Wish *wish)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  guint n = 1;
  g_autoptr (SkvEdit) edit = make_edit (plan, occurrence, start, wish, &n);
  g_autofree char *from = skv_cli_when_words (plan, occurrence);
  SkvDay day =
    occurrence->all_day ? (SkvDay) (start / SKV_DAY_SECONDS) : skv_zone_day (zone, start);
  SkvDay before_day = occurrence->start != SKV_MOMENT_NONE ? occurrence->first_day : day;

  return skv_cli_apply_and_tell (plan, edit, before_day, day, tell,
                                 &(Moved){ occurrence, from, n - 1 });
}

int
skv_cli_move (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvOccurrences) found = NULL;
  g_autofree char *to = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *by = NULL;
  gboolean together = FALSE;
  const GOptionEntry entries[] = {
    { "to", 't', 0, G_OPTION_ARG_STRING, &to,
      N_("Its new start; with a date alone its time of day stays"), N_("START") },
    { "together", 0, 0, G_OPTION_ARG_NONE, &together,
      N_("Move what belongs together with it, its bundle, by as many days"), NULL },
    SKV_CLI_DECISION_ENTRIES (reason, by),
    { NULL },
  };
  const SkvOccurrence *occurrence;
  gint64 start;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 2, 2))
    return SKV_EXIT_USAGE;
  if (to == NULL)
    return skv_cli_usage (_("where to? Give --to START, such as --to 2019-06-12T18:00"));
  plan = skv_cli_open (argv[1], TRUE, &status);
  if (plan == NULL)
    return status;
  found = skv_cli_find_occurrence (plan, argv[2], &occurrence);
  if (found == NULL)
    return SKV_EXIT_USAGE;
  if (occurrence->item == NULL && occurrence->rule == NULL)
    return skv_cli_usage (_("“%s” is a public holiday and cannot be moved"), occurrence->title);
  if (!parse_start (plan, occurrence, to, &start))
    return SKV_EXIT_USAGE;
  return move (plan, occurrence, start, &(Wish){ together, reason, by });
}
