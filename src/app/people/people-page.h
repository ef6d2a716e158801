/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/page.h"

G_BEGIN_DECLS

#define SKV_TYPE_PEOPLE_PAGE (skv_people_page_get_type ())
G_DECLARE_FINAL_TYPE (SkvPeoplePage, skv_people_page, SKV, PEOPLE_PAGE, SkvPage)

/**
 * SkvPeoplePage:
 *
 * Who is who: organisations with their departments and the posts, lists and shared phones in each;
 * beside them what there is to know of one, and what it answers for. In a narrow window one of the
 * two is shown.
 */

/* Shows a contact or a department, by its id, whatever the search left out. */
void skv_people_page_reveal (SkvPeoplePage *self, const char *id);

G_END_DECLS
