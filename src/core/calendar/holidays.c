/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/holidays.h"

#include "core/calendar/holiday-rule.h"
#include "core/calendar/holiday-rules-resource.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define RESOURCE_PREFIX "/io/github/systemkveld/Systemkveld/holidays/"
#define FIRST_YEAR 1583
#define LAST_YEAR 9999

struct _SkvHolidays
{
  gatomicrefcount refs;
  char *country;     /* (owned) */
  GPtrArray *rules;  /* (owned) (element-type SkvHolidayRule) */
  GMutex lock;       /* guards years */
  GHashTable *years; /* (owned) (element-type int GArray<SkvHoliday>), each sorted, never changed */
};

GQuark
skv_holidays_error_quark (void)
{
  return g_quark_from_static_string ("skv-holidays-error-quark");
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

const char *const *
skv_holidays_countries (void)
{
  static char **countries = NULL;

  if (g_once_init_enter (&countries))
    {
      g_auto (GStrv) files =
        g_resource_enumerate_children (skv_holiday_rules_get_resource (), RESOURCE_PREFIX, 0, NULL);
      guint n = files != NULL ? g_strv_length (files) : 0;
      char **found = g_new0 (char *, n + 1);

      for (guint i = 0; i < n; i++)
        found[i] = g_strndup (files[i], strlen (files[i]) - strlen (".ini"));
      if (n > 1)
        qsort (found, n, sizeof *found, compare_strings);
      g_once_init_leave (&countries, found);
    }
  return (const char *const *) countries;
}

SkvHolidays *
skv_holidays_new_from_data (const char *country, const char *rules, gssize length, GError **error)
{
  g_autoptr (GPtrArray) parsed = NULL;
  SkvHolidays *self;

  g_return_val_if_fail (country != NULL && rules != NULL, NULL);

  parsed = skv_holiday_rules_parse (country, rules, length, error);
  if (parsed == NULL)
    return NULL;

  self = g_new0 (SkvHolidays, 1);
  g_atomic_ref_count_init (&self->refs);
  self->country = g_strdup (country);
  self->rules = g_steal_pointer (&parsed);
  g_mutex_init (&self->lock);
  self->years = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  return self;
}

SkvHolidays *
skv_holidays_new (const char *country, GError **error)
{
  g_autofree char *code = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) rules = NULL;
  gsize length;
  const char *text;

  g_return_val_if_fail (country != NULL, NULL);

  code = g_ascii_strup (country, -1);
  if (!g_strv_contains (skv_holidays_countries (), code))
    {
      g_autofree char *known = g_strjoinv (" ", (char **) skv_holidays_countries ());
      g_autofree char *shown = g_utf8_make_valid (country, -1);

      g_set_error (error, SKV_HOLIDAYS_ERROR, SKV_HOLIDAYS_ERROR_UNKNOWN_COUNTRY,
                   _("There is no holiday calendar for “%s”. Choose one of: %s."), shown, known);
      return NULL;
    }

  path = g_strconcat (RESOURCE_PREFIX, code, ".ini", NULL);
  rules = g_resource_lookup_data (skv_holiday_rules_get_resource (), path, 0, error);
  if (rules == NULL)
    return NULL;
  text = g_bytes_get_data (rules, &length);
  return skv_holidays_new_from_data (code, text, (gssize) length, error);
}

SkvHolidays *
skv_holidays_ref (SkvHolidays *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
skv_holidays_unref (SkvHolidays *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->years);
  g_mutex_clear (&self->lock);
  g_ptr_array_unref (self->rules);
  g_free (self->country);
  g_free (self);
}

const char *
skv_holidays_get_country (SkvHolidays *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->country;
}

static int
compare_holidays (gconstpointer a, gconstpointer b)
{
  const SkvHoliday *one = a, *two = b;

  if (one->day != two->day)
    return one->day < two->day ? -1 : 1;
  return (int) one->kind - (int) two->kind;
}

static gboolean
has (GArray *holidays, SkvDay day, SkvHolidayKind kind)
{
  for (guint i = 0; i < holidays->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (holidays, SkvHoliday, i);

      if (holiday->day == day && holiday->kind == kind)
        return TRUE;
    }
  return FALSE;
}

static void
add (GArray *holidays,
     const SkvHolidayRule *rule,
     SkvDay day,
     SkvHolidayKind kind,
     const char *name,
     const char *name_in_text,
     const char *name_en)
{
  SkvHoliday holiday = {
    .day = day,
    .kind = kind,
    .name = name,
    .name_in_text = name_in_text,
    .name_en = name_en,
    .half_day_minute = kind == SKV_HOLIDAY_HALF_DAY ? rule->half_day_minute : -1,
  };

  g_array_append_val (holidays, holiday);
}

/* An eve belongs to the year of the holiday's day before: New Year's Eve to the year that ends. */
static void
add_eves_before (SkvHolidays *self, GArray *holidays, int year, GArray *own_eves)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const SkvHolidayRule *rule = g_ptr_array_index (self->rules, i);

      for (int next = year; rule->eve != NULL && next <= year + 1; next++)
        {
          SkvDay day = skv_holiday_rule_day (rule, next);

          if (day == SKV_DAY_NONE || skv_day_year (day - 1) != year)
            continue;
          if (!has (holidays, day - 1, SKV_HOLIDAY_PUBLIC) &&
              !has (own_eves, day - 1, SKV_HOLIDAY_EVE))
            add (holidays, rule, day - 1, SKV_HOLIDAY_EVE, rule->eve, rule->eve_in_text,
                 rule->eve_en);
        }
    }
}

static GArray *
compute_year (SkvHolidays *self, int year)
{
  g_autoptr (GArray) holidays = g_array_new (FALSE, FALSE, sizeof (SkvHoliday));
  g_autoptr (GArray) own_eves = g_array_new (FALSE, FALSE, sizeof (SkvHoliday));

  /* Public days first: they decide whether an eve or a half-day is one. */
  for (int kind = SKV_HOLIDAY_PUBLIC; kind <= SKV_HOLIDAY_HALF_DAY; kind++)
    for (guint i = 0; i < self->rules->len; i++)
      {
        const SkvHolidayRule *rule = g_ptr_array_index (self->rules, i);
        SkvDay day = (int) rule->kind == kind ? skv_holiday_rule_day (rule, year) : SKV_DAY_NONE;

        if (day == SKV_DAY_NONE)
          continue;
        if (rule->kind != SKV_HOLIDAY_PUBLIC && has (holidays, day, SKV_HOLIDAY_PUBLIC))
          continue;
        add (rule->kind == SKV_HOLIDAY_EVE ? own_eves : holidays, rule, day, rule->kind, rule->name,
             rule->in_text, rule->name_en);
      }

  add_eves_before (self, holidays, year, own_eves);
  g_array_append_vals (holidays, own_eves->data, own_eves->len);
  g_array_sort (holidays, compare_holidays);
  return g_steal_pointer (&holidays);
}

/* (transfer none): kept until @self goes */
static GArray *
get_year (SkvHolidays *self, int year)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GArray *holidays = g_hash_table_lookup (self->years, GINT_TO_POINTER (year));

  if (holidays == NULL)
    {
      holidays = compute_year (self, year);
      g_hash_table_insert (self->years, GINT_TO_POINTER (year), holidays);
    }
  return holidays;
}

static gboolean
is_known_day (SkvDay day)
{
  return day >= skv_day_from_ymd (FIRST_YEAR, 1, 1) && day <= skv_day_from_ymd (LAST_YEAR, 12, 31);
}

GArray *
skv_holidays_list (SkvHolidays *self, SkvDay from, SkvDay to)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (SkvHoliday));
  SkvDay first = skv_day_from_ymd (FIRST_YEAR, 1, 1);
  SkvDay last = skv_day_from_ymd (LAST_YEAR, 12, 31);

  g_return_val_if_fail (self != NULL, list);

  from = MAX (from, first);
  to = MIN (to, last + 1);
  if (from >= to)
    return list;

  for (int year = skv_day_year (from); year <= skv_day_year (to - 1); year++)
    {
      GArray *holidays = get_year (self, year);

      for (guint i = 0; i < holidays->len; i++)
        {
          const SkvHoliday *holiday = &g_array_index (holidays, SkvHoliday, i);

          if (holiday->day >= from && holiday->day < to)
            g_array_append_vals (list, holiday, 1);
        }
    }
  return list;
}

const SkvHoliday *
skv_holidays_lookup (SkvHolidays *self, SkvDay day, SkvHolidayKind kind)
{
  GArray *holidays;
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, NULL);

  if (!is_known_day (day))
    return NULL;

  holidays = get_year (self, skv_day_year (day));
  high = holidays->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (holidays, SkvHoliday, middle).day < day)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < holidays->len && g_array_index (holidays, SkvHoliday, low).day == day; low++)
    if (g_array_index (holidays, SkvHoliday, low).kind == kind)
      return &g_array_index (holidays, SkvHoliday, low);
  return NULL;
}

gboolean
skv_holidays_is_working_day (SkvHolidays *self, SkvDay day)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return is_known_day (day) && skv_day_weekday (day) <= SKV_FRIDAY &&
         skv_holidays_lookup (self, day, SKV_HOLIDAY_PUBLIC) == NULL;
}

SkvDay
skv_holidays_add_working_days (SkvHolidays *self, SkvDay day, int n)
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
      if (skv_holidays_is_working_day (self, day))
        n -= step;
    }
  return day;
}
