/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Narrower than the first, title, pages and buttons do not fit beside each other in the header bar:
 * then the pages are chosen at the bottom. Narrower than the second, the title and the word on the
 * button for a job do not fit with them; the button beside says what is shown. Narrower than the
 * third, pages do not in every language with the icons beside the words: they are above them. */
#define WIDE_ENOUGH 1080
#define WIDE_ENOUGH_FOR_TITLE 1400
#define WIDE_ENOUGH_FOR_WORDS 1600

static int
get_width (SkvWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  int width, height;

  if (surface != NULL)
    return gdk_surface_get_width (surface);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height); /* both: 4.8 writes to NULL */
  return width;
}

void
skv_window_update_pages (SkvWindow *self)
{
  gboolean has_plan = self->session != NULL;
  const char *page = adw_view_stack_get_visible_child_name (self->views);
  gboolean is_year = g_strcmp0 (page, "year") == 0;
  int width = get_width (self);
  gboolean is_wide = width >= WIDE_ENOUGH;
  gboolean is_roomy = width >= WIDE_ENOUGH_FOR_TITLE;

  adw_view_switcher_set_policy (self->switcher, width >= WIDE_ENOUGH_FOR_WORDS
                                                  ? ADW_VIEW_SWITCHER_POLICY_WIDE
                                                  : ADW_VIEW_SWITCHER_POLICY_NARROW);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), has_plan && is_wide);
  gtk_widget_set_visible (self->start_title, has_plan && is_roomy);
  adw_button_content_set_label (self->job_content, is_roomy ? _("_Maintenance") : "");
  adw_view_switcher_bar_set_reveal (self->switcher_bar, has_plan && !is_wide);
  gtk_widget_set_visible (self->plan_buttons, has_plan);
  /* Rules and local days tell what they give in the year that is shown. */
  gtk_widget_set_visible (self->year_buttons, has_plan);
  gtk_widget_set_visible (self->job_button, is_year || g_strcmp0 (page, "list") == 0);
  gtk_widget_set_visible (self->sidebar_button, is_year);
}

void
skv_window_show_page (SkvWindow *self, const char *page)
{
  GtkWidget *child = adw_view_stack_get_child_by_name (self->views, page);

  if (child == NULL)
    return;
  adw_view_stack_set_visible_child (self->views, child);
  if (strcmp (page, "year") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->year_view));
  else if (strcmp (page, "list") == 0 || strcmp (page, "rules") == 0 ||
           strcmp (page, "systems") == 0)
    gtk_widget_grab_focus (child);
  else
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
on_realize (SkvWindow *self)
{
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)), "notify::width",
                           G_CALLBACK (skv_window_update_pages), self, G_CONNECT_SWAPPED);
  skv_window_update_pages (self);
}

void
skv_window_install_pages (SkvWindow *self)
{
  g_signal_connect (self, "realize", G_CALLBACK (on_realize), NULL);
}
