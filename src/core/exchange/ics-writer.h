/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"
#include "core/exchange/error.h"

G_BEGIN_DECLS

/**
 * skv_ics_write:
 * @occurrences: (element-type SkvOccurrence): of @plan, in the order in which they are written
 *
 * The occurrences as an iCalendar file (RFC 5545, 7986): one event each and no recurrence, so that
 * every calendar program reads the same dates. What has no date of its own, because it is not
 * placed or not resolved, is left out, and so is what its rule left out since nothing fits; what a
 * person cancelled stays, with STATUS:CANCELLED. An event's UID, SEQUENCE and stamps come from the
 * plan alone: an unchanged plan gives the same bytes, and a change raises the SEQUENCE of its
 * events. Descriptions are in the language of the moment; contacts and notes stay in the plan.
 *
 * Returns: (transfer full): UTF-8 with CRLF
 */
char *skv_ics_write (SkvPlan *plan, GPtrArray *occurrences);
/* the same under another name than the plan's, so that a program that has several of its calendars
 * can tell them apart; @name (nullable) */
char *skv_ics_write_named (SkvPlan *plan, GPtrArray *occurrences, const char *name);
/* What an event is known by, whether or not a person has changed it: the item, or the rule and the
 * date that the rule gives. Its UID is "KEY@PLAN.systemkveld". (transfer full) */
char *skv_ics_event_key (const SkvOccurrence *occurrence);
/* Lines made whole and broken anew at 75 octets, never inside a character. (transfer full) */
char *skv_ics_fold (const char *text);

G_END_DECLS
