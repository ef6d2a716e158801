/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/compat.h"
#include "app/date-row.h"

G_BEGIN_DECLS

/* What the questions of a few rows share: who decided it and why, a date, a name. */

/* Says over @parent that @name cannot be deleted, and who names it. @referrers: (element-type
 * utf8);
 * @advice (nullable): what to do instead */
void skv_question_tell_referrers (GtkWindow *parent,
                                  const char *name,
                                  GPtrArray *referrers,
                                  const char *advice);

#define SKV_QUESTION_DO "do" /* the response that is not leaving it */

/* A dialog with two responses: @leave closes it, @answer is SKV_QUESTION_DO. (transfer floating)
 * Both are mnemonics; @body (nullable). */
GtkWidget *
skv_question_new (const char *heading, const char *body, const char *leave, const char *answer);
/* the rows' list in the dialog, and under it what is missing (transfer none) */
AdwPreferencesGroup *skv_question_add_group (SkvMessage *dialog);
/* one thing that a question still needs */
typedef struct
{
  gboolean missing;
  const char *what; /* (nullable): "a reason"; NULL: a row says it */
} SkvQuestionNeed;

/* The answer may be given once nothing of @needs is missing; under the rows it is said what is.
 * What is wrong with what was written, a row says itself. */
void skv_question_check (SkvMessage *dialog, const SkvQuestionNeed *needs, guint n);
/* the needs that most of them have */
const char *skv_question_need_name (void);
const char *skv_question_need_reason (void);
const char *skv_question_need_decider (void);
const char *skv_question_need_date (void);

/* A row with @text (nullable) in it, @chars wide; @edited is called with @data alone at each key.
 * (transfer none) */
SkvTextRow *skv_question_add_row (AdwPreferencesGroup *group,
                                  const char *title,
                                  const char *text,
                                  int chars,
                                  GCallback edited,
                                  gpointer data);
/* The same for a date, which the row reads; @day: SKV_DAY_NONE if none is there yet.
 * (transfer none) */
SkvDateRow *skv_question_add_date (AdwPreferencesGroup *group,
                                   SkvSession *session,
                                   const char *title,
                                   SkvDay day,
                                   GCallback edited,
                                   gpointer data);

/* what a row holds, without blanks around it (transfer full) */
char *skv_question_read (SkvTextRow *row);

/* who decided the last time (transfer full) ("": nobody has been named) */
char *skv_question_recall_decider (void);
void skv_question_remember_decider (const char *by);

G_END_DECLS
