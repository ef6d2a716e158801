/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/announce/announce-text.h"

G_BEGIN_DECLS

/* Asks how, when and to whom it was sent, and by whom, and keeps that in the plan with @text, the
 * words that were sent, in one undoable edit. (transfer floating) */
GtkWidget *
skv_sent_question_new (SkvSession *session, const SkvAnnounceWish *wish, const char *text);

G_END_DECLS
