/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SKV_TYPE_PAGE_RAIL (skv_page_rail_get_type ())
G_DECLARE_FINAL_TYPE (SkvPageRail, skv_page_rail, SKV, PAGE_RAIL, GtkWidget)

/**
 * SkvPageRail:
 *
 * The pages of a stack, one below another, each its icon above its word: as many as there are fit
 * in every language, which they do not beside each other in a header bar. A page's badge number is
 * shown at its icon.
 *
 * Properties: "stack" (AdwViewStack, nullable).
 * Signal "chosen": a person chose a page, be it the one that is shown already.
 */

G_END_DECLS
