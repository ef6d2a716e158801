/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * skv_any_locale:
 *
 * A locale that every machine has, in UTF-8, and in which gettext follows the variable LANGUAGE.
 * That is for LC_MESSAGES: a server often has no locale but "C.UTF-8", and since glibc 2.39 that is
 * like "C" to gettext, which then translates nothing.
 *
 * Returns: (transfer none): a name for setlocale() and newlocale()
 */
const char *skv_any_locale (void);

/* Does a program's own locale, as setlocale (LC_MESSAGES, "") gave it, keep gettext from following
 * LANGUAGE, although it is one that people choose for its UTF-8? @name (nullable) */
gboolean skv_any_locale_is_needed (const char *name);

G_END_DECLS
