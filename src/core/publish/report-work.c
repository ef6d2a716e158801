/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/occurrence-edits.h"
#include "core/calendar/organisations.h"
#include "core/calendar/words.h"
#include "core/exchange/sites.h"

/* A window moved out of the month, back in time, lies at most so many days before it. */
#define LONGEST_MOVE 62

/* --- work, done and coming -------------------------------------------------------------------- */

/* of a rolling upgrade: how many are done, and which remain */
static void
append_sites (GString *words, const SkvItem *item)
{
  g_autofree char *sites = skv_item_sites_words (item);

  if (sites != NULL)
    g_string_append_printf (words, "; %s", sites);
}

static char *
delayed_words (const SkvReport *self, const SkvItem *item)
{
  SkvDay was = skv_item_postponed_day (self->plan, item);
  g_autofree char *day = was != SKV_DAY_NONE ? skv_words_day_month_year (was) : NULL;
  GString *words = g_string_new (_("Delayed"));

  if (day != NULL)
    g_string_append_printf (words, _(", was %s"), day);
  if (item->reason != NULL)
    g_string_append_printf (words, ": %s", item->reason);
  append_sites (words, item);
  return g_string_free (words, FALSE);
}

/* the time that it took against what was planned for it, if both are known */
static void
append_used (GString *words, const SkvOccurrence *occurrence)
{
  const SkvItem *item = occurrence->item;
  g_autofree char *used = NULL, *planned = NULL;

  if (item == NULL || item->actual_start == SKV_MOMENT_NONE ||
      item->actual_end == SKV_MOMENT_NONE || occurrence->end == SKV_MOMENT_NONE ||
      occurrence->all_day)
    return;
  used = skv_report_seconds (item->actual_end - item->actual_start);
  planned = skv_report_seconds (occurrence->span.end - occurrence->span.start);
  /* TRANSLATORS: of work or a window: time used, time planned */
  g_string_append_printf (words, _(", %1$s used of %2$s"), used, planned);
}

static char *
done_words (const SkvOccurrence *occurrence)
{
  GString *words = g_string_new (_("Done"));

  append_used (words, occurrence);
  if (occurrence->item->outcome != NULL)
    g_string_append_printf (words, ": %s", occurrence->item->outcome);
  append_sites (words, occurrence->item);
  return g_string_free (words, FALSE);
}

static const char *
state_title (SkvWorkState state)
{
  switch (state)
    {
    case SKV_WORK_DONE:
      return _("Done");
    case SKV_WORK_ON_PLAN:
      return _("On plan");
    case SKV_WORK_DELAYED:
      return _("Delayed");
    case SKV_WORK_PROPOSED:
      return _("Proposed");
    case SKV_WORK_CANCELLED:
      return _("Cancelled");
    case SKV_WORK_NOT_SAID:
    case SKV_N_WORK_STATES:
    default:
      return _("Over; nobody has said how it went");
    }
}

static char *
status_words (const SkvReport *self, const SkvOccurrence *occurrence, SkvWorkState state)
{
  const char *reason = occurrence->item->reason;
  GString *words;

  if (state == SKV_WORK_DONE)
    return done_words (occurrence);
  if (state == SKV_WORK_DELAYED)
    return delayed_words (self, occurrence->item);
  if (state == SKV_WORK_CANCELLED && reason != NULL)
    return g_strdup_printf ("%s: %s", _("Cancelled"), reason);
  words = g_string_new (state_title (state));
  append_sites (words, occurrence->item);
  return g_string_free (words, FALSE);
}

static char *
minutes_between (gint64 start, gint64 end)
{
  return start != SKV_MOMENT_NONE && end != SKV_MOMENT_NONE ? skv_report_whole ((end - start) / 60)
                                                            : NULL;
}

static void
add_numbers (const SkvReport *self,
             SkvReportSection *section,
             const SkvOccurrence *occurrence,
             SkvWorkState state)
{
  const SkvItem *item = occurrence->item;
  gboolean is_timed = occurrence->end != SKV_MOMENT_NONE && !occurrence->all_day;
  const char *said = state == SKV_WORK_DONE && item->outcome != NULL ? item->outcome : item->reason;

  skv_report_take_numbers (
    section, skv_report_start (self, occurrence), skv_report_end (self, occurrence),
    g_strdup (occurrence->title), skv_report_systems (self, occurrence->systems),
    skv_report_organisations (self, occurrence), g_strdup (state_title (state)),
    is_timed ? minutes_between (occurrence->span.start, occurrence->span.end) : NULL,
    minutes_between (item->actual_start, item->actual_end),
    skv_report_day (skv_item_postponed_day (self->plan, item)), g_strdup (said));
}

static void
add_one (SkvReport *self, SkvReportSection *section, const SkvOccurrence *occurrence, guint *counts)
{
  SkvWorkState state = skv_report_work_state (self, occurrence);
  g_autofree char *whose = skv_report_organisations (self, occurrence);
  g_autofree char *systems = skv_report_systems (self, occurrence->systems);

  counts[state]++;
  skv_report_take_row (section, skv_report_when (self, occurrence), g_strdup (occurrence->title),
                       skv_report_whose (self, systems, whose),
                       status_words (self, occurrence, state));
  add_numbers (self, section, occurrence, state);
}

static void
add_list (SkvReport *self,
          SkvReportSection *section,
          SkvOccurrences *all,
          SkvDay from,
          SkvDay to,
          guint *counts)
{
  for (guint i = 0; i < skv_occurrences_get_n (all); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (all, i);

      if (skv_report_is_work (occurrence) && skv_report_has (self, occurrence, from, to))
        add_one (self, section, occurrence, counts);
    }
}

static gboolean
is_for (const SkvReport *self, const SkvItem *item, SkvDay day)
{
  if (self->organisation == NULL || item->organisations == NULL || item->organisations[0] == NULL)
    return TRUE;
  return g_strv_contains (
    skv_plan_organisations_at (self->plan, (const char *const *) item->organisations, day),
    self->organisation);
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
      SkvOccurrence was = { .item = item, .lane = item->lane };
      SkvDay day = skv_item_postponed_day (self->plan, item), first, end;
      const char *none[] = { NULL };
      const char *const *systems =
        item->systems != NULL ? (const char *const *) item->systems : none;

      if (day == SKV_DAY_NONE || day < self->from || day >= self->end ||
          !skv_report_is_work (&was) || !is_for (self, item, day) ||
          (skv_item_days (item, zone, &first, &end) && first < self->end && end > self->from))
        continue;
      self->counts.work[SKV_WORK_DELAYED]++;
      skv_report_take_row (section, skv_words_date_short (day), g_strdup (item->title),
                           skv_report_systems (self, systems), delayed_words (self, item));
      skv_report_take_numbers (section, NULL, NULL, g_strdup (item->title),
                               skv_report_systems (self, systems), NULL,
                               g_strdup (state_title (SKV_WORK_DELAYED)), NULL, NULL,
                               skv_report_day (day), g_strdup (item->reason));
    }
}

static SkvReportSection *
add_work_section (SkvReport *self, const char *name, const char *title)
{
  static const int shares[] = { 26, 26, 22, 26 };
  SkvReportSection *section = skv_report_add_section (self, name, title);

  skv_report_set_columns (section, shares, _("Date"), _("Work"), _("Systems"), _("Status"),
                          NULL);
  skv_report_set_codes (section, NC_("table", "start"), NC_("table", "end"),
                        NC_("table", "work"), NC_("table", "systems"),
                        NC_("table", "organisations"), NC_("table", "status"),
                        NC_("table", "minutes_by_plan"), NC_("table", "minutes_used"),
                        NC_("table", "day_before"), NC_("table", "reason_or_outcome"), NULL);
  return section;
}

void
skv_report_add_work (SkvReport *self)
{
  SkvReportSection *section = add_work_section (self, "work", _("Work of the month"));

  add_list (self, section, self->all, self->from, self->end, self->counts.work);
  add_put_off (self, section);
  section = add_work_section (self, "coming", _("Work of the next month"));
  add_list (self, section, self->next, self->end, self->next_end, self->counts.coming);
}

/* --- windows ---------------------------------------------------------------------------------- */

/* for nobody in common: each names somebody, and nobody twice */
static gboolean
is_apart (const char *const *a, const char *const *b)
{
  if (a[0] == NULL || b[0] == NULL)
    return FALSE;
  for (guint i = 0; a[i] != NULL; i++)
    if (g_strv_contains (b, a[i]))
      return FALSE;
  return TRUE;
}

static guint
count_jobs (const SkvReport *self, const SkvOccurrence *window)
{
  guint n = 0;

  for (guint i = 0; i < skv_occurrences_get_n (self->all); i++)
    {
      const SkvOccurrence *job = skv_occurrences_get (self->all, i);

      n += skv_report_is_work (job) && job->start != SKV_MOMENT_NONE && !job->all_day &&
           job->status != SKV_STATUS_CANCELLED && job->status != SKV_STATUS_POSTPONED &&
           job->status != SKV_STATUS_PROPOSED && job->span.start >= window->span.start &&
           job->span.start < window->span.end &&
           !is_apart (job->organisations, window->organisations);
    }
  return n;
}

/* Was the window used, by work in it or because somebody wrote down that it began? */
static gboolean
is_used (const SkvOccurrence *window, guint jobs)
{
  return jobs > 0 || (window->item != NULL && window->item->actual_start != SKV_MOMENT_NONE);
}

static const char *
window_state (const SkvReport *self, const SkvOccurrence *window, guint jobs)
{
  if (window->status == SKV_STATUS_CANCELLED || window->status == SKV_STATUS_POSTPONED)
    return skv_status_title (window->status);
  if (!skv_report_is_past (self, window->span.start))
    return _("Still to come");
  return is_used (window, jobs) ? C_("window", "Used") : C_("window", "Not used");
}

static char *
used_words (const SkvReport *self, const SkvOccurrence *window, guint jobs)
{
  GString *words = g_string_new (window_state (self, window, jobs));

  append_used (words, window);
  if (jobs > 0)
    {
      g_string_append (words, ": ");
      g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%u job", "%u jobs", jobs),
                              jobs);
    }
  return g_string_free (words, FALSE);
}

static void
count_window (SkvReport *self, const SkvOccurrence *window, guint jobs)
{
  if (window->status == SKV_STATUS_CANCELLED || window->status == SKV_STATUS_POSTPONED)
    return;
  if (!skv_report_is_past (self, window->span.start))
    {
      self->counts.ahead++;
      return;
    }
  self->counts.windows++;
  self->counts.used += is_used (window, jobs);
}

static void
add_window (SkvReport *self, SkvReportSection *section, const SkvOccurrence *window)
{
  guint jobs = count_jobs (self, window);
  const SkvItem *item = window->item;
  g_autofree char *whose = skv_report_organisations (self, window);

  count_window (self, window, jobs);
  skv_report_take_row (section, skv_report_when (self, window),
                       skv_report_whose (self, window->title, whose),
                       used_words (self, window, jobs));
  skv_report_take_numbers (section, skv_report_start (self, window), skv_report_end (self, window),
                           g_strdup (window->title), g_steal_pointer (&whose),
                           g_strdup (window_state (self, window, jobs)), skv_report_whole (jobs),
                           minutes_between (window->span.start, window->span.end),
                           item != NULL ? minutes_between (item->actual_start, item->actual_end)
                                        : NULL);
}

void
skv_report_add_windows (SkvReport *self)
{
  static const int shares[] = { 30, 40, 30 };
  SkvReportSection *section = skv_report_add_section (self, "windows", _("Windows used"));

  skv_report_set_columns (section, shares, _("Date"), _("Window"), _("Used for"), NULL);
  skv_report_set_codes (section, NC_("table", "start"), NC_("table", "end"),
                        NC_("table", "window"), NC_("table", "organisations"),
                        NC_("table", "status"), NC_("table", "jobs"),
                        NC_("table", "minutes_by_plan"), NC_("table", "minutes_used"), NULL);
  for (guint i = 0; i < skv_occurrences_get_n (self->all); i++)
    {
      const SkvOccurrence *window = skv_occurrences_get (self->all, i);

      if (skv_report_is_window (window) && skv_report_has (self, window, self->from, self->end))
        add_window (self, section, window);
    }
  /* TRANSLATORS: windows of a month: how many had work in them, of how many */
  skv_report_take_words (section, g_strdup_printf (_("Windows with work in them: %1$u of %2$u"),
                                                   self->counts.used, self->counts.windows));
}

/* --- evenings moved --------------------------------------------------------------------------- */

/* Put off until further notice it lies nowhere, wherever it did. */
static gboolean
is_placed (const SkvOccurrence *window)
{
  return window->start != SKV_MOMENT_NONE && window->status != SKV_STATUS_POSTPONED;
}

/* the day on which a window lay first; SKV_DAY_NONE: it lies there still, or again */
static SkvDay
window_before (const SkvReport *self, const SkvOccurrence *window)
{
  SkvDay was = SKV_DAY_NONE;

  if (window->moved != SKV_NOT_MOVED)
    was = window->original_day;
  else if (window->item != NULL)
    was = skv_item_postponed_day (self->plan, window->item);
  return was != window->first_day || !is_placed (window) ? was : SKV_DAY_NONE;
}

static const char *
mover_title (const SkvOccurrence *window)
{
  return window->moved == SKV_MOVED_BY_RULE ? _("By the rule itself") : _("By a person");
}

static void
add_moved (SkvReport *self, SkvReportSection *section, const SkvOccurrence *window, SkvDay was)
{
  gboolean placed = is_placed (window);
  const char *reason = window->reason != NULL ? window->reason : "";

  self->counts.moved++;
  skv_report_take_row (section, skv_words_date_short (was),
                       placed ? skv_report_when (self, window)
                              : g_strdup (skv_status_title (window->status)),
                       g_strdup (window->title),
                       *reason != '\0' ? g_strdup_printf ("%s: %s", mover_title (window), reason)
                                       : g_strdup (mover_title (window)));
  skv_report_take_numbers (section, skv_report_day (was),
                           placed ? skv_report_start (self, window) : NULL,
                           placed ? skv_report_end (self, window) : NULL, g_strdup (window->title),
                           g_strdup (mover_title (window)), g_strdup (reason));
}

/* What lies in the month and lay elsewhere, or lay in it and lies elsewhere now. */
static void
add_moved_of (SkvReport *self, SkvReportSection *section, SkvOccurrences *all, SkvDay from)
{
  for (guint i = 0; i < skv_occurrences_get_n (all); i++)
    {
      const SkvOccurrence *window = skv_occurrences_get (all, i);
      SkvDay was;

      if (!skv_report_is_window (window) || window->status == SKV_STATUS_CANCELLED ||
          window->first_day < from || (all == self->all && window->first_day >= self->end))
        continue;
      was = window_before (self, window);
      if (was != SKV_DAY_NONE &&
          ((was >= self->from && was < self->end) || window->first_day >= self->from) &&
          (window->first_day < self->end || (was >= self->from && was < self->end)) &&
          skv_report_has (self, window, window->first_day, window->first_day + 1))
        add_moved (self, section, window, was);
    }
}

/* Windows that were put off until further notice lie nowhere. */
static void
add_unplaced (SkvReport *self, SkvReportSection *section)
{
  GPtrArray *items = skv_plan_get_records (self->plan, SKV_KIND_ITEM);

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = items->pdata[i];
      SkvOccurrence window = { .item = item,
                               .title = item->title,
                               .status = item->status,
                               .reason = item->reason,
                               .start = SKV_MOMENT_NONE,
                               .moved = SKV_MOVED_BY_HAND };
      SkvDay was = skv_item_postponed_day (self->plan, item);

      if (item->start == SKV_MOMENT_NONE && g_strcmp0 (item->lane, "window") == 0 &&
          item->status != SKV_STATUS_CANCELLED && was != SKV_DAY_NONE && was >= self->from &&
          was < self->end && is_for (self, item, was))
        add_moved (self, section, &window, was);
    }
}

void
skv_report_add_moved (SkvReport *self)
{
  static const int shares[] = { 18, 28, 22, 32 };
  SkvReportSection *section = skv_report_add_section (self, "moved", _("Evenings moved"));

  skv_report_set_columns (section, shares, _("Before"), _("Date"), _("Window"), _("Reason"),
                          NULL);
  skv_report_set_codes (section, NC_("table", "day_before"), NC_("table", "start"),
                        NC_("table", "end"), NC_("table", "window"), NC_("table", "moved_by"),
                        NC_("table", "reason"), NULL);
  add_moved_of (self, section, self->all, self->from - LONGEST_MOVE);
  add_moved_of (self, section, self->next, self->end);
  add_unplaced (self, section);
}
