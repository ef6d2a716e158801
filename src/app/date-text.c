/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/date-text.h"

#include <glib/gi18n-lib.h>

#include "app/date-number.h"
#include "app/date-relative.h"
#include "app/draft-text.h"
#include "core/calendar/words.h"
#include "core/exchange/phrase.h"

#define DAY_MINUTES 1440
/* the years that a plan's rules are followed in */
#define FIRST_YEAR 1700
#define LAST_YEAR 9898
/* has a 29 February */
#define ANY_YEAR 2024

/* --- phrases --------------------------------------------------------------------------------- */

/* As it is; with what counts from today; with hours that are said without minutes. */
static SkvPhrase *
parse (const char *text, const SkvDateContext *context, GError **error)
{
  SkvPhraseContext around = SKV_PHRASE_CONTEXT_NONE;
  SkvPhrase *phrase = NULL;
  g_autofree char *relative = NULL, *hours = NULL;

  around.year = context->year;
  phrase = skv_phrase_parse (text, context->language, &around, error);
  if (phrase != NULL)
    return phrase;
  relative = skv_date_expand_relative (text, context->today);
  if (relative != NULL)
    phrase = skv_phrase_parse (relative, context->language, &around, NULL);
  if (phrase == NULL)
    hours = skv_date_expand_hours (relative != NULL ? relative : text);
  if (hours != NULL)
    phrase = skv_phrase_parse (hours, context->language, &around, NULL);
  if (phrase != NULL)
    g_clear_error (error);
  return phrase;
}

static SkvDay
day_of_minute (gint64 minute)
{
  return (SkvDay) (minute >= 0 ? minute / DAY_MINUTES : (minute - DAY_MINUTES + 1) / DAY_MINUTES);
}

static SkvDay
first_day (const SkvPhraseSpan *span)
{
  gint64 start = span->start != SKV_MOMENT_NONE ? span->start : span->end;

  if (start == SKV_MOMENT_NONE)
    return SKV_DAY_NONE;
  if (span->all_day)
    return (SkvDay) (span->start != SKV_MOMENT_NONE ? start : start - 1);
  return day_of_minute (start);
}

static gboolean
is_longer_than_a_day (const SkvPhraseSpan *span)
{
  if (span->start == SKV_MOMENT_NONE || span->end == SKV_MOMENT_NONE)
    return !span->moment;
  return span->end - span->start > (span->all_day ? 1 : DAY_MINUTES);
}

static char *
join_notes (const SkvPhrase *phrase)
{
  return g_strjoinv ("; ", (GStrv) skv_phrase_get_notes (phrase));
}

static gboolean
names_several (const SkvPhrase *phrase)
{
  return skv_phrase_get_n_spans (phrase) != 1 ||
         is_longer_than_a_day (skv_phrase_get_span (phrase, 0));
}

static char *
make_note (const SkvPhrase *phrase, SkvDay day)
{
  g_autofree char *told = join_notes (phrase);
  g_autofree char *date = NULL;

  if (!names_several (phrase))
    return *told != '\0' ? g_steal_pointer (&told) : NULL;
  date = skv_words_date (day);
  if (*told == '\0')
    return g_strdup_printf (_("Several days are named; this is the first, %s"), date);
  /* TRANSLATORS: the second part is what else was found in the text */
  return g_strdup_printf (_("Several days are named; this is the first, %1$s; %2$s"), date, told);
}

static gboolean
check_year (SkvDay day, GError **error)
{
  if (skv_day_year (day) >= FIRST_YEAR && skv_day_year (day) <= LAST_YEAR)
    return TRUE;
  g_set_error (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_NO_DATE,
               _("A year from %1$d to %2$d is needed"), FIRST_YEAR, LAST_YEAR);
  return FALSE;
}

/* The first day of it, if there is any and its year is one that we follow. */
static SkvDay
take_day (const SkvPhrase *phrase, GError **error)
{
  SkvDay day = skv_phrase_get_n_spans (phrase) > 0 ? first_day (skv_phrase_get_span (phrase, 0))
                                                   : SKV_DAY_NONE;

  if (day == SKV_DAY_NONE)
    {
      g_autofree char *told = join_notes (phrase);

      g_set_error (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_NO_DATE, "%s",
                   *told != '\0' ? told : _("This names no day"));
      return SKV_DAY_NONE;
    }
  return check_year (day, error) ? day : SKV_DAY_NONE;
}

/* @several (out): the note names the day already */
static SkvDay
read_day (
  const char *text, const SkvDateContext *context, char **note, gboolean *several, GError **error)
{
  g_autoptr (SkvPhrase) phrase = NULL;
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  /* "1.2.19" and "12/6 2019": what an entry always took. */
  SkvDay day = skv_draft_parse_date (stripped, context->year);

  *several = FALSE;
  if (day != SKV_DAY_NONE)
    return check_year (day, error) &&
               skv_date_check_short_year (stripped, context, day, note, error)
             ? day
             : SKV_DAY_NONE;
  phrase = parse (stripped, context, error);
  if (phrase == NULL)
    return SKV_DAY_NONE;
  day = take_day (phrase, error);
  if (day == SKV_DAY_NONE || !skv_date_check_short_year (stripped, context, day, NULL, error))
    return SKV_DAY_NONE;
  *several = names_several (phrase);
  if (note != NULL)
    *note = make_note (phrase, day);
  return day;
}

SkvDay
skv_date_read_day (const char *text, const SkvDateContext *context, char **note, GError **error)
{
  gboolean several;

  g_return_val_if_fail (text != NULL, SKV_DAY_NONE);
  g_return_val_if_fail (context != NULL, SKV_DAY_NONE);
  return read_day (text, context, note, &several, error);
}

/* --- words ----------------------------------------------------------------------------------- */

static char *
with_week (const char *date, SkvDay day)
{
  /* TRANSLATORS: a date and its week number: "Wednesday 14 August 2019, week 33" */
  return g_strdup_printf (_("%1$s, week %2$d"), date, skv_day_iso_week (day, NULL));
}

char *
skv_date_words (SkvDay day)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (day != SKV_DAY_NONE, NULL);
  date = skv_words_date (day);
  return with_week (date, day);
}

static char *
span_words (const SkvDateSpan *span, const char *told)
{
  g_autofree char *range = span->n_days > 1 && span->end < 0
                             ? skv_words_date_range (span->first, span->first + span->n_days)
                             : skv_words_date (span->first);
  g_autofree char *date = with_week (range, span->first);
  g_autofree char *times = NULL;
  GString *words = g_string_new (date);

  if (span->start >= 0)
    {
      times = span->end >= 0 ? skv_words_time_range (span->start, span->end)
                             : skv_words_time (span->start);
      g_string_append_printf (words, ", %s", times);
    }
  if (*told != '\0')
    g_string_append_printf (words, "; %s", told);
  return g_string_free (words, FALSE);
}

/* --- one reading a kind ---------------------------------------------------------------------- */

static void
read_one (SkvDateReading *self, const char *text, const SkvDateContext *context, GError **error)
{
  g_autofree char *note = NULL;
  g_autofree char *date = NULL;
  gboolean several;
  SkvDay day = read_day (text, context, &note, &several, error);

  if (day == SKV_DAY_NONE)
    return;
  self->span.first = day;
  self->text = skv_day_format (day);
  date = skv_date_words (day);
  if (note == NULL)
    self->words = g_steal_pointer (&date);
  else if (several)
    self->words = g_steal_pointer (&note);
  else
    self->words = g_strdup_printf ("%s; %s", date, note);
}

/* FALSE if it is not one stretch of days that begins and ends */
static gboolean
take_span (const SkvPhrase *phrase, SkvDateSpan *into, GError **error)
{
  const SkvPhraseSpan *span = skv_phrase_get_span (phrase, 0);
  const char *problem = NULL;
  SkvDay after;

  if (skv_phrase_get_n_spans (phrase) > 1)
    problem = _("Several dates are named; write one here");
  else if (span->start == SKV_MOMENT_NONE)
    problem = _("It has no beginning; write the first day, too");
  else if (span->end == SKV_MOMENT_NONE && !span->moment)
    problem = _("It has no end; write the last day, too");
  if (problem != NULL)
    {
      g_set_error_literal (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_UNREADABLE, problem);
      return FALSE;
    }
  into->first = first_day (span);
  if (span->all_day)
    {
      into->n_days = (int) (span->end - span->start);
      return TRUE;
    }
  into->start = (int) (span->start - into->first * (gint64) DAY_MINUTES);
  if (span->moment || span->end == SKV_MOMENT_NONE)
    return TRUE;
  into->end = (int) (span->end - into->first * (gint64) DAY_MINUTES);
  after = day_of_minute (span->end - 1) + 1;
  into->n_days = (int) (after - into->first);
  return TRUE;
}

/* "14/6 18", "i morgen 9": where a job is planned, a bare number after one day is the hour. FALSE
 * if it says something else. */
static gboolean
read_hour (SkvDateReading *self, const char *text, const SkvDateContext *context)
{
  g_autofree char *before = NULL, *told = NULL;
  int hour = skv_date_last_number (text, &before);
  gboolean several;
  SkvDay day;

  if (hour < 0 || hour > SKV_DATE_LAST_HOUR)
    return FALSE;
  day = read_day (before, context, &told, &several, NULL);
  if (day == SKV_DAY_NONE || several)
    return FALSE;
  self->span.first = day;
  self->span.start = hour * 60;
  self->text = skv_day_format (day);
  self->words = span_words (&self->span, told != NULL ? told : "");
  return TRUE;
}

static void
read_span (SkvDateReading *self, const char *text, const SkvDateContext *context, GError **error)
{
  g_autoptr (SkvPhrase) phrase = NULL;
  g_autofree char *told = NULL;

  if (read_hour (self, text, context))
    return;
  if (skv_draft_parse_date (text, context->year) != SKV_DAY_NONE)
    {
      read_one (self, text, context, error);
      return;
    }
  phrase = parse (text, context, error);
  if (phrase == NULL || take_day (phrase, error) == SKV_DAY_NONE ||
      !take_span (phrase, &self->span, error))
    return;
  told = join_notes (phrase);
  self->text = skv_day_format (self->span.first);
  self->words = span_words (&self->span, told);
}

/* all the days of one part between commas; FALSE if it is no date */
static gboolean
add_days (GArray *days, const char *part, const SkvDateContext *context, GError **error)
{
  SkvDay day = skv_draft_parse_date (part, context->year);
  g_autoptr (SkvPhrase) phrase = NULL;

  if (day != SKV_DAY_NONE)
    {
      g_array_append_val (days, day);
      return check_year (day, error) && skv_date_check_short_year (part, context, day, NULL, error);
    }
  phrase = parse (part, context, error);
  if (phrase == NULL || take_day (phrase, error) == SKV_DAY_NONE)
    return FALSE;
  for (guint i = 0; i < skv_phrase_get_n_spans (phrase); i++)
    {
      SkvDateSpan span = { .n_days = 1, .start = -1, .end = -1 };
      const SkvPhraseSpan *found = skv_phrase_get_span (phrase, i);

      span.first = first_day (found);
      if (found->all_day && found->start != SKV_MOMENT_NONE && found->end != SKV_MOMENT_NONE)
        span.n_days = (int) MIN (found->end - found->start, SKV_PHRASE_MAX_SPANS);
      for (int more = 0; more < span.n_days; more++)
        g_array_append_val (days, (SkvDay){ span.first + more });
    }
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  SkvDay first = *(const SkvDay *) a, second = *(const SkvDay *) b;

  return (first > second) - (first < second);
}

/* "Three dates: Wed 12 June, …" is told as days alone, which is what a person checks. */
static void
write_list (SkvDateReading *self, GArray *days)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    {
      SkvDay day = g_array_index (days, SkvDay, i);
      g_autofree char *date = skv_day_format (day);
      g_autofree char *short_date = skv_words_date_short (day);

      if (i > 0 && g_array_index (days, SkvDay, i - 1) == day)
        continue;
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", date);
      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", short_date);
    }
  self->text = g_strdup (text->str);
  self->words = g_strdup (words->str);
}

static void
read_list (SkvDateReading *self, const char *text, const SkvDateContext *context, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  g_auto (GStrv) parts = g_strsplit_set (text, ",;\n", -1);
  g_autoptr (GError) problem = NULL;
  gboolean number = FALSE;

  for (char **part = parts; *part != NULL && problem == NULL; part++)
    {
      number = g_ascii_isdigit (*g_strstrip (*part));
      if (**part != '\0' && !add_days (days, *part, context, &problem))
        /* TRANSLATORS: what somebody typed, and what is wrong with it */
        g_prefix_error (&problem, _("“%s”: "), *part);
    }
  /* "12., 13. og 14. juni" is one phrase with commas of its own. */
  if (problem != NULL && number)
    {
      g_array_set_size (days, 0);
      if (add_days (days, text, context, NULL))
        g_clear_error (&problem);
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (days->len > 0)
    write_list (self, days);
}

static void
read_of_year (SkvDateReading *self, const char *text, const SkvDateContext *context, GError **error)
{
  SkvDateContext any = { context->language, ANY_YEAR, SKV_DAY_NONE };
  g_autofree char *iso = g_strdup_printf ("%d-%s", ANY_YEAR, text);
  SkvDay day = skv_day_parse (iso);
  int month, day_of_month;

  if (day == SKV_DAY_NONE)
    day = skv_date_read_day (text, &any, NULL, error);
  if (day == SKV_DAY_NONE)
    return;
  if (skv_day_year (day) != ANY_YEAR)
    {
      g_set_error_literal (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_UNREADABLE,
                           _("Every year has it: write the day and the month only"));
      return;
    }
  skv_day_to_ymd (day, NULL, &month, &day_of_month);
  self->span.first = day;
  self->text = g_strdup_printf ("%02d-%02d", month, day_of_month);
  self->words = skv_words_day_month (day);
}

SkvDateReading *
skv_date_read (SkvDateKind kind, const char *text, const SkvDateContext *context)
{
  static void (*const readers[]) (SkvDateReading *, const char *, const SkvDateContext *,
                                  GError **) = { read_one, read_span, read_list, read_of_year };
  SkvDateReading *self;
  g_autofree char *stripped = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (text != NULL && context != NULL, NULL);
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (readers), NULL);

  self = g_new0 (SkvDateReading, 1);
  self->span = (SkvDateSpan){ .first = SKV_DAY_NONE, .n_days = 1, .start = -1, .end = -1 };
  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    return self;
  readers[kind](self, stripped, context, &error);
  if (self->text == NULL)
    self->words = g_strdup (error != NULL ? error->message : _("This names no day"));
  return self;
}

void
skv_date_reading_free (SkvDateReading *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->words);
  g_free (self);
}

gboolean
skv_date_reading_is_error (const SkvDateReading *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->text == NULL && self->words != NULL;
}

char *
skv_date_reading_step (const SkvDateReading *self, SkvDateKind kind, int days)
{
  SkvDay day;
  int month, day_of_month;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->text == NULL || kind == SKV_DATE_LIST)
    return NULL;
  day = self->span.first + days;
  if (kind == SKV_DATE_OF_YEAR)
    {
      skv_day_to_ymd (day, NULL, &month, &day_of_month);
      return g_strdup_printf ("%02d-%02d", month, day_of_month);
    }
  return skv_day_year (day) >= FIRST_YEAR && skv_day_year (day) <= LAST_YEAR ? skv_day_format (day)
                                                                             : NULL;
}
