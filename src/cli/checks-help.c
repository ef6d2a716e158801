/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/cli.h"
#include "core/conflict/check-help.h"
#include "core/conflict/check-settings.h"
#include "core/exchange/check-examples.h"
#include "core/exchange/json-text.h"

/* One example asks what is today: the same whenever this is written, so that a file made of it does
 * not grow old. */
static SkvDay
example_day (void)
{
  return skv_day_from_ymd (2027, 3, 1);
}

typedef struct
{
  const char *name;
  SkvCheckHelp help;
  char *days;    /* (owned) (nullable) */
  char *message; /* (owned): of its example */
  char *example; /* (owned) */
} Row;

static Row
row_of (const char *check)
{
  Row row = { .name = check };

  skv_check_get_help (check, &row.help);
  row.days = skv_check_days_words (check);
  row.message = skv_check_example_message (check, example_day ());
  row.example = skv_check_example_name (check);
  return row;
}

static void
row_clear (Row *row)
{
  g_free (row->days);
  g_free (row->message);
  g_free (row->example);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static void
print_line (const char *label, const char *text)
{
  if (text != NULL)
    skv_cli_print ("  %s: %s\n", label, text);
}

static void
print_text (const Row *row)
{
  skv_cli_print ("%s: %s – %s\n", row->name, skv_check_title (row->name),
                 skv_severity_title (skv_check_severity (row->name)));
  skv_cli_print ("  %s\n", row->help.looks);
  print_line (_("Severity"), row->help.weight);
  print_line (_("Counts"), row->days);
  print_line (_("Says"), row->message);
  print_line (_("Solved by"), row->help.solves);
  print_line (_("Decides"), row->help.decides);
  skv_cli_print ("  %s: skv new %s.skv --example %s\n", _("Example"), row->name, row->example);
}

static void
print_json (const Row *row, gboolean first)
{
  g_autoptr (GString) text = g_string_new (first ? "\n  {" : ",\n  {");
  const SkvCheckHelp *help = &row->help;

  skv_json_put_text_member (text, "name", row->name);
  skv_json_put_text_member (text, "title", skv_check_title (row->name));
  skv_json_put_text_member (text, "severity", skv_severity_name (skv_check_severity (row->name)));
  skv_json_put_text_member (text, "looks_at", help->looks);
  if (help->weight != NULL)
    skv_json_put_text_member (text, "weight", help->weight);
  if (row->days != NULL)
    skv_json_put_text_member (text, "counts", row->days);
  skv_json_put_text_member (text, "says", row->message);
  skv_json_put_text_member (text, "solved_by", help->solves);
  skv_json_put_text_member (text, "decides", help->decides);
  skv_json_put_text_member (text, "example", row->example);
  g_string_append_c (text, '}');
  skv_cli_print ("%s", text->str);
}

/* --- markdown -------------------------------------------------------------------------------- */

/* appends @text as a cell */
static void
put_cell (GString *line, const char *text)
{
  g_string_append (line, " ");
  for (const char *at = text; *at != '\0'; at++)
    {
      if (strchr ("|\\`*_<", *at) != NULL)
        g_string_append_c (line, '\\');
      g_string_append_c (line, *at);
    }
  g_string_append (line, " |");
}

static void
print_markdown_head (void)
{
  const char *const heads[] = { _("Check"),
                                _("Severity"),
                                _("Looks at"),
                                _("Counts"),
                                _("Solved by"),
                                _("Decides"),
                                _("Says, in its example") };
  g_autoptr (GString) names = g_string_new ("|"), lines = g_string_new ("|");

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      put_cell (names, heads[i]);
      g_string_append (lines, "---|");
    }
  skv_cli_print (
    "<!-- skv checks --format markdown -->\n\n# %s\n\n%s\n\n%s\n%s\n", _("What Is Checked"),
    _("Every check but the last can be switched off in a plan, or made more or less severe; some "
       "count in days, which a plan can set too. Each has an example, which is a small "
       "plan: “skv new PLAN.skv --example checks/NAME”, or Help in the app."),
    names->str, lines->str);
}

static void
print_markdown (const Row *row)
{
  g_autoptr (GString) line = g_string_new ("|");
  const char *severity = skv_severity_title (skv_check_severity (row->name));
  g_autofree char *title = g_strdup_printf ("%s (%s)", skv_check_title (row->name), row->name);

  put_cell (line, title);
  put_cell (line, row->help.weight != NULL ? row->help.weight : severity);
  put_cell (line, row->help.looks);
  put_cell (line, row->days != NULL ? row->days : "–");
  put_cell (line, row->help.solves);
  put_cell (line, row->help.decides);
  put_cell (line, row->message);
  skv_cli_print ("%s\n", line->str);
}

/* --- all of them ----------------------------------------------------------------------------- */

int
skv_cli_explain_checks (const char *check, const char *format)
{
  gboolean json = g_strcmp0 (format, "json") == 0, first = TRUE;
  gboolean markdown = g_strcmp0 (format, "markdown") == 0;

  if (check != NULL && !g_strv_contains (skv_check_names (), check))
    return skv_cli_usage (_("there is no check “%s”; “skv checks” lists them"), check);
  if (json)
    skv_cli_print ("[");
  else if (markdown)
    print_markdown_head ();
  for (const char *const *name = skv_check_names (); *name != NULL; name++)
    {
      g_auto (Row) row = row_of (*name);

      if (check != NULL && !g_str_equal (*name, check))
        continue;
      if (json)
        print_json (&row, first);
      else if (markdown)
        print_markdown (&row);
      else
        {
          skv_cli_print ("%s", first ? "" : "\n");
          print_text (&row);
        }
      first = FALSE;
    }
  skv_cli_print ("%s", json ? "\n]\n" : "");
  return SKV_EXIT_DONE;
}
