/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker-private.h"

G_BEGIN_DECLS

/* A part of sweep.c, which alone includes it: what it works on, and the shelves. All is inline, for
 * it is the innermost loop of a full check. */

/* what lies on a shelf */
typedef struct
{
  gint64 end;
  guint place; /* in entries.all */
  SkvRole role;
} Active;

typedef struct
{
  Active *items; /* (owned) */
  guint n;
  guint n_allocated;
} Shelf;

typedef enum
{
  JOBS,
  WINDOWS,
  PERIODS,
  DISTURBANCES,
  CARE, /* jobs, from their start to the end of the days in which they want peace */
  N_KINDS,
} Kind;

/* what the windows are to a job */
typedef struct
{
  const SkvEntry *first; /* by start, then id; NULL: none serves it */
  gint64 until;          /* so far it is covered without a gap */
} Cover;

/* one check's word on a pair; NULL or SKV_SEVERITY_NONE: nothing */
typedef struct
{
  const SkvCheck *check;
  SkvSeverity of_jobs[2]; /* of what is down, of what is only degraded */
  SkvSeverity of_windows[2];
} Word;

typedef struct
{
  SkvChecker *checker;   /* (unowned) */
  SkvFindings *findings; /* (unowned) */
  GArray *list;          /* (unowned): theirs */
  Shelf *shelves[N_KINDS];
  Word words[SKV_N_ROLES]; /* by what the work meets; of jobs: "system-twice" */
  Word care;
  gboolean wants_windows; /* some check asks how jobs lie in windows */
  gboolean opens_all;     /* there are windows that open every system */
  Cover *covers;          /* (owned): by place */
  guint *care_stamps;     /* (owned) (nullable): as checker->stamps, which tells pairs apart */
  const SkvEntry *own;    /* whose turn it is */
} Sweep;

typedef void (*Meet) (Sweep *self, const Active *other, gboolean degraded);

/* --- shelves ---------------------------------------------------------------------------------- */

static inline void
lay (Sweep *self, Kind kind, guint number, gint64 end)
{
  Shelf *shelf = &self->shelves[kind][number];

  if (shelf->n == shelf->n_allocated)
    {
      shelf->n_allocated = MAX (2 * shelf->n_allocated, 8);
      shelf->items = g_renew (Active, shelf->items, shelf->n_allocated);
    }
  shelf->items[shelf->n++] = (Active){
    .end = end,
    .place = skv_checker_place (self->checker, self->own),
    .role = self->own->role,
  };
}

/* on the shelves of its systems */
static inline void
lay_on_own (Sweep *self, Kind kind, gint64 end)
{
  const guint *systems = skv_checker_systems (self->checker, self->own);

  for (guint i = 0; i < self->own->n_systems; i++)
    lay (self, kind, systems[i], end);
}

static inline __attribute__ ((always_inline)) void
look (Sweep *self, Kind kind, guint number, Meet meet, gboolean degraded)
{
  Shelf *shelf = &self->shelves[kind][number];
  gint64 now = self->own->span.start;

  for (guint i = 0; i < shelf->n;)
    {
      if (shelf->items[i].end <= now)
        shelf->items[i] = shelf->items[--shelf->n];
      else
        meet (self, &shelf->items[i++], degraded);
    }
}

static inline __attribute__ ((always_inline)) void
look_at_all (
  Sweep *self, Kind kind, const guint *numbers, guint from, guint to, Meet meet, gboolean degraded)
{
  for (guint i = from; i < to; i++)
    look (self, kind, numbers[i], meet, degraded);
}

G_END_DECLS
