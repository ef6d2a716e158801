/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/course/site-rows.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"
#include "core/exchange/sites.h"

struct _SkvSiteRows
{
  AdwPreferencesGroup *group; /* outlives the rows */
  GPtrArray *sites;           /* (owned) (element-type SkvSite) */
  GPtrArray *rows;            /* (element-type GtkWidget): beside sites */
  char *language;             /* (owned) (nullable) */
  void (*changed) (gpointer data);
  gpointer data;
  gboolean is_changed;
};

static void
tell (SkvSiteRows *self)
{
  self->is_changed = TRUE;
  self->changed (self->data);
}

/* where the row of @widget is; FALSE if it is just being taken away */
static gboolean
find_row (SkvSiteRows *self, GtkWidget *widget, guint *index)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);

  return row != NULL && g_ptr_array_find (self->rows, row, index);
}

static void
on_ticked (GtkCheckButton *button, SkvSiteRows *self)
{
  guint index;

  if (!find_row (self, GTK_WIDGET (button), &index))
    return;
  ((SkvSite *) self->sites->pdata[index])->done = gtk_check_button_get_active (button);
  tell (self);
}

static void
on_removed (GtkButton *button, SkvSiteRows *self)
{
  guint index;
  GtkWidget *row;

  if (!find_row (self, GTK_WIDGET (button), &index))
    return;
  row = self->rows->pdata[index];
  /* The keyboard goes on with the one after it. */
  gtk_widget_child_focus (GTK_WIDGET (self->group), GTK_DIR_TAB_FORWARD);
  g_ptr_array_remove_index (self->rows, index);
  g_ptr_array_remove_index (self->sites, index);
  adw_preferences_group_remove (self->group, row);
  tell (self);
}

static void
add_row (SkvSiteRows *self, const SkvSite *site)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_check_button_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *label = g_strdup_printf (_("Remove %s"), site->name);
  g_autofree char *days =
    site->start != SKV_DAY_NONE ? skv_words_date_range (site->start, site->end) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), site->name);
  if (days != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), days);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), site->done);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, site->name,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  g_signal_connect (tick, "toggled", G_CALLBACK (on_ticked), self);
  g_signal_connect (button, "clicked", G_CALLBACK (on_removed), self);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

SkvSiteRows *
skv_site_rows_new (AdwPreferencesGroup *group,
                   GPtrArray *sites,
                   const char *language,
                   void (*changed) (gpointer data),
                   gpointer data)
{
  SkvSiteRows *self = g_new0 (SkvSiteRows, 1);

  self->group = group;
  self->sites = sites;
  self->rows = g_ptr_array_new ();
  self->language = g_strdup (language);
  self->changed = changed;
  self->data = data;
  for (guint i = 0; i < sites->len; i++)
    add_row (self, g_ptr_array_index (sites, i));
  return self;
}

void
skv_site_rows_free (SkvSiteRows *self)
{
  if (self == NULL)
    return;
  /* The window may keep the rows for as long as it is closing. */
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_sensitive (self->rows->pdata[i], FALSE);
  g_ptr_array_unref (self->sites);
  g_ptr_array_unref (self->rows);
  g_free (self->language);
  g_free (self);
}

GPtrArray *
skv_site_rows_get (SkvSiteRows *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->sites;
}

gboolean
skv_site_rows_is_changed (SkvSiteRows *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->is_changed;
}

gboolean
skv_site_rows_add (SkvSiteRows *self, const char *text, int year)
{
  SkvSite *site;

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  if (self->sites->len >= SKV_SITES_MAX)
    return FALSE;
  site = skv_site_read (text, self->language, year);
  if (site == NULL)
    return FALSE;
  g_ptr_array_add (self->sites, site);
  add_row (self, site);
  self->is_changed = TRUE;
  return TRUE;
}
