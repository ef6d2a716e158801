/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/holiday-calendar.h"

G_BEGIN_DECLS

/**
 * SkvServiceHours:
 *
 * When a system is to be available, as its agreement says: "Mon-Fri 07:00-17:00". Parts are kept
 * apart by commas or semicolons, and what several say is added up:
 *
 * | part                          | means                                                       |
 * |-------------------------------|-------------------------------------------------------------|
 * | `Mon-Fri 07:00-17:00`         | these days of the week; days also singly: `Mon Wed 8-16`    |
 * | `07:00-17:00`                 | every day                                                   |
 * | `Fri 22:00-06:00`             | into the next day                                           |
 * | `PH off`, `PH 10:00-14:00`    | on public holidays, instead of what their weekday has       |
 *
 * Hours alone after a comma are of the days before it: `Mon-Fri 08:00-11:30, 12:00-15:30`. After a
 * semicolon, or first of all, they are of every day.
 *
 * Days of the week may be in English, Norwegian, Swedish or Danish. Without a part for public
 * holidays these are days like any other. Nothing, or `24/7`: always.
 *
 * The hours are those that a clock on the wall shows: where it shows one of them twice in a night,
 * both count, and one that it leaves out does not.
 */
typedef struct _SkvServiceHours SkvServiceHours;

typedef enum
{
  SKV_SERVICE_HOURS_ERROR_DAY,  /* a word that is no day of the week */
  SKV_SERVICE_HOURS_ERROR_TIME, /* what should be hours and is not */
} SkvServiceHoursError;

#define SKV_SERVICE_HOURS_ERROR (skv_service_hours_error_quark ())
GQuark skv_service_hours_error_quark (void);

/* @text (nullable): always. NULL with SKV_SERVICE_HOURS_ERROR (transfer full) */
SkvServiceHours *skv_service_hours_parse (const char *text, GError **error);
void skv_service_hours_free (SkvServiceHours *self);

/* As people write it: "Mon–Fri 07:00–17:00; public holidays: closed"; "always" (transfer full) */
char *skv_service_hours_to_words (const SkvServiceHours *self);

/* The stretches of [from, to), in order, none touching the next. @organisations (nullable): whose
 * public holidays they are (transfer full) (element-type SkvSpan) */
GArray *skv_service_hours_list (const SkvServiceHours *self,
                                const SkvZone *zone,
                                SkvHolidayCalendar *calendar,
                                const char *const *organisations,
                                SkvSpan within);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvServiceHours, skv_service_hours_free)

/* Sorts stretches and joins those that touch; empty ones go. (element-type SkvSpan) */
void skv_spans_join (GArray *spans);
/* what both have; both are joined (transfer full) (element-type SkvSpan) */
GArray *skv_spans_intersect (const GArray *a, const GArray *b);
/* what @a has and @b does not; both are joined (transfer full) (element-type SkvSpan) */
GArray *skv_spans_subtract (const GArray *a, const GArray *b);
/* seconds of all together */
gint64 skv_spans_sum (const GArray *spans);

G_END_DECLS
