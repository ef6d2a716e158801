/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_REPORT_WINDOW (skv_report_window_get_type ())
G_DECLARE_FINAL_TYPE (SkvReportWindow, skv_report_window, SKV, REPORT_WINDOW, AdwWindow)

/* A month's report, its pages as they will be, beside what can be chosen; to become a file. */
GtkWidget *skv_report_window_new (SkvSession *session);

G_END_DECLS
