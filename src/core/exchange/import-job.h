/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/refresh.h"

G_BEGIN_DECLS

/**
 * SkvImportJob:
 *
 * Several files as one edit: later files may refer to what earlier ones bring, and the plan itself
 * is not changed before all of them are read.
 */
typedef struct
{
  SkvPlan *copy;           /* (owned): the plan with what was read so far */
  SkvImport *whole;        /* (owned): of all files */
  gboolean needs_year;     /* dates were skipped for want of a year */
  SkvRefreshCounts counts; /* what the last reading of dates changes */
} SkvImportJob;

/* @label: of the edit */
SkvImportJob *skv_import_job_new (SkvPlan *plan, const char *label);
void skv_import_job_free (SkvImportJob *self);

/**
 * skv_import_job_add:
 * @file: its name in messages
 * @reading: what the file is; its lane is where dates come into, NULL only of SKV_IMPORT_JSON; see
 *   skv_import_parse() for its year
 *
 * Waits for the guarded process. FALSE with the error: the job is as it was.
 */
gboolean skv_import_job_add (SkvImportJob *self,
                             const char *file,
                             const SkvSourceReading *reading,
                             GBytes *bytes,
                             GError **error);

/* The source of @reading, which is known, was asked and is as it was. */
gboolean
skv_import_job_note_unchanged (SkvImportJob *self, const SkvSourceReading *reading, GError **error);
/* The source of that id could not be read, @problem says why: its last good copy stays, and so does
 * what came of all others. */
gboolean skv_import_job_note_failed (SkvImportJob *self,
                                     const char *source,
                                     const char *problem,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvImportJob, skv_import_job_free)

G_END_DECLS
