/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/sources.h"

G_BEGIN_DECLS

/* One thing that comes in, as it is shown to people. */
typedef struct
{
  SkvKind kind;
  SkvItem *item;    /* (owned) (nullable): as it will be, if it is one */
  char *title;      /* (owned) */
  char *when;       /* (owned) (nullable): in words */
  char *before;     /* (owned) (nullable): when it was until now, if that changes */
  char *source;     /* (owned) (nullable): the words of the file that it was read from */
  GPtrArray *notes; /* (owned) (element-type utf8): how it was read */
  SkvIcsChange change;
  guint line; /* from 1; 0: not known */
} SkvImportRow;

/**
 * SkvImportPreview:
 *
 * What one file would change in a plan, in words, whatever form it has. Nothing is written: that is
 * skv_plan_apply() with an edit of skv_import_preview_make_edit().
 */
typedef struct
{
  SkvImport *import;  /* (owned) */
  char *lane;         /* (owned) (nullable): id of the lane that dates come into */
  char *known_source; /* (owned) (nullable): see SkvIcsPreview */
  GPtrArray *rows;    /* (owned) (element-type SkvImportRow): first those that change a plan */
  GPtrArray *skipped; /* (owned) (element-type SkvIcsRemark): does not come in, and why;
                       * impossible dates among them are contradictions */
  GPtrArray *contradictions; /* (owned) (element-type SkvIcsRemark): comes in by its date, though
                              * the file says something else beside it */
  GPtrArray *notes;          /* (owned) (element-type SkvIcsRemark): of no single row */
  GPtrArray *gone;           /* (owned) (element-type SkvItem): see SkvIcsPreview */
  guint counts[3];           /* rows by SkvIcsChange */
} SkvImportPreview;

void skv_import_preview_free (SkvImportPreview *self);

/**
 * skv_import_preview_new:
 * @plan: is not changed
 * @form: SKV_IMPORT_TEXT shows the words that were read
 * @lane: the lane that the items come into, made if the plan does not have it
 * @source: (nullable): id of the source that is read again
 *
 * Returns: (transfer full): NULL with SKV_EXCHANGE_ERROR if the plan could not hold it
 */
SkvImportPreview *skv_import_preview_new (SkvPlan *plan,
                                          const char *file,
                                          SkvImportForm form,
                                          const char *lane,
                                          const char *source,
                                          const SkvIcsCalendar *calendar,
                                          GError **error);
/* @import: (transfer full): of skv_json_read() against @plan, or a copy with the same records */
SkvImportPreview *skv_import_preview_new_for_json (SkvPlan *plan, SkvImport *import);

/* One that is filled by its maker: @edit is what comes in. (transfer full) */
SkvImportPreview *skv_import_preview_new_empty (SkvEdit *edit);
/* @words (nullable): what is said below the title; @before (nullable) */
void skv_import_preview_add_row (SkvImportPreview *self,
                                 SkvKind kind,
                                 SkvIcsChange change,
                                 guint line,
                                 const char *title,
                                 const char *words,
                                 const char *before);
/* @remarks: one of the lists of @self; @title (nullable) */
void skv_import_preview_add_remark (
  GPtrArray *remarks, guint line, const char *title, const char *format, ...) G_GNUC_PRINTF (4, 5);

/* What is asked of an import beside the file itself; all zero: nothing. */
typedef struct
{
  const char *organisation;        /* (nullable): id, for new items */
  const char *system;              /* (nullable): id, for new items */
  gboolean remove_gone;            /* what is not in the file any more leaves the plan */
  const SkvSourceReading *reading; /* (nullable): what is remembered of the file */
} SkvImportWish;

/* One edit for all of it (transfer full); without changes if there is nothing to do. @plan: that
 * the preview was made of */
SkvEdit *skv_import_preview_make_edit (const SkvImportPreview *self,
                                       SkvPlan *plan,
                                       const char *label,
                                       const SkvImportWish *wish);

/* The day to look at after the import: the first of something new or changed; SKV_DAY_NONE if some
 * of it lies in [@shown_from, @shown_to), where people look already, or there is none. */
SkvDay skv_import_preview_day_to_show (const SkvImportPreview *self,
                                       SkvPlan *plan,
                                       SkvDay shown_from,
                                       SkvDay shown_to);

/**
 * skv_import_guess_lane:
 * @file: (nullable)
 *
 * The lane in which the plan has most of the entries already; else by the words of the file's name,
 * the calendar's and the titles'; else meetings.
 *
 * Returns: (transfer full)
 */
char *skv_import_guess_lane (SkvPlan *plan, const char *file, const SkvIcsCalendar *calendar);

/* "Thursday 13 June 2019 18:00–21:00", in the plan's time zone (transfer full) */
char *skv_import_words_when (SkvPlan *plan, const SkvItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvImportPreview, skv_import_preview_free)

G_END_DECLS
