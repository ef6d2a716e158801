/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/layers/side-by-side.h"
#include "core/exchange/layer.h"

G_BEGIN_DECLS

/**
 * SkvChangeLine:
 *
 * One record that is not the same in two states of a plan, as a line of a list.
 */
typedef struct
{
  SkvKind kind;
  char *id;     /* (owned) */
  char *key;    /* (owned): "item:ID", as skv_layer_adopt() takes it */
  char *words;  /* (owned): what became of it */
  char *detail; /* (owned) (nullable): what follows from it: which of a rule's evenings move */
  char *clash;  /* (owned) (nullable): what the plan has made of it meanwhile */
} SkvChangeLine;

/* @plan: whose titles are used. @difference: for what follows from a rule. @clashes (nullable)
 * (element-type SkvLayerClash). (transfer full) (element-type SkvChangeLine) */
GPtrArray *skv_change_lines_new (SkvPlan *plan,
                                 const SkvEdit *edit,
                                 SkvDifference *difference,
                                 GPtrArray *clashes);
void skv_change_line_free (SkvChangeLine *self);

/* The list in words for a letter: heading, a line each, then what collides otherwise.
 * @conflicts (nullable) (transfer full) */
char *skv_change_lines_write (GPtrArray *lines, const char *heading, SkvComparison *conflicts);

/* Puts an item back to where it lies in @then, a version of @plan: its place if it is still there,
 * else all of it; an evening that only its rule had placed goes back to its rule. NULL if @then has
 * no such thing, it lies there already, or it has gone another way since (its rule or lane is
 * another). (transfer full) (nullable) */
SkvEdit *skv_change_put_back (SkvPlan *plan, SkvPlan *then, const char *item);

/* "4 changes" (transfer full) */
char *skv_change_count_words (guint n);

G_END_DECLS
