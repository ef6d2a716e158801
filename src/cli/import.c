/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cli/cli.h"
#include "core/exchange/ics-reader.h"
#include "core/exchange/json-reader.h"
#include "core/exchange/json-source.h"
#include "core/exchange/table-reader.h"
#include "core/exchange/text-reader.h"

static const char *const kind_titles[SKV_N_KINDS] = {
  [SKV_KIND_SETTINGS] = N_("The plan itself"),
  [SKV_KIND_ORGANISATION] = N_("Organisations"),
  [SKV_KIND_DEPARTMENT] = N_("Departments"),
  [SKV_KIND_CONTACT] = N_("Contacts"),
  [SKV_KIND_SYSTEM] = N_("Systems"),
  [SKV_KIND_RELATION] = N_("Relations"),
  [SKV_KIND_LANE] = N_("Lanes"),
  [SKV_KIND_RULE] = N_("Rules"),
  [SKV_KIND_ITEM] = N_("Items"),
  [SKV_KIND_EXCEPTION] = N_("Accepted conflicts"),
};

/* the contents, or NULL with the message told */
static GBytes *
read_file (const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  GStatBuf status;
  GError *error = NULL;
  char *text;
  gsize length;

  /* Before it is in memory. */
  if (g_stat (path, &status) == 0 && status.st_size > SKV_JSON_MAX_BYTES)
    {
      g_autofree char *message = g_strdup_printf (
        _("%s: the file is larger than %d MiB, larger than any plan is. Nothing was read"), name,
        SKV_JSON_MAX_BYTES / (1024 * 1024));

      skv_cli_warn (message);
      return NULL;
    }
  if (!g_file_get_contents (path, &text, &length, &error))
    {
      skv_cli_fail (error);
      return NULL;
    }
  return g_bytes_new_take (text, length);
}

/* A plan in memory with the same records: later files may refer to what earlier ones bring, and
 * still all of them are one edit. NULL with the message told. */
static SkvPlan *
copy_plan (SkvPlan *plan)
{
  g_autoptr (SkvPlan) copy = skv_plan_new (NULL, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("");
  GError *error = NULL;

  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      GPtrArray *records = skv_plan_get_records (plan, kind);

      for (guint i = 0; i < records->len; i++)
        skv_edit_put (edit, skv_record_ref (g_ptr_array_index (records, i)));
    }
  if (skv_plan_apply (copy, edit, &error))
    return g_steal_pointer (&copy);
  skv_cli_fail (error);
  return NULL;
}

/* What people asked for on the command line */
typedef struct
{
  char *form; /* (owned) (nullable): --as */
  char *lane; /* (owned) (nullable) */
  int year;   /* 0: not given */
  gboolean dry_run;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->form);
  g_free (self->lane);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

typedef enum
{
  FORM_JSON,
  FORM_CALENDAR,
  FORM_TABLE,
  FORM_TEXT,
} Form;

/* What --as calls them, and what names end with. */
static const struct
{
  const char *name;
  Form form;
} forms[] = {
  { "json", FORM_JSON }, { "ics", FORM_CALENDAR }, { "csv", FORM_TABLE },
  { "text", FORM_TEXT }, { "tsv", FORM_TABLE },    { "txt", FORM_TEXT },
};

static gboolean
find_form (const char *name, Form *form)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (g_ascii_strcasecmp (forms[i].name, name) != 0)
        continue;
      *form = forms[i].form;
      return TRUE;
    }
  return FALSE;
}

/* By --as or by the name's ending. FALSE: neither tells. */
static gboolean
form_by_name (const Options *options, const char *path, Form *form)
{
  const char *dot = strrchr (path, '.');

  if (options->form != NULL)
    return find_form (options->form, form);
  return dot != NULL && find_form (dot + 1, form);
}

/* The same, or else by what the file holds. A calendar that was saved as text is one. */
static Form
form_of (const Options *options, const char *path, GBytes *bytes)
{
  Form form = FORM_JSON;
  gboolean known = form_by_name (options, path, &form);

  if (options->form == NULL && (!known || form == FORM_TEXT) && skv_ics_recognise (bytes))
    return FORM_CALENDAR;
  return form;
}

static SkvIcsCalendar *
parse_form (SkvPlan *copy, Form form, const Options *options, GBytes *bytes, GError **error)
{
  const SkvZone *zone = skv_plan_get_zone (copy);

  if (form == FORM_TABLE)
    return skv_table_parse (bytes, zone, options->year, error);
  if (form == FORM_TEXT)
    return skv_text_parse (bytes, zone, options->year, error);
  return skv_ics_parse_guarded (bytes, zone, options->year, error);
}

/* (transfer full): NULL with @error, which names the file */
static SkvImport *
read_dated (
  SkvPlan *copy, Form form, const Options *options, const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (SkvIcsCalendar) calendar = parse_form (copy, form, options, bytes, error);
  g_autoptr (SkvIcsPreview) preview =
    calendar != NULL ? skv_ics_preview_new (copy, name, options->lane, calendar, error) : NULL;

  /* A message that knows the line begins with it. */
  if (preview == NULL)
    g_prefix_error (error,
                    error != NULL && g_ascii_isdigit (*(*error)->message) ? "%s:" : "%s: ", name);
  return preview != NULL ? g_steal_pointer (&preview->import) : NULL;
}

/* Tells that a file of dates has no lane to go to. */
static int
lane_usage (Form form, const char *name)
{
  if (form == FORM_TABLE)
    return skv_cli_usage (
      _("%s is a list: --lane says which lane it comes into, as in --lane meeting"), name);
  if (form == FORM_TEXT)
    return skv_cli_usage (
      _("%s is running text: --lane says which lane its dates come into, as in --lane meeting"),
      name);
  return skv_cli_usage (
    _("%s is a calendar: --lane says which lane it comes into, as in --lane meeting"), name);
}

/* Reads one file against @copy and puts what it brings into @copy and @whole. */
static int
read_one (SkvPlan *copy, const Options *options, const char *path, SkvImport *whole)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = read_file (path);
  g_autoptr (SkvImport) import = NULL;
  GError *error = NULL;
  Form form;

  if (bytes == NULL)
    return SKV_EXIT_INPUT;
  form = form_of (options, path, bytes);
  if (form == FORM_JSON && (options->lane != NULL || options->year != 0))
    return skv_cli_usage (
      _("%s is JSON, which names lanes and years itself: --lane and --year are for other forms"),
      name);
  if (form != FORM_JSON && options->lane == NULL)
    return lane_usage (form, name);
  import = form == FORM_JSON ? skv_json_read (copy, name, bytes, &error)
                             : read_dated (copy, form, options, name, bytes, &error);
  if (import == NULL)
    return skv_cli_fail (error);

  for (guint i = 0; i < skv_edit_get_n_changes (import->edit); i++)
    skv_edit_put (whole->edit, skv_record_ref (skv_edit_get_change (import->edit, i)->after));
  for (guint i = 0; i < import->warnings->len; i++)
    g_ptr_array_add (whole->warnings, g_strdup (g_ptr_array_index (import->warnings, i)));
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      whole->added[kind] += import->added[kind];
      whole->updated[kind] += import->updated[kind];
      whole->unchanged[kind] += import->unchanged[kind];
    }
  if (!skv_plan_apply (copy, import->edit, &error))
    {
      skv_cli_fail (error);
      return SKV_EXIT_INPUT;
    }
  return SKV_EXIT_DONE;
}

static void
print_summary (const SkvImport *import, gboolean dry_run)
{
  for (guint i = 0; i < import->warnings->len; i++)
    skv_cli_warn (g_ptr_array_index (import->warnings, i));
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      if (import->added[kind] + import->updated[kind] + import->unchanged[kind] > 0)
        /* TRANSLATORS: a kind of thing, and how many of it */
        skv_cli_print (_("%s: %u added, %u changed, %u as before\n"), _(kind_titles[kind]),
                       import->added[kind], import->updated[kind], import->unchanged[kind]);
    }
  if (dry_run)
    skv_cli_print ("%s\n", _("Nothing was written: this was only a look."));
}

static int
import_files (SkvPlan *plan, const Options *options, char **paths)
{
  g_autoptr (SkvPlan) copy = copy_plan (plan);
  g_autofree char *names = g_strjoinv (", ", paths);
  g_autofree char *shown = g_filename_display_name (names);
  g_autofree char *label = g_strdup_printf (_("Import %s"), shown);
  g_autoptr (SkvImport) whole = g_new0 (SkvImport, 1);
  GError *error = NULL;
  int status = copy != NULL ? SKV_EXIT_DONE : SKV_EXIT_INPUT;

  whole->edit = skv_edit_new (label);
  whole->warnings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; paths[i] != NULL && status == SKV_EXIT_DONE; i++)
    status = read_one (copy, options, paths[i], whole);
  if (status != SKV_EXIT_DONE)
    return status;
  if (!options->dry_run && !skv_plan_apply (plan, whole->edit, &error))
    return skv_cli_fail (error);
  print_summary (whole, options->dry_run);
  return SKV_EXIT_DONE;
}

/* Before anything is opened: FALSE, with the message told, if the form is none, or a file of dates
 * has no lane to go to. */
static gboolean
check_forms (const Options *options, char **paths)
{
  Form form;

  if (options->form != NULL && !find_form (options->form, &form))
    {
      skv_cli_usage (_("--as needs one of ics, csv, text, json"));
      return FALSE;
    }
  for (guint i = 0; paths[i] != NULL && options->lane == NULL; i++)
    {
      if (!form_by_name (options, paths[i], &form) || form == FORM_JSON)
        continue;
      lane_usage (form, paths[i]);
      return FALSE;
    }
  return TRUE;
}

int
skv_cli_import (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_auto (Options) options = { .year = 0 };
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.form,
      N_("What the files are: ics, csv, text or json"), N_("FORM") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run, N_("Only say what would come in"),
      NULL },
    { "lane", 'l', 0, G_OPTION_ARG_STRING, &options.lane, N_("The lane that dates come into"),
      N_("LANE") },
    { "year", 'y', 0, G_OPTION_ARG_INT, &options.year,
      N_ (
        "The year of dates without one; series of calendars are followed from the year before it"),
      N_("YEAR") },
    { NULL },
  };
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 2, G_MAXINT - 1) ||
      !check_forms (&options, argv + 2))
    return SKV_EXIT_USAGE;
  if (options.year != 0 && (options.year < 1970 || options.year > 2099))
    return skv_cli_usage (_("--year needs a year from 1970 to 2099"));
  if (options.lane != NULL && *options.lane == '\0')
    return skv_cli_usage (_("--lane needs the name of a lane"));
  if (g_strcmp0 (options.form, "json") == 0 && (options.lane != NULL || options.year != 0))
    return skv_cli_usage (
      _("JSON names lanes and years itself: --lane and --year are for other forms"));
  plan = skv_cli_open (argv[1], !options.dry_run, &status);
  if (plan == NULL)
    return status;
  return import_files (plan, &options, argv + 2);
}
