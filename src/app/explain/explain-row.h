/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/conflict/explain-day.h"

G_BEGIN_DECLS

/* one line: an icon for its kind, what it is, the words, whom to ask; it can be activated if it
 * stands for an occurrence */
GtkWidget *skv_explain_row_new (SkvPlan *plan, const SkvDayLine *line);
/* (transfer none) (nullable) */
const char *skv_explain_row_get_item (GtkListBoxRow *row);
/* is it the line that says open or closed? */
gboolean skv_explain_is_verdict (const SkvDayLine *line);

G_END_DECLS
