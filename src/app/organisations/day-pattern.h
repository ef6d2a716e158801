/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/holidays.h"

G_BEGIN_DECLS

/* the ways in which people say which days are meant, in the order in which they are offered */
typedef enum
{
  SKV_PATTERN_EVERY_YEAR, /* month, day */
  SKV_PATTERN_EASTER,     /* offset */
  SKV_PATTERN_WEEKDAY,    /* weekday on or after month, day */
  SKV_PATTERN_WEEK,       /* week */
  SKV_PATTERN_WEEKS,      /* week to last_week */
  SKV_PATTERN_ONE_DATE,   /* first */
  SKV_PATTERN_RANGE,      /* first to last */
  SKV_PATTERN_WRITTEN,    /* anything else that a plan may hold: kept as it is */
} SkvPatternKind;

#define SKV_N_PATTERNS (SKV_PATTERN_WRITTEN + 1)

/**
 * SkvDayPattern:
 *
 * What SkvLocalDay.when says, taken apart for an editor. Members that the kind does not speak of
 * keep what they had, so that a person who changes the kind and back finds it again.
 */
typedef struct
{
  SkvPatternKind kind;
  int month;  /* 1..12 */
  int day;    /* 1..31 */
  int offset; /* days from Easter Sunday */
  SkvWeekday weekday;
  int week;      /* ISO week 1..53 */
  int last_week; /* included */
  SkvDay first;  /* SKV_DAY_NONE: not known */
  SkvDay last;   /* included; SKV_DAY_NONE: not known */
} SkvDayPattern;

#define SKV_DAY_PATTERN_NONE                                                                       \
  ((SkvDayPattern){ SKV_PATTERN_EVERY_YEAR, 12, 24, -4, SKV_FRIDAY, 40, 41, SKV_DAY_NONE,          \
                    SKV_DAY_NONE })

/* Sets what @when says; a text that is none of the other kinds makes it SKV_PATTERN_WRITTEN. */
void skv_day_pattern_parse (SkvDayPattern *self, const char *when);
/* The canonical spelling (transfer full); NULL if it names no day that there is, or is WRITTEN. */
char *skv_day_pattern_format (const SkvDayPattern *self);
/* "every year on 24 December", "4 days before Easter Sunday", "week 40 every year"; NULL if it
 * names no day, or is WRITTEN (transfer full) (nullable) */
char *skv_day_pattern_words (const SkvDayPattern *self);
/* the same of the text; the text itself if nobody knows more (transfer full) */
char *skv_day_pattern_words_of (const char *when);

/* What a holiday follows, from where it lies in the years before and after: Easter, a date,
 * or a weekday on or after a date. (transfer full): NULL if it follows none of these */
char *skv_day_pattern_guess (SkvHolidays *holidays, const SkvHoliday *holiday);

G_END_DECLS
