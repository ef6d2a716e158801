/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/exchange/import-job.h"
#include "core/exchange/json-text.h"
#include "core/exchange/request.h"

typedef struct
{
  char **receive; /* all (owned) (nullable) */
  char *accept;
  char *decline;
  char *withdraw;
  char *reason;
  char *by;
  char *answer_file;
  char *format;
} Options;

static void
options_clear (Options *self)
{
  char *const all[] = { self->accept, self->decline,     self->withdraw, self->reason,
                        self->by,     self->answer_file, self->format };

  g_strfreev (self->receive);
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_free (all[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gint64
now (void)
{
  const SkvClock *clock = skv_cli_clock ();

  return clock->now (clock->data);
}

/* --- listing --------------------------------------------------------------------------------- */

/* @trial: (nullable): of one that waits */
static void
print_request (SkvPlan *plan, const SkvRequest *request, const SkvRequestTrial *trial)
{
  g_autofree char *from = skv_request_words_from (plan, request);
  g_autofree char *when = skv_request_words_when (plan, request);

  skv_cli_print ("%s [%s]\n", request->title, skv_request_state_title (request->state));
  skv_cli_print ("  %s\n", request->parent.id);
  if (from != NULL)
    skv_cli_print ("  %s\n", from);
  if (when != NULL)
    skv_cli_print ("  %s\n", when);
  if (request->answer != NULL)
    skv_cli_print ("  %s\n", request->answer);
  if (trial == NULL)
    return;
  skv_cli_print ("  %s\n", trial->words);
  for (guint i = 0; i < trial->hits->len; i++)
    skv_cli_print ("    %s\n", ((const SkvHit *) g_ptr_array_index (trial->hits, i))->message);
  for (guint i = 0; i < trial->conflicts->len; i++)
    skv_cli_print ("    %s\n",
                   ((const SkvConflict *) g_ptr_array_index (trial->conflicts, i))->message);
  for (guint i = 0; trial->notes[i] != NULL; i++)
    skv_cli_print ("    %s\n", trial->notes[i]);
}

static void
put_trial (GString *text, const SkvRequestTrial *trial)
{
  g_autofree char *closed = trial->closed != SKV_DAY_NONE ? skv_day_format (trial->closed) : NULL;

  skv_json_put_bool_member (text, "late", trial->late != NULL);
  if (closed != NULL)
    skv_json_put_text_member (text, "closing_date", closed);
  skv_json_put_name (text, "hits");
  g_string_append_c (text, '[');
  for (guint i = 0; i < trial->hits->len; i++)
    {
      const SkvHit *hit = g_ptr_array_index (trial->hits, i);

      g_string_append (text, i > 0 ? ", {" : "{");
      skv_json_put_text_member (text, "item", hit->item);
      skv_json_put_text_member (text, "against", hit->against);
      skv_json_put_text_member (text, "severity", skv_severity_name (hit->severity));
      skv_json_put_bool_member (text, "approved", hit->approved);
      skv_json_put_text_member (text, "decides", hit->decider);
      skv_json_put_text_member (text, "message", hit->message);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
  skv_json_put_int_member (text, "conflicts", trial->conflicts->len);
}

static void
put_request (GString *text, SkvPlan *plan, const SkvRequest *request, const SkvRequestTrial *trial)
{
  g_autofree char *when = skv_request_words_when (plan, request);

  g_string_append_c (text, '{');
  skv_json_put_text_member (text, "id", request->parent.id);
  skv_json_put_text_member (text, "title", request->title);
  skv_json_put_text_member (text, "state", skv_request_state_name (request->state));
  skv_json_put_text_member (text, "department", request->department);
  skv_json_put_text_member (text, "contact", request->contact);
  skv_json_put_text_member (text, "sent_by", request->sent_by);
  skv_json_put_text_member (text, "received", request->received);
  skv_json_put_text_member (text, "when", when);
  skv_json_put_text_member (text, "answer", request->answer);
  skv_json_put_text_member (text, "answered", request->answered);
  skv_json_put_text_member (text, "answered_by", request->answered_by);
  skv_json_put_texts_member (text, "records", (const char *const *) request->records);
  if (trial != NULL)
    put_trial (text, trial);
  g_string_append_c (text, '}');
}

static int
list (SkvPlan *plan, gboolean as_json)
{
  g_autoptr (GPtrArray) requests = skv_requests_list (plan);
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < requests->len; i++)
    {
      const SkvRequest *request = g_ptr_array_index (requests, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (SkvRequestTrial) trial = NULL;

      if (request->state == SKV_REQUEST_WAITING)
        trial = skv_request_try (plan, request, NULL, skv_cli_today (plan), &error);
      if (as_json)
        {
          g_string_append (text, i > 0 ? ",\n  " : "\n  ");
          put_request (text, plan, request, trial);
        }
      else
        print_request (plan, request, trial);
      if (error != NULL)
        skv_cli_warn (error->message);
    }
  if (as_json)
    skv_cli_print ("%s%s]\n", text->str, requests->len > 0 ? "\n" : "");
  else if (requests->len == 0)
    skv_cli_print ("%s\n", _("There are no requests in this plan."));
  return SKV_EXIT_DONE;
}

/* --- receiving ------------------------------------------------------------------------------- */

static void
print_receipt (const SkvReceipt *receipt)
{
  for (guint i = 0; i < receipt->rows->len; i++)
    {
      const SkvReceivedRequest *row = g_ptr_array_index (receipt->rows, i);

      skv_cli_print ("%s: %s\n", row->title, row->words);
      for (guint n = 0; row->notes[n] != NULL; n++)
        skv_cli_warn (row->notes[n]);
    }
}

static int
receive (SkvPlan *plan, char **paths)
{
  g_autoptr (GPtrArray) registrations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) skv_registration_free);
  g_autoptr (SkvReceipt) receipt = NULL;
  GError *error = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = skv_import_load (paths[i], &error);
      SkvRegistration *registration =
        bytes != NULL ? skv_registration_read (plan, bytes, &error) : NULL;

      if (registration == NULL)
        {
          if (bytes != NULL)
            g_prefix_error (&error, "%s: ", paths[i]);
          return skv_cli_fail (error);
        }
      for (guint n = 0; registration->notes[n] != NULL; n++)
        skv_cli_warn (registration->notes[n]);
      g_ptr_array_add (registrations, registration);
    }
  receipt = skv_requests_receive (plan, registrations, now ());
  if (!skv_plan_apply (plan, receipt->edit, &error))
    return skv_cli_fail (error);
  print_receipt (receipt);
  return receipt->counts[SKV_RECEIVED_REFUSED] > 0 ? SKV_EXIT_REFUSED : SKV_EXIT_DONE;
}

/* --- answering ------------------------------------------------------------------------------- */

/* The answered one, or all that have been answered. */
static int
write_answers (SkvPlan *plan, const char *id, const char *path)
{
  g_autoptr (GPtrArray) all = skv_requests_list (plan);
  g_autoptr (GPtrArray) requests = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      SkvRequest *request = g_ptr_array_index (all, i);

      if (id != NULL ? g_str_equal (request->parent.id, id) : request->state != SKV_REQUEST_WAITING)
        g_ptr_array_add (requests, request);
    }
  if (requests->len == 0)
    return skv_cli_usage (_("nothing has been answered yet"));
  text = skv_registration_write (plan, requests, now ());
  return skv_cli_write (path, text, strlen (text));
}

/* Why an edit would not do is a refusal here, not a broken file. */
static int
refuse (GError *error)
{
  int status = skv_cli_fail (error);

  return status == SKV_EXIT_INPUT ? SKV_EXIT_REFUSED : status;
}

static int
answer (SkvPlan *plan, const Options *options)
{
  const SkvRequestAnswer words = { options->reason, options->by, now () };
  const char *name = options->accept != NULL    ? options->accept
                     : options->decline != NULL ? options->decline
                                                : options->withdraw;
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *id = NULL;
  GError *error = NULL;
  const SkvRequest *request = skv_request_find (plan, name, &error);

  if (request == NULL)
    return skv_cli_fail (error);
  id = g_strdup (request->parent.id);
  if (options->accept != NULL)
    edit = skv_request_accept (plan, request, NULL, &words, &error);
  else if (options->decline != NULL)
    edit = skv_request_decline (plan, request, &words, &error);
  else
    edit = skv_request_withdraw (plan, request, &words, &error);
  if (edit == NULL)
    return refuse (error);
  if (!skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  request = skv_plan_lookup (plan, SKV_KIND_REQUEST, id);
  skv_cli_print ("%s: %s\n", request->title, skv_request_state_title (request->state));
  skv_cli_tell_hits (plan, edit);
  return options->answer_file != NULL ? write_answers (plan, id, options->answer_file)
                                      : SKV_EXIT_DONE;
}

static gboolean
parse (const SkvCommand *command, Options *options, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "receive", 'i', 0, G_OPTION_ARG_FILENAME_ARRAY, &options->receive,
      N_("Take in a file of requests, or of answers; may be repeated"), N_("FILE") },
    { "accept", 'a', 0, G_OPTION_ARG_STRING, &options->accept, N_("Take this one into the plan"),
      N_("REQUEST") },
    { "decline", 'd', 0, G_OPTION_ARG_STRING, &options->decline,
      N_("Decline this one; needs --reason"), N_("REQUEST") },
    { "withdraw", 'w', 0, G_OPTION_ARG_STRING, &options->withdraw,
      N_("Take this one back, and what came of it"), N_("REQUEST") },
    { "reason", 'r', 0, G_OPTION_ARG_STRING, &options->reason, N_("What those who asked are told"),
      N_("TEXT") },
    { "by", 'b', 0, G_OPTION_ARG_STRING, &options->by, N_("Who decided it, a role or a name"),
      N_("WHO") },
    { "answer-file", 'o', 0, G_OPTION_ARG_FILENAME, &options->answer_file,
      N_("Write the answer to this file, or all answers so far"), N_("FILE") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options->format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };

  return skv_cli_parse (command, entries, argc, argv, 1, 1);
}

int
skv_cli_requests (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_auto (Options) options = { NULL };
  g_autoptr (SkvPlan) plan = NULL;
  int status, n;

  if (!parse (command, &options, &argc, &argv) ||
      !skv_cli_check_format (options.format != NULL ? options.format : "text", formats))
    return SKV_EXIT_USAGE;
  n = (options.receive != NULL) + (options.accept != NULL) + (options.decline != NULL) +
      (options.withdraw != NULL);
  if (n > 1)
    return skv_cli_usage (_("--receive, --accept, --decline and --withdraw go one at a time"));
  plan = skv_cli_open (argv[1], n > 0, &status);
  if (plan == NULL)
    return status;
  if (options.receive != NULL)
    return receive (plan, options.receive);
  if (n > 0)
    return answer (plan, &options);
  if (options.answer_file != NULL)
    return write_answers (plan, NULL, options.answer_file);
  return list (plan, g_strcmp0 (options.format, "json") == 0);
}
