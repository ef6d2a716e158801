/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"

G_BEGIN_DECLS

/**
 * SkvDayLine:
 *
 * One thing that makes a day open or closed. @kind is stable, for programs; @title is the same for
 * people, and @text one sentence or more.
 */
typedef struct
{
  /* "date", "public-holiday", "holiday-eve", "half-day", "school-holiday", "weekend", "freeze",
   * "lifted" (a freeze, on that day), "critical-period", "exam", "meeting", "window", "moved", "cancelled", "left-out",
   * "unresolved", "job", and at the end the verdict: "open", "open-in-part", "closed" or "outside" */
  const char *kind;
  char *title; /* (owned) */
  char *text;  /* (owned) */
  char *item;  /* (owned) (nullable): id of the occurrence that it is about */
  char *owner; /* (owned) (nullable): whom to ask */
  GStrv path; /* (owned) (nullable): ids of systems from what is protected, or worked on, to the one
                 that was asked for, when they are not the same */
} SkvDayLine;

/* "Critical periods: “Year-end closing”, 1–31 January 2019 (Visma Enterprise)" (transfer full) */
char *skv_day_line_words (const SkvDayLine *self);

/* Everything that makes the date open or closed, in the order of precedence: what the calendar
 * says, what is protected (freezes, critical periods, exams, meetings), windows with why they lie
 * there, what would have been here and is not, jobs, and the verdict. @system (nullable: any): only
 * what work on it meets; @organisation (nullable: any): only what concerns it. @day within
 * 1700–9899. (transfer full) (element-type SkvDayLine) */
GPtrArray *
skv_plan_explain_day (SkvPlan *plan, SkvDay day, const char *system, const char *organisation);

G_END_DECLS
