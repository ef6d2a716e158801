/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/session.h"

G_BEGIN_DECLS

/* What is asked before lanes and sources change; the answer is one edit of the session. @over: a
 * widget of the window that asks. */

void skv_ask_new_lane (GtkWidget *over, SkvSession *session);
void skv_ask_lane_name (GtkWidget *over, SkvSession *session, const char *lane);
/* where its items go, if there is anything in it */
void skv_ask_lane_removal (GtkWidget *over, SkvSession *session, const char *lane);

/* its name, and whom to ask for the next one */
void skv_ask_source_notes (GtkWidget *over, SkvSession *session, const char *source);
/* whether its items go too */
void skv_ask_source_removal (GtkWidget *over, SkvSession *session, const char *source);

/* an address that can be fetched, and the hours after which it is read again; 0: by hand */
typedef void (*SkvSubscribed) (const char *address, int hours, gpointer data);
void skv_ask_subscription (GtkWidget *over, SkvSubscribed subscribed, gpointer data);
/* how often it is read */
void skv_ask_source_hours (GtkWidget *over, SkvSession *session, const char *source);

G_END_DECLS
