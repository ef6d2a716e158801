/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/requests/request-detail.h"

G_BEGIN_DECLS

/* What the planner answers. Each is one edit, told with undo; refused ones are told too. */

void skv_request_ask_accept (SkvSession *session, const char *id);
/* asks what is changed first */
void
skv_request_ask_accept_changed (GtkWidget *over, SkvSession *session, const SkvRequestView *view);
/* asks why */
void skv_request_ask_decline (GtkWidget *over, SkvSession *session, const char *id);
/* the letter that the answer goes with */
void skv_request_ask_letter (GtkWidget *over, SkvSession *session, const char *id);

G_END_DECLS
