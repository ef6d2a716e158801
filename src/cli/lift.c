/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/words.h"
#include "core/conflict/lifts.h"
#include "core/exchange/json-text.h"

typedef struct
{
  char *from;     /* (owned) (nullable) */
  char *until;    /* (owned) (nullable) */
  char *reason;   /* (owned) (nullable) */
  char *by;       /* (owned) (nullable) */
  char *withdraw; /* (owned) (nullable) */
  char *format;   /* (owned) (nullable) */
} Options;

static void
options_clear (Options *self)
{
  g_free (self->from);
  g_free (self->until);
  g_free (self->reason);
  g_free (self->by);
  g_free (self->withdraw);
  g_free (self->format);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- listing -------------------------------------------------------------------------------- */

static void
put_entry (GString *text, const SkvLiftEntry *entry)
{
  const SkvLift *lift = entry->lift;
  g_autofree char *from = skv_day_format (lift->from), *until = skv_day_format (lift->until);

  g_string_append_c (text, '{');
  skv_json_put_text_member (text, "id", lift->parent.id);
  skv_json_put_text_member (text, "freeze", lift->freeze);
  skv_json_put_text_member (text, "title", entry->freeze);
  skv_json_put_text_member (text, "from", from);
  skv_json_put_text_member (text, "until", until);
  skv_json_put_text_member (text, "by", lift->by);
  skv_json_put_text_member (text, "reason", lift->reason);
  skv_json_put_text_member (text, "state", skv_lift_state_name (entry->state));
  g_string_append_c (text, '}');
}

static int
print_list (SkvPlan *plan, gboolean as_json)
{
  g_autoptr (GPtrArray) entries = skv_lift_entries (plan, skv_cli_today (plan));
  g_autoptr (GString) text = g_string_new ("[");

  if (!as_json && entries->len == 0)
    skv_cli_print (_("No freeze of this plan is lifted.\n"));
  for (guint i = 0; i < entries->len; i++)
    {
      const SkvLiftEntry *entry = g_ptr_array_index (entries, i);

      if (!as_json)
        {
          g_autofree char *words = skv_lift_words (entry->lift);

          /* TRANSLATORS: title of a freeze, "holds" or what became of the lift, its id, in words */
          skv_cli_print (_("“%1$s” · %2$s · %3$s\n  %4$s\n"), entry->freeze,
                         skv_lift_state_title (entry->state), entry->lift->parent.id, words);
          continue;
        }
      g_string_append (text, i > 0 ? ",\n  " : "\n  ");
      put_entry (text, entry);
    }
  if (!as_json)
    return SKV_EXIT_DONE;
  g_string_append (text, entries->len > 0 ? "\n]\n" : "]\n");
  return skv_cli_write (NULL, text->str, text->len);
}

/* --- lifting and taking back ---------------------------------------------------------------- */

static gboolean
parse_day (const char *option, const char *text, SkvDay *day)
{
  *day = skv_day_parse (text);
  if (*day != SKV_DAY_NONE)
    return TRUE;
  skv_cli_usage (_("%s needs a date such as 2019-06-12, not “%s”"), option, text);
  return FALSE;
}

/* data: the id of the lift */
static void
tell_lifted (SkvPlan *plan, gpointer data)
{
  const SkvLift *lift = skv_plan_lookup (plan, SKV_KIND_LIFT, data);
  g_autofree char *words = skv_lift_words (lift);

  /* TRANSLATORS: "Lifted 3–5 June 2019: …", and the id by which --withdraw knows it */
  skv_cli_print (_("%1$s (%2$s)\n"), words, lift->parent.id);
}

static int
lift_freeze (SkvPlan *plan, const Options *options, const char *freeze)
{
  const SkvOccurrence *occurrence;
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  GError *error = NULL;
  SkvDay from, until;

  if (options->from == NULL || options->reason == NULL)
    return skv_cli_usage (_("say from when with --from and why with --reason"));
  if (!parse_day ("--from", options->from, &from))
    return SKV_EXIT_USAGE;
  until = from + 1;
  if (options->until != NULL && !parse_day ("--until", options->until, &until))
    return SKV_EXIT_USAGE;
  found = skv_cli_find_occurrence (plan, freeze, &occurrence);
  if (found == NULL)
    return SKV_EXIT_USAGE;
  edit = skv_lift_freeze (plan, occurrence, from, until, options->reason, options->by, &error);
  if (edit == NULL)
    return skv_cli_fail (error);
  return skv_cli_apply_and_tell (plan, edit, from, until - 1, tell_lifted,
                                 skv_edit_get_change (edit, 0)->id);
}

/* A lift is known by its id, or by that of its freeze if that has no other. */
static const SkvLift *
find_lift (SkvPlan *plan, const char *id)
{
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_LIFT);
  const SkvLift *found = skv_plan_lookup (plan, SKV_KIND_LIFT, id);

  if (found != NULL)
    return found;
  for (guint i = 0; i < records->len; i++)
    {
      const SkvLift *lift = g_ptr_array_index (records, i);

      if (strcmp (lift->freeze, id) != 0)
        continue;
      if (found != NULL)
        {
          skv_cli_usage (
            _("“%s” is lifted several times; give the id, “skv lift PLAN” lists them"), id);
          return NULL;
        }
      found = lift;
    }
  if (found == NULL)
    skv_cli_usage (_("nothing is lifted under “%s”; “skv lift PLAN” lists what is"), id);
  return found;
}

static void
tell_withdrawn (SkvPlan *plan, gpointer data)
{
  skv_cli_print (_("No longer lifted.\n"));
}

static int
withdraw (SkvPlan *plan, const char *id)
{
  const SkvLift *lift = find_lift (plan, id);
  g_autoptr (SkvEdit) edit = NULL;
  SkvDay from, last;

  if (lift == NULL)
    return SKV_EXIT_USAGE;
  from = lift->from;
  last = lift->until - 1;
  edit = skv_lift_withdraw (plan, lift->parent.id);
  return skv_cli_apply_and_tell (plan, edit, from, last, tell_withdrawn, NULL);
}

int
skv_cli_lift (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (SkvPlan) plan = NULL;
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_("Lift it from this date on"),
      N_("DATE") },
    { "until", 'u', 0, G_OPTION_ARG_STRING, &options.until,
      N_("Up to this date, which is not included; else for one day"), N_("DATE") },
    SKV_CLI_DECISION_ENTRIES (options.reason, options.by),
    { "withdraw", 'w', 0, G_OPTION_ARG_STRING, &options.withdraw,
      N_("No longer lift it: the id of the lift, or of a freeze with no other"), N_("ID") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  gboolean list;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 2) ||
      !skv_cli_check_format (options.format != NULL ? options.format : "text", formats))
    return SKV_EXIT_USAGE;
  if (options.withdraw != NULL && argc > 2)
    return skv_cli_usage (_("--withdraw takes a plan and nothing else"));
  list = argc == 2 && options.withdraw == NULL;
  if (list && (options.from != NULL || options.until != NULL || options.reason != NULL))
    return skv_cli_usage (_("which freeze? “skv list PLAN --lane freeze” shows them"));
  plan = skv_cli_open (argv[1], !list, &status);
  if (plan == NULL)
    return status;
  if (list)
    return print_list (plan, g_strcmp0 (options.format, "json") == 0);
  return options.withdraw != NULL ? withdraw (plan, options.withdraw)
                                  : lift_freeze (plan, &options, argv[2]);
}
