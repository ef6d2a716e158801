/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/restart-private.h"

#include <string.h>

/* Lanes are searched backwards in steps that double, as most have something every year. */
#define FIRST_STEP_BACK 800
/* Dates are searched forwards likewise. */
#define FIRST_STEP 64

struct _SkvRestart
{
  const SkvRule *rule;  /* (unowned) */
  char *rrule;          /* (owned): in its canonical spelling, with the INTERVAL */
  SkvRecurrence *plain; /* (owned) (nullable): counted from valid_from */
  SkvRecurrence *every; /* (owned): without the INTERVAL */
  GArray *dates;        /* (owned): SkvDay, ascending */
  GPtrArray *lanes;     /* (owned): names (unowned by it) */
  guint skipped;        /* bit m: month m is left out; 0 unless they are restart points */
  SkvDay first;         /* nothing lies before it */
};

typedef struct
{
  SkvDay day;
  gboolean plain; /* valid_from, where the RFC's counting applies */
} Point;

gboolean
skv_restart_parse (const char *word, SkvDay *date, const char **lane)
{
  *date = skv_day_parse (word);
  *lane = NULL;
  if (*date != SKV_DAY_NONE || g_str_equal (word, "skip-months"))
    return TRUE;
  if (!g_str_has_prefix (word, "lane:") || word[5] == '\0')
    return FALSE;
  *lane = word + 5;
  return TRUE;
}

/* 0 also if all twelve are left out: then there is no first day after them */
static guint
skipped_months (const SkvRule *rule)
{
  guint months = 0;

  if (!g_strv_contains ((const char *const *) rule->restart, "skip-months"))
    return 0;
  for (guint i = 0; i < rule->skip_months->len; i++)
    {
      int month = g_array_index (rule->skip_months, int, i);

      if (month >= 1 && month <= 12)
        months |= 1u << month;
    }
  return months == 0x1ffe ? 0 : months;
}

static SkvDay
first_listed (const SkvRule *rule)
{
  SkvDay first = SKV_DAY_NONE, date;
  const char *lane;

  for (guint i = 0; rule->restart[i] != NULL; i++)
    {
      if (skv_restart_parse (rule->restart[i], &date, &lane) && date != SKV_DAY_NONE)
        first = first == SKV_DAY_NONE ? date : MIN (first, date);
    }
  return first;
}

SkvDay
skv_restart_anchor (const SkvRule *rule)
{
  SkvDay listed;

  if (rule->valid_from != SKV_DAY_NONE)
    return rule->valid_from;
  listed = first_listed (rule);
  if (listed != SKV_DAY_NONE)
    return listed;
  return skipped_months (rule) != 0 ? skv_day_from_ymd (2000, 1, 1) : SKV_DAY_NONE;
}

/* (transfer full) (nullable): NULL if there is no interval */
static char *
without_interval (const char *canonical)
{
  g_auto (GStrv) parts = g_strsplit (canonical, ";", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  gboolean found = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_has_prefix (parts[i], "INTERVAL="))
        found = TRUE;
      else
        g_ptr_array_add (kept, parts[i]);
    }
  g_ptr_array_add (kept, NULL);
  return found ? g_strjoinv (";", (GStrv) kept->pdata) : NULL;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  SkvDay x = *(const SkvDay *) a, y = *(const SkvDay *) b;

  return (x > y) - (x < y);
}

static void
read_words (SkvRestart *self)
{
  for (guint i = 0; self->rule->restart[i] != NULL; i++)
    {
      SkvDay date;
      const char *lane;

      if (!skv_restart_parse (self->rule->restart[i], &date, &lane))
        continue;
      if (date != SKV_DAY_NONE)
        g_array_append_val (self->dates, date);
      else if (lane != NULL)
        g_ptr_array_add (self->lanes, (gpointer) lane);
    }
  g_array_sort (self->dates, compare_days);
}

SkvRestart *
skv_restart_new (const SkvRule *rule)
{
  SkvDay anchor, listed;
  g_autoptr (SkvRecurrence) plain = NULL, every = NULL;
  g_autofree char *canonical = NULL, *text = NULL;
  SkvRestart *self;

  if (rule->base != SKV_BASE_RRULE || rule->rrule == NULL || rule->restart[0] == NULL)
    return NULL;
  anchor = skv_restart_anchor (rule);
  plain = anchor != SKV_DAY_NONE ? skv_recurrence_parse (rule->rrule, anchor, NULL) : NULL;
  if (plain == NULL)
    return NULL;
  canonical = skv_recurrence_format (plain);
  text = without_interval (canonical);
  listed = first_listed (rule);
  if (text != NULL)
    every = skv_recurrence_parse (
      text, rule->valid_from != SKV_DAY_NONE ? rule->valid_from : listed, NULL);
  if (every == NULL)
    return NULL;

  self = g_new0 (SkvRestart, 1);
  self->rule = rule;
  self->rrule = g_steal_pointer (&canonical);
  self->every = g_steal_pointer (&every);
  self->plain = rule->valid_from != SKV_DAY_NONE ? g_steal_pointer (&plain) : NULL;
  self->dates = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  self->lanes = g_ptr_array_new ();
  self->skipped = skipped_months (rule);
  self->first = rule->valid_from != SKV_DAY_NONE ? rule->valid_from
                : listed != SKV_DAY_NONE         ? listed
                                                 : SKV_EXPANSION_FIRST_DAY - 1000;
  read_words (self);
  return self;
}

void
skv_restart_free (SkvRestart *self)
{
  g_free (self->rrule);
  g_clear_pointer (&self->plain, skv_recurrence_unref);
  skv_recurrence_unref (self->every);
  g_array_unref (self->dates);
  g_ptr_array_unref (self->lanes);
  g_free (self);
}

/* is the first of that month the first day after a run of months that are left out */
static gboolean
ends_skipping (const SkvRestart *self, int month)
{
  int before = month > 1 ? month - 1 : 12;

  return (self->skipped & 1u << month) == 0 && (self->skipped & 1u << before) != 0;
}

/* The last point on or before @day that needs no look at a lane, and @first or later; SKV_DAY_NONE
 * if @day is before that. */
static SkvDay
last_settled_point (const SkvRestart *self, SkvDay day)
{
  SkvDay last = self->first;
  int year, month;

  if (day < self->first)
    return SKV_DAY_NONE;
  for (guint i = 0; i < self->dates->len; i++)
    {
      SkvDay date = g_array_index (self->dates, SkvDay, i);

      if (date <= day)
        last = MAX (last, date);
    }
  skv_day_to_ymd (day, &year, &month, NULL);
  for (int i = 0; self->skipped != 0 && i < 12; i++)
    {
      if (ends_skipping (self, month))
        return MAX (last, skv_day_from_ymd (year, month, 1));
      year -= month == 1;
      month = month > 1 ? month - 1 : 12;
    }
  return last;
}

/* Appends the ends of what takes place in one lane, as points in [from, to). */
static void
append_lane_points (
  SkvExpansion *expansion, const char *lane, SkvDay from, SkvDay to, GArray *points)
{
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (SkvOccurrence));

  /* What ends before D touches the day before D. */
  skv_expansion_collect (expansion, lane, NULL, from - 1, to - 1, SKV_COLLECT_BARE, there);
  for (guint i = 0; i < there->len; i++)
    {
      const SkvOccurrence *occurrence = &g_array_index (there, SkvOccurrence, i);
      Point point = { occurrence->end_day, FALSE };

      if (skv_occurrence_is_firm (occurrence) && point.day >= from && point.day < to)
        g_array_append_val (points, point);
    }
}

/* the last end in the lanes after @lower and on or before @day; @lower if there is none */
static SkvDay
last_lane_point (const SkvRestart *self, SkvExpansion *expansion, SkvDay lower, SkvDay day)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (Point));
  SkvDay end = day + 1, last = lower;
  int step = FIRST_STEP_BACK;

  if (self->lanes->len == 0)
    return lower;
  while (end > lower + 1 && points->len == 0)
    {
      SkvDay start = MAX (lower + 1, end - step);

      for (guint i = 0; i < self->lanes->len; i++)
        append_lane_points (expansion, g_ptr_array_index (self->lanes, i), start, end, points);
      end = start;
      step = MIN (step * 2, SKV_EXPANSION_MAX_DAYS / 4);
    }
  for (guint i = 0; i < points->len; i++)
    last = MAX (last, g_array_index (points, Point, i).day);
  return last;
}

static void
append_settled_points (const SkvRestart *self, SkvDay from, SkvDay to, GArray *points)
{
  int year, month;

  for (guint i = 0; i < self->dates->len; i++)
    {
      Point point = { g_array_index (self->dates, SkvDay, i), FALSE };

      if (point.day >= from && point.day < to)
        g_array_append_val (points, point);
    }
  skv_day_to_ymd (from, &year, &month, NULL);
  while (self->skipped != 0)
    {
      Point point = { skv_day_from_ymd (year, month, 1), FALSE };

      if (point.day == SKV_DAY_NONE || point.day >= to)
        break;
      if (ends_skipping (self, month) && point.day >= from)
        g_array_append_val (points, point);
      year += month == 12;
      month = month < 12 ? month + 1 : 1;
    }
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const Point *x = a, *y = b;

  return (x->day > y->day) - (x->day < y->day);
}

/* All points that matter in [from, to): the last one on or before @from, and those after it, each
 * day once. (transfer full) (element-type Point) */
static GArray *
list_points (const SkvRestart *self, SkvExpansion *expansion, SkvDay from, SkvDay to)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (Point));
  SkvDay start = last_settled_point (self, from);
  guint kept = 0;

  if (start == SKV_DAY_NONE)
    start = self->first;
  else
    start = last_lane_point (self, expansion, start, from);
  if (start >= to)
    return points;

  append_settled_points (self, start, to, points);
  for (guint i = 0; i < self->lanes->len; i++)
    append_lane_points (expansion, g_ptr_array_index (self->lanes, i), start, to, points);
  g_array_sort (points, compare_points);
  if (self->plain != NULL && start == self->first &&
      (points->len == 0 || g_array_index (points, Point, 0).day > start))
    {
      Point point = { start, TRUE };

      g_array_prepend_val (points, point);
    }
  for (guint i = 0; i < points->len; i++)
    {
      Point point = g_array_index (points, Point, i);

      if (kept == 0 || g_array_index (points, Point, kept - 1).day != point.day)
        g_array_index (points, Point, kept++) = point;
    }
  g_array_set_size (points, kept);
  return points;
}

/* the first possible date of the rule without its INTERVAL in [from, to); SKV_DAY_NONE */
static SkvDay
first_date (const SkvRestart *self, SkvDay from, SkvDay to)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SkvDay));

  for (int step = FIRST_STEP; from < to; from += step, step = MIN (step * 2, 100000))
    {
      g_array_set_size (days, 0);
      if (!skv_recurrence_expand (self->every, from, MIN (to, from + step), SKV_EXPANSION_MAX_BASES,
                                  days, NULL))
        return SKV_DAY_NONE;
      for (guint i = 0; i < days->len; i++)
        {
          if (skv_base_is_valid (self->rule, g_array_index (days, SkvDay, i)))
            return g_array_index (days, SkvDay, i);
        }
    }
  return SKV_DAY_NONE;
}

/* the dates in [from, to) that are counted from @point */
static void
append_from (const SkvRestart *self, const Point *point, SkvDay from, SkvDay to, GArray *days)
{
  g_autoptr (SkvRecurrence) counted = NULL;

  if (point->plain)
    counted = skv_recurrence_ref (self->plain);
  else
    {
      SkvDay anchor = first_date (self, point->day, to);

      if (anchor != SKV_DAY_NONE)
        counted = skv_recurrence_parse (self->rrule, anchor, NULL);
    }
  if (counted != NULL)
    skv_recurrence_expand (counted, MAX (from, point->day), to, SKV_EXPANSION_MAX_BASES, days,
                           NULL);
}

void
skv_restart_expand (SkvRestart *self, SkvExpansion *expansion, SkvDay from, SkvDay to, GArray *days)
{
  g_autoptr (GArray) points = NULL;

  if (from >= to || to <= self->first)
    return;
  points = list_points (self, expansion, from, to);
  for (guint i = 0; i < points->len && days->len < SKV_EXPANSION_MAX_BASES; i++)
    {
      SkvDay end = i + 1 < points->len ? g_array_index (points, Point, i + 1).day : to;

      append_from (self, &g_array_index (points, Point, i), from, end, days);
    }
}
