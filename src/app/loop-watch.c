/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/loop-watch.h"

#include <stdio.h>
#include <time.h>

/* People notice from about here on. */
#define TOLD_MILLISECONDS 100.0

typedef struct
{
  FILE *file; /* (owned) (nullable): NULL: not watching */
  GPollFunc poll;
  gint64 start;
  gint64 awake; /* since when the loop has been at work; microseconds */
  double awake_cpu;
  double longest;
  double longest_cpu;
  double longest_at;
} Watch;

static Watch watch;

static double
cpu_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
take_stretch (void)
{
  gint64 now = g_get_monotonic_time ();
  double took = (double) (now - watch.awake) / 1e3, cpu = cpu_milliseconds () - watch.awake_cpu;
  double at = (double) (now - watch.start) / 1e6;

  if (took > watch.longest)
    {
      watch.longest = took;
      watch.longest_cpu = cpu;
      watch.longest_at = at;
    }
  if (took < TOLD_MILLISECONDS)
    return;
  fprintf (watch.file, "%.0f %.0f %.2f\n", took, cpu, at);
  fflush (watch.file);
}

/* What the loop does lies between one waiting and the next. */
static int
wait_and_measure (GPollFD *fds, guint n, int timeout)
{
  int result;

  take_stretch ();
  result = watch.poll (fds, n, timeout);
  watch.awake = g_get_monotonic_time ();
  watch.awake_cpu = cpu_milliseconds ();
  return result;
}

void
skv_loop_watch_start (void)
{
  const char *path = g_getenv ("SKV_TEST_LOOP");

  if (path == NULL || watch.file != NULL)
    return;
  watch.file = g_str_equal (path, "-") ? stderr : fopen (path, "a");
  if (watch.file == NULL)
    return;
  watch.start = watch.awake = g_get_monotonic_time ();
  watch.awake_cpu = cpu_milliseconds ();
  watch.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, wait_and_measure);
}

void
skv_loop_watch_stop (void)
{
  if (watch.file == NULL)
    return;
  g_main_context_set_poll_func (NULL, watch.poll);
  fprintf (watch.file, "longest %.0f %.0f %.2f\n", watch.longest, watch.longest_cpu,
           watch.longest_at);
  if (watch.file != stderr)
    fclose (watch.file);
  watch.file = NULL;
}
