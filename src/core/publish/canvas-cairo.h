/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "core/publish/canvas.h"

G_BEGIN_DECLS

/* A canvas that draws on a cairo context, which it keeps a reference to. (transfer full) */
SkvCanvas *skv_canvas_cairo_new (cairo_t *cr);
void skv_canvas_cairo_free (SkvCanvas *self);
/* @text as cairo can put it into a PDF (transfer full): it takes what Unicode gives no meaning,
 * such as U+FFFF, for broken text and gives the whole page up. */
char *skv_canvas_drawable (const char *text);

G_END_DECLS
