/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/words.h"
#include "core/conflict/exceptions.h"
#include "core/exchange/json-text.h"

typedef struct
{
  char *check;  /* (owned) (nullable) */
  char *reason; /* (owned) (nullable) */
  char *by;     /* (owned) (nullable) */
  char *until;  /* (owned) (nullable) */
  char *format; /* (owned) (nullable) */
  gboolean list;
  gboolean withdraw;
  gboolean tidy;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->check);
  g_free (self->reason);
  g_free (self->by);
  g_free (self->until);
  g_free (self->format);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- listing -------------------------------------------------------------------------------- */

static void
print_entry (const SkvExceptionEntry *entry)
{
  const SkvException *exception = entry->exception;
  g_autofree char *words = skv_exception_words (exception);
  const char *check = skv_check_title (exception->check);

  if (entry->against != NULL)
    /* TRANSLATORS: two titles that collide */
    skv_cli_print (_("“%1$s” and “%2$s”"), entry->item, entry->against);
  else
    skv_cli_print (_("“%s”"), entry->item);
  skv_cli_print (" · %s · %s\n  %s\n", check != NULL ? check : exception->check,
                 skv_exception_state_title (entry->state), words);
}

static void
put_entry (GString *text, const SkvExceptionEntry *entry)
{
  const SkvException *exception = entry->exception;
  g_autofree char *until =
    exception->until != SKV_DAY_NONE ? skv_day_format (exception->until) : NULL;

  g_string_append_c (text, '{');
  skv_json_put_text_member (text, "item", exception->item);
  skv_json_put_text_member (text, "against", exception->against);
  skv_json_put_text_member (text, "check", exception->check);
  skv_json_put_text_member (text, "by", exception->by);
  skv_json_put_text_member (text, "reason", exception->reason);
  skv_json_put_text_member (text, "until", until);
  skv_json_put_text_member (text, "item_at", exception->item_at);
  skv_json_put_text_member (text, "against_at", exception->against_at);
  skv_json_put_text_member (text, "state", skv_exception_state_name (entry->state));
  g_string_append_c (text, '}');
}

static int
print_list (SkvPlan *plan, gboolean as_json)
{
  g_autoptr (GPtrArray) entries = skv_exception_list (plan, skv_cli_today (plan));
  g_autoptr (GString) text = g_string_new ("[");

  if (!as_json && entries->len == 0)
    skv_cli_print (_("No conflict of this plan is accepted.\n"));
  for (guint i = 0; i < entries->len; i++)
    {
      if (!as_json)
        print_entry (g_ptr_array_index (entries, i));
      else
        {
          g_string_append (text, i > 0 ? ",\n  " : "\n  ");
          put_entry (text, g_ptr_array_index (entries, i));
        }
    }
  if (!as_json)
    return SKV_EXIT_DONE;
  g_string_append (text, entries->len > 0 ? "\n]\n" : "]\n");
  return skv_cli_write (NULL, text->str, text->len);
}

/* --- which conflict ------------------------------------------------------------------------- */

/* Either side may be named first: people do not know which one the check tells. */
static gboolean
is_meant (const SkvConflict *conflict, const char *check, const char *item, const char *against)
{
  if (check != NULL && strcmp (conflict->check, check) != 0)
    return FALSE;
  if (against == NULL)
    return strcmp (conflict->item, item) == 0;
  return (strcmp (conflict->item, item) == 0 && g_strcmp0 (conflict->against, against) == 0) ||
         (strcmp (conflict->item, against) == 0 && g_strcmp0 (conflict->against, item) == 0);
}

/* all that the words may mean (transfer container) (element-type SkvConflict) */
static GPtrArray *
find_meant (SkvChecker *checker, const char *check, const char *item, const char *against)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < conflicts->len; i++)
    {
      if (is_meant (g_ptr_array_index (conflicts, i), check, item, against))
        g_ptr_array_add (found, g_ptr_array_index (conflicts, i));
    }
  return found;
}

static const SkvConflict *
choose (GPtrArray *found, const char *item)
{
  g_autoptr (GString) text = NULL;

  if (found->len == 1)
    return g_ptr_array_index (found, 0);
  if (found->len == 0)
    {
      skv_cli_usage (_("“%s” has no such conflict; “skv check --format json” lists them"), item);
      return NULL;
    }
  text = g_string_new (NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (found, i);

      g_string_append_printf (text, "\n  %s%s%s --check %s", conflict->item,
                              conflict->against != NULL ? " " : "",
                              conflict->against != NULL ? conflict->against : "", conflict->check);
    }
  skv_cli_usage (_("“%1$s” has several conflicts; which one?%2$s"), item, text->str);
  return NULL;
}

/* The years in which it lies: evenings of one group are told as one. */
static SkvChecker *
make_checker (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  SkvDay from = skv_day_from_ymd (skv_cli_current_year (plan), 1, 1), last = from;
  SkvChecker *checker;

  if (occurrence->start != SKV_MOMENT_NONE)
    {
      from = occurrence->first_day;
      last = occurrence->end_day - 1;
    }
  checker = skv_checker_new (plan, skv_day_from_ymd (skv_day_year (from), 1, 1),
                             skv_day_from_ymd (skv_day_year (last) + 1, 1, 1));
  skv_checker_set_today (checker, skv_cli_today (plan));
  return checker;
}

/* --- accepting and taking back -------------------------------------------------------------- */

static int
accept_conflict (SkvPlan *plan, const Options *options, const char *item, const char *against)
{
  const SkvOccurrence *occurrence;
  g_autoptr (SkvOccurrences) occurrences = skv_cli_find_occurrence (plan, item, &occurrence);
  g_autoptr (SkvChecker) checker = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  const SkvConflict *conflict;
  SkvDay until = SKV_DAY_NONE;
  GError *error = NULL;

  if (occurrences == NULL)
    return SKV_EXIT_USAGE;
  if (options->reason == NULL || options->by == NULL)
    return skv_cli_usage (_("say why with --reason and who decided it with --by"));
  if (options->until != NULL && (until = skv_day_parse (options->until)) == SKV_DAY_NONE)
    return skv_cli_usage (_("--until needs a date such as 2027-03-01, not “%s”"), options->until);
  checker = make_checker (plan, occurrence);
  found = find_meant (checker, options->check, occurrence->id, against);
  conflict = choose (found, item);
  if (conflict == NULL)
    return SKV_EXIT_USAGE;
  edit =
    skv_exception_accept (plan, checker, conflict, options->reason, options->by, until, &error);
  if (edit == NULL || !skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  skv_cli_print (_("Accepted: %s\n"), conflict->message);
  return SKV_EXIT_DONE;
}

static gboolean
is_withdrawn (const SkvException *exception,
              const char *check,
              const char *item,
              const char *against)
{
  if (check != NULL && strcmp (exception->check, check) != 0)
    return FALSE;
  if (against == NULL)
    return strcmp (exception->item, item) == 0;
  return (strcmp (exception->item, item) == 0 && g_strcmp0 (exception->against, against) == 0) ||
         (strcmp (exception->item, against) == 0 && g_strcmp0 (exception->against, item) == 0);
}

/* What was accepted for a side that is gone can be taken back too: nothing else is looked up. */
static int
withdraw (SkvPlan *plan, const char *check, const char *item, const char *against)
{
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_EXCEPTION);
  g_autoptr (SkvEdit) edit = NULL;
  const SkvException *found = NULL;
  GError *error = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      const SkvException *exception = g_ptr_array_index (records, i);

      if (!is_withdrawn (exception, check, item, against))
        continue;
      if (found != NULL && (strcmp (found->check, exception->check) != 0 ||
                            g_strcmp0 (found->against, exception->against) != 0))
        return skv_cli_usage (
          _("several conflicts of “%s” are accepted; name the other side and --check"), item);
      found = exception;
    }
  if (found == NULL)
    return skv_cli_usage (
      _("no such conflict of “%s” is accepted; “skv accept --list” shows those that are"), item);
  edit = skv_exception_withdraw (plan, found->check, found->item, found->against);
  if (!skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  skv_cli_print (_("No longer accepted.\n"));
  return SKV_EXIT_DONE;
}

/* what no longer counts goes, all in one edit */
static int
tidy (SkvPlan *plan)
{
  guint n;
  g_autoptr (SkvEdit) edit = skv_exceptions_tidy (plan, skv_cli_today (plan), &n);
  GError *error = NULL;

  if (edit == NULL)
    {
      skv_cli_print (_("All that is accepted still counts.\n"));
      return SKV_EXIT_DONE;
    }
  if (!skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  skv_cli_print (g_dngettext (GETTEXT_PACKAGE,
                              "%u accepted conflict that no longer counts was forgotten.\n",
                              "%u accepted conflicts that no longer count were forgotten.\n", n),
                 n);
  return SKV_EXIT_DONE;
}

static gboolean
is_check (const char *name)
{
  if (name == NULL || g_strv_contains (skv_check_names (), name))
    return TRUE;
  skv_cli_usage (_("there is no check “%s”; “skv check --format json” names them"), name);
  return FALSE;
}

/* Which of the four things is it, and do the words go with it? */
static gboolean
check_words (const Options *options, int argc)
{
  if (options->list && (argc > 2 || options->withdraw))
    {
      skv_cli_usage (_("--list takes a plan and nothing else"));
      return FALSE;
    }
  if (options->tidy && (argc > 2 || options->withdraw || options->list))
    {
      skv_cli_usage (_("--tidy takes a plan and nothing else"));
      return FALSE;
    }
  if (!options->list && !options->tidy && argc < 3)
    {
      skv_cli_usage (_("which conflict? Name the item, or use --list"));
      return FALSE;
    }
  return is_check (options->check);
}

int
skv_cli_accept (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (SkvPlan) plan = NULL;
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "check", 'c', 0, G_OPTION_ARG_STRING, &options.check,
      N_("Which kind of conflict, such as exam"), N_("NAME") },
    SKV_CLI_DECISION_ENTRIES (options.reason, options.by),
    { "until", 'u', 0, G_OPTION_ARG_STRING, &options.until,
      N_("Only what is over before this date"), N_("DATE") },
    { "withdraw", 'w', 0, G_OPTION_ARG_NONE, &options.withdraw, N_("No longer accept it"), NULL },
    { "list", 'l', 0, G_OPTION_ARG_NONE, &options.list,
      N_("List what was accepted, and whether it still counts"), NULL },
    { "tidy", 0, 0, G_OPTION_ARG_NONE, &options.tidy,
      N_("Forget all that no longer counts: what --list does not call “holds”"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  const char *against;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 3) ||
      !skv_cli_check_format (options.format != NULL ? options.format : "text", formats) ||
      !check_words (&options, argc))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], !options.list, &status);
  if (plan == NULL)
    return status;
  if (options.list)
    return print_list (plan, g_strcmp0 (options.format, "json") == 0);
  if (options.tidy)
    return tidy (plan);
  against = argc > 3 ? argv[3] : NULL;
  return options.withdraw ? withdraw (plan, options.check, argv[2], against)
                          : accept_conflict (plan, &options, argv[2], against);
}
