/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/holidays.h"

G_BEGIN_DECLS

/* Used by the files of core/calendar only: one entry of data/holidays/NO.ini. */

typedef enum
{
  SKV_HOLIDAY_RULE_FIXED,    /* month, day */
  SKV_HOLIDAY_RULE_EASTER,   /* offset days from Easter Sunday */
  SKV_HOLIDAY_RULE_ON_AFTER, /* weekday on or after month, day */
} SkvHolidayRuleForm;

typedef struct
{
  SkvHolidayKind kind;
  char *name;        /* (owned) */
  char *in_text;     /* (owned) the name within a sentence */
  char *name_en;     /* (owned) */
  char *eve;         /* (owned) (nullable) name of the day before */
  char *eve_in_text; /* (owned) (nullable) set if eve is */
  char *eve_en;      /* (owned) (nullable) set if eve is */
  SkvHolidayRuleForm form;
  int month;
  int day;
  int offset;
  SkvWeekday weekday;
  int first_year, last_year;           /* both included */
  int half_day_minute;                 /* -1 unless a half-day */
  SkvWeekday from_weekday, to_weekday; /* the weekdays on which it counts */
} SkvHolidayRule;

/* @country names the rules in messages; (transfer full) (element-type SkvHolidayRule) */
GPtrArray *
skv_holiday_rules_parse (const char *country, const char *rules, gssize length, GError **error);
/* "12-24", "easter-4", "Sat>=06-20": sets the form and what it needs; FALSE if it is none */
gboolean skv_holiday_rule_parse_form (SkvHolidayRule *rule, const char *text);
/* its day in that year; SKV_DAY_NONE if it has none */
SkvDay skv_holiday_rule_day (const SkvHolidayRule *rule, int year);

G_END_DECLS
