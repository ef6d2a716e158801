/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/year-theme.h"

G_BEGIN_DECLS

/* Colours for paper: no two looks differ by colour alone, but by pattern or by how light they are,
 * for a copier knows no colours. @grey: for printers without colours. (transfer none) */
const SkvYearTheme *skv_paper_theme_get (gboolean grey);

G_END_DECLS
