/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/checker.h"

G_BEGIN_DECLS

/* A rule that gave something this year. */
typedef struct
{
  char *rule;       /* (owned): id */
  char *title;      /* (owned) */
  gboolean ends;    /* its last valid day is before the end of the next year: nothing, or only a
                     * part of it, would come unless it goes on */
  gboolean goes_on; /* chosen: no last day any more; FALSE if it does not end */
  guint n_this;     /* occurrences that take place this year, */
  guint n_next;     /* and would the next, as chosen now */
} SkvNextYearRule;

/* A hand-made item of this year that may come again. */
typedef struct
{
  char *item;      /* (owned): id */
  char *copy_id;   /* (owned): id of its copy; in the lines too */
  char *lane;      /* (owned) */
  char *title;     /* (owned) */
  SkvDay this_day; /* its first day this year */
  SkvDay proposed; /* the first day that is proposed for the next, */
  SkvDay day;      /* and that which was chosen */
  char *how;       /* (owned): how it was proposed, in words: "same week and weekday (week 24)" */
  gboolean exists; /* the next year has one of that lane and title already: not copied */
  gboolean recurs; /* the year before this one had it too */
  gboolean copied; /* chosen */
} SkvNextYearCopy;

/* Something that must be asked of somebody before the next year can be planned. */
typedef struct
{
  char *who;  /* (owned) (nullable): role, department or owner in words; NULL: nobody is named */
  char *what; /* (owned): a sentence */
} SkvNextYearAsk;

typedef enum
{
  SKV_NEXT_YEAR_UNRESOLVED, /* nothing fits: the planner must decide */
  SKV_NEXT_YEAR_LOST,       /* this year had it in that month, or the rule leaves it out */
  SKV_NEXT_YEAR_COLLIDES,   /* a conflict, not accepted, of a kind that this year does not have */
  SKV_NEXT_YEAR_MOVED,      /* the rule shifts it from its usual date */
} SkvNextYearChange;

typedef struct
{
  SkvNextYearChange change;
  char *id;   /* (owned) (nullable): of the occurrence in the next year */
  SkvDay day; /* in the next year */
  char *what; /* (owned): a sentence */
} SkvNextYearLine;

/**
 * SkvNextYear:
 *
 * The next year made from this one: which rules go on, what is copied, what differs, and what must
 * be asked of whom. Nothing of the plan changes before the edit is applied. Made for one state of
 * the plan.
 */
typedef struct _SkvNextYear SkvNextYear;

/* @year: the year that is made, 1972–2099; what is compared is the one before (transfer full) */
SkvNextYear *skv_next_year_new (SkvPlan *plan, int year);
void skv_next_year_free (SkvNextYear *self);
int skv_next_year_get_year (const SkvNextYear *self);

/* All of them (transfer none); valid until the next choice. */
GPtrArray *skv_next_year_get_rules (SkvNextYear *self);  /* (element-type SkvNextYearRule) */
GPtrArray *skv_next_year_get_copies (SkvNextYear *self); /* (element-type SkvNextYearCopy) */
GPtrArray *skv_next_year_get_asks (SkvNextYear *self);   /* (element-type SkvNextYearAsk) */
/* With what is chosen now, by kind and day (element-type SkvNextYearLine) */
GPtrArray *skv_next_year_get_lines (SkvNextYear *self);

/* Choices, by place in those lists. At first: rules that end go on if they ended with this year,
 * and what recurs is copied, and so are critical periods and freezes. */
void skv_next_year_set_goes_on (SkvNextYear *self, guint rule, gboolean goes_on);
void skv_next_year_set_copied (SkvNextYear *self, guint copy, gboolean copied);
/* @day within the next year; FALSE (and nothing changes) if it is not */
gboolean skv_next_year_set_copy_day (SkvNextYear *self, guint copy, SkvDay day);

/* What was chosen as one edit (transfer full) (nullable: nothing was). Copies are proposals: status
 * proposed, without the reason and the person of this year. */
SkvEdit *skv_next_year_make_edit (SkvNextYear *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvNextYear, skv_next_year_free)

G_END_DECLS
