/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_SYSTEMS_PAGE (skv_systems_page_get_type ())
G_DECLARE_FINAL_TYPE (SkvSystemsPage, skv_systems_page, SKV, SYSTEMS_PAGE, GtkWidget)

/**
 * SkvSystemsPage:
 *
 * The systems of a plan by kind, and a picture of what one of them hangs together with: beside the
 * list, or below it if there is not room enough.
 */

/* @session (nullable) */
void skv_systems_page_set_session (SkvSystemsPage *self, SkvSession *session);

G_END_DECLS
