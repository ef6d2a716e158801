/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

/* What the view asks others to do. */

void
skv_year_view_activate_item (SkvYearView *self, const char *id)
{
  g_autofree char *copy = g_strdup (id);

  if (copy != NULL)
    g_signal_emit_by_name (self, "activate-item", copy);
}

void
skv_year_view_create_item (SkvYearView *self, SkvDay day)
{
  if (day != SKV_DAY_NONE)
    g_signal_emit_by_name (self, "create-item", (int) day);
}

void
skv_year_view_create_span (SkvYearView *self, gint64 from, gint64 to, gboolean all_day)
{
  g_signal_emit_by_name (self, "create-span", from, to, all_day);
}

void
skv_year_view_explain_day (SkvYearView *self, SkvDay day)
{
  if (day != SKV_DAY_NONE)
    g_signal_emit_by_name (self, "explain-day", (int) day);
}

void
skv_year_view_add_occurrence (SkvYearView *self, const char *rule, SkvDay day)
{
  if (day != SKV_DAY_NONE)
    g_signal_emit_by_name (self, "add-occurrence", rule, (int) day);
}
