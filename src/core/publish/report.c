/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/report-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "core/calendar/organisations.h"
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
  g_strfreev (section->codes);
  g_ptr_array_unref (section->numbers);
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
  section->numbers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
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

void
skv_report_set_codes (SkvReportSection *section, ...)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *code;
  va_list codes;

  va_start (codes, section);
  while ((code = va_arg (codes, const char *)) != NULL)
    g_strv_builder_add (builder, g_dpgettext2 (GETTEXT_PACKAGE, "table", code));
  va_end (codes);
  section->codes = g_strv_builder_end (builder);
}

void
skv_report_take_numbers (SkvReportSection *section, ...)
{
  guint n = g_strv_length (section->codes);
  GStrv row = g_new0 (char *, n + 1);
  va_list cells;

  va_start (cells, section);
  for (guint i = 0; i < n; i++)
    {
      row[i] = va_arg (cells, char *);
      if (row[i] == NULL)
        row[i] = g_strdup ("");
    }
  va_end (cells);
  g_ptr_array_add (section->numbers, row);
}

/* --- what it is about ------------------------------------------------------------------------- */

static gboolean
concerns (const SkvReport *self, const SkvOccurrence *occurrence, SkvDay from)
{
  const char *const *now_theirs;

  if (self->organisation == NULL ||
      skv_selection_has_organisation (self->plan, self->organisation, occurrence))
    return TRUE;
  if (occurrence->first_day >= from || occurrence->organisations[0] == NULL)
    return FALSE;
  /* What began before the month, and whom it was for has become another one since. */
  now_theirs = skv_plan_organisations_at (self->plan, occurrence->organisations, from);
  return g_strv_contains (now_theirs, self->organisation);
}

gboolean
skv_report_has (const SkvReport *self, const SkvOccurrence *occurrence, SkvDay from, SkvDay to)
{
  return occurrence->start != SKV_MOMENT_NONE && occurrence->first_day < to &&
         MAX (occurrence->end_day, occurrence->first_day + 1) > from &&
         concerns (self, occurrence, from);
}

gboolean
skv_report_is_past (const SkvReport *self, gint64 moment)
{
  return self->now == SKV_MOMENT_NONE || moment <= self->now;
}

gboolean
skv_report_is_work (const SkvOccurrence *occurrence)
{
  static const char *const others[] = { "holiday", "exam",   "freeze", "critical",
                                        "meeting", "window", "outage", NULL };

  return !g_strv_contains (others, occurrence->lane) && occurrence->item != NULL;
}

gboolean
skv_report_is_window (const SkvOccurrence *occurrence)
{
  return strcmp (occurrence->lane, "window") == 0 &&
         (occurrence->rule == NULL || occurrence->resolved) && !occurrence->left_out;
}

SkvWorkState
skv_report_work_state (const SkvReport *self, const SkvOccurrence *occurrence)
{
  const SkvItem *item = occurrence->item;
  gboolean is_over = self->now == SKV_MOMENT_NONE ? occurrence->first_day < self->end
                                                  : occurrence->span.end <= self->now;

  switch (occurrence->status)
    {
    case SKV_STATUS_DONE:
      return SKV_WORK_DONE;
    case SKV_STATUS_CANCELLED:
      return SKV_WORK_CANCELLED;
    case SKV_STATUS_POSTPONED:
      return SKV_WORK_DELAYED;
    case SKV_STATUS_PROPOSED:
      return SKV_WORK_PROPOSED;
    case SKV_STATUS_APPROVED:
    case SKV_STATUS_ANNOUNCED:
    case SKV_STATUS_STARTED:
    default:
      if (item != NULL && item->actual_end != SKV_MOMENT_NONE)
        return SKV_WORK_DONE;
      if ((item != NULL && item->postponed_from != NULL) ||
          (is_over && occurrence->status == SKV_STATUS_STARTED))
        return SKV_WORK_DELAYED;
      return is_over ? SKV_WORK_NOT_SAID : SKV_WORK_ON_PLAN;
    }
}

/* --- words that several of them have ---------------------------------------------------------- */

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
  g_autofree char *range = NULL;
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
  time = skv_words_time (from);
  if (occurrence->end == SKV_MOMENT_NONE)
    return g_strdup_printf ("%s, %s", day, time);
  if (is_long && occurrence->span.end - occurrence->span.start >= SKV_DAY_SECONDS)
    {
      g_autofree char *end = skv_words_time (to);
      g_autofree char *begins = g_strdup_printf ("%s, %s", day, time);
      g_autofree char *ends = g_strdup_printf ("%s, %s", last, end);

      return g_strdup_printf (C_("date range", "%1$s – %2$s"), begins, ends);
    }
  range = skv_words_time_range (from, to > from ? to : to + 1440);
  return g_strdup_printf ("%s, %s", day, range);
}

char *
skv_report_organisations (const SkvReport *self, const SkvOccurrence *occurrence)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; occurrence->organisations[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            skv_plan_organisation_name_at (self->plan, occurrence->organisations[i],
                                                           occurrence->first_day));
  return g_string_free (names, FALSE);
}

char *
skv_report_whose (const SkvReport *self, const char *what, const char *organisations)
{
  if (self->organisation != NULL || *organisations == '\0')
    return g_strdup (what);
  return *what == '\0' ? g_strdup (organisations)
                       : g_strdup_printf ("%s · %s", organisations, what);
}

guint
skv_report_count_told (const SkvReport *self)
{
  guint n = 0;

  for (int state = 0; state < SKV_N_NOTICE_STATES; state++)
    n += state != SKV_NOTICE_AHEAD ? self->counts.notices[state] : 0;
  return n;
}

char *
skv_report_keep_together (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " %", -1);

  return g_strjoinv ("\u00a0%", parts);
}

/* --- the same for spreadsheets ---------------------------------------------------------------- */

char *
skv_report_day (SkvDay day)
{
  return day != SKV_DAY_NONE ? skv_day_format (day) : g_strdup ("");
}

char *
skv_report_moment (const SkvReport *self, gint64 moment)
{
  g_autofree char *day = NULL;
  int minute;

  if (moment == SKV_MOMENT_NONE)
    return g_strdup ("");
  day = skv_day_format (skv_zone_day (skv_plan_get_zone (self->plan), moment));
  minute = minute_of (self, moment);
  return g_strdup_printf ("%s %02d:%02d", day, minute / 60, minute % 60);
}

char *
skv_report_start (const SkvReport *self, const SkvOccurrence *occurrence)
{
  return occurrence->all_day ? skv_report_day (occurrence->first_day)
                             : skv_report_moment (self, occurrence->span.start);
}

char *
skv_report_end (const SkvReport *self, const SkvOccurrence *occurrence)
{
  if (occurrence->end == SKV_MOMENT_NONE)
    return g_strdup ("");
  /* as people write it: the last day, included */
  return occurrence->all_day ? skv_report_day (occurrence->end_day - 1)
                             : skv_report_moment (self, occurrence->span.end);
}

char *
skv_report_decimal (const SkvReport *self, int thousandths)
{
  return thousandths < 0 ? g_strdup ("")
                         : g_strdup_printf ("%d%c%03d", thousandths / 1000,
                                            self->has_comma ? ',' : '.', thousandths % 1000);
}

char *
skv_report_whole (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* --- all of it -------------------------------------------------------------------------------- */

/* of a month that is not over, when it was looked at */
static void
append_now (const SkvReport *self, GString *words)
{
  g_autofree char *day = NULL, *time = NULL;
  SkvDay today;

  if (self->now == SKV_MOMENT_NONE)
    return;
  today = skv_zone_day (skv_plan_get_zone (self->plan), self->now);
  if (today >= self->end)
    return;
  day = skv_words_day_month_year (today);
  time = skv_words_time (minute_of (self, self->now));
  g_string_append (words, words->len > 0 ? " · " : "");
  /* TRANSLATORS: of a month: date, time up to which it was counted */
  g_string_append_printf (words, _("The month is not over: as of %1$s, %2$s"), day, time);
}

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
  append_now (self, words);
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
  self->has_comma = strchr (C_("percent", "%1$d.%2$03d %%"), ',') != NULL;
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
  skv_report_add_glance (self);
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
