/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* Asks which two states of the plan are to be compared, versions or the plan now, and has the
 * window do it ("win.compare-versions"). @before: id of the version that is proposed first
 * (nullable). @session: of the plan itself. */
GtkWidget *skv_compare_dialog_new (SkvSession *session, const char *before);

/* versions as people read them, the newest first (transfer container) (element-type SkvVersion) */
GPtrArray *skv_versions_list (SkvPlan *plan);

G_END_DECLS
