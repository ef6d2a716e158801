/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/page.h"

G_BEGIN_DECLS

#define SKV_TYPE_ORGANISATIONS_PAGE (skv_organisations_page_get_type ())
G_DECLARE_FINAL_TYPE (
  SkvOrganisationsPage, skv_organisations_page, SKV, ORGANISATIONS_PAGE, SkvPage)

/**
 * SkvOrganisationsPage:
 *
 * The organisations of a plan with the time in which they exist, their departments, and the days
 * that are special here: holidays, half-days and school holidays that the country does not have, or
 * has otherwise.
 */

G_END_DECLS
