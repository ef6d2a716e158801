/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/year-painter.h"

G_BEGIN_DECLS

/* What year-painter.c draws of a week otherwise than of a folded row. */

/* days of the week with their dates, in the header */
void skv_week_paint_header (SkvCanvas *canvas,
                            const SkvYearLayout *layout,
                            const SkvYearTheme *theme,
                            const SkvYearScene *scene);
/* hours and their lines, over the shades of the days */
void
skv_week_paint_hours (SkvCanvas *canvas, const SkvYearLayout *layout, const SkvYearTheme *theme);

G_END_DECLS
