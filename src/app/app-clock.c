/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/app-clock.h"

gint64
skv_app_clock_now (void)
{
  const char *path = g_getenv ("SKV_TEST_NOW");
  g_autofree char *text = NULL;
  gint64 now;

  /* A file that is just being written holds nothing yet: it is read at the next look. */
  if (path != NULL && g_file_get_contents (path, &text, NULL, NULL) &&
      g_ascii_string_to_signed (g_strstrip (text), 10, 1, G_MAXINT64, &now, NULL))
    return now;
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gint64
now_in_seconds (gpointer data)
{
  return skv_app_clock_now ();
}

const SkvClock *
skv_app_clock_get (void)
{
  static const SkvClock clock = { now_in_seconds, NULL };

  return &clock;
}
