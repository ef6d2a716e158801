/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cli/subscribe.h"
#include "core/exchange/json-text.h"

/* What can be seen of a source's file without reading it. */
typedef enum
{
  FILE_NONE, /* pasted, or not on this computer */
  FILE_AS_READ,
  FILE_CHANGED,
  FILE_GONE,
} FileState;

static const char *const state_names[] = {
  [FILE_NONE] = "none",
  [FILE_AS_READ] = "as-read",
  [FILE_CHANGED] = "changed",
  [FILE_GONE] = "gone",
};

static FileState
look_at_file (const SkvSource *source)
{
  g_autofree char *path = skv_source_path (source);
  GStatBuf status;
  gint64 read;

  if (path == NULL)
    return FILE_NONE;
  if (g_stat (path, &status) != 0)
    return FILE_GONE;
  return !skv_source_get_fetched (source, &read) || status.st_mtime > read ? FILE_CHANGED
                                                                           : FILE_AS_READ;
}

/* --- listing -------------------------------------------------------------------------------- */

static guint
count_items (GHashTable *counts, const SkvSource *source)
{
  const SkvSourceCount *count = g_hash_table_lookup (counts, source->parent.id);

  return count != NULL ? count->n_items : 0;
}

/* how often it is read, what that last changed, and what went wrong */
static void
print_following (const SkvSource *source)
{
  g_autofree char *often = skv_refresh_words_hours (source->refresh_hours);

  /* TRANSLATORS: of a calendar on the net; "Read every day" */
  skv_cli_print (_("  Read %s\n"), often);
  if (source->changed != NULL)
    skv_cli_print ("  %s\n", source->changed);
  if (source->failed != NULL)
    skv_cli_print (_("  The last try failed: %s\n"), source->failed);
}

static void
print_source (SkvPlan *plan, const SkvSource *source, guint n)
{
  FileState state = look_at_file (source);
  g_autofree char *where = skv_source_where (source);
  g_autofree char *read =
    skv_source_words_read (plan, source, skv_cli_clock ()->now (skv_cli_clock ()->data));

  skv_cli_print ("%s\n", source->name);
  skv_cli_print ("  %s, %s\n", where, read);
  if (source->lane != NULL)
    skv_cli_print ("  %s: ", skv_plan_lane_title (plan, source->lane));
  else
    skv_cli_print ("  ");
  skv_cli_print (g_dngettext (GETTEXT_PACKAGE, "%u item\n", "%u items\n", n), n);
  if (source->notes != NULL)
    skv_cli_print ("  %s\n", source->notes);
  if (skv_source_is_followed (source))
    print_following (source);
  if (state == FILE_CHANGED)
    skv_cli_print ("  %s\n", _("The file has changed"));
  else if (state == FILE_GONE)
    skv_cli_print ("  %s\n", _("The file is gone"));
}

static void
put_source (GString *text, const SkvSource *source, guint n)
{
  g_autofree char *path = skv_source_path (source);

  skv_json_put_text_member (text, "id", source->parent.id);
  skv_json_put_text_member (text, "name", source->name);
  skv_json_put_text_member (text, "location", source->location);
  skv_json_put_text_member (text, "form", source->form);
  skv_json_put_text_member (text, "lane", source->lane);
  if (source->year > 0)
    skv_json_put_int_member (text, "year", source->year);
  skv_json_put_text_member (text, "fetched", source->fetched);
  skv_json_put_text_member (text, "by", source->by);
  skv_json_put_text_member (text, "notes", source->notes);
  skv_json_put_int_member (text, "refresh_hours", source->refresh_hours);
  skv_json_put_text_member (text, "changed", source->changed);
  skv_json_put_text_member (text, "failed", source->failed);
  skv_json_put_bool_member (
    text, "due", skv_source_get_due (source, 0) <= skv_cli_clock ()->now (skv_cli_clock ()->data));
  skv_json_put_int_member (text, "items", n);
  skv_json_put_text_member (text, "file", state_names[look_at_file (source)]);
}

/* @only: (nullable): all */
static int
list_sources (SkvPlan *plan, const SkvSource *only, gboolean as_json)
{
  GPtrArray *sources = skv_plan_get_records (plan, SKV_KIND_SOURCE);
  g_autoptr (GHashTable) counts = skv_sources_count (plan, skv_cli_current_year (plan));
  g_autoptr (GString) text = g_string_new ("[");
  guint n_told = 0;

  for (guint i = 0; i < sources->len; i++)
    {
      const SkvSource *source = g_ptr_array_index (sources, i);
      guint n = count_items (counts, source);

      if (only != NULL && source != only)
        continue;
      if (!as_json)
        print_source (plan, source, n);
      else
        {
          g_string_append (text, n_told > 0 ? ",\n  {" : "\n  {");
          put_source (text, source, n);
          g_string_append_c (text, '}');
        }
      n_told++;
    }
  if (as_json)
    skv_cli_print ("%s%s]\n", text->str, n_told > 0 ? "\n" : "");
  else if (n_told == 0)
    skv_cli_print ("%s\n", _("Nothing in this plan came from a file."));
  return SKV_EXIT_DONE;
}

/* --- reading again -------------------------------------------------------------------------- */

static int
read_source (SkvPlan *plan, SkvImportJob *job, const SkvSource *source)
{
  g_autofree char *path = skv_source_path (source);
  SkvImportForm form;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    return skv_cli_usage (_("“%s” is no file on this computer: it cannot be read again"),
                          source->name);
  bytes = skv_import_load (path, &error);
  if (bytes == NULL)
    return skv_cli_fail (error);
  if (source->form == NULL || !skv_import_form_find (source->form, &form))
    form = skv_import_form_guess (path, bytes);
  return skv_cli_read_file (
    job, path,
    (SkvSourceReading){ .source = source->parent.id,
                        .form = form,
                        .lane = source->lane != NULL ? source->lane : "meeting",
                        .year = source->year },
    bytes);
}

/* What is asked of the sources of a plan. */
typedef struct
{
  const SkvSource *only; /* (nullable): all */
  gboolean due;          /* only what is due */
  gboolean dry_run;
} Wish;

static gboolean
is_wished (const SkvSource *source, const Wish *wish)
{
  if (wish->only != NULL && source != wish->only)
    return FALSE;
  if (wish->due)
    return skv_source_get_due (source, 0) <= skv_cli_clock ()->now (skv_cli_clock ()->data);
  return wish->only != NULL || skv_source_is_followed (source) ||
         look_at_file (source) != FILE_NONE;
}

/* What can be read is read; the status is that of the first that could not. */
static int
refresh (SkvPlan *plan, const Wish *wish)
{
  GPtrArray *sources = skv_plan_get_records (plan, SKV_KIND_SOURCE);
  g_autofree char *label = wish->only != NULL
                             ? g_strdup_printf (_("Read “%s” again"), wish->only->name)
                             : g_strdup (_("Read the sources again"));
  g_autoptr (SkvImportJob) job = skv_import_job_new (plan, label);
  int status = SKV_EXIT_DONE, written;
  guint n = 0;

  for (guint i = 0; i < sources->len; i++)
    {
      const SkvSource *source = g_ptr_array_index (sources, i);
      int one;

      if (!is_wished (source, wish))
        continue;
      one = skv_source_is_followed (source) ? skv_cli_follow_source (job, source)
                                            : read_source (plan, job, source);
      n += one == SKV_EXIT_DONE;
      status = status == SKV_EXIT_DONE ? one : status;
    }
  if (n == 0 && status == SKV_EXIT_DONE)
    skv_cli_print ("%s\n", wish->due ? _("No source is due.")
                                     : _("No source of this plan is a file on this computer or at "
                                          "an address."));
  /* What failed is noted, too. */
  if (n == 0 && skv_edit_get_n_changes (job->whole->edit) == 0)
    return status;
  written = skv_cli_finish_import (plan, job, wish->dry_run);
  return status == SKV_EXIT_DONE ? written : status;
}

static int
set_hours (SkvPlan *plan, const SkvSource *source, int hours)
{
  GError *error = NULL;
  g_autoptr (SkvEdit) edit = skv_source_set_hours (source, hours, &error);
  g_autofree char *often = skv_refresh_words_hours (hours);
  g_autofree char *name = g_strdup (source->name);

  if (edit == NULL || !skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  /* TRANSLATORS: of a calendar on the net; "Exams is read every day" */
  skv_cli_print (_("%1$s is read %2$s\n"), name, often);
  return SKV_EXIT_DONE;
}

/* FALSE with the message told */
static gboolean
check_options (gboolean again, const Wish *wish, int hours, gboolean named)
{
  if (wish->dry_run && !again)
    skv_cli_usage (_("--dry-run goes with --refresh"));
  else if (wish->due && !again)
    skv_cli_usage (_("--due goes with --refresh"));
  else if (hours >= 0 && (again || !named))
    skv_cli_usage (_("--every goes with the name of a source, and not with --refresh"));
  else
    return TRUE;
  return FALSE;
}

int
skv_cli_sources (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL;
  gboolean again = FALSE;
  Wish wish = { NULL };
  int hours = -1;
  const GOptionEntry entries[] = {
    { "refresh", 'r', 0, G_OPTION_ARG_NONE, &again,
      N_("Read the files and addresses again: all of them, or that of SOURCE"), NULL },
    { "due", 'd', 0, G_OPTION_ARG_NONE, &wish.due, N_("Only those whose time has come"), NULL },
    { "every", 'e', 0, G_OPTION_ARG_INT, &hours,
      N_("SOURCE is due every so many hours; 0: by hand"), N_("HOURS") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &wish.dry_run, N_("Only say what would come in"),
      NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (SkvPlan) plan = NULL;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 2) ||
      !skv_cli_check_format (format != NULL ? format : "text", formats))
    return SKV_EXIT_USAGE;
  if (!check_options (again, &wish, hours, argc > 2))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], (again && !wish.dry_run) || hours >= 0, &status);
  if (plan == NULL)
    return status;
  wish.only = argc > 2 ? skv_sources_find (plan, argv[2]) : NULL;
  if (argc > 2 && wish.only == NULL)
    return skv_cli_usage (_("there is no source “%s”; “skv sources PLAN” lists them"), argv[2]);
  if (hours >= 0)
    return set_hours (plan, wish.only, hours);
  return again ? refresh (plan, &wish)
               : list_sources (plan, wish.only, g_strcmp0 (format, "json") == 0);
}
