/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/model/day.h"

G_BEGIN_DECLS

#define SKV_TYPE_APPLICATION (skv_application_get_type ())
G_DECLARE_FINAL_TYPE (SkvApplication, skv_application, SKV, APPLICATION, AdwApplication)

/**
 * SkvApplication:
 *
 * The program: opens a window for each plan that it is given, or for the last one, or one that says
 * hello. It is the only one that asks the clock.
 */
SkvApplication *skv_application_new (void);
/* tells what is due in the plan of a window that was opened (SkvWindow, which includes this) */
typedef struct _SkvWindow SkvWindow;
void skv_application_remind (SkvApplication *self, SkvWindow *window);
/* today, by this computer's clock and zone */
SkvDay skv_application_get_today (void);

G_END_DECLS
