/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* so many jobs are solved exactly */
#define SKV_PACKING_MOST 12

/**
 * SkvPacking:
 *
 * Jobs that may be done at any time, of which some pairs must not be done at the same time. How
 * long it takes until all are done at best is the least that any order of the jobs needs: as many
 * as SKV_PACKING_MOST are tried in all their orders by branch and bound; of more, and where that
 * would take too long, a bound is given that no order can beat: jobs of which no two may be done
 * together need the sum of their lengths.
 */
typedef struct
{
  guint n;
  const gint64 *lengths; /* (array length=n): above 0 */
  const guint8 *apart;   /* n × n, symmetric: these two must not be done together */
} SkvPacking;

static inline gboolean
skv_packing_apart (const SkvPacking *self, guint a, guint b)
{
  return self->apart[(gsize) a * self->n + b] != 0;
}

/* How long all of them take, in the units of the lengths; never more than what they really need.
 * @left_out: one that is not counted, or @self->n. @exact (out) (optional): FALSE if it is only a
 * bound. */
gint64 skv_packing_shortest (const SkvPacking *self, guint left_out, gboolean *exact);
/* Marks jobs of which no two may be done together, @members[n], and gives the sum of their lengths:
 * the greatest that is found, which for SKV_PACKING_MOST jobs is the greatest there is. */
gint64 skv_packing_clique (const SkvPacking *self, guint left_out, guint8 *members);

G_END_DECLS
