/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The address of a server that a password may be sent to: https, or http on this computer. NULL
 * with SKV_SYNC_ERROR_ADDRESS (transfer full) */
GUri *skv_dav_address_parse (const char *text, GError **error);
/* Servers and we may escape different characters of one path: a segment at a time it is undone and
 * made again. (transfer full) */
char *skv_dav_path_spell (const char *path);

G_END_DECLS
