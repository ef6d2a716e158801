/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/words.h"
#include "core/conflict/next-year.h"
#include "core/exchange/json-text.h"

typedef struct
{
  char **copy; /* all (owned) (nullable) */
  char **skip;
  char **prolong;
  char **end;
  char *format;
  int year; /* 0: not given */
  gboolean apply;
} Options;

static void
options_clear (Options *self)
{
  g_strfreev (self->copy);
  g_strfreev (self->skip);
  g_strfreev (self->prolong);
  g_strfreev (self->end);
  g_free (self->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- text ------------------------------------------------------------------------------------ */

static void
print_rules (SkvNextYear *next)
{
  GPtrArray *rules = skv_next_year_get_rules (next);

  if (rules->len > 0)
    skv_cli_print ("%s\n", _("Rules:"));
  for (guint i = 0; i < rules->len; i++)
    {
      const SkvNextYearRule *rule = g_ptr_array_index (rules, i);

      /* TRANSLATORS: a rule's title, how many this year, how many next, and what becomes of it */
      skv_cli_print (_("  “%1$s”: %2$u this year, %3$u next%4$s\n"), rule->title, rule->n_this,
                     rule->n_next,
                     rule->goes_on ? _(" (goes on)")
                     : rule->ends  ? _(" (ends)")
                                   : "");
    }
}

static void
print_copies (SkvNextYear *next)
{
  GPtrArray *copies = skv_next_year_get_copies (next);

  if (copies->len > 0)
    skv_cli_print ("%s\n", _("Entered by hand this year:"));
  for (guint i = 0; i < copies->len; i++)
    {
      const SkvNextYearCopy *copy = g_ptr_array_index (copies, i);
      g_autofree char *this_day = skv_words_date (copy->this_day);
      g_autofree char *day = skv_words_date (copy->day);

      if (copy->exists)
        skv_cli_print (_("  “%1$s”, %2$s: is there already\n"), copy->title, this_day);
      else if (copy->copied)
        /* TRANSLATORS: a title, its date, the new one, and how that was found */
        skv_cli_print (_("  “%1$s”, %2$s: copied to %3$s (%4$s)\n"), copy->title, this_day, day,
                       copy->how);
      else
        skv_cli_print (_("  “%1$s”, %2$s: not copied; --copy %3$s does\n"), copy->title, this_day,
                       copy->item);
    }
}

static const char *
change_heading (SkvNextYearChange change)
{
  static const char *const headings[] = {
    [SKV_NEXT_YEAR_UNRESOLVED] = N_("Unresolved, you decide:"),
    [SKV_NEXT_YEAR_LOST] = N_("Lost against this year:"),
    [SKV_NEXT_YEAR_COLLIDES] = N_("Collides, and does not this year:"),
    [SKV_NEXT_YEAR_MOVED] = N_("Moved by the rules:"),
  };

  return _(headings[change]);
}

static void
print_lines (SkvNextYear *next)
{
  GPtrArray *lines = skv_next_year_get_lines (next);
  int last = -1;

  for (guint i = 0; i < lines->len; i++)
    {
      const SkvNextYearLine *line = g_ptr_array_index (lines, i);

      if ((int) line->change != last)
        skv_cli_print ("%s\n", change_heading (line->change));
      last = (int) line->change;
      skv_cli_print ("  %s\n", line->what);
    }
}

static void
print_asks (SkvNextYear *next)
{
  GPtrArray *asks = skv_next_year_get_asks (next);

  if (asks->len > 0)
    skv_cli_print ("%s\n", _("To be asked:"));
  for (guint i = 0; i < asks->len; i++)
    {
      const SkvNextYearAsk *ask = g_ptr_array_index (asks, i);

      skv_cli_print ("  %s: %s\n", ask->who != NULL ? ask->who : _("nobody is named"), ask->what);
    }
}

static void
print_text (SkvNextYear *next)
{
  print_rules (next);
  print_copies (next);
  print_lines (next);
  print_asks (next);
}

/* --- JSON ------------------------------------------------------------------------------------ */

static void
begin_list (GString *text, const char *name)
{
  skv_json_put_name (text, name);
  g_string_append_c (text, '[');
}

static void
put_day (GString *text, const char *name, SkvDay day)
{
  g_autofree char *date = skv_day_format (day);

  skv_json_put_text_member (text, name, date);
}

static void
put_rules (GString *text, SkvNextYear *next)
{
  GPtrArray *rules = skv_next_year_get_rules (next);

  begin_list (text, "rules");
  for (guint i = 0; i < rules->len; i++)
    {
      const SkvNextYearRule *rule = g_ptr_array_index (rules, i);

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "rule", rule->rule);
      skv_json_put_text_member (text, "title", rule->title);
      skv_json_put_bool_member (text, "ends", rule->ends);
      skv_json_put_bool_member (text, "goes_on", rule->goes_on);
      skv_json_put_int_member (text, "this_year", rule->n_this);
      skv_json_put_int_member (text, "next_year", rule->n_next);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
put_copies (GString *text, SkvNextYear *next)
{
  GPtrArray *copies = skv_next_year_get_copies (next);

  begin_list (text, "copies");
  for (guint i = 0; i < copies->len; i++)
    {
      const SkvNextYearCopy *copy = g_ptr_array_index (copies, i);

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "item", copy->item);
      skv_json_put_text_member (text, "lane", copy->lane);
      skv_json_put_text_member (text, "title", copy->title);
      put_day (text, "this_date", copy->this_day);
      put_day (text, "date", copy->day);
      skv_json_put_bool_member (text, "exists", copy->exists);
      skv_json_put_bool_member (text, "copied", copy->copied);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
put_lines (GString *text, SkvNextYear *next)
{
  static const char *const changes[] = { "unresolved", "lost", "collides", "moved" };
  GPtrArray *lines = skv_next_year_get_lines (next);

  begin_list (text, "difference");
  for (guint i = 0; i < lines->len; i++)
    {
      const SkvNextYearLine *line = g_ptr_array_index (lines, i);

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "change", changes[line->change]);
      skv_json_put_text_member (text, "id", line->id);
      put_day (text, "date", line->day);
      skv_json_put_text_member (text, "message", line->what);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
print_json (SkvNextYear *next, gboolean saved)
{
  GPtrArray *asks = skv_next_year_get_asks (next);
  g_autoptr (GString) text = g_string_new ("{");

  skv_json_put_int_member (text, "year", skv_next_year_get_year (next));
  skv_json_put_bool_member (text, "saved", saved);
  put_rules (text, next);
  put_copies (text, next);
  put_lines (text, next);
  begin_list (text, "asks");
  for (guint i = 0; i < asks->len; i++)
    {
      const SkvNextYearAsk *ask = g_ptr_array_index (asks, i);

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "who", ask->who);
      skv_json_put_text_member (text, "what", ask->what);
      g_string_append_c (text, '}');
    }
  skv_cli_print ("%s]}\n", text->str);
}

/* --- choices --------------------------------------------------------------------------------- */

/* An id or a title; of several with that title all. FALSE with the message told. */
static gboolean
choose_copies (SkvNextYear *next, char **names, gboolean copied)
{
  GPtrArray *copies = skv_next_year_get_copies (next);

  for (guint n = 0; names != NULL && names[n] != NULL; n++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < copies->len; i++)
        {
          const SkvNextYearCopy *copy = g_ptr_array_index (copies, i);

          if (!g_str_equal (copy->item, names[n]) && !g_str_equal (copy->title, names[n]))
            continue;
          skv_next_year_set_copied (next, i, copied);
          found = TRUE;
        }
      if (!found)
        {
          skv_cli_usage (_("this year has nothing called “%s” that could be copied"), names[n]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
choose_rules (SkvNextYear *next, char **names, gboolean goes_on)
{
  GPtrArray *rules = skv_next_year_get_rules (next);

  for (guint n = 0; names != NULL && names[n] != NULL; n++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < rules->len; i++)
        {
          const SkvNextYearRule *rule = g_ptr_array_index (rules, i);

          if (!g_str_equal (rule->rule, names[n]) && !g_str_equal (rule->title, names[n]))
            continue;
          skv_next_year_set_goes_on (next, i, goes_on);
          found = TRUE;
        }
      if (!found)
        {
          skv_cli_usage (_("no rule called “%s” gives anything this year"), names[n]);
          return FALSE;
        }
    }
  return TRUE;
}

static int
run (SkvPlan *plan, const Options *options)
{
  g_autoptr (SkvNextYear) next = skv_next_year_new (plan, options->year);
  g_autoptr (SkvEdit) edit = NULL;
  GError *error = NULL;

  if (!choose_copies (next, options->copy, TRUE) || !choose_copies (next, options->skip, FALSE) ||
      !choose_rules (next, options->prolong, TRUE) || !choose_rules (next, options->end, FALSE))
    return SKV_EXIT_USAGE;
  edit = skv_next_year_make_edit (next);
  if (g_strcmp0 (options->format, "json") == 0)
    print_json (next, options->apply);
  else
    print_text (next);
  if (edit == NULL)
    return SKV_EXIT_DONE;
  if (!options->apply)
    {
      skv_cli_warn (_("nothing was saved; --apply saves it as one edit"));
      return SKV_EXIT_DONE;
    }
  return skv_plan_apply (plan, edit, &error) ? SKV_EXIT_DONE : skv_cli_fail (error);
}

int
skv_cli_next_year (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (SkvPlan) plan = NULL;
  g_auto (Options) options = { 0 };
  int status;
  const GOptionEntry entries[] = {
    { "year", 'y', 0, G_OPTION_ARG_INT, &options.year, N_("The year that is made"), N_("YEAR") },
    { "copy", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &options.copy,
      N_("Copy this too; an id or title, may be repeated"), N_("ITEM") },
    { "skip", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.skip,
      N_("Do not copy this; may be repeated"), N_("ITEM") },
    { "prolong", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.prolong,
      N_("Let this rule go on; may be repeated"), N_("RULE") },
    { "end", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.end,
      N_("Let this rule end; may be repeated"), N_("RULE") },
    { "apply", 0, 0, G_OPTION_ARG_NONE, &options.apply, N_("Save it"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1) ||
      !skv_cli_check_format (options.format != NULL ? options.format : "text", formats))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], options.apply, &status);
  if (plan == NULL)
    return status;
  if (options.year == 0)
    options.year = skv_cli_current_year (plan) + 1;
  if (options.year < 1972 || options.year > 2099)
    return skv_cli_usage (_("--year needs a year from %d to %d"), 1972, 2099);
  return run (plan, &options);
}
