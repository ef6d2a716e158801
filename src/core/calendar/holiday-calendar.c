/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/holiday-calendar.h"

#include <string.h>

#include "core/calendar/expansion-private.h"
#include "core/calendar/holiday-year.h"
#include "core/calendar/local-days.h"

#define FIRST_YEAR 1583
#define LAST_YEAR 9998

struct _SkvHolidayCalendar
{
  gatomicrefcount refs;
  SkvHolidays *country;     /* (owned) (nullable) */
  GPtrArray *local_days;    /* (owned) (element-type SkvLocalDay): as in the plan */
  GPtrArray *organisations; /* (owned) (element-type SkvOrganisation): as in the plan */
  int most_local;
  GMutex lock;           /* guards the rest */
  GStringChunk *strings; /* (owned): names of eves */
  GHashTable *years;     /* (owned): year → SkvHolidayYear, each never changed */
};

/* --- making --------------------------------------------------------------------------------- */

static GPtrArray *
keep_records (SkvPlan *plan, SkvKind kind)
{
  GPtrArray *records = skv_plan_get_records (plan, kind);
  GPtrArray *kept = g_ptr_array_new_with_free_func (skv_record_unref);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (kept, skv_record_ref (g_ptr_array_index (records, i)));
  return kept;
}

/* Records never change, so that the same pointers are the same days. */
static gboolean
has_records (GPtrArray *kept, SkvPlan *plan, SkvKind kind)
{
  GPtrArray *records = skv_plan_get_records (plan, kind);

  return kept->len == records->len &&
         (kept->len == 0 ||
          memcmp (kept->pdata, records->pdata, kept->len * sizeof (gpointer)) == 0);
}

static int
count_most_local (GPtrArray *local_days)
{
  gint64 most = 0;

  for (guint i = 0; i < local_days->len; i++)
    {
      const SkvLocalDay *local = g_ptr_array_index (local_days, i);
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SkvDaySpan));
      gint64 longest = 0;

      if (local->local_kind != SKV_LOCAL_PUBLIC_HOLIDAY)
        continue;
      skv_local_day_spans (local, SKV_EXPANSION_FIRST_DAY, SKV_EXPANSION_LAST_DAY, spans);
      for (guint j = 0; j < spans->len; j++)
        longest = MAX (longest, g_array_index (spans, SkvDaySpan, j).end -
                                  g_array_index (spans, SkvDaySpan, j).first);
      most += longest;
    }
  return (int) MIN (most, SKV_POLICY_MAX_OFFSET);
}

static SkvHolidayCalendar *
calendar_new (SkvPlan *plan)
{
  SkvHolidayCalendar *self = g_new0 (SkvHolidayCalendar, 1);
  SkvHolidays *country = skv_plan_get_holidays (plan);

  g_atomic_ref_count_init (&self->refs);
  self->country = country != NULL ? skv_holidays_ref (country) : NULL;
  self->local_days = keep_records (plan, SKV_KIND_LOCAL_DAY);
  self->organisations = keep_records (plan, SKV_KIND_ORGANISATION);
  self->most_local = count_most_local (self->local_days);
  g_mutex_init (&self->lock);
  self->strings = g_string_chunk_new (256);
  self->years = g_hash_table_new_full (NULL, NULL, NULL, skv_holiday_year_free);
  return self;
}

SkvHolidayCalendar *
skv_plan_get_holiday_calendar (SkvPlan *plan)
{
  SkvHolidayCalendar *kept;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  kept = g_object_get_data (G_OBJECT (plan), "skv-holiday-calendar");
  if (kept != NULL && kept->country == skv_plan_get_holidays (plan) &&
      has_records (kept->local_days, plan, SKV_KIND_LOCAL_DAY) &&
      has_records (kept->organisations, plan, SKV_KIND_ORGANISATION))
    return kept;

  kept = calendar_new (plan);
  g_object_set_data_full (G_OBJECT (plan), "skv-holiday-calendar", kept,
                          (GDestroyNotify) skv_holiday_calendar_unref);
  return kept;
}

SkvHolidayCalendar *
skv_holiday_calendar_ref (SkvHolidayCalendar *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
skv_holiday_calendar_unref (SkvHolidayCalendar *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->country, skv_holidays_unref);
  g_hash_table_unref (self->years);
  g_string_chunk_free (self->strings);
  g_mutex_clear (&self->lock);
  g_ptr_array_unref (self->local_days);
  g_ptr_array_unref (self->organisations);
  g_free (self);
}

static gboolean
is_known_day (SkvDay day)
{
  return day >= skv_day_from_ymd (FIRST_YEAR, 1, 1) && day <= skv_day_from_ymd (LAST_YEAR, 12, 31);
}

/* (transfer none): kept until @self goes */
static const SkvHolidayYear *
get_year (SkvHolidayCalendar *self, int number)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  SkvHolidayYear *year = g_hash_table_lookup (self->years, GINT_TO_POINTER (number));

  if (year == NULL)
    {
      year = skv_holiday_year_new (self->country, self->local_days, number, self->strings);
      g_hash_table_insert (self->years, GINT_TO_POINTER (number), year);
    }
  return year;
}

/* --- asking --------------------------------------------------------------------------------- */

static gboolean
meet (const char *const *mine, const char *const *theirs)
{
  if (skv_is_everybody (mine) || skv_is_everybody (theirs))
    return TRUE;
  for (guint i = 0; mine[i] != NULL; i++)
    {
      if (g_strv_contains (theirs, mine[i]))
        return TRUE;
    }
  return FALSE;
}

/* the first in @array, whose elements begin with their day, that is not before @day */
static guint
first_from (GArray *array, SkvDay day)
{
  gsize size = g_array_get_element_size (array);
  guint low = 0, high = array->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (*(const SkvDay *) (gconstpointer) (array->data + middle * size) < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
takes_from (const SkvHolidayYear *year, SkvDay day, guint what, const char *organisation)
{
  for (guint i = first_from (year->changes, day); i < year->changes->len; i++)
    {
      const SkvHolidayChange *change = &g_array_index (year->changes, SkvHolidayChange, i);

      if (change->day != day)
        break;
      if ((change->takes & what) &&
          (skv_is_everybody (change->organisations) ||
           (organisation != NULL && g_strv_contains (change->organisations, organisation))))
        return TRUE;
    }
  return FALSE;
}

/* Is it gone for each of them? Whoever asks for none asks for all that the plan knows. */
static gboolean
is_taken (SkvHolidayCalendar *self, SkvDay day, guint what, const char *const *organisations)
{
  const SkvHolidayYear *year = get_year (self, skv_day_year (day));
  guint i = first_from (year->changes, day);

  if (i == year->changes->len || g_array_index (year->changes, SkvHolidayChange, i).day != day)
    return FALSE;
  if (takes_from (year, day, what, NULL))
    return TRUE;
  for (i = 0; !skv_is_everybody (organisations) && organisations[i] != NULL; i++)
    {
      if (!takes_from (year, day, what, organisations[i]))
        return FALSE;
    }
  if (i > 0)
    return TRUE;
  for (; i < self->organisations->len; i++)
    {
      const SkvRecord *organisation = g_ptr_array_index (self->organisations, i);

      if (!takes_from (year, day, what, organisation->id))
        return FALSE;
    }
  return i > 0;
}

gboolean
skv_holiday_calendar_concerns (SkvHolidayCalendar *self,
                               const SkvHoliday *holiday,
                               const char *const *organisations)
{
  if (holiday->local != NULL)
    return meet (organisations, holiday->organisations);
  return self->local_days->len == 0 || holiday->kind == SKV_HOLIDAY_PUBLIC ||
         !is_taken (self, holiday->day, SKV_TAKES (holiday->kind), organisations);
}

GArray *
skv_holiday_calendar_list (SkvHolidayCalendar *self,
                           SkvDay from,
                           SkvDay to,
                           const char *const *organisations)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (SkvHoliday));

  g_return_val_if_fail (self != NULL, list);

  from = MAX (from, skv_day_from_ymd (FIRST_YEAR, 1, 1));
  to = MIN (to, skv_day_from_ymd (LAST_YEAR, 12, 31) + 1);
  for (int number = skv_day_year (from); from < to && number <= skv_day_year (to - 1); number++)
    {
      const SkvHolidayYear *year = get_year (self, number);

      for (guint i = first_from (year->days, from); i < year->days->len; i++)
        {
          const SkvHoliday *holiday = &g_array_index (year->days, SkvHoliday, i);

          if (holiday->day >= to)
            break;
          if (skv_holiday_calendar_concerns (self, holiday, organisations))
            g_array_append_vals (list, holiday, 1);
        }
    }
  return list;
}

const SkvHoliday *
skv_holiday_calendar_lookup (SkvHolidayCalendar *self,
                             SkvDay day,
                             SkvHolidayKind kind,
                             const char *const *organisations)
{
  const SkvHolidayYear *year;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->local_days->len == 0)
    return self->country != NULL ? skv_holidays_lookup (self->country, day, kind) : NULL;
  if (!is_known_day (day))
    return NULL;
  year = get_year (self, skv_day_year (day));
  for (guint i = first_from (year->days, day); i < year->days->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (year->days, SkvHoliday, i);

      if (holiday->day != day)
        break;
      if (holiday->kind == kind && skv_holiday_calendar_concerns (self, holiday, organisations))
        return holiday;
    }
  return NULL;
}

/* an eve of a record's own, not the one that a local public holiday brings */
static gboolean
is_own_eve (SkvHolidayCalendar *self, const SkvHoliday *eve)
{
  for (guint i = 0; i < self->local_days->len; i++)
    {
      const SkvLocalDay *local = g_ptr_array_index (self->local_days, i);

      if (local->parent.id == eve->local)
        return local->local_kind == SKV_LOCAL_HOLIDAY_EVE;
    }
  return FALSE;
}

const SkvHoliday *
skv_holiday_calendar_lookup_eve (SkvHolidayCalendar *self,
                                 SkvDay day,
                                 const char *const *organisations)
{
  const SkvHoliday *next =
    skv_holiday_calendar_lookup (self, day + 1, SKV_HOLIDAY_PUBLIC, organisations);
  const SkvHolidayYear *year;

  if (self->local_days->len == 0 || !is_known_day (day))
    return next;
  if (next != NULL &&
      (next->local != NULL || !is_taken (self, day, SKV_TAKES_DAY_BEFORE, organisations)))
    return next;
  year = get_year (self, skv_day_year (day));
  for (guint i = first_from (year->days, day); i < year->days->len; i++)
    {
      const SkvHoliday *eve = &g_array_index (year->days, SkvHoliday, i);

      if (eve->day != day)
        break;
      if (eve->kind == SKV_HOLIDAY_EVE && eve->local != NULL && is_own_eve (self, eve) &&
          meet (organisations, eve->organisations))
        return eve;
    }
  return NULL;
}

gboolean
skv_holiday_calendar_is_working_day (SkvHolidayCalendar *self,
                                     SkvDay day,
                                     const char *const *organisations)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return is_known_day (day) && skv_day_weekday (day) <= SKV_FRIDAY &&
         skv_holiday_calendar_lookup (self, day, SKV_HOLIDAY_PUBLIC, organisations) == NULL;
}

SkvDay
skv_holiday_calendar_add_working_days (SkvHolidayCalendar *self,
                                       SkvDay day,
                                       int n,
                                       const char *const *organisations)
{
  int step = n < 0 ? -1 : 1;

  g_return_val_if_fail (self != NULL, SKV_DAY_NONE);

  if (!is_known_day (day))
    return SKV_DAY_NONE;
  while (n != 0)
    {
      day += step;
      if (!is_known_day (day))
        return SKV_DAY_NONE;
      if (skv_holiday_calendar_is_working_day (self, day, organisations))
        n -= step;
    }
  return day;
}

int
skv_holiday_calendar_get_most_local (SkvHolidayCalendar *self)
{
  return self->most_local;
}
