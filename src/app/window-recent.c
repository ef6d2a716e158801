/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/after-paint.h"
#include "app/menus.h"
#include "app/recent-plans.h"
#include "app/settings.h"

/* "county.skv" alone, or with its folder where another one is called the same (transfer full) */
static char *
label_of (GPtrArray *plans, guint index)
{
  const SkvRecentPlan *plan = g_ptr_array_index (plans, index);
  g_autofree char *name = g_file_get_basename (plan->file);

  for (guint i = 0; i < plans->len; i++)
    {
      const SkvRecentPlan *other = g_ptr_array_index (plans, i);
      g_autofree char *other_name = g_file_get_basename (other->file);

      if (i != index && g_strcmp0 (name, other_name) == 0)
        return g_file_get_parse_name (plan->file);
    }
  return g_filename_display_name (name);
}

static void
fill (SkvWindow *self)
{
  g_autoptr (GPtrArray) plans = skv_recent_plans_list ();

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; i < plans->len; i++)
    {
      const SkvRecentPlan *plan = g_ptr_array_index (plans, i);
      g_autofree char *label = label_of (plans, i), *uri = g_file_get_uri (plan->file);

      skv_menu_append_named (self->recent_menu, label, "app.open-recent", uri);
    }
  if (plans->len == 0)
    g_menu_append (self->recent_menu, _("None yet"), "app.none");
}

static void
fill_first (GtkWidget *widget)
{
  fill (SKV_WINDOW (widget));
}

void
skv_window_install_recent (SkvWindow *self)
{
  GSettings *settings = skv_settings_get ();

  if (settings != NULL)
    g_signal_connect_object (settings, "changed::recent-plans", G_CALLBACK (fill), self,
                             G_CONNECT_SWAPPED);
  skv_after_paint (GTK_WIDGET (self), fill_first);
}
