/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_SEARCH_ITEM,
  SKV_SEARCH_RULE,
  SKV_SEARCH_SYSTEM,
  SKV_SEARCH_CONTACT,
  SKV_SEARCH_DEPARTMENT,
  SKV_SEARCH_ORGANISATION,
  SKV_SEARCH_CONFLICT,
  SKV_SEARCH_N_KINDS,
} SkvSearchKind;

typedef struct
{
  SkvSearchKind kind;
  char *id;      /* (owned): of the record; of a conflict, of the occurrence that it is told of */
  char *against; /* (owned) (nullable): of a conflict */
  char *title;   /* (owned) */
  char *detail;  /* (owned): date, owner …; may be empty */
  SkvDay day;    /* where it lies; SKV_DAY_NONE */
} SkvSearchHit;

/**
 * SkvSearch:
 *
 * Finds what is in a plan by words, each the beginning of a word of what is found, in any order,
 * without regard to case, accents and how å, æ and ø are written. An index in memory (SQLite's
 * FTS5), which follows the plan's changes.
 */
typedef struct _SkvSearch SkvSearch;

/* NULL if SQLite has no FTS5 or no memory */
SkvSearch *skv_search_new (SkvPlan *plan, GError **error);
void skv_search_free (SkvSearch *self);
/* The conflicts that are found, too: those of @checker (nullable), which is not kept. */
void skv_search_set_conflicts (SkvSearch *self, SkvChecker *checker);
/* At most @max of each kind, the kinds in their order, in each the best first. None for a text
 * without words. (transfer full) (element-type SkvSearchHit) */
GPtrArray *skv_search_find (SkvSearch *self, const char *text, guint max);

/* what people call a kind, as a heading (transfer none) */
const char *skv_search_kind_title (SkvSearchKind kind);
void skv_search_hit_free (SkvSearchHit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvSearch, skv_search_free)

G_END_DECLS
