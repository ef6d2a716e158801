/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/menus.h"
#include "app/plan-files.h"
#include "app/series-dialog.h"
#include "app/year/year-words.h"
#include "core/calendar/notice-timeline.h"
#include "core/outage/course.h"

static void
on_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvYearView *self = SKV_YEAR_VIEW (widget);

  skv_year_view_activate_item (self, self->focus);
}

static void
on_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvYearView *self = SKV_YEAR_VIEW (widget);
  g_autofree char *id = g_strdup (self->focus);

  skv_year_view_reveal (self, id);
  skv_year_drag_begin (self, id, SKV_DAY_NONE, TRUE);
}

static void
on_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvYearView *self = SKV_YEAR_VIEW (widget);
  g_autofree char *id = g_strdup (self->focus);

  if (id != NULL && self->session != NULL && !skv_series_ask_remove (widget, self->session, id))
    skv_session_remove (self->session, id);
}

static void
on_create (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvYearView *self = SKV_YEAR_VIEW (widget);

  skv_year_view_create_item (self, self->menu_day);
}

static void
on_explain (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvYearView *self = SKV_YEAR_VIEW (widget);

  skv_year_view_explain_day (self, self->menu_day);
}

static void
on_suggest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvYearView *self = SKV_YEAR_VIEW (widget);
  g_autofree char *id = g_strdup (self->focus);

  skv_session_select (self->session, id, NULL);
  gtk_widget_activate_action (widget, "win.suggest", NULL);
}

static void
on_history (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvYearView *self = SKV_YEAR_VIEW (widget);
  g_autofree char *id = g_strdup (self->focus);

  if (id != NULL)
    gtk_widget_activate_action (widget, "win.show-history", "s", id);
}

static void
on_announce (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *id = g_strdup (SKV_YEAR_VIEW (widget)->focus);

  if (id != NULL)
    gtk_widget_activate_action (widget, "win.announce-for", "s", id);
}

static void
on_course (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *id = g_strdup (SKV_YEAR_VIEW (widget)->focus);

  if (id != NULL)
    gtk_widget_activate_action (widget, "win.course-of", "s", id);
}

static void
on_lift (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvYearView *self = SKV_YEAR_VIEW (widget);
  g_autofree char *id = g_strdup (self->focus);

  skv_session_select (self->session, id, NULL);
  gtk_widget_activate_action (widget, "win.lift-freeze", NULL);
}

static void
on_add_period (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvYearView *self = SKV_YEAR_VIEW (widget);

  gtk_widget_activate_action (widget, "win.create-period", "(si)",
                              g_variant_get_string (parameter, NULL), (int) self->menu_day);
}

static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvYearView *self = SKV_YEAR_VIEW (widget);

  skv_year_view_add_occurrence (self, g_variant_get_string (parameter, NULL), self->menu_day);
}

static void
on_details (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvYearView *self = SKV_YEAR_VIEW (widget);

  skv_year_menu_show_details (self, self->focus);
}

void
skv_year_menu_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "year.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "year.move", NULL, on_move);
  gtk_widget_class_install_action (widget_class, "year.details", NULL, on_details);
  gtk_widget_class_install_action (widget_class, "year.delete", NULL, on_delete);
  gtk_widget_class_install_action (widget_class, "year.create", NULL, on_create);
  gtk_widget_class_install_action (widget_class, "year.explain", NULL, on_explain);
  gtk_widget_class_install_action (widget_class, "year.suggest", NULL, on_suggest);
  gtk_widget_class_install_action (widget_class, "year.history", NULL, on_history);
  gtk_widget_class_install_action (widget_class, "year.announce", NULL, on_announce);
  gtk_widget_class_install_action (widget_class, "year.course", NULL, on_course);
  gtk_widget_class_install_action (widget_class, "year.lift", NULL, on_lift);
  gtk_widget_class_install_action (widget_class, "year.add", "s", on_add);
  gtk_widget_class_install_action (widget_class, "year.add-period", "s", on_add_period);
}

/* One more evening of each window rule that is valid on the day. */
static void
append_rules (GMenu *menu, SkvPlan *plan, SkvDay day)
{
  GPtrArray *rules = skv_plan_get_records (plan, SKV_KIND_RULE);

  for (guint i = 0; i < rules->len; i++)
    {
      const SkvRule *rule = g_ptr_array_index (rules, i);
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *title = NULL;
      g_autofree char *label = NULL;

      if (g_strcmp0 (rule->lane, "window") != 0 ||
          (rule->valid_from != SKV_DAY_NONE && day < rule->valid_from) ||
          (rule->valid_until != SKV_DAY_NONE && day > rule->valid_until))
        continue;
      title = skv_menu_escape (rule->title);
      label = g_strdup_printf (_("Add an Evening of “%s” Here…"), title);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "year.add", "s", rule->parent.id);
      g_menu_append_item (menu, item);
    }
}

/* What others have to keep clear of. */
static void
append_periods (GMenu *menu)
{
  g_autoptr (GMenu) periods = g_menu_new ();

  g_menu_append (periods, _("_Critical Period…"), "year.add-period('critical')");
  g_menu_append (periods, _("_Freeze…"), "year.add-period('freeze')");
  g_menu_append (periods, _("_Exam…"), "year.add-period('exam')");
  g_menu_append (periods, _("_Meeting…"), "year.add-period('meeting')");
  g_menu_append_submenu (menu, _("_Add Here"), G_MENU_MODEL (periods));
}

/* @occurrence: (nullable): the one that the menu is about */
static GMenu *
make_menu (SkvPlan *plan, const SkvOccurrence *occurrence, SkvDay of_day)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) item = g_menu_new ();
  g_autoptr (GMenu) day = g_menu_new ();

  g_menu_append (item, _("_Open"), "year.open");
  g_menu_append (item, _("_Details"), "year.details");
  g_menu_append (item, _("_Move by Keyboard"), "year.move");
  g_menu_append (item, _("D_uplicate"), "win.duplicate-items");
  g_menu_append (item, _("_Where It Fits…"), "year.suggest");
  g_menu_append (item, _("_History"), "year.history");
  if (occurrence != NULL && skv_notice_tells_lane (occurrence->lane))
    g_menu_append (item, _("A_nnounce…"), "year.announce");
  if (occurrence != NULL && skv_course_is_possible (occurrence, NULL))
    g_menu_append (item, _("_Started, Done, Postponed…"), "year.course");
  if (occurrence != NULL && g_strcmp0 (occurrence->lane, "freeze") == 0)
    g_menu_append (item, _("_Lift for a While…"), "year.lift");
  g_menu_append (item, _("_Delete"), "year.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (item));
  g_menu_append (day, _("_New Job Here"), "year.create");
  append_periods (day);
  if (of_day != SKV_DAY_NONE)
    append_rules (day, plan, of_day);
  g_menu_append (day, _("_Why Is This Day Open or Closed?"), "year.explain");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (day));
  return g_steal_pointer (&menu);
}

void
skv_year_menu_show (SkvYearView *self, double x, double y, SkvDay day)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const char *selected = skv_session_get_selected (self->session);
  const SkvOccurrence *occurrence = skv_year_view_find (self, selected);
  gboolean own = occurrence != NULL && (occurrence->item != NULL || occurrence->rule != NULL);
  g_autoptr (GMenu) model = NULL;

  if (selected != NULL)
    skv_year_view_focus_item (self, selected);
  self->menu_day = day;
  gtk_widget_action_set_enabled (widget, "year.open", own);
  gtk_widget_action_set_enabled (widget, "year.details", occurrence != NULL);
  gtk_widget_action_set_enabled (widget, "year.move", skv_year_view_is_movable (occurrence));
  gtk_widget_action_set_enabled (widget, "year.suggest", own);
  gtk_widget_action_set_enabled (widget, "year.history", own);
  gtk_widget_action_set_enabled (widget, "year.delete", own);
  gtk_widget_action_set_enabled (widget, "year.create", day != SKV_DAY_NONE);
  gtk_widget_action_set_enabled (widget, "year.explain", day != SKV_DAY_NONE);
  gtk_widget_action_set_enabled (
    widget, "year.add-period",
    day != SKV_DAY_NONE && !skv_plan_files_is_read_only (skv_session_get_plan (self->session)));
  gtk_widget_action_set_enabled (
    widget, "year.add", !skv_plan_files_is_read_only (skv_session_get_plan (self->session)));
  gtk_widget_action_set_enabled (
    widget, "year.lift",
    own && !skv_plan_files_is_read_only (skv_session_get_plan (self->session)));
  gtk_widget_action_set_enabled (
    widget, "year.course",
    own && !skv_plan_files_is_read_only (skv_session_get_plan (self->session)));
  model = make_menu (skv_session_get_plan (self->session), occurrence, day);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, widget);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (model));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

void
skv_year_menu_show_details (SkvYearView *self, const char *id)
{
  const SkvOccurrence *occurrence = skv_year_view_find (self, id);
  g_autofree char *markup = NULL;
  SkvBox box;

  if (occurrence == NULL || !skv_year_view_item_box (self, id, 0, &box))
    return;
  if (self->details == NULL)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
      self->details = gtk_popover_new ();
      gtk_popover_set_child (GTK_POPOVER (self->details), label);
      gtk_widget_set_parent (self->details, GTK_WIDGET (self));
    }
  markup = skv_year_view_details (self, id, occurrence);
  gtk_label_set_markup (GTK_LABEL (gtk_popover_get_child (GTK_POPOVER (self->details))), markup);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->details),
                               &(GdkRectangle){ (int) box.x,
                                                (int) (box.y - skv_year_view_get_scroll (self)),
                                                (int) box.width, (int) box.height });
  gtk_popover_popup (GTK_POPOVER (self->details));
}
