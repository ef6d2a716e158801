/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The address that opens a letter in whatever program people write theirs with, by RFC 6068.
 * @recipients: escaped, with commas between; the rest is escaped here. (transfer full) */
char *skv_mail_uri (const char *recipients, const char *subject, const char *body);

G_END_DECLS
