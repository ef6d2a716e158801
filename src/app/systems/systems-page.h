/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/page.h"

G_BEGIN_DECLS

#define SKV_TYPE_SYSTEMS_PAGE (skv_systems_page_get_type ())
G_DECLARE_FINAL_TYPE (SkvSystemsPage, skv_systems_page, SKV, SYSTEMS_PAGE, SkvPage)

/**
 * SkvSystemsPage:
 *
 * The systems of a plan by kind; and beside the list, or below it if there is not room enough, the
 * card of one of them and a picture of what it hangs together with, of which one is shown at a time
 * where both do not fit beside each other.
 */

/* Shows a system, by its id, whatever the search left out. */
void skv_systems_page_reveal (SkvSystemsPage *self, const char *id);

G_END_DECLS
