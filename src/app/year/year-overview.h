/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_YEAR_OVERVIEW (skv_year_overview_get_type ())
G_DECLARE_FINAL_TYPE (SkvYearOverview, skv_year_overview, SKV, YEAR_OVERVIEW, GtkWidget)

/**
 * SkvYearOverview:
 *
 * The whole year in one line, above a part of it: how much lies on each day, where it is hard, what
 * is shown, and today. A click goes there; with the keyboard Left and Right go on by what is shown.
 * Seen only while the session shows less than a year.
 */
GtkWidget *skv_year_overview_new (void);
void skv_year_overview_set_session (SkvYearOverview *self, SkvSession *session);

G_END_DECLS
