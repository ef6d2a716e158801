/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-packing.h"

#include <math.h>
#include <string.h>

#define MINUTES_A_DAY 1440

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b < 0 ? 1 : 0);
}

/* Row, band, lane, first day, ghosts last, longest, minute of the start: 16, 10, 16, 5, 1, 5 and 11
 * bits. */
static guint64
piece_key (const SkvPiece *piece, guint minute)
{
  gboolean tail = (piece->flags & SKV_YEAR_RECT_TAIL) != 0;
  guint64 ghost = !tail && (piece->flags & SKV_YEAR_RECT_GHOST) != 0;
  guint64 length = tail ? 31 : (guint64) (piece->end - piece->first);
  guint64 group = skv_packing_group_key (piece->row, piece->band, piece->lane);

  /* What goes on comes before what begins, for its own track is still free then. */
  return group << SKV_PACK_KEY_SHIFT | (guint64) piece->first << 17 | ghost << 16 |
         (31 - length) << 11 | (guint64) minute;
}

static int
compare_pieces (const void *left, const void *right)
{
  const SkvPiece *a = left, *b = right;

  if (a->key != b->key)
    return a->key < b->key ? -1 : 1;
  return a->bar < b->bar ? -1 : a->bar > b->bar;
}

/* Days up to which the bar and a label right of it reach, from the row's first day. */
static guint8
wished_end (const SkvYearBar *bar, guint first, guint end, double column_chars)
{
  double chars = (double) (end - first) * column_chars;
  double days;

  /* One and a half characters are the space between the bar and its label. */
  if (bar->label_chars == 0 || chars >= bar->label_chars + 1)
    return (guint8) end;
  days = ceil ((chars + bar->label_chars + 1.5) / column_chars);
  return (guint8) MIN (first + days, SKV_YEAR_COLUMNS);
}

static void
add_piece (SkvPacking *self,
           const SkvYearBar *bar,
           const SkvYearRow *rows,
           guint row,
           SkvDay first,
           SkvDay end,
           double column_chars)
{
  SkvDay from = MAX (first, rows[row].first_day), to = MIN (end, rows[row].end_day);
  SkvPiece piece = {
    .bar = bar->index,
    .row = (guint16) row,
    .band = (guint16) (self->n_bands > 0 ? MIN (bar->band, self->n_bands - 1) : 0),
    .lane = (guint16) bar->lane,
    .first = (guint8) (from - rows[row].first_day),
    .end = (guint8) (to - rows[row].first_day),
    .track = SKV_PACK_NO_TRACK,
  };
  guint minute = first < from ? 0 : (guint) (bar->start - (gint64) first * MINUTES_A_DAY);

  if (first < from)
    piece.flags |= SKV_YEAR_RECT_CONTINUES_LEFT;
  if (end > to)
    piece.flags |= SKV_YEAR_RECT_CONTINUES_RIGHT;
  if (bar->flags & SKV_YEAR_BAR_GHOST)
    piece.flags |= SKV_YEAR_RECT_GHOST;
  if (bar->flags & SKV_YEAR_BAR_TAIL)
    piece.flags |= SKV_YEAR_RECT_TAIL;
  if (bar->flags & SKV_YEAR_BAR_PROPOSED)
    piece.flags |= SKV_YEAR_RECT_PROPOSED;
  if (bar->flags & SKV_YEAR_BAR_FOLDED)
    piece.flags |= SKV_YEAR_RECT_FOLDED;
  piece.wished = wished_end (bar, piece.first, piece.end, column_chars);
  piece.key = piece_key (&piece, minute);
  g_array_append_val (self->pieces, piece);
}

/* Rows are consecutive: the one that holds @day, which must be within them. */
static guint
find_row (const SkvYearRow *rows, guint n_rows, SkvDay day)
{
  guint low = 0, high = n_rows;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (rows[middle].first_day <= day)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
add_bar (SkvPacking *self,
         const SkvYearRow *rows,
         guint n_rows,
         const SkvYearBar *bar,
         double column_chars)
{
  SkvDay from = rows[0].first_day, to = rows[n_rows - 1].end_day;
  gint64 last_minute = MAX (bar->end - 1, bar->start);
  gint64 first = floor_div (bar->start, MINUTES_A_DAY);
  gint64 end = floor_div (last_minute, MINUTES_A_DAY) + 1;

  if (first >= to || end <= from)
    return;
  first = MAX (first, from - 1);
  end = MIN (end, to + 1);
  for (guint row = find_row (rows, n_rows, (SkvDay) MAX (first, from));
       row < n_rows && rows[row].first_day < end; row++)
    add_piece (self, bar, rows, row, (SkvDay) first, (SkvDay) end, column_chars);
}

/* the tracks of a group while it is packed */
typedef struct
{
  guint64 busy[SKV_PACK_MAX_CAP]; /* a bit for each day of the row, and for the columns after it */
  guint8 used;
  gboolean too_many;
} Tracks;

/* Days that are to be free: labels of what is proposed may flow over nothing either. */
static guint64
days_of (const SkvPiece *piece, gboolean roomy)
{
  guint end = roomy ? piece->wished : piece->end;

  return ((G_GUINT64_CONSTANT (1) << end) - 1) & ~((G_GUINT64_CONSTANT (1) << piece->first) - 1);
}

static void
fit_piece (const SkvPacking *self, Tracks *tracks, SkvPiece *piece, gboolean roomy)
{
  guint64 days = days_of (piece, roomy);
  guint64 wanted = piece->flags & SKV_YEAR_RECT_PROPOSED ? days : days_of (piece, FALSE);
  guint8 track = 0;

  while (track < self->cap && (tracks->busy[track] & wanted) != 0)
    track++;
  piece->track = track < self->cap ? track : SKV_PACK_NO_TRACK;
  if (track < self->cap)
    {
      tracks->busy[track] |= days;
      tracks->used = MAX (tracks->used, (guint8) (track + 1));
    }
  else
    tracks->too_many = TRUE;
}

/* A tail goes where the bar before it is, over the room that this one has for its label.
 * FALSE if there is none in this row, or something else is in the way. */
static gboolean
fit_tail (const SkvPacking *self, Tracks *tracks, gsize first, gsize at, gboolean roomy)
{
  SkvPiece *tail = &g_array_index (self->pieces, SkvPiece, at);
  guint64 days = days_of (tail, FALSE);

  for (gsize i = at; i > first; i--)
    {
      const SkvPiece *piece = &g_array_index (self->pieces, SkvPiece, i - 1);
      guint64 own;

      if (piece->bar + 1 != tail->bar)
        continue;
      own = days_of (piece, roomy) & ~days_of (piece, FALSE);
      if (piece->track >= self->cap || piece->end != tail->first ||
          (tracks->busy[piece->track] & days & ~own) != 0)
        return FALSE;
      tail->track = piece->track;
      tracks->busy[tail->track] |= days;
      return TRUE;
    }
  return FALSE;
}

/* First fit of pieces that are sorted by their first day; gives the tracks used, or one more than
 * the cap if that was not enough. What is proposed comes last, into what the others leave. */
static guint8
first_fit (SkvPacking *self, gsize first, gsize end, gboolean roomy)
{
  Tracks tracks = { .used = 0 };

  for (int proposed = 0; proposed <= 1; proposed++)
    for (gsize i = first; i < end; i++)
      {
        SkvPiece *piece = &g_array_index (self->pieces, SkvPiece, i);

        if (((piece->flags & SKV_YEAR_RECT_PROPOSED) != 0) == proposed &&
            ((piece->flags & SKV_YEAR_RECT_TAIL) == 0 ||
             !fit_tail (self, &tracks, first, i, roomy)))
          fit_piece (self, &tracks, piece, roomy);
      }
  return tracks.too_many ? (guint8) (self->cap + 1) : tracks.used;
}

static void
add_group (SkvPacking *self, gsize first, gsize end)
{
  const SkvPiece *piece = &g_array_index (self->pieces, SkvPiece, first);
  SkvGroup group = { .first = first, .end = end, .row = piece->row };

  group.band = piece->band;
  group.lane = piece->lane;
  group.folded = (piece->flags & SKV_YEAR_RECT_FOLDED) != 0;
  group.roomy_tracks = first_fit (self, first, end, TRUE);
  group.plain_tracks = first_fit (self, first, end, FALSE);
  g_array_append_val (self->groups, group);
}

void
skv_packing_init (SkvPacking *self,
                  const SkvYearRow *rows,
                  guint n_rows,
                  const SkvYearBar *bars,
                  gsize n_bars,
                  guint n_bands,
                  double column_chars,
                  guint cap)
{
  gsize start = 0;

  self->cap = CLAMP (cap, 1, SKV_PACK_MAX_CAP);
  self->n_bands = n_bands;
  self->pieces = g_array_sized_new (FALSE, FALSE, sizeof (SkvPiece), (guint) n_bars);
  self->groups = g_array_new (FALSE, FALSE, sizeof (SkvGroup));
  for (gsize i = 0; i < n_bars; i++)
    add_bar (self, rows, n_rows, &bars[i], column_chars);
  if (self->pieces->len > 0)
    qsort (self->pieces->data, self->pieces->len, sizeof (SkvPiece), compare_pieces);
  for (gsize i = 1; i <= self->pieces->len; i++)
    {
      const SkvPiece *pieces = &g_array_index (self->pieces, SkvPiece, 0);

      if (i < self->pieces->len &&
          pieces[i].key >> SKV_PACK_KEY_SHIFT == pieces[start].key >> SKV_PACK_KEY_SHIFT)
        continue;
      add_group (self, start, i);
      start = i;
    }
}

void
skv_packing_clear (SkvPacking *self)
{
  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
}

static gboolean
takes_room (const SkvGroup *group, guint cap, gboolean roomy)
{
  return roomy && !group->folded && group->roomy_tracks <= cap &&
         group->roomy_tracks <= group->plain_tracks + 1;
}

guint
skv_packing_group_tracks (const SkvGroup *group, guint cap, gboolean roomy)
{
  return takes_room (group, cap, roomy)
           ? group->roomy_tracks
           : MIN (group->plain_tracks, skv_packing_group_cap (group, cap));
}

void
skv_packing_assign (SkvPacking *self, const SkvGroup *group, guint cap, gboolean roomy)
{
  first_fit (self, group->first, group->end, takes_room (group, cap, roomy));
}

void
skv_packing_foreach_run (
  const SkvPacking *self, const SkvGroup *group, guint cap, SkvRunFunc func, gpointer data)
{
  const SkvPiece *pieces = &g_array_index (self->pieces, SkvPiece, 0);
  gsize start = group->first;
  guint busy_until = 0;
  gboolean dense = FALSE;

  cap = skv_packing_group_cap (group, cap);
  for (gsize i = group->first; i < group->end; i++)
    {
      if (i > start && pieces[i].first >= busy_until)
        {
          func (data, group, start, i, dense);
          start = i;
          dense = FALSE;
        }
      busy_until = MAX (busy_until, pieces[i].end);
      dense = dense || pieces[i].track >= cap;
    }
  func (data, group, start, group->end, dense);
}
