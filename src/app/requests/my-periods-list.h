/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* The parts of the page of a department's contact, anew. @department: id */
void skv_my_periods_fill (GtkBox *box, SkvSession *session, const char *department);
/* ids of what waits for an answer, NULL-terminated (transfer full) */
GStrv skv_my_periods_list_waiting (SkvPlan *plan, const char *department);
/* the letter that says that all is right (transfer full) */
char *skv_my_periods_letter (SkvSession *session, const char *department);

G_END_DECLS
