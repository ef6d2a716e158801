/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"

static const int work_shares[] = { 22, 28, 22, 28 };

/* --- work, done and coming -------------------------------------------------------------------- */

static gboolean
is_work (const SkvOccurrence *occurrence)
{
  static const char *const others[] = { "holiday", "exam",   "freeze", "critical",
                                        "meeting", "window", "outage", NULL };

  return !g_strv_contains (others, occurrence->lane) && occurrence->item != NULL;
}

/* the day on which it lay first (nullable: SKV_DAY_NONE) */
static SkvDay
day_before (const SkvReport *self, const SkvItem *item)
{
  const SkvZone *zone = skv_plan_get_zone (self->plan);
  SkvDay day = item->postponed_from != NULL ? skv_day_parse (item->postponed_from) : SKV_DAY_NONE;
  gint64 moment;

  if (day != SKV_DAY_NONE || item->postponed_from == NULL)
    return day;
  moment = skv_zone_parse (zone, item->postponed_from);
  return moment != SKV_MOMENT_NONE ? skv_zone_day (zone, moment) : SKV_DAY_NONE;
}

static char *
delayed_words (const SkvReport *self, const SkvItem *item)
{
  SkvDay was = day_before (self, item);
  g_autofree char *day = was != SKV_DAY_NONE ? skv_words_day_month_year (was) : NULL;
  GString *words = g_string_new (_("Delayed"));

  if (day != NULL)
    g_string_append_printf (words, _(", was %s"), day);
  if (item->reason != NULL)
    g_string_append_printf (words, ": %s", item->reason);
  return g_string_free (words, FALSE);
}

static char *
done_words (const SkvOccurrence *occurrence)
{
  const SkvItem *item = occurrence->item;
  GString *words = g_string_new (_("Done"));

  if (item->actual_start != SKV_MOMENT_NONE && item->actual_end != SKV_MOMENT_NONE &&
      occurrence->end != SKV_MOMENT_NONE && !occurrence->all_day)
    {
      g_autofree char *used = skv_report_seconds (item->actual_end - item->actual_start);
      g_autofree char *planned = skv_report_seconds (occurrence->span.end - occurrence->span.start);

      /* TRANSLATORS: of work: time used, time planned */
      g_string_append_printf (words, _(", %1$s used of %2$s"), used, planned);
    }
  if (item->outcome != NULL)
    g_string_append_printf (words, ": %s", item->outcome);
  return g_string_free (words, FALSE);
}

static char *
status_words (const SkvReport *self, const SkvOccurrence *occurrence)
{
  const SkvItem *item = occurrence->item;
  gboolean is_over = self->now == SKV_MOMENT_NONE ? occurrence->first_day < self->end
                                                  : occurrence->span.end <= self->now;

  switch (occurrence->status)
    {
    case SKV_STATUS_DONE:
      return done_words (occurrence);
    case SKV_STATUS_CANCELLED:
      return item->reason != NULL ? g_strdup_printf ("%s: %s", _("Cancelled"), item->reason)
                                  : g_strdup (_("Cancelled"));
    case SKV_STATUS_POSTPONED:
      return delayed_words (self, item);
    case SKV_STATUS_PROPOSED:
      return g_strdup (_("Proposed"));
    case SKV_STATUS_APPROVED:
    case SKV_STATUS_ANNOUNCED:
    case SKV_STATUS_STARTED:
    default:
      if (item->actual_end != SKV_MOMENT_NONE)
        return done_words (occurrence);
      if (item->postponed_from != NULL)
        return delayed_words (self, item);
      if (is_over && occurrence->status == SKV_STATUS_STARTED)
        return delayed_words (self, item);
      return g_strdup (is_over ? _("Over; nobody has said how it went") : _("On plan"));
    }
}

static void
add_list (SkvReport *self, SkvReportSection *section, SkvOccurrences *all, SkvDay from, SkvDay to)
{
  for (guint i = 0; i < skv_occurrences_get_n (all); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (all, i);

      if (!is_work (occurrence) || !skv_report_has (self, occurrence, from, to))
        continue;
      skv_report_take_row (
        section, skv_report_when (self, occurrence), g_strdup (occurrence->title),
        skv_report_systems (self, occurrence->systems), status_words (self, occurrence));
    }
}

/* What lay in the month and was put off to another one. */
static void
add_put_off (SkvReport *self, SkvReportSection *section)
{
  GPtrArray *items = skv_plan_get_records (self->plan, SKV_KIND_ITEM);
  const SkvZone *zone = skv_plan_get_zone (self->plan);

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = items->pdata[i];
      SkvDay was = day_before (self, item), first, end;
      const char *none[] = { NULL };

      if (was == SKV_DAY_NONE || was < self->from || was >= self->end ||
          (skv_item_days (item, zone, &first, &end) && first < self->end && end > self->from) ||
          (self->organisation != NULL && item->organisations != NULL &&
           item->organisations[0] != NULL &&
           !g_strv_contains ((const char *const *) item->organisations, self->organisation)))
        continue;
      skv_report_take_row (section, skv_words_date_short (was), g_strdup (item->title),
                           skv_report_systems (self, item->systems != NULL
                                                       ? (const char *const *) item->systems
                                                       : none),
                           delayed_words (self, item));
    }
}

void
skv_report_add_work (SkvReport *self)
{
  SkvReportSection *section = skv_report_add_section (self, "work", _("Work of the month"));

  skv_report_set_columns (section, work_shares, _("Date"), _("Work"), _("Systems"), _("Status"),
                          NULL);
  add_list (self, section, self->all, self->from, self->end);
  add_put_off (self, section);
  section = skv_report_add_section (self, "coming", _("Work of the next month"));
  skv_report_set_columns (section, work_shares, _("Date"), _("Work"), _("Systems"), _("Status"),
                          NULL);
  add_list (self, section, self->next, self->end, self->next_end);
}

/* --- windows ---------------------------------------------------------------------------------- */

static gboolean
is_window (const SkvOccurrence *occurrence)
{
  return strcmp (occurrence->lane, "window") == 0 &&
         (occurrence->rule == NULL || occurrence->resolved) && !occurrence->left_out;
}

static guint
count_jobs (const SkvReport *self, const SkvOccurrence *window)
{
  guint n = 0;

  for (guint i = 0; i < skv_occurrences_get_n (self->all); i++)
    {
      const SkvOccurrence *job = skv_occurrences_get (self->all, i);

      n += is_work (job) && job->start != SKV_MOMENT_NONE && !job->all_day &&
           job->status != SKV_STATUS_CANCELLED && job->status != SKV_STATUS_POSTPONED &&
           job->span.start >= window->span.start && job->span.start < window->span.end;
    }
  return n;
}

void
skv_report_add_windows (SkvReport *self)
{
  static const int shares[] = { 34, 36, 30 };
  SkvReportSection *section = skv_report_add_section (self, "windows", _("Windows used"));
  guint n = 0, used = 0;

  skv_report_set_columns (section, shares, _("Date"), _("Window"), _("Used for"), NULL);
  for (guint i = 0; i < skv_occurrences_get_n (self->all); i++)
    {
      const SkvOccurrence *window = skv_occurrences_get (self->all, i);
      gboolean is_off =
        window->status == SKV_STATUS_CANCELLED || window->status == SKV_STATUS_POSTPONED;
      guint jobs;

      if (!is_window (window) || !skv_report_has (self, window, self->from, self->end))
        continue;
      jobs = count_jobs (self, window);
      n += !is_off;
      used += !is_off && jobs > 0;
      skv_report_take_row (
        section, skv_report_when (self, window), g_strdup (window->title),
        is_off ? g_strdup (skv_status_title (window->status))
               : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u job", "%u jobs", jobs), jobs));
    }
  /* TRANSLATORS: windows of a month: how many had work in them, of how many */
  skv_report_take_words (section,
                         g_strdup_printf (_("Windows with work in them: %1$u of %2$u"), used, n));
}

void
skv_report_add_moved (SkvReport *self)
{
  static const int shares[] = { 22, 22, 24, 32 };
  SkvReportSection *section = skv_report_add_section (self, "moved", _("Evenings moved"));

  skv_report_set_columns (section, shares, _("By the rule"), _("Date"), _("Window"),
                          _("Reason"), NULL);
  for (guint i = 0; i < skv_occurrences_get_n (self->all); i++)
    {
      const SkvOccurrence *window = skv_occurrences_get (self->all, i);

      if (!is_window (window) || window->moved == SKV_NOT_MOVED ||
          window->status == SKV_STATUS_CANCELLED ||
          !skv_report_has (self, window, self->from, self->end))
        continue;
      skv_report_take_row (section, skv_words_date_short (window->original_day),
                           skv_report_when (self, window), g_strdup (window->title),
                           g_strdup (window->reason != NULL ? window->reason : ""));
    }
}

/* --- announcements ---------------------------------------------------------------------------- */

static const char *
told_title (SkvTold told)
{
  switch (told)
    {
    case SKV_TOLD_IN_TIME:
      return _("In time");
    case SKV_TOLD_LATE:
      return _("Too late");
    case SKV_TOLD_NEVER:
      return _("Not announced");
    case SKV_TOLD_UNKNOWN:
    default:
      return _("Not known");
    }
}

void
skv_report_add_notices (SkvReport *self)
{
  static const int shares[] = { 22, 28, 16, 17, 17 };
  SkvReportSection *section = skv_report_add_section (self, "notices", _("Announced in time"));
  const SkvZone *zone = skv_plan_get_zone (self->plan);
  guint n = 0, in_time = 0;

  skv_report_set_columns (section, shares, _("Date"), _("Work"), _("Last day to announce"),
                          _("Announced"), _("Status"), NULL);
  for (guint i = 0; i < skv_occurrences_get_n (self->all); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (self->all, i);
      gint64 sent;
      SkvDay due;
      SkvTold told;

      if (!is_work (occurrence) || occurrence->item->emergency ||
          occurrence->status == SKV_STATUS_CANCELLED ||
          occurrence->status == SKV_STATUS_POSTPONED || occurrence->status == SKV_STATUS_PROPOSED ||
          !skv_report_has (self, occurrence, self->from, self->end))
        continue;
      told = skv_told_find (self->plan, self->all, occurrence, &due, &sent);
      n++;
      in_time += told == SKV_TOLD_IN_TIME;
      skv_report_take_row (
        section, skv_report_when (self, occurrence), g_strdup (occurrence->title),
        due != SKV_DAY_NONE ? skv_words_date_short (due) : g_strdup (""),
        sent != SKV_MOMENT_NONE ? skv_words_date_short (skv_zone_day (zone, sent)) : g_strdup (""),
        g_strdup (told_title (told)));
    }
  /* TRANSLATORS: work of a month: how much was announced in time, of how much */
  skv_report_take_words (
    section, g_strdup_printf (_("Work that was announced in time: %1$u of %2$u"), in_time, n));
}
