/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/registration.h"

G_BEGIN_DECLS

/* Used by the files registration-*.c of this folder only. */

/* An event's UID is the request's id, "/", its number and this. */
#define SKV_REGISTRATION_UID_END "@request.systemkveld"

#define SKV_X_REQUEST "X-SKV-REQUEST" /* every event has it; the first one has the others too */
#define SKV_X_VERSION "X-SKV-VERSION"
#define SKV_X_STATE "X-SKV-STATE"
#define SKV_X_MADE "X-SKV-MADE"
#define SKV_X_TITLE "X-SKV-TITLE"
#define SKV_X_DEPARTMENT "X-SKV-DEPARTMENT"
#define SKV_X_DEPARTMENT_NAME "X-SKV-DEPARTMENT-NAME"
#define SKV_X_CONTACT "X-SKV-CONTACT"
#define SKV_X_CONTACT_NAME "X-SKV-CONTACT-NAME"
#define SKV_X_SENT_BY "X-SKV-SENT-BY"
#define SKV_X_ANSWER "X-SKV-ANSWER"
#define SKV_X_ANSWERED "X-SKV-ANSWERED"
#define SKV_X_ANSWERED_BY "X-SKV-ANSWERED-BY"
#define SKV_X_PROPOSAL "X-SKV-PROPOSAL" /* Base64 of JSON, see proposal.h */

/* civil day of seconds, before 1970 too */
static inline gint64
skv_registration_floor_day (gint64 seconds)
{
  return (seconds - (seconds < 0 ? SKV_DAY_SECONDS - 1 : 0)) / SKV_DAY_SECONDS;
}

void skv_registered_free (SkvRegistered *self);
/* Letters, digits, ".", "_" and "-", and not too many: what may be an id of a request */
gboolean skv_registration_id_is_good (const char *id);

G_END_DECLS
