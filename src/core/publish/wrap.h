/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/canvas.h"

G_BEGIN_DECLS

/* A text in as many lines as it needs at a width, broken between words, and within one only where
 * no line holds it; more than a few hundred lines are left out. @ruler measures. (transfer full)
 * (element-type utf8) */
GPtrArray *
skv_wrap_words (SkvCanvas *ruler, const SkvTextStyle *style, double width, const char *text);

G_END_DECLS
