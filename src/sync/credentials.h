/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* User names and passwords of calendar servers, in the user's keyring (the Secret Service; in
 * Flatpak its portal). They wait for it: not for the thread of a main loop. */

/* @user: (inout) (nullable): NULL finds the one that was kept last. FALSE without an error if there
 * is none. */
gboolean skv_credentials_find (
  const char *host, char **user, char **password, GCancellable *cancellable, GError **error);
gboolean skv_credentials_store (const char *host,
                                const char *user,
                                const char *password,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
