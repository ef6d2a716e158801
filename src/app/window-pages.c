/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Narrower than that, what is shown lies below the rail when that is asked for. */
#define WIDE_ENOUGH_FOR_RAIL 820
/* Narrower than the first, the word on the button for a job does not fit in the header bar; than
 * the second, neither does the title, nor the button for today, nor undo and redo, which are in the
 * menu. */
#define WIDE_ENOUGH_FOR_WORDS 1080
#define WIDE_ENOUGH_FOR_BUTTONS 640

/* in the order of the rail, see window.ui */
static const char *const pages[] = { "year",   "list",          "conflicts", "rules",  "systems",
                                     "people", "organisations", "sources",   "history" };

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
  gboolean has_rail = width >= WIDE_ENOUGH_FOR_RAIL;
  gboolean has_buttons = width >= WIDE_ENOUGH_FOR_BUTTONS;

  if (has_rail != (adw_flap_get_fold_policy (self->rail_flap) == ADW_FLAP_FOLD_POLICY_NEVER))
    {
      adw_flap_set_fold_policy (self->rail_flap, has_rail ? ADW_FLAP_FOLD_POLICY_NEVER
                                                          : ADW_FLAP_FOLD_POLICY_ALWAYS);
      adw_flap_set_reveal_flap (self->rail_flap, has_rail);
    }
  gtk_widget_set_visible (self->rail_button, has_plan && !has_rail);
  gtk_widget_set_visible (GTK_WIDGET (self->title), has_buttons || !has_plan);
  adw_header_bar_set_decoration_layout (self->header, has_buttons ? NULL : ":close");
  gtk_widget_set_visible (self->today_button, has_buttons);
  gtk_widget_set_visible (self->step_buttons, has_buttons);
  adw_button_content_set_label (self->job_content,
                                width >= WIDE_ENOUGH_FOR_WORDS ? _("_Maintenance") : "");
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

void
skv_window_install_page_accelerators (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *action = g_strconcat ("win.show-page::", pages[i], NULL);
      g_autofree char *key = g_strdup_printf ("<Control>%u", i + 1);

      gtk_application_set_accels_for_action (application, action,
                                             (const char *const[]){ key, NULL });
    }
}
