/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/page.h"

G_DEFINE_ABSTRACT_TYPE (SkvPage, skv_page, GTK_TYPE_WIDGET)

void
skv_page_rebuild (SkvPage *self)
{
  g_return_if_fail (SKV_IS_PAGE (self));

  if (self->session == NULL)
    return;
  self->stale = FALSE;
  SKV_PAGE_GET_CLASS (self)->rebuild (self);
}

void
skv_page_ensure (SkvPage *self)
{
  g_return_if_fail (SKV_IS_PAGE (self));

  if (self->stale)
    skv_page_rebuild (self);
}

static gboolean
rebuild_when_idle (gpointer data)
{
  SkvPage *self = SKV_PAGE (data);

  self->rebuild_source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    skv_page_ensure (self);
  return G_SOURCE_REMOVE;
}

void
skv_page_refresh (SkvPage *self)
{
  SkvPageClass *klass = SKV_PAGE_GET_CLASS (self);

  g_return_if_fail (SKV_IS_PAGE (self));

  if (klass->plan_changed != NULL)
    klass->plan_changed (self);
  self->stale = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (!klass->when_idle)
    skv_page_rebuild (self);
  else if (self->rebuild_source == 0)
    self->rebuild_source = g_idle_add (rebuild_when_idle, self);
}

void
skv_page_set_session (SkvPage *self, SkvSession *session)
{
  SkvPageClass *klass = SKV_PAGE_GET_CLASS (self);

  g_return_if_fail (SKV_IS_PAGE (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (g_set_object (&self->session, session) && klass->session_changed != NULL)
    klass->session_changed (self);
  if (session != NULL)
    g_signal_connect_object (session, "refreshed", G_CALLBACK (skv_page_refresh), self,
                             G_CONNECT_SWAPPED);
  skv_page_refresh (self);
}

void
skv_page_drop_session (SkvPage *self)
{

  g_return_if_fail (SKV_IS_PAGE (self));

  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
}

static void
skv_page_map (GtkWidget *widget)
{
  skv_page_ensure (SKV_PAGE (widget));
  GTK_WIDGET_CLASS (skv_page_parent_class)->map (widget);
}

static void
skv_page_dispose (GObject *object)
{
  skv_page_drop_session (SKV_PAGE (object));
  G_OBJECT_CLASS (skv_page_parent_class)->dispose (object);
}

static void
skv_page_class_init (SkvPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = skv_page_map;
}

static void
skv_page_init (SkvPage *self)
{
}
