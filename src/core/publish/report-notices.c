/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/report-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/organisations.h"
#include "core/calendar/rule-count.h"
#include "core/calendar/words.h"

/* --- who was told in time --------------------------------------------------------------------- */

static SkvNoticeState
notice_state (const SkvReport *self, SkvTold told, SkvDay due)
{
  gboolean is_ahead = self->now != SKV_MOMENT_NONE && due != SKV_DAY_NONE &&
                      skv_zone_day (skv_plan_get_zone (self->plan), self->now) <= due;

  switch (told)
    {
    case SKV_TOLD_IN_TIME:
      return SKV_NOTICE_IN_TIME;
    case SKV_TOLD_LATE:
      return SKV_NOTICE_LATE;
    case SKV_TOLD_NEVER:
      return is_ahead ? SKV_NOTICE_AHEAD : SKV_NOTICE_NEVER;
    case SKV_TOLD_UNKNOWN:
    default:
      return is_ahead ? SKV_NOTICE_AHEAD : SKV_NOTICE_UNKNOWN;
    }
}

static const char *
notice_title (SkvNoticeState state)
{
  switch (state)
    {
    case SKV_NOTICE_IN_TIME:
      return _("In time");
    case SKV_NOTICE_LATE:
      return _("Too late");
    case SKV_NOTICE_NEVER:
      return _("Not announced");
    case SKV_NOTICE_AHEAD:
      return _("There is time still");
    case SKV_NOTICE_UNKNOWN:
    case SKV_N_NOTICE_STATES:
    default:
      return _("Not known");
    }
}

static gboolean
is_to_be_told (const SkvReport *self, const SkvOccurrence *occurrence)
{
  return skv_report_is_work (occurrence) && !occurrence->item->emergency &&
         occurrence->status != SKV_STATUS_CANCELLED && occurrence->status != SKV_STATUS_POSTPONED &&
         occurrence->status != SKV_STATUS_PROPOSED &&
         skv_report_has (self, occurrence, self->from, self->end);
}

static void
add_notice (SkvReport *self, SkvReportSection *section, const SkvOccurrence *occurrence)
{
  const SkvZone *zone = skv_plan_get_zone (self->plan);
  gint64 sent;
  SkvDay due;
  SkvTold told = skv_told_find (self->plan, self->all, occurrence, &due, &sent);
  SkvNoticeState state = notice_state (self, told, due);

  self->counts.notices[state]++;
  skv_report_take_row (section, skv_report_when (self, occurrence), g_strdup (occurrence->title),
                       due != SKV_DAY_NONE ? skv_words_date_short (due) : g_strdup (""),
                       sent != SKV_MOMENT_NONE ? skv_words_date_short (skv_zone_day (zone, sent))
                                               : g_strdup (""),
                       g_strdup (notice_title (state)));
  skv_report_take_numbers (section, skv_report_start (self, occurrence),
                           skv_report_end (self, occurrence), g_strdup (occurrence->title),
                           skv_report_organisations (self, occurrence), skv_report_day (due),
                           skv_report_moment (self, sent), g_strdup (notice_title (state)));
}

void
skv_report_add_notices (SkvReport *self)
{
  static const int shares[] = { 26, 26, 16, 16, 16 };
  SkvReportSection *section = skv_report_add_section (self, "notices", _("Announced in time"));
  const guint *counts = self->counts.notices;

  skv_report_set_columns (section, shares, _("Date"), _("Work"), _("Last day to announce"),
                          _("Announced"), _("Status"), NULL);
  skv_report_set_codes (section, NC_("table", "start"), NC_("table", "end"),
                        NC_("table", "work"), NC_("table", "organisations"),
                        NC_("table", "last_day_to_announce"), NC_("table", "announced"),
                        NC_("table", "status"), NULL);
  for (guint i = 0; i < skv_occurrences_get_n (self->all); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (self->all, i);

      if (is_to_be_told (self, occurrence))
        add_notice (self, section, occurrence);
    }
  /* TRANSLATORS: work of a month: how much was announced in time, of how much */
  skv_report_take_words (
    section, g_strdup_printf (_("Work that was announced in time: %1$u of %2$u"),
                              counts[SKV_NOTICE_IN_TIME], skv_report_count_told (self)));
}

/* --- the year's budget ------------------------------------------------------------------------ */

static gboolean
is_theirs (const SkvReport *self, const SkvRule *rule)
{
  if (self->organisation == NULL || rule->organisations == NULL || rule->organisations[0] == NULL)
    return TRUE;
  return g_strv_contains ((const char *const *) rule->organisations, self->organisation) ||
         g_strv_contains (skv_plan_organisations_at (
                            self->plan, (const char *const *) rule->organisations, self->end - 1),
                          self->organisation);
}

static gboolean
is_of_year (const SkvReport *self, const SkvRule *rule)
{
  return (rule->valid_from == SKV_DAY_NONE || skv_day_year (rule->valid_from) <= self->year) &&
         (rule->valid_until == SKV_DAY_NONE || skv_day_year (rule->valid_until) >= self->year);
}

static void
add_rule (SkvReport *self, SkvReportSection *section, const SkvRule *rule)
{
  SkvRuleCount count = skv_rule_count_year (self->plan, rule, self->year);
  int taken = count.taking_place + count.shared;

  self->counts.budgets++;
  self->counts.budget += count.budget;
  self->counts.left += count.left;
  skv_report_take_row (
    section, g_strdup (rule->title),
    /* TRANSLATORS: of a yearly budget: left, agreed, take place */
    g_strdup_printf (_("%1$d left: %2$d − %3$d"), count.left, count.budget, taken));
  skv_report_take_numbers (section, g_strdup (rule->title), skv_report_whole (self->year),
                           skv_report_whole (count.budget), skv_report_whole (taken),
                           skv_report_whole (count.left));
}

void
skv_report_add_budget (SkvReport *self)
{
  static const int shares[] = { 60, 40 };
  GPtrArray *rules = skv_plan_get_records (self->plan, SKV_KIND_RULE);
  SkvReportSection *section = NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      const SkvRule *rule = rules->pdata[i];

      if (rule->yearly_budget <= 0 || !is_of_year (self, rule) || !is_theirs (self, rule) ||
          skv_rule_count_first_part (self->plan, rule, self->year) != rule)
        continue;
      if (section == NULL)
        {
          section = skv_report_add_section (self, "budget", _("Left of the yearly budget"));
          skv_report_set_columns (section, shares, _("Rule"), _("Year"), NULL);
          skv_report_set_codes (section, NC_("table", "rule"), NC_("table", "year"),
                                NC_("table", "agreed_evenings"), NC_("table", "take_place"),
                                NC_("table", "left"), NULL);
          skv_report_take_words (
            section, g_strdup (_("Left = evenings agreed for the year − evenings that take place "
                                  "in it, from its first day to its last.")));
        }
      add_rule (self, section, rule);
    }
}
