/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/print/page-language.h"
#include "app/report/report-window.h"
#include "core/publish/report.h"

G_BEGIN_DECLS

/* Shared by report-window.c and report-window-file.c only. */
struct _SkvReportWindow
{
  AdwWindow parent_instance;

  SkvSession *session;      /* (owned) */
  SkvReport *report;        /* (owned) (nullable) */
  GPtrArray *pages;         /* (owned) (element-type cairo_surface_t): as they were drawn */
  GPtrArray *organisations; /* (owned) (element-type utf8): ids; the first is NULL, all of them */
  SkvSheet sheet;
  AdwComboRow *month;
  AdwComboRow *organisation;
  AdwComboRow *language;
  GtkWidget *preview;
  GtkLabel *problem;
  guint update_source;
};

/* of the wish: "nb" (transfer none) */
const char *skv_report_window_get_language (SkvReportWindow *self);
/* (nullable): nothing is wrong any more */
void skv_report_window_show_problem (SkvReportWindow *self, const char *problem);
void skv_report_window_export (SkvReportWindow *self);

G_END_DECLS
