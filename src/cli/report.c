/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/publish/report.h"

static int
write_report (const SkvReport *report, const char *format, const char *output)
{
  g_autofree char *text = NULL;

  if (strcmp (format, "pdf") == 0)
    {
      GError *error = NULL;
      g_autoptr (GBytes) bytes = skv_report_to_pdf (report, &error);

      if (bytes == NULL)
        return skv_cli_fail (error);
      return skv_cli_write (output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  if (strcmp (format, "html") == 0)
    text = skv_report_to_html (report);
  else if (strcmp (format, "csv") == 0)
    text = skv_report_to_csv (report);
  else
    text = skv_report_to_text (report);
  return skv_cli_write (output, text, strlen (text));
}

int
skv_cli_report (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "html", "pdf", "csv", NULL };
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvReport) report = NULL;
  g_autofree char *month = NULL, *organisation = NULL, *format = NULL, *output = NULL;
  SkvReportOptions options = { .made = SKV_DAY_NONE };
  const GOptionEntry entries[] = {
    { "month", 'm', 0, G_OPTION_ARG_STRING, &month, N_("The month that it is about, YYYY-MM"),
      N_("MONTH") },
    { "organisation", 0, 0, G_OPTION_ARG_STRING, &organisation,
      N_("For this organisation: its systems, and what concerns it"), N_("ORGANISATION") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
      N_("text, html, pdf or csv. A csv in English is for programs: commas and decimal points; in "
          "Norwegian, Swedish or Danish (--language) it is for spreadsheets set to these: "
          "semicolons, decimal commas, and a mark at the beginning that says UTF-8"),
      N_("FORMAT") },
    { "output", 'O', 0, G_OPTION_ARG_FILENAME, &output, N_("Write this file, whole or not at all"),
      N_("FILE") },
    { NULL },
  };
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1) ||
      !skv_cli_check_format (format != NULL ? format : "text", formats))
    return SKV_EXIT_USAGE;
  if (month == NULL)
    return skv_cli_usage (_("which month? Give --month 2027-04"));
  if (!skv_report_parse_month (month, &options.year, &options.month))
    return skv_cli_usage (_("%s needs a month such as 2027-04, not “%s”"), "--month", month);
  plan = skv_cli_open (argv[1], FALSE, &status);
  if (plan == NULL)
    return status;
  if (organisation != NULL)
    {
      options.organisation = skv_cli_find_organisation (plan, organisation);
      if (options.organisation == NULL)
        return SKV_EXIT_USAGE;
    }
  options.now = skv_cli_clock ()->now (skv_cli_clock ()->data);
  /* What is published is in the plan's language, whoever publishes it; tables are for programs,
   * unless somebody asks for another language than theirs. */
  if (skv_cli_get_language () == NULL)
    skv_cli_set_language (g_strcmp0 (format, "csv") != 0 ? skv_plan_get_settings (plan)->language
                                                         : "en");
  report = skv_report_new (plan, &options);
  return write_report (report, format != NULL ? format : "text", output);
}
