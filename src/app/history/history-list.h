/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/history/history-row.h"

G_BEGIN_DECLS

/**
 * SkvHistoryList:
 *
 * The history of a plan as a list model that grows as it is looked at: the journal of a plan that
 * was used for years is never read all at once. Rows stay the same objects while their entries
 * stay, so that what is selected stays so.
 */
typedef struct
{
  GListStore *store; /* (owned) (element-type SkvHistoryRow): newest first */

  SkvPlan *plan; /* (owned) (nullable) */
  char *words;   /* (owned) (nullable): see SkvHistoryQuery */
  char *who;     /* (owned) (nullable) */
  GStrv records; /* (owned) (nullable) */
  gint64 next;   /* what is read next is older than this entry; 0: all was read */
  guint page;    /* how many are read at once: more each time */
  char *problem; /* (owned) (nullable): why it could not be read */
} SkvHistoryList;

SkvHistoryList *skv_history_list_new (void);
void skv_history_list_free (SkvHistoryList *self);
/* All (nullable). Begins anew at the newest, with the first page. */
void skv_history_list_set (SkvHistoryList *self,
                           SkvPlan *plan,
                           const char *words,
                           const char *who,
                           const char *const *records);
/* the plan's history is another one by now: as far as it was read it is read again */
void skv_history_list_refresh (SkvHistoryList *self);
gboolean skv_history_list_has_more (SkvHistoryList *self);
/* reads one more page, or looks through so many entries for some that fit */
void skv_history_list_read_more (SkvHistoryList *self);
/* its place; G_MAXUINT if it is not in what was read */
guint skv_history_list_find (SkvHistoryList *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvHistoryList, skv_history_list_free)

G_END_DECLS
