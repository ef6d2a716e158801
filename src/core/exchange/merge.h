/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"
#include "core/exchange/error.h"
#include "core/store/ancestor.h"

G_BEGIN_DECLS

/*
 * Two copies of a plan that went separate ways become one again: what either side changed since
 * they were the same is taken, field by field. What both changed to different ends collides: the
 * plan keeps what it has, and what the other copy has stands beside it in a what-if layer
 * (core/exchange/layer.h), to be looked at in the year, compared and adopted. Without a plan that
 * both once were nobody can tell who changed what: then all that differs collides, and nothing
 * goes.
 */

typedef enum
{
  SKV_COLLISION_NONE,
  SKV_COLLISION_FIELDS,        /* both changed the same field, or brought the same record */
  SKV_COLLISION_REMOVED_HERE,  /* we removed it, they changed it */
  SKV_COLLISION_REMOVED_THERE, /* they removed it; we changed it, or something here needs it */
  SKV_COLLISION_REFERENCE,     /* theirs names what is no longer there */
  SKV_COLLISION_IMPOSSIBLE,    /* the two together cannot stand in a plan */
} SkvCollision;

typedef enum
{
  SKV_SIDE_NEITHER, /* nobody changed it */
  SKV_SIDE_OURS,
  SKV_SIDE_THEIRS,
  SKV_SIDE_BOTH, /* of a field: to the same; of a record: some fields each, or to the same */
} SkvSide;

/**
 * SkvMergeRecord:
 *
 * What becomes of one record that is not everywhere the same.
 */
typedef struct
{
  SkvKind kind;
  char *id;          /* (owned) */
  SkvRecord *base;   /* (owned) (nullable): as both had it */
  SkvRecord *ours;   /* (owned) (nullable) */
  SkvRecord *theirs; /* (owned) (nullable) */
  SkvRecord *merged; /* (owned) (nullable): as it will be in the plan */
  SkvRecord *kept;   /* (owned) (nullable): as it is beside it, of one that collides */
  SkvCollision collision;
  char *why; /* (owned) (nullable): of what cannot stand, in words */
} SkvMergeRecord;

/* whose word a record or a field of it is in the merged plan, and whether the other's word about
 * it stands beside it */
SkvSide skv_merge_record_get_side (const SkvMergeRecord *self);
SkvSide skv_merge_record_get_field_side (const SkvMergeRecord *self,
                                         const SkvField *field,
                                         gboolean *collides);

typedef struct
{
  SkvPlan *ours;      /* (owned) */
  SkvPlan *theirs;    /* (owned): with our ids for evenings that both moved */
  char *name;         /* (owned): what the other copy is called */
  gboolean has_base;  /* FALSE: nobody knows who changed what */
  GPtrArray *records; /* (owned) (element-type SkvMergeRecord): in the order of kinds */
  GHashTable *by_key; /* (owned): the same by "KIND\nID" */
  guint n_taken;      /* records that change in our plan by theirs */
  guint n_kept;       /* records that only we changed */
  guint n_same;       /* records that both changed alike */
  guint n_collisions;
  SkvEdit *edit;     /* (owned): what is to be applied to ours, the layer included */
  GPtrArray *layers; /* (owned) (element-type SkvLayer): what stands beside; mostly one, or none */
  SkvPlan *result;   /* (owned): in memory, ours as it would be */
} SkvMerge;

/* @base (nullable): the plan that both once were (core/store/ancestor.h). @name: what people call
 * the other copy. Neither plan is changed. NULL with SKV_PLAN_ERROR_INVALID if what comes out
 * cannot stand in a plan. (transfer full) */
SkvMerge *skv_merge_new (
  SkvPlan *base, SkvPlan *ours, SkvPlan *theirs, const char *name, SkvDay today, GError **error);
/* The same with the plan that both once were, if there is one, and with what either side had since:
 * who took the other's value before, by an earlier merge, did not change it himself, so that what
 * the other made of it since is taken too. */
SkvMerge *skv_merge_new_for_ancestor (SkvAncestor *ancestor,
                                      SkvPlan *ours,
                                      SkvPlan *theirs,
                                      const char *name,
                                      SkvDay today,
                                      GError **error);
void skv_merge_free (SkvMerge *self);

/* All of it in our plan as one edit, one step to undo. Refused with SKV_PLAN_ERROR_CONFLICT if our
 * plan has changed since in what it touches. */
gboolean skv_merge_apply (SkvMerge *self, GError **error);

/* The years in which either plan has items, or that of @today: [from, to) */
void skv_merge_find_years (SkvMerge *self, SkvDay today, SkvDay *from, SkvDay *to);
/* Conflicts that neither plan has by itself, worst first: an evening of theirs that hits a critical
 * period of ours, or the other way round. (transfer full) (element-type SkvConflict), of @checkers
 * (out) (transfer full), which hold them */
typedef struct
{
  SkvChecker *ours, *theirs, *result; /* (owned) */
  GPtrArray *conflicts;               /* (owned) (element-type SkvConflict) (unowned elements) */
} SkvMergeConflicts;

SkvMergeConflicts *skv_merge_find_conflicts (SkvMerge *self, SkvDay from, SkvDay to, SkvDay today);
void skv_merge_conflicts_free (SkvMergeConflicts *self);
/* which copy an occurrence of the result comes from, by its id (nullable); BOTH of what neither
 * changed */
SkvSide skv_merge_get_occurrence_side (SkvMerge *self, const char *id);

/* --- merge-words.c ---------------------------------------------------------------------------- */

/* "12 changes come in, 2 collide" and the like (transfer full) */
char *skv_merge_words (const SkvMerge *self);
/* Whether the two are copies of one plan, and since when not the same (transfer full) */
char *skv_merge_kinship_words (SkvPlan *plan, const SkvAncestor *ancestor);
/* What comes in with one record: System “Feide”: changed: owner (transfer full) */
char *skv_merge_record_words (SkvMerge *self, const SkvMergeRecord *record);
/* Why it collides: “Feide”: both changed it (transfer full) */
char *skv_merge_collision_words (SkvMerge *self, const SkvMergeRecord *record);
/* "theirs against ours" of a conflict (transfer full) */
char *skv_merge_conflict_sides_words (SkvMerge *self, const SkvConflict *conflict);

/* A line of what collides, side by side. */
typedef struct
{
  char *title;  /* (owned): "When" */
  char *ours;   /* (owned) (nullable): nothing stands there */
  char *theirs; /* (owned) (nullable) */
} SkvMergeLine;

/* every field of a record in which ours and theirs collide (transfer full) (element-type
 * SkvMergeLine) */
GPtrArray *skv_merge_collision_lines (SkvMerge *self, const SkvMergeRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvMerge, skv_merge_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvMergeConflicts, skv_merge_conflicts_free)

G_END_DECLS
