/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* The yearly round: which departments were asked whether their periods are right, and who has
 * answered. For the year that is shown. */
void skv_round_fill (GtkBox *box, SkvSession *session, gboolean writable);

/* what the actions "round.…" do */
void skv_round_ask_all (SkvSession *session);
/* the letter to one of them: the first one, or a reminder */
void skv_round_ask_letter (GtkWidget *over, SkvSession *session, const char *department);
void skv_round_mark_answered (GtkWidget *over, SkvSession *session, const char *department);

G_END_DECLS
