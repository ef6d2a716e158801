/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/sources.h"

G_BEGIN_DECLS

/**
 * SkvImportJob:
 *
 * Several files as one edit: later files may refer to what earlier ones bring, and the plan itself
 * is not changed before all of them are read.
 */
typedef struct
{
  SkvPlan *copy;       /* (owned): the plan with what was read so far */
  SkvImport *whole;    /* (owned): of all files */
  gboolean needs_year; /* dates were skipped for want of a year */
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvImportJob, skv_import_job_free)

G_END_DECLS
