/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/conflicts/conflict-lines.h"

G_BEGIN_DECLS

/* Shared by conflict-lines*.c only. */

/* a line in the group in which it stands, and what it is in order by */
typedef struct
{
  guint64 group;
  guint64 keys[2];
  guint64 rest;                 /* severity and time */
  const SkvConflictText *title; /* of its group (nullable: not in groups) */
  SkvConflictLine *line;        /* (unowned) */
} SkvConflictPlace;

struct _SkvConflictLines
{
  GObject parent_instance;

  SkvPlan *plan;       /* (owned) (nullable) */
  SkvDay from;         /* of the year that is shown */
  SkvChecker *checker; /* (owned) (nullable): as of the last update */
  SkvConflictTexts *texts;
  const SkvConflictText *empty; /* (unowned) */
  SkvConflictLine *key;         /* (owned): to look up with */
  GPtrArray *all;               /* (owned): lines that the filter lets through */
  GArray *places;               /* (owned) (element-type SkvConflictPlace): these, in order */
  GHashTable *headings;         /* (owned): title → line */
  GPtrArray *shown; /* (owned) (element-type SkvConflictLine, unowned): what the search finds
                     * of them, with headings */
  guint n_all[SKV_CONFLICT_N_STATES];
  guint n_found[SKV_CONFLICT_N_STATES];

  SkvConflictsOrder order[2];
  guint n_order;
  SkvConflictsGrouping grouping;
  char *search;        /* (owned) (nullable) */
  guint wanted;        /* marks of a line that the search finds */
  guint next_unworded; /* among all */
  guint epoch;         /* how often there was nothing */
  guint serial;        /* of lines that were met; never the same twice */
};

/* conflict-lines-order.c: after the lines, their order or their groups are other ones */
void skv_conflict_lines_put_in_order (SkvConflictLines *self);

G_END_DECLS
