/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/announcement-fill.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/contacts.h"
#include "core/calendar/occurrence-edits.h"
#include "core/calendar/organisations.h"
#include "core/calendar/words.h"
#include "core/exchange/selection.h"
#include "core/model/codes.h"
#include "core/publish/poster-words.h"

/* Where work is that takes systems from people. */
static const char *const work_lanes[] = { "maintenance", "vendor", NULL };

static gboolean
is_off (const SkvOccurrence *occurrence)
{
  return occurrence->status == SKV_STATUS_CANCELLED || occurrence->status == SKV_STATUS_POSTPONED;
}

static gboolean
is_work (const SkvOccurrence *occurrence)
{
  return g_strv_contains (work_lanes, occurrence->lane) && !is_off (occurrence);
}

void
skv_announce_fill_when (SkvFill *fill, const SkvEvening *evening)
{
  skv_fill_take (fill, "dates", skv_evening_dates (evening));
  skv_fill_take (fill, "figures", skv_evening_figures (evening));
  skv_fill_take (fill, "time", skv_evening_hours (evening, FALSE));
  skv_fill_take (fill, "hours", skv_evening_hours (evening, TRUE));
}

/* --- of all announcements --------------------------------------------------------------------- */

static void
fill_contact (SkvFill *fill, const SkvContact *contact)
{
  skv_fill_take (fill, "contact", contact != NULL ? skv_contact_words (contact) : NULL);
  skv_fill_set (fill, "phone", contact != NULL ? contact->phone : NULL);
  skv_fill_set (fill, "mobile", contact != NULL ? contact->mobile : NULL);
  skv_fill_set (fill, "email", contact != NULL ? contact->email : NULL);
}

static char *
organisation_names (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; occurrence->organisations[i] != NULL; i++)
    g_string_append_printf (
      names, "%s%s", i > 0 ? ", " : "",
      skv_plan_organisation_name_at (plan, occurrence->organisations[i], occurrence->first_day));
  return g_string_free (names, FALSE);
}

static void
fill_common (SkvFill *fill, SkvPlan *plan, const SkvAnnounceOptions *options, int year)
{
  const SkvDepartment *department =
    options->department != NULL ? skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, options->department)
                                : NULL;
  const SkvOrganisation *organisation =
    options->organisation != NULL
      ? skv_plan_lookup (plan, SKV_KIND_ORGANISATION, options->organisation)
      : NULL;

  skv_fill_set (fill, "plan", skv_plan_get_settings (plan)->title);
  skv_fill_take (fill, "year", g_strdup_printf ("%d", year));
  skv_fill_set (fill, "department", department != NULL ? department->name : NULL);
  skv_fill_set (fill, "organisation", organisation != NULL ? organisation->name : NULL);
}

/* --- the year's list -------------------------------------------------------------------------- */

/* Is it for the organisation, and for that of the department? */
static gboolean
is_for (SkvPlan *plan, const SkvAnnounceOptions *options, const SkvOccurrence *occurrence)
{
  const SkvDepartment *department =
    options->department != NULL ? skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, options->department)
                                : NULL;

  if (options->organisation != NULL &&
      !skv_selection_has_organisation (plan, options->organisation, occurrence))
    return FALSE;
  return department == NULL || department->organisation == NULL ||
         skv_selection_has_organisation (plan, department->organisation, occurrence);
}

static gboolean
is_told_window (SkvPlan *plan,
                SkvReach *reach,
                const SkvAnnounceOptions *options,
                const SkvOccurrence *occurrence)
{
  g_autofree char *touched = NULL;

  if (strcmp (occurrence->lane, "window") != 0 || is_off (occurrence) || occurrence->left_out ||
      !is_for (plan, options, occurrence))
    return FALSE;
  if (options->department == NULL || occurrence->systems[0] == NULL)
    return TRUE;
  touched = skv_announce_touched_names (plan, reach, occurrence, options->department);
  return *touched != '\0';
}

/* Do all windows say the same there? Then it is not said with each. */
static gboolean
all_same (GPtrArray *entries, const char *name)
{
  for (guint i = 1; i < entries->len; i++)
    if (strcmp (skv_fill_get (entries->pdata[i], name), skv_fill_get (entries->pdata[0], name)) !=
        0)
      return FALSE;
  return TRUE;
}

static void
fill_windows (SkvFill *fill, SkvPlan *plan, GPtrArray *groups, int year, GPtrArray *chosen)
{
  static const char *const own[][2] = {
    { "title", "name" }, { "all-for", "for" }, { "time", "own-time" }, { "hours", "own-hours" }
  };
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  skv_fill_add_list (fill, "windows");
  for (guint i = 0; i < groups->len; i++)
    {
      const SkvEvening *evening = groups->pdata[i];
      const SkvOccurrence *first = evening->occurrences->pdata[0];
      SkvFill *entry;

      if (skv_day_year (first->first_day) != year)
        continue;
      entry = skv_fill_add (fill, "windows");
      skv_announce_fill_when (entry, evening);
      skv_fill_set (entry, "title", first->title);
      skv_fill_take (entry, "all-for", organisation_names (plan, first));
      g_ptr_array_add (entries, entry);
      g_ptr_array_extend (chosen, evening->occurrences, NULL, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      gboolean same = all_same (entries, own[i][0]);

      for (guint j = 0; j < entries->len; j++)
        skv_fill_set (entries->pdata[j], own[i][1],
                      same ? NULL : skv_fill_get (entries->pdata[j], own[i][0]));
    }
}

/* What work of the year touches the department's systems. */
static void
fill_work (SkvFill *fill,
           SkvPlan *plan,
           SkvReach *reach,
           SkvOccurrences *all,
           const SkvAnnounceOptions *options,
           GPtrArray *chosen)
{
  skv_fill_add_list (fill, "work");
  for (guint i = 0; options->department != NULL && i < skv_occurrences_get_n (all); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (all, i);
      g_autofree char *names = NULL;

      if (!is_work (occurrence) || skv_day_year (occurrence->first_day) != options->year)
        continue;
      names = skv_announce_touched_names (plan, reach, occurrence, options->department);
      if (*names == '\0')
        continue;
      skv_announce_fill_job (fill, "work", plan, occurrence, g_steal_pointer (&names));
      g_ptr_array_add (chosen, (gpointer) occurrence);
    }
}

/* "Servicefönster 2021", whether or not the plan's title says the year */
static char *
year_title (SkvPlan *plan, int year)
{
  const char *title = skv_plan_get_settings (plan)->title;
  g_autofree char *number = g_strdup_printf ("%d", year);

  if (title == NULL || *title == '\0')
    return g_steal_pointer (&number);
  return skv_poster_title_of (title, number, " ");
}

void
skv_announce_fill_year (SkvFill *fill,
                        SkvPlan *plan,
                        SkvOccurrences *all,
                        const SkvAnnounceOptions *options,
                        GPtrArray *chosen,
                        guint *n_undated)
{
  SkvDay first = skv_day_from_ymd (options->year, 1, 1);
  SkvDay end = skv_day_from_ymd (options->year + 1, 1, 1);
  g_autoptr (SkvReach) reach = skv_reach_new (plan);
  g_autoptr (GPtrArray) windows = g_ptr_array_new ();
  g_autoptr (GPtrArray) groups = NULL;

  *n_undated = 0;
  for (guint i = 0; i < skv_occurrences_get_n (all); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (all, i);

      if (!is_told_window (plan, reach, options, occurrence))
        continue;
      if (occurrence->rule != NULL && !occurrence->resolved)
        *n_undated += occurrence->first_day >= first && occurrence->first_day < end;
      else
        g_ptr_array_add (windows, (gpointer) occurrence);
    }
  groups = skv_evenings_group (plan, windows);
  fill_common (fill, plan, options, options->year);
  fill_contact (fill, NULL);
  skv_fill_take (fill, "title", year_title (plan, options->year));
  skv_fill_take (fill, "organisations", skv_poster_organisations (plan));
  fill_windows (fill, plan, groups, options->year, chosen);
  fill_work (fill, plan, reach, all, options, chosen);
  skv_fill_take (fill, "undated", *n_undated > 0 ? g_strdup_printf ("%u", *n_undated) : NULL);
}

/* --- one of them ------------------------------------------------------------------------------ */

static gboolean
share_organisation (const SkvOccurrence *a, const SkvOccurrence *b)
{
  if (a->organisations[0] == NULL || b->organisations[0] == NULL)
    return TRUE;
  for (guint i = 0; a->organisations[i] != NULL; i++)
    if (g_strv_contains (b->organisations, a->organisations[i]))
      return TRUE;
  return FALSE;
}

/* The work within the evenings of a window, or the work itself (transfer container) */
static GPtrArray *
list_work (SkvOccurrences *all, const SkvEvening *evening, gboolean is_window)
{
  GPtrArray *work = g_ptr_array_new ();

  if (!is_window)
    g_ptr_array_extend (work, evening->occurrences, NULL, NULL);
  for (guint i = 0; is_window && i < skv_occurrences_get_n (all); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (all, i);

      for (guint j = 0; is_work (occurrence) && j < evening->occurrences->len; j++)
        {
          const SkvOccurrence *window = evening->occurrences->pdata[j];

          if (!skv_span_overlaps (window->span, occurrence->span) ||
              !share_organisation (window, occurrence))
            continue;
          g_ptr_array_add (work, (gpointer) occurrence);
          break;
        }
    }
  return work;
}

/* Whom to ask: the item's contact, that of the work in it, or who owns what is worked on. */
static const SkvContact *
find_contact (SkvPlan *plan, const SkvEvening *evening, GPtrArray *work)
{
  GPtrArray *lists[] = { evening->occurrences, work };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      {
        const SkvItem *item = ((const SkvOccurrence *) lists[i]->pdata[j])->item;

        if (item != NULL && item->contact != NULL)
          return skv_plan_lookup (plan, SKV_KIND_CONTACT, item->contact);
      }
  for (guint i = 0; i < work->len; i++)
    {
      const SkvOccurrence *occurrence = work->pdata[i];

      for (guint j = 0; occurrence->systems[j] != NULL; j++)
        {
          const SkvSystem *system = skv_plan_get_system (plan, occurrence->systems[j]);

          if (system != NULL && system->owner != NULL &&
              skv_plan_lookup (plan, SKV_KIND_CONTACT, system->owner) != NULL)
            return skv_plan_lookup (plan, SKV_KIND_CONTACT, system->owner);
        }
    }
  return NULL;
}

/* a clock time as it stands in a sentence */
static char *
clock_words (gint64 local)
{
  int minute = (int) ((local % SKV_DAY_SECONDS + SKV_DAY_SECONDS) % SKV_DAY_SECONDS / 60);

  /* TRANSLATORS: hour and minute in a sentence: "over by 19:00"; Norwegian: "kl. %1$02d:%2$02d" */
  return g_strdup_printf (C_("time of day in a sentence", "%1$02d:%2$02d"), minute / 60,
                          minute % 60);
}

/* "19:00", or with its date if it is not the day on which it began */
static char *
moment_words (SkvPlan *plan, const SkvOccurrence *occurrence, gint64 moment)
{
  gint64 local =
    occurrence->all_day ? moment : skv_zone_to_local (skv_plan_get_zone (plan), moment);
  SkvDay day = (SkvDay) (local / SKV_DAY_SECONDS);
  g_autofree char *date = NULL, *time = NULL;

  if (occurrence->all_day)
    day -= moment == occurrence->end; /* the last day is what people call the end */
  date = skv_words_days (&day, 1, FALSE);
  if (occurrence->all_day)
    return g_steal_pointer (&date);
  time = clock_words (local);
  return day == occurrence->first_day ? g_steal_pointer (&time)
                                      : g_strdup_printf ("%s %s", date, time);
}

/* The days on which it was: by the rule, or what the caller knows. (transfer full) */
static GArray *
list_was (SkvPlan *plan, const SkvEvening *evening, gint64 was)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  const SkvOccurrence *first = evening->occurrences->pdata[0];

  if (was != SKV_MOMENT_NONE)
    {
      gint64 local = first->all_day ? was : skv_zone_to_local (skv_plan_get_zone (plan), was);
      SkvDay day = (SkvDay) (local / SKV_DAY_SECONDS);

      g_array_append_val (days, day);
      return days;
    }
  for (guint i = 0; i < evening->occurrences->len; i++)
    {
      const SkvOccurrence *occurrence = evening->occurrences->pdata[i];

      if (occurrence->rule != NULL && occurrence->moved != SKV_NOT_MOVED &&
          occurrence->original_day != SKV_DAY_NONE)
        g_array_append_val (days, occurrence->original_day);
    }
  return days;
}

/* Where the plan says that it was before it was put off; SKV_MOMENT_NONE: nowhere, or there again.
 * Evenings by a rule have their date by the rule. */
static gint64
postponed_from (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  const SkvItem *item = occurrence->item;
  gboolean all_day;
  gint64 was;

  if (item == NULL || occurrence->rule != NULL || item->postponed_from == NULL ||
      occurrence->status == SKV_STATUS_POSTPONED)
    return SKV_MOMENT_NONE;
  was = skv_item_postponed_start (plan, item, &all_day);
  return all_day == occurrence->all_day && was != occurrence->start ? was : SKV_MOMENT_NONE;
}

static void
fill_was (SkvFill *fill, SkvPlan *plan, const SkvEvening *evening, gint64 was)
{
  g_autoptr (GArray) days = list_was (plan, evening, was);
  const SkvDay *list = (const SkvDay *) days->data;
  const SkvOccurrence *first = evening->occurrences->pdata[0];
  gint64 start = was != SKV_MOMENT_NONE ? was : first->original_start;
  gboolean timed = days->len > 0 && !first->all_day && start != SKV_MOMENT_NONE;
  gint64 local = timed ? skv_zone_to_local (skv_plan_get_zone (plan), start) : 0;
  gint64 now = timed ? skv_zone_to_local (skv_plan_get_zone (plan), first->start) : 0;
  gboolean other = timed && local % SKV_DAY_SECONDS != now % SKV_DAY_SECONDS;

  skv_fill_take (fill, "was-dates", days->len > 0 ? skv_words_days (list, days->len, FALSE) : NULL);
  skv_fill_take (fill, "was-figures",
                 days->len > 0 ? skv_words_days_in_figures (list, days->len) : NULL);
  skv_fill_take (fill, "was-time",
                 timed ? skv_words_time ((int) (local % SKV_DAY_SECONDS / 60)) : NULL);
  skv_fill_take (fill, "was-clock", other ? clock_words (local) : NULL);
}

static void
fill_details (SkvFill *fill, SkvPlan *plan, const SkvOccurrence *occurrence)
{
  const SkvItem *item = occurrence->item;
  int downtime = item != NULL ? item->downtime : -1;

  skv_fill_set (fill, "title", occurrence->title);
  skv_fill_set (fill, "lane", skv_plan_lane_title (plan, occurrence->lane));
  skv_fill_set (fill, "reason", occurrence->reason);
  skv_fill_set (fill, "by", item != NULL ? item->by : NULL);
  skv_fill_set (fill, "kind-of-work",
                item != NULL && item->work != NULL ? skv_work_title (item->work) : NULL);
  skv_fill_set (fill, "emergency", item != NULL && item->emergency ? "1" : NULL);
  skv_fill_set (fill, "postponed", occurrence->status == SKV_STATUS_POSTPONED ? "1" : NULL);
  skv_fill_set (fill, "effect",
                item != NULL && item->effect != NULL ? skv_effect_title (item->effect) : NULL);
  skv_fill_take (fill, "downtime", downtime > 0 ? skv_words_minutes (downtime) : NULL);
  skv_fill_take (fill, "aftercare",
                 item != NULL && item->aftercare_days > 0
                   ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days",
                                                   (gulong) item->aftercare_days),
                                      item->aftercare_days)
                   : NULL);
}

void
skv_announce_fill_one (SkvFill *fill,
                       SkvPlan *plan,
                       SkvOccurrences *all,
                       const SkvAnnounceOptions *options,
                       const SkvEvening *evening,
                       const SkvOccurrence *occurrence,
                       GPtrArray *told)
{
  gboolean is_window = strcmp (occurrence->lane, "window") == 0;
  g_autoptr (GPtrArray) work = list_work (all, evening, is_window);
  const SkvOccurrence *first = evening->occurrences->pdata[0];

  if (is_window)
    g_ptr_array_extend (told, work, NULL, NULL);
  fill_common (fill, plan, options, skv_day_year (first->first_day));
  fill_details (fill, plan, occurrence);
  skv_fill_take (fill, "organisations", organisation_names (plan, occurrence));
  skv_announce_fill_when (fill, evening);
  skv_fill_take (fill, "start", moment_words (plan, first, first->start));
  skv_fill_take (fill, "end",
                 first->end != SKV_MOMENT_NONE ? moment_words (plan, first, first->end) : NULL);
  fill_was (fill, plan, evening,
            options->was != 0 && options->was != SKV_MOMENT_NONE ? options->was
                                                                 : postponed_from (plan, first));
  skv_announce_fill_systems (fill, plan, work, options->department, is_window);
  fill_contact (fill, find_contact (plan, evening, work));
}
