/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/*
 * Contingency plans: what to do, in order, while a system is down. SkvContingency.steps is a JSON
 * array of objects, each a step:
 *
 *   id       what a tick names; once in a plan
 *   text     what to do
 *   role     (may be missing) who does it: "finder", "super-user", "administrator", "owner",
 *            "manager", "director", "supplier", or plain words. The plan and the system's card say
 *            who that is.
 *   contact  (may be missing) the very contact, an id or words; goes before what the role says
 *   phase    (may be missing) "alarm", "at-once" (what a step is without it), "meanwhile", "after"
 *   over     (may be missing) an ISO length, "P7D": the step is only to be done if the outage is
 *            expected to last longer than that, and then it is raised as a task of its own
 *
 * Members of other names are kept by nobody and do no harm.
 */

typedef enum
{
  SKV_PHASE_ALARM,
  SKV_PHASE_AT_ONCE,
  SKV_PHASE_MEANWHILE,
  SKV_PHASE_AFTER,
} SkvPhase;

/* stable: "alarm", …; and what people call it, translated */
const char *skv_phase_name (SkvPhase phase);
const char *skv_phase_title (SkvPhase phase);

typedef struct
{
  char *id;      /* (owned) */
  char *text;    /* (owned) */
  char *role;    /* (owned) (nullable) */
  char *contact; /* (owned) (nullable) */
  SkvPhase phase;
  int over; /* minutes; 0: always to be done */
} SkvStep;

void skv_step_free (SkvStep *self);

/* more steps than anybody follows are a mistake */
#define SKV_STEPS_MAX 200

/* @json: (nullable: no steps). NULL with SKV_EXCHANGE_ERROR that says the line.
 * (transfer full) (element-type SkvStep) */
GPtrArray *skv_steps_parse (const char *json, GError **error);
/* the same from an array that was parsed already; @source: an SkvJsonSource (transfer full) */
GPtrArray *skv_steps_read (gconstpointer source, gpointer json_array, GError **error);
/* (transfer full) */
char *skv_steps_format (GPtrArray *steps);
/* (transfer none) (nullable) */
const SkvStep *skv_steps_find (GPtrArray *steps, const char *id);

/* Names of the plans that come with the program, "generic" first, NULL-terminated. */
const char *const *skv_contingency_templates (void);
/* One of them in a language, "nb"; in English if it is not written in that one. NULL if there is
 * none of that name. (transfer full) */
SkvContingency *skv_contingency_template (const char *name, const char *language);

/* The plan's own one of that id, or of that name alone (transfer none) (nullable) */
const SkvContingency *skv_contingency_find (SkvPlan *plan, const char *words);

/* Names of the roles that a step or a responsible may have, in the order of the alarm,
 * NULL-terminated; and what people call one, translated; what is none of them as it is. */
const char *const *skv_contingency_roles (void);
const char *skv_contingency_role_title (const char *role);

/* What is followed when @system is down: the plan that the system names, else one that names the
 * system, else one of a system that it is a member of, else the generic one in the plan's
 * language. @is_own (out) (optional): it is of this plan. (transfer full) */
SkvContingency *skv_contingency_for_system (SkvPlan *plan, const char *system, gboolean *is_own);

/* does an outage of that many minutes count as long */
gboolean skv_contingency_is_long (const SkvContingency *self, gint64 minutes);
/* who answers for a short or a long one, in words (transfer full) (nullable: nobody said) */
char *skv_contingency_responsible (SkvPlan *plan,
                                   const SkvContingency *self,
                                   const char *system,
                                   gboolean is_long);
/* "Manager: IT manager (A. Name), 70 00 00 00": who does a step, and where to reach them.
 * @role, @contact: (nullable) (transfer full) (nullable: it does not say) */
char *skv_contingency_who_words (SkvPlan *plan,
                                 const char *system,
                                 const char *role,
                                 const char *contact);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvStep, skv_step_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvContingency, skv_record_unref)

G_END_DECLS
