/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/departments.h"
#include "core/exchange/confirmations.h"
#include "core/exchange/json-text.h"

typedef struct
{
  char *ask; /* all (owned) (nullable) */
  char *remind;
  char *answered;
  char *by;
  char *notes;
  char *format;
  int year; /* 0: the next one */
  gboolean all;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->ask);
  g_free (self->remind);
  g_free (self->answered);
  g_free (self->by);
  g_free (self->notes);
  g_free (self->format);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
print_row (const SkvRoundRow *row)
{
  skv_cli_print ("%s [%s]\n", row->department->name, skv_round_state_title (row->state));
  /* TRANSLATORS: numbers */
  skv_cli_print (_("  systems: %1$u, periods: %2$u, requests that wait: %3$u\n"), row->n_systems,
                 row->n_periods, row->n_waiting);
  if (row->confirmation != NULL && row->confirmation->by != NULL)
    skv_cli_print ("  %s\n", row->confirmation->by);
  if (row->confirmation != NULL && row->confirmation->notes != NULL)
    skv_cli_print ("  %s\n", row->confirmation->notes);
}

static void
put_row (GString *text, const SkvRoundRow *row)
{
  const SkvConfirmation *confirmation = row->confirmation;

  g_string_append_c (text, '{');
  skv_json_put_text_member (text, "department", row->department->parent.id);
  skv_json_put_text_member (text, "name", row->department->name);
  skv_json_put_text_member (text, "state", skv_round_state_name (row->state));
  skv_json_put_text_member (text, "asked", confirmation != NULL ? confirmation->asked : NULL);
  skv_json_put_text_member (text, "reminded", confirmation != NULL ? confirmation->reminded : NULL);
  skv_json_put_text_member (text, "answered", confirmation != NULL ? confirmation->answered : NULL);
  skv_json_put_text_member (text, "by", confirmation != NULL ? confirmation->by : NULL);
  skv_json_put_text_member (text, "notes", confirmation != NULL ? confirmation->notes : NULL);
  skv_json_put_int_member (text, "systems", row->n_systems);
  skv_json_put_int_member (text, "periods", row->n_periods);
  skv_json_put_int_member (text, "waiting", row->n_waiting);
  g_string_append_c (text, '}');
}

static int
list (SkvPlan *plan, int year, gboolean as_json)
{
  g_autoptr (GPtrArray) rows = skv_round_list (plan, year);
  g_autoptr (GString) text = g_string_new ("[");
  g_autofree char *words = skv_round_words (rows);

  for (guint i = 0; i < rows->len; i++)
    {
      if (!as_json)
        {
          print_row (g_ptr_array_index (rows, i));
          continue;
        }
      g_string_append (text, i > 0 ? ",\n  " : "\n  ");
      put_row (text, g_ptr_array_index (rows, i));
    }
  if (as_json)
    skv_cli_print ("%s%s]\n", text->str, rows->len > 0 ? "\n" : "");
  else
    skv_cli_print ("%s\n", words);
  return SKV_EXIT_DONE;
}

/* the mails that the edit stands for, to be sent by hand */
static void
print_mails (SkvPlan *plan, const SkvEdit *edit, gboolean reminder)
{
  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);
      const SkvConfirmation *confirmation = (const SkvConfirmation *) change->after;
      g_autoptr (SkvRoundMail) mail = NULL;

      if (change->kind != SKV_KIND_CONFIRMATION)
        continue;
      mail = skv_round_mail (plan, confirmation->year, confirmation->department, reminder);
      skv_cli_print (_("To: %s\n"), mail->to);
      skv_cli_print (_("Subject: %s\n"), mail->subject);
      skv_cli_print ("\n%s\n", mail->text);
    }
}

static int
change (SkvPlan *plan, const Options *options, int year)
{
  const SkvClock *clock = skv_cli_clock ();
  gint64 now = clock->now (clock->data);
  const char *name = options->ask != NULL      ? options->ask
                     : options->remind != NULL ? options->remind
                                               : options->answered;
  const char *one[] = { NULL, NULL };
  gboolean reminder = options->remind != NULL;
  g_autoptr (SkvEdit) edit = NULL;
  GError *error = NULL;

  if (name != NULL && (one[0] = skv_cli_find_department (plan, name)) == NULL)
    return SKV_EXIT_USAGE;
  if (options->answered != NULL)
    edit = skv_round_answer (plan, year, one[0], options->by, options->notes, now, &error);
  else if (reminder)
    edit = skv_round_remind (plan, year, one, now, &error);
  else
    edit = skv_round_ask (plan, year, name != NULL ? one : NULL, now, &error);
  if (edit == NULL || !skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  if (options->answered == NULL)
    print_mails (plan, edit, reminder);
  return SKV_EXIT_DONE;
}

static gboolean
parse (const SkvCommand *command, Options *options, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "year", 'y', 0, G_OPTION_ARG_INT, &options->year, N_("The year; the next one if left out"),
      N_("YEAR") },
    { "ask", 'a', 0, G_OPTION_ARG_STRING, &options->ask,
      N_("Write to this department that it is asked"), N_("DEPARTMENT") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &options->all, N_("Ask all that were not asked"), NULL },
    { "remind", 'm', 0, G_OPTION_ARG_STRING, &options->remind, N_("Remind this department"),
      N_("DEPARTMENT") },
    { "answered", 'd', 0, G_OPTION_ARG_STRING, &options->answered,
      N_("This department has answered"), N_("DEPARTMENT") },
    { "by", 'b', 0, G_OPTION_ARG_STRING, &options->by, N_("Who answered, a role or a name"),
      N_("WHO") },
    { "notes", 'n', 0, G_OPTION_ARG_STRING, &options->notes, N_("What they said"), N_("TEXT") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options->format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };

  return skv_cli_parse (command, entries, argc, argv, 1, 1);
}

int
skv_cli_confirmations (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_auto (Options) options = { NULL };
  g_autoptr (SkvPlan) plan = NULL;
  int status, year, n;

  if (!parse (command, &options, &argc, &argv) ||
      !skv_cli_check_format (options.format != NULL ? options.format : "text", formats))
    return SKV_EXIT_USAGE;
  if (options.year != 0 && (options.year < 1970 || options.year > 2099))
    return skv_cli_usage (_("--year needs a year from 1970 to 2099"));
  n = (options.ask != NULL) + options.all + (options.remind != NULL) + (options.answered != NULL);
  if (n > 1)
    return skv_cli_usage (_("--ask, --all, --remind and --answered go one at a time"));
  plan = skv_cli_open (argv[1], n > 0, &status);
  if (plan == NULL)
    return status;
  year = options.year != 0 ? options.year : skv_cli_current_year (plan) + 1;
  return n > 0 ? change (plan, &options, year)
               : list (plan, year, g_strcmp0 (options.format, "json") == 0);
}
