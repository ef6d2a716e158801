/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/error.h"

G_BEGIN_DECLS

/* Addresses of calendars and lists that somebody else keeps. Nothing here asks a network. */

/* https, http, webcal or webcals, whatever stands behind it (nullable) */
gboolean skv_address_is_one (const char *location);

/**
 * skv_address_settle:
 * @typed: as somebody typed or pasted it: "webcal://example.org/a.ics", "example.org/a.ics"
 *
 * Returns: (transfer full): what is fetched, "https://example.org/a.ics"; NULL with
 *   SKV_EXCHANGE_ERROR_INVALID if it is no address, or holds a password, which has no place in a
 *   plan
 */
char *skv_address_settle (const char *typed, GError **error);

/* What a source of that address may be called: its last part, and whose it is if that says nothing,
 * "example.org" of "https://example.org/basic.ics" (transfer full) */
char *skv_address_name (const char *address);

G_END_DECLS
