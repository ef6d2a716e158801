/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/canvas.h"

G_BEGIN_DECLS

/**
 * SkvSvgCanvas:
 *
 * A canvas that writes SVG to stand within a page, with letters as text, for light and dark at
 * once: each colour is a class ("k0", "k1" …) whose colour the page's style says. The same is
 * painted twice, first with dark colours, and then, after skv_canvas_svg_turn(), with light ones.
 */
SkvCanvas *skv_canvas_svg_new (void);
void skv_canvas_svg_free (SkvCanvas *canvas);
/* What was painted so far was dark; the same follows in light. */
void skv_canvas_svg_turn (SkvCanvas *canvas);
/* the elements without <svg> around them (transfer none) */
const char *skv_canvas_svg_get (SkvCanvas *canvas);
/* the classes as CSS, those of @dark or of light (transfer full) */
char *skv_canvas_svg_style (SkvCanvas *canvas, gboolean dark);

G_END_DECLS
