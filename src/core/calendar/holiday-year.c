/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/holiday-year.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/local-days.h"

typedef struct
{
  SkvHolidays *country;  /* (unowned) (nullable) */
  SkvHolidayYear *year;  /* (unowned) */
  GStringChunk *strings; /* (unowned) */
} Maker;

void
skv_holiday_year_free (gpointer data)
{
  SkvHolidayYear *self = data;

  g_array_unref (self->days);
  g_array_unref (self->changes);
  g_free (self);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const SkvHoliday *x = a, *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  return g_strcmp0 (x->local, y->local); /* NULL, the country, first */
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const SkvHolidayChange *x = a, *y = b;

  return (x->day > y->day) - (x->day < y->day);
}

static gboolean
is_public_in_country (const Maker *self, SkvDay day)
{
  return self->country != NULL &&
         skv_holidays_lookup (self->country, day, SKV_HOLIDAY_PUBLIC) != NULL;
}

static void
add_day (
  const Maker *self, const SkvLocalDay *local, SkvDay day, SkvHolidayKind kind, const char *name)
{
  SkvHoliday holiday = {
    .day = day,
    .kind = kind,
    .name = name,
    .name_in_text = name,
    .name_en = name,
    .half_day_minute = kind == SKV_HOLIDAY_HALF_DAY ? local->free_from : -1,
    .local = local->parent.id,
    .organisations = (const char *const *) local->organisations,
  };

  g_array_append_val (self->year->days, holiday);
}

static void
add_change (const Maker *self, const SkvLocalDay *local, SkvDay day, guint takes)
{
  SkvHolidayChange change = { day, takes, (const char *const *) local->organisations };

  g_array_append_val (self->year->changes, change);
}

static void
add_local_day (const Maker *self, const SkvLocalDay *local, SkvDay day)
{
  const guint both = SKV_TAKES (SKV_HOLIDAY_EVE) | SKV_TAKES (SKV_HOLIDAY_HALF_DAY);

  switch (local->local_kind)
    {
    case SKV_LOCAL_PUBLIC_HOLIDAY:
      add_day (self, local, day, SKV_HOLIDAY_PUBLIC, local->name);
      add_change (self, local, day, both);
      break;
    case SKV_LOCAL_HOLIDAY_EVE:
      if (!is_public_in_country (self, day))
        add_day (self, local, day, SKV_HOLIDAY_EVE, local->name);
      break;
    case SKV_LOCAL_HALF_DAY:
      /* as in the country: nothing is shortened on a Sunday or on a day that is free anyway */
      if (is_public_in_country (self, day) || skv_day_weekday (day) == SKV_SUNDAY)
        break;
      add_day (self, local, day, SKV_HOLIDAY_HALF_DAY, local->name);
      add_change (self, local, day, SKV_TAKES (SKV_HOLIDAY_HALF_DAY));
      break;
    case SKV_LOCAL_SCHOOL_HOLIDAY:
      add_day (self, local, day, SKV_HOLIDAY_SCHOOL, local->name);
      break;
    case SKV_LOCAL_ORDINARY_DAY:
      add_change (self, local, day, both | SKV_TAKES_DAY_BEFORE);
      break;
    }
}

/* The name is made in the language of the moment in which the year is first asked for. */
static void
add_eve_before (const Maker *self, const SkvLocalDay *local, SkvDay day)
{
  g_autofree char *name = NULL;

  if (is_public_in_country (self, day))
    return;
  /* TRANSLATORS: the day before a local holiday, as a name: "Day before Vestlandsdagen" */
  name = g_strdup_printf (_("Day before %s"), local->name);
  add_day (self, local, day, SKV_HOLIDAY_EVE, g_string_chunk_insert_const (self->strings, name));
}

static void
add_local (const Maker *self, const SkvLocalDay *local, SkvDay from, SkvDay to)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SkvDaySpan));

  skv_local_day_spans (local, from, to + 1, spans);
  for (guint i = 0; i < spans->len; i++)
    {
      SkvDaySpan span = g_array_index (spans, SkvDaySpan, i);

      for (SkvDay day = MAX (span.first, from); day < MIN (span.end, to); day++)
        add_local_day (self, local, day);
      if (local->local_kind == SKV_LOCAL_PUBLIC_HOLIDAY && span.first - 1 >= from &&
          span.first - 1 < to)
        add_eve_before (self, local, span.first - 1);
    }
}

SkvHolidayYear *
skv_holiday_year_new (SkvHolidays *country,
                      GPtrArray *local_days,
                      int number,
                      GStringChunk *strings)
{
  SkvDay from = skv_day_from_ymd (number, 1, 1), to = skv_day_from_ymd (number + 1, 1, 1);
  SkvHolidayYear *year = g_new0 (SkvHolidayYear, 1);
  Maker self = { country, year, strings };

  year->days = country != NULL ? skv_holidays_list (country, from, to)
                               : g_array_new (FALSE, FALSE, sizeof (SkvHoliday));
  year->changes = g_array_new (FALSE, FALSE, sizeof (SkvHolidayChange));
  for (guint i = 0; i < local_days->len; i++)
    add_local (&self, g_ptr_array_index (local_days, i), from, to);
  g_array_sort (year->days, compare_days);
  g_array_sort (year->changes, compare_changes);
  return year;
}
