/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/sheet.h"
#include "core/publish/uptime.h"

G_BEGIN_DECLS

typedef struct
{
  const char *organisation; /* (nullable): id; NULL: the whole plan */
  int year;
  int month;   /* 1..12 */
  gint64 now;  /* what lies after it has not happened yet; SKV_MOMENT_NONE: all of it has */
  SkvDay made; /* the day on the stamp; SKV_DAY_NONE: without */
} SkvReportOptions;

/**
 * SkvReport:
 *
 * What was done in a month, what comes, what went wrong, and how much of the time systems could be
 * used: for those who pay. In the language of the messages at the time at which it is made. The
 * same plan and options give the same bytes.
 */
typedef struct _SkvReport SkvReport;

/* (transfer full) */
SkvReport *skv_report_new (SkvPlan *plan, const SkvReportOptions *options);
void skv_report_free (SkvReport *self);
/* "Activity report, April 2027" (transfer none) */
const char *skv_report_get_title (const SkvReport *self);
/* (transfer none) */
const SkvUptimes *skv_report_get_uptimes (const SkvReport *self);

/* All (transfer full), UTF-8. The page has nothing beside it and no script. */
char *skv_report_to_text (const SkvReport *self);
char *skv_report_to_html (const SkvReport *self);
/* Rows of "section, …", each section under a row of its headings; durations in minutes, moments as
 * "2027-04-06 15:00". In English it is for programs: commas, decimal points, and headings that stay
 * as they are. In a language with a decimal comma it is for spreadsheets that are set to it:
 * semicolons, a mark at the beginning that says UTF-8, and headings in words. */
char *skv_report_to_csv (const SkvReport *self);
/* as many pages of A4 as it needs (transfer full) */
GBytes *skv_report_to_pdf (const SkvReport *self, GError **error);
/* The pages, one after another; gives how many there are. With @cr NULL they are only counted.
 * @only: that page alone, 0: the first; -1: all, each ended by cairo_show_page(). */
guint skv_report_draw (const SkvReport *self, const SkvSheet *sheet, gpointer cr, int only);

/* "2027-04" as @year and @month; FALSE if it is none */
gboolean skv_report_parse_month (const char *text, int *year, int *month);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvReport, skv_report_free)

G_END_DECLS
