/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker-private.h"

G_BEGIN_DECLS

/* Parts of the sentences that conflicts are told in; all (transfer full). */

/* "16–17 January 2019", "12 June 2019, 18:00–20:00", "12 June 2019, 18:00 – 14 June 2019, 02:00" */
char *skv_phrase_when (const SkvOccurrence *occurrence, const SkvZone *zone);
/* skv_phrase_when() of an entry; entries of the plan have it once (transfer none) or (transfer
 * full) in
 * @own, which is to be freed */
const char *skv_phrase_when_entry (SkvChecker *checker, const SkvEntry *entry, char **own);
/* the dates of all evenings of a finding; memory as skv_phrase_when_entry() */
const char *skv_phrase_when_all (SkvChecker *checker, const SkvFinding *finding, char **own);
/* a span of instants, as skv_phrase_when() */
char *skv_phrase_span (SkvSpan span, const SkvZone *zone);
/* "22:15", or "13 June, 02:00" on another day than @day */
char *skv_phrase_moment (gint64 moment, SkvDay day, const SkvZone *zone);
/* "3 h 30 min" */
char *skv_phrase_length (gint64 seconds);
/* "Feide, Netctrl and 3 more" of ids of systems */
char *skv_phrase_systems (SkvPlan *plan, const char *const *systems);
/* "Exam → PGS → Feide": @start and the names of a path */
char *skv_phrase_path (SkvPlan *plan, const char *start, const char *const *path);
/* Like g_strdup_printf() for a translated format that was chosen among several. */
char *skv_phrase_format (const char *format, ...);

G_END_DECLS
