/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/subscribe.h"
#include "core/exchange/address.h"

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

/* By --as or by the name's ending. FALSE: neither tells. */
static gboolean
form_by_name (const Options *options, const char *path, SkvImportForm *form)
{
  return options->form != NULL ? skv_import_form_find (options->form, form)
                               : skv_import_form_of_name (path, form);
}

/* The same, or else by what the file holds. */
static SkvImportForm
form_of (const Options *options, const char *path, GBytes *bytes)
{
  SkvImportForm form;

  if (options->form != NULL && skv_import_form_find (options->form, &form))
    return form;
  return skv_import_form_guess (path, bytes);
}

/* Tells that a file of dates has no lane to go to. */
static int
lane_usage (SkvImportForm form, const char *name)
{
  if (form == SKV_IMPORT_TABLE)
    return skv_cli_usage (
      _("%s is a list: --lane says which lane it comes into, as in --lane meeting"), name);
  if (form == SKV_IMPORT_TEXT)
    return skv_cli_usage (
      _("%s is running text: --lane says which lane its dates come into, as in --lane meeting"),
      name);
  return skv_cli_usage (
    _("%s is a calendar: --lane says which lane it comes into, as in --lane meeting"), name);
}

static void
tell_year (gboolean needs_year)
{
  if (needs_year)
    skv_cli_warn (_("Dates without a year were left out: --year says which it is"));
}

int
skv_cli_read_file (SkvImportJob *job, const char *path, SkvSourceReading reading, GBytes *bytes)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *location = g_file_get_uri (file);
  g_autofree char *base = g_filename_display_basename (path);
  g_autofree char *name = g_filename_display_name (path);
  GError *error = NULL;
  gboolean is_plan;
  int status;

  if (reading.location == NULL)
    {
      reading.name = base;
      reading.location = location;
    }
  reading.when = skv_cli_clock ()->now (skv_cli_clock ()->data);
  reading.by = g_get_user_name ();
  if (skv_import_job_add (job, name, &reading, bytes, &error))
    return SKV_EXIT_DONE;
  tell_year (g_error_matches (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_NEEDS_YEAR));
  /* What no plan can hold is the file's fault. */
  is_plan = error->domain == SKV_PLAN_ERROR;
  status = skv_cli_fail (error);
  return is_plan ? SKV_EXIT_INPUT : status;
}

/* From then on it is followed. */
static int
read_address (SkvImportJob *job, const Options *options, const char *typed)
{
  g_auto (SkvCliFetched) fetched = { NULL };
  int status = skv_cli_fetch (typed, &fetched);
  SkvSourceReading reading;

  if (status != SKV_EXIT_DONE)
    return status;
  reading = (SkvSourceReading){ .name = fetched.name,
                                .location = fetched.address,
                                .form = form_of (options, fetched.address, fetched.bytes),
                                .lane = options->lane,
                                .year = options->year,
                                .refresh_hours = SKV_REFRESH_HOURS_DEFAULT,
                                .etag = fetched.etag,
                                .last_modified = fetched.last_modified };
  if (reading.form == SKV_IMPORT_JSON)
    return skv_cli_usage (_("%s is a whole plan: save it as a file, and import that"),
                          fetched.address);
  if (options->lane == NULL)
    return lane_usage (reading.form, fetched.address);
  if (options->year == 0 && reading.form == SKV_IMPORT_CALENDAR)
    {
      reading.year = skv_cli_current_year (job->copy);
      reading.year_is_now = TRUE;
    }
  return skv_cli_read_file (job, fetched.address, reading, fetched.bytes);
}

/* Reads one file into @job. */
static int
read_one (SkvImportJob *job, const Options *options, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  SkvImportForm form;

  if (skv_address_is_one (path))
    return read_address (job, options, path);
  bytes = skv_import_load (path, &error);
  if (bytes == NULL)
    return skv_cli_fail (error);
  form = form_of (options, path, bytes);
  if (form == SKV_IMPORT_JSON && (options->lane != NULL || options->year != 0))
    return skv_cli_usage (
      _("%s is JSON, which names lanes and years itself: --lane and --year are for other forms"),
      name);
  if (form != SKV_IMPORT_JSON && options->lane == NULL)
    return lane_usage (form, name);
  return skv_cli_read_file (
    job, path, (SkvSourceReading){ .form = form, .lane = options->lane, .year = options->year },
    bytes);
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
        skv_cli_print (_("%s: %u added, %u changed, %u as before\n"), skv_import_kind_title (kind),
                       import->added[kind], import->updated[kind], import->unchanged[kind]);
    }
  if (dry_run)
    skv_cli_print ("%s\n", _("Nothing was written: this was only a look."));
}

int
skv_cli_finish_import (SkvPlan *plan, const SkvImportJob *job, gboolean dry_run)
{
  GError *error = NULL;

  if (!dry_run && !skv_plan_apply (plan, job->whole->edit, &error))
    return skv_cli_fail (error);
  print_summary (job->whole, dry_run);
  if (!dry_run)
    skv_cli_tell_hits (plan, job->whole->edit);
  tell_year (job->needs_year);
  return SKV_EXIT_DONE;
}

static int
import_files (SkvPlan *plan, const Options *options, char **paths)
{
  g_autofree char *names = g_strjoinv (", ", paths);
  g_autofree char *shown = g_filename_display_name (names);
  g_autofree char *label = g_strdup_printf (_("Import %s"), shown);
  g_autoptr (SkvImportJob) job = skv_import_job_new (plan, label);
  int status = SKV_EXIT_DONE;

  for (guint i = 0; paths[i] != NULL && status == SKV_EXIT_DONE; i++)
    status = read_one (job, options, paths[i]);
  return status == SKV_EXIT_DONE ? skv_cli_finish_import (plan, job, options->dry_run) : status;
}

/* Before anything is opened: FALSE, with the message told, if the form is none, or a file of dates
 * has no lane to go to. */
static gboolean
check_forms (const Options *options, char **paths)
{
  SkvImportForm form;

  if (options->form != NULL && !skv_import_form_find (options->form, &form))
    {
      skv_cli_usage (_("--as needs one of ics, csv, text, json"));
      return FALSE;
    }
  for (guint i = 0; paths[i] != NULL && options->lane == NULL; i++)
    {
      if (!form_by_name (options, paths[i], &form) || form == SKV_IMPORT_JSON)
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
