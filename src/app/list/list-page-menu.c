/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/list/list-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/menus.h"
#include "core/calendar/notice-timeline.h"
#include "core/model/codes.h"
#include "core/outage/course.h"

static GMenuModel *
make_statuses (void)
{
  GMenu *menu = g_menu_new ();

  for (int status = SKV_STATUS_PROPOSED; status <= SKV_STATUS_CANCELLED; status++)
    skv_menu_append_number (menu, skv_status_title (status), "list.status", status);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_works (void)
{
  GMenu *menu = g_menu_new ();

  for (const char *const *work = skv_works (); *work != NULL; work++)
    skv_menu_append_named (menu, skv_work_title (*work), "list.work", *work);
  skv_menu_append_named (menu, _("None"), "list.work", "");
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_priorities (void)
{
  GMenu *menu = g_menu_new ();

  for (int priority = SKV_PRIORITY_CRITICAL; priority >= SKV_PRIORITY_NONE; priority--)
    skv_menu_append_number (menu, skv_priority_title (priority), "list.priority", priority);
  return G_MENU_MODEL (menu);
}

/* those of a kind, or none */
static GMenuModel *
make_records (SkvPlan *plan, SkvKind kind, const char *action)
{
  GMenu *menu = g_menu_new ();

  skv_menu_append_records (menu, skv_plan_get_records (plan, kind), action);
  skv_menu_append_named (menu, _("None"), action, "");
  return G_MENU_MODEL (menu);
}

/* what can be done to several at once */
static GMenuModel *
make_changes (SkvListPage *self)
{
  SkvPlan *plan = skv_session_get_plan (self->base.session);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) statuses = make_statuses ();
  g_autoptr (GMenuModel) departments = make_records (plan, SKV_KIND_DEPARTMENT, "list.department");
  g_autoptr (GMenuModel) works = make_works (), priorities = make_priorities ();
  g_autoptr (GMenuModel) contacts = make_records (plan, SKV_KIND_CONTACT, "list.duty");

  g_menu_append_submenu (menu, _("S_tatus"), statuses);
  g_menu_append_submenu (menu, _("De_partment"), departments);
  g_menu_append_submenu (menu, _("_Kind of Work"), works);
  g_menu_append_submenu (menu, _("Pr_iority"), priorities);
  g_menu_append_submenu (menu, _("On D_uty"), contacts);
  g_menu_append (menu, _("_Move by Days…"), "list.move");
  g_menu_append (menu, _("_Cancel with a Reason…"), "list.cancel");
  g_menu_append (menu, _("_Delete"), "list.delete");
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_copies (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("Cop_y as Text"), "list.copy");
  g_menu_append (menu, _("Copy as CS_V"), "list.copy-csv");
  return G_MENU_MODEL (menu);
}

void
skv_list_page_update_change_menu (SkvListPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) changes = NULL, copies = NULL;

  if (self->base.session == NULL)
    return;
  changes = make_changes (self);
  copies = make_copies ();
  g_menu_append_section (menu, NULL, changes);
  g_menu_append_section (menu, NULL, copies);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->change_button), G_MENU_MODEL (menu));
}

static GMenuModel *
make_menu (SkvListPage *self, const SkvOccurrence *first)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) one = g_menu_new ();
  g_autoptr (GMenuModel) changes = make_changes (self), copies = make_copies ();

  g_menu_append (one, _("_Open"), "list.open");
  g_menu_append (one, _("_Show in the Year"), "list.show");
  g_menu_append (one, _("_Rename"), "list.rename");
  g_menu_append (one, _("Change the D_ate"), "list.set-date");
  g_menu_append (one, _("D_uplicate"), "win.duplicate-items");
  g_menu_append (one, _("_Where It Fits…"), "list.suggest");
  g_menu_append (one, _("_History"), "list.history");
  if (skv_notice_tells_lane (first->lane))
    g_menu_append (one, _("A_nnounce…"), "list.announce");
  if (skv_course_is_possible (first, NULL))
    g_menu_append (one, _("Start_ed, Done, Postponed…"), "list.course");
  if (g_strcmp0 (first->lane, "freeze") == 0)
    g_menu_append (one, _("_Lift for a While…"), "list.lift");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (one));
  g_menu_append_section (menu, NULL, changes);
  g_menu_append_section (menu, NULL, copies);
  return G_MENU_MODEL (menu);
}

void
skv_list_page_show_menu (SkvListPage *self, double x, double y)
{
  g_autoptr (GPtrArray) selected = skv_list_page_list_selected (self);
  g_autoptr (GMenuModel) model = NULL;

  if (selected->len == 0)
    return;
  model = make_menu (self, g_ptr_array_index (selected, 0));
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
