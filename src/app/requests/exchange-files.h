/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* Requests and answers come in and go out as files, in the planner's copy and in a contact's. All
 * over the window that @over is in. */

/* asks for files and shows what they would bring */
void skv_requests_choose (GtkWidget *over, SkvSession *session, const char *title);
/* @files: (element-type GFile) */
void skv_requests_take_files (GtkWidget *over, SkvSession *session, GSList *files);
/* text or files from the clipboard */
void skv_requests_paste (GtkWidget *over, SkvSession *session);
/* what is dropped on @widget comes in */
void skv_requests_install_drop (
  GtkWidget *widget,
  gboolean (*drop) (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data));

/* Writes the requests with those ids into a file that is asked for. @title: of the dialog; @name:
 * that it has unless another is chosen. */
void skv_requests_save (GtkWidget *over,
                        SkvSession *session,
                        const char *const *ids,
                        const char *title,
                        const char *name);

/* Makes the copy of the plan in which that department registers its periods, in a file that is
 * asked for. */
void skv_requests_copy_for (GtkWidget *over, SkvSession *session, const char *department);

/* now, in seconds since the epoch */
gint64 skv_requests_now (void);

G_END_DECLS
