/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

/* Asks whether phone and address stay with the post, and makes it vacant: one undoable edit. */
void skv_contact_ask_vacate (GtkWindow *parent, SkvSession *session, const char *id);
/* Removes a contact; one that something refers to only after asking whom to give that to. @answers
 * (nullable) (element-type SkvAnswersFor): what refers to it */
void skv_contact_ask_removal (GtkWindow *parent,
                              SkvSession *session,
                              const char *id,
                              GPtrArray *answers);

/* Removes a department, or says who names it. */
void skv_department_remove (GtkWindow *parent, SkvSession *session, const char *id);

G_END_DECLS
