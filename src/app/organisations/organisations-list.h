/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* The groups of the organisations page, made anew whenever the plan changes. Their rows and buttons
 * act through the page's actions: "organisations.add" (string: kind), ".add-department" (string:
 * id), ".edit" and ".delete" ((ss): kind, id) and ".change-here" (int: day). Each row that stands
 * for something has its key as object data "skv-key". */

GtkWidget *skv_organisations_group_new (SkvSession *session, gboolean writable);
GtkWidget *skv_local_days_group_new (SkvSession *session, gboolean writable);
/* the country's own; NULL if there are none in the shown year */
GtkWidget *skv_country_days_group_new (SkvSession *session, gboolean writable);

G_END_DECLS
