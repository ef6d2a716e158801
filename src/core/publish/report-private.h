/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/canvas.h"
#include "core/publish/report.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_REPORT_EVERYWHERE,
  SKV_REPORT_FOR_PEOPLE,   /* not in CSV */
  SKV_REPORT_FOR_MACHINES, /* in CSV only */
} SkvReportReaders;

/* A heading with words and a table under it. */
typedef struct
{
  const char *name; /* stable: "uptime" */
  char *title;      /* (owned) */
  SkvReportReaders readers;
  gboolean has_chart;
  GPtrArray *words;  /* (owned) (element-type utf8): sentences before the table */
  GStrv columns;     /* (owned) (nullable): headings */
  const int *shares; /* of the width, one a column; static */
  GPtrArray *rows;   /* (owned) (element-type GStrv) as many as columns */
} SkvReportSection;

struct _SkvReport
{
  SkvPlan *plan;      /* (owned) */
  char *organisation; /* (owned) (nullable) */
  int year;
  int month;
  gint64 now;
  char *title;          /* (owned) */
  char *subtitle;       /* (owned): whose it is, and when it was made */
  char *language;       /* (owned) */
  SkvUptimes *uptimes;  /* (owned) */
  SkvOccurrences *all;  /* (unowned): of the uptimes, 400 days before it and 21 after */
  SkvOccurrences *next; /* (owned): the month after */
  GPtrArray *sections;  /* (owned) (element-type SkvReportSection) */
  SkvDay from;
  SkvDay end;      /* of the month */
  SkvDay next_end; /* of the month after */
};

/* one section more (transfer none); @columns: translated, joined by "|" or NULL */
SkvReportSection *skv_report_add_section (SkvReport *self, const char *name, const char *title);
void
skv_report_set_columns (SkvReportSection *section, const int *shares, ...) G_GNUC_NULL_TERMINATED;
/* takes @words */
void skv_report_take_words (SkvReportSection *section, char *words);
/* takes every cell; as many as columns */
void skv_report_take_row (SkvReportSection *section, ...);

/* does it concern whom the report is for, and does it lie in the days? */
gboolean
skv_report_has (const SkvReport *self, const SkvOccurrence *occurrence, SkvDay from, SkvDay to);
/* (transfer full) */
char *skv_report_seconds (gint64 seconds);
char *skv_report_percent (int thousandths);
char *skv_report_systems (const SkvReport *self, const char *const *systems);
char *skv_report_when (const SkvReport *self, const SkvOccurrence *occurrence);

void skv_report_add_work (SkvReport *self);
void skv_report_add_windows (SkvReport *self);
void skv_report_add_moved (SkvReport *self);
void skv_report_add_budget (SkvReport *self);
void skv_report_add_notices (SkvReport *self);
void skv_report_add_incidents (SkvReport *self);
void skv_report_add_uptime (SkvReport *self);

/* systems worth a row: those with an agreement, and those that were down (transfer container) */
GPtrArray *skv_report_list_uptimes (const SkvReport *self);
double skv_report_chart_height (const SkvReport *self, double width, double em);
void skv_report_paint_chart (
  const SkvReport *self, SkvCanvas *canvas, SkvBox box, double em, gboolean dark);

G_END_DECLS
