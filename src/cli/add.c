/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/occurrence-edits.h"
#include "core/conflict/hits.h"
#include "core/conflict/reviews.h"

/* By its id or title; NULL with the message told, also if two rules are called so. */
static const SkvRule *
find_rule (SkvPlan *plan, const char *name)
{
  const SkvRule *rule = skv_plan_get_rule (plan, name), *found = NULL;
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  GPtrArray *rules = skv_plan_get_records (plan, SKV_KIND_RULE);

  if (rule != NULL)
    return rule;
  for (guint i = 0; i < rules->len; i++)
    {
      g_autofree char *title = NULL;

      rule = g_ptr_array_index (rules, i);
      title = g_utf8_casefold (rule->title, -1);
      if (strcmp (title, wanted) != 0)
        continue;
      if (found != NULL)
        {
          skv_cli_usage (_("two rules are called “%1$s”; give the id: %2$s or %3$s"), name,
                         found->parent.id, rule->parent.id);
          return NULL;
        }
      found = rule;
    }
  if (found == NULL)
    skv_cli_usage (_("there is no rule “%s” in this plan; “skv rules” lists them"), name);
  return found;
}

/* as they were given */
typedef struct
{
  char *on;             /* (owned) (nullable) */
  char *at;             /* (owned) (nullable) */
  char *reason;         /* (owned) (nullable) */
  char *by;             /* (owned) (nullable) */
  char *lane;           /* (owned) (nullable) */
  char **systems;       /* (owned) (nullable) */
  char **organisations; /* (owned) (nullable) */
  char *review;         /* (owned) (nullable) */
  int length;           /* minutes; 0: not given */
  int days;             /* 0: not given */
  gboolean emergency;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->on);
  g_free (self->at);
  g_free (self->reason);
  g_free (self->by);
  g_free (self->lane);
  g_strfreev (self->systems);
  g_strfreev (self->organisations);
  g_free (self->review);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_day (const char *option, const char *text, SkvDay *day)
{
  *day = skv_day_parse (text);
  if (*day != SKV_DAY_NONE)
    return TRUE;
  skv_cli_usage (_("%s needs a date such as 2019-06-12, not “%s”"), option, text);
  return FALSE;
}

static gboolean
parse_time (const char *at, int *start)
{
  *start = skv_clock_parse (at);
  if (*start >= 0 && *start < 1440)
    return TRUE;
  skv_cli_usage (_("--at needs a time such as 17:00, not “%s”"), at);
  return FALSE;
}

/* --on and --at; FALSE with the message told */
static gboolean
parse_when (const SkvRule *rule, const Options *options, SkvDay *day, int *start)
{
  *start = -1;
  if (!parse_day ("--on", options->on, day))
    return FALSE;
  if (options->at == NULL)
    return TRUE;
  if (rule->start < 0)
    {
      skv_cli_usage (_("“%s” lasts all day: leave out --at"), rule->title);
      return FALSE;
    }
  return parse_time (options->at, start);
}

/* data: the id of the item */
static void
tell (SkvPlan *plan, gpointer data)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, data);
  const SkvOccurrence *added = skv_occurrences_lookup (found, data);
  g_autofree char *when = skv_cli_when_words (plan, added);

  /* TRANSLATORS: “title”, when it will be, and the id by which other commands know it */
  skv_cli_print (_("“%1$s” was added: %2$s (%3$s).\n"), added->title, when, added->id);
}

static int
add_to_rule (SkvPlan *plan, const char *name, const Options *options)
{
  const SkvRule *rule = find_rule (plan, name);
  g_autoptr (SkvEdit) edit = NULL;
  SkvDay day;
  int start;

  if (rule == NULL || !parse_when (rule, options, &day, &start))
    return SKV_EXIT_USAGE;
  edit = skv_rule_add_occurrence (plan, rule, day, start, options->reason, options->by);
  return skv_cli_apply_and_tell (plan, edit, day, day, tell, skv_edit_get_change (edit, 0)->id);
}

/* --- something of its own ------------------------------------------------------------------- */

/* the ids of what was named; FALSE with the message told */
static gboolean
find_all (SkvPlan *plan,
          char **names,
          const char *(*find) (SkvPlan *plan, const char *name),
          GStrv *ids)
{
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const char *id = find (plan, names[i]);

      if (id == NULL)
        return FALSE;
      g_strv_builder_add (found, id);
    }
  g_strfreev (*ids);
  *ids = g_strv_builder_end (found);
  return TRUE;
}

/* --on with --at and --length, or with --days; FALSE with the message told */
static gboolean
place (SkvPlan *plan, SkvItem *item, const Options *options, SkvDay *day)
{
  int start;

  if (!parse_day ("--on", options->on, day))
    return FALSE;
  if (options->days < 0 || options->length < 0 || (options->days > 0 && options->at != NULL))
    {
      skv_cli_usage (_("--days is of whole days, and --length of what has a time with --at"));
      return FALSE;
    }
  item->all_day = options->at == NULL;
  if (item->all_day)
    {
      item->start = *day * SKV_DAY_SECONDS;
      item->end = (*day + MAX (options->days, 1)) * SKV_DAY_SECONDS;
      return TRUE;
    }
  if (!parse_time (options->at, &start))
    return FALSE;
  item->start = skv_zone_at (skv_plan_get_zone (plan), *day, start);
  if (options->length > 0)
    item->duration = options->length;
  return TRUE;
}

/* the lane's name by its name or what people call it; FALSE with the message told */
static gboolean
find_lane (SkvPlan *plan, const Options *options, char **lane)
{
  const char *wanted[] = { options->lane != NULL ? options->lane : "maintenance", NULL };
  g_auto (SkvCliFilter) filter = { .lanes = g_strdupv ((GStrv) wanted) };

  if (!skv_cli_filter_settle (&filter, plan))
    return FALSE;
  skv_set_text (lane, filter.lanes[0]);
  return TRUE;
}

/* What it says of an emergency; FALSE with the message told. */
static gboolean
set_emergency (SkvItem *item, const Options *options)
{
  item->emergency = options->emergency;
  if (options->emergency && g_strcmp0 (item->lane, "maintenance") != 0)
    {
      skv_cli_usage (_("only maintenance can be an emergency"));
      return FALSE;
    }
  if (options->emergency && (options->reason == NULL || *options->reason == '\0'))
    {
      skv_cli_usage (_("an emergency needs a reason: say why with --reason"));
      return FALSE;
    }
  if (options->review != NULL && !options->emergency)
    {
      skv_cli_usage (_("--review goes with --emergency"));
      return FALSE;
    }
  return options->review == NULL || parse_day ("--review", options->review, &item->review);
}

/* (transfer full) (nullable, message told) */
static SkvItem *
make_item (SkvPlan *plan, const char *title, const Options *options, SkvDay *day)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, NULL);

  skv_set_text (&item->title, title);
  skv_set_text (&item->reason, options->reason);
  skv_set_text (&item->by, options->by);
  if (find_lane (plan, options, &item->lane) && place (plan, item, options, day) &&
      find_all (plan, options->systems, skv_cli_find_system, &item->systems) &&
      find_all (plan, options->organisations, skv_cli_find_organisation, &item->organisations) &&
      set_emergency (item, options))
    {
      item->status = options->emergency || skv_lane_protects (item->lane) ? SKV_STATUS_APPROVED
                                                                          : SKV_STATUS_PROPOSED;
      return item;
    }
  skv_record_unref (item);
  return NULL;
}

static void
tell_own (SkvPlan *plan, gpointer data)
{
  const SkvItem *item = skv_plan_get_item (plan, data);

  tell (plan, data);
  if (item->emergency)
    {
      SkvReview review = { .item = (SkvItem *) item,
                           .state = SKV_REVIEW_WAITING,
                           .day = skv_review_day (plan, item) };
      g_autofree char *words = skv_review_words (&review);

      skv_cli_print ("%s\n", words);
    }
}

static int
add_own (SkvPlan *plan, const char *title, const Options *options)
{
  g_autofree char *label = g_strdup_printf (_("Add “%s”"), title);
  g_autofree char *id = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  SkvItem *item;
  SkvDay day, first, end;

  item = make_item (plan, title, options, &day);
  if (item == NULL)
    return SKV_EXIT_USAGE;
  if (!skv_item_days (item, skv_plan_get_zone (plan), &first, &end))
    first = end = day;
  if (options->review != NULL && item->review < end - 1)
    {
      skv_record_unref (item);
      return skv_cli_usage (_("--review must not come before the work is over"));
    }
  id = g_strdup (item->parent.id);
  edit = skv_edit_new (label);
  skv_edit_put (edit, item);
  return skv_cli_apply_and_tell (plan, edit, first, MAX (end - 1, first), tell_own, id);
}

int
skv_cli_add (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, N_("On this date"), N_("DATE") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, N_("At this time instead of the rule's"),
      N_("TIME") },
    { "lane", 'l', 0, G_OPTION_ARG_STRING, &options.lane,
      N_("Something of its own in this lane, not one more of a rule"), N_("LANE") },
    { "length", 0, 0, G_OPTION_ARG_INT, &options.length, N_("With --at: how many minutes"),
      N_("MINUTES") },
    { "days", 0, 0, G_OPTION_ARG_INT, &options.days, N_("Without --at: how many whole days"),
      N_("N") },
    { "system", 's', 0, G_OPTION_ARG_STRING_ARRAY, &options.systems,
      N_("A system that it concerns; may be repeated"), N_("SYSTEM") },
    { "organisation", 'o', 0, G_OPTION_ARG_STRING_ARRAY, &options.organisations,
      N_("An organisation that it is for; may be repeated"), N_("ORGANISATION") },
    { "emergency", 0, 0, G_OPTION_ARG_NONE, &options.emergency,
      N_("It cannot wait: it crosses what it collides with, for a reason"), NULL },
    { "review", 0, 0, G_OPTION_ARG_STRING, &options.review,
      N_("When the emergency is looked at afterwards; else five working days after it"),
      N_("DATE") },
    SKV_CLI_DECISION_ENTRIES (options.reason, options.by),
    { NULL },
  };
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 2, 2))
    return SKV_EXIT_USAGE;
  if (options.on == NULL)
    return skv_cli_usage (_("on which date? Give --on DATE, such as --on 2019-06-12"));
  plan = skv_cli_open (argv[1], TRUE, &status);
  if (plan == NULL)
    return status;
  if (options.lane != NULL || options.emergency)
    return add_own (plan, argv[2], &options);
  if (options.systems != NULL || options.organisations != NULL || options.length != 0 ||
      options.days != 0 || options.review != NULL)
    return skv_cli_usage (_("one more of a rule takes these from the rule; something of its own "
                             "needs --lane LANE"));
  return add_to_rule (plan, argv[2], &options);
}
