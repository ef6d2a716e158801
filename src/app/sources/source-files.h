/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/sources.h"

G_BEGIN_DECLS

/* What can be seen of a source's file without reading it. */
typedef enum
{
  SKV_SOURCE_FILE_UNKNOWN, /* not looked at yet, pasted, or elsewhere */
  SKV_SOURCE_FILE_AS_READ,
  SKV_SOURCE_FILE_CHANGED,
  SKV_SOURCE_FILE_GONE,
} SkvSourceFile;

/**
 * SkvSourceFiles:
 *
 * Looks at the files of sources without holding anybody up: a network drive that does not answer
 * leaves what was known before.
 */
typedef struct _SkvSourceFiles SkvSourceFiles;

typedef void (*SkvSourceFilesFound) (const char *source, gpointer data);

/* @found: is called with the id of each source whose state is another than it was */
SkvSourceFiles *skv_source_files_new (SkvSourceFilesFound found, gpointer data);
/* after which @found is not called any more */
void skv_source_files_free (SkvSourceFiles *self);
/* all sources of the plan, in a while */
void skv_source_files_look (SkvSourceFiles *self, SkvPlan *plan);
/* by what was seen of its file last and when it was read last */
SkvSourceFile skv_source_files_get (SkvSourceFiles *self, const SkvSource *source);

G_END_DECLS
