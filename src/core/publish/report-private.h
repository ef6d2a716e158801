/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/canvas.h"
#include "core/publish/report.h"

G_BEGIN_DECLS

/* @em: the size of its letters. In less than so many of them a chart has its words above the bars,
 * not beside them. */
#define SKV_REPORT_NARROW 32.0
typedef double (*SkvReportChartHeight) (const SkvReport *self, double width, double em);
typedef void (*SkvReportChartPaint) (
  const SkvReport *self, SkvCanvas *canvas, SkvBox box, double em, gboolean dark);

typedef struct
{
  SkvReportChartHeight height; /* 0: there is nothing to draw */
  SkvReportChartPaint paint;
  const char *label; /* msgid: what it shows, for those who do not see it */
} SkvReportChart;

/* A heading with words and a table under it, and the same for spreadsheets. */
typedef struct
{
  const char *name;            /* stable: "uptime" */
  char *title;                 /* (owned) */
  const SkvReportChart *chart; /* (nullable): static */
  GPtrArray *words;            /* (owned) (element-type utf8): sentences before the table */
  GStrv columns;               /* (owned) (nullable): headings */
  const int *shares;           /* of the width, one a column; static */
  GPtrArray *rows;             /* (owned) (element-type GStrv) as many as columns */
  GStrv codes;                 /* (owned) (nullable): headings in the table for spreadsheets */
  GPtrArray *numbers;          /* (owned) (element-type GStrv) its rows, as many as codes */
} SkvReportSection;

typedef enum
{
  SKV_WORK_DONE,
  SKV_WORK_ON_PLAN,
  SKV_WORK_DELAYED,
  SKV_WORK_NOT_SAID, /* over, and nobody has said how it went */
  SKV_WORK_PROPOSED,
  SKV_WORK_CANCELLED,
  SKV_N_WORK_STATES,
} SkvWorkState;

typedef enum
{
  SKV_NOTICE_IN_TIME,
  SKV_NOTICE_LATE,
  SKV_NOTICE_NEVER,
  SKV_NOTICE_UNKNOWN, /* there was no log yet */
  SKV_NOTICE_AHEAD,   /* there still is time */
  SKV_N_NOTICE_STATES,
} SkvNoticeState;

/* What the sections counted. */
typedef struct
{
  guint work[SKV_N_WORK_STATES], coming[SKV_N_WORK_STATES];
  guint incidents[SKV_PRIORITY_CRITICAL + 1], external;
  guint windows, used, ahead; /* begun by now; of them used; still to come in the month */
  guint moved;
  guint notices[SKV_N_NOTICE_STATES];
  int budget, left; /* of all rules that have one */
  guint budgets;    /* how many have */
} SkvReportCounts;

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
  SkvReportCounts counts;
  gboolean has_comma; /* numbers for spreadsheets have a decimal comma */
  SkvDay from;
  SkvDay end;      /* of the month */
  SkvDay next_end; /* of the month after */
};

/* one section more (transfer none) */
SkvReportSection *skv_report_add_section (SkvReport *self, const char *name, const char *title);
/* headings, translated */
void
skv_report_set_columns (SkvReportSection *section, const int *shares, ...) G_GNUC_NULL_TERMINATED;
/* takes @words */
void skv_report_take_words (SkvReportSection *section, char *words);
/* takes every cell; as many as columns */
void skv_report_take_row (SkvReportSection *section, ...);
/* The same for spreadsheets: headings are msgids of the context "table", and a NULL cell is empty.
 */
void skv_report_set_codes (SkvReportSection *section, ...) G_GNUC_NULL_TERMINATED;
void skv_report_take_numbers (SkvReportSection *section, ...);

/* does it concern whom the report is for, and does it lie in the days? */
gboolean
skv_report_has (const SkvReport *self, const SkvOccurrence *occurrence, SkvDay from, SkvDay to);
/* has that moment come? */
gboolean skv_report_is_past (const SkvReport *self, gint64 moment);
/* work, as against what stands in its way, windows and outages */
gboolean skv_report_is_work (const SkvOccurrence *occurrence);
gboolean skv_report_is_window (const SkvOccurrence *occurrence);
SkvWorkState skv_report_work_state (const SkvReport *self, const SkvOccurrence *occurrence);

/* work of the month that had to be announced by now */
guint skv_report_count_told (const SkvReport *self);

/* (transfer full) */
char *skv_report_seconds (gint64 seconds);
char *skv_report_percent (int thousandths);
char *skv_report_systems (const SkvReport *self, const char *const *systems);
/* "" if it is for all of them */
char *skv_report_organisations (const SkvReport *self, const SkvOccurrence *occurrence);
/* what it is about, and whose it is: in a report of one organisation it goes without saying */
char *skv_report_whose (const SkvReport *self, const char *what, const char *organisations);
char *skv_report_when (const SkvReport *self, const SkvOccurrence *occurrence);
/* a number stays in the line in which its "%" is */
char *skv_report_keep_together (const char *text);
/* for spreadsheets: "2027-04-06 15:00", which they take for a time in every language; "" */
char *skv_report_moment (const SkvReport *self, gint64 moment);
char *skv_report_start (const SkvReport *self, const SkvOccurrence *occurrence);
char *skv_report_end (const SkvReport *self, const SkvOccurrence *occurrence);
char *skv_report_day (SkvDay day);
/* "99.090" or "99,090"; "" if below 0 */
char *skv_report_decimal (const SkvReport *self, int thousandths);
char *skv_report_whole (gint64 number);

void skv_report_add_work (SkvReport *self);
void skv_report_add_windows (SkvReport *self);
void skv_report_add_moved (SkvReport *self);
void skv_report_add_budget (SkvReport *self);
void skv_report_add_notices (SkvReport *self);
void skv_report_add_incidents (SkvReport *self);
void skv_report_add_uptime (SkvReport *self);
/* The sums of all the others, as the first section: they must have been made. */
void skv_report_add_glance (SkvReport *self);

/* systems worth a row: those with an agreement, and those that were down (transfer container) */
GPtrArray *skv_report_list_uptimes (const SkvReport *self);

extern const SkvReportChart skv_report_uptime_chart, skv_report_glance_chart;

/* What charts draw with: each piece is told from the others without its colour too. */
typedef enum
{
  SKV_PIECE_FILLED,
  SKV_PIECE_NARROW, /* lines */
  SKV_PIECE_WIDE,   /* lines the other way, further from each other */
  SKV_PIECE_OUTLINE,
} SkvReportPiece;

typedef enum
{
  SKV_INK_GOOD,
  SKV_INK_NEUTRAL,
  SKV_INK_BAD,
  SKV_INK_DIM,
  SKV_N_INKS,
} SkvReportInk;

typedef struct
{
  SkvColor text, back, inks[SKV_N_INKS];
} SkvReportInks;

SkvReportInks skv_report_get_inks (gboolean dark);
void skv_report_paint_piece (
  SkvCanvas *canvas, SkvReportPiece piece, SkvColor ink, SkvBox box, double em);

G_END_DECLS
