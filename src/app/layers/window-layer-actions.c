/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

/* What-ifs and versions as actions of the window, in the table of window-actions.c. */

void
skv_window_on_layers (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_show_layers (SKV_WINDOW (widget));
}

void
skv_window_on_new_what_if (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_new_what_if (SKV_WINDOW (widget));
}

void
skv_window_on_show_layer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_show_layer (SKV_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* "adopt" or "list-layer" */
void
skv_window_on_list_layer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_list_layer (SKV_WINDOW (widget), g_variant_get_string (parameter, NULL),
                         g_str_has_suffix (name, "adopt"));
}

void
skv_window_on_compare_versions (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *before, *after;

  g_variant_get (parameter, "(&s&s)", &before, &after);
  skv_window_compare_versions (SKV_WINDOW (widget), before, after);
}

void
skv_window_on_read_version (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_read_version (SKV_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

void
skv_window_on_adopt_layer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_adopt_layer (SKV_WINDOW (widget));
}

void
skv_window_on_list_changes (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_list_changes (SKV_WINDOW (widget));
}

void
skv_window_on_leave_layer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_leave_layer (SKV_WINDOW (widget));
}
