/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/hits.h"
#include "core/exchange/proposal.h"
#include "core/exchange/registration.h"
#include "core/model/codes.h"

G_BEGIN_DECLS

/* The queue of what departments wish to have in the plan (SkvRequest): a file comes in, the planner
 * sees what it would hit and answers, and the answer goes back as such a file. Every function that
 * makes an edit leaves applying it to skv_plan_apply(), which asks whether this copy of the plan
 * may do that (core/model/audience.h). Nothing here asks the clock: @now is in seconds since the
 * epoch, UTC. */

/* --- what comes in --------------------------------------------------------------------------- */

typedef enum
{
  SKV_RECEIVED_NEW,       /* waits */
  SKV_RECEIVED_NEWER,     /* in the place of the version that was waiting */
  SKV_RECEIVED_AGAIN,     /* another version of what was answered: waits anew */
  SKV_RECEIVED_WITHDRAWN, /* by those who sent it */
  SKV_RECEIVED_ANSWER,    /* in a contact's copy: how the planner answered */
  SKV_RECEIVED_UNCHANGED, /* is known already, or older than what is known */
  SKV_RECEIVED_REFUSED,   /* cannot come in; @words say why */
  SKV_N_RECEIVED,
} SkvReceived;

typedef struct
{
  SkvReceived received;
  char *id;    /* (owned): of the request */
  char *title; /* (owned) */
  char *words; /* (owned): what becomes of it, a sentence */
  GStrv notes; /* (owned): what was lost on the way and how it was read, sentences; may be empty */
} SkvReceivedRequest;

typedef struct
{
  SkvEdit *edit;   /* (owned): one for all of it; has no changes if nothing is new */
  GPtrArray *rows; /* (owned) (element-type SkvReceivedRequest): in the order of the files */
  guint counts[SKV_N_RECEIVED];
} SkvReceipt;

/* @registrations: (element-type SkvRegistration): of the files. Where one request is in several of
 * them, the newest version counts. (transfer full) */
SkvReceipt *skv_requests_receive (SkvPlan *plan, GPtrArray *registrations, gint64 now);
void skv_receipt_free (SkvReceipt *self);

/* --- what there is --------------------------------------------------------------------------- */

/* waiting first and then by when they came in, the latest first (transfer container) (element-type
 * SkvRequest): records of the plan */
GPtrArray *skv_requests_list (SkvPlan *plan);
guint skv_requests_count_waiting (SkvPlan *plan);
/* by id, or by a title that one request alone has, whatever its case; NULL with
 * SKV_EXCHANGE_ERROR (transfer none) */
const SkvRequest *skv_request_find (SkvPlan *plan, const char *words, GError **error);

/* "waiting", "accepted", … What people call it: skv_request_state_title(), core/model/codes.h */
const char *skv_request_state_name (SkvRequestState state);
/* "Payroll office, A. Role": department and whom to ask or who sent it (transfer full) (nullable)
 */
char *skv_request_words_from (SkvPlan *plan, const SkvRequest *request);
/* when the periods of it are, "1–15 June 2027; every year on 2 January" (transfer full) (nullable:
 * it cannot be read) */
char *skv_request_words_when (SkvPlan *plan, const SkvRequest *request);

/* --- what it would hit ----------------------------------------------------------------------- */

/**
 * SkvRequestTrial:
 *
 * What would become of the plan if the request were accepted: nothing is changed.
 */
typedef struct
{
  GPtrArray *hits;      /* (owned) (element-type SkvHit): planned work and windows that its periods
                         * would hit, worst first; hit->item is an occurrence's id */
  GPtrArray *conflicts; /* (owned) (element-type SkvConflict): the other direction: what its own
                         * things would collide with where they stand, such as work that it asks
                         * for */
  char *late;           /* (owned) (nullable: in time): that it came after a closing date, and of
                         * what, a sentence */
  SkvDay closed;        /* the closing date that it missed; SKV_DAY_NONE */
  char *words;          /* (owned): all of that in a sentence or two */
  GStrv notes;          /* (owned): what there is to know of the proposal itself; may be empty */
} SkvRequestTrial;

/* @proposal: (nullable: as it came in) with the planner's changes. @today: as skv_hits_find().
 * NULL with SKV_EXCHANGE_ERROR or SKV_PLAN_ERROR if it could not come in so. (transfer full) */
SkvRequestTrial *skv_request_try (SkvPlan *plan,
                                  const SkvRequest *request,
                                  const SkvProposal *proposal,
                                  SkvDay today,
                                  GError **error);
void skv_request_trial_free (SkvRequestTrial *self);

/* The closing date that it missed when it came in: of something in the plan that lies at the same
 * time (an exam, a window, a whole year) and that has to do with its systems; SKV_DAY_NONE if
 * it came in time. @what (out) (optional) (transfer full) (nullable): title of what has that date
 */
SkvDay skv_request_closed (SkvPlan *plan,
                           const SkvRequest *request,
                           const SkvProposal *proposal,
                           char **what);

/* --- answers --------------------------------------------------------------------------------- */

typedef struct
{
  const char *text; /* (nullable): what they are told */
  const char *by;   /* (nullable): who answers, a role or a name */
  gint64 now;
} SkvRequestAnswer;

/* The items and rules of it, to be looked at and changed: unsealed copies, as they would come in.
 * (transfer full); NULL with SKV_EXCHANGE_ERROR */
SkvProposal *skv_request_get_proposal (SkvPlan *plan, const SkvRequest *request, GError **error);

/* One edit each (transfer full); NULL with SKV_EXCHANGE_ERROR and what is in the way.
 *
 * Accepted: what is proposed comes into the plan in the same edit; what came of an earlier version
 * and is not in this one goes out of it. @proposal (nullable: as it came in): with the planner's
 * changes, which are kept in the request too. */
SkvEdit *skv_request_accept (SkvPlan *plan,
                             const SkvRequest *request,
                             const SkvProposal *proposal,
                             const SkvRequestAnswer *answer,
                             GError **error);
/* needs a text: why not */
SkvEdit *skv_request_decline (SkvPlan *plan,
                              const SkvRequest *request,
                              const SkvRequestAnswer *answer,
                              GError **error);
/* By those who sent it, in their copy or the planner's; what came of it in a planner's file goes
 * with it. */
SkvEdit *skv_request_withdraw (SkvPlan *plan,
                               const SkvRequest *request,
                               const SkvRequestAnswer *answer,
                               GError **error);
/* The file that goes back: skv_registration_write(). */

/* --- made by a contact ----------------------------------------------------------------------- */

/* A request of @department about @proposal that waits: one edit. @id (out) (optional) (transfer
 * full): of the request. What it proposes gets ids of the request's own. */
SkvEdit *skv_request_register (SkvPlan *plan,
                               const char *department,
                               const char *title,
                               const char *sent_by,
                               const SkvProposal *proposal,
                               gint64 now,
                               char **id,
                               GError **error);
/* Another version of one that was registered: it waits anew. @title (nullable: as it was) */
SkvEdit *skv_request_revise (SkvPlan *plan,
                             const SkvRequest *request,
                             const char *title,
                             const SkvProposal *proposal,
                             gint64 now,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvReceipt, skv_receipt_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvRequestTrial, skv_request_trial_free)

G_END_DECLS
