/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/calendar/rule-preview.h"

G_BEGIN_DECLS

#define SKV_TYPE_PREVIEW_LINE (skv_preview_line_get_type ())
G_DECLARE_FINAL_TYPE (SkvPreviewLine, skv_preview_line, SKV, PREVIEW_LINE, GObject)

/* One line of a preview: a year as a heading, or the days that belong together, in words. */
SkvPreviewLine *skv_preview_line_new_year (int year);
SkvPreviewLine *skv_preview_line_new (const SkvPreviewGroup *group, gboolean against_saved);

gboolean skv_preview_line_is_heading (SkvPreviewLine *self);
/* Markup; all (transfer none), those of a heading and an empty detail are "" */
const char *skv_preview_line_get_dates (SkvPreviewLine *self);
const char *skv_preview_line_get_detail (SkvPreviewLine *self);
/* "moved", "unresolved", … (nullable), with an icon and a style class of its own */
const char *skv_preview_line_get_mark (SkvPreviewLine *self);
const char *skv_preview_line_get_icon (SkvPreviewLine *self);
const char *skv_preview_line_get_style (SkvPreviewLine *self);
/* against the saved rule: "new", "changed", "gone" (nullable) */
const char *skv_preview_line_get_change (SkvPreviewLine *self);

G_END_DECLS
