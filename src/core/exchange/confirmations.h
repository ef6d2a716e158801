/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* The yearly round: every department is asked whether its critical periods of a year are right
 * (SkvConfirmation), reminded, and has answered or not. Edits are applied by skv_plan_apply();
 * @now is in seconds since the epoch, UTC. */

typedef enum
{
  SKV_ROUND_NOT_ASKED,
  SKV_ROUND_ASKED,
  SKV_ROUND_REMINDED,
  SKV_ROUND_ANSWERED,
} SkvRoundState;

/* one department in one year; records are the plan's (unowned) */
typedef struct
{
  const SkvDepartment *department;
  const SkvConfirmation *confirmation; /* (nullable): not asked */
  SkvRoundState state;
  guint n_systems; /* that it owns */
  guint n_periods; /* its critical periods of that year: items, and occurrences of rules */
  guint n_waiting; /* its requests that wait */
} SkvRoundRow;

/* Of all departments that there are in that year, those who have not answered first, then by name.
 * (transfer full) (element-type SkvRoundRow) */
GPtrArray *skv_round_list (SkvPlan *plan, int year);
/* "3 of 7 departments have answered, 2 were not asked" (transfer full) */
char *skv_round_words (GPtrArray *rows);
/* "asked" … and what people call it (transfer none) */
const char *skv_round_state_name (SkvRoundState state);
const char *skv_round_state_title (SkvRoundState state);

/* One edit each (transfer full); NULL with SKV_EXCHANGE_ERROR. @departments: ids, NULL-terminated;
 * NULL: of ask all that are not asked yet, of remind all that were asked and have not answered */
SkvEdit *
skv_round_ask (SkvPlan *plan, int year, const char *const *departments, gint64 now, GError **error);
SkvEdit *skv_round_remind (
  SkvPlan *plan, int year, const char *const *departments, gint64 now, GError **error);
SkvEdit *skv_round_answer (SkvPlan *plan,
                           int year,
                           const char *department,
                           const char *by,
                           const char *notes,
                           gint64 now,
                           GError **error);

/* The mail to a department, in the plan's language: @reminder or the first question. */
typedef struct
{
  char *to;      /* (owned): addresses of its contacts, with ", " between; "" if there are none */
  char *subject; /* (owned) */
  char *text;    /* (owned): ends with a line break */
} SkvRoundMail;

SkvRoundMail *skv_round_mail (SkvPlan *plan, int year, const char *department, gboolean reminder);
void skv_round_mail_free (SkvRoundMail *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvRoundMail, skv_round_mail_free)

G_END_DECLS
