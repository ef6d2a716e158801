/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/page.h"

G_BEGIN_DECLS

#define SKV_TYPE_SOURCES_PAGE (skv_sources_page_get_type ())
G_DECLARE_FINAL_TYPE (SkvSourcesPage, skv_sources_page, SKV, SOURCES_PAGE, SkvPage)

/**
 * SkvSourcesPage:
 *
 * The lanes in their order, and under each where its items came from: files with what has become of
 * them since, what was typed by hand, rules.
 */

/* @problem: (nullable): why the file of that source could not be read just now; NULL: it could */
void skv_sources_page_tell_problem (SkvSourcesPage *self, const char *source, const char *problem);

G_END_DECLS
