/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/exchange/json-text.h"
#include "sync/credentials.h"
#include "sync/sync.h"

/* What the command line says; all (owned) (nullable). */
typedef struct
{
  char *address;
  char *user;
  char *password_file;
  char *ca_file;
  char *state;
  char *format;
  char **keep_ours;
  char **take_theirs;
  int year;
  gboolean dry_run;
  gboolean remember;
  char *found_host; /* what was given to the server, to be remembered */
  char *found_user;
  char *found_password;
} Arguments;

static void
arguments_clear (Arguments *self)
{
  g_free (self->address);
  g_free (self->user);
  g_free (self->password_file);
  g_free (self->ca_file);
  g_free (self->state);
  g_free (self->format);
  g_strfreev (self->keep_ours);
  g_strfreev (self->take_theirs);
  g_free (self->found_host);
  g_free (self->found_user);
  g_free (self->found_password);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

/* --- the password ---------------------------------------------------------------------------- */

/* The first line of the file (transfer full) (nullable, told) */
static char *
read_password_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      skv_cli_warn (error->message);
      return NULL;
    }
  text[strcspn (text, "\r\n")] = '\0';
  return text;
}

/* From the file, the environment, or the keyring, in this order; in a worker thread. */
static gboolean
find_password (const char *host, char **user, char **password, gpointer data)
{
  Arguments *arguments = data;
  const char *given = g_getenv ("SKV_SYNC_PASSWORD");
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  *user = g_strdup (arguments->user != NULL ? arguments->user : g_getenv ("SKV_SYNC_USER"));
  if (arguments->password_file != NULL)
    *password = read_password_file (arguments->password_file);
  else if (given != NULL)
    *password = g_strdup (given);
  else if (!skv_credentials_find (host, user, password, NULL, &error) && error != NULL)
    skv_cli_warn (error->message);
  found = *user != NULL && *password != NULL;
  if (!found)
    return FALSE;
  skv_set_text (&arguments->found_host, host);
  skv_set_text (&arguments->found_user, *user);
  skv_set_text (&arguments->found_password, *password);
  return TRUE;
}

static void
remember_password (const Arguments *arguments)
{
  g_autoptr (GError) error = NULL;

  if (arguments->found_password != NULL &&
      !skv_credentials_store (arguments->found_host, arguments->found_user,
                              arguments->found_password, NULL, &error))
    skv_cli_warn (error->message);
}

/* In the plan, for the next time and for whoever has a copy. */
static gboolean
remember_address (const Arguments *arguments, SkvPlan *plan, GError **error)
{
  const SkvSettings *before = skv_plan_get_settings (plan);
  g_autoptr (SkvEdit) edit = NULL;
  SkvSettings *settings;

  if (g_strcmp0 (before->sync_address, arguments->address) == 0)
    return TRUE;
  settings = skv_record_copy ((const SkvRecord *) before);
  skv_set_text (&settings->sync_address, arguments->address);
  edit = skv_edit_new (_("Say where the plan is shared"));
  skv_edit_put (edit, settings);
  return skv_plan_apply (plan, edit, error);
}

/* --- what was done --------------------------------------------------------------------------- */

static void
put_count (GString *text, const char *name, const SkvSyncCount *count)
{
  skv_json_put_name (text, name);
  g_string_append_printf (text, "{\"added\": %u, \"changed\": %u, \"removed\": %u}", count->added,
                          count->changed, count->removed);
}

static void
put_raw (GString *text, const char *name, const char *json)
{
  skv_json_put_name (text, name);
  g_string_append (text, json != NULL ? json : "null");
}

static void
print_json (const SkvSyncReport *report)
{
  g_autoptr (GString) text = g_string_new ("{");

  put_count (text, "taken", &report->taken);
  put_count (text, "sent", &report->sent);
  skv_json_put_int_member (text, "refused", report->n_refused);
  skv_json_put_int_member (text, "requests", report->n_requests);
  skv_json_put_int_member (text, "resources", report->n_resources);
  skv_json_put_name (text, "conflicts");
  g_string_append_c (text, '[');
  for (guint i = 0; i < report->conflicts->len; i++)
    {
      const SkvSyncConflict *conflict = g_ptr_array_index (report->conflicts, i);

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "key", conflict->key);
      skv_json_put_text_member (text, "title", conflict->title);
      skv_json_put_text_member (text, "message", conflict->words);
      put_raw (text, "ours", conflict->ours);
      put_raw (text, "theirs", conflict->theirs);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
  skv_json_put_name (text, "notes");
  g_string_append_c (text, '[');
  for (guint i = 0; i < report->notes->len; i++)
    {
      g_string_append (text, i > 0 ? ", " : "");
      skv_json_put_string (text, g_ptr_array_index (report->notes, i));
    }
  g_string_append (text, "]}");
  skv_cli_print ("%s\n", text->str);
}

static void
print_text (const SkvSyncReport *report, gboolean dry_run)
{
  const SkvSyncCount *taken = &report->taken, *sent = &report->sent;

  skv_cli_print (dry_run ? _("Would come in: %u new, %u changed, %u removed\n")
                         : _("Came in: %u new, %u changed, %u removed\n"),
                 taken->added, taken->changed, taken->removed);
  skv_cli_print (dry_run ? _("Would be sent: %u new, %u changed, %u removed\n")
                         : _("Sent: %u new, %u changed, %u removed\n"),
                 sent->added, sent->changed, sent->removed);
  if (report->n_refused > 0)
    skv_cli_print (
      g_dngettext (GETTEXT_PACKAGE, "%u edit was refused by the server and stays here\n",
                   "%u edits were refused by the server and stay here\n", report->n_refused),
      report->n_refused);
  for (guint i = 0; i < report->notes->len; i++)
    skv_cli_warn (g_ptr_array_index (report->notes, i));
  if (report->conflicts->len == 0)
    return;
  skv_cli_print ("%s\n", _("Changed on both sides. Both are kept; choose with --keep-ours or "
                            "--take-theirs and what stands in brackets. On the server:"));
  for (guint i = 0; i < report->conflicts->len; i++)
    {
      const SkvSyncConflict *conflict = g_ptr_array_index (report->conflicts, i);

      skv_cli_print ("  %s [%s]\n", conflict->words, conflict->key);
    }
}

/* --- the command ----------------------------------------------------------------------------- */

typedef struct
{
  GMainLoop *loop;
  SkvSyncReport *report; /* (owned) (nullable) */
  GError *error;         /* (owned) (nullable) */
} Waiting;

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->report = skv_sync_finish (result, &waiting->error);
  g_main_loop_quit (waiting->loop);
}

/* (transfer full) */
static SkvSyncOptions *
make_options (Arguments *arguments, SkvPlan *plan)
{
  SkvSyncOptions *options = skv_sync_options_new (arguments->address);

  options->ca_file = g_strdup (arguments->ca_file);
  options->state_path = g_strdup (arguments->state);
  options->from_year = arguments->year != 0 ? arguments->year : skv_cli_current_year (plan);
  options->to_year = arguments->year != 0 ? arguments->year : options->from_year + 1;
  options->dry_run = arguments->dry_run;
  skv_set_texts (&options->keep_ours, (const char *const *) arguments->keep_ours);
  skv_set_texts (&options->take_theirs, (const char *const *) arguments->take_theirs);
  options->ask = find_password;
  options->ask_data = arguments;
  return options;
}

static int
exchange (Arguments *arguments, SkvPlan *plan)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Waiting waiting = { .loop = loop };
  g_autoptr (SkvSyncReport) report = NULL;
  g_autoptr (GError) error = NULL;

  skv_sync_async (plan, make_options (arguments, plan), NULL, on_done, &waiting);
  g_main_loop_run (loop);
  if (waiting.report == NULL)
    return skv_cli_fail (waiting.error);
  report = waiting.report;
  if (arguments->remember)
    remember_password (arguments);
  if (arguments->remember && !arguments->dry_run && !remember_address (arguments, plan, &error))
    skv_cli_warn (error->message);
  if (g_strcmp0 (arguments->format, "json") == 0)
    print_json (report);
  else
    print_text (report, arguments->dry_run);
  return report->conflicts->len > 0 || report->n_refused > 0 ? SKV_EXIT_REFUSED : SKV_EXIT_DONE;
}

int
skv_cli_sync (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_auto (Arguments) given = { 0 };
  const GOptionEntry entries[] = {
    { "address", 'a', 0, G_OPTION_ARG_STRING, &given.address,
      N_("Where the shared calendars are, such as https://example.org/planner/; else as the plan "
          "remembers it"),
      N_("ADDRESS") },
    { "user", 'u', 0, G_OPTION_ARG_STRING, &given.user, N_("User name on the server"),
      N_("NAME") },
    { "password-file", 'p', 0, G_OPTION_ARG_FILENAME, &given.password_file,
      N_("Read the password from this file; else from the keyring"), N_("FILE") },
    { "remember", 0, 0, G_OPTION_ARG_NONE, &given.remember,
      N_("Keep the address in the plan, user name and password in the keyring"), NULL },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &given.ca_file,
      N_("Trust the certificates in this file instead of the system's"), N_("FILE") },
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &given.state,
      N_("Keep here what was exchanged, instead of in the user's data"), N_("FILE") },
    { "year", 'y', 0, G_OPTION_ARG_INT, &given.year,
      N_("This year, instead of the current one and the next"), N_("YEAR") },
    { "keep-ours", 0, 0, G_OPTION_ARG_STRING_ARRAY, &given.keep_ours,
      N_("What both sides changed: send ours; “all” for all of them"), N_("KEY") },
    { "take-theirs", 0, 0, G_OPTION_ARG_STRING_ARRAY, &given.take_theirs,
      N_("What both sides changed: take what the server has"), N_("KEY") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &given.dry_run,
      N_("Only say what would come in and be sent"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &given.format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (SkvPlan) plan = NULL;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1) ||
      !skv_cli_check_format (given.format != NULL ? given.format : "text", formats))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], !given.dry_run, &status);
  if (plan == NULL)
    return status;
  if (given.address == NULL)
    given.address = g_strdup (skv_plan_get_settings (plan)->sync_address);
  if (given.address == NULL)
    return skv_cli_usage (_("--address is needed: where the shared calendars are"));
  return exchange (&given, plan);
}
