/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/after-paint.h"

typedef struct
{
  GtkWidget *widget; /* (owned) */
  SkvAfterPaintFunc func;
} Wait;

static void
wait_free (gpointer data)
{
  g_object_unref (((Wait *) data)->widget);
  g_free (data);
}

static gboolean
call (gpointer data)
{
  const Wait *wait = data;

  if (gtk_widget_get_realized (wait->widget))
    wait->func (wait->widget);
  return G_SOURCE_REMOVE;
}

/* At the beginning of a frame: what is idle comes when that has been laid out and drawn. */
static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->widget = g_object_ref (widget);
  wait->func = *(SkvAfterPaintFunc *) data;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, call, wait, wait_free);
  return G_SOURCE_REMOVE;
}

void
skv_after_paint (GtkWidget *widget, SkvAfterPaintFunc func)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (func != NULL);

  gtk_widget_add_tick_callback (widget, on_frame, g_memdup2 (&func, sizeof func), g_free);
}
