/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/error.h"
#include "core/exchange/json-reader.h"

G_BEGIN_DECLS

/* iCalendar (RFC 5545) in. A file is read in two steps: skv_ics_parse_guarded() makes a list of
 * dated things of it, in another process, and skv_ics_preview_new() says what they would change
 * in a plan. Nothing is written: that is skv_plan_apply() with the preview's edit. */

/* the most bytes that are read */
#define SKV_ICS_MAX_BYTES (16 * 1024 * 1024)
/* the most dated things that one file may bring */
#define SKV_ICS_MAX_ENTRIES 20000

/* Something said of a line. */
typedef struct
{
  guint line;             /* from 1; 0: of the whole file */
  char *title;            /* (owned) (nullable): of the event */
  char *text;             /* (owned): a sentence without full stop */
  gboolean contradiction; /* the file says two things that cannot both be true */
} SkvIcsRemark;

/* A vendor's notice of its own work, which goes into the lane "vendor". */
typedef struct
{
  char *provider; /* (owned) (nullable) */
  char *effect;   /* (owned) (nullable): as an SkvItem has it */
  GStrv objects;  /* (owned): what is touched, as the vendor calls it */
} SkvIcsNotice;

/* One event, or one occurrence of a series. */
typedef struct
{
  char *uid;        /* (owned) */
  char *recurrence; /* (owned) (nullable): which of the series, "2019-03-13" or "2019-03-13T0900",
                     * by the date that its rule gave it */
  char *title;      /* (owned) */
  char *notes;      /* (owned) (nullable): place and description */
  gboolean all_day;
  gint64 start;         /* as of an SkvItem */
  gint64 end;           /* SKV_MOMENT_NONE: unknown */
  SkvStatus status;     /* proposed, approved or cancelled; of a notice started or done, too */
  SkvIcsNotice *notice; /* (owned) (nullable) */
  guint line;
} SkvIcsEntry;

typedef struct
{
  char *name;          /* (owned) (nullable): what the file calls itself */
  gboolean is_list;    /* made of a table or a text (dated-lines.h), whose things have no UIDs */
  gboolean needs_year; /* dates were skipped because nobody said their year */
  GPtrArray *entries;  /* (owned) (element-type SkvIcsEntry) */
  GPtrArray *skipped;  /* (owned) (element-type SkvIcsRemark): what does not come in, and why */
  GPtrArray *notes;    /* (owned) (element-type SkvIcsRemark): what was read how */
} SkvIcsCalendar;

void skv_ics_remark_free (SkvIcsRemark *self);
void skv_ics_notice_free (SkvIcsNotice *self);
void skv_ics_entry_free (SkvIcsEntry *self);
SkvIcsCalendar *skv_ics_calendar_new (void);
void skv_ics_calendar_free (SkvIcsCalendar *self);

/* does the content look like iCalendar, whatever the file is called */
gboolean skv_ics_recognise (GBytes *bytes);

/**
 * skv_ics_parse:
 * @zone: the plan's, in which floating times are read
 * @year: series are followed from a year before this one to five years after it; 0: the year of
 *   the file's first date. Events that are no series come in whenever they are.
 *
 * In this process, for what is trusted: use skv_ics_parse_guarded() for what is not. The work and
 * the result are bounded all the same.
 *
 * Returns: (transfer full): NULL with SKV_EXCHANGE_ERROR; the message begins with the line if
 *   there is one, "62: the file is cut off …"
 */
SkvIcsCalendar *skv_ics_parse (GBytes *bytes, const SkvZone *zone, int year, GError **error);
/* the same through core/exchange/guard.h */
SkvIcsCalendar *
skv_ics_parse_guarded (GBytes *bytes, const SkvZone *zone, int year, GError **error);
/* What skv-guard makes of @bytes: @form is "ics", "csv" or "text". May be called in any thread.
 * @cancellable (nullable): the process is ended and the error is G_IO_ERROR_CANCELLED */
SkvIcsCalendar *skv_ics_parse_form_guarded (const char *form,
                                            GBytes *bytes,
                                            const char *zone,
                                            int year,
                                            GCancellable *cancellable,
                                            GError **error);

/* What the guarded process says to this one: strict JSON, (transfer full). One of the two is NULL.
 */
char *skv_ics_reply_write (const SkvIcsCalendar *calendar, const GError *problem);
/* Trusts nothing of it. (transfer full): NULL with the error that the reply holds, or
 * SKV_EXCHANGE_ERROR_INVALID if it is none */
SkvIcsCalendar *skv_ics_reply_read (GBytes *reply, GError **error);

/* One thing that comes in. */
typedef enum
{
  SKV_ICS_ADDED,
  SKV_ICS_UPDATED,
  SKV_ICS_UNCHANGED,
} SkvIcsChange;

typedef struct
{
  SkvItem *item; /* (owned): as it will be */
  SkvIcsChange change;
  guint line;
} SkvIcsComing;

/**
 * SkvIcsPreview:
 *
 * What a calendar would bring into a lane of a plan. @import holds the edit and the counts; its
 * warnings are @skipped, @notes and @gone as lines "FILE:LINE: …".
 */
typedef struct
{
  char *name;         /* (owned) (nullable): of the calendar */
  char *lane;         /* (owned): id of the lane that it comes into */
  char *known_source; /* (owned) (nullable): id of the source that the first of its items that has
                       * one names already */
  SkvImport *import;  /* (owned) */
  GPtrArray *coming;  /* (owned) (element-type SkvIcsComing) */
  GPtrArray *skipped; /* (owned) (element-type SkvIcsRemark) */
  GPtrArray *notes;   /* (owned) (element-type SkvIcsRemark) */
  GPtrArray *gone;    /* (owned) (element-type SkvItem): came from this file or such a one earlier,
                       * within its dates, and are not in it any more; they stay */
} SkvIcsPreview;

void skv_ics_preview_free (SkvIcsPreview *self);

/* How many of the entries (of the first 500) the plan has in @lane already: what came in once
 * belongs where it came in. */
guint skv_ics_calendar_count_known (const SkvIcsCalendar *self, SkvPlan *plan, const char *lane);

/**
 * skv_ics_preview_new:
 * @file: its name in messages
 * @lane: the lane that the items come into, made if the plan does not have it
 * @source: (nullable): id of the source that is read again; else that of the items that are known
 *
 * An item's id is "ics:UID", with "/2019-03-13" for an occurrence of a series, so that reading the
 * file again changes items and doubles none. Of a table or a text it is "list:" and a hash of lane,
 * title, first date and how many such were before it; one that came from @source into another lane
 * is known by title and start. What Systemkveld itself wrote from this plan
 * goes back to the item, or the occurrence of a rule, that it was, whatever @lane is.
 *
 * Returns: (transfer full): NULL with SKV_EXCHANGE_ERROR if the plan could not hold it
 */
SkvIcsPreview *skv_ics_preview_new (SkvPlan *plan,
                                    const char *file,
                                    const char *lane,
                                    const char *source,
                                    const SkvIcsCalendar *calendar,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvIcsRemark, skv_ics_remark_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvIcsNotice, skv_ics_notice_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvIcsEntry, skv_ics_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvIcsCalendar, skv_ics_calendar_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvIcsPreview, skv_ics_preview_free)

G_END_DECLS
