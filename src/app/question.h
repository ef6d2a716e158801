/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

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
/* the rows' list in the dialog (transfer none) */
AdwPreferencesGroup *skv_question_add_group (AdwMessageDialog *dialog);
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
