/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker-private.h"
#include "core/conflict/suggest.h"

G_BEGIN_DECLS

/* Used by suggest*.c only. */

/* a date on which somebody whom it needs may be hard to reach */
typedef struct
{
  const SkvOccurrence *date; /* (unowned) */
  const char *who;           /* (owned): in words */
  gboolean is_vendor;
} SkvAway;

/**
 * SkvSearch:
 *
 * One occurrence, or a variant of it, on the days [from, to). Its checker sees more days than
 * these: the whole first year, and what lies near the ends.
 */
typedef struct
{
  SkvPlan *plan;                   /* (unowned) */
  const SkvZone *zone;             /* (unowned) */
  SkvChecker *checker;             /* (unowned) */
  const SkvOccurrence *occurrence; /* (unowned) */
  SkvDay from;
  SkvDay to;
  SkvDay wish;        /* the day that it should be near */
  gboolean has_wish;  /* it has a day of its own */
  SkvSubject subject; /* where it is walked from; not a trial */
  guint n_systems_before;
  GArray *starts;       /* (owned) (element-type gint64): ascending, each once, */
  guint8 *severities;   /* (owned): and what the full check says of each */
  GPtrArray *jobs;      /* (owned) (element-type const SkvEntry): all other jobs, by start */
  GPtrArray *criticals; /* (owned) (element-type const SkvEntry): periods that it may meet */
  GArray *away;         /* (owned) (element-type SkvAway) */
  GPtrArray *needed;    /* (owned) (element-type utf8): owners and vendors whom it needs */
  int users;            /* of all that its work reaches; 0: nobody has said */
} SkvSearch;

/* FALSE if it is nothing that is checked; clear it all the same */
gboolean skv_search_init (SkvSearch *self,
                          SkvPlan *plan,
                          SkvChecker *checker,
                          const SkvOccurrence *occurrence,
                          SkvDay from,
                          SkvDay to);
void skv_search_clear (SkvSearch *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SkvSearch, skv_search_clear)
/* a checker with what the search for [from, to) has to know (transfer full) */
SkvChecker *skv_search_make_checker (SkvPlan *plan, SkvDay from, SkvDay to, SkvDay today);
SkvDay skv_search_day (const SkvSearch *self, gint64 start);
/* what it occupies when it starts there, rollback included; empty if the length is unknown */
SkvSpan skv_search_span (const SkvSearch *self, gint64 start);
/* the first start that is free, else the first of less than that severity; SKV_MOMENT_NONE */
gint64 skv_search_first (const SkvSearch *self, SkvSeverity below);
static inline gint64
skv_search_start (const SkvSearch *self, guint place)
{
  return g_array_index (self->starts, gint64, place);
}

/* suggest-score.c: the score and all reasons but conflicts (transfer full) */
SkvSlot *skv_search_make_slot (SkvSearch *self, guint place);
/* what the full check finds there, as reasons before the others */
void skv_search_add_conflicts (SkvSearch *self, SkvSlot *slot);

/* suggest-away.c: fills @self->away and @self->needed */
void skv_search_find_away (SkvSearch *self);

/* suggest-why.c: fills both lists. @level: what is worse than wanted */
void skv_search_explain (SkvSearch *self,
                         SkvSeverity level,
                         GPtrArray *blockers,
                         GPtrArray *relaxations);
/* @shorter: @original as it would be with so many @minutes; it borrows @item (nullable), an
 * unsealed copy of the original's */
void skv_search_make_shorter (const SkvOccurrence *original,
                              SkvItem *item,
                              int minutes,
                              SkvOccurrence *shorter);
char *skv_search_when_words (const SkvZone *zone, gboolean all_day, gint64 start, gint64 end);

G_END_DECLS
