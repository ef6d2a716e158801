/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/holiday-lane.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/expansion-private.h"
#include "core/calendar/local-days.h"

#define PREFIX "holiday:"
#define DATE_LENGTH 10

typedef struct
{
  SkvPlan *plan;
  const SkvZone *zone;
  GStringChunk *strings;
  GPtrArray *records;
  GArray *occurrences;
} Lane;

static const char *const nobody[] = { NULL };

static void
add (Lane *self, const SkvHoliday *holiday, SkvDaySpan days, const SkvLocalDay *local, char *title)
{
  g_autofree char *date = skv_day_format (days.first);
  g_autofree char *id = local != NULL ? g_strconcat (PREFIX, date, ":", local->parent.id, NULL)
                                      : g_strconcat (PREFIX, date, NULL);
  SkvOccurrence occurrence = {
    .id = g_string_chunk_insert (self->strings, id),
    .lane = "holiday",
    .title = g_string_chunk_insert_const (self->strings, title),
    .all_day = TRUE,
    .systems = nobody,
    .organisations = local != NULL ? (const char *const *) local->organisations : nobody,
    .status = SKV_STATUS_APPROVED,
    .resolved = TRUE,
    .holiday_kind = holiday->kind,
    .first_day = days.first,
    .end_day = days.end,
    .start = days.first * SKV_DAY_SECONDS,
    .end = days.end * SKV_DAY_SECONDS,
    .span = { skv_zone_at (self->zone, days.first, 0), skv_zone_at (self->zone, days.end, 0) },
    .base_day = SKV_DAY_NONE,
    .original_day = SKV_DAY_NONE,
    .original_start = SKV_MOMENT_NONE,
    .original_end = SKV_MOMENT_NONE,
  };

  if (local != NULL)
    g_ptr_array_add (self->records, skv_record_ref (local));
  g_array_append_val (self->occurrences, occurrence);
  g_free (title);
}

/* @half (nullable): what tells the hour from which the day is free (transfer full) */
static char *
make_title (Lane *self, const SkvHoliday *holiday, const SkvHoliday *half)
{
  g_autofree char *name = skv_plan_holiday_words (self->plan, holiday, NULL);
  g_autofree char *free_from = NULL;

  if (g_str_equal (name, holiday->name_in_text))
    skv_set_text (&name, holiday->name); /* it stands by itself */
  if (half == NULL)
    return g_steal_pointer (&name);
  free_from = skv_holiday_half_day_words (half);
  /* TRANSLATORS: a day and how much of it is free: "Christmas Eve, half-day from 12:00" */
  return g_strdup_printf (C_("half-day", "%1$s, %2$s"), name, free_from);
}

/* the half-day among those from @index on that are of the same day and of the country */
static const SkvHoliday *
find_half (GArray *days, guint index)
{
  const SkvHoliday *first = &g_array_index (days, SkvHoliday, index);

  for (; index < days->len; index++)
    {
      const SkvHoliday *holiday = &g_array_index (days, SkvHoliday, index);

      if (holiday->day != first->day)
        break;
      if (holiday->local == NULL && holiday->kind == SKV_HOLIDAY_HALF_DAY)
        return holiday;
    }
  return NULL;
}

/* by day; a day's first is the weightiest */
static void
collect_days (Lane *self, SkvDay from, SkvDay to)
{
  SkvHolidayCalendar *calendar = skv_plan_get_holiday_calendar (self->plan);
  g_autoptr (GArray) days = skv_holiday_calendar_list (calendar, from, to, NULL);
  SkvDay last = SKV_DAY_NONE;

  for (guint i = 0; i < days->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (days, SkvHoliday, i);
      SkvDaySpan span = { holiday->day, holiday->day + 1 };

      if (holiday->kind == SKV_HOLIDAY_SCHOOL)
        continue;
      if (holiday->local != NULL)
        {
          const SkvLocalDay *local =
            skv_plan_lookup (self->plan, SKV_KIND_LOCAL_DAY, holiday->local);
          gboolean half = holiday->kind == SKV_HOLIDAY_HALF_DAY;

          add (self, holiday, span, local, make_title (self, holiday, half ? holiday : NULL));
        }
      else if (holiday->day != last)
        {
          last = holiday->day;
          add (self, holiday, span, NULL, make_title (self, holiday, find_half (days, i)));
        }
    }
}

static void
collect_schools (Lane *self, SkvDay from, SkvDay to)
{
  GPtrArray *records = skv_plan_get_records (self->plan, SKV_KIND_LOCAL_DAY);

  for (guint i = 0; i < records->len; i++)
    {
      const SkvLocalDay *local = g_ptr_array_index (records, i);
      g_autoptr (GArray) spans = NULL;
      SkvHoliday holiday = {
        .kind = SKV_HOLIDAY_SCHOOL,
        .name = local->name,
        .name_in_text = local->name,
        .name_en = local->name,
        .half_day_minute = -1,
        .local = local->parent.id,
        .organisations = (const char *const *) local->organisations,
      };

      if (local->local_kind != SKV_LOCAL_SCHOOL_HOLIDAY)
        continue;
      spans = g_array_new (FALSE, FALSE, sizeof (SkvDaySpan));
      skv_local_day_spans (local, from, to, spans);
      for (guint j = 0; j < spans->len; j++)
        add (self, &holiday, g_array_index (spans, SkvDaySpan, j), local,
             make_title (self, &holiday, NULL));
    }
}

void
skv_holiday_lane_collect (SkvPlan *plan,
                          SkvDay from,
                          SkvDay to,
                          GStringChunk *strings,
                          GPtrArray *records,
                          GArray *occurrences)
{
  Lane self = { plan, skv_plan_get_zone (plan), strings, records, occurrences };

  if (from >= to)
    return;
  collect_days (&self, from, to);
  collect_schools (&self, from, to);
}

gboolean
skv_holiday_lane_find (
  SkvPlan *plan, const char *id, GStringChunk *strings, GPtrArray *records, SkvOccurrence *found)
{
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (SkvOccurrence));
  g_autofree char *date = NULL;
  const char *text = id + strlen (PREFIX);
  const SkvOccurrence *best = NULL;
  SkvDay day;

  if (!g_str_has_prefix (id, PREFIX) || strlen (text) < DATE_LENGTH)
    return FALSE;
  date = g_strndup (text, DATE_LENGTH);
  day = skv_day_parse (date);
  if (day < SKV_EXPANSION_FIRST_DAY || day >= SKV_EXPANSION_LAST_DAY)
    return FALSE;
  skv_holiday_lane_collect (plan, day, day + 1, strings, records, there);
  for (guint i = 0; i < there->len; i++)
    {
      const SkvOccurrence *occurrence = &g_array_index (there, SkvOccurrence, i);
      gboolean exact = g_str_equal (occurrence->id, id);

      if (exact || (best == NULL && text[DATE_LENGTH] == '\0'))
        best = occurrence;
      if (exact)
        break;
    }
  if (best == NULL)
    return FALSE;
  *found = *best;
  return TRUE;
}
