/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SkvConflictText SkvConflictText;

/* One text that many lines say, kept once: lines of a hundred thousand conflicts have some thousand
 * texts between them, so that sorting and searching look at these alone. */
struct _SkvConflictText
{
  const char *text;              /* not nullable */
  const SkvConflictText **parts; /* (nullable), NULL-terminated: of a text put together */
  guint rank;                    /* by the alphabet, after skv_conflict_texts_rank(); "" is last */
  /* private: */
  char *folded;   /* (owned) (nullable): as it is searched */
  char *collated; /* (owned) (nullable) */
  guint serial;   /* of the search that marks are of */
  guint marks;    /* a bit for each word of that search that stands in it */
};

typedef struct _SkvConflictTexts SkvConflictTexts;

SkvConflictTexts *skv_conflict_texts_new (void);
void skv_conflict_texts_free (SkvConflictTexts *self);
guint skv_conflict_texts_get_n (SkvConflictTexts *self);

/* @text (nullable): as "" (transfer none), for as long as @self lives */
const SkvConflictText *skv_conflict_texts_put (SkvConflictTexts *self, const char *text);
/* "A, B"; @names is NULL-terminated */
const SkvConflictText *skv_conflict_texts_put_list (SkvConflictTexts *self,
                                                    const char *const *names);
/* gives all their ranks; cheap when there is none that has none yet */
void skv_conflict_texts_rank (SkvConflictTexts *self);

/* The words that skv_conflict_texts_marks() looks for from now on, as somebody types them; returns
 * the marks of a line that has all of them: 0 if there is nothing to look for. */
guint skv_conflict_texts_search (SkvConflictTexts *self, const char *words);
/* which of these words stand in it, a bit each; @text is one of @self's (nullable: none) */
guint skv_conflict_texts_marks (SkvConflictTexts *self, const SkvConflictText *text);

G_END_DECLS
