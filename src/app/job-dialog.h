/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/draft.h"
#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_JOB_DIALOG (skv_job_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SkvJobDialog, skv_job_dialog, SKV, JOB_DIALOG, AdwWindow)

/* The editor of a job. Saving makes one undoable edit; until then the plan is untouched. Takes
 * @draft (transfer full). */
GtkWidget *skv_job_dialog_new (SkvSession *session, SkvDraft *draft);
/* a copy is made for another date: that is what is typed first */
void skv_job_dialog_focus_date (SkvJobDialog *self);

G_END_DECLS
