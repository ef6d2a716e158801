/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/model/plan.h"

G_BEGIN_DECLS

/*
 * What windows have in common that show sheets of paper beside what can be chosen of them: a
 * header, the choices at the left and the sheets at the right (below each other where it is
 * narrow), and a line for what is wrong.
 */

/* space around a sheet in its preview */
#define SKV_SHEET_FRAME_MARGIN 12.0

typedef struct
{
  GtkWidget *header;
  GtkWidget *work_bar; /* under the header, while something is being made */
  GtkWidget *choices;
  GtkWidget *preview;
} SkvSheetFrame;

/* Puts them into @window; gives the label of what is wrong (transfer none) */
GtkLabel *skv_sheet_frame_install (AdwWindow *window, const SkvSheetFrame *frame);

/* @group, scrolled where it has no room (transfer floating) */
GtkWidget *skv_sheet_frame_choices_new (AdwPreferencesGroup *group);
/* a row more at the end of @group; NULL-terminated @choices (transfer none) */
AdwComboRow *skv_sheet_frame_add_combo (AdwPreferencesGroup *group,
                                        const char *title,
                                        const char *const *choices,
                                        guint selected);
/* of skv_page_languages(), the plan's at first (transfer none) */
AdwComboRow *skv_sheet_frame_add_languages (AdwPreferencesGroup *group, SkvPlan *plan);

/* a blank sheet with its shadow, where @cr is */
void skv_sheet_frame_paint_paper (cairo_t *cr, double width, double height);

G_END_DECLS
