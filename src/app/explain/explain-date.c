/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/explain/explain-date.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"
#include "core/exchange/phrase.h"

#define DAY_MINUTES 1440
/* the years that a plan's rules are followed in */
#define FIRST_YEAR 1700
#define LAST_YEAR 9898

static SkvDay
first_day (const SkvPhraseSpan *span)
{
  gint64 start = span->start != SKV_MOMENT_NONE ? span->start : span->end;

  if (start == SKV_MOMENT_NONE)
    return SKV_DAY_NONE;
  if (span->all_day)
    return (SkvDay) (span->start != SKV_MOMENT_NONE ? start : start - 1);
  return (SkvDay) (start >= 0 ? start / DAY_MINUTES : (start - DAY_MINUTES + 1) / DAY_MINUTES);
}

static gboolean
is_longer_than_a_day (const SkvPhraseSpan *span)
{
  if (span->start == SKV_MOMENT_NONE || span->end == SKV_MOMENT_NONE)
    return !span->moment;
  return span->end - span->start > (span->all_day ? 1 : DAY_MINUTES);
}

static char *
make_note (const SkvPhrase *phrase, SkvDay day)
{
  g_autofree char *told = g_strjoinv ("; ", (GStrv) skv_phrase_get_notes (phrase));
  g_autofree char *date = NULL;

  if (skv_phrase_get_n_spans (phrase) == 1 &&
      !is_longer_than_a_day (skv_phrase_get_span (phrase, 0)))
    return *told != '\0' ? g_steal_pointer (&told) : NULL;
  date = skv_words_date (day);
  if (*told == '\0')
    return g_strdup_printf (_("Several days are named; this is the first, %s"), date);
  /* TRANSLATORS: the second part is what else was found in the text */
  return g_strdup_printf (_("Several days are named; this is the first, %1$s; %2$s"), date, told);
}

SkvDay
skv_explain_read_date (
  const char *text, const char *language, int year, char **note, GError **error)
{
  SkvPhraseContext context = SKV_PHRASE_CONTEXT_NONE;
  g_autoptr (SkvPhrase) phrase = NULL;
  g_autofree char *stripped = NULL;
  SkvDay day;

  g_return_val_if_fail (text != NULL, SKV_DAY_NONE);

  stripped = g_strstrip (g_strdup (text));
  context.year = year;
  phrase = skv_phrase_parse (stripped, language, &context, error);
  if (phrase == NULL)
    return SKV_DAY_NONE;
  day = skv_phrase_get_n_spans (phrase) > 0 ? first_day (skv_phrase_get_span (phrase, 0))
                                            : SKV_DAY_NONE;
  if (day == SKV_DAY_NONE)
    {
      g_autofree char *told = g_strjoinv ("; ", (GStrv) skv_phrase_get_notes (phrase));

      g_set_error (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_NO_DATE, "%s",
                   *told != '\0' ? told : _("This names no day"));
      return SKV_DAY_NONE;
    }
  if (skv_day_year (day) < FIRST_YEAR || skv_day_year (day) > LAST_YEAR)
    {
      g_set_error (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_NO_DATE,
                   _("A year from %1$d to %2$d is needed"), FIRST_YEAR, LAST_YEAR);
      return SKV_DAY_NONE;
    }
  if (note != NULL)
    *note = make_note (phrase, day);
  return day;
}
