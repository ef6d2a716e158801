/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/conflict/check-settings.h"
#include "core/exchange/json-text.h"

/* "3 days", "" if it counts none (transfer full) */
static char *
days_words (SkvPlan *plan, const char *check)
{
  int set, days;

  skv_plan_get_check (plan, check, &set);
  days = set > 0 ? set : skv_check_days (check);
  if (!skv_check_counts_days (check))
    return g_strdup ("");
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days), days);
}

/* "order: Order of jobs: hard, of itself soft, 3 days" */
static void
print_check (SkvPlan *plan, const char *check)
{
  SkvSeverity own = skv_check_severity (check), now = skv_plan_check_severity (plan, check);
  g_autofree char *days = days_words (plan, check);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s – %s", check, skv_check_title (check),
                          skv_severity_title (now));
  if (now != own)
    {
      g_string_append (text, C_("in a list", ", "));
      /* TRANSLATORS: how severe a check is unless the plan says otherwise: "of itself soft" */
      g_string_append_printf (text, _("of itself %s"), skv_severity_title (own));
    }
  if (*days != '\0')
    {
      g_string_append (text, C_("in a list", ", "));
      g_string_append (text, days);
    }
  skv_cli_print ("%s\n", text->str);
}

static void
print_json (SkvPlan *plan)
{
  g_autoptr (GString) text = g_string_new ("[");

  for (const char *const *check = skv_check_names (); *check != NULL; check++)
    {
      int set, days = skv_check_days (*check);
      SkvSeveritySetting setting = skv_plan_get_check (plan, *check, &set);
      SkvSeverity now = skv_plan_check_severity (plan, *check);

      g_string_append (text, text->len > 1 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "name", *check);
      skv_json_put_text_member (text, "title", skv_check_title (*check));
      skv_json_put_text_member (text, "own_severity",
                                skv_severity_name (skv_check_severity (*check)));
      skv_json_put_text_member (text, "setting", skv_severity_setting_name (setting));
      skv_json_put_text_member (text, "severity",
                                now != SKV_SEVERITY_NONE ? skv_severity_name (now) : "off");
      if (skv_check_counts_days (*check))
        {
          skv_json_put_int_member (text, "own_days", days);
          skv_json_put_int_member (text, "days", set > 0 ? set : days);
        }
      g_string_append_c (text, '}');
    }
  skv_cli_print ("%s\n]\n", text->str);
}

static int
list_checks (const char *path, const char *format)
{
  g_autoptr (SkvPlan) plan = NULL;
  int status;

  plan = skv_cli_open (path, FALSE, &status);
  if (plan == NULL)
    return status;
  if (g_strcmp0 (format, "json") == 0)
    {
      skv_cli_set_language ("en"); /* what machines read is the same in every language */
      print_json (plan);
      return SKV_EXIT_DONE;
    }
  for (const char *const *check = skv_check_names (); *check != NULL; check++)
    print_check (plan, *check);
  return SKV_EXIT_DONE;
}

/* @severity (nullable), @days -1: as they are */
static int
set_check (const char *path, const char *check, const char *severity, int days)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  GError *error = NULL;
  SkvSeveritySetting setting;
  int days_before, status;

  plan = skv_cli_open (path, TRUE, &status);
  if (plan == NULL)
    return status;
  setting = skv_plan_get_check (plan, check, &days_before);
  if (severity != NULL && !skv_severity_setting_parse (severity, &setting))
    return skv_cli_usage (_("--severity needs default, off, info, soft or hard, not “%s”"),
                          severity);
  edit = skv_plan_set_check (plan, check, setting, days >= 0 ? days : days_before);
  if (edit != NULL && !skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  /* Nothing to change about a check that is not there is a mistake all the same. */
  if (skv_check_severity (check) == SKV_SEVERITY_NONE)
    return skv_cli_usage (_("there is no check “%s”; “skv checks” lists them"), check);
  print_check (plan, check);
  return SKV_EXIT_DONE;
}

int
skv_cli_checks (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  static const char *const help_formats[] = { "text", "json", "markdown", NULL };
  g_autofree char *format = NULL;
  g_autofree char *severity = NULL;
  g_autofree char *about = NULL;
  int days = -1;
  const GOptionEntry entries[] = {
    { "severity", 's', 0, G_OPTION_ARG_STRING, &severity,
      N_("default, off, info, soft or hard: all that the check finds is told so"),
      N_("SEVERITY") },
    { "days", 'd', 0, G_OPTION_ARG_INT, &days,
      N_("What the check counts in; 0 is as the check itself has it"), N_("DAYS") },
    { "about", 'a', 0, G_OPTION_ARG_STRING, &about, N_("Explain only this one"), N_("CHECK") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
      N_("text or json; without a plan also markdown"), N_("FORMAT") },
    { NULL },
  };

  if (!skv_cli_parse (command, entries, &argc, &argv, 0, 2) ||
      !skv_cli_check_format (format != NULL ? format : "text", argc == 1 ? help_formats : formats))
    return SKV_EXIT_USAGE;
  if (argc == 1 && severity == NULL && days == -1)
    return skv_cli_explain_checks (about, format);
  if (argc == 1)
    return skv_cli_usage (_("which plan?"));
  if (about != NULL)
    return skv_cli_usage (_("--about explains a check in every plan; leave out the plan"));
  if (argc == 2 && (severity != NULL || days != -1))
    return skv_cli_usage (_("which check? “skv checks PLAN” lists them"));
  if (argc == 2)
    return list_checks (argv[1], format);
  if (severity == NULL && days == -1)
    return skv_cli_usage (_("what is to change? Give --severity or --days"));
  if (days < -1)
    return skv_cli_usage (_("--days needs a number of days, 0 or more"));
  return set_check (argv[1], argv[2], severity, days);
}
