/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/exchange/error.h"

G_BEGIN_DECLS

/* Files from elsewhere are taken apart in a process of their own, skv-guard, which may use no more
 * than this of memory and time, and which can hurt nobody when it goes wrong. */

#define SKV_GUARD_MEMORY (448 * G_GUINT64_CONSTANT (1024) * 1024)
#define SKV_GUARD_CPU_SECONDS 8
#define SKV_GUARD_SECONDS 9
#define SKV_GUARD_MAX_OUTPUT (64 * 1024 * 1024)

/**
 * skv_guard_run:
 * @words: what to do: "ics", "csv" or "text", the zone's name, the year; NULL-terminated
 * @input: what the process reads
 * @cancellable: (nullable): ends the process
 *
 * Waits for the process, for %SKV_GUARD_SECONDS at the most; may be called in any thread. The
 * program is $SKV_GUARD, or skv-guard beside this one, or where it was installed.
 *
 * Returns: (transfer full): what it wrote, to be trusted no more than @input; NULL with
 *   SKV_EXCHANGE_ERROR_TOO_LARGE if it needed too much, or SKV_EXCHANGE_ERROR_FAILED
 */
GBytes *
skv_guard_run (const char *const *words, GBytes *input, GCancellable *cancellable, GError **error);

/* Called first by the guarded process: from now on the limits hold for it. FALSE: they do not. */
gboolean skv_guard_confine (void);

G_END_DECLS
