/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/list/list-entry.h"

G_BEGIN_DECLS

/* What the list tells of occurrences: made for one state of a session, for as long as it is asked
 * about many of them. */
typedef struct _SkvListWriter SkvListWriter;

SkvListWriter *skv_list_writer_new (SkvSession *session);
void skv_list_writer_free (SkvListWriter *self);
/* @words: (out): its texts are the caller's */
void
skv_list_writer_tell (SkvListWriter *self, const SkvOccurrence *occurrence, SkvListWords *words);

/* what stands over a column */
const char *skv_list_column_title (SkvListColumn column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvListWriter, skv_list_writer_free)

G_END_DECLS
