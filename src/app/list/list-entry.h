/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/session.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_LIST_DATE,
  SKV_LIST_TIME,
  SKV_LIST_WHAT,
  SKV_LIST_LANE,
  SKV_LIST_SYSTEMS,
  SKV_LIST_ORGANISATIONS,
  SKV_LIST_STATUS,
  SKV_LIST_WORK,
  SKV_LIST_PRIORITY,
  SKV_LIST_DUTY,
  SKV_LIST_CONFLICTS,
  SKV_LIST_N_COLUMNS,
} SkvListColumn;

#define SKV_TYPE_LIST_ENTRY (skv_list_entry_get_type ())
G_DECLARE_FINAL_TYPE (SkvListEntry, skv_list_entry, SKV, LIST_ENTRY, GObject)

/* what is told of one occurrence, and what it is sorted by; or the heading of a group */
typedef struct
{
  char *text[SKV_LIST_N_COLUMNS]; /* (owned) (not nullable) */
  gboolean heading;
  SkvDay day; /* SKV_DAY_NONE: not placed yet */
  int minute; /* of the day; -1 all day */
  int lane;   /* its place among the lanes */
  int status;
  int priority;
  guint n_hard, n_soft, n_info;
} SkvListWords;

/**
 * SkvListEntry:
 *
 * A row of the list. It stays the same object as long as there is an occurrence of that id, so that
 * a row keeps its place, its selection and the keyboard.
 *
 * Signal "changed": its words are other ones.
 */
SkvListEntry *skv_list_entry_new (const char *id);
/* of an occurrence; "" of a heading */
const char *skv_list_entry_get_id (SkvListEntry *self);
const SkvListWords *skv_list_entry_get (SkvListEntry *self);
/* @words (transfer full); its texts go to the entry */
void skv_list_entry_take (SkvListEntry *self, SkvListWords *words);
/* how two stand to each other in a column */
int skv_list_entry_compare (SkvListEntry *a, SkvListEntry *b, SkvListColumn column);

G_END_DECLS
