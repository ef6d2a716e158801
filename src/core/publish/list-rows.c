/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/list-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"
#include "core/publish/year-picture-private.h"

#define MINUTES_A_DAY 1440
/* Evenings of one row: so many at most, with no more than so much else between them. */
#define MOST_JOINED 7
#define REACH 64

static void
row_clear (gpointer data)
{
  SkvListRow *row = data;

  g_free (row->date);
  g_free (row->date_short);
  g_free (row->time);
  g_free (row->what);
  g_free (row->systems);
}

static void
section_clear (gpointer data)
{
  SkvListSection *section = data;

  g_free (section->title);
  g_array_unref (section->rows);
}

static gboolean
is_off (const SkvOccurrence *occurrence)
{
  return occurrence->status == SKV_STATUS_CANCELLED || occurrence->status == SKV_STATUS_POSTPONED;
}

static gboolean
is_listed (const char *lane, gboolean all)
{
  static const char *const around[] = { "critical", "exam", "meeting", "freeze", NULL };

  return strcmp (lane, "holiday") != 0 && (all || !g_strv_contains (around, lane));
}

static int
minute_of (SkvPlan *plan, gint64 moment)
{
  gint64 local = skv_zone_to_local (skv_plan_get_zone (plan), moment);

  return (int) ((local % SKV_DAY_SECONDS + SKV_DAY_SECONDS) % SKV_DAY_SECONDS / 60);
}

static char *
time_words (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  int from, to;

  if (occurrence->all_day || occurrence->start == SKV_MOMENT_NONE)
    return g_strdup ("");
  from = minute_of (plan, occurrence->start);
  if (occurrence->end == SKV_MOMENT_NONE)
    return skv_words_time (from);
  to = minute_of (plan, occurrence->end);
  return skv_words_time_range (from, to > from ? to : to + MINUTES_A_DAY);
}

static char *
system_names (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            skv_plan_system_name (plan, occurrence->systems[i]));
  return g_string_free (names, FALSE);
}

/* "Cancelled: Upgrade": in front, where it is not cut off */
static char *
what_words (const SkvOccurrence *occurrence)
{
  const char *title = occurrence->title;

  if (occurrence->rule != NULL && !occurrence->resolved && !occurrence->left_out)
    return g_strdup_printf ("%s: %s", _("No date fits yet"), title);
  if (is_off (occurrence))
    return g_strdup_printf ("%s: %s", skv_status_title (occurrence->status), title);
  return g_strdup (title);
}

static char *
date_of (const SkvOccurrence *occurrence)
{
  g_autofree char *first = skv_words_date_short (occurrence->first_day), *last = NULL;

  if (occurrence->end_day - occurrence->first_day <= 1 || !occurrence->all_day)
    return g_steal_pointer (&first);
  last = skv_words_date_short (occurrence->end_day - 1);
  return g_strdup_printf (C_("date range", "%1$s – %2$s"), first, last);
}

/* @days: of all that the row stands for; none: the one date of @occurrence */
static void
add_row (SkvListSection *section,
         SkvPlan *plan,
         const SkvOccurrence *occurrence,
         const SkvDay *days,
         guint n_days)
{
  SkvListRow row = {
    .date = n_days > 0 ? skv_words_days (days, n_days, FALSE) : date_of (occurrence),
    .date_short = n_days > 0 ? skv_words_days (days, n_days, TRUE) : date_of (occurrence),
    .time = time_words (plan, occurrence),
    .what = what_words (occurrence),
    .systems = system_names (plan, occurrence),
    .struck = is_off (occurrence),
    .day = occurrence->first_day,
  };

  g_array_append_val (section->rows, row);
}

static gboolean
may_join (const SkvOccurrence *occurrence)
{
  return occurrence->rule != NULL && occurrence->resolved &&
         !skv_occurrence_is_added (occurrence) && occurrence->status == SKV_STATUS_APPROVED &&
         !occurrence->all_day;
}

/* Do they read as one evening after another? */
static gboolean
belong_together (SkvPlan *plan, const SkvOccurrence *a, const SkvOccurrence *b)
{
  g_autofree char *time_a = NULL, *time_b = NULL;

  if (!may_join (a) || !may_join (b) || a->rule != b->rule || a->base_day != b->base_day ||
      strcmp (a->title, b->title) != 0)
    return FALSE;
  time_a = time_words (plan, a);
  time_b = time_words (plan, b);
  return strcmp (time_a, time_b) == 0;
}

static const SkvOccurrence *
occurrence_at (const SkvYearPicture *picture, const char *lane, guint index)
{
  const SkvPictureBar *bar = skv_year_picture_get_bar (picture, index);

  return !bar->ghost && !bar->proposed && strcmp (bar->occurrence->lane, lane) == 0
           ? bar->occurrence
           : NULL;
}

static int
compare_occurrences (gconstpointer left, gconstpointer right)
{
  const SkvOccurrence *a = *(const SkvOccurrence *const *) left;
  const SkvOccurrence *b = *(const SkvOccurrence *const *) right;

  if (a->span.start != b->span.start)
    return a->span.start < b->span.start ? -1 : 1;
  return strcmp (a->id, b->id);
}

/* (transfer full) (element-type SkvOccurrence) */
static GPtrArray *
list_lane (const SkvYearPicture *picture, const char *lane)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < skv_year_picture_get_n_bars (picture); i++)
    {
      const SkvOccurrence *occurrence = occurrence_at (picture, lane, i);

      if (occurrence != NULL)
        g_ptr_array_add (list, (gpointer) occurrence);
    }
  g_ptr_array_sort (list, compare_occurrences);
  return list;
}

/* The row of one, and of those after it that belong to it, which are taken out of @list. */
static void
add_group (SkvListSection *section, SkvPlan *plan, GPtrArray *list, guint first)
{
  const SkvOccurrence *occurrence = list->pdata[first];
  SkvDay days[MOST_JOINED];
  guint n = 0;

  for (guint i = first; i < list->len && i < first + REACH && n < MOST_JOINED; i++)
    {
      const SkvOccurrence *other = list->pdata[i];

      if (other == NULL || (i > first && !belong_together (plan, occurrence, other)))
        continue;
      days[n++] = other->first_day;
      list->pdata[i] = NULL;
    }
  add_row (section, plan, occurrence, days, may_join (occurrence) ? n : 0);
}

static void
add_section (GArray *sections, const SkvYearPicture *picture, const char *lane)
{
  g_autoptr (GPtrArray) list = list_lane (picture, lane);
  SkvListSection section;

  if (list->len == 0)
    return;
  section.title = g_strdup (skv_plan_lane_title (picture->plan, lane));
  section.rows = g_array_new (FALSE, FALSE, sizeof (SkvListRow));
  g_array_set_clear_func (section.rows, row_clear);
  for (guint i = 0; i < list->len; i++)
    if (list->pdata[i] != NULL)
      add_group (&section, picture->plan, list, i);
  g_array_append_val (sections, section);
}

GArray *
skv_list_sections (const SkvYearPicture *picture, gboolean all)
{
  GArray *sections = g_array_new (FALSE, FALSE, sizeof (SkvListSection));

  g_return_val_if_fail (picture != NULL, NULL);

  g_array_set_clear_func (sections, section_clear);
  if (g_ptr_array_find_with_equal_func (picture->lanes, "window", g_str_equal, NULL))
    add_section (sections, picture, "window");
  for (guint i = 0; i < picture->lanes->len; i++)
    {
      const char *lane = picture->lanes->pdata[i];

      if (strcmp (lane, "window") != 0 && is_listed (lane, all))
        add_section (sections, picture, lane);
    }
  return sections;
}
