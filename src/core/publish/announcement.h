/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"
#include "core/publish/fill.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_ANNOUNCE_YEAR, /* the year's list of dates */
  SKV_ANNOUNCE_FIRST,
  SKV_ANNOUNCE_REMINDER,
  SKV_ANNOUNCE_MOVED,
  SKV_ANNOUNCE_CANCELLED,
  SKV_ANNOUNCE_STARTED,
  SKV_ANNOUNCE_FINISHED,
  SKV_ANNOUNCE_PROLONGED,
  SKV_N_ANNOUNCE_KINDS,
} SkvAnnounceKind;

/* stable: "year", "first", "reminder", "moved", …; also the name of its form */
const char *skv_announce_kind_name (SkvAnnounceKind kind);
/* FALSE if it is none of them */
gboolean skv_announce_kind_parse (const char *name, SkvAnnounceKind *kind);
/* "First announcement", … translated (transfer none) */
const char *skv_announce_kind_title (SkvAnnounceKind kind);
/* what there is to say about it as it stands: that it was cancelled, moved, …; else the first */
SkvAnnounceKind skv_announce_kind_guess (const SkvOccurrence *occurrence);

/**
 * SkvAnnouncement:
 *
 * What staff is told: the year's list of dates, or one window or piece of work with what it does to
 * each system. In the language of the messages at the time at which it is made.
 *
 * The words are a form (fill.h). Its first line is the subject. Of the others, those that begin
 * with "•" or "-" become a list in HTML, an empty line ends a paragraph. Names that forms may use:
 *
 * of every one: title, plan, year, organisations, organisation (that it was made for, or none),
 * department (likewise), contact, phone, mobile, email;
 * of "year": windows (a list: dates, figures, time, hours; own-time, own-hours, name and for, which
 * are empty where all windows have the same), work (a list, of a department's announcement: title,
 * dates, figures, time, hours, kind-of-work, systems, proposed), undated (how many dates are not
 * settled);
 * of the others: dates, figures, time, hours, start, end, was-dates, was-figures, was-time (before
 * it was moved), was-clock (the same within a sentence, if it is another one now), reason, by,
 * kind-of-work, emergency, postponed, effect, downtime, aftercare, lane, jobs (a list: as work),
 * systems (a list: name, effect, downtime, time, hours), not-working, disturbed, working (names
 * with commas), untouched (in a department's: none of its systems is touched).
 */
typedef struct _SkvAnnouncement SkvAnnouncement;

typedef struct
{
  SkvAnnounceKind kind;
  int year;                 /* of the year's list */
  const char *occurrence;   /* of the others: id; the evenings that belong to it are told with it */
  const char *department;   /* (nullable): id; only its own systems are told */
  const char *organisation; /* (nullable): id; of the year's list: only what concerns it */
  gint64 was;               /* (units as SkvItem.start) where it was before, if the plan does not
                             * know; SKV_MOMENT_NONE: as the plan says. 0 counts as none. */
  const char *form;         /* (nullable): instead of the plan's wording and ours */
  const char *channel;      /* (nullable): for which the plan may have a wording of its own */
  SkvFillPart part;         /* (nullable): parts instead of ours; NULL from it: ours */
  gpointer part_data;
} SkvAnnounceOptions;

typedef enum
{
  SKV_ANNOUNCE_ERROR_NOTHING, /* no such occurrence, or it has no date */
} SkvAnnounceError;

#define SKV_ANNOUNCE_ERROR (skv_announce_error_quark ())
GQuark skv_announce_error_quark (void);

/* NULL with SKV_ANNOUNCE_ERROR or SKV_FILL_ERROR (transfer full) */
SkvAnnouncement *
skv_announcement_new (SkvPlan *plan, const SkvAnnounceOptions *options, GError **error);
/* One of another kind, that a later room words: @fill filled into the form of that name, "outage",
 * which is the plan's wording or ours, or into @own (nullable), about @occurrence. NULL with
 * SKV_ANNOUNCE_ERROR or SKV_FILL_ERROR (transfer full) */
SkvAnnouncement *skv_announcement_new_filled (SkvPlan *plan,
                                              const char *occurrence,
                                              const SkvFill *fill,
                                              const char *name,
                                              const char *own,
                                              GError **error);
void skv_announcement_free (SkvAnnouncement *self);
/* (transfer none) */
const char *skv_announcement_get_subject (const SkvAnnouncement *self);
/* all of it, with the subject as its first line */
const char *skv_announcement_get_text (const SkvAnnouncement *self);
/* what stands under the subject */
const char *skv_announcement_get_body (const SkvAnnouncement *self);
/* how many of the year's dates are not settled, and so not told */
guint skv_announcement_get_n_undated (const SkvAnnouncement *self);

/* As HTML: a whole page, or what one puts into a page that is there. Everything is escaped.
 * (transfer full) */
char *skv_announcement_to_html (const SkvAnnouncement *self, gboolean fragment);
/* For a mail program (RFC 6068); the plan's distribution lists are the recipients: those of the
 * department that it was made for, or those of no department (transfer full) */
char *skv_announcement_to_mailto (const SkvAnnouncement *self);
/* the dates for calendars, with a stable UID and a SEQUENCE (transfer full) */
char *skv_announcement_to_ics (const SkvAnnouncement *self);

typedef struct
{
  gint64 now;             /* seconds since the epoch */
  const char *channel;    /* (nullable): "mail", "text", … */
  const char *recipients; /* (nullable): in words */
  const char *by;         /* (nullable): a role or a name */
  const char *text;       /* (nullable): what was said, if it is not the announcement as it is */
} SkvAnnouncementSent;

/* Keeps in the plan that it was said: of what it tells of, and of all work in a window; that work,
 * and what it tells of, is announced then if it was proposed or approved, unless it said something
 * else than that it will be; evenings that only a rule has are announced by the notice itself. In
 * one edit with a label for people. (transfer full) */
SkvEdit *skv_announcement_keep (const SkvAnnouncement *self, const SkvAnnouncementSent *sent);

/* Our own form of that name in a language, "nb": that of a kind, or a part; @language (nullable):
 * that of the messages. NULL: there is none. (transfer full) */
char *skv_announcement_form (const char *name, const char *language);
/* the language of the messages: "nb" (transfer none) */
const char *skv_announcement_language (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvAnnouncement, skv_announcement_free)

G_END_DECLS
