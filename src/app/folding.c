/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/folding.h"

#include "app/compat.h"

typedef struct
{
  SkvTwoPanes *leaflet; /* (owned) */
  GtkWidget *widget;    /* (owned) */
} Folding;

static void
folding_free (gpointer data)
{
  Folding *folding = data;

  g_object_unref (folding->leaflet);
  g_object_unref (folding->widget);
  g_free (folding);
}

static gboolean
follow (gpointer data)
{
  Folding *folding = data;

  gtk_widget_set_visible (folding->widget, skv_two_panes_get_folded (folding->leaflet));
  return G_SOURCE_REMOVE;
}

/* A leaflet folds while it is given its size: what is shown or hidden in that moment has none. */
static void
on_folded (SkvTwoPanes *leaflet, GParamSpec *pspec, GtkWidget *widget)
{
  Folding *folding = g_new0 (Folding, 1);

  folding->leaflet = g_object_ref (leaflet);
  folding->widget = g_object_ref (widget);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow, folding, folding_free);
}

void
skv_folding_show (SkvTwoPanes *leaflet, GtkWidget *widget)
{
  g_return_if_fail (SKV_IS_TWO_PANES (leaflet));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_set_visible (widget, skv_two_panes_get_folded (leaflet));
  g_signal_connect_object (leaflet, "notify::folded", G_CALLBACK (on_folded), widget, 0);
}

static gboolean
limit (gpointer data)
{
  AdwClamp *clamp = data;
  int most = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (clamp), "skv-limit"));

  adw_clamp_set_maximum_size (clamp, most);
  adw_clamp_set_tightening_threshold (clamp, most);
  return G_SOURCE_REMOVE;
}

void
skv_folding_limit (AdwClamp *clamp, GtkWidget *other, int width, int beside, int alone)
{
  int most = alone, natural;

  g_return_if_fail (ADW_IS_CLAMP (clamp));

  gtk_widget_measure (other, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  if (width > beside + natural)
    most = beside;
  if (adw_clamp_get_maximum_size (clamp) == most)
    return;
  g_object_set_data (G_OBJECT (clamp), "skv-limit", GINT_TO_POINTER (most));
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, limit, g_object_ref (clamp), g_object_unref);
}
