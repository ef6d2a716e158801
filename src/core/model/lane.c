/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/records.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *title;
} lanes[] = {
  { "holiday", N_("Public holidays and eves") },
  { "exam", N_("Exams and all-day tests") },
  { "freeze", N_("Freezes") },
  { "critical", N_("Critical periods") },
  { "meeting", N_("Political meetings") },
  { "window", N_("Service windows") },
  { "maintenance", N_("Maintenance") },
  { "vendor", N_("Vendors' work") },
  { "outage", N_("Outages") },
};

const char *const *
skv_lane_builtins (void)
{
  static const char *names[G_N_ELEMENTS (lanes) + 1];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (lanes); i++)
        names[i] = lanes[i].name;
      g_once_init_leave (&ready, 1);
    }
  return names;
}

const char *
skv_lane_builtin_title (const char *lane)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      if (g_strcmp0 (lanes[i].name, lane) == 0)
        return _(lanes[i].title);
    }
  return NULL;
}
