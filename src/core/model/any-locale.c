/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/any-locale.h"

#include <locale.h>
#include <string.h>

/* There is no territory XX, so that the C library, when it looks for the locale's files, goes on
 * without one and finds those of C.UTF-8; but the name stays, and gettext does not know it. */
#define NAMELESS "C_XX.UTF-8"

const char *
skv_any_locale (void)
{
  static gsize found = 0;

  if (g_once_init_enter (&found))
    {
      locale_t locale = newlocale (LC_ALL_MASK, NAMELESS, (locale_t) 0);
      const char *name = locale != (locale_t) 0 ? NAMELESS : "C.UTF-8";

      if (locale != (locale_t) 0)
        freelocale (locale);
      g_once_init_leave (&found, (gsize) name);
    }
  return (const char *) found;
}

gboolean
skv_any_locale_is_needed (const char *name)
{
  return name == NULL || strncmp (name, "C.", 2) == 0;
}
