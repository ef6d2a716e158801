/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"

#include <string.h>

static gboolean
share_one (const char *const *a, const char *const *b)
{
  for (; *a != NULL; a++)
    {
      if (g_strv_contains (b, *a))
        return TRUE;
    }
  return FALSE;
}

gboolean
skv_window_serves (const SkvEntry *window, const SkvEntry *job)
{
  const char *const *served = window->occurrence->organisations;
  const char *const *wanted = job->occurrence->organisations;

  return served[0] == NULL || wanted[0] == NULL || share_one (served, wanted);
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const SkvEntry *first = *(const SkvEntry *const *) a, *second = *(const SkvEntry *const *) b;

  if (first->span.start != second->span.start)
    return first->span.start < second->span.start ? -1 : 1;
  return strcmp (first->occurrence->id, second->occurrence->id);
}

static void
collect (SkvSubject *subject, SkvSpan span, GPtrArray *windows)
{
  const SkvEntry *entry;
  SkvWalk walk;

  skv_walk_init (&walk, subject, SKV_ROLE_WINDOW, span);
  while ((entry = skv_walk_next (&walk)) != NULL)
    {
      if (skv_window_serves (entry, &subject->entry))
        g_ptr_array_add (windows, (gpointer) entry);
    }
  if (windows->len > 1)
    g_ptr_array_sort (windows, compare_starts);
}

GPtrArray *
skv_windows_of_job (SkvSubject *subject)
{
  g_ptr_array_set_size (subject->windows, 0);
  collect (subject, subject->entry.span, subject->windows);
  return subject->windows;
}

gboolean
skv_windows_cover (GPtrArray *windows, SkvSpan span)
{
  gint64 covered = span.start;

  for (guint i = 0; i < windows->len; i++)
    {
      const SkvEntry *window = g_ptr_array_index (windows, i);

      if (window->span.start > covered)
        break;
      covered = MAX (covered, window->span.end);
    }
  return covered >= span.end;
}

/* Windows that touch or overlap the stretch make it longer, until none does. Every round but the
 * last takes in a window more, so that it ends. */
static void
extend (SkvSubject *subject, SkvSpan *stretch)
{
  g_autoptr (GPtrArray) windows = g_ptr_array_new ();
  SkvSpan before;

  do
    {
      before = *stretch;
      g_ptr_array_set_size (windows, 0);
      collect (subject, (SkvSpan){ before.start - 1, before.end + 1 }, windows);
      for (guint i = 0; i < windows->len; i++)
        {
          const SkvEntry *window = g_ptr_array_index (windows, i);

          stretch->start = MIN (stretch->start, window->span.start);
          stretch->end = MAX (stretch->end, window->span.end);
        }
    }
  while (stretch->start < before.start || stretch->end > before.end);
}

gboolean
skv_windows_stretch (SkvSubject *subject, SkvSpan *stretch, const SkvEntry **first)
{
  GPtrArray *windows = skv_windows_of_job (subject);
  SkvSpan best = { 0, 0 };
  gint64 most = 0;

  for (guint i = 0; i < windows->len;)
    {
      const SkvEntry *window = g_ptr_array_index (windows, i);
      SkvSpan joined = window->span, common;

      for (; i < windows->len &&
             ((const SkvEntry *) g_ptr_array_index (windows, i))->span.start <= joined.end;
           i++)
        joined.end =
          MAX (joined.end, ((const SkvEntry *) g_ptr_array_index (windows, i))->span.end);
      common = skv_span_intersect (joined, subject->entry.span);
      if (common.end - common.start > most)
        {
          most = common.end - common.start;
          best = joined;
          *first = window;
        }
    }
  if (most == 0)
    return FALSE;
  extend (subject, &best);
  *stretch = best;
  return TRUE;
}

void
skv_windows_of_day (SkvSubject *subject, SkvDay day, GPtrArray *windows)
{
  guint kept = 0;

  g_ptr_array_set_size (windows, 0);
  collect (subject, skv_zone_day_span (subject->checker->zone, day), windows);
  for (guint i = 0; i < windows->len; i++)
    {
      const SkvEntry *window = g_ptr_array_index (windows, i);

      if (window->first_day == day)
        windows->pdata[kept++] = (gpointer) window;
    }
  g_ptr_array_set_size (windows, (int) kept);
}

gboolean
skv_windows_start_of_day (SkvSubject *subject, SkvDay day, gint64 *start)
{
  g_autoptr (GPtrArray) windows = g_ptr_array_new ();

  skv_windows_of_day (subject, day, windows);
  if (windows->len > 0)
    *start = ((const SkvEntry *) g_ptr_array_index (windows, 0))->span.start;
  return windows->len > 0;
}
