/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/date-text.h"
#include "core/exchange/proposal.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_PERIOD_ONCE,   /* on those dates */
  SKV_PERIOD_YEARLY, /* on those dates of every year */
  SKV_PERIOD_BEFORE, /* before each meeting of a lane */
  SKV_PERIOD_AS_IS,  /* as a proposal has it, for which there is no form */
} SkvPeriodKind;

/**
 * SkvPeriodForm:
 *
 * A period in which a department needs its systems, while it is being written: for who registers
 * it, and for the planner who changes it before it is accepted.
 */
typedef struct
{
  SkvPeriodKind kind;
  char *title;      /* (owned) (not nullable) */
  SkvDateSpan span; /* of ONCE and YEARLY; no days: not understood, or nothing there */
  char *lane;       /* (owned): of BEFORE */
  int days;         /* of BEFORE: so many days before the meeting it begins; 0: not said */
  gboolean soft;
  char *reason; /* (owned) (not nullable) */
  char *ask;    /* (owned) (not nullable) */
  GStrv systems;
  SkvProposal *as_is; /* (owned) (nullable): what it was made of */
} SkvPeriodForm;

SkvPeriodForm *skv_period_form_new (void);
/* what somebody asks for, to be changed (transfer full) */
SkvPeriodForm *skv_period_form_new_for_proposal (SkvPlan *plan, const SkvProposal *proposal);
void skv_period_form_free (SkvPeriodForm *self);
void skv_period_form_set_system (SkvPeriodForm *self, const char *id, gboolean chosen);

/* what is still needed, "a name, dates"; NULL if nothing is (transfer full) (nullable) */
char *skv_period_form_missing (const SkvPeriodForm *self);
/* the dates of @span as people type them, for an entry; "" for none (transfer full) */
char *skv_period_form_dates (const SkvPeriodForm *self);
/* What was understood, in a sentence or two, with the first dates from @today on; NULL if there is
 * nothing yet. (transfer full) (nullable) */
char *skv_period_form_reading (const SkvPeriodForm *self, SkvPlan *plan, SkvDay today);
/* what the department asks for; NULL while something is missing (transfer full) (nullable) */
SkvProposal *skv_period_form_make (const SkvPeriodForm *self, SkvPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvPeriodForm, skv_period_form_free)

G_END_DECLS
