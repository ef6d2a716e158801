/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/departments.h"
#include "core/exchange/request.h"
#include "core/model/audience.h"

typedef struct
{
  char *department; /* all (owned) (nullable) */
  char *title;
  char *from;
  char *to;
  char *yearly;
  char *rule;
  char *strict;
  char *reason;
  char *ask;
  char *sent_by;
  char *output;
  char *request;
  char **systems;
} Options;

static void
options_clear (Options *self)
{
  char *const all[] = { self->department, self->title,   self->from,   self->to,
                        self->yearly,     self->rule,    self->strict, self->reason,
                        self->ask,        self->sent_by, self->output, self->request };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_free (all[i]);
  g_strfreev (self->systems);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (const SkvCommand *command, Options *options, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "department", 'd', 0, G_OPTION_ARG_STRING, &options->department,
      N_("Who asks; in a department’s copy of the plan it is that one"), N_("DEPARTMENT") },
    { "title", 't', 0, G_OPTION_ARG_STRING, &options->title, N_("What it is called"),
      N_("TEXT") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from, N_("Its first day, or all of its days"),
      N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to, N_("Its last day"), N_("DATE") },
    { "yearly", 0, 0, G_OPTION_ARG_STRING, &options->yearly, N_("Its days in every year"),
      N_("DATES") },
    { "rule", 0, 0, G_OPTION_ARG_STRING, &options->rule, N_("When it is, in plain words"),
      N_("TEXT") },
    { "system", 's', 0, G_OPTION_ARG_STRING_ARRAY, &options->systems,
      N_("A system to leave in peace then; may be repeated"), N_("SYSTEM") },
    { "strict", 0, 0, G_OPTION_ARG_STRING, &options->strict,
      N_("hard: no work then; soft: it can give way if need be"), N_("hard|soft") },
    { "reason", 'r', 0, G_OPTION_ARG_STRING, &options->reason, N_("Why"), N_("TEXT") },
    { "ask", 0, 0, G_OPTION_ARG_STRING, &options->ask, N_("Whom to ask about it"), N_("WHO") },
    { "sent-by", 0, 0, G_OPTION_ARG_STRING, &options->sent_by, N_("Who sends it"), N_("WHO") },
    { "request", 'c', 0, G_OPTION_ARG_STRING, &options->request,
      N_("Change this request instead of making another"), N_("REQUEST") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_("The file to send to the planner"), N_("FILE") },
    { NULL },
  };

  return skv_cli_parse (command, entries, argc, argv, 1, 1);
}

/* FALSE with the message told */
static gboolean
check (const Options *options)
{
  int n = (options->from != NULL) + (options->yearly != NULL) + (options->rule != NULL);

  if (options->title == NULL)
    skv_cli_usage (_("--title is needed: what it is called"));
  else if (n != 1 || (options->to != NULL && options->from == NULL))
    skv_cli_usage (_("one of --from (with --to), --yearly and --rule is needed"));
  else if (options->strict != NULL && !g_str_equal (options->strict, "hard") &&
           !g_str_equal (options->strict, "soft"))
    skv_cli_usage (_("--strict is hard or soft, not “%s”"), options->strict);
  else
    return TRUE;
  return FALSE;
}

/* its id (transfer none) (nullable, message told) */
static const char *
find_department (SkvPlan *plan, const Options *options)
{
  const char *own = NULL;

  if (options->department != NULL)
    return skv_cli_find_department (plan, options->department);
  if (skv_plan_get_audience (plan, &own) != SKV_AUDIENCE_CONTACT || own == NULL)
    skv_cli_usage (_("--department is needed: who asks"));
  return own;
}

static gboolean
add_when (SkvProposal *proposal, SkvPlan *plan, const Options *options, GError **error)
{
  const char *language = skv_cli_get_language ();
  SkvDay today = skv_cli_today (plan);

  if (options->from != NULL)
    return skv_proposal_add_dates (proposal, plan, options->from, options->to, language, today,
                                   error);
  if (options->yearly != NULL)
    return skv_proposal_add_yearly (proposal, plan, options->yearly, language, today, error);
  return skv_proposal_add_rule (proposal, plan, options->rule, language, today, error);
}

/* (transfer full); NULL with the message told and @status set */
static SkvProposal *
make_proposal (SkvPlan *plan, const Options *options, int *status)
{
  g_autoptr (SkvProposal) proposal = skv_proposal_new ();
  g_autoptr (GPtrArray) systems = g_ptr_array_new ();
  GError *error = NULL;

  *status = SKV_EXIT_USAGE;
  for (guint i = 0; options->systems != NULL && options->systems[i] != NULL; i++)
    {
      const char *id = skv_cli_find_system (plan, options->systems[i]);

      if (id == NULL)
        return NULL;
      g_ptr_array_add (systems, (gpointer) id);
    }
  g_ptr_array_add (systems, NULL);
  if (!add_when (proposal, plan, options, &error))
    {
      skv_cli_warn (error->message);
      g_error_free (error);
      return NULL;
    }
  proposal->soft = g_strcmp0 (options->strict, "soft") == 0;
  skv_set_text (&proposal->reason, options->reason);
  skv_set_text (&proposal->ask, options->ask);
  skv_proposal_settle (proposal, options->title, (const char *const *) systems->pdata);
  return g_steal_pointer (&proposal);
}

static int
write_file (SkvPlan *plan, const SkvRequest *request, const char *output)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new ();
  g_autofree char *text = NULL;
  const SkvClock *clock = skv_cli_clock ();

  if (output == NULL)
    return SKV_EXIT_DONE;
  g_ptr_array_add (requests, (gpointer) request);
  text = skv_registration_write (plan, requests, clock->now (clock->data));
  return skv_cli_write (output, text, strlen (text));
}

/* A new request, or another version of the one that was named; NULL with the message told and
 * @status set. (transfer full) */
static SkvEdit *
make_edit (
  SkvPlan *plan, const Options *options, const SkvProposal *proposal, char **id, int *status)
{
  const SkvClock *clock = skv_cli_clock ();
  gint64 now = clock->now (clock->data);
  GError *error = NULL;
  SkvEdit *edit = NULL;

  if (options->request != NULL)
    {
      const SkvRequest *request = skv_request_find (plan, options->request, &error);

      if (request != NULL)
        {
          *id = g_strdup (request->parent.id);
          edit = skv_request_revise (plan, request, options->title, proposal, now, &error);
        }
    }
  else
    {
      const char *department = find_department (plan, options);

      *status = SKV_EXIT_USAGE;
      if (department == NULL)
        return NULL;
      edit = skv_request_register (plan, department, options->title, options->sent_by, proposal,
                                   now, id, &error);
    }
  if (edit == NULL)
    *status = skv_cli_fail (error);
  return edit;
}

int
skv_cli_register (const SkvCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvProposal) proposal = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *id = NULL;
  g_autofree char *when = NULL;
  GError *error = NULL;
  int status;

  if (!parse (command, &options, &argc, &argv) || !check (&options))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], TRUE, &status);
  if (plan == NULL)
    return status;
  proposal = make_proposal (plan, &options, &status);
  if (proposal == NULL)
    return status;
  edit = make_edit (plan, &options, proposal, &id, &status);
  if (edit == NULL)
    return status;
  if (!skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  when = skv_proposal_words_when (plan, proposal);
  /* TRANSLATORS: title, dates, and the id by which other commands know it */
  skv_cli_print (_("“%1$s” is registered: %2$s (%3$s).\n"), options.title, when, id);
  return write_file (plan, skv_plan_lookup (plan, SKV_KIND_REQUEST, id), options.output);
}
