/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- incidents -------------------------------------------------------------------------------- */

static void
add_counts (SkvReportSection *section, const guint *counts)
{
  GString *words = g_string_new (NULL);
  guint n = 0;

  for (int priority = SKV_PRIORITY_CRITICAL; priority >= SKV_PRIORITY_NONE; priority--)
    {
      n += counts[priority];
      if (counts[priority] > 0)
        g_string_append_printf (words, " · %s: %u",
                                priority == SKV_PRIORITY_NONE ? _("Without priority")
                                                              : skv_priority_title (priority),
                                counts[priority]);
    }
  skv_report_take_words (section, g_strdup_printf ("%s: %u%s", _("Incidents"), n, words->str));
  g_string_free (words, TRUE);
}

static gboolean
is_open (const SkvOccurrence *outage)
{
  return outage->item->actual_end == SKV_MOMENT_NONE &&
         (outage->end == SKV_MOMENT_NONE || outage->item->actual_start != SKV_MOMENT_NONE);
}

static gint64
length_of (const SkvReport *self, const SkvOccurrence *outage)
{
  SkvSpan span;

  return skv_uptime_course (outage, self->now, self->uptimes->span.end, &span)
           ? span.end - span.start
           : 0;
}

static char *
length_words (const SkvReport *self, const SkvOccurrence *outage)
{
  g_autofree char *length = skv_report_seconds (length_of (self, outage));

  /* TRANSLATORS: of an outage: its length up to now */
  return is_open (outage) ? g_strdup_printf (_("%s, not over"), length)
                          : g_steal_pointer (&length);
}

/* when it was over in truth */
static char *
end_of (const SkvReport *self, const SkvOccurrence *outage)
{
  return outage->item->actual_end != SKV_MOMENT_NONE
           ? skv_report_moment (self, outage->item->actual_end)
           : skv_report_end (self, outage);
}

static void
add_incident (SkvReport *self, SkvReportSection *section, const SkvOccurrence *outage)
{
  const char *priority =
    outage->item->priority == SKV_PRIORITY_NONE ? "" : skv_priority_title (outage->item->priority);
  g_autofree char *whose = skv_report_organisations (self, outage);
  g_autofree char *systems = skv_report_systems (self, outage->systems);

  self->counts.incidents[outage->item->priority]++;
  self->counts.external += outage->item->external;
  skv_report_take_row (
    section, skv_report_when (self, outage),
    /* TRANSLATORS: of an outage: its title, and that its cause lies outside */
    outage->item->external ? g_strdup_printf (_("%s (caused outside)"), outage->title)
                           : g_strdup (outage->title),
    skv_report_whose (self, systems, whose), g_strdup (priority), length_words (self, outage));
  skv_report_take_numbers (
    section, skv_report_start (self, outage), is_open (outage) ? NULL : end_of (self, outage),
    g_strdup (outage->title), g_steal_pointer (&systems), g_steal_pointer (&whose),
    g_strdup (priority), g_strdup (outage->item->external ? _("yes") : _("no")),
    g_strdup (is_open (outage) ? _("yes") : _("no")),
    skv_report_whole (length_of (self, outage) / 60));
}

void
skv_report_add_incidents (SkvReport *self)
{
  static const int shares[] = { 26, 24, 20, 12, 18 };
  SkvReportSection *section = skv_report_add_section (self, "incidents", _("Incidents"));

  skv_report_set_columns (section, shares, _("Date"), _("Outage"), _("Systems"), _("Priority"),
                          _("Length"), NULL);
  skv_report_set_codes (
    section, NC_("table", "start"), NC_("table", "end"), NC_("table", "outage"),
    NC_("table", "systems"), NC_("table", "organisations"), NC_("table", "priority"),
    NC_("table", "caused_outside"), NC_("table", "not_over"), NC_("table", "minutes"), NULL);
  for (guint i = 0; i < skv_occurrences_get_n (self->all); i++)
    {
      const SkvOccurrence *outage = skv_occurrences_get (self->all, i);

      if (strcmp (outage->lane, "outage") == 0 && outage->item != NULL &&
          outage->status != SKV_STATUS_CANCELLED && skv_report_is_past (self, outage->span.start) &&
          skv_report_has (self, outage, self->from, self->end))
        add_incident (self, section, outage);
    }
  add_counts (section, self->counts.incidents);
}
