/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-reader-private.h"

#include <glib/gi18n-lib.h>

/* Several versions of one event in one file. */

static int
compare_rank (const SkvIcsEvent *a, const SkvIcsEvent *b)
{
  for (gsize i = 0; i < G_N_ELEMENTS (a->rank); i++)
    if (a->rank[i] != b->rank[i])
      return a->rank[i] < b->rank[i] ? -1 : 1;
  return 0;
}

static gboolean
is_rival (const SkvIcsEvent *a, const SkvIcsEvent *b)
{
  return !a->is_override ||
         skv_ics_time_instant (&a->replaced) == skv_ics_time_instant (&b->replaced);
}

void
skv_ics_versions_keep_newest (SkvIcsCalendar *calendar, GPtrArray *kept, SkvIcsEvent *event)
{
  for (guint i = 0; i < kept->len; i++)
    {
      SkvIcsEvent *other = g_ptr_array_index (kept, i);
      int order = compare_rank (other, event);

      if (!is_rival (other, event))
        continue;
      if (skv_ics_event_equal (other, event))
        skv_ics_calendar_note (calendar, event->line, event->title,
                               _("it stands in line %u too: it was taken once"), other->line);
      else if (order != 0)
        skv_ics_calendar_note (calendar, order < 0 ? other->line : event->line, event->title,
                               _("line %u holds a newer version of it: that was taken"),
                               order < 0 ? event->line : other->line);
      else
        continue;
      if (order < 0)
        kept->pdata[i] = event;
      return;
    }
  if (kept->len > 0 && !event->is_override)
    skv_ics_calendar_note (calendar, event->line, event->title,
                           _("it has the UID of another event, in line %u: both were taken"),
                           ((const SkvIcsEvent *) g_ptr_array_index (kept, 0))->line);
  g_ptr_array_add (kept, event);
}
