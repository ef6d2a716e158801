/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/zone.h"

G_BEGIN_DECLS

/* The longest text that is read, in bytes, and the most spans that one gives. */
#define SKV_PHRASE_MAX_LENGTH 4000
#define SKV_PHRASE_MAX_SPANS 400

#define SKV_PHRASE_ERROR (skv_phrase_error_quark ())
/* Messages name the place as the character that it begins at, counted from 1. */
typedef enum
{
  SKV_PHRASE_ERROR_NO_DATE,     /* nothing in it says a date */
  SKV_PHRASE_ERROR_UNREADABLE,  /* says dates, and something that may change what they mean */
  SKV_PHRASE_ERROR_NEEDS_YEAR,  /* the year is neither said nor known from around */
  SKV_PHRASE_ERROR_NEEDS_MONTH, /* a lone day, and the month is not known from around */
  SKV_PHRASE_ERROR_NEEDS_DATE,  /* counts from a date that is not known from around */
  SKV_PHRASE_ERROR_TOO_LONG,
  SKV_PHRASE_ERROR_CONTEXT, /* skv_phrase_context_parse() only */
} SkvPhraseError;
GQuark skv_phrase_error_quark (void);

/**
 * SkvPhraseContext:
 *
 * What is known from around the text: a heading, a column, the file's name. A part that the text
 * says itself always wins. All zero (and @day SKV_DAY_NONE) if nothing is known.
 */
typedef struct
{
  int year;        /* 0: not known */
  int second_year; /* of a school year or a winter, year + 1: from August the first, before July
                    * the second; else 0 */
  int month;       /* 1..12, of a table's column; 0: not known */
  SkvDay day;      /* what "six days before the meeting" counts from; SKV_DAY_NONE: not known */
} SkvPhraseContext;

#define SKV_PHRASE_CONTEXT_NONE ((SkvPhraseContext){ .day = SKV_DAY_NONE })

/* "2019", "2019-10", "2022-06-21" or "2022/2023" */
gboolean skv_phrase_context_parse (const char *text, SkvPhraseContext *context, GError **error);

typedef enum
{
  SKV_PHRASE_PLAIN = 0,
  SKV_PHRASE_AMBIGUOUS = 1 << 0, /* could be read otherwise; notes say which reading was taken */
  SKV_PHRASE_CONTRADICTION =
    1 << 1, /* says two things that cannot both be true, or an impossible
             * date; a wrong weekday keeps its date, an impossible one none */
} SkvPhraseFlags;

/**
 * SkvPhraseSpan:
 *
 * Half open, [start, end). All day: both are SkvDay. Timed: civil minutes, day × 1440 + minute of
 * the day, without a zone. SKV_MOMENT_NONE is an open side. Where both sides are there, start <
 * end.
 */
typedef struct
{
  gboolean all_day;
  gboolean moment; /* a time without an end, "19. juni kl. 08.00": the end is not open but unsaid */
  gint64 start;
  gint64 end;
} SkvPhraseSpan;

/**
 * SkvPhrase:
 *
 * How a text about dates is read. No spans and no error: the text says that there is none ("Maj
 * ingen"), or holds impossible dates only. Immutable.
 */
typedef struct _SkvPhrase SkvPhrase;

/*
 * @text: UTF-8, one phrase or line as authorities write it; a title around the dates is left out.
 * @language: (nullable) "nb", "nn", "sv", "da" or "en": its words, and those of the others where it
 * has none ("to" is Thursday, two or until, each in its language); NULL: those of all.
 * @context: (nullable)
 * (transfer full): NULL and @error if it cannot be read. The day comes before the month in
 * "4/5" in every language. Pure: asks no clock.
 */
SkvPhrase *skv_phrase_parse (const char *text,
                             const char *language,
                             const SkvPhraseContext *context,
                             GError **error);
void skv_phrase_free (SkvPhrase *self);

guint skv_phrase_get_n_spans (const SkvPhrase *self);
const SkvPhraseSpan *skv_phrase_get_span (const SkvPhrase *self, guint index);
SkvPhraseFlags skv_phrase_get_flags (const SkvPhrase *self);
/* one a flag's cause, translated; (transfer none) (not nullable) NULL-terminated */
const char *const *skv_phrase_get_notes (const SkvPhrase *self);
/* the words around the dates, as a title: "Go-live" (transfer none) (nullable) */
const char *skv_phrase_get_title (const SkvPhrase *self);

/*
 * (transfer full): the canonical spelling, last days included: "2019-01-16 ;
 * 2019-06-17/2019-06-21",
 * "/2023-06-20", "2020-02-14T22:30/2020-02-15T08:00". Reading it again gives the same spans.
 */
char *skv_phrase_spell (const SkvPhrase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvPhrase, skv_phrase_free)

G_END_DECLS
