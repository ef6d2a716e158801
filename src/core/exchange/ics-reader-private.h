/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/ics-reader.h"
#include "core/exchange/text-decoding.h"

G_BEGIN_DECLS

/* Used by the files ics-reader*.c of this folder only. Lines are counted from 1 as an editor
 * counts them, and a thing's line is the one it begins on. */

/* --- Text to components -------------------------------------------------------------------- */

/* One property: NAME;PARAM=value:VALUE, unfolded, the value as it stands. */
typedef struct
{
  char *name;       /* (owned): in upper case */
  GStrv parameters; /* (owned): name in upper case, value, name, value, … */
  char *value;      /* (owned) */
  guint line;
} SkvIcsProperty;

/* What stands between BEGIN and END. */
typedef struct
{
  char *name; /* (owned): in upper case; "" for the whole file */
  guint line;
  GPtrArray *properties; /* (owned) (element-type SkvIcsProperty) */
  GPtrArray *children;   /* (owned) (element-type SkvIcsComponent) */
} SkvIcsComponent;

void skv_ics_property_free (SkvIcsProperty *self);
/* NULL and what is wrong with it as @reason (transfer full) if the line is no property */
SkvIcsProperty *skv_ics_property_parse (const char *text, guint line, char **reason);
/* (nullable) (transfer none) */
const char *skv_ics_property_get (const SkvIcsProperty *self, const char *parameter);

void skv_ics_component_free (SkvIcsComponent *self);
/* the first of that name (nullable) (transfer none) */
const SkvIcsProperty *skv_ics_component_find (const SkvIcsComponent *self, const char *name);
/* its text, unescaped; NULL if it has none or it is empty (transfer full) */
char *skv_ics_component_text (const SkvIcsComponent *self, const char *name);

/* Unfolded lines, decoded, and where each begins. */
typedef struct
{
  GStrv lines;     /* (owned): without empty ones */
  GArray *numbers; /* (owned) (element-type guint) */
  guint last_line; /* of the file */
  SkvEncoding encoding;
} SkvIcsLines;

void skv_ics_lines_free (SkvIcsLines *self);
SkvIcsLines *skv_ics_lines_new (GBytes *bytes, GError **error);

/* The whole file. Lines that are no property are noted in @calendar; a file that is cut off, badly
 * nested or no calendar is an error. (transfer full) */
SkvIcsComponent *
skv_ics_component_read (const SkvIcsLines *lines, SkvIcsCalendar *calendar, GError **error);

/* --- Values --------------------------------------------------------------------------------- */

/* A date, or a date and time, as it is written; @local is in civil seconds (SkvZone). */
typedef struct
{
  gboolean is_date;
  gboolean is_utc;
  gint64 local;
} SkvIcsStamp;

/* What is nominal (days, which keep the clock's time) and what is exact. */
typedef struct
{
  gint64 days;
  gint64 seconds;
} SkvIcsLength;

/* "20190314", "20190314T110000", "20190314T110000Z"; the error says what is wrong, for a sentence
 */
gboolean skv_ics_stamp_parse (const char *text, SkvIcsStamp *stamp, GError **error);
/* "PT1H30M", "P1D", "-P1W" */
gboolean skv_ics_length_parse (const char *text, SkvIcsLength *length);
/* "+0100", "-013045": seconds east */
gboolean skv_ics_offset_parse (const char *text, int *offset);
/* TEXT with its \n \, \; \\ taken away, and without what no record holds (transfer full) */
char *skv_ics_unescape (const char *text);

/* --- Zones ---------------------------------------------------------------------------------- */

typedef struct _SkvIcsZones SkvIcsZones;

/* @zone: what floating and unknown times are in. Both are borrowed. */
SkvIcsZones *skv_ics_zones_new (const SkvZone *zone, SkvIcsCalendar *calendar);
void skv_ics_zones_free (SkvIcsZones *self);
void skv_ics_zones_add (SkvIcsZones *self, const SkvIcsComponent *vtimezone);
/* (transfer none): by the file's own definition or by name; else the plan's, which is noted.
 * @name NULL: floating, noted too. */
const SkvZone *skv_ics_zones_get (SkvIcsZones *self, const char *name, guint line);

/* --- Rules ---------------------------------------------------------------------------------- */

/* Most occurrences of one series, and most dates of one rule before the horizon's end. */
#define SKV_ICS_MAX_OCCURRENCES 10000

/*
 * What an RRULE gives from @start on, in civil seconds, in order, up to @until (excluded); parts of
 * the day included. Stands on core/calendar/recurrence.h and adds BYHOUR, BYMINUTE, BYSECOND and
 * HOURLY, MINUTELY and SECONDLY, all bounded. A last moment in UTC is read by @zone (nullable).
 * Only those not before @from are appended to @times (element-type gint64).
 */
gboolean skv_ics_rule_expand (const char *rrule,
                              const SkvIcsStamp *start,
                              const SkvZone *zone,
                              gint64 from,
                              gint64 until,
                              GArray *times,
                              gboolean *goes_on,
                              GError **error);

/* --- Events --------------------------------------------------------------------------------- */

/* A stamp in its zone */
typedef struct
{
  SkvIcsStamp stamp;
  const SkvZone *zone; /* (not owned); NULL of a date and in UTC */
} SkvIcsTime;

typedef struct
{
  char *rule; /* (owned) */
  guint line;
} SkvIcsRule;

/* RDATE; of a period it has a length or an end of its own */
typedef struct
{
  SkvIcsTime time;
  gint64 length; /* seconds; -1: that of the event */
  guint line;
} SkvIcsDate;

/* One VEVENT as it was understood. */
typedef struct
{
  guint line;
  char *uid;   /* (owned) */
  char *title; /* (owned) */
  char *notes; /* (owned) (nullable) */
  SkvStatus status;
  SkvIcsNotice *notice; /* (owned) (nullable) */
  char *notice_key; /* (owned) (nullable): what the maintenance is known by in all its notices */
  gint64 rank[3];   /* SEQUENCE, LAST-MODIFIED, DTSTAMP: the higher one is the newer */

  SkvIcsTime start;
  SkvIcsLength length; /* both 0: unknown */

  gboolean is_override;
  gboolean and_future;
  SkvIcsTime replaced; /* RECURRENCE-ID */

  GArray *rules;           /* (owned) (element-type SkvIcsRule) */
  GArray *excluding_rules; /* (owned) (element-type SkvIcsRule) */
  GArray *dates;           /* (owned) (element-type SkvIcsDate) */
  GArray *excluded;        /* (owned) (element-type SkvIcsDate) */
} SkvIcsEvent;

void skv_ics_event_free (SkvIcsEvent *self);
/* NULL, and what was skipped is told in @calendar */
SkvIcsEvent *
skv_ics_event_read (const SkvIcsComponent *vevent, SkvIcsZones *zones, SkvIcsCalendar *calendar);
/* same in all that people see */
gboolean skv_ics_event_equal (const SkvIcsEvent *a, const SkvIcsEvent *b);

/* --- Vendors' notices ------------------------------------------------------------------------ */

SkvIcsNotice *skv_ics_notice_copy (const SkvIcsNotice *self);
/* What @vevent says as a vendor's notice, if it is one, into @event, which was read otherwise. */
void
skv_ics_notice_read (const SkvIcsComponent *vevent, SkvIcsEvent *event, SkvIcsCalendar *calendar);
/* Notices of one maintenance get one UID, by which the newest is kept. (element-type SkvIcsEvent)
 */
void skv_ics_notices_settle (GPtrArray *events);
/* What a notice says beside its event, into @item; what is not sure is noted in @notes
 * (element-type SkvIcsRemark). */
void skv_ics_notice_fill (SkvPlan *plan, const SkvIcsEntry *entry, SkvItem *item, GPtrArray *notes);

gint64 skv_ics_time_instant (const SkvIcsTime *self);
/* civil seconds of an instant as that time's clock shows it */
gint64 skv_ics_time_civil (const SkvIcsTime *self, gint64 instant);
/* the instant of civil seconds in that time's zone; of a date they stay as they are */
gint64 skv_ics_time_resolve (const SkvIcsTime *self, gint64 civil);

/* --- Series --------------------------------------------------------------------------------- */

/* What series are followed through, in civil days. */
typedef struct
{
  SkvDay from;
  SkvDay until;
} SkvIcsHorizon;

/* Takes @event in among @kept, which hold the same UID. Of two versions the newer one stays; two of
 * the same age that differ are two events, whoever gave them one UID. */
void skv_ics_versions_keep_newest (SkvIcsCalendar *calendar, GPtrArray *kept, SkvIcsEvent *event);
/* Adds the entries of all @events (element-type SkvIcsEvent) to @calendar; FALSE if there are more
 * than a plan takes. */
gboolean skv_ics_series_expand (GPtrArray *events,
                                const SkvIcsHorizon *horizon,
                                SkvIcsCalendar *calendar,
                                GError **error);

void
skv_ics_calendar_skip (SkvIcsCalendar *self, guint line, const char *title, const char *format, ...)
  G_GNUC_PRINTF (4, 5);
void
skv_ics_calendar_note (SkvIcsCalendar *self, guint line, const char *title, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvIcsProperty, skv_ics_property_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvIcsComponent, skv_ics_component_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvIcsLines, skv_ics_lines_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvIcsZones, skv_ics_zones_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvIcsEvent, skv_ics_event_free)

G_END_DECLS
