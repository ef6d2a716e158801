/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/day.h"

G_BEGIN_DECLS

/**
 * SkvRecurrence:
 *
 * An RFC 5545 RRULE on civil dates: FREQ from DAILY to YEARLY, INTERVAL, COUNT, UNTIL, every BY…
 * part of a day or longer, BYSETPOS and WKST, with the table of "expand" and "limit" of section
 * 3.3.10. It never changes once it is made and may be shared between threads.
 *
 * What the RFC leaves to the reader, read as follows:
 *  - What a rule leaves open comes from the anchor (DTSTART): WEEKLY its weekday, MONTHLY its day,
 *    YEARLY its day and month; YEARLY with BYMONTH its day; YEARLY with BYWEEKNO its weekday.
 *  - The anchor is no occurrence unless the rule gives it. No occurrence is before it.
 *  - Periods are counted from the one that holds the anchor. A set for BYSETPOS is the whole
 *    period, also its part before the anchor.
 *  - Weeks of BYWEEKNO belong to the year that they are numbered in: week 1 of 2020 begins on
 *    30 December 2019. Weeks begin on WKST, and the first is that with at least four days.
 *  - UNTIL with a time is compared as its date, the last that may occur.
 *  - YEARLY with BYMONTHDAY and without BYMONTH means those days of every month.
 *  - BYDAY with a number counts in the month, except in YEARLY without BYMONTH: in the year.
 *  - Dates that do not exist, as 31 April, are left out.
 */
typedef struct _SkvRecurrence SkvRecurrence;

#define SKV_RECURRENCE_ERROR (skv_recurrence_error_quark ())
typedef enum
{
  SKV_RECURRENCE_ERROR_SYNTAX,        /* no rule, an unknown or repeated part, a wrong value */
  SKV_RECURRENCE_ERROR_UNSUPPORTED,   /* a well-formed rule that repeats within the day */
  SKV_RECURRENCE_ERROR_CONTRADICTION, /* parts that may not stand together */
  SKV_RECURRENCE_ERROR_NEEDS_ANCHOR,  /* the meaning depends on a first date that is not given */
  SKV_RECURRENCE_ERROR_NEVER,         /* gives no date at all */
  SKV_RECURRENCE_ERROR_TOO_MANY,      /* more dates than asked for */
} SkvRecurrenceError;
GQuark skv_recurrence_error_quark (void);

/*
 * @rrule: "FREQ=MONTHLY;BYDAY=2WE", in either case, with or without "RRULE:" before it.
 * @anchor: the date of DTSTART, or SKV_DAY_NONE.
 * (transfer full); NULL and @error if it is no rule, or one that cannot be followed.
 */
SkvRecurrence *skv_recurrence_parse (const char *rrule, SkvDay anchor, GError **error);
SkvRecurrence *skv_recurrence_ref (SkvRecurrence *self);
void skv_recurrence_unref (SkvRecurrence *self);

/*
 * (transfer full): the rule in its canonical spelling, without "RRULE:", lists sorted and without
 * repetitions. Parsing it again with the same anchor gives the same spelling.
 */
char *skv_recurrence_format (const SkvRecurrence *self);

/*
 * Appends every occurrence in [@from, @to) to @days (element-type SkvDay), in order. If there are
 * more than @max, FALSE and @error, and @days is as it was. The work depends on the length of the
 * range and not on how far it is from the anchor.
 */
gboolean skv_recurrence_expand (
  const SkvRecurrence *self, SkvDay from, SkvDay to, guint max, GArray *days, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvRecurrence, skv_recurrence_unref)

G_END_DECLS
