/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/import-source.h"

G_BEGIN_DECLS

/* Where items came from: what an import remembers of a file (SkvSource), and what can be done with
 * that later. Nothing here reads a file or asks the clock. */

/* One reading of one file, or of what was pasted; all strings (unowned). */
typedef struct
{
  const char *source;   /* (nullable): id of the source that is read again, whatever its file is
                         * called now */
  const char *name;     /* of the file, as people see it */
  const char *location; /* (nullable): URI; NULL: it was pasted */
  SkvImportForm form;
  const char *lane;          /* (nullable): that was asked for */
  int year;                  /* by which dates without one were read; 0: as the file says */
  gboolean year_is_now;      /* nobody asked for that year: it is not kept */
  gint64 when;               /* seconds since the epoch, UTC; 0: nothing is remembered of it */
  const char *by;            /* (nullable): who brings it in, a role or a name */
  gboolean follow;           /* what it does not say any more is cancelled, see refresh.h */
  int refresh_hours;         /* it is to be read every so many; 0: as it was */
  const char *etag;          /* (nullable): what its server said, for the next time */
  const char *last_modified; /* (nullable): the same */
  const char *changed;       /* (nullable): what this reading changes, in words; NULL: nothing */
} SkvSourceReading;

/* The source that a reading is of: the one that is named; else that of its location; else one of a
 * file of its name. (transfer none) (nullable: of none that is known, or pasted) */
const SkvSource *skv_sources_match (SkvPlan *plan, const SkvSourceReading *reading);

/**
 * skv_sources_put:
 * @edit: what the reading brings into @plan, not applied yet
 * @lane: (nullable): id of the lane that it comes into
 * @known: (nullable): id of the source that entries of the file name already; what was pasted is
 *   known by that alone
 *
 * Puts the source into @edit, new or as it was read now, and its id into the items that came of it:
 * new ones, and changed ones that came from a file before such was remembered. What names another
 * source keeps it, and so does what is not in the edit: to have a source is no change. A reading
 * that brings nothing of its own makes no source, but it counts as read anew if it is known.
 */
void skv_sources_put (SkvPlan *plan,
                      SkvEdit *edit,
                      const SkvSourceReading *reading,
                      const char *lane,
                      const char *known);

/* the source of that id or name, whatever its case (transfer none) (nullable) */
const SkvSource *skv_sources_find (SkvPlan *plan, const char *name);
/* Does this item stand for a file's entry, by its id? Sources were not always remembered. */
gboolean skv_sources_is_of_file (const SkvItem *item);

/* how many items name a source, and how many of them lie in a year */
typedef struct
{
  guint n_items;
  guint n_in_year;
} SkvSourceCount;

/* (element-type utf8 SkvSourceCount): by the id of the source, all that are named (transfer full)
 */
GHashTable *skv_sources_count (SkvPlan *plan, int year);

/* One undoable edit each (transfer full). @name and @notes: as people typed them; NULL with
 * SKV_PLAN_ERROR_INVALID if there is no name */
SkvEdit *skv_sources_describe (
  SkvPlan *plan, const SkvSource *source, const char *name, const char *notes, GError **error);
/* Its items stay, of no source, unless @with_items: then they go too, and what had to wait for them
 * waits no longer. */
SkvEdit *skv_sources_remove (SkvPlan *plan, const SkvSource *source, gboolean with_items);

/* --- in words, (transfer full) --- */

/* its path, or its address, or that it was pasted */
char *skv_source_where (const SkvSource *source);
/* the path of its file (nullable: it has none on this computer) */
char *skv_source_path (const SkvSource *source);
/* when it was read last, seconds since the epoch, UTC; FALSE if that is not known */
gboolean skv_source_get_fetched (const SkvSource *source, gint64 *when);
/* "read 3 weeks ago by the planner"; @now: seconds since the epoch, UTC */
char *skv_source_words_read (SkvPlan *plan, const SkvSource *source, gint64 now);
/* "From Møteplan 2019.csv, read 3 March 2019" (nullable: of no source) */
char *skv_source_words_of_item (SkvPlan *plan, const SkvItem *item);

G_END_DECLS
