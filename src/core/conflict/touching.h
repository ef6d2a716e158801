/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker-private.h"
#include "core/conflict/ways.h"

G_BEGIN_DECLS

/* Both ways round: a job looks for outages or vendors' work, whichever the check is about, and
 * these for the jobs that they touch. */
void skv_disturbance_find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings);
/* @format: a sentence of %1$s what, %2$s when, %3$s title and %4$s when of the other, %5$s systems.
 * An owner that the conflict has already is kept. */
void skv_disturbance_describe (SkvChecker *checker,
                               const SkvFinding *finding,
                               SkvConflict *conflict,
                               const char *format);

/* Two jobs at once, which are told of the later one. In a full check the later one has its turn and
 * nothing is added here; in a trial there is only this turn. */
void skv_touching_add_pair (const SkvCheck *check,
                            const SkvSubject *subject,
                            const SkvEntry *other,
                            SkvFindings *findings);
/* from either side to the other: what the two touch */
void skv_touching_find_ways (SkvChecker *checker, const SkvFinding *finding, SkvWays *ways);
/* Message (the sentence, and the way if there is one), owner unless it is known, systems and path,
 * which are taken out of @ways. */
void skv_touching_describe (SkvChecker *checker,
                            SkvWays *ways,
                            const char *sentence,
                            SkvConflict *conflict);

G_END_DECLS
