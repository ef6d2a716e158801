/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/poster-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/holiday-calendar.h"
#include "core/calendar/words.h"
#include "core/exchange/version.h"
#include "core/publish/sheet.h"

/* the first number of four digits in @text that can be a year, as [0-9]{4} alone; NULL if none */
static const char *
find_year (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      gsize n = strspn (at, "0123456789");

      if (n == 4 && (g_str_has_prefix (at, "19") || g_str_has_prefix (at, "20")))
        return at;
      at += n > 0 ? n - 1 : 0;
    }
  return NULL;
}

char *
skv_poster_title_of (const char *title, const char *years, const char *joint)
{
  const char *other = find_year (title);

  if (strstr (title, years) != NULL)
    return g_strdup (title);
  /* "Maintenance 2026–2027" is not of one year, and stays what it is called */
  if (other == NULL || find_year (other + 4) != NULL)
    return g_strconcat (title, joint, years, NULL);
  return g_strdup_printf ("%.*s%s%s", (int) (other - title), title, years, other + 4);
}

char *
skv_poster_title (SkvPlan *plan, SkvDay from, SkvDay to)
{
  const char *title = skv_plan_get_settings (plan)->title;
  g_autofree char *years = skv_sheet_years (from, to);

  if (title == NULL || *title == '\0')
    return g_steal_pointer (&years);
  return skv_poster_title_of (title, years, " · ");
}

char *
skv_poster_organisations (SkvPlan *plan)
{
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_ORGANISATION);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const SkvOrganisation *organisation = records->pdata[i];

      if (organisation->name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", organisation->name);
    }
  return g_string_free (names, FALSE);
}

/* the newest that somebody decided (nullable) */
static const SkvVersion *
find_decided (SkvPlan *plan)
{
  GPtrArray *versions = skv_plan_get_records (plan, SKV_KIND_VERSION);
  const SkvVersion *newest = NULL;

  for (guint i = 0; i < versions->len; i++)
    {
      const SkvVersion *version = versions->pdata[i];

      if (version->state != SKV_VERSION_DRAFT && (newest == NULL || version->date >= newest->date))
        newest = version;
    }
  return newest;
}

static char *
version_stamp (SkvPlan *plan)
{
  const SkvVersion *decided = find_decided (plan), *same;
  g_autofree char *words = NULL;

  if (decided == NULL)
    return NULL;
  same = skv_version_find_same (plan);
  if (same != NULL && same->state != SKV_VERSION_DRAFT)
    return skv_version_words (same);
  words = skv_version_words (decided);
  /* TRANSLATORS: stamp on a poster; %s is a version, as "Plan 2027 (decided 12 May 2026)" */
  return g_strdup_printf (_("changed since %s"), words);
}

char *
skv_poster_stamp (SkvPlan *plan, SkvDay made)
{
  g_autofree char *version = version_stamp (plan);
  g_autofree char *date = NULL, *day = NULL;

  if (made != SKV_DAY_NONE)
    {
      day = skv_words_day_month_year (made);
      /* TRANSLATORS: stamp on a poster: the day on which it was made, as "As of 12 May 2026" */
      date = g_strdup_printf (_("As of %s"), day);
    }
  if (version != NULL && date != NULL)
    return g_strdup_printf ("%s · %s", version, date);
  return g_strdup (version != NULL ? version : date != NULL ? date : "");
}

char *
skv_poster_days (SkvDay first, SkvDay end)
{
  g_autofree char *from = skv_words_day_month (first);
  g_autofree char *to = NULL;

  if (end - first <= 1)
    return g_steal_pointer (&from);
  to = skv_words_day_month (end - 1);
  return g_strdup_printf (C_("date range", "%1$s – %2$s"), from, to);
}

static gboolean
goes_on (const SkvHoliday *self, const SkvHoliday *next, SkvDay end)
{
  /* the weekend within a school holiday is one of it */
  return next->kind == SKV_HOLIDAY_SCHOOL && next->day >= end && next->day - end <= 2 &&
         g_strcmp0 (self->local, next->local) == 0;
}

/* @end: after the last day that is known of it; days of a school holiday come one by one */
static SkvDay
find_end (GArray *days, guint index)
{
  const SkvHoliday *self = &g_array_index (days, SkvHoliday, index);
  SkvDay end = self->day + 1;

  if (self->kind != SKV_HOLIDAY_SCHOOL)
    return end;
  for (guint i = index + 1; i < days->len; i++)
    if (goes_on (self, &g_array_index (days, SkvHoliday, i), end))
      end = g_array_index (days, SkvHoliday, i).day + 1;
  return end;
}

static void
add_holiday (SkvFlow *flow, SkvPlan *plan, const SkvHoliday *holiday, SkvDay end)
{
  g_autofree char *days = skv_poster_days (holiday->day, end);
  g_autofree char *organisations = skv_plan_holiday_organisations (plan, holiday);
  g_autofree char *name = NULL;

  if (organisations != NULL)
    name = g_strdup_printf ("%s (%s)", skv_words_holiday (holiday), organisations);
  skv_flow_add (flow, days, name != NULL ? name : skv_words_holiday (holiday));
}

SkvFlow *
skv_poster_holidays (SkvPlan *plan, SkvDay from, SkvDay to, double size)
{
  SkvFlow *flow = skv_flow_new (_("Holidays"), size);
  g_autoptr (GArray) days =
    skv_holiday_calendar_list (skv_plan_get_holiday_calendar (plan), from, to, NULL);
  g_autoptr (GHashTable) told =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, NULL); /* local → the day after + 1 */

  for (guint i = 0; i < days->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (days, SkvHoliday, i);
      SkvDay end;

      if (holiday->kind != SKV_HOLIDAY_PUBLIC && holiday->kind != SKV_HOLIDAY_SCHOOL)
        continue;
      end = find_end (days, i);
      if (holiday->kind == SKV_HOLIDAY_SCHOOL && holiday->local != NULL)
        {
          if (GPOINTER_TO_INT (g_hash_table_lookup (told, holiday->local)) >= end)
            continue;
          g_hash_table_insert (told, (gpointer) holiday->local, GINT_TO_POINTER (end));
        }
      add_holiday (flow, plan, holiday, end);
    }
  return flow;
}

/* one bar without a place of its own */
typedef struct
{
  guint bar;
  SkvDay first;
  SkvDay end;
} Hidden;

static int
compare_hidden (gconstpointer left, gconstpointer right)
{
  const Hidden *a = left, *b = right;

  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;
  return a->bar < b->bar ? -1 : a->bar > b->bar;
}

/* one entry for every run of days (transfer full) (element-type Hidden) */
static GArray *
list_hidden (const SkvYearLayout *layout)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Hidden));
  g_autoptr (GHashTable) open = g_hash_table_new (NULL, NULL); /* bar → position + 1 */
  guint n;
  const SkvYearRect *rects = skv_year_layout_get_rects (layout, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) bars = NULL;

      if ((rects[i].flags & SKV_YEAR_RECT_DENSITY) == 0)
        continue;
      bars = skv_year_layout_list_density (layout, &rects[i]);
      for (guint j = 0; j < bars->len; j++)
        {
          Hidden hidden = { g_array_index (bars, guint, j), rects[i].first_day, rects[i].end_day };
          guint known =
            GPOINTER_TO_UINT (g_hash_table_lookup (open, GUINT_TO_POINTER (hidden.bar)));
          Hidden *last = known > 0 ? &g_array_index (list, Hidden, known - 1) : NULL;

          if (last != NULL && last->end == hidden.first)
            {
              last->end = hidden.end;
              continue;
            }
          g_array_append_val (list, hidden);
          g_hash_table_insert (open, GUINT_TO_POINTER (hidden.bar), GUINT_TO_POINTER (list->len));
        }
    }
  return list;
}

static gboolean
is_written (const SkvPaintBar *bar, GHashTable *written)
{
  for (guint i = 0; i < G_N_ELEMENTS (bar->labels) && bar->labels[i] != NULL; i++)
    if (g_hash_table_contains (written, bar->labels[i]))
      return TRUE;
  return FALSE;
}

/* Evenings come every month and need no name; neither does what is no longer there. */
static gboolean
needs_name (const SkvPictureBar *bar)
{
  return !bar->ghost && strcmp (bar->occurrence->lane, "window") != 0;
}

/* those that are drawn, with a name that is cut off or left out */
static void
add_cut (GArray *list,
         const SkvYearPicture *picture,
         const SkvYearLayout *layout,
         GHashTable *written)
{
  SkvDay from = skv_year_layout_get_from (layout), to = skv_year_layout_get_to (layout);

  for (guint i = 0; i < skv_year_picture_get_n_bars (picture); i++)
    {
      const SkvPictureBar *bar = skv_year_picture_get_bar (picture, i);
      Hidden hidden = { i, MAX (bar->occurrence->first_day, from),
                        MIN (bar->occurrence->end_day, to) };
      guint n;

      if (skv_year_layout_find_bar (layout, i, &n) != NULL && n > 0 && needs_name (bar) &&
          !is_written (skv_year_picture_get_paint_bar (picture, i), written))
        g_array_append_val (list, hidden);
    }
}

SkvFlow *
skv_poster_hidden (const SkvYearPicture *picture,
                   const SkvYearLayout *layout,
                   GHashTable *written,
                   double size)
{
  /* TRANSLATORS: heading of the list of what a poster has no room for in its rows */
  SkvFlow *flow = skv_flow_new (_("No room above"), size);
  g_autoptr (GArray) list = list_hidden (layout);

  add_cut (list, picture, layout, written);
  g_array_sort (list, compare_hidden);
  for (guint i = 0; i < list->len; i++)
    {
      const Hidden *hidden = &g_array_index (list, Hidden, i);
      const SkvPaintBar *bar = skv_year_picture_get_paint_bar (picture, hidden->bar);
      g_autofree char *days = skv_poster_days (hidden->first, hidden->end);

      skv_flow_add (flow, days, bar->labels[0] != NULL ? bar->labels[0] : "");
    }
  return flow;
}
