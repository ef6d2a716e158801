/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/exchange/json-text.h"
#include "core/exchange/lane-edits.h"

/* What people asked for on the command line */
typedef struct
{
  char *format; /* (owned) (nullable) */
  char *add;    /* (owned) (nullable) */
  char *rename; /* (owned) (nullable) */
  char *into;   /* (owned) (nullable) */
  int place;    /* from 1; 0: not given */
  gboolean remove;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->format);
  g_free (self->add);
  g_free (self->rename);
  g_free (self->into);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- listing -------------------------------------------------------------------------------- */

static void
print_lane (SkvPlan *plan, const char *lane)
{
  const SkvLane *record = skv_plan_lookup (plan, SKV_KIND_LANE, lane);
  SkvLaneUse use = skv_lane_get_use (plan, lane);

  skv_cli_print ("%s (%s): ", skv_plan_lane_title (plan, lane), lane);
  skv_cli_print (g_dngettext (GETTEXT_PACKAGE, "%u item", "%u items", use.n_items), use.n_items);
  skv_cli_print (", ");
  skv_cli_print (g_dngettext (GETTEXT_PACKAGE, "%u rule", "%u rules", use.n_rules), use.n_rules);
  skv_cli_print (", ");
  skv_cli_print (g_dngettext (GETTEXT_PACKAGE, "%u source", "%u sources", use.n_sources),
                 use.n_sources);
  if (record != NULL && record->hidden)
    skv_cli_print (", %s", C_("lane", "hidden"));
  if (record != NULL && record->folded)
    skv_cli_print (", %s", C_("lane", "folded"));
  skv_cli_print ("\n");
}

static void
put_lane (GString *text, SkvPlan *plan, const char *lane)
{
  const SkvLane *record = skv_plan_lookup (plan, SKV_KIND_LANE, lane);
  SkvLaneUse use = skv_lane_get_use (plan, lane);

  skv_json_put_text_member (text, "id", lane);
  skv_json_put_text_member (text, "title", skv_plan_lane_title (plan, lane));
  skv_json_put_bool_member (text, "builtin", skv_lane_is_builtin (lane));
  skv_json_put_bool_member (text, "hidden", record != NULL && record->hidden);
  skv_json_put_bool_member (text, "folded", record != NULL && record->folded);
  if (record != NULL)
    skv_json_put_text_member (text, "colour", record->colour);
  if (record != NULL)
    skv_json_put_text_member (text, "pattern", record->pattern);
  skv_json_put_int_member (text, "items", use.n_items);
  skv_json_put_int_member (text, "rules", use.n_rules);
  skv_json_put_int_member (text, "sources", use.n_sources);
}

/* @only: (nullable): all */
static int
list_lanes (SkvPlan *plan, const char *only, gboolean as_json)
{
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan);
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < lanes->len; i++)
    {
      const char *lane = g_ptr_array_index (lanes, i);

      if (only != NULL && !g_str_equal (only, lane))
        continue;
      if (!as_json)
        {
          print_lane (plan, lane);
          continue;
        }
      g_string_append (text, text->len > 1 ? ",\n  {" : "\n  {");
      put_lane (text, plan, lane);
      g_string_append_c (text, '}');
    }
  if (as_json)
    skv_cli_print ("%s\n]\n", text->str);
  return SKV_EXIT_DONE;
}

/* --- changing ------------------------------------------------------------------------------- */

/* (transfer full): NULL with the message told and @status set */
static SkvEdit *
make_edit (SkvPlan *plan, const Options *options, const char *lane, int *status)
{
  const char *into = options->into != NULL ? skv_lane_find (plan, options->into) : NULL;
  GError *error = NULL;
  SkvEdit *edit;

  if (options->into != NULL && into == NULL)
    {
      *status = skv_cli_usage (_("there is no lane “%s”"), options->into);
      return NULL;
    }
  if (options->add != NULL)
    edit = skv_lane_add (plan, options->add, NULL, &error);
  else if (options->rename != NULL)
    edit = skv_lane_rename (plan, lane, options->rename, &error);
  else if (options->place != 0)
    edit = skv_lane_move (plan, lane, options->place - 1, &error);
  else
    edit = skv_lane_remove (plan, lane, into != NULL ? into : "", &error);
  if (edit == NULL)
    *status = skv_cli_fail (error);
  return edit;
}

/* FALSE, with the message told, unless one thing is asked for that goes with @lane (nullable). */
static gboolean
check_options (const Options *options, const char *lane)
{
  int n =
    (options->add != NULL) + (options->rename != NULL) + (options->place != 0) + options->remove;

  if (n > 1)
    skv_cli_usage (_("one of --add, --rename, --move and --remove at a time"));
  else if (options->add != NULL && lane != NULL)
    skv_cli_usage (_("--add needs the new lane's name alone"));
  else if (n == 1 && options->add == NULL && lane == NULL)
    skv_cli_usage (_("which lane? “skv lanes PLAN” lists them"));
  else if (options->place < 0)
    skv_cli_usage (_("--move needs a place from 1, counted from the top"));
  else if (options->remove != (options->into != NULL))
    skv_cli_usage (_("--remove needs --into, the lane that takes over what lies in it"));
  else
    return TRUE;
  return FALSE;
}

int
skv_cli_lanes (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_auto (Options) options = { .place = 0 };
  const GOptionEntry entries[] = {
    { "add", 0, 0, G_OPTION_ARG_STRING, &options.add, N_("A new lane of that name, the last"),
      N_("NAME") },
    { "rename", 0, 0, G_OPTION_ARG_STRING, &options.rename, N_("What LANE is called"),
      N_("NAME") },
    { "move", 0, 0, G_OPTION_ARG_INT, &options.place, N_("LANE goes to that place from the top"),
      N_("PLACE") },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &options.remove, N_("LANE goes"), NULL },
    { "into", 0, 0, G_OPTION_ARG_STRING, &options.into,
      N_("The lane that takes over what lies in it"), N_("OTHER") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  const char *lane = NULL;
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  GError *error = NULL;
  gboolean edits;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 2) ||
      !skv_cli_check_format (options.format != NULL ? options.format : "text", formats) ||
      !check_options (&options, argc > 2 ? argv[2] : NULL))
    return SKV_EXIT_USAGE;
  edits = options.add != NULL || options.rename != NULL || options.place != 0 || options.remove;
  plan = skv_cli_open (argv[1], edits, &status);
  if (plan == NULL)
    return status;
  lane = argc > 2 ? skv_lane_find (plan, argv[2]) : NULL;
  if (argc > 2 && lane == NULL)
    return skv_cli_usage (_("there is no lane “%s”; “skv lanes PLAN” lists them"), argv[2]);
  if (!edits)
    return list_lanes (plan, lane, g_strcmp0 (options.format, "json") == 0);
  edit = make_edit (plan, &options, lane, &status);
  if (edit == NULL)
    return status;
  if (!skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  return list_lanes (plan, NULL, g_strcmp0 (options.format, "json") == 0);
}
