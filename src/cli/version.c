/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/difference.h"
#include "core/exchange/json-text.h"
#include "core/exchange/version.h"

typedef struct
{
  gboolean decided;
  gboolean published;
  char *date;   /* (owned) (nullable) */
  char *by;     /* (owned) (nullable) */
  char *notes;  /* (owned) (nullable) */
  char *format; /* (owned) (nullable) */
  SkvCliRange range;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->date);
  g_free (self->by);
  g_free (self->notes);
  g_free (self->format);
  skv_cli_range_clear (&self->range);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static SkvVersionState
state_of (const Options *options)
{
  return options->published ? SKV_VERSION_PUBLISHED
         : options->decided ? SKV_VERSION_DECIDED
                            : SKV_VERSION_DRAFT;
}

/* of --date, or today; SKV_DAY_NONE with the message told */
static SkvDay
day_of (SkvPlan *plan, const Options *options)
{
  SkvDay day = options->date != NULL ? skv_day_parse (options->date) : skv_cli_today (plan);

  if (day == SKV_DAY_NONE)
    skv_cli_usage (_("%s needs a date such as 2019-06-12, not “%s”"), "--date", options->date);
  return day;
}

/* --- listing ------------------------------------------------------------------------------------
 */

static void
print_version (const SkvVersion *version)
{
  g_autofree char *words = skv_version_words (version);

  skv_cli_print ("%s\n", words);
  if (version->notes != NULL)
    skv_cli_print ("  %s\n", version->notes);
}

static void
put_version (GString *text, const SkvVersion *version)
{
  g_autofree char *date = skv_day_format (version->date);

  g_string_append_c (text, '{');
  skv_json_put_text_member (text, "id", version->parent.id);
  skv_json_put_text_member (text, "name", version->name);
  skv_json_put_text_member (text, "state", skv_version_state_name (version->state));
  skv_json_put_text_member (text, "date", date);
  skv_json_put_text_member (text, "by", version->by);
  skv_json_put_text_member (text, "notes", version->notes);
  g_string_append_c (text, '}');
}

static int
list_versions (SkvPlan *plan, gboolean as_json)
{
  GPtrArray *versions = skv_plan_get_records (plan, SKV_KIND_VERSION);
  g_autoptr (GString) text = g_string_new ("[");

  if (!as_json && versions->len == 0)
    skv_cli_print (_("No version of this plan was kept.\n"));
  for (guint i = 0; i < versions->len; i++)
    {
      if (!as_json)
        {
          print_version (g_ptr_array_index (versions, i));
          continue;
        }
      g_string_append (text, i > 0 ? ",\n  " : "\n  ");
      put_version (text, g_ptr_array_index (versions, i));
    }
  if (as_json)
    skv_cli_print ("%s\n]\n", text->str);
  return SKV_EXIT_DONE;
}

static const SkvVersion *
find_version (SkvPlan *plan, const char *name)
{
  const SkvVersion *version = skv_version_find (plan, name);

  if (version == NULL)
    skv_cli_usage (_("there is no version “%s” of this plan; “skv version PLAN” lists them"),
                   name);
  return version;
}

/* --- keeping and going on -----------------------------------------------------------------------
 */

static int
keep (SkvPlan *plan, const char *name, const Options *options)
{
  SkvDay day = day_of (plan, options);
  const SkvVersion *same = skv_version_find_same (plan);
  g_autofree char *label = NULL, *words = NULL, *before = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  SkvVersion *version;
  GError *error = NULL;

  if (day == SKV_DAY_NONE)
    return SKV_EXIT_USAGE;
  if (skv_version_find (plan, name) != NULL)
    return skv_cli_usage (
      _("there is a version “%1$s” already. Give this one another name, or let "
         "that one go on with “skv version PLAN mark %1$s --decided”"),
      name);
  before = same != NULL ? skv_version_words (same) : NULL;
  version = skv_version_new (plan, name, state_of (options), day, options->by, options->notes);
  words = skv_version_words (version);
  /* TRANSLATORS: what keeping a version of the plan is called in the history */
  label = g_strdup_printf (_("Keep version “%s”"), name);
  edit = skv_edit_new (label);
  skv_edit_put (edit, version);
  if (!skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  skv_cli_print (_("Kept: %s\n"), words);
  if (before != NULL)
    skv_cli_print (_("Nothing has changed since %s.\n"), before);
  return SKV_EXIT_DONE;
}

static int
mark (SkvPlan *plan, const SkvVersion *version, const Options *options)
{
  SkvDay day = day_of (plan, options);
  g_autofree char *id = g_strdup (version->parent.id), *words = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  GError *error = NULL;

  if (day == SKV_DAY_NONE)
    return SKV_EXIT_USAGE;
  if (state_of (options) == SKV_VERSION_DRAFT)
    return skv_cli_usage (_("what has become of it? Give --decided or --published"));
  edit = skv_version_advance (version, state_of (options), day, options->by, &error);
  if (edit == NULL || !skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  words = skv_version_words (skv_plan_lookup (plan, SKV_KIND_VERSION, id));
  skv_cli_print ("%s\n", words);
  return SKV_EXIT_DONE;
}

static int
drop (SkvPlan *plan, const SkvVersion *version)
{
  g_autofree char *words = skv_version_words (version);
  /* TRANSLATORS: what dropping a version of the plan is called in the history */
  g_autofree char *label = g_strdup_printf (_("Drop version “%s”"), version->name);
  g_autoptr (SkvEdit) edit = skv_edit_new (label);
  GError *error = NULL;

  skv_edit_remove (edit, SKV_KIND_VERSION, version->parent.id);
  if (!skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  skv_cli_print (_("Dropped: %s\n"), words);
  return SKV_EXIT_DONE;
}

/* --- comparing ----------------------------------------------------------------------------------
 */

/* @name (nullable): the plan as it is now. NULL with the message told and @status set */
static SkvPlan *
open_side (SkvPlan *plan, const char *name, int *status)
{
  const SkvVersion *version;
  SkvPlan *opened;
  GError *error = NULL;

  if (name == NULL)
    return g_object_ref (plan);
  version = find_version (plan, name);
  *status = SKV_EXIT_USAGE;
  if (version == NULL)
    return NULL;
  opened = skv_version_open (plan, version, &error);
  if (opened == NULL)
    *status = skv_cli_fail (error);
  return opened;
}

static int
compare (SkvPlan *plan, const char *a, const char *b, const Options *options)
{
  gboolean as_json = g_strcmp0 (options->format, "json") == 0;
  int status = SKV_EXIT_DONE;
  g_autoptr (SkvPlan) before = open_side (plan, a, &status);
  g_autoptr (SkvPlan) after = before != NULL ? open_side (plan, b, &status) : NULL;
  g_auto (SkvCliDifference) difference = { NULL };
  g_autoptr (GString) text = NULL;

  if (after == NULL)
    return status;
  if (as_json)
    skv_cli_set_language ("en"); /* what machines read is the same in every language */
  if (!skv_cli_difference_init (&difference, before, after, &options->range))
    return SKV_EXIT_USAGE;
  if (!as_json)
    {
      skv_cli_difference_print (&difference);
      return SKV_EXIT_DONE;
    }
  text = g_string_new ("{");
  skv_json_put_text_member (text, "before", a);
  skv_json_put_text_member (text, "after", b);
  skv_cli_difference_put (&difference, text);
  skv_cli_print ("%s}\n", text->str);
  return SKV_EXIT_DONE;
}

/* --- the words ----------------------------------------------------------------------------------
 */

/* FALSE with the message told */
static gboolean
check_words (const SkvCommand *command, const Options *options, int argc, char **argv)
{
  static const char *const verbs[] = { "keep", "mark", "diff", "drop", NULL };

  if (argc > 2 && !g_strv_contains (verbs, argv[2]))
    skv_cli_usage (_("there is no “%s” here; it is one of: %s"), argv[2],
                   "keep, mark, diff, drop");
  else if (argc == 3)
    skv_cli_usage (_("something is missing; it is: %s %s"), "skv version", _(command->words));
  else if (argc > 4 && !g_str_equal (argv[2], "diff"))
    skv_cli_usage (_("“%s” is one word too many; it is: %s %s"), argv[4], "skv version",
                   _(command->words));
  else if (options->decided && options->published)
    skv_cli_usage (_("--decided or --published, not both"));
  else
    return TRUE;
  return FALSE;
}

static int
run (SkvPlan *plan, const char *verb, const char *name, const char *other, const Options *options)
{
  const SkvVersion *version;

  if (g_str_equal (verb, "keep"))
    return keep (plan, name, options);
  if (g_str_equal (verb, "diff"))
    return compare (plan, name, other, options);
  version = find_version (plan, name);
  if (version == NULL)
    return SKV_EXIT_USAGE;
  return g_str_equal (verb, "mark") ? mark (plan, version, options) : drop (plan, version);
}

int
skv_cli_version (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (SkvPlan) plan = NULL;
  g_auto (Options) options = { FALSE };
  const GOptionEntry entries[] = {
    { "decided", 0, 0, G_OPTION_ARG_NONE, &options.decided, N_("It is decided"), NULL },
    { "published", 0, 0, G_OPTION_ARG_NONE, &options.published, N_("It is published"), NULL },
    { "date", 'd', 0, G_OPTION_ARG_STRING, &options.date, N_("When; today if it is not given"),
      N_("DATE") },
    { "by", 'b', 0, G_OPTION_ARG_STRING, &options.by, N_("Who decided it, a role or a name"),
      N_("WHO") },
    { "notes", 0, 0, G_OPTION_ARG_STRING, &options.notes, N_("What is to be known about it"),
      N_("TEXT") },
    SKV_CLI_RANGE_ENTRIES (options.range),
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  gboolean for_edit;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 4) ||
      !skv_cli_check_format (options.format != NULL ? options.format : "text", formats) ||
      !check_words (command, &options, argc, argv))
    return SKV_EXIT_USAGE;
  for_edit = argc > 2 && !g_str_equal (argv[2], "diff");
  plan = skv_cli_open (argv[1], for_edit, &status);
  if (plan == NULL)
    return status;
  if (argc == 2)
    return list_versions (plan, g_strcmp0 (options.format, "json") == 0);
  return run (plan, argv[2], argv[3], argc > 4 ? argv[4] : NULL, &options);
}
