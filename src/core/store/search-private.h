/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/store/search.h"

G_BEGIN_DECLS

/* Used by search.c and search-words.c only. */

/* FALSE: records of that kind are not searched */
gboolean skv_search_kind_of (SkvKind kind, SkvSearchKind *search_kind);
/* what a record is found by: its title, and all else (out) (transfer full) */
void skv_search_record_words (SkvPlan *plan, const SkvRecord *record, char **title, char **words);
/* how it is shown (transfer full) (nullable: it is gone) */
SkvSearchHit *skv_search_describe (SkvPlan *plan, SkvSearchKind kind, const char *id);

G_END_DECLS
