/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/register-import.h"

#include <glib/gi18n-lib.h>

static void
print_remarks (const char *heading, GPtrArray *remarks)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const SkvIcsRemark *remark = g_ptr_array_index (remarks, i);

      if (i == 0)
        skv_cli_print ("%s\n", heading);
      skv_cli_print ("  ");
      if (remark->line > 0)
        skv_cli_print (_("Line %u"), remark->line);
      skv_cli_print (remark->title != NULL ? " %s: %s\n" : "%s: %s\n",
                     remark->title != NULL ? remark->title : "", remark->text);
    }
}

static void
print_rows (const SkvImportPreview *preview)
{
  static const char *const signs[] = { "+", "*", "=" };

  for (guint i = 0; i < preview->rows->len; i++)
    {
      const SkvImportRow *row = g_ptr_array_index (preview->rows, i);

      skv_cli_print (row->when != NULL && *row->when != '\0' ? "%s %s: %s\n" : "%s %s\n",
                     signs[row->change], row->title, row->when);
    }
}

static void
print_counts (const SkvImport *import)
{
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      if (import->added[kind] + import->updated[kind] + import->unchanged[kind] > 0)
        /* TRANSLATORS: a kind of thing, and how many of it */
        skv_cli_print (_("%s: %u added, %u changed, %u as before\n"), skv_import_kind_title (kind),
                       import->added[kind], import->updated[kind], import->unchanged[kind]);
    }
}

int
skv_cli_import_register (SkvPlan *plan, SkvRegister what, const char *path, gboolean dry_run)
{
  g_autofree char *name = g_filename_display_name (path);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = skv_import_load (path, &error);
  g_autoptr (SkvImportPreview) preview =
    bytes != NULL ? skv_register_read (plan, what, bytes, &error) : NULL;

  if (preview == NULL)
    {
      if (bytes != NULL)
        skv_import_prefix_error (name, &error);
      return skv_cli_fail (error);
    }
  if (!dry_run && !skv_plan_apply (plan, preview->import->edit, &error))
    return skv_cli_fail (error);
  print_rows (preview);
  print_remarks (_("Skipped:"), preview->skipped);
  print_remarks (_("How it was read:"), preview->notes);
  print_counts (preview->import);
  if (dry_run)
    skv_cli_print ("%s\n", _("Nothing was written: this was only a look."));
  return SKV_EXIT_DONE;
}
