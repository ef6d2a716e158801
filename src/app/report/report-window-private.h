/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/print/page-language.h"
#include "app/report/report-window.h"
#include "app/work-bar.h"
#include "core/publish/report.h"

G_BEGIN_DECLS

/* Shared by report-window.c, report-window-file.c and report-window-work.c only. */
struct _SkvReportWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  SkvReport *report;   /* (owned) (nullable): not made yet */
  SkvWork *work;       /* (owned) (nullable): makes it, of a large plan */
  SkvWorkBar *work_bar;
  GPtrArray *pages;         /* (owned) (element-type cairo_surface_t): as they were drawn */
  GPtrArray *organisations; /* (owned) (element-type utf8): ids; the first is NULL, all of them */
  SkvSheet sheet;
  AdwComboRow *month;
  AdwComboRow *organisation;
  AdwComboRow *language;
  GtkWidget *export;
  GtkWidget *preview;
  GtkLabel *problem;
  guint update_source;
};

/* of the wish: "nb" (transfer none) */
const char *skv_report_window_get_language (SkvReportWindow *self);
/* what is chosen now; @organisation is the window's */
SkvReportOptions skv_report_window_get_options (SkvReportWindow *self);
/* report-window-work.c: makes the report and draws its pages, in a thread if that would take long
 * here */
void skv_report_window_start (SkvReportWindow *self);
/* they are there (transfer full) */
void skv_report_window_take (SkvReportWindow *self, SkvReport *report, GPtrArray *pages);
/* (nullable): nothing is wrong any more */
void skv_report_window_show_problem (SkvReportWindow *self, const char *problem);
void skv_report_window_export (SkvReportWindow *self);

G_END_DECLS
