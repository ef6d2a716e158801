/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Tells how long the main loop was kept from going round, for tests and for whoever looks for what
 * makes the program hang. Switched on by the environment variable SKV_TEST_LOOP, which names a file
 * ("-": standard error) that gets a line for each stretch of 100 ms or more:
 *
 *   MILLISECONDS CPU_MILLISECONDS SECONDS_SINCE_START
 *
 * and at the end "longest" with the same of the longest. CPU time is that of the main thread alone:
 * on a busy machine it says what the program did, and the other what the machine let it do.
 */
void skv_loop_watch_start (void);
void skv_loop_watch_stop (void);

G_END_DECLS
