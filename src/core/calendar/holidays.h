/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/day.h"

G_BEGIN_DECLS

/**
 * SkvHolidayKind:
 * @SKV_HOLIDAY_PUBLIC: a public holiday by law; plain Sundays are not among them
 * @SKV_HOLIDAY_EVE: the day before a public holiday, when it is not public itself
 * @SKV_HOLIDAY_HALF_DAY: a working day that ends early by agreement
 * @SKV_HOLIDAY_SCHOOL: schools are closed; a working day for all others. Only plans have them
 *
 * A day can be an eve and a half-day at once. Two public holidays can fall on one day, as 17 May
 * and Ascension Day in Norway: then both are there, and so are the eves of both.
 */
typedef enum
{
  SKV_HOLIDAY_PUBLIC,
  SKV_HOLIDAY_EVE,
  SKV_HOLIDAY_HALF_DAY,
  SKV_HOLIDAY_SCHOOL,
} SkvHolidayKind;

#define SKV_N_HOLIDAY_KINDS (SKV_HOLIDAY_SCHOOL + 1)

typedef struct
{
  SkvDay day;
  SkvHolidayKind kind;
  const char *name;         /* (unowned) in the country's language */
  const char *name_in_text; /* (unowned) the same within a sentence: "skjærtorsdag" */
  const char *name_en;      /* (unowned) in English */
  int half_day_minute;      /* minute of the day from which it is free; -1 unless a half-day */
  /* of a plan's own days (core/calendar/holiday-calendar.h); both NULL for those of the country */
  const char *local;                /* (unowned) (nullable): id of the SkvLocalDay */
  const char *const *organisations; /* (unowned) (nullable): whose day it is; NULL or empty: all */
} SkvHoliday;

/**
 * SkvHolidays:
 *
 * The calendar of one country. Unchangeable for its users and safe to share between threads; the
 * years that were asked for are kept. Names and pointers that it hands out live as long as it does.
 */
typedef struct _SkvHolidays SkvHolidays;

#define SKV_HOLIDAYS_ERROR (skv_holidays_error_quark ())
typedef enum
{
  SKV_HOLIDAYS_ERROR_UNKNOWN_COUNTRY, /* no rules for it */
  SKV_HOLIDAYS_ERROR_BAD_RULE,        /* the rules cannot be read */
} SkvHolidaysError;
GQuark skv_holidays_error_quark (void);

/* ISO 3166 codes, sorted, NULL-terminated; (transfer none) */
const char *const *skv_holidays_countries (void);

/* @country: "NO", in either case; NULL and @error if there is no such calendar */
SkvHolidays *skv_holidays_new (const char *country, GError **error);
/* The same from rules in the form of data/holidays/NO.ini; @country is only kept as its name. */
SkvHolidays *
skv_holidays_new_from_data (const char *country, const char *rules, gssize length, GError **error);
SkvHolidays *skv_holidays_ref (SkvHolidays *self);
void skv_holidays_unref (SkvHolidays *self);
const char *skv_holidays_get_country (SkvHolidays *self);

/*
 * All of [from, to) by date, on one day public before eve before half-day;
 * (transfer container) (element-type SkvHoliday), the names belong to @self.
 */
GArray *skv_holidays_list (SkvHolidays *self, SkvDay from, SkvDay to);
/* the (first) one of that kind on that day; NULL if none */
const SkvHoliday *skv_holidays_lookup (SkvHolidays *self, SkvDay day, SkvHolidayKind kind);
/* Monday to Friday and not public; eves and half-days are working days */
gboolean skv_holidays_is_working_day (SkvHolidays *self, SkvDay day);
/*
 * The @n-th working day after @day, or before it if @n is negative; @day itself, whatever it is,
 * if @n is 0. SKV_DAY_NONE beyond the years that SkvDay knows.
 */
SkvDay skv_holidays_add_working_days (SkvHolidays *self, SkvDay day, int n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvHolidays, skv_holidays_unref)

G_END_DECLS
