/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/filter/filter-bar-private.h"

#include <glib/gi18n-lib.h>

#include "app/filter/name-dialog.h"
#include "app/menus.h"
#include "app/plan-files.h"
#include "core/exchange/view-filter.h"

static void
on_view (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvFilterBar *self = SKV_FILTER_BAR (widget);
  const SkvView *view = skv_plan_lookup (skv_session_get_plan (self->session), SKV_KIND_VIEW,
                                         g_variant_get_string (parameter, NULL));

  if (view != NULL)
    skv_session_set_view (self->session, view);
}

/* A view of that name is replaced: nobody wants two of one name in a menu. */
static void
save (const char *name, gpointer data)
{
  SkvFilterBar *self = SKV_FILTER_BAR (data);
  g_autoptr (SkvEdit) edit = NULL;
  SkvView *present;
  g_autofree char *label = NULL;
  const SkvView *known;
  SkvView *made;

  if (self->session == NULL)
    return;
  known = skv_view_find (skv_session_get_plan (self->session), name);
  present = skv_filter_bar_copy_view (self);
  made = skv_record_new (SKV_KIND_VIEW, known != NULL ? known->parent.id : NULL);
  skv_set_text (&made->name, name);
  skv_set_text (&made->search, present->search);
  for (SkvFilterList list = 0; list < SKV_FILTER_N_LISTS; list++)
    skv_set_texts (skv_filter_view_list (made, list),
                   (const char *const *) *skv_filter_view_list (present, list));
  skv_record_unref (present);
  label = g_strdup_printf (_("Save the view “%s”"), name);
  edit = skv_edit_new (label);
  skv_edit_put (edit, made);
  skv_session_apply (self->session, edit);
}

static char *
note (const char *name, gpointer data, gboolean *taken)
{
  SkvFilterBar *self = SKV_FILTER_BAR (data);

  return self->session != NULL && skv_view_find (skv_session_get_plan (self->session), name) != NULL
           ? g_strdup (_("The view of this name is replaced"))
           : NULL;
}

static void
on_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvFilterBar *self = SKV_FILTER_BAR (widget);
  const SkvView *view = skv_session_get_view (self->session);
  g_autofree char *words = NULL;

  if (view == NULL)
    return;
  words = skv_view_words (skv_session_get_plan (self->session), view);
  skv_name_dialog_ask (widget, _("Save This View"),
                       _("What is shown now can be chosen again by this name."), words, save, note,
                       g_object_ref (self), g_object_unref);
}

static void
on_departments (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvFilterBar *self = SKV_FILTER_BAR (widget);
  guint n;
  g_autoptr (SkvEdit) edit = skv_views_for_departments (skv_session_get_plan (self->session), &n);

  if (edit != NULL)
    skv_session_apply (self->session, edit);
  else
    skv_session_tell (self->session, _("Each department has a view already."));
}

static void
on_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvFilterBar *self = SKV_FILTER_BAR (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  const SkvView *view = skv_plan_lookup (skv_session_get_plan (self->session), SKV_KIND_VIEW, id);
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (view == NULL)
    return;
  label = g_strdup_printf (_("Delete the view “%s”"), view->name);
  edit = skv_edit_new (label);
  skv_edit_remove (edit, SKV_KIND_VIEW, id);
  skv_session_apply (self->session, edit);
}

/* --- the menu -------------------------------------------------------------------------------- */

static GMenuModel *
list_views (SkvPlan *plan, const char *action)
{
  GMenu *menu = g_menu_new ();

  skv_menu_append_records (menu, skv_plan_get_records (plan, SKV_KIND_VIEW), action);
  return G_MENU_MODEL (menu);
}

void
skv_filter_bar_update_views (SkvFilterBar *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  gboolean writable = !skv_plan_files_is_read_only (plan);
  gboolean any = skv_plan_get_records (plan, SKV_KIND_VIEW)->len > 0;
  g_autoptr (GMenu) menu = g_menu_new (), keep = g_menu_new ();
  g_autoptr (GMenuModel) views = list_views (plan, "filter.view"),
                         deletions = list_views (plan, "filter.delete-view");

  g_menu_append (keep, _("_Save This View…"), "filter.save-view");
  g_menu_append (keep, _("_One for Each Department"), "filter.department-views");
  if (any)
    g_menu_append_submenu (keep, _("_Delete a View"), deletions);
  g_menu_append_section (menu, NULL, views);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (keep));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->views_button), G_MENU_MODEL (menu));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "filter.save-view",
                                 writable && skv_session_get_view (self->session) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "filter.department-views",
                                 writable &&
                                   skv_plan_get_records (plan, SKV_KIND_DEPARTMENT)->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "filter.delete-view", writable);
}

void
skv_filter_bar_views_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "filter.view", "s", on_view);
  gtk_widget_class_install_action (widget_class, "filter.save-view", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "filter.department-views", NULL, on_departments);
  gtk_widget_class_install_action (widget_class, "filter.delete-view", "s", on_delete);
}
