/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/outage.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/model/codes.h"
#include "core/outage/log.h"
#include "core/outage/message.h"
#include "core/outage/outage-view.h"
#include "core/outage/outage.h"
#include "core/outage/times.h"

static void
options_clear (SkvCliOutage *self)
{
  char **texts[] = { &self->now, &self->since,   &self->expected,  &self->title, &self->priority,
                     &self->at,  &self->outcome, &self->caused_by, &self->due,   &self->to,
                     &self->by,  &self->format,  &self->output };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SkvCliOutage, options_clear)

/* --- what was given -------------------------------------------------------------------------- */

gboolean
skv_cli_settle_now (SkvPlan *plan, const char *given, gint64 *now)
{
  const SkvClock *clock = skv_cli_clock ();

  *now =
    given != NULL ? skv_zone_parse (skv_plan_get_zone (plan), given) : clock->now (clock->data);
  if (*now != SKV_MOMENT_NONE)
    return TRUE;
  skv_cli_usage (_("%s needs a time such as 2027-04-14T09:10, not “%s”"), "--now", given);
  return FALSE;
}

/* nothing given leaves @moment as it is; FALSE with the message told */
static gboolean
parse_time (SkvPlan *plan,
            const char *option,
            const char *text,
            SkvTimeSide side,
            gint64 base,
            gint64 now,
            gint64 *moment)
{
  if (text == NULL)
    return TRUE;
  *moment = skv_outage_parse_time (plan, text, side, base, now);
  if (*moment != SKV_MOMENT_NONE)
    return TRUE;
  if (side == SKV_TIME_FUTURE)
    skv_cli_usage (_("%s needs a time such as 2027-04-14T09:10 or 09:10, or a length such as PT4H "
                      "or P7D, not “%s”"),
                   option, text);
  else
    skv_cli_usage (_("%s needs a time such as 2027-04-14T09:10 or 09:10, not “%s”"), option, text);
  return FALSE;
}

static gboolean
parse_priority (const char *text, SkvPriority *priority)
{
  if (text == NULL)
    return TRUE;
  for (*priority = SKV_PRIORITY_NONE; *priority <= SKV_PRIORITY_CRITICAL; (*priority)++)
    {
      if (strcmp (skv_priority_name (*priority), text) == 0)
        return TRUE;
    }
  skv_cli_usage (_("there is no priority “%s”; it is one of: %s"), text,
                 "low, medium, high, critical");
  return FALSE;
}

/* The outage that is meant: its id, or the system that is down, if one outage of it is not over
 * (transfer none) (nullable, message told) */
static const char *
find_outage (SkvPlan *plan, const char *given)
{
  g_autoptr (GPtrArray) open = NULL;
  const char *system, *found = NULL;

  if (skv_plan_get_item (plan, given) != NULL)
    return given;
  system = skv_cli_find_system (plan, given);
  if (system == NULL)
    return NULL;
  open = skv_outages_list (plan, TRUE);
  for (guint i = 0; i < open->len; i++)
    {
      const SkvItem *item = open->pdata[i];

      if (!g_strv_contains ((const char *const *) item->systems, system))
        continue;
      if (found != NULL)
        {
          skv_cli_usage (_("“%s” has several open outages: say which by its id"), given);
          return NULL;
        }
      found = item->parent.id;
    }
  if (found == NULL)
    skv_cli_usage (_("“%s” has no open outage"), given);
  return found;
}

/* --- what is done ---------------------------------------------------------------------------- */

/* The tasks that @edit raised, which somebody has to hear of. */
static void
tell_tasks (SkvPlan *plan, const SkvEdit *edit)
{
  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);
      const SkvLogEntry *entry = (const SkvLogEntry *) change->after;
      g_autofree char *words = NULL;

      if (change->kind != SKV_KIND_LOG_ENTRY || change->before != NULL || entry == NULL ||
          entry->entry_kind != SKV_LOG_TASK)
        continue;
      words = skv_outage_entry_words (plan, entry);
      skv_cli_print ("%s\n", words);
    }
}

/* @edit: (transfer full) (nullable, with @error) */
static int
apply (SkvPlan *plan, SkvEdit *edit, GError *error)
{
  g_autoptr (SkvEdit) held = edit;

  if (edit == NULL || !skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  skv_cli_print ("%s\n", skv_edit_get_label (edit));
  tell_tasks (plan, edit);
  return SKV_EXIT_DONE;
}

static int
start (SkvPlan *plan, const char *name, const SkvCliOutage *options, gint64 now)
{
  SkvOutageStart wish = { .since = now,
                          .expected_end = SKV_MOMENT_NONE,
                          .external = options->external,
                          .title = options->title,
                          .by = options->by };
  g_autofree char *id = NULL;
  GError *error = NULL;
  SkvEdit *edit;
  int status;

  wish.system = skv_cli_find_system (plan, name);
  if (wish.system == NULL ||
      !parse_time (plan, "--since", options->since, SKV_TIME_PAST, now, now, &wish.since) ||
      !parse_time (plan, "--expected", options->expected, SKV_TIME_FUTURE, wish.since, now,
                   &wish.expected_end) ||
      !parse_priority (options->priority, &wish.priority))
    return SKV_EXIT_USAGE;
  edit = skv_outage_start (plan, &wish, now, &id, &error);
  status = apply (plan, edit, error);
  if (status != SKV_EXIT_DONE)
    return status;
  skv_cli_outage_show (plan, id, FALSE, now);
  skv_cli_print ("\n");
  return skv_cli_outage_draft (plan, id, "outage", "text");
}

static int
expect (SkvPlan *plan, const char *id, const char *text, const SkvCliOutage *options, gint64 now)
{
  const SkvItem *item = skv_plan_get_item (plan, id);
  gint64 base = skv_outage_began (plan, item);
  gint64 expected = SKV_MOMENT_NONE;
  GError *error = NULL;
  SkvEdit *edit;

  if (strcmp (text, "unknown") != 0 &&
      !parse_time (plan, "expect", text, SKV_TIME_FUTURE, base, now, &expected))
    return SKV_EXIT_USAGE;
  edit = skv_outage_expect (plan, id, expected, options->by, now, &error);
  return apply (plan, edit, error);
}

static int
tell_news (SkvPlan *plan, const char *id, const char *text, const SkvCliOutage *options, gint64 now)
{
  const SkvItem *item = skv_outage_find (plan, id, NULL);
  gboolean is_open = item != NULL && skv_outage_is_open (item);
  GError *error = NULL;
  SkvEdit *edit = skv_outage_tell (plan, id, text, options->by, now, &error);
  int status = apply (plan, edit, error);

  if (status != SKV_EXIT_DONE)
    return status;
  skv_cli_print ("\n");
  /* of one that is over nobody says that it still does not work */
  return skv_cli_outage_draft (plan, id, is_open ? "outage-news" : "outage-over", "text");
}

static int
end (SkvPlan *plan, const char *id, const SkvCliOutage *options, gint64 now)
{
  SkvOutageEnd wish = {
    .at = now, .outcome = options->outcome, .caused_by = options->caused_by, .by = options->by
  };
  GError *error = NULL;
  SkvEdit *edit;
  int status;

  if (!parse_time (plan, "--at", options->at, SKV_TIME_PAST, now, now, &wish.at))
    return SKV_EXIT_USAGE;
  edit = skv_outage_end (plan, id, &wish, now, &error);
  status = apply (plan, edit, error);
  if (status != SKV_EXIT_DONE)
    return status;
  skv_cli_print ("\n");
  return skv_cli_outage_draft (plan, id, "outage-over", "text");
}

static int
follow_up (SkvPlan *plan, const char *id, const char *text, const SkvCliOutage *options, gint64 now)
{
  SkvDay due = options->due != NULL ? skv_day_parse (options->due) : SKV_DAY_NONE;
  GError *error = NULL;
  SkvEdit *edit;

  if (options->due != NULL && due == SKV_DAY_NONE)
    return skv_cli_usage (_("%s needs a date such as 2019-06-12, not “%s”"), "--due",
                          options->due);
  edit = skv_outage_follow_up (plan, id, text, due, options->by, now, &error);
  return apply (plan, edit, error);
}

/* what is not given stays as it is */
static int
classify (SkvPlan *plan, const char *id, const SkvCliOutage *options)
{
  const SkvItem *item = skv_plan_get_item (plan, id);
  SkvPriority priority = item->priority;
  GError *error = NULL;
  SkvEdit *edit;

  if (options->priority == NULL && !options->external && !options->internal)
    return skv_cli_usage (_("set needs --priority, --external or --internal"));
  if (!parse_priority (options->priority, &priority))
    return SKV_EXIT_USAGE;
  edit = skv_outage_classify (plan, id, priority,
                              options->external || (item->external && !options->internal), &error);
  return apply (plan, edit, error);
}

/* what was told, with the words of the draft as it is now */
static int
sent (SkvPlan *plan, const char *id, const char *kind, const SkvCliOutage *options, gint64 now)
{
  const SkvItem *item = skv_outage_find (plan, id, NULL);
  g_autofree char *text = NULL;
  GError *error = NULL;
  SkvEdit *edit;

  if (kind == NULL && item != NULL)
    kind = skv_outage_message_name (skv_outage_message_guess (plan, item));
  text = skv_cli_outage_draft_text (plan, id, kind);
  edit = skv_outage_note_message (plan, id, kind != NULL ? kind : "outage", options->to, text,
                                  options->by, now, &error);
  return apply (plan, edit, error);
}

static int
step (SkvPlan *plan, const char *id, const char *name, const SkvCliOutage *options, gint64 now)
{
  GError *error = NULL;
  SkvEdit *edit = skv_outage_tick (plan, id, name, !options->not_done, options->by, now, &error);

  return apply (plan, edit, error);
}

/* --- which of these -------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  int n_min, n_max; /* words behind it */
  gboolean edits;
} Verb;

static const Verb verbs[] = {
  { "start", 1, 1, TRUE },       { "news", 2, 2, TRUE },     { "expect", 2, 2, TRUE },
  { "set", 1, 1, TRUE },         { "step", 2, 2, TRUE },     { "end", 1, 1, TRUE },
  { "follow-up", 2, 2, TRUE },   { "sent", 1, 2, TRUE },     { "list", 0, 0, FALSE },
  { "show", 1, 1, FALSE },       { "message", 1, 2, FALSE }, { "card", 1, 1, FALSE },
  { "contingency", 0, 3, TRUE },
};

/* (nullable, message told) */
static const Verb *
find_verb (const char *name, int n_words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (strcmp (verbs[i].name, name) != 0)
        continue;
      if (n_words >= verbs[i].n_min && n_words <= verbs[i].n_max)
        return &verbs[i];
      skv_cli_usage (_("“%s” takes other words; “skv outage --help” says which"), name);
      return NULL;
    }
  skv_cli_usage (_("“%s” is none of: %s"), name,
                 "start, news, expect, set, step, end, follow-up, sent, list, show, message, card, "
                 "contingency");
  return NULL;
}

/* those that begin with the outage itself; @words end with NULL */
static int
run_of_outage (SkvPlan *plan,
               const char *verb,
               const char *const *words,
               const SkvCliOutage *options,
               gint64 now)
{
  /* of its own: an edit replaces the record that it is read from */
  g_autofree char *id = g_strdup (find_outage (plan, words[0]));

  if (id == NULL)
    return SKV_EXIT_USAGE;
  if (strcmp (verb, "news") == 0)
    return tell_news (plan, id, words[1], options, now);
  if (strcmp (verb, "expect") == 0)
    return expect (plan, id, words[1], options, now);
  if (strcmp (verb, "set") == 0)
    return classify (plan, id, options);
  if (strcmp (verb, "step") == 0)
    return step (plan, id, words[1], options, now);
  if (strcmp (verb, "end") == 0)
    return end (plan, id, options, now);
  if (strcmp (verb, "follow-up") == 0)
    return follow_up (plan, id, words[1], options, now);
  if (strcmp (verb, "sent") == 0)
    return sent (plan, id, words[1], options, now);
  if (strcmp (verb, "message") == 0)
    return skv_cli_outage_draft (plan, id, words[1], options->format);
  return skv_cli_outage_show (plan, id, g_strcmp0 (options->format, "json") == 0, now);
}

static int
run (SkvPlan *plan,
     const char *verb,
     const char *const *words,
     const SkvCliOutage *options,
     gint64 now)
{
  if (strcmp (verb, "start") == 0)
    return start (plan, words[0], options, now);
  if (strcmp (verb, "list") == 0)
    return skv_cli_outage_list (plan, options->only_open, g_strcmp0 (options->format, "json") == 0,
                                now);
  if (strcmp (verb, "card") == 0)
    return skv_cli_outage_card (plan, words[0], options);
  if (strcmp (verb, "contingency") == 0)
    return skv_cli_outage_contingency (plan, words, options);
  return run_of_outage (plan, verb, words, options, now);
}

static gboolean
parse (const SkvCommand *command, SkvCliOutage *options, int *argc, char ***argv)
{
  static const char *const formats[] = { "text", "json", "html", "pdf", "mailto", NULL };
  const GOptionEntry entries[] = {
    { "since", 's', 0, G_OPTION_ARG_STRING, &options->since,
      N_("start: since when, such as 09:10; else now"), N_("TIME") },
    { "expected", 'e', 0, G_OPTION_ARG_STRING, &options->expected,
      N_("start: when it is expected to be over, such as 12:00, PT4H or P7D"), N_("TIME") },
    { "external", 'x', 0, G_OPTION_ARG_NONE, &options->external,
      N_("start, set: the cause lies outside, at a supplier or a national service"), NULL },
    { "internal", 0, 0, G_OPTION_ARG_NONE, &options->internal,
      N_("set: the cause lies in the organisation after all"), NULL },
    { "priority", 'p', 0, G_OPTION_ARG_STRING, &options->priority,
      N_("start, set: low, medium, high or critical"), N_("PRIORITY") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options->title, N_("start: what people call it"),
      N_("TEXT") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options->at, N_("end: when it worked again; else now"),
      N_("TIME") },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &options->outcome, N_("end: what it was"),
      N_("TEXT") },
    { "caused-by", 0, 0, G_OPTION_ARG_STRING, &options->caused_by,
      N_("end: the work that it came of"), N_("ITEM") },
    { "not-done", 0, 0, G_OPTION_ARG_NONE, &options->not_done,
      N_("step: it is not done after all"), NULL },
    { "due", 0, 0, G_OPTION_ARG_STRING, &options->due, N_("follow-up: to be done by this date"),
      N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to, N_("sent: to whom"), N_("TEXT") },
    { "by", 'b', 0, G_OPTION_ARG_STRING, &options->by, N_("Who, a role or a name"), N_("WHO") },
    { "open", 'o', 0, G_OPTION_ARG_NONE, &options->only_open,
      N_("list: only those that are not over"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options->format,
      N_("text or json; of a card text, html or pdf; of a message text, html or mailto"),
      N_("FORMAT") },
    { "output", 'O', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_("Write this file, whole or not at all"), N_("FILE") },
    { "now", 0, 0, G_OPTION_ARG_STRING, &options->now, N_("As of this time instead of now"),
      N_("TIME") },
    { NULL },
  };

  return skv_cli_parse (command, entries, argc, argv, 1, 5) &&
         skv_cli_check_format (options->format != NULL ? options->format : "text", formats);
}

int
skv_cli_outage (const SkvCommand *command, int argc, char **argv)
{
  g_auto (SkvCliOutage) options = { NULL };
  g_autoptr (SkvPlan) plan = NULL;
  const char *words[4] = { NULL };
  const Verb *verb;
  gboolean edits;
  gint64 now;
  int status;

  if (!parse (command, &options, &argc, &argv))
    return SKV_EXIT_USAGE;
  verb = find_verb (argc > 2 ? argv[2] : "list", MAX (argc - 3, 0));
  if (verb == NULL)
    return SKV_EXIT_USAGE;
  for (int i = 3; i < argc; i++)
    words[i - 3] = argv[i];
  edits = verb->edits && (strcmp (verb->name, "contingency") != 0 ||
                          g_strcmp0 (words[0], "add") == 0 || g_strcmp0 (words[0], "import") == 0);
  plan = skv_cli_open (argv[1], edits, &status);
  if (plan == NULL)
    return status;
  if (!skv_cli_settle_now (plan, options.now, &now))
    return SKV_EXIT_USAGE;
  return run (plan, verb->name, words, &options, now);
}
