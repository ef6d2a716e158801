/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/zone.h"

G_BEGIN_DECLS

/*
 * The zone that a name in somebody's file means: an IANA name, one with a path before it as
 * "/example.org/20070129_1/Europe/Oslo", or Windows' name, "W. Europe Standard Time" (from CLDR).
 * @was_windows: (out) (optional).
 * Returns: (transfer full) (nullable): NULL if nobody knows such a zone
 */
SkvZone *skv_zone_find_by_any_name (const char *name, gboolean *was_windows);

G_END_DECLS
