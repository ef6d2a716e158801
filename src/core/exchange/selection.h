/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/* What somebody wants to see of a calendar; every member is (nullable): no such limit. */
typedef struct
{
  const char *const *lanes; /* names */
  const char *system; /* id: what names it, or a group that it is a member of; windows for all */
  const char *organisation;  /* id: what names it, or names none and has a system of its or of all,
                              * on  days on which there is such an organisation (organisations.h):
                              * what was  for one that it took over is listed under that one */
  gboolean without_holidays; /* the lane "holiday" only if @lanes names it */
} SkvSelection;

/* in the order of @occurrences, whose they are (transfer container) (element-type SkvOccurrence) */
GPtrArray *
skv_selection_list (const SkvSelection *self, SkvPlan *plan, SkvOccurrences *occurrences);

/* does @occurrence concern the organisation of that id, as SkvSelection has it? */
gboolean skv_selection_has_organisation (SkvPlan *plan,
                                         const char *organisation,
                                         const SkvOccurrence *occurrence);

G_END_DECLS
