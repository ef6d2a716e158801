/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @applied: whether the edit was made */
typedef void (*SkvStartFunc) (gpointer data, gboolean applied);

/* Applies @edit. If it starts work that nobody was told of, it asks why over @over first, and keeps
 * reason and name with the work. @done (nullable) is called once, at once or later, with @data,
 * unless the person leaves it as it is. */
void skv_start_apply (
  GtkWidget *over, SkvSession *session, SkvEdit *edit, SkvStartFunc done, GObject *data);

G_END_DECLS
