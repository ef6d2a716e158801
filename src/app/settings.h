/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The program's settings; NULL where its schema is not installed: then nothing is remembered.
 * (transfer none) (nullable) */
GSettings *skv_settings_get (void);

G_END_DECLS
