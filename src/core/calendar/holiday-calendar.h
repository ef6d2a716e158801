/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/holidays.h"
#include "core/model/plan.h"

G_BEGIN_DECLS

/**
 * SkvHolidayCalendar:
 *
 * The calendar of one plan: its country's holidays and its own local days (SkvLocalDay). Unchanging
 * and safe to share between threads; days and names that it hands out live as long as it does.
 *
 * Every question is asked for some organisations. A local day that names organisations is theirs,
 * one that names none is everybody's. Whoever asks for some organisations is touched by the days of
 * any of them; whoever asks for none (NULL or empty) concerns everybody, and so is touched by all.
 * A local half-day takes the place of the country's on that date, and an ordinary day that of its
 * eve and half-day, for the organisations that it names: the country's is gone only for those who
 * ask for no other. The day before a local public holiday is an eve as that of any other.
 */
typedef struct _SkvHolidayCalendar SkvHolidayCalendar;

/* The plan's, kept until its country, local days or organisations change (transfer none): ref it to
 * keep it over an edit. Never NULL: a country that we have no data for has weekends. */
SkvHolidayCalendar *skv_plan_get_holiday_calendar (SkvPlan *plan);
SkvHolidayCalendar *skv_holiday_calendar_ref (SkvHolidayCalendar *self);
void skv_holiday_calendar_unref (SkvHolidayCalendar *self);

/* All of [from, to) by date, on one day public before eve before half-day before school holiday,
 * and of these the country's first (transfer container) (element-type SkvHoliday) */
GArray *skv_holiday_calendar_list (SkvHolidayCalendar *self,
                                   SkvDay from,
                                   SkvDay to,
                                   const char *const *organisations);
/* the (first) one of that kind on that day; NULL if none */
const SkvHoliday *skv_holiday_calendar_lookup (SkvHolidayCalendar *self,
                                               SkvDay day,
                                               SkvHolidayKind kind,
                                               const char *const *organisations);
/* Why that day is one to avoid as the day before a public holiday, be it public itself or not: the
 * public holiday that follows it, or the local eve on it. NULL if neither */
const SkvHoliday *skv_holiday_calendar_lookup_eve (SkvHolidayCalendar *self,
                                                   SkvDay day,
                                                   const char *const *organisations);
/* does one that this calendar lists touch them? */
gboolean skv_holiday_calendar_concerns (SkvHolidayCalendar *self,
                                        const SkvHoliday *holiday,
                                        const char *const *organisations);
/* as skv_holidays_is_working_day() and skv_holidays_add_working_days() */
gboolean skv_holiday_calendar_is_working_day (SkvHolidayCalendar *self,
                                              SkvDay day,
                                              const char *const *organisations);
SkvDay skv_holiday_calendar_add_working_days (SkvHolidayCalendar *self,
                                              SkvDay day,
                                              int n,
                                              const char *const *organisations);
/* at most so many local public holidays lie in any year: bounds how far working days reach */
int skv_holiday_calendar_get_most_local (SkvHolidayCalendar *self);

/* "Aukra, Gjemnes": whose day it is (transfer full) (nullable: everybody's) */
char *skv_plan_holiday_organisations (SkvPlan *plan, const SkvHoliday *holiday);
/* "half-day from 12:00", or "free all day by agreement" (transfer full) */
char *skv_holiday_half_day_words (const SkvHoliday *holiday);
/* "Maundy Thursday (Skjærtorsdag)", "Høstferie (Aukra)"; @seen (nullable): as skv_reject_words()
 * (transfer full) */
char *skv_plan_holiday_words (SkvPlan *plan, const SkvHoliday *holiday, GHashTable *seen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvHolidayCalendar, skv_holiday_calendar_unref)

G_END_DECLS
