/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"
#include "core/exchange/request.h"

G_BEGIN_DECLS

/* what is known of the request that is shown */
typedef struct
{
  const SkvRequest *request; /* (unowned) (nullable): none is shown */
  SkvProposal *proposal;     /* (owned) (nullable): it cannot be read */
  SkvRequestTrial *trial;    /* (owned) (nullable): not known yet, or it cannot come in */
  char *problem;             /* (owned) (nullable): why one of the two is not there */
} SkvRequestView;

void skv_request_view_clear (SkvRequestView *self);
/* From whom it is, what it asks for, what that would hit, and the answer. */
void skv_request_detail_fill (GtkBox *box,
                              SkvSession *session,
                              const SkvRequestView *view,
                              gboolean writable);
/* how strict a request is, in words (transfer none) */
const char *skv_strictness_words (gboolean soft);

G_END_DECLS
