/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/*
 * One date of a rule is about to become another: only that one, all from there on, or the rule
 * itself? Each asks over the window that @widget is in, and carries out what is chosen. FALSE if
 * there is nothing to ask, because @id is no date of a rule: then the caller just does it.
 */

/* it is to begin at @start, in its own units */
gboolean skv_series_ask_move (GtkWidget *widget, SkvSession *session, const char *id, gint64 start);
gboolean
skv_series_ask_move_to_day (GtkWidget *widget, SkvSession *session, const char *id, SkvDay day);
gboolean skv_series_ask_resize (
  GtkWidget *widget, SkvSession *session, const char *id, gint64 start, gint64 end);
/* it is not to take place */
gboolean skv_series_ask_remove (GtkWidget *widget, SkvSession *session, const char *id);
/* it is to be edited, nobody has said how */
gboolean skv_series_ask_edit (GtkWidget *widget, SkvSession *session, const char *id);

G_END_DECLS
