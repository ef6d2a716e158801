/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/table-reader-private.h"

#include <string.h>

#include "core/exchange/heading.h"

/* Headings as people write them, in Norwegian, Swedish, Danish and English; "|" stands between and
 * around them. */
static const struct
{
  SkvColumnKind kind;
  const char *words;
} headings[] = {
  { SKV_COLUMN_TITLE,
    "|utvalg|organ|råd|møte|møter|tittel|hva|aktivitet|hendelse|hending|navn|namn|arrangement|"
    "fag|prøve|eksamen|periode|nämnd|nämnder|styrelse|möte|titel|rubrik|vad|händelse|ämne|prov|"
    "udvalg|hvad|begivenhed|emne|møde|committee|board|body|meeting|title|what|event|activity|"
    "name|subject|summary|exam|period|jobb|oppgave|arbete|opgave|job|task|" },
  { SKV_COLUMN_DATE,
    "|dato|datoer|datum|date|dates|møtedato|møtedatoer|mötesdatum|mötesdag|mødedato|mødedatoer|"
    "meeting date|når|när|hvornår|when|møtedag|mødedag|" },
  { SKV_COLUMN_WEEKDAY, "|ukedag|vekedag|veckodag|ugedag|weekday|dag|day|" },
  { SKV_COLUMN_WEEK, "|uke|veke|vecka|uge|week|ukenr|veckonr|ugenr|" },
  { SKV_COLUMN_TIME,
    "|kl|klokken|klokka|klokkeslett|klockan|klockslag|klokkeslæt|tid|tidspunkt|time|møtetid|"
    "mötestid|mødetid|start time and end time|" },
  { SKV_COLUMN_FROM,
    "|fra|frå|från|from|fra dato|frå dato|från datum|from date|fra og med|frå og med|"
    "från och med|f.o.m|fom|fr.o.m|start|startdato|startdatum|start date|begynner|begin|begins|" },
  { SKV_COLUMN_TO,
    "|til|till|to|til dato|till datum|to date|til og med|till och med|t.o.m|tom|slutt|slut|end|"
    "ends|sluttdato|slutdatum|slutdato|end date|until|" },
  { SKV_COLUMN_FROM_TIME,
    "|fra kl|frå kl|från kl|starttid|starttidspunkt|start time|from time|startkl|" },
  { SKV_COLUMN_TO_TIME, "|til kl|till kl|sluttid|slutttid|sluttidspunkt|end time|to time|" },
  { SKV_COLUMN_PLACE,
    "|sted|stad|plats|place|location|lokale|lokal|rom|rum|room|møterom|møtested|mødested|" },
  { SKV_COLUMN_NOTE,
    "|merknad|merknader|anm|anmerkning|anmärkning|anmärkningar|bemærkning|bemærkninger|"
    "kommentar|kommentarer|notat|note|notes|comment|comments|remark|remarks|beskrivelse|"
    "beskrivning|description|tema|" },
  { SKV_COLUMN_REPEAT,
    "|gjentas|gjentakelse|gjentek|gjentar|upprepas|återkommer|gentages|gentagelse|repeats|"
    "repeat|recurrence|hyppighet|frekvens|" },
};

/* A month is what makes a date of "1.": every spelling that phrases know. */
static gboolean
recognise_month (const char *heading, SkvColumn *column)
{
  SkvPhraseContext context = SKV_PHRASE_CONTEXT_NONE;
  g_autofree char *text = g_strconcat ("1. ", heading, NULL);
  g_autoptr (SkvPhrase) phrase = NULL;
  const SkvPhraseSpan *span;

  if (!g_unichar_isalpha (g_utf8_get_char (heading)) || strlen (heading) > 40)
    return FALSE;
  context.year = 2001;
  phrase = skv_phrase_parse (text, NULL, &context, NULL);
  if (phrase == NULL || skv_phrase_get_n_spans (phrase) != 1 ||
      skv_phrase_get_title (phrase) != NULL)
    return FALSE;
  span = skv_phrase_get_span (phrase, 0);
  if (!span->all_day || span->start == SKV_MOMENT_NONE || span->end != span->start + 1 ||
      skv_day_of_month ((SkvDay) span->start) != 1)
    return FALSE;
  column->kind = SKV_COLUMN_MONTH;
  column->month = skv_day_month ((SkvDay) span->start);
  column->year = skv_day_year ((SkvDay) span->start);
  if (column->year == context.year)
    column->year = 0;
  return TRUE;
}

SkvColumn
skv_column_recognise (const char *heading)
{
  SkvColumn column = { SKV_COLUMN_OTHER, heading, 0, 0 };
  g_autofree char *text = skv_heading_fold (heading);

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      if (!skv_heading_is_among (text, headings[i].words))
        continue;
      column.kind = headings[i].kind;
      return column;
    }
  recognise_month (heading, &column);
  return column;
}

gboolean
skv_column_is_no (const char *text)
{
  g_autofree char *word = skv_heading_fold (text);
  static const char *const words[] = { "",        "-",       "–",     "nei",    "nej",   "no",
                                       "ingen",   "inga",    "aldri", "aldrig", "never", "0",
                                       "en gang", "én gang", "once",  NULL };

  return g_strv_contains (words, word);
}
