/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/announcement-private.h"

G_BEGIN_DECLS

/* Used by announcement.c only: all names that its forms may use. @all reaches some days further
 * than what is told. */

/* @chosen: what it tells of is added there */
void skv_announce_fill_year (SkvFill *fill,
                             SkvPlan *plan,
                             SkvOccurrences *all,
                             const SkvAnnounceOptions *options,
                             GPtrArray *chosen,
                             guint *n_undated);
/* @told: the work in it is added there */
void skv_announce_fill_one (SkvFill *fill,
                            SkvPlan *plan,
                            SkvOccurrences *all,
                            const SkvAnnounceOptions *options,
                            const SkvEvening *evening,
                            const SkvOccurrence *occurrence,
                            GPtrArray *told);

G_END_DECLS
