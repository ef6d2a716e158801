/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/canvas.h"

G_BEGIN_DECLS

/**
 * SkvFlow:
 *
 * Short entries one after the other, in as many lines as they need: "1 January  New Year's Day". If
 * there are too many for the height, the last words say how many more there are.
 */
typedef struct _SkvFlow SkvFlow;

/* @heading: before the first entry */
SkvFlow *skv_flow_new (const char *heading, double size);
void skv_flow_free (SkvFlow *self);
/* @key is set bold before @text */
void skv_flow_add (SkvFlow *self, const char *key, const char *text);
guint skv_flow_get_n (const SkvFlow *self);
/* the height that it needs at a width, but at most @most; 0 without entries */
double skv_flow_measure (const SkvFlow *self, SkvCanvas *canvas, double width, double most);
/* gives how many entries there was no room for */
guint skv_flow_paint (const SkvFlow *self, SkvCanvas *canvas, SkvColor color, SkvBox box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvFlow, skv_flow_free)

G_END_DECLS
