/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

#include "app/compat.h"

static void
append_string (GString *text, const char *string)
{
  g_string_append_c (text, '"');
  for (const char *p = string; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (text, '\\');
      if ((guchar) *p < 0x20)
        g_string_append_printf (text, "\\u%04x", (guint) (guchar) *p);
      else
        g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static void
append_box (GString *text, const char *name, const SkvBox *box, double dx, double dy)
{
  if (text->str[text->len - 1] != '{')
    g_string_append_c (text, ',');
  append_string (text, name);
  g_string_append_printf (text, ":[%d,%d,%d,%d]", (int) (box->x + dx), (int) (box->y + dy),
                          (int) box->width, (int) box->height);
}

/* from the layout to the surface, with what the frame of the window takes */
static void
get_offset (SkvYearView *self, double *dx, double *dy)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  double x, y;

  *dx = 0;
  *dy = -skv_year_view_get_scroll (self);
  if (native == NULL)
    return;
  gtk_native_get_surface_transform (native, &x, &y);
  *dx += x;
  *dy += y;
  if (skv_widget_find_point (GTK_WIDGET (self), GTK_WIDGET (native), 0, 0, &x, &y))
    {
      *dx += x;
      *dy += y;
    }
}

/* what the pixels are that the window is drawn on, and what a click has chosen */
static void
append_state (GString *text, SkvYearView *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  int scale = surface != NULL ? gdk_surface_get_scale_factor (surface) : 0;
  const char *selected = skv_session_get_selected (self->session);

  g_string_append_printf (text, ",\"size\":[%d,%d],\"selected\":",
                          surface != NULL ? scale * gdk_surface_get_width (surface) : 0,
                          surface != NULL ? scale * gdk_surface_get_height (surface) : 0);
  append_string (text, selected != NULL ? selected : "");
}

char *
skv_year_view_dump (SkvYearView *self)
{
  GString *text = g_string_new ("{\"items\":{");
  gboolean shown;
  double dx, dy;
  SkvBox box;

  g_return_val_if_fail (SKV_IS_YEAR_VIEW (self), NULL);

  shown = skv_year_view_ensure (self);
  get_offset (self, &dx, &dy);
  for (guint i = 0; shown && i < skv_year_picture_get_n_bars (self->picture); i++)
    {
      const SkvPictureBar *bar = skv_year_picture_get_bar (self->picture, i);

      if (!bar->ghost && skv_year_view_item_box (self, bar->id, 0, &box))
        append_box (text, bar->id, &box, dx, dy);
    }
  g_string_append (text, "},\"days\":{");
  for (SkvDay day = shown ? skv_year_layout_get_from (self->layout) : 0;
       shown && day < skv_year_layout_get_to (self->layout); day++)
    {
      g_autofree char *name = skv_day_format (day);

      if (skv_year_layout_day_cell (self->layout, day, &box.x, &box.y, &box.width, &box.height))
        append_box (text, name, &box, dx, dy);
    }
  g_string_append_c (text, '}');
  append_state (text, self);
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}
