/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/list/list-entry.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_LIST_NO_GROUPS,
  SKV_LIST_BY_MONTH,
  SKV_LIST_BY_LANE,
  SKV_LIST_BY_SYSTEM, /* under each of its systems */
  SKV_LIST_BY_DEPARTMENT,
  SKV_LIST_BY_WORK,
  SKV_LIST_BY_PRIORITY,
  SKV_LIST_BY_DUTY,
} SkvListGrouping;

/**
 * SkvListModel:
 *
 * The occurrences of a session's year, and what has no date yet, that its filter lets through, as
 * rows in order, with a heading before each group. An update touches only what is other than
 * before.
 */
typedef struct
{
  GListStore *store;        /* (owned) (element-type SkvListEntry) */
  GHashTable *entries;      /* (owned): id → (owned) SkvListEntry */
  GPtrArray *rows;          /* (owned): before they are sorted */
  SkvOccurrences *unplaced; /* (owned) (nullable): what has no date yet, as of the last update */
  SkvListGrouping grouping;
  guint n_shown;
} SkvListModel;

SkvListModel *skv_list_model_new (void);
void skv_list_model_free (SkvListModel *self);
/* @sorter: (nullable): by time */
void skv_list_model_update (SkvListModel *self, SkvSession *session, GtkSorter *sorter);
/* the same rows in another order */
void skv_list_model_sort (SkvListModel *self, GtkSorter *sorter);
/* an occurrence of the session's year, or one that has no date yet (nullable) */
const SkvOccurrence *
skv_list_model_lookup (SkvListModel *self, SkvSession *session, const char *id);
/* GTK_INVALID_LIST_POSITION if it is not there */
guint skv_list_model_find (SkvListModel *self, const char *id);

G_END_DECLS
