/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cli/cli.h"
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

/* Reads one file against @copy and puts what it brings into @copy and @whole. */
static int
read_one (SkvPlan *copy, const char *path, SkvImport *whole)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = read_file (path);
  g_autoptr (SkvImport) import = NULL;
  GError *error = NULL;

  if (bytes == NULL)
    return SKV_EXIT_INPUT;
  import = skv_json_read (copy, name, bytes, &error);
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
import_files (SkvPlan *plan, char **paths, gboolean dry_run)
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
    status = read_one (copy, paths[i], whole);
  if (status != SKV_EXIT_DONE)
    return status;
  if (!dry_run && !skv_plan_apply (plan, whole->edit, &error))
    return skv_cli_fail (error);
  print_summary (whole, dry_run);
  return SKV_EXIT_DONE;
}

/* FALSE, with the message told, if a file is of a form that is not read yet. */
static gboolean
check_forms (const char *form, char **paths)
{
  static const char *const others[] = { "ics", "csv", "text", "txt" };

  for (guint i = 0; paths[i] != NULL; i++)
    {
      const char *dot = strrchr (paths[i], '.');
      const char *given = form != NULL ? form : dot != NULL ? dot + 1 : "json";

      for (gsize other = 0; other < G_N_ELEMENTS (others); other++)
        {
          if (g_ascii_strcasecmp (given, others[other]) != 0)
            continue;
          skv_cli_usage (_("%s: files of this form are not read yet; use JSON"), paths[i]);
          return FALSE;
        }
    }
  if (form == NULL || g_str_equal (form, "json"))
    return TRUE;
  skv_cli_usage (_("--as needs one of ics, csv, text, json"));
  return FALSE;
}

int
skv_cli_import (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autofree char *form = NULL, *lane = NULL;
  gboolean dry_run = FALSE;
  int year = 0;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &form,
      N_("What the files are: json (others are not read yet)"), N_("FORM") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say what would come in"), NULL },
    { "lane", 'l', G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &lane, NULL, NULL },
    { "year", 'y', G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT, &year, NULL, NULL },
    { NULL },
  };
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 2, G_MAXINT - 1) ||
      !check_forms (form, argv + 2))
    return SKV_EXIT_USAGE;
  if (lane != NULL || year != 0)
    return skv_cli_usage (
      _("JSON names lanes and years itself: --lane and --year are for other forms"));
  plan = skv_cli_open (argv[1], !dry_run, &status);
  if (plan == NULL)
    return status;
  return import_files (plan, argv + 2, dry_run);
}
