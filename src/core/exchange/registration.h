/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/error.h"
#include "core/model/plan.h"

G_BEGIN_DECLS

/* The file by which requests go from a department to the planner, and answers back: iCalendar that
 * any calendar program shows as sensible events, with all that we need in properties X-SKV-*. */

#define SKV_REGISTRATION_MAX_REQUESTS 500

/* One request of a file. */
typedef struct
{
  SkvRequest *request; /* (owned): as the file says it, not sealed; ids in it may be unknown here */
  char *department;    /* (owned) (nullable): its name, for who does not know the id */
  char *contact;       /* (owned) (nullable): whom to ask, in words */
  char *words;         /* (owned) (nullable): the description, to find systems in */
  gint64 sent;         /* when that version was made, seconds, UTC; 0: not said */
  gboolean whole;      /* all that Systemkveld wrote is there; else it was read from plain parts */
  GStrv notes;         /* (owned): what was lost on the way and how it was read instead */
} SkvRegistered;

typedef struct
{
  GPtrArray *requests; /* (owned) (element-type SkvRegistered) */
  GStrv notes;         /* (owned): of the file itself: what of it is no request, … */
} SkvRegistration;

void skv_registration_free (SkvRegistration *self);

/* @requests: (element-type SkvRequest): of @plan. @now: seconds since the epoch, UTC: when it is
 * written. The same requests at the same time give the same bytes. In the language of the moment.
 * (transfer full): UTF-8 with CRLF */
char *skv_registration_write (SkvPlan *plan, GPtrArray *requests, gint64 now);

/* Through core/exchange/guard.h; @plan is what dates and proposals are read against. NULL with
 * SKV_EXCHANGE_ERROR if it is no calendar, damaged, or holds no request. (transfer full) */
SkvRegistration *skv_registration_read (SkvPlan *plan, GBytes *bytes, GError **error);

/* What a request says, to know it when it comes again: SkvRequest.digest is when it was made and
 * this. (transfer full) */
char *skv_registration_digest (const SkvRequest *request, gint64 made);
/* when that version was made, seconds, UTC; 0: not known */
gint64 skv_registration_made (const SkvRequest *request);
/* do the two say the same, whenever they were made */
gboolean skv_registration_same (const char *digest, const char *other);
/* "2026-11-22T10:15:00Z" and back, 0 if it is none (transfer full) */
char *skv_registration_moment (gint64 seconds);
gint64 skv_registration_parse_moment (const char *text);

/* what skv-guard does: the properties of a file as strict JSON (transfer full) */
char *skv_registration_reply (GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvRegistration, skv_registration_free)

G_END_DECLS
