/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The legend along the lower edge of a year view; only that makes one. */
#define SKV_TYPE_YEAR_STRIP (skv_year_strip_get_type ())
G_DECLARE_FINAL_TYPE (SkvYearStrip, skv_year_strip, SKV, YEAR_STRIP, GtkWidget)

G_END_DECLS
