/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/store/store.h"

G_BEGIN_DECLS

/* The application's clock, the only one that it asks. In an end-to-end test the environment has
 * SKV_TEST_NOW=FILE, and it is what stands in the file: seconds since the epoch. */
gint64 skv_app_clock_now (void);
const SkvClock *skv_app_clock_get (void);

G_END_DECLS
