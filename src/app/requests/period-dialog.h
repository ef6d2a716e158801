/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/requests/period-form.h"
#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_PERIOD_DIALOG (skv_period_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SkvPeriodDialog, skv_period_dialog, SKV, PERIOD_DIALOG, AdwWindow)

/* what it does when all is filled in; FALSE: it stays open */
typedef gboolean (*SkvPeriodDone) (SkvPeriodDialog *dialog,
                                   const char *title,
                                   const SkvProposal *proposal,
                                   gpointer data);

/**
 * skv_period_dialog_new:
 * @form: (transfer full)
 * @department: (nullable): id, whose systems can be chosen; NULL: they are as they are
 * @heading: of the window
 * @answer: a mnemonic, on the button
 */
GtkWidget *skv_period_dialog_new (SkvSession *session,
                                  SkvPeriodForm *form,
                                  const char *department,
                                  const char *heading,
                                  const char *answer);
/* @free (nullable) */
void skv_period_dialog_set_done (SkvPeriodDialog *self,
                                 SkvPeriodDone done,
                                 gpointer data,
                                 GDestroyNotify free);
/* says below the fields why it could not be done */
void skv_period_dialog_show_problem (SkvPeriodDialog *self, const char *problem);

G_END_DECLS
