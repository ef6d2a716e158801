/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/service-hours.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"

#define MINUTES_A_DAY 1440
#define WHOLE_WEEK 0x7f
#define MOST_TEXT 1000

/* one part: from @from to @to minutes of the day on which it begins */
typedef struct
{
  guint weekdays;    /* bit 0: Monday */
  gboolean holidays; /* of public holidays, not of days of the week */
  int from;
  int to; /* beyond 1440: into the next day; as @from: never */
} Part;

struct _SkvServiceHours
{
  GArray *parts; /* (owned) (element-type Part) */
  gboolean knows_holidays;
};

G_DEFINE_QUARK (skv-service-hours-error-quark, skv_service_hours_error)

/* --- how it is written ------------------------------------------------------------------------ */

/* How days of the week begin, in English and in the languages of those who write agreements. */
static const struct
{
  const char *prefix;
  int day; /* 0: Monday */
} day_names[] = {
  { "mon", 0 }, { "man", 0 }, { "mån", 0 }, { "tue", 1 }, { "tir", 1 }, { "tis", 1 }, { "tys", 1 },
  { "wed", 2 }, { "ons", 2 }, { "thu", 3 }, { "tor", 3 }, { "fri", 4 }, { "fre", 4 }, { "sat", 5 },
  { "lør", 5 }, { "lör", 5 }, { "lau", 5 }, { "sun", 6 }, { "søn", 6 }, { "sön", 6 },
};

/* 0: Monday; -1 */
static int
parse_day (const char *word)
{
  g_autofree char *folded = g_utf8_strdown (word, -1);

  /* one word: with a dash in it that nobody knows, "Mon—Fri" would be Mondays only */
  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isalpha (g_utf8_get_char (c)) && strcmp (c, ".") != 0)
      return -1;
  for (gsize i = 0; i < G_N_ELEMENTS (day_names); i++)
    if (g_str_has_prefix (folded, day_names[i].prefix))
      return day_names[i].day;
  return -1;
}

/* "07:00", "7.30", "7" as minutes, and moves on; -1 */
static int
parse_time (const char **text)
{
  const char *c = *text;
  int hours = 0, minutes = 0, digits = 0;

  for (; g_ascii_isdigit (*c) && digits < 2; c++, digits++)
    hours = hours * 10 + (*c - '0');
  if (digits == 0)
    return -1;
  if (*c == ':' || *c == '.')
    {
      if (!g_ascii_isdigit (c[1]) || !g_ascii_isdigit (c[2]))
        return -1;
      minutes = (c[1] - '0') * 10 + (c[2] - '0');
      c += 3;
    }
  *text = c;
  return minutes < 60 && hours * 60 + minutes <= MINUTES_A_DAY ? hours * 60 + minutes : -1;
}

static gboolean
parse_hours (const char *word, Part *part)
{
  const char *c = word;

  part->from = parse_time (&c);
  if (part->from < 0 || part->from == MINUTES_A_DAY)
    return FALSE;
  if (*c == '-')
    c++;
  else if (g_str_has_prefix (c, "–"))
    c += strlen ("–");
  else
    return FALSE;
  part->to = parse_time (&c);
  if (part->to < 0 || *c != '\0' || part->to == part->from)
    return FALSE;
  part->to += part->to < part->from ? MINUTES_A_DAY : 0;
  return TRUE;
}

/* "Mon", "Mon-Fri", "Sat-Mon", "PH" */
static gboolean
parse_days (const char *word, Part *part)
{
  g_auto (GStrv) ends = g_strsplit (word, strstr (word, "–") != NULL ? "–" : "-", 2);
  int first, last;

  if (g_ascii_strcasecmp (word, "PH") == 0)
    {
      part->holidays = TRUE;
      return TRUE;
    }
  first = ends[0] != NULL ? parse_day (ends[0]) : -1;
  last = ends[0] != NULL && ends[1] != NULL ? parse_day (ends[1]) : first;
  if (first < 0 || last < 0)
    return FALSE;
  for (int day = first;; day = (day + 1) % 7)
    {
      part->weekdays |= 1u << day;
      if (day == last)
        return TRUE;
    }
}

/* the words of one part: days first, hours last; @before: the one whose days it has if it names
 * none (nullable: then every day) */
static gboolean
parse_part (const char *text, const Part *before, Part *part, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  gboolean timed = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (timed)
        {
          g_set_error (error, SKV_SERVICE_HOURS_ERROR, SKV_SERVICE_HOURS_ERROR_TIME,
                       _("“%s” stands after the hours: put a comma between two parts, as in "
                          "“Mon-Fri 07:00-17:00, Sat 10:00-14:00”"),
                       words[i]);
          return FALSE;
        }
      if (g_ascii_strcasecmp (words[i], "off") == 0)
        timed = TRUE;
      else if (!g_ascii_isdigit (*words[i]) && parse_days (words[i], part))
        continue;
      else if (!g_ascii_isdigit (*words[i]))
        {
          g_set_error (error, SKV_SERVICE_HOURS_ERROR, SKV_SERVICE_HOURS_ERROR_DAY,
                       _("“%s” is no day of the week: service hours are written as “Mon-Fri "
                          "07:00-17:00”, and “PH” are public holidays"),
                       words[i]);
          return FALSE;
        }
      else if (!parse_hours (words[i], part))
        {
          g_set_error (error, SKV_SERVICE_HOURS_ERROR, SKV_SERVICE_HOURS_ERROR_TIME,
                       _("“%s” are no hours: service hours are written as “Mon-Fri 07:00-17:00”"),
                       words[i]);
          return FALSE;
        }
      else
        timed = TRUE;
    }
  if (!timed)
    {
      g_set_error (error, SKV_SERVICE_HOURS_ERROR, SKV_SERVICE_HOURS_ERROR_TIME,
                   _("“%s” says no hours: service hours are written as “Mon-Fri 07:00-17:00”"),
                   text);
      return FALSE;
    }
  if (!part->holidays && part->weekdays == 0)
    {
      part->weekdays = before != NULL ? before->weekdays : WHOLE_WEEK;
      part->holidays = before != NULL && before->holidays;
    }
  return TRUE;
}

SkvServiceHours *
skv_service_hours_parse (const char *text, GError **error)
{
  g_autoptr (SkvServiceHours) self = g_new0 (SkvServiceHours, 1);
  g_autofree char *plain = g_strndup (text != NULL ? text : "", MOST_TEXT);

  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_strstrip (plain);
  if (*plain == '\0' || strcmp (plain, "24/7") == 0)
    {
      g_array_append_vals (self->parts, &(Part){ WHOLE_WEEK, FALSE, 0, MINUTES_A_DAY }, 1);
      return g_steal_pointer (&self);
    }
  for (char *text_part = plain, *next, sign = ';'; text_part != NULL; text_part = next)
    {
      gboolean goes_on = sign == ',' && self->parts->len > 0;
      gsize length = strcspn (text_part, ",;");
      Part part = { 0, FALSE, 0, 0 };

      sign = text_part[length];
      next = sign != '\0' ? text_part + length + 1 : NULL;
      text_part[length] = '\0';
      if (!parse_part (g_strstrip (text_part),
                       goes_on ? &g_array_index (self->parts, Part, self->parts->len - 1) : NULL,
                       &part, error))
        return NULL;
      self->knows_holidays = self->knows_holidays || part.holidays;
      g_array_append_val (self->parts, part);
    }
  return g_steal_pointer (&self);
}

void
skv_service_hours_free (SkvServiceHours *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->parts);
  g_free (self);
}

/* --- as people write it ----------------------------------------------------------------------- */

/* "Mon–Fri", "Mon, Wed": days that follow each other, also over the weekend, as a range */
static void
append_weekdays (GString *words, guint weekdays)
{
  int first = 0;
  gboolean is_begun = FALSE;

  /* begin where a range begins, so that "Sat-Mon" stays one */
  while (first < 7 && (weekdays & 1u << (first + 6) % 7) != 0)
    first++;
  for (int i = 0; i < 7; i++)
    {
      int day = (first + i) % 7, last = day;

      if ((weekdays & 1u << day) == 0)
        continue;
      for (; i < 6 && (weekdays & 1u << (last + 1) % 7) != 0; i++)
        last = (last + 1) % 7;
      g_string_append_printf (words, "%s%s", is_begun ? ", " : "",
                              skv_words_weekday_short ((SkvWeekday) (day + 1)));
      if (last != day)
        g_string_append_printf (words, "%s%s", (day + 1) % 7 == last ? ", " : "–",
                                skv_words_weekday_short ((SkvWeekday) (last + 1)));
      is_begun = TRUE;
    }
}

static char *
part_words (const Part *part)
{
  GString *words = g_string_new (NULL);
  g_autofree char *hours = part->from == part->to ? g_strdup (C_("service hours", "closed"))
                                                  : skv_words_time_range (part->from, part->to);

  if (part->weekdays != 0 && (part->weekdays != WHOLE_WEEK || part->holidays))
    append_weekdays (words, part->weekdays);
  if (part->holidays)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                            C_("service hours", "public holidays"));
  g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", hours);
  return g_string_free (words, FALSE);
}

char *
skv_service_hours_to_words (const SkvServiceHours *self)
{
  const Part *first = &g_array_index (self->parts, Part, 0);
  GString *words = g_string_new (NULL);

  if (self->parts->len == 1 && first->weekdays == WHOLE_WEEK && first->from == 0 &&
      first->to == MINUTES_A_DAY)
    return g_string_append (words, _("always")), g_string_free (words, FALSE);
  for (guint i = 0; i < self->parts->len; i++)
    {
      g_autofree char *part = part_words (&g_array_index (self->parts, Part, i));

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", part);
    }
  return g_string_free (words, FALSE);
}

/* --- when that is ----------------------------------------------------------------------------- */

/* What a clock on the wall shows from @from to @to minutes of a day, where it is changed too. */
static void
add_clock (GArray *spans, const SkvZone *zone, SkvDay day, int from, int to)
{
  SkvSpan whole = skv_zone_day_span (zone, day);
  int before = skv_zone_offset (zone, whole.start), after = skv_zone_offset (zone, whole.end - 1);
  gint64 local = (gint64) day * SKV_DAY_SECONDS, change = whole.end;
  SkvSpan span;

  if (before != after)
    for (change = whole.start; skv_zone_offset (zone, change) == before;)
      change += 60;
  span.start = MAX (whole.start, local + from * 60 - before);
  span.end = MIN (change, local + to * 60 - before);
  g_array_append_val (spans, span);
  span.start = MAX (change, local + from * 60 - after);
  span.end = MIN (whole.end, local + to * 60 - after);
  g_array_append_val (spans, span);
}

GArray *
skv_service_hours_list (const SkvServiceHours *self,
                        const SkvZone *zone,
                        SkvHolidayCalendar *calendar,
                        const char *const *organisations,
                        SkvSpan within)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (SkvSpan));

  g_return_val_if_fail (self != NULL && zone != NULL && calendar != NULL, spans);

  for (SkvDay day = skv_zone_day (zone, within.start) - 1;
       within.start < within.end && day <= skv_zone_day (zone, within.end - 1); day++)
    {
      guint bit = 1u << (skv_day_weekday (day) - 1);
      gboolean holiday =
        self->knows_holidays &&
        skv_holiday_calendar_lookup (calendar, day, SKV_HOLIDAY_PUBLIC, organisations) != NULL;

      for (guint i = 0; i < self->parts->len; i++)
        {
          const Part *part = &g_array_index (self->parts, Part, i);

          if (holiday ? !part->holidays : (part->weekdays & bit) == 0)
            continue;
          add_clock (spans, zone, day, part->from, MIN (part->to, MINUTES_A_DAY));
          if (part->to > MINUTES_A_DAY)
            add_clock (spans, zone, day + 1, 0, part->to - MINUTES_A_DAY);
        }
    }
  for (guint i = 0; i < spans->len; i++)
    {
      SkvSpan *span = &g_array_index (spans, SkvSpan, i);

      span->start = MAX (span->start, within.start);
      span->end = MIN (span->end, within.end);
    }
  skv_spans_join (spans);
  return spans;
}

/* --- stretches -------------------------------------------------------------------------------- */

static int
compare_spans (gconstpointer left, gconstpointer right)
{
  const SkvSpan *a = left, *b = right;

  return a->start != b->start ? (a->start < b->start ? -1 : 1)
                              : (a->end > b->end) - (a->end < b->end);
}

void
skv_spans_join (GArray *spans)
{
  guint kept = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      SkvSpan span = g_array_index (spans, SkvSpan, i);
      SkvSpan *last = kept > 0 ? &g_array_index (spans, SkvSpan, kept - 1) : NULL;

      if (span.end <= span.start)
        continue;
      if (last != NULL && span.start <= last->end)
        last->end = MAX (last->end, span.end);
      else
        g_array_index (spans, SkvSpan, kept++) = span;
    }
  g_array_set_size (spans, kept);
}

GArray *
skv_spans_intersect (const GArray *a, const GArray *b)
{
  GArray *both = g_array_new (FALSE, FALSE, sizeof (SkvSpan));

  for (guint i = 0, j = 0; i < a->len && j < b->len;)
    {
      const SkvSpan *x = &g_array_index (a, SkvSpan, i), *y = &g_array_index (b, SkvSpan, j);
      SkvSpan span = { MAX (x->start, y->start), MIN (x->end, y->end) };

      if (span.start < span.end)
        g_array_append_val (both, span);
      if (x->end < y->end)
        i++;
      else
        j++;
    }
  return both;
}

GArray *
skv_spans_subtract (const GArray *a, const GArray *b)
{
  GArray *rest = g_array_new (FALSE, FALSE, sizeof (SkvSpan));
  guint j = 0;

  for (guint i = 0; i < a->len; i++)
    {
      SkvSpan span = g_array_index (a, SkvSpan, i);

      while (j < b->len && g_array_index (b, SkvSpan, j).end <= span.start)
        j++;
      for (guint k = j; k < b->len && g_array_index (b, SkvSpan, k).start < span.end; k++)
        {
          const SkvSpan *hole = &g_array_index (b, SkvSpan, k);
          SkvSpan before = { span.start, hole->start };

          if (before.start < before.end)
            g_array_append_val (rest, before);
          span.start = MAX (span.start, hole->end);
        }
      if (span.start < span.end)
        g_array_append_val (rest, span);
    }
  return rest;
}

gint64
skv_spans_sum (const GArray *spans)
{
  gint64 sum = 0;

  for (guint i = 0; i < spans->len; i++)
    sum += g_array_index (spans, SkvSpan, i).end - g_array_index (spans, SkvSpan, i).start;
  return sum;
}
