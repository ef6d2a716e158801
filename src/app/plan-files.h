/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/new-plan.h"

G_BEGIN_DECLS

/* Plan files as the window handles them: where they lie, how they are made. No display. */

/* Who stands beside each edit of plans that are opened or made from now on. (nullable) or empty:
 * the name of the login. */
void skv_plan_files_set_author (const char *author);
/* the same of a plan that is open */
void skv_plan_files_sign (SkvPlan *plan);

/* Opened for writing if the file lets us. A file that is not on a local path is refused.
 * (transfer full) */
SkvPlan *skv_plan_files_open (GFile *file, GError **error);
/* only for reading, in any thread (transfer full) */
SkvPlan *skv_plan_files_read (GFile *file, GError **error);
/* A plan at @file, where nothing is yet; see skv_new_plan_create() (transfer full) */
SkvPlan *skv_plan_files_create (GFile *file, const SkvNewPlan *wish, GError **error);
/* A copy of the plan at @plan as it is now, under another name, where nothing is yet; in any
 * thread.
 */
gboolean skv_plan_files_duplicate (GFile *plan, GFile *file, GError **error);

/* A file of its own with what the plan holds now, for the contacts of that department, where
 * nothing is yet; see core/exchange/copy-for.h. */
gboolean
skv_plan_files_copy_for (SkvPlan *plan, GFile *file, const char *department, GError **error);

/* (nullable) (transfer full): where the plan lies */
GFile *skv_plan_files_locate (SkvPlan *plan);
/* Can the planner's things be changed? Not in a file that cannot be written, and not in a copy that
 * is for others (core/model/audience.h), whose own things have a page of their own. */
gboolean skv_plan_files_is_read_only (SkvPlan *plan);
/* did an edit of @plan put the file there that lies there now? skv_store_replaced_it() */
gboolean skv_plan_files_replaced_it (SkvPlan *plan);
/* can the file be written at all, whoever it is for? */
gboolean skv_plan_files_is_writable (SkvPlan *plan);
/* what to tell if opening it changed the form of its file (transfer full) (nullable) */
char *skv_plan_files_get_migration_note (SkvPlan *plan);
/* where new plans are kept unless told otherwise; made if it is not there (transfer full) */
GFile *skv_plan_files_get_folder (void);

/* the year to begin with: @today's if it has jobs, else the one with jobs that is nearest to it */
int skv_plan_files_first_year (SkvPlan *plan, SkvDay today);

/* what the newest edits of the file are, to notice that another program made one (transfer full) */
char *skv_plan_files_fingerprint (SkvPlan *plan);

G_END_DECLS
