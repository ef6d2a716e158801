/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* One system. Columns go from left to right: what needs the middle one is at -1, -2, …, what it
 * needs at 1, 2, …; a group is to the left of its members. */
typedef struct
{
  char *id;   /* (owned) */
  char *name; /* (owned) */
  int column;
  double row; /* in heights of a box from the middle of the picture */
  gboolean is_group;
} SkvPictureBox;

/* From a box to one that it needs, or from a group to a member. */
typedef struct
{
  guint from; /* places in boxes */
  guint to;
  gboolean degraded;
  gboolean is_member;
} SkvPictureLine;

/**
 * SkvPicture:
 *
 * What hangs together with one system, laid out in columns with few lines crossing each other.
 */
typedef struct
{
  GArray *boxes; /* (owned) (element-type SkvPictureBox): the middle one first, then by column */
  GArray *lines; /* (owned) (element-type SkvPictureLine) */
  int first_column;
  int last_column;
  guint n_rows;     /* of the longest column */
  guint n_left_out; /* systems for which a column had no room */
} SkvPicture;

/* @hops: relations to each side; @max_rows: of a column. (transfer full); NULL if the plan has no
 * such system */
SkvPicture *skv_picture_new (SkvPlan *plan, const char *middle, guint hops, guint max_rows);
void skv_picture_free (SkvPicture *self);
/* pairs of lines between the same two columns that cross each other */
guint skv_picture_count_crossings (const SkvPicture *self);
/* is it a group, by its kind or because it has members */
gboolean skv_system_is_group (SkvPlan *plan, const SkvSystem *system);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvPicture, skv_picture_free)

G_END_DECLS
