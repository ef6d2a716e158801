/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-words.h"

#include <glib/gi18n-lib.h>
#include <pango/pango.h>

#include "core/conflict/lifts.h"
#include "core/conflict/reviews.h"
#include "core/calendar/holiday-calendar.h"
#include "core/calendar/shift.h"
#include "core/calendar/words.h"
#include "core/outage/course.h"

/* More would make a tooltip higher than a small screen. */
#define MAX_CONFLICTS_TOLD 5
/* and in the name of a cell, which is read aloud */
#define MAX_CONFLICTS_NAMED 2

char *
skv_year_words_lane (SkvPlan *plan, const char *lane)
{
  const SkvLane *record = skv_plan_lookup (plan, SKV_KIND_LANE, lane);
  const char *title =
    record != NULL && record->title != NULL ? record->title : skv_lane_builtin_title (lane);

  return g_strdup (title != NULL ? title : lane);
}

const char *
skv_year_words_severity (SkvSeverity severity)
{
  switch (severity)
    {
    case SKV_SEVERITY_HARD:
      return _("hard conflict");
    case SKV_SEVERITY_SOFT:
      return _("soft conflict");
    case SKV_SEVERITY_INFO:
      return _("note");
    case SKV_SEVERITY_NONE:
    default:
      return _("free");
    }
}

static char *
words_for_instants (const SkvZone *zone, gint64 start, gint64 end)
{
  SkvDay day = skv_zone_day (zone, start);
  int from = (int) ((skv_zone_to_local (zone, start) - day * SKV_DAY_SECONDS) / 60);
  g_autofree char *date = skv_words_date (day);
  g_autofree char *clock = NULL;

  if (end == SKV_MOMENT_NONE || end <= start)
    clock = skv_words_time (from);
  else
    {
      gint64 local_end = skv_zone_to_local (zone, end);

      if (local_end - (day + 1) * SKV_DAY_SECONDS > SKV_DAY_SECONDS / 2)
        {
          SkvDay last = skv_zone_day (zone, end);
          g_autofree char *last_date = skv_words_date (last);
          g_autofree char *last_clock =
            skv_words_time ((int) ((local_end - last * SKV_DAY_SECONDS) / 60));
          g_autofree char *first_clock = skv_words_time (from);

          return g_strdup_printf ("%s %s – %s %s", date, first_clock, last_date, last_clock);
        }
      clock = skv_words_time_range (from, (int) ((local_end - day * SKV_DAY_SECONDS) / 60));
    }
  return g_strdup_printf ("%s %s", date, clock);
}

char *
skv_year_words_when (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_return_val_if_fail (occurrence != NULL, NULL);

  if (occurrence->start == SKV_MOMENT_NONE)
    return g_strdup (_("no date yet"));
  if (!occurrence->resolved && occurrence->rule != NULL)
    return g_strdup (_("no day fits: please choose one"));
  if (!occurrence->all_day)
    return words_for_instants (skv_plan_get_zone (plan), occurrence->start, occurrence->end);
  if (occurrence->end_day - occurrence->first_day <= 1)
    return skv_words_date (occurrence->first_day);
  return skv_words_date_range (occurrence->first_day, occurrence->end_day);
}

static gboolean
has_conflict_with_words (const SkvConflict *conflict)
{
  return conflict->message != NULL && conflict->message[0] != '\0';
}

/* ", lifted 3–5 June 2019" */
static void
append_lifted (GString *text, SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autoptr (SkvLifts) lifts = NULL;
  g_autofree char *words = NULL;

  if (g_strcmp0 (occurrence->lane, "freeze") != 0)
    return;
  lifts = skv_lifts_new (plan);
  words = skv_lifts_days_words (lifts, occurrence);
  if (words != NULL)
    g_string_append_printf (text, ", %s", words);
}

char *
skv_year_words_label (SkvPlan *plan, const SkvOccurrence *occurrence, GPtrArray *conflicts)
{
  g_autofree char *lane = skv_year_words_lane (plan, occurrence->lane);
  g_autofree char *when = skv_year_words_when (plan, occurrence);
  GString *text = g_string_new (NULL);
  guint told = 0, accepted = 0;

  g_string_append_printf (text, "%s, %s, %s", occurrence->title != NULL ? occurrence->title : lane,
                          lane, when);
  if (occurrence->status >= SKV_STATUS_STARTED)
    g_string_append_printf (text, ", %s", skv_status_title (occurrence->status));
  append_lifted (text, plan, occurrence);
  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (conflict->severity < SKV_SEVERITY_SOFT)
        continue;
      if (conflict->accepted)
        {
          accepted++;
          continue;
        }
      if (told == MAX_CONFLICTS_NAMED)
        continue;
      g_string_append_printf (text, ", %s", skv_year_words_severity (conflict->severity));
      if (has_conflict_with_words (conflict))
        g_string_append_printf (text, ": %s", conflict->message);
      told++;
    }
  if (accepted > 0)
    g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE, ", %u accepted conflict", ", %u accepted conflicts", accepted),
      accepted);
  return g_string_free (text, FALSE);
}

static void
append_line (GString *text, const char *name, const char *value)
{
  g_autofree char *escaped = NULL;

  if (value == NULL || value[0] == '\0')
    return;
  escaped = g_markup_escape_text (value, -1);
  g_string_append_printf (text, "\n<b>%s</b>  %s", name, escaped);
}

static char *
name_of_party (SkvPlan *plan, const char *id)
{
  const SkvContact *contact = skv_plan_lookup (plan, SKV_KIND_CONTACT, id);
  const SkvDepartment *department = skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, id);

  if (contact != NULL)
    return contact->name != NULL ? g_strdup_printf ("%s (%s)", contact->role, contact->name)
                                 : g_strdup (contact->role);
  return g_strdup (department != NULL ? department->name : id);
}

static void
append_systems (GString *text, SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) owners = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *systems = NULL;
  g_autofree char *asked = NULL;

  for (gsize i = 0; occurrence->systems != NULL && occurrence->systems[i] != NULL; i++)
    {
      const SkvSystem *system = skv_plan_get_system (plan, occurrence->systems[i]);
      char *owner;

      g_ptr_array_add (names, system != NULL ? system->name : (char *) occurrence->systems[i]);
      if (system == NULL || system->owner == NULL)
        continue;
      owner = name_of_party (plan, system->owner);
      if (g_ptr_array_find_with_equal_func (owners, owner, g_str_equal, NULL))
        g_free (owner);
      else
        g_ptr_array_add (owners, owner);
    }
  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (owners, NULL);
  systems = g_strjoinv (", ", (char **) names->pdata);
  asked = g_strjoinv (", ", (char **) owners->pdata);
  append_line (text, _("Systems"), systems);
  append_line (text, _("Owner"), asked);
}

static void
append_emergency (GString *text, SkvPlan *plan, const SkvItem *item)
{
  SkvReview review = {
    .item = (SkvItem *) item,
    .state = item->reviewed != SKV_DAY_NONE ? SKV_REVIEW_DONE : SKV_REVIEW_WAITING,
    .day = skv_review_day (plan, item),
  };
  g_autofree char *words = skv_review_words (&review);

  append_line (text, _("Emergency"), words);
}

/* how it went, and what comes after it */
static void
append_course (GString *text, SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autofree char *words = skv_course_words (plan, occurrence);
  g_autofree char *days = skv_aftercare_words (occurrence);

  append_line (text, _("How it went"), g_strdelimit (words, "\n", ' '));
  append_line (text, _("Aftercare"), days);
}

static void
append_item (GString *text, SkvPlan *plan, const SkvOccurrence *occurrence)
{
  const SkvItem *item = occurrence->item;
  g_autofree char *why = NULL;

  append_line (text, _("Status"), skv_status_title (occurrence->status));
  if (item != NULL && item->department != NULL)
    {
      g_autofree char *name = name_of_party (plan, item->department);
      append_line (text, _("Department"), name);
    }
  if (item != NULL && item->contact != NULL)
    {
      g_autofree char *name = name_of_party (plan, item->contact);
      append_line (text, _("Contact"), name);
    }
  if (item != NULL && item->emergency)
    append_emergency (text, plan, item);
  if (g_strcmp0 (occurrence->lane, "freeze") == 0)
    {
      g_autoptr (SkvLifts) lifts = skv_lifts_new (plan);
      g_autofree char *words =
        skv_lifts_words (lifts, occurrence, occurrence->first_day, occurrence->end_day);

      append_line (text, _("Exception"), words);
    }
  /* What a rule moved has the rule's own reason, which "Why" tells below; why it was postponed
   * stands with how it went. */
  if (occurrence->moved != SKV_MOVED_BY_RULE && (item == NULL || item->postponed_from == NULL))
    append_line (text, _("Reason"), occurrence->reason);
  if (item != NULL)
    append_line (text, _("Decided by"), item->by);
  if (occurrence->rule != NULL && occurrence->moved != SKV_NOT_MOVED &&
      occurrence->original_day != SKV_DAY_NONE)
    {
      g_autofree char *original = skv_words_date (occurrence->original_day);

      append_line (text, _("Moved from"), original);
      why = skv_occurrence_why_moved (plan, occurrence);
      append_line (text, _("Why"), why);
    }
  append_course (text, plan, occurrence);
  if (item != NULL)
    append_line (text, _("Notes"), item->notes);
}

static void
append_conflicts (GString *text, GPtrArray *conflicts)
{
  guint told = 0;

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autofree char *message = NULL;

      if (conflict->severity < SKV_SEVERITY_SOFT)
        continue; /* that an evening was moved, which stands above */
      if (told == MAX_CONFLICTS_TOLD)
        {
          guint more = conflicts->len - i;

          g_string_append_printf (text, "\n\n");
          g_string_append_printf (
            text, g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", more), more);
          return;
        }
      message = g_markup_escape_text (conflict->message != NULL ? conflict->message : "", -1);
      g_string_append_printf (text, "\n\n<b>%s</b>%s  %s",
                              skv_year_words_severity (conflict->severity),
                              conflict->accepted ? _(" (accepted)") : "", message);
      if (conflict->accepted)
        append_line (text, _("Accepted because"), conflict->accepted_why);
      append_line (text, _("Ask"), conflict->owner);
      append_line (text, _("Instead"), conflict->solution);
      told++;
    }
}

char *
skv_year_words_details (SkvPlan *plan, const SkvOccurrence *occurrence, GPtrArray *conflicts)
{
  g_autofree char *lane = skv_year_words_lane (plan, occurrence->lane);
  g_autofree char *when = skv_year_words_when (plan, occurrence);
  g_autofree char *title =
    g_markup_escape_text (occurrence->title != NULL ? occurrence->title : lane, -1);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "<b><big>%s</big></b>", title);
  append_line (text, _("Lane"), lane);
  append_line (text, _("When"), when);
  append_systems (text, plan, occurrence);
  append_item (text, plan, occurrence);
  append_conflicts (text, conflicts);
  return g_string_free (text, FALSE);
}

char *
skv_year_words_plain (const char *markup)
{
  char *text = NULL;

  if (!pango_parse_markup (markup, -1, 0, NULL, &text, NULL, NULL))
    return g_strdup (markup);
  return text;
}

/* "half-day from 12:00" (transfer full) */
static char *
kind_of_day (const SkvHoliday *holiday)
{
  switch (holiday->kind)
    {
    case SKV_HOLIDAY_PUBLIC:
      return g_strdup (_("public holiday"));
    case SKV_HOLIDAY_EVE:
      return g_strdup (_("day before a public holiday"));
    case SKV_HOLIDAY_SCHOOL:
      return g_strdup (_("school holiday"));
    case SKV_HOLIDAY_HALF_DAY:
    default:
      return skv_holiday_half_day_words (holiday);
    }
}

char *
skv_year_words_day (SkvPlan *plan, SkvDay day)
{
  g_autofree char *date = skv_words_date (day);
  g_autoptr (GArray) holidays = NULL;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "<b>%s</b>", date);
  g_string_append (text, " · ");
  g_string_append_printf (text, _("week %d"), skv_day_iso_week (day, NULL));
  holidays = skv_holiday_calendar_list (skv_plan_get_holiday_calendar (plan), day, day + 1, NULL);
  for (guint i = 0; i < holidays->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (holidays, SkvHoliday, i);
      g_autofree char *kind = kind_of_day (holiday);
      g_autofree char *whose = skv_plan_holiday_organisations (plan, holiday);
      g_autofree char *name = g_markup_escape_text (holiday->name, -1);
      g_autofree char *escaped = whose != NULL ? g_markup_escape_text (whose, -1) : NULL;

      g_string_append_printf (text, "\n%s: %s", kind, name);
      if (escaped != NULL)
        g_string_append_printf (text, " (%s)", escaped);
    }
  return g_string_free (text, FALSE);
}
