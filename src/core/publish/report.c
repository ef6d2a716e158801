/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/report-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "core/calendar/organisations.h"
#include "core/calendar/rule-count.h"
#include "core/calendar/words.h"
#include "core/exchange/selection.h"
#include "core/publish/announcement.h"
#include "core/publish/poster-words.h"

#define AROUND 21

/* --- sections --------------------------------------------------------------------------------- */

static void
section_free (gpointer data)
{
  SkvReportSection *section = data;

  g_free (section->title);
  g_ptr_array_unref (section->words);
  g_strfreev (section->columns);
  g_ptr_array_unref (section->rows);
  g_free (section);
}

SkvReportSection *
skv_report_add_section (SkvReport *self, const char *name, const char *title)
{
  SkvReportSection *section = g_new0 (SkvReportSection, 1);

  section->name = name;
  section->title = g_strdup (title);
  section->words = g_ptr_array_new_with_free_func (g_free);
  section->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (self->sections, section);
  return section;
}

void
skv_report_set_columns (SkvReportSection *section, const int *shares, ...)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *column;
  va_list columns;

  va_start (columns, shares);
  while ((column = va_arg (columns, const char *)) != NULL)
    g_strv_builder_add (builder, column);
  va_end (columns);
  section->columns = g_strv_builder_end (builder);
  section->shares = shares;
}

void
skv_report_take_words (SkvReportSection *section, char *words)
{
  g_ptr_array_add (section->words, words);
}

void
skv_report_take_row (SkvReportSection *section, ...)
{
  guint n = g_strv_length (section->columns);
  GStrv row = g_new0 (char *, n + 1);
  va_list cells;

  va_start (cells, section);
  for (guint i = 0; i < n; i++)
    row[i] = va_arg (cells, char *);
  va_end (cells);
  g_ptr_array_add (section->rows, row);
}

/* --- words that several of them have ---------------------------------------------------------- */

gboolean
skv_report_has (const SkvReport *self, const SkvOccurrence *occurrence, SkvDay from, SkvDay to)
{
  return occurrence->start != SKV_MOMENT_NONE && occurrence->first_day < to &&
         MAX (occurrence->end_day, occurrence->first_day + 1) > from &&
         (self->organisation == NULL ||
          skv_selection_has_organisation (self->plan, self->organisation, occurrence));
}

char *
skv_report_seconds (gint64 seconds)
{
  return skv_words_minutes ((int) ((seconds + 30) / 60));
}

char *
skv_report_percent (int thousandths)
{
  /* TRANSLATORS: a percentage with three decimals: 99.500 % */
  return g_strdup_printf (C_("percent", "%1$d.%2$03d %%"), thousandths / 1000, thousandths % 1000);
}

char *
skv_report_systems (const SkvReport *self, const char *const *systems)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; systems[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            skv_plan_system_name (self->plan, systems[i]));
  return g_string_free (names, FALSE);
}

static int
minute_of (const SkvReport *self, gint64 moment)
{
  gint64 local = skv_zone_to_local (skv_plan_get_zone (self->plan), moment);

  return (int) ((local % SKV_DAY_SECONDS + SKV_DAY_SECONDS) % SKV_DAY_SECONDS / 60);
}

char *
skv_report_when (const SkvReport *self, const SkvOccurrence *occurrence)
{
  g_autofree char *day = skv_words_date_short (occurrence->first_day), *time = NULL, *last = NULL;
  gboolean is_long = occurrence->end_day - occurrence->first_day > 1;
  int from, to;

  if (is_long)
    last = skv_words_date_short (occurrence->end_day - 1);
  if (occurrence->all_day && is_long)
    return g_strdup_printf (C_("date range", "%1$s – %2$s"), day, last);
  if (occurrence->all_day)
    return g_steal_pointer (&day);
  from = minute_of (self, occurrence->span.start);
  to = minute_of (self, occurrence->span.end);
  time = occurrence->end == SKV_MOMENT_NONE
           ? skv_words_time (from)
           : skv_words_time_range (from, to > from ? to : to + 1440);
  return g_strdup_printf ("%s, %s", day, time);
}

/* --- the year's budget ------------------------------------------------------------------------ */

void
skv_report_add_budget (SkvReport *self)
{
  static const int shares[] = { 40, 60 };
  GPtrArray *rules = skv_plan_get_records (self->plan, SKV_KIND_RULE);
  SkvReportSection *section = NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      const SkvRule *rule = rules->pdata[i];
      SkvRuleCount count;

      if (rule->yearly_budget <= 0 ||
          (self->organisation != NULL && rule->organisations != NULL &&
           rule->organisations[0] != NULL &&
           !g_strv_contains ((const char *const *) rule->organisations, self->organisation)))
        continue;
      if (section == NULL)
        {
          section = skv_report_add_section (self, "budget", _("Left of the yearly budget"));
          skv_report_set_columns (section, shares, _("Rule"), _("Year"), NULL);
          skv_report_take_words (
            section, g_strdup (_("Left = evenings agreed for the year − evenings that take place "
                                  "in it, from its first day to its last.")));
        }
      count = skv_rule_count_year (self->plan, rule, self->year);
      skv_report_take_row (section, g_strdup (rule->title),
                           /* TRANSLATORS: of a yearly budget: left, agreed, take place */
                           g_strdup_printf (_("%1$d left: %2$d − %3$d"), count.left, count.budget,
                                            count.taking_place + count.shared));
    }
}

/* --- all of it -------------------------------------------------------------------------------- */

static char *
subtitle (const SkvReport *self, SkvDay made)
{
  const char *title = skv_plan_get_settings (self->plan)->title;
  g_autofree char *stamp = skv_poster_stamp (self->plan, made);
  const char *whose = self->organisation != NULL
                        ? skv_plan_organisation_name_at (self->plan, self->organisation, self->from)
                        : NULL;
  GString *words = g_string_new (whose);

  if (title != NULL && *title != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", title);
  if (*stamp != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", stamp);
  return g_string_free (words, FALSE);
}

SkvReport *
skv_report_new (SkvPlan *plan, const SkvReportOptions *options)
{
  SkvReport *self;
  g_autofree char *month = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && options != NULL, NULL);
  g_return_val_if_fail (options->month >= 1 && options->month <= 12, NULL);

  self = g_new0 (SkvReport, 1);
  self->plan = g_object_ref (plan);
  self->organisation = g_strdup (options->organisation);
  self->year = options->year;
  self->month = options->month;
  self->now = options->now;
  self->from = skv_day_from_ymd (options->year, options->month, 1);
  self->end = self->from + skv_days_in_month (options->year, options->month);
  self->next_end =
    self->end + skv_days_in_month (skv_day_year (self->end), skv_day_month (self->end));
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->language = g_strdup (skv_announcement_language ());
  self->uptimes = skv_uptimes_new (plan, self->organisation, self->from, self->end, self->now);
  self->all = self->uptimes->all;
  self->next = skv_occurrences_new (plan, self->end, self->next_end + AROUND, SKV_EXPAND_DEFAULT);
  month = skv_words_month_year (options->year, options->month);
  self->title = g_strdup_printf (_("Activity report, %s"), month);
  self->subtitle = subtitle (self, options->made);
  skv_report_add_work (self);
  skv_report_add_incidents (self);
  skv_report_add_uptime (self);
  skv_report_add_windows (self);
  skv_report_add_moved (self);
  skv_report_add_budget (self);
  skv_report_add_notices (self);
  return self;
}

void
skv_report_free (SkvReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->sections);
  skv_uptimes_free (self->uptimes);
  skv_occurrences_unref (self->next);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->language);
  g_free (self->organisation);
  g_object_unref (self->plan);
  g_free (self);
}

const char *
skv_report_get_title (const SkvReport *self)
{
  return self->title;
}

const SkvUptimes *
skv_report_get_uptimes (const SkvReport *self)
{
  return self->uptimes;
}

gboolean
skv_report_parse_month (const char *text, int *year, int *month)
{
  g_autofree char *first = text != NULL ? g_strconcat (text, "-01", NULL) : NULL;
  SkvDay day = first != NULL && strlen (text) == 7 ? skv_day_parse (first) : SKV_DAY_NONE;

  if (day == SKV_DAY_NONE || skv_day_year (day) < 1970 || skv_day_year (day) > 2099)
    return FALSE;
  *year = skv_day_year (day);
  *month = skv_day_month (day);
  return TRUE;
}
