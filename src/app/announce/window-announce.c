/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include "app/announce/announce-window.h"
#include "app/announce/publish-window.h"
#include "app/present.h"
#include "core/calendar/notice-timeline.h"

/* @id (nullable): the year */
static void
announce (SkvWindow *self, const char *id)
{
  skv_present_over (skv_announce_window_new (self->session, id), GTK_WIDGET (self));
}

static gboolean
is_told (const SkvOccurrence *one)
{
  return one != NULL && (skv_notice_tells_lane (one->lane) || g_str_equal (one->lane, "outage"));
}

void
skv_window_announce (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvWindow *self = SKV_WINDOW (widget);
  const char *id = skv_session_get_selected (self->session);
  g_autoptr (SkvOccurrences) found =
    id != NULL ? skv_occurrences_find (skv_session_get_plan (self->session), id) : NULL;
  const SkvOccurrence *one = found != NULL ? skv_occurrences_lookup (found, id) : NULL;

  announce (self, is_told (one) ? one->id : NULL);
}

void
skv_window_announce_year (GtkWidget *widget, const char *name, GVariant *parameter)
{
  announce (SKV_WINDOW (widget), NULL);
}

void
skv_window_announce_for (GtkWidget *widget, const char *name, GVariant *parameter)
{
  announce (SKV_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

void
skv_window_publish (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_present_over (skv_publish_window_new (SKV_WINDOW (widget)->session), widget);
}
