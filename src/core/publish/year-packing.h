/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/year-layout.h"

G_BEGIN_DECLS

/*
 * The inner half of the layout: which bar lies in which track of which row. Knows days and tracks,
 * no lengths.
 */

#define SKV_PACK_MAX_CAP 32
#define SKV_PACK_NO_TRACK G_MAXUINT8
#define SKV_PACK_MAX_BANDS 1024

/* the part of a bar in one row */
typedef struct
{
  guint64 key; /* row, band, lane, and the order within; see piece_key() */
  guint bar;   /* SkvYearBar.index */
  guint16 row;
  guint16 band;
  guint16 lane;
  guint8 first; /* days from the row's first_day, [first, end) */
  guint8 end;
  guint8 wished; /* end, or more where room for a label is wished */
  guint8 flags;  /* SkvYearRectFlags */
  guint8 track;  /* within its lane; SKV_PACK_NO_TRACK: no free one up to the cap */
} SkvPiece;

/* the upper part of a key: the same for all of a lane in a row */
#define SKV_PACK_KEY_SHIFT 22
static inline guint64
skv_packing_group_key (guint row, guint band, guint lane)
{
  return (guint64) row << 26 | (guint64) band << 16 | lane;
}

/* the pieces of one lane in one row, or in one band of it */
typedef struct
{
  gsize first;
  gsize end;
  guint16 row;
  guint16 band;
  guint16 lane;
  guint8 plain_tracks; /* as many as overlap; one more than the cap means "too many" */
  gboolean folded;     /* one track, whatever lies in it */
  guint8 roomy_tracks; /* the same with room for labels */
} SkvGroup;

typedef struct
{
  GArray *pieces; /* (owned) (element-type SkvPiece): sorted by key */
  GArray *groups; /* (owned) (element-type SkvGroup): by row, band, lane */
  guint cap;      /* 1..SKV_PACK_MAX_CAP */
  guint n_bands;  /* 0: rows have none */
} SkvPacking;

/* @rows needs first_day and end_day only; @column_chars: characters that fit one column */
void skv_packing_init (SkvPacking *self,
                       const SkvYearRow *rows,
                       guint n_rows,
                       const SkvYearBar *bars,
                       gsize n_bars,
                       guint n_bands,
                       double column_chars,
                       guint cap);
void skv_packing_clear (SkvPacking *self);

/* Tracks of a group when a lane may have @cap of them. Room for labels is given where it takes at
 * most one track more. */
guint skv_packing_group_tracks (const SkvGroup *group, guint cap, gboolean roomy);
/* tracks that the group may have, where others may have @cap */
static inline guint
skv_packing_group_cap (const SkvGroup *group, guint cap)
{
  return group->folded ? 1 : cap;
}

/* Give every piece of a group its track. */
void skv_packing_assign (SkvPacking *self, const SkvGroup *group, guint cap, gboolean roomy);
/* Call @func for each run of pieces that hang together by overlapping, with the number of tracks
 * that it needs. After skv_packing_assign(). */
typedef void (*SkvRunFunc) (
  gpointer data, const SkvGroup *group, gsize first, gsize end, gboolean dense);
void skv_packing_foreach_run (
  const SkvPacking *self, const SkvGroup *group, guint cap, SkvRunFunc func, gpointer data);

G_END_DECLS
