/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/bundles.h"
#include "core/conflict/checker-private.h"

G_BEGIN_DECLS

/* Used by bundles*.c only. */

/* a job that may be put together with others */
typedef struct
{
  const SkvOccurrence *occurrence; /* (unowned) */
  gint64 length;                   /* seconds, with rollback */
  gint64 downtime;                 /* seconds */
  gboolean wants_care;             /* its systems should be left in peace after it */
  guint64 *down;                   /* (owned): systems that it takes down, as bits */
  guint64 *windows;                /* (owned): windows that serve it and are long enough, as bits */
  GHashTable *before;              /* (owned): keys of what weighs where it lies now */
  GHashTable *tried;               /* (owned): start → blockers (owned), see bundles-place.c */
} SkvBundleJob;

/* whether two jobs may be done together */
typedef enum
{
  SKV_TOGETHER,
  SKV_APART_FOR_CONTACT, /* one person does both */
  SKV_APART_FOR_SYSTEMS, /* they touch each other */
} SkvApart;

typedef struct
{
  SkvPlan *plan;       /* (unowned) */
  SkvChecker *checker; /* (owned) */
  SkvDay from;
  SkvDay to;
  GPtrArray *jobs;    /* (owned) (element-type SkvBundleJob): by id */
  GPtrArray *windows; /* (owned) (element-type SkvEntry): by start */
  guint8 *apart;      /* (owned): jobs × jobs: SkvApart */
  guint n_down_words; /* of SkvBundleJob.down */
  guint n_window_words;
} SkvBundler;

/* jobs that are looked at together, by place in SkvBundler.jobs, ascending */
typedef struct
{
  guint n;
  guint jobs[SKV_BUNDLE_MOST];
  int minutes;
  guint evenings;
} SkvJobSet;

static inline SkvBundleJob *
skv_bundler_job (const SkvBundler *self, guint place)
{
  return g_ptr_array_index (self->jobs, place);
}

/* bundles-jobs.c */
void skv_bundler_init (SkvBundler *self, SkvPlan *plan, SkvDay from, SkvDay to, SkvDay today);
void skv_bundler_clear (SkvBundler *self);
/* fills what the set would save */
void skv_bundler_weigh (const SkvBundler *self, SkvJobSet *set);
/* how long its jobs take at best, rollbacks included */
gint64 skv_bundler_shortest (const SkvBundler *self, const SkvJobSet *set);

/* bundles-place.c: where the jobs of a set would begin, moved by as few days as can be; FALSE if
 * they fit in no window. @edit (out) (transfer full) */
gboolean skv_bundler_place (SkvBundler *self,
                            const SkvJobSet *set,
                            const SkvEntry **window,
                            gint64 starts[SKV_BUNDLE_MOST],
                            SkvEdit **edit);
/* by how many days the jobs are moved to that window, together */
guint skv_bundler_days_moved (const SkvBundler *self, const SkvJobSet *set, const SkvEntry *window);

/* bundles-words.c: the ids of what all of a set take down, that of most users first */
GStrv skv_bundler_shared (const SkvBundler *self, const SkvJobSet *set);
char *skv_bundler_why (const SkvBundler *self, const SkvJobSet *set, const char *const *shared);
/* the word that they get in common, which no other job has (transfer full) */
char *skv_bundler_word (const SkvBundler *self, const char *system, SkvDay day);
char *skv_bundler_label (guint n, SkvDay day);

G_END_DECLS
