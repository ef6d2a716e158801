/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/request.h"

G_BEGIN_DECLS

/* Used by the files request*.c of this folder only. */

/* skv_request_accept(), whoever asks */
SkvEdit *skv_request_make_acceptance (SkvPlan *plan,
                                      const SkvRequest *request,
                                      const SkvProposal *proposal,
                                      const SkvRequestAnswer *answer,
                                      GError **error);

G_END_DECLS
