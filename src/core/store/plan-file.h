/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/store/store.h"

G_BEGIN_DECLS

/* What a verified plan file holds. */
typedef struct
{
  int version; /* of the file */
  guint n_records;
  guint n_edits;      /* in its history */
  guint n_taken_back; /* of them, in a copy, to see that it can be done */
  gint64 n_bytes;
} SkvPlanFileReport;

/* Reads all of a plan file, of any version that we know: its pages, whether its tables are word for
 * word ours, every record and reference, and its history, which is taken back and made again in a
 * copy in memory, as far as undo could go. The file stays as it is. SKV_STORE_ERROR, DAMAGED with
 * the first fault. @report: (out) (optional) */
gboolean skv_plan_file_verify (const char *path,
                               const SkvClock *clock,
                               SkvPlanFileReport *report,
                               GError **error);

/* Copies a plan file as it is now, while others may have it open, to a path where nothing is yet,
 * and verifies the copy; on any error there is none. @output NULL: "plan.backup-2019-06-01.skv"
 * beside it, or "…-2.skv" and so on. The path of the copy (transfer full) */
char *
skv_plan_file_backup (const char *path, const char *output, const SkvClock *clock, GError **error);

/* Puts a copy of @backup, which is verified first, in the place of the plan file, at once; there
 * need not be one. What was there, damaged or not, is kept beside it: @kept_as (out) (transfer
 * full) (nullable). On any error all is as it was. */
gboolean skv_plan_file_restore (
  const char *path, const char *backup, const SkvClock *clock, char **kept_as, GError **error);

G_END_DECLS
