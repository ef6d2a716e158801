/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/suggest-private.h"

G_BEGIN_DECLS

/* What speaks for and against a place, in points. A place is worth as much as all of these make
 * together; where two are worth the same, the earlier one comes first. */
enum
{
  POINTS_AT_FIRST = 100,
  POINTS_SOFT = -40, /* something soft collides: more than all else can make good on most days */

  CRITICAL_FAR = 14,        /* days to the nearest critical period from which on it is far, */
  POINTS_CRITICAL_DAY = -2, /* and for each day that it is nearer */

  POINTS_OFFICE = -10,       /* within office hours, */
  USERS_A_POINT = 200,       /* and one more for so many who use what it reaches, */
  MOST_POINTS_OF_USERS = 20, /* but no more than so many */
  OFFICE_OPENS = 8 * 60,     /* minutes of the day */
  OFFICE_CLOSES = 16 * 60,

  POINTS_BURDEN_JOB = -1,     /* for each job that they have had this year, */
  MINUTES_A_BURDEN = 240,     /* and for so many minutes of them, */
  MOST_POINTS_OF_BURDEN = 10, /* but no more than so many */

  MINUTES_A_ROOM = 15,      /* a point for so much of the window that is left after it, */
  MOST_POINTS_OF_ROOM = 10, /* but no more than so many */

  POINTS_BUSY = -15,   /* somebody it needs has something else then */
  POINTS_VENDOR = -10, /* so has a vendor of its systems */

  PATCH_TUESDAY_NEAR = 14, /* security work: a point for each day sooner than that after it */

  DAYS_A_DISTANCE = 3,          /* a point less for so many days from the wished one, */
  MOST_POINTS_OF_DISTANCE = 30, /* but no more than so many */

  POINTS_MOVED = -5,   /* the evening lies elsewhere than people are used to */
  HOLIDAY_NEAR = 2,    /* days */
  POINTS_HOLIDAY = -2, /* a public holiday so near: people are away */
  POINTS_TOGETHER = 8, /* another job on the same systems shares the evening, */
  MOST_TOGETHER = 2,   /* of which so many count */
};

/* suggest-score.c: one reason more, and its points; @text (transfer full) */
void skv_slot_argue (SkvSlot *slot, const char *kind, int points, gboolean against, char *text);

/* suggest-people.c */
void skv_slot_argue_users (SkvSearch *self, SkvSlot *slot, SkvSpan span);
void skv_slot_argue_burden (SkvSearch *self, SkvSlot *slot, SkvSpan span);
/* TRUE if somebody whom it needs has another job then */
gboolean skv_slot_argue_people (SkvSearch *self, SkvSlot *slot, SkvSpan span);
void skv_slot_argue_together (SkvSearch *self, SkvSlot *slot);

/* suggest-away.c: TRUE if somebody whom it needs is away, as far as the plan knows */
gboolean skv_slot_argue_away (SkvSearch *self, SkvSlot *slot, SkvSpan span);
/* the opposite */
void skv_slot_argue_available (SkvSearch *self, SkvSlot *slot);

G_END_DECLS
