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

/* By --as, by the name's ending, or else by what it holds. */
static gboolean
is_calendar (const Options *options, const char *path, GBytes *bytes)
{
  const char *dot = strrchr (path, '.');

  if (options->form != NULL)
    return g_str_equal (options->form, "ics");
  if (dot != NULL && g_ascii_strcasecmp (dot, ".json") == 0)
    return FALSE;
  return (dot != NULL && g_ascii_strcasecmp (dot, ".ics") == 0) || skv_ics_recognise (bytes);
}

/* (transfer full): NULL with @error, which names the file */
static SkvImport *
read_calendar (
  SkvPlan *copy, const Options *options, const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (SkvIcsCalendar) calendar =
    skv_ics_parse_guarded (bytes, skv_plan_get_zone (copy), options->year, error);
  g_autoptr (SkvIcsPreview) preview =
    calendar != NULL ? skv_ics_preview_new (copy, name, options->lane, calendar, error) : NULL;

  /* A message that knows the line begins with it. */
  if (preview == NULL)
    g_prefix_error (error,
                    error != NULL && g_ascii_isdigit (*(*error)->message) ? "%s:" : "%s: ", name);
  return preview != NULL ? g_steal_pointer (&preview->import) : NULL;
}

/* Reads one file against @copy and puts what it brings into @copy and @whole. */
static int
read_one (SkvPlan *copy, const Options *options, const char *path, SkvImport *whole)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = read_file (path);
  g_autoptr (SkvImport) import = NULL;
  GError *error = NULL;

  if (bytes == NULL)
    return SKV_EXIT_INPUT;
  if (!is_calendar (options, path, bytes) && (options->lane != NULL || options->year != 0))
    return skv_cli_usage (
      _("%s is JSON, which names lanes and years itself: --lane and --year are for other forms"),
      name);
  if (!is_calendar (options, path, bytes))
    import = skv_json_read (copy, name, bytes, &error);
  else if (options->lane == NULL)
    return skv_cli_usage (
      _("%s is a calendar: --lane says which lane it comes into, as in --lane meeting"), name);
  else
    import = read_calendar (copy, options, name, bytes, &error);
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

/* Before anything is opened: FALSE, with the message told, if a calendar has no lane to go to. */
static gboolean
check_lane (const Options *options, char **paths)
{
  for (guint i = 0; paths[i] != NULL && options->lane == NULL; i++)
    {
      const char *dot = strrchr (paths[i], '.');

      if (options->form != NULL ? !g_str_equal (options->form, "ics")
                                : dot == NULL || g_ascii_strcasecmp (dot, ".ics") != 0)
        continue;
      skv_cli_usage (
        _("%s is a calendar: --lane says which lane it comes into, as in --lane meeting"),
        paths[i]);
      return FALSE;
    }
  return TRUE;
}

/* FALSE, with the message told, if a file is of a form that is not read yet. */
static gboolean
check_forms (const char *form, char **paths)
{
  static const char *const others[] = { "csv", "text", "txt" };

  for (guint i = 0; paths[i] != NULL; i++)
    {
      const char *dot = strrchr (paths[i], '.');
      const char *given = form != NULL ? form : dot != NULL ? dot + 1 : "json";

      for (gsize other = 0; other < G_N_ELEMENTS (others); other++)
        {
          if (g_ascii_strcasecmp (given, others[other]) != 0)
            continue;
          skv_cli_usage (_("%s: files of this form are not read yet; use iCalendar or JSON"),
                         paths[i]);
          return FALSE;
        }
    }
  if (form == NULL || g_str_equal (form, "json") || g_str_equal (form, "ics"))
    return TRUE;
  skv_cli_usage (_("--as needs one of ics, csv, text, json"));
  return FALSE;
}

int
skv_cli_import (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_auto (Options) options = { .year = 0 };
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.form, N_("What the files are: ics or json"),
      N_("FORM") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run, N_("Only say what would come in"),
      NULL },
    { "lane", 'l', 0, G_OPTION_ARG_STRING, &options.lane, N_("The lane that calendars come into"),
      N_("LANE") },
    { "year", 'y', 0, G_OPTION_ARG_INT, &options.year,
      N_("Follow series of calendars from the year before this one on"), N_("YEAR") },
    { NULL },
  };
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 2, G_MAXINT - 1) ||
      !check_forms (options.form, argv + 2) || !check_lane (&options, argv + 2))
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
