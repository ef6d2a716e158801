/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- uptime in words -------------------------------------------------------------------------- */

GPtrArray *
skv_report_list_uptimes (const SkvReport *self)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->uptimes->systems->len; i++)
    {
      SkvUptime *uptime = self->uptimes->systems->pdata[i];

      if (uptime->system->agreed_uptime > 0 || uptime->system->service_hours != NULL ||
          uptime->n_causes > 0)
        g_ptr_array_add (list, uptime);
    }
  return list;
}

static void
append_part (GString *words, const char *format, gint64 seconds)
{
  g_autofree char *length = skv_report_seconds (seconds);
  g_auto (GStrv) halves = g_strsplit (format, "%s", 2);

  if (seconds > 0)
    g_string_append_printf (words, " %s%s%s", halves[0], length,
                            halves[1] != NULL ? halves[1] : "");
}

/* The formula with its numbers, and what stands behind them. */
static char *
how_words (const SkvUptime *uptime)
{
  g_autofree char *service = skv_report_seconds (uptime->service);
  g_autofree char *down = skv_report_seconds (uptime->down);
  g_autofree char *percent = NULL, *seen = NULL;
  GString *words = g_string_new (NULL);

  if (uptime->problem != NULL)
    return g_string_append (words, uptime->problem), g_string_free (words, FALSE);
  if (uptime->service == 0)
    return g_string_append (words, _("No service hours in these days yet.")),
           g_string_free (words, FALSE);
  percent = skv_report_percent (skv_uptime_get (uptime, FALSE));
  /* TRANSLATORS: uptime: (service hours − downtime) ÷ service hours = percent */
  g_string_append_printf (words, _("(%1$s − %2$s) ÷ %1$s = %3$s."), service, down, percent);
  append_part (words, _("Of the downtime, %s was planned work that was announced too late."),
               uptime->kinds[SKV_DOWN_LATE]);
  append_part (words, _("Of the downtime, %s was planned work beyond its planned hours."),
               uptime->kinds[SKV_DOWN_OVERRUN]);
  append_part (words,
               uptime->system->planned_counts
                 ? _("Of the downtime, %s was planned and announced, which counts here.")
                 : _("Not counted: %s of planned and announced work."),
               uptime->system->planned_counts ? uptime->kinds[SKV_DOWN_PLANNED] : uptime->planned);
  append_part (words, _("Not counted: %s that was caused outside."), uptime->external);
  if (uptime->external > 0)
    {
      seen = skv_report_percent (skv_uptime_get (uptime, TRUE));
      g_string_append_c (words, ' ');
      g_string_append_printf (words, _("With it: %s."), seen);
    }
  if (uptime->n_unknown > 0)
    g_string_append_printf (
      words, " %s",
      _("Nobody wrote down when planned work was announced: it is counted as "
         "announced in time."));
  return g_string_free (words, FALSE);
}

static char *
agreed_words (const SkvUptime *uptime)
{
  return uptime->system->agreed_uptime > 0 ? skv_report_percent (uptime->system->agreed_uptime)
                                           : g_strdup (_("Not agreed"));
}

static char *
uptime_words (const SkvUptime *uptime)
{
  int is_met = skv_uptime_is_met (uptime);
  g_autofree char *percent = NULL;

  if (uptime->problem != NULL || uptime->service == 0)
    return g_strdup (_("Not known"));
  percent = skv_report_percent (skv_uptime_get (uptime, FALSE));
  if (is_met < 0)
    return g_steal_pointer (&percent);
  return g_strdup_printf ("%s, %s", percent, is_met ? _("as agreed") : _("below what is agreed"));
}

static char *
hours_words (const SkvUptime *uptime)
{
  g_autoptr (SkvServiceHours) hours = skv_service_hours_parse (uptime->system->service_hours, NULL);

  return hours != NULL ? skv_service_hours_to_words (hours)
                       : g_strdup (uptime->system->service_hours);
}

/* the same in numbers that a table can count with */
static void
add_numbers (SkvReport *self, SkvReportSection *section, const SkvUptime *uptime)
{
  int agreed = uptime->system->agreed_uptime, is_met = skv_uptime_is_met (uptime);

  skv_report_take_numbers (
    section, g_strdup (uptime->system->name), skv_report_decimal (self, agreed > 0 ? agreed : -1),
    g_strdup (uptime->system->service_hours),
    skv_report_decimal (self, skv_uptime_get (uptime, FALSE)),
    skv_report_decimal (self, skv_uptime_get (uptime, TRUE)),
    skv_report_whole (uptime->service / 60), skv_report_whole (uptime->down / 60),
    skv_report_whole (uptime->kinds[SKV_DOWN_LATE] / 60), skv_report_whole (uptime->planned / 60),
    skv_report_whole (uptime->external / 60),
    skv_report_whole (uptime->kinds[SKV_DOWN_OVERRUN] / 60),
    agreed > 0 ? skv_report_whole (skv_uptime_allowed (uptime) / 60) : NULL,
    is_met < 0 ? NULL : g_strdup (is_met ? _("yes") : _("no")));
}

void
skv_report_add_uptime (SkvReport *self)
{
  static const int shares[] = { 17, 23, 20, 40 };
  g_autoptr (GPtrArray) list = skv_report_list_uptimes (self);
  SkvReportSection *section = skv_report_add_section (self, "uptime", _("Uptime"));

  section->chart = &skv_report_uptime_chart;
  skv_report_take_words (
    section, g_strdup (_("Uptime = (service hours − downtime) ÷ service hours, rounded down. Of "
                          "outages at the same time each minute counts once, and only within the "
                          "service hours. A system is down while one that it depends on is.")));
  if (self->organisation == NULL &&
      skv_plan_get_records (self->plan, SKV_KIND_ORGANISATION)->len > 1)
    skv_report_take_words (
      section, g_strdup (_("What was down for one organisation alone counts here as down for all; "
                            "each organisation's own report has it apart.")));
  skv_report_set_columns (section, shares, _("System"), _("Agreed"), _("Uptime"),
                          _("How it was worked out"), NULL);
  skv_report_set_codes (section, NC_("table", "system"), NC_("table", "agreed"),
                        NC_("table", "service_hours"), NC_("table", "uptime"),
                        NC_("table", "uptime_with_external"), NC_("table", "service_minutes"),
                        NC_("table", "down_minutes"), NC_("table", "late_minutes"),
                        NC_("table", "planned_minutes"), NC_("table", "external_minutes"),
                        NC_("table", "overrun_minutes"), NC_("table", "allowed_minutes"),
                        NC_("table", "as_agreed"), NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const SkvUptime *uptime = list->pdata[i];
      g_autofree char *agreed = agreed_words (uptime), *hours = hours_words (uptime);

      skv_report_take_row (section, g_strdup (uptime->system->name),
                           g_strdup_printf ("%s (%s)", agreed, hours), uptime_words (uptime),
                           how_words (uptime));
      add_numbers (self, section, uptime);
    }
}
