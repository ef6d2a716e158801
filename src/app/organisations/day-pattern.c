/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/organisations/day-pattern.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"

#define LAST_WEEK 53
/* further than any holiday that is counted from Easter; a longer way is a slip of the keyboard */
#define MAX_EASTER_OFFSET 200
/* Years looked at on either side: over 28 a weekday has fallen on every date that it can. */
#define GUESS_YEARS 14

static const char *const weekday_names[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

/* --- reading --------------------------------------------------------------------------------- */

/* a number of one to @max_digits digits, and the text after it; -1 if there is none */
static int
read_number (const char **text, int max_digits)
{
  int value = 0, digits = 0;

  for (; g_ascii_isdigit (**text) && digits < max_digits; (*text)++, digits++)
    value = value * 10 + (**text - '0');
  return digits > 0 ? value : -1;
}

/* 29 February is a day, if not one of every year */
static gboolean
is_month_day (int month, int day)
{
  return month >= 1 && month <= 12 && day >= 1 && day <= skv_days_in_month (2000, month);
}

static gboolean
read_month_day (const char *text, int *month, int *day)
{
  int m, d;

  if (strlen (text) != 5 || text[2] != '-')
    return FALSE;
  m = read_number (&text, 2);
  text++;
  d = read_number (&text, 2);
  if (*text != '\0' || !is_month_day (m, d))
    return FALSE;
  *month = m;
  *day = d;
  return TRUE;
}

static gboolean
read_easter (const char *text, int *offset)
{
  int sign, value;

  if (!g_str_has_prefix (text, "easter"))
    return FALSE;
  text += strlen ("easter");
  *offset = 0;
  if (*text == '\0')
    return TRUE;
  if (*text != '+' && *text != '-')
    return FALSE;
  sign = *text++ == '-' ? -1 : 1;
  value = read_number (&text, 3);
  *offset = sign * value;
  return *text == '\0' && value >= 0 && value <= MAX_EASTER_OFFSET;
}

static gboolean
read_week (const char *text, int *week)
{
  int value;

  if (!g_str_has_prefix (text, "week-"))
    return FALSE;
  text += strlen ("week-");
  value = read_number (&text, 2);
  if (*text != '\0' || value < 1 || value > LAST_WEEK)
    return FALSE;
  *week = value;
  return TRUE;
}

static gboolean
read_weekday (const char *text, SkvDayPattern *into)
{
  for (gsize i = 0; i < G_N_ELEMENTS (weekday_names); i++)
    {
      if (!g_str_has_prefix (text, weekday_names[i]) || !g_str_has_prefix (text + 3, ">="))
        continue;
      into->weekday = (SkvWeekday) (i + 1);
      return read_month_day (text + 5, &into->month, &into->day);
    }
  return FALSE;
}

static gboolean
read_pair (const char *text, SkvDayPattern *into)
{
  g_auto (GStrv) sides = g_strsplit (text, "/", 2);

  if (read_week (sides[0], &into->week))
    {
      into->kind = SKV_PATTERN_WEEKS;
      return read_week (sides[1], &into->last_week);
    }
  into->kind = SKV_PATTERN_RANGE;
  into->first = skv_day_parse (sides[0]);
  into->last = skv_day_parse (sides[1]);
  return into->first != SKV_DAY_NONE && into->last != SKV_DAY_NONE && into->first <= into->last;
}

static gboolean
read_one (const char *text, SkvDayPattern *into)
{
  into->kind = SKV_PATTERN_EVERY_YEAR;
  if (read_month_day (text, &into->month, &into->day))
    return TRUE;
  into->kind = SKV_PATTERN_EASTER;
  if (read_easter (text, &into->offset))
    return TRUE;
  into->kind = SKV_PATTERN_WEEK;
  if (read_week (text, &into->week))
    {
      into->last_week = into->week;
      return TRUE;
    }
  into->kind = SKV_PATTERN_WEEKDAY;
  if (read_weekday (text, into))
    return TRUE;
  into->kind = SKV_PATTERN_ONE_DATE;
  into->first = into->last = skv_day_parse (text);
  return into->first != SKV_DAY_NONE;
}

void
skv_day_pattern_parse (SkvDayPattern *self, const char *when)
{
  SkvDayPattern read;

  g_return_if_fail (self != NULL);

  read = *self;
  if (when != NULL &&
      (strchr (when, '/') != NULL ? read_pair (when, &read) : read_one (when, &read)))
    *self = read;
  else
    self->kind = SKV_PATTERN_WRITTEN;
}

/* --- writing --------------------------------------------------------------------------------- */

static gboolean
names_a_day (const SkvDayPattern *self)
{
  switch (self->kind)
    {
    case SKV_PATTERN_EVERY_YEAR:
    case SKV_PATTERN_WEEKDAY:
      return is_month_day (self->month, self->day);
    case SKV_PATTERN_EASTER:
      return ABS (self->offset) <= MAX_EASTER_OFFSET;
    case SKV_PATTERN_WEEK:
      return self->week >= 1 && self->week <= LAST_WEEK;
    case SKV_PATTERN_WEEKS:
      return self->week >= 1 && self->week <= LAST_WEEK && self->last_week >= 1 &&
             self->last_week <= LAST_WEEK;
    case SKV_PATTERN_ONE_DATE:
      return self->first != SKV_DAY_NONE;
    case SKV_PATTERN_RANGE:
      return self->first != SKV_DAY_NONE && self->last != SKV_DAY_NONE && self->first <= self->last;
    case SKV_PATTERN_WRITTEN:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

static char *
format_range (SkvDay first, SkvDay last)
{
  g_autofree char *from = skv_day_format (first);
  g_autofree char *until = skv_day_format (last);

  return g_strdup_printf ("%s/%s", from, until);
}

char *
skv_day_pattern_format (const SkvDayPattern *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!names_a_day (self))
    return NULL;
  switch (self->kind)
    {
    case SKV_PATTERN_EVERY_YEAR:
      return g_strdup_printf ("%02d-%02d", self->month, self->day);
    case SKV_PATTERN_EASTER:
      return self->offset == 0 ? g_strdup ("easter") : g_strdup_printf ("easter%+d", self->offset);
    case SKV_PATTERN_WEEKDAY:
      return g_strdup_printf ("%s>=%02d-%02d", weekday_names[self->weekday - 1], self->month,
                              self->day);
    case SKV_PATTERN_WEEK:
      return g_strdup_printf ("week-%d", self->week);
    case SKV_PATTERN_WEEKS:
      return g_strdup_printf ("week-%d/week-%d", self->week, self->last_week);
    case SKV_PATTERN_ONE_DATE:
      return skv_day_format (self->first);
    case SKV_PATTERN_RANGE:
      return format_range (self->first, self->last);
    case SKV_PATTERN_WRITTEN:
      break;
    }
  g_return_val_if_reached (NULL);
}

/* --- words ----------------------------------------------------------------------------------- */

static char *
words_month_day (const SkvDayPattern *self)
{
  return skv_words_day_month (skv_day_from_ymd (2000, self->month, self->day));
}

static char *
words_easter (int offset)
{
  guint n = (guint) ABS (offset);

  if (offset == 0)
    return g_strdup (_("Easter Sunday, every year"));
  if (offset < 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day before Easter Sunday, every year",
                                         "%u days before Easter Sunday, every year", n),
                            n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day after Easter Sunday, every year",
                                       "%u days after Easter Sunday, every year", n),
                          n);
}

char *
skv_day_pattern_words (const SkvDayPattern *self)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!names_a_day (self))
    return NULL;
  switch (self->kind)
    {
    case SKV_PATTERN_EVERY_YEAR:
      date = words_month_day (self);
      /* TRANSLATORS: "24 December, every year" */
      return g_strdup_printf (_("%s, every year"), date);
    case SKV_PATTERN_EASTER:
      return words_easter (self->offset);
    case SKV_PATTERN_WEEKDAY:
      date = words_month_day (self);
      /* TRANSLATORS: a weekday and a date: "the first Friday on or after 19 June, every year" */
      return g_strdup_printf (_("the first %1$s on or after %2$s, every year"),
                              skv_words_weekday (self->weekday), date);
    case SKV_PATTERN_WEEK:
      return g_strdup_printf (_("week %d, Monday to Friday, every year"), self->week);
    case SKV_PATTERN_WEEKS:
      return g_strdup_printf (_("weeks %1$d–%2$d, every year"), self->week, self->last_week);
    case SKV_PATTERN_ONE_DATE:
      return skv_words_day_month_year (self->first);
    case SKV_PATTERN_RANGE:
      return skv_words_date_range (self->first, self->last + 1);
    case SKV_PATTERN_WRITTEN:
      break;
    }
  g_return_val_if_reached (NULL);
}

char *
skv_day_pattern_words_of (const char *when)
{
  SkvDayPattern pattern = SKV_DAY_PATTERN_NONE;
  char *words;

  skv_day_pattern_parse (&pattern, when);
  words = skv_day_pattern_words (&pattern);
  return words != NULL ? words : g_strdup (when != NULL ? when : "");
}

/* --- guessing -------------------------------------------------------------------------------- */

/* where the same holiday lies in the years around, the day itself included */
static GArray *
list_same (SkvHolidays *holidays, const SkvHoliday *holiday)
{
  int year = skv_day_year (holiday->day);
  g_autoptr (GArray) all =
    skv_holidays_list (holidays, skv_day_from_ymd (MAX (year - GUESS_YEARS, 1900), 1, 1),
                       skv_day_from_ymd (MIN (year + GUESS_YEARS + 1, 2100), 1, 1));
  GArray *same = g_array_new (FALSE, FALSE, sizeof (SkvDay));

  for (guint i = 0; i < all->len; i++)
    {
      const SkvHoliday *other = &g_array_index (all, SkvHoliday, i);

      if (other->kind == holiday->kind && g_strcmp0 (other->name, holiday->name) == 0)
        g_array_append_val (same, other->day);
    }
  return same;
}

static int
easter_offset (SkvDay day)
{
  return day - skv_day_easter (skv_day_year (day));
}

static int
month_day (SkvDay day)
{
  return skv_day_month (day) * 100 + skv_day_of_month (day);
}

char *
skv_day_pattern_guess (SkvHolidays *holidays, const SkvHoliday *holiday)
{
  g_autoptr (GArray) days = NULL;
  SkvDayPattern pattern = SKV_DAY_PATTERN_NONE;
  gboolean easter = TRUE, fixed = TRUE, weekday = TRUE;
  int first, last;

  g_return_val_if_fail (holidays != NULL, NULL);
  g_return_val_if_fail (holiday != NULL, NULL);

  days = list_same (holidays, holiday);
  first = last = month_day (holiday->day);
  for (guint i = 0; i < days->len; i++)
    {
      SkvDay day = g_array_index (days, SkvDay, i);

      easter = easter && easter_offset (day) == easter_offset (holiday->day);
      fixed = fixed && month_day (day) == month_day (holiday->day);
      weekday = weekday && skv_day_weekday (day) == skv_day_weekday (holiday->day);
      first = MIN (first, month_day (day));
      last = MAX (last, month_day (day));
    }
  pattern.offset = easter_offset (holiday->day);
  pattern.weekday = skv_day_weekday (holiday->day);
  pattern.month = first / 100;
  pattern.day = first % 100;
  if (fixed)
    pattern.kind = SKV_PATTERN_EVERY_YEAR;
  else if (easter)
    pattern.kind = SKV_PATTERN_EASTER;
  else if (weekday && skv_day_from_ymd (2001, last / 100, last % 100) -
                          skv_day_from_ymd (2001, first / 100, first % 100) <
                        7)
    pattern.kind = SKV_PATTERN_WEEKDAY;
  else
    return NULL;
  return skv_day_pattern_format (&pattern);
}
