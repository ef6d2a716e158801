/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/day.h"

G_BEGIN_DECLS

/*
 * Dates as people type them, wherever the app asks for one: "2019-06-12", "12.6.", "17. mai",
 * "ons uke 33", "onsdag etter påske", "neste fredag", "14/6 18–22". No display and no clock.
 */

/* what a date that is typed is read beside */
typedef struct
{
  const char *language; /* (nullable): whose words are tried first; NULL: all alike */
  int year;             /* what is meant where none is said; 0: it has to be said */
  SkvDay today;         /* of "tomorrow" and "next Friday"; SKV_DAY_NONE: they are not understood */
} SkvDateContext;

/* what a field wants */
typedef enum
{
  SKV_DATE_DAY,     /* one day; of several the first */
  SKV_DATE_SPAN,    /* a day, or days in a row, with times of day if they are said */
  SKV_DATE_LIST,    /* days, with commas between */
  SKV_DATE_OF_YEAR, /* a day of any year, "15 December" */
} SkvDateKind;

typedef struct
{
  SkvDay first;
  int n_days;     /* 1 or more */
  int start, end; /* minutes from midnight of @first, the end after the start; -1: not said */
} SkvDateSpan;

/**
 * SkvDateReading:
 *
 * What a text comes to. A text that is empty is no error and has neither @text nor @words.
 */
typedef struct
{
  char *text;       /* (owned) (nullable): as the plan writes it, "2019-08-14",
                     * "2019-08-14, 2019-08-21" or "12-15"; NULL if it was not understood */
  char *words;      /* (owned) (nullable): "Wednesday 14 August 2019, week 33", or what is wrong */
  SkvDateSpan span; /* of DAY and SPAN */
} SkvDateReading;

/* (transfer full) */
SkvDateReading *skv_date_read (SkvDateKind kind, const char *text, const SkvDateContext *context);
void skv_date_reading_free (SkvDateReading *self);
/* is there something, and it was not understood? */
gboolean skv_date_reading_is_error (const SkvDateReading *self);
/* the text @days later, as the plan writes it; NULL if there is nothing to step from
 * (transfer full) (nullable) */
char *skv_date_reading_step (const SkvDateReading *self, SkvDateKind kind, int days);

/*
 * The one day that a text says, or the first of several.
 * @note: (out) (optional) (transfer full) (nullable): what else there is to know: which of several
 * days was taken, or what in the text is contradictory.
 * SKV_DAY_NONE and @error, for people, if it is no date.
 */
SkvDay
skv_date_read_day (const char *text, const SkvDateContext *context, char **note, GError **error);
/* "Wednesday 14 August 2019, week 33" (transfer full) */
char *skv_date_words (SkvDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvDateReading, skv_date_reading_free)

G_END_DECLS
