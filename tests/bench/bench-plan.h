/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <time.h>

#include "core/model/plan.h"

/* What the benchmarks share. */

#define N_SYSTEMS 500

static inline double
cpu_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static inline void
put_systems (SkvEdit *edit)
{
  for (int i = 0; i < N_SYSTEMS; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%d", i);
      SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, id);

      system->name = g_strdup_printf ("System %d", i);
      system->owner = g_strdup_printf ("Owner of %d", i); /* as a plan should have it */
      skv_edit_put (edit, system);
    }
}
