/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-fixture.h"

/*
 * The expansion against the definition of design.md, section 3, on random rules: this twin walks
 * through every day of a far wider range, asks of each whether it is a base date, and tries every
 * offset by looking at each evening. It keeps nothing, sorts nothing and knows no reach.
 */

#define ROUNDS 3000
#define WIDE 900 /* days beyond the range: more than any offset here can reach */

typedef enum
{
  BASE_NTH_WEEKDAY,
  BASE_WEEKDAY_FROM_DAY,
  BASE_MONTH_DAY,
  BASE_DATES,
  BASE_RELATIVE,
  BASE_WORKING_DAY,
  BASE_EVERY_NTH_WEEK,  /* counted in steps, begins anew at restart points */
  BASE_EVERY_NTH_MONTH, /* likewise */
  N_BASES,
} Base;

typedef struct
{
  Base base;
  int nth, weekday, month_day;
  RuleSpec spec;
  SkvDay list[6];
  int interval;
  SkvDay restart_date;
  gboolean restart_months, restart_lane;
  GHashTable *counted; /* (owned) (nullable): dates of a rule with an interval */
  int end_month, end_day;
  SkvRule *rule; /* (owned): unsealed copy for reading */
} Case;

typedef struct
{
  SkvDay first, last; /* both included */
} Span;

typedef struct
{
  SkvPlan *plan;
  Span meetings[8], exams[8];
  guint n_meetings, n_exams;
  GHashTable *public_days;
} World;

static int
pick (GRand *random, int from, int to)
{
  return g_rand_int_range (random, from, to);
}

static void
put_spans (World *world, GRand *random, const char *lane, Span *spans, guint n, SkvDay year)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", lane, i);
      SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

      spans[i].first = year + pick (random, -60, 430);
      spans[i].last = spans[i].first + pick (random, 0, 4);
      skv_set_text (&item->lane, lane);
      skv_set_text (&item->title, lane);
      item->all_day = TRUE;
      item->start = spans[i].first * SKV_DAY_SECONDS;
      item->end = (spans[i].last + 1) * SKV_DAY_SECONDS;
      put (world->plan, item);
    }
}

static void
world_init (World *world, GRand *random, SkvDay year)
{
  g_autoptr (SkvHolidays) holidays = skv_holidays_new ("NO", NULL);
  g_autoptr (GArray) list = skv_holidays_list (holidays, year - 2 * WIDE, year + 2 * WIDE);

  world->plan = skv_plan_new (NULL, NULL); /* rules that give nothing are welcome here */
  world->public_days = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (list, SkvHoliday, i);

      if (holiday->kind == SKV_HOLIDAY_PUBLIC)
        g_hash_table_add (world->public_days, GINT_TO_POINTER (holiday->day));
    }
  world->n_meetings = (guint) pick (random, 0, 8);
  world->n_exams = (guint) pick (random, 0, 8);
  put_spans (world, random, "meeting", world->meetings, world->n_meetings, year);
  put_spans (world, random, "exam", world->exams, world->n_exams, year);
}

static char *
random_words (GRand *random, const char *const *words, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (pick (random, 0, 2) == 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
    }
  return g_string_free (text, FALSE);
}

static void
random_base (Case *self, GRand *random, SkvDay year)
{
  static const char *const days[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  GString *dates = g_string_new (NULL);

  self->base = (Base) pick (random, 0, N_BASES);
  self->weekday = pick (random, 1, 8);
  self->nth = pick (random, 1, 6);
  self->month_day = pick (random, 1, 29);
  self->interval = pick (random, 2, 5);
  if (self->base == BASE_NTH_WEEKDAY)
    self->spec.rrule =
      g_strdup_printf ("FREQ=MONTHLY;BYDAY=%d%s", self->nth, days[self->weekday - 1]);
  else if (self->base == BASE_WEEKDAY_FROM_DAY)
    self->spec.rrule = g_strdup_printf ("FREQ=MONTHLY;BYDAY=%s;BYMONTHDAY=%d,%d,%d,%d,%d,%d,%d",
                                        days[self->weekday - 1], 12, 13, 14, 15, 16, 17, 18);
  else if (self->base == BASE_MONTH_DAY)
    self->spec.rrule = g_strdup_printf ("FREQ=MONTHLY;BYMONTHDAY=%d", self->month_day);
  else if (self->base == BASE_WORKING_DAY)
    self->spec.working_day = pick (random, 0, 2) ? pick (random, 1, 24) : -pick (random, 1, 24);
  else if (self->base == BASE_EVERY_NTH_WEEK)
    self->spec.rrule =
      g_strdup_printf ("FREQ=WEEKLY;INTERVAL=%d;BYDAY=%s", self->interval, days[self->weekday - 1]);
  else if (self->base == BASE_EVERY_NTH_MONTH)
    self->spec.rrule =
      g_strdup_printf ("FREQ=MONTHLY;INTERVAL=%d;BYMONTHDAY=%d", self->interval, self->month_day);
  else if (self->base == BASE_RELATIVE)
    {
      self->spec.relative = "meeting";
      self->spec.from = pick (random, -12, 8);
      self->spec.to = pick (random, self->spec.from, 12);
      self->spec.working = pick (random, 0, 2);
    }
  for (guint i = 0; self->base == BASE_DATES && i < G_N_ELEMENTS (self->list); i++)
    {
      g_autofree char *date = skv_day_format (self->list[i] = year + pick (random, -30, 400));

      g_string_append_printf (dates, "%s%s", i > 0 ? " " : "", date);
    }
  self->spec.dates = g_string_free (dates, FALSE);
}

static void
random_end (Case *self, GRand *random)
{
  self->end_month = pick (random, 1, 13);
  self->end_day =
    pick (random, 0, 8) == 0 ? skv_days_in_month (2000, self->end_month) : pick (random, 1, 29);
  self->spec.ends_on = g_strdup_printf ("%02d-%02d", self->end_month, self->end_day);
  self->spec.length = 0;
}

static void
random_restart (Case *self, GRand *random, SkvDay year)
{
  g_autoptr (GString) words = g_string_new (NULL);

  self->restart_date = SKV_DAY_NONE;
  if (self->base != BASE_EVERY_NTH_WEEK && self->base != BASE_EVERY_NTH_MONTH)
    return;
  if (pick (random, 0, 3) == 0)
    {
      g_autofree char *date = skv_day_format (self->restart_date = year + pick (random, -600, 300));

      g_string_append (words, date);
    }
  if (pick (random, 0, 2) == 0)
    g_string_append_printf (words, "%sskip-months", words->len > 0 ? " " : "");
  if (words->len == 0 || pick (random, 0, 2) == 0)
    g_string_append_printf (words, "%slane:exam", words->len > 0 ? " " : "");
  self->restart_months = strstr (words->str, "skip-months") != NULL;
  self->restart_lane = strstr (words->str, "lane:exam") != NULL;
  self->spec.restart = g_strdup (words->str);
}

static void
random_case (Case *self, GRand *random, SkvDay year)
{
  static const char *const avoid[] = { "public-holiday", "holiday-eve", "weekend", "lane:exam",
                                       "lane:meeting" };
  static const char *const offsets[] = { "-1d", "+7d", "+1d", "-2w", "+40d" };
  static const char *const groups[] = { "", "0", "0 1", "-1 0 2", "0 7", "3 5" };
  static const char *const skips[] = { "", "7", "1 12" };

  *self = (Case){ .spec = { .id = "r" } };
  random_base (self, random, year);
  self->spec.days = groups[pick (random, 0, G_N_ELEMENTS (groups))];
  self->spec.avoid = random_words (random, avoid, G_N_ELEMENTS (avoid));
  self->spec.try_ = random_words (random, offsets, G_N_ELEMENTS (offsets));
  self->spec.not_before = pick (random, 0, 3) == 0 ? pick (random, 1, 20) : 0;
  self->spec.same_month = pick (random, 0, 4) == 0;
  self->spec.skip = skips[pick (random, 0, G_N_ELEMENTS (skips))];
  self->spec.length = pick (random, 1, 4);
  if (pick (random, 0, 2) == 0)
    {
      self->spec.start = "21:00";
      self->spec.duration = pick (random, 0, 2) ? "PT2H" : "PT30H";
    }
  else if (pick (random, 0, 4) == 0)
    random_end (self, random);
  self->spec.leave_out = pick (random, 0, 2) == 0;
  random_restart (self, random, year);
  self->rule = make_rule (&self->spec);
  if (pick (random, 0, 3) == 0 || self->spec.restart != NULL)
    self->rule->valid_from = year + pick (random, self->spec.restart != NULL ? -800 : -100, 200);
  /* Months that are left out settle every date by themselves. */
  if (self->restart_months && self->spec.skip[0] != '\0' && pick (random, 0, 2) == 0)
    self->rule->valid_from = SKV_DAY_NONE;
  if (pick (random, 0, 3) == 0)
    self->rule->valid_until = year + pick (random, 200, 500);
}

static void
case_clear (Case *self)
{
  g_free ((char *) self->spec.rrule);
  g_free ((char *) self->spec.dates);
  g_free ((char *) self->spec.avoid);
  g_free ((char *) self->spec.try_);
  g_free ((char *) self->spec.restart);
  g_free ((char *) self->spec.ends_on);
  g_clear_pointer (&self->counted, g_hash_table_unref);
  skv_record_unref (self->rule);
}

static gboolean
is_public (const World *world, SkvDay date)
{
  return g_hash_table_contains (world->public_days, GINT_TO_POINTER (date));
}

static SkvDay
step (const World *world, gboolean working, SkvDay date, int n)
{
  int direction = n < 0 ? -1 : 1;

  for (int left = ABS (n); left > 0;)
    {
      date += direction;
      if (!working || (skv_day_weekday (date) < SKV_SATURDAY && !is_public (world, date)))
        left--;
    }
  return date;
}

/* from the date to the first day after it that is called so, both included */
static int
days_to_end (const Case *self, SkvDay date)
{
  for (int n = 1;; n++, date++)
    {
      int year, month, month_day;

      skv_day_to_ymd (date, &year, &month, &month_day);
      if (month == self->end_month &&
          (month_day == self->end_day || (month == 2 && self->end_day == 29 && month_day == 28 &&
                                          skv_day_from_ymd (year, 2, 29) == SKV_DAY_NONE)))
        return n;
    }
}

static gboolean
is_work (const World *world, SkvDay date)
{
  return skv_day_weekday (date) < SKV_SATURDAY && !is_public (world, date);
}

static gboolean
is_nth_working_day (const World *world, const Case *self, SkvDay date)
{
  int step = self->spec.working_day > 0 ? 1 : -1, n = 0;

  if (!is_work (world, date))
    return FALSE;
  for (SkvDay d = date; skv_day_month (d) == skv_day_month (date); d -= step)
    n += is_work (world, d);
  return n == ABS (self->spec.working_day);
}

static gboolean
is_skipped (const Case *self, SkvDay date)
{
  for (guint i = 0; i < self->rule->skip_months->len; i++)
    {
      if (g_array_index (self->rule->skip_months, int, i) == skv_day_month (date))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_restart_point (const World *world, const Case *self, SkvDay date)
{
  if (date == self->restart_date)
    return TRUE;
  if (self->restart_months && is_skipped (self, date - 1) && !is_skipped (self, date))
    return TRUE;
  for (guint i = 0; self->restart_lane && i < world->n_exams; i++)
    {
      if (world->exams[i].last + 1 == date)
        return TRUE;
    }
  return FALSE;
}

/* periods since the anchor: weeks from Monday, or months */
static int
periods_between (const Case *self, SkvDay anchor, SkvDay date)
{
  int year, month, anchor_year, anchor_month;

  if (self->base == BASE_EVERY_NTH_WEEK)
    return (date - (int) skv_day_weekday (date) - anchor + (int) skv_day_weekday (anchor)) / 7;
  skv_day_to_ymd (date, &year, &month, NULL);
  skv_day_to_ymd (anchor, &anchor_year, &anchor_month, NULL);
  return (year - anchor_year) * 12 + month - anchor_month;
}

/* Goes through all days from the very first on, and keeps where it counts from. */
static void
count_through (const World *world, Case *self, SkvDay to)
{
  SkvDay first = self->rule->valid_from, anchor = first;
  gboolean waiting = FALSE;

  self->counted = g_hash_table_new (NULL, NULL);
  if (self->base != BASE_EVERY_NTH_WEEK && self->base != BASE_EVERY_NTH_MONTH)
    return;
  if (first == SKV_DAY_NONE && self->restart_date != SKV_DAY_NONE)
    first = self->restart_date;
  if (first == SKV_DAY_NONE)
    {
      first = to - 6 * WIDE; /* months that are left out settle it within a year */
      waiting = TRUE;
    }
  for (SkvDay date = first; date < to; date++)
    {
      waiting = waiting || is_restart_point (world, self, date);
      if (self->base == BASE_EVERY_NTH_WEEK ? (int) skv_day_weekday (date) != self->weekday
                                            : skv_day_of_month (date) != self->month_day)
        continue;
      if (waiting && is_skipped (self, date))
        continue;
      if (waiting)
        anchor = date;
      waiting = FALSE;
      if (periods_between (self, anchor, date) % self->interval == 0)
        g_hash_table_add (self->counted, GINT_TO_POINTER (date));
    }
}

/* How long a base on that date lasts; 0: it is none. */
static int
base_length (const World *world, const Case *self, SkvDay date)
{
  int longest = 0, month_day = skv_day_of_month (date);
  gboolean timed = self->spec.start != NULL;
  int plain = !timed ? self->spec.length : g_str_equal (self->spec.duration, "PT2H") ? 1 : 3;

  if (self->spec.ends_on != NULL)
    plain = days_to_end (self, date);

  switch (self->base)
    {
    case BASE_NTH_WEEKDAY:
      return (int) skv_day_weekday (date) == self->weekday && (month_day - 1) / 7 + 1 == self->nth
               ? plain
               : 0;
    case BASE_WEEKDAY_FROM_DAY:
      return (int) skv_day_weekday (date) == self->weekday && month_day >= 12 && month_day < 19
               ? plain
               : 0;
    case BASE_MONTH_DAY:
      return month_day == self->month_day ? plain : 0;
    case BASE_DATES:
      for (guint i = 0; i < G_N_ELEMENTS (self->list); i++)
        longest = self->list[i] == date ? plain : longest;
      return longest;
    case BASE_WORKING_DAY:
      return is_nth_working_day (world, self, date) ? plain : 0;
    case BASE_EVERY_NTH_WEEK:
    case BASE_EVERY_NTH_MONTH:
      return g_hash_table_contains (self->counted, GINT_TO_POINTER (date)) ? plain : 0;
    case BASE_RELATIVE:
    default:
      break;
    }
  for (guint i = 0; i < world->n_meetings; i++)
    {
      const Span *anchor = &world->meetings[i];
      SkvDay first = step (world, self->spec.working,
                           self->spec.from <= 0 ? anchor->first : anchor->last, self->spec.from);
      SkvDay last = step (world, self->spec.working,
                          self->spec.to < 0 ? anchor->first : anchor->last, self->spec.to);

      if (first > last)
        continue;
      if (timed ? date >= first && date <= last : date == first)
        longest = MAX (longest, timed || self->spec.ends_on != NULL ? plain : last - first + 1);
    }
  return longest;
}

static gboolean
touched (const Span *spans, guint n, SkvDay date)
{
  for (guint i = 0; i < n; i++)
    {
      if (date >= spans[i].first && date <= spans[i].last)
        return TRUE;
    }
  return FALSE;
}

static gboolean
avoids (const Case *self, const char *word)
{
  return g_strv_contains ((const char *const *) self->rule->avoid, word);
}

static gboolean
evening_allowed (const World *world, const Case *self, SkvDay base, SkvDay date, int length)
{
  int year, month, base_year, base_month;

  skv_day_to_ymd (date, &year, &month, NULL);
  skv_day_to_ymd (base, &base_year, &base_month, NULL);
  if (skv_day_of_month (date) < self->spec.not_before)
    return FALSE;
  if (self->spec.same_month && (year != base_year || month != base_month))
    return FALSE;
  for (SkvDay d = date; d < date + (self->spec.start != NULL ? 1 : length); d++)
    {
      if ((avoids (self, "public-holiday") && is_public (world, d)) ||
          (avoids (self, "holiday-eve") && is_public (world, d + 1)) ||
          (avoids (self, "weekend") && skv_day_weekday (d) >= SKV_SATURDAY) ||
          (avoids (self, "lane:exam") && touched (world->exams, world->n_exams, d)) ||
          (avoids (self, "lane:meeting") && touched (world->meetings, world->n_meetings, d)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
base_is_dropped (const Case *self, SkvDay base)
{
  if (self->rule->valid_from != SKV_DAY_NONE && base < self->rule->valid_from)
    return TRUE;
  if (self->rule->valid_until != SKV_DAY_NONE && base > self->rule->valid_until)
    return TRUE;
  for (guint i = 0; i < self->rule->skip_months->len; i++)
    {
      if (g_array_index (self->rule->skip_months, int, i) == skv_day_month (base))
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_offset (const World *world, const Case *self, SkvDay base, int length, int *offset)
{
  guint n = g_strv_length (self->rule->try_);

  for (guint i = 0; i <= n; i++)
    {
      gboolean fits = TRUE;

      *offset = 0;
      if (i > 0)
        g_assert_true (skv_offset_parse (self->rule->try_[i - 1], offset));
      for (guint j = 0; j < MAX (1, self->rule->days->len); j++)
        {
          int own = self->rule->days->len > 0 ? g_array_index (self->rule->days, int, j) : 0;

          fits = fits && evening_allowed (world, self, base, base + own + *offset, length);
        }
      if (fits)
        return TRUE;
    }
  *offset = 0;
  return FALSE;
}

/* one word an evening that touches the range: "ORIGINAL>DAY+LENGTH", "?" if nothing fits, or "x" if
 * it is left out then */
static char *
expand_by_definition (const World *world, Case *self, SkvDay from, SkvDay to)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) made = g_hash_table_new (NULL, NULL);

  count_through (world, self, to + WIDE);
  for (SkvDay base = from - WIDE; base < to + WIDE; base++)
    {
      int offset, length = base_length (world, self, base);
      gboolean fits;

      if (length == 0 || base_is_dropped (self, base))
        continue;
      fits = find_offset (world, self, base, length, &offset);
      for (guint j = 0; j < MAX (1, self->rule->days->len); j++)
        {
          SkvDay original =
            base + (self->rule->days->len > 0 ? g_array_index (self->rule->days, int, j) : 0);

          if (!g_hash_table_add (made, GINT_TO_POINTER (original)))
            continue;
          if (original + offset < to && original + offset + length > from)
            g_ptr_array_add (found,
                             g_strdup_printf ("%06d>%d+%d%s", original, original + offset, length,
                                              fits                   ? ""
                                              : self->spec.leave_out ? "x"
                                                                     : "?"));
        }
    }
  g_ptr_array_add (found, NULL);
  return g_strjoinv (" ", (GStrv) found->pdata);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
sorted (char *words)
{
  g_auto (GStrv) parts = split (words);

  qsort (parts, g_strv_length (parts), sizeof *parts, compare_words);
  g_free (words);
  return g_strjoinv (" ", parts);
}

static char *
expand (SkvPlan *plan, SkvDay from, SkvDay to)
{
  g_autoptr (SkvOccurrences) all = skv_occurrences_new (plan, from, to, 0);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < skv_occurrences_get_n (all); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (all, i);

      g_assert_true (g_hash_table_add (ids, (gpointer) occurrence->id));
      if (i > 0)
        g_assert_cmpint (skv_occurrences_get (all, i - 1)->span.start, <=, occurrence->span.start);
      if (occurrence->rule == NULL)
        continue;
      g_assert_cmpint (occurrence->moved, ==,
                       occurrence->first_day == occurrence->original_day ? SKV_NOT_MOVED
                                                                         : SKV_MOVED_BY_RULE);
      g_string_append_printf (text, "%s%06d>%d+%d%s", text->len > 0 ? " " : "",
                              occurrence->original_day, occurrence->first_day,
                              occurrence->end_day - occurrence->first_day,
                              !occurrence->resolved                        ? "?"
                              : occurrence->status == SKV_STATUS_CANCELLED ? "x"
                                                                           : "");
      g_assert_cmpint (occurrence->left_out, ==, occurrence->status == SKV_STATUS_CANCELLED);
      g_assert_true (!occurrence->left_out || g_str_has_prefix (occurrence->reason, "Left out: "));
    }
  return sorted (g_string_free (text, FALSE));
}

static void
test_twin (void)
{
  GRand *random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint unresolved = 0, moved = 0, some = 0, left_out = 0, restarted = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      SkvDay year = skv_day_from_ymd (pick (random, 1975, 2095), 1, 1);
      SkvDay from = year + pick (random, 0, 300), to = from + pick (random, 1, 400);
      World world;
      Case self;
      g_autofree char *expected = NULL, *found = NULL;

      world_init (&world, random, year);
      random_case (&self, random, year);
      put (world.plan, skv_record_copy (self.rule));
      expected = sorted (expand_by_definition (&world, &self, from, to));
      found = expand (world.plan, from, to);
      if (!g_str_equal (expected, found))
        g_test_message ("round %d: rrule %s relative %s %d..%d working %d days %s avoid %s try %s",
                        round, self.spec.rrule, self.spec.relative, self.spec.from, self.spec.to,
                        self.spec.working, self.spec.days, self.spec.avoid, self.spec.try_);
      if (!g_str_equal (expected, found))
        g_test_message ("working day %d restart %s skip %s ends on %s from %d to %d valid from %d",
                        self.spec.working_day, self.spec.restart, self.spec.skip, self.spec.ends_on,
                        from, to, self.rule->valid_from);
      g_assert_cmpstr (found, ==, expected);
      some += *found != '\0';
      unresolved += strchr (found, '?') != NULL;
      left_out += strchr (found, 'x') != NULL;
      restarted += self.spec.restart != NULL && *found != '\0';
      moved += *self.spec.try_ != '\0' && *self.spec.avoid != '\0' && *found != '\0';
      case_clear (&self);
      g_hash_table_unref (world.public_days);
      g_object_unref (world.plan);
    }
  /* the dice must have shown every side */
  g_test_message ("%u of %d with evenings, %u shifts, %u unresolved, %u left out, %u restarted",
                  some, ROUNDS, moved, unresolved, left_out, restarted);
  g_assert_cmpint (some, >, ROUNDS / 4);
  g_assert_cmpint (moved, >, ROUNDS / 10);
  g_assert_cmpint (unresolved, >, ROUNDS / 40);
  g_assert_cmpint (left_out, >, ROUNDS / 40);
  g_assert_cmpint (restarted, >, ROUNDS / 10);
  g_rand_free (random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/expansion/twin", test_twin);
  return g_test_run ();
}
