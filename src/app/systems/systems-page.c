/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/systems/systems-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/legible.h"
#include "app/plan-files.h"
#include "app/folding.h"
#include "app/import/register-dialog.h"
#include "app/present.h"
#include "app/systems/card-questions.h"
#include "app/systems/system-card.h"
#include "app/systems/system-dialog.h"
#include "app/systems/system-form.h"
#include "app/systems/system-picture.h"
#include "app/systems/systems-list.h"

/* Narrower than this the picture is below the list. */
#define WIDE_ENOUGH 880
#define LIST_WIDTH 410
/* The most that the card is given: beside the picture, and where that has no room. */
#define CARD_WIDTH 400
#define ALONE_WIDTH 1000

struct _SkvSystemsPage
{
  SkvPage base;

  char *shown; /* (owned) (nullable): id of the system in the middle */
  char *made;  /* (owned) (nullable): id of one that is being made; shown when it is there */
  gboolean rebuilding;

  GtkWidget *list_pane;
  GtkWidget *separator;
  GtkWidget *detail_pane;
  GtkWidget *search;
  GtkDropDown *only;
  GtkWidget *more_button;
  GtkWidget *add_button;
  GtkListBox *list;
  GtkLabel *name_label;
  GtkLabel *facts_label;
  GtkWidget *edit_button;
  GtkWidget *delete_button;
  GtkWidget *switcher;
  GtkToggleButton *card_toggle;
  SkvTwoPanes *sides; /* card and picture */
  AdwClamp *card_pane;
  GtkScrolledWindow *card_scroller;
  SkvSystemCard *card;
  GtkWidget *picture_pane;
  SkvSystemPicture *picture;
  GtkLabel *left_out_label;
};

G_DEFINE_FINAL_TYPE (SkvSystemsPage, skv_systems_page, SKV_TYPE_PAGE)

static SkvPlan *
plan_of (SkvSystemsPage *self)
{
  return skv_session_get_plan (self->base.session);
}

/* --- rows ------------------------------------------------------------------------------------ */

static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  SkvSystemsPage *self = SKV_SYSTEMS_PAGE (data);
  const SkvSystem *system =
    self->base.session != NULL
      ? skv_plan_lookup (plan_of (self), SKV_KIND_SYSTEM, skv_systems_list_row_id (row))
      : NULL;

  return system == NULL ||
         skv_systems_list_shows (plan_of (self), system,
                                 gtk_editable_get_text (GTK_EDITABLE (self->search)),
                                 (SkvSystemsOnly) gtk_drop_down_get_selected (self->only),
                                 skv_session_get_today (self->base.session));
}

/* --- the one that is shown ------------------------------------------------------------------- */

static void
update_detail (SkvSystemsPage *self)
{
  const SkvSystem *system =
    self->shown != NULL ? skv_plan_lookup (plan_of (self), SKV_KIND_SYSTEM, self->shown) : NULL;
  gboolean writable = system != NULL && !skv_plan_files_is_read_only (plan_of (self));
  g_autofree char *words = NULL, *edit = NULL, *remove = NULL, *left_out = NULL;
  guint n_left_out = system != NULL
                       ? skv_system_picture_show (self->picture, plan_of (self), self->shown)
                       : skv_system_picture_show (self->picture, NULL, NULL);

  skv_system_card_show (self->card, self->base.session, system != NULL ? self->shown : NULL);
  gtk_widget_set_visible (self->detail_pane, system != NULL);
  gtk_widget_set_visible (self->edit_button, writable);
  gtk_widget_set_visible (self->delete_button, writable);
  if (system == NULL)
    return;
  words = skv_system_facts (plan_of (self), system);
  edit = g_strdup_printf (_("Edit “%s”"), system->name);
  remove = g_strdup_printf (_("Delete “%s”"), system->name);
  left_out = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u system had no room here",
                                           "%u systems had no room here", n_left_out),
                              n_left_out);
  gtk_label_set_text (self->name_label, system->name);
  gtk_label_set_text (self->facts_label, words);
  gtk_label_set_text (self->left_out_label, left_out);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out_label), n_left_out > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  edit, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->delete_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  gtk_widget_set_tooltip_text (self->delete_button, remove);
}

static void
show_system (SkvSystemsPage *self, const char *id)
{
  skv_set_text (&self->shown, id);
  update_detail (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->card_scroller), 0);
}

static void
on_row_selected (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  SkvSystemsPage *self = SKV_SYSTEMS_PAGE (data);

  if (!self->rebuilding && row != NULL &&
      g_strcmp0 (skv_systems_list_row_id (row), self->shown) != 0)
    show_system (self, skv_systems_list_row_id (row));
}

/* A box of the picture: it comes into the middle and keeps the keyboard. */
static void
on_picked (SkvSystemPicture *picture, const char *id, gpointer data)
{
  SkvSystemsPage *self = SKV_SYSTEMS_PAGE (data);
  GtkListBoxRow *row = skv_systems_list_find (self->list, id);

  show_system (self, id);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  skv_system_picture_focus_middle (self->picture);
}

/* --- following the plan ---------------------------------------------------------------------- */

static gboolean
has_focus (SkvSystemsPage *self, GtkWidget *part)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part));
}

static void
skv_systems_page_rebuild (SkvPage *page)
{
  SkvSystemsPage *self = SKV_SYSTEMS_PAGE (page);
  gboolean in_list = has_focus (self, GTK_WIDGET (self->list));
  gboolean in_picture = has_focus (self, GTK_WIDGET (self->picture));
  GtkListBoxRow *row;

  self->rebuilding = TRUE;
  skv_systems_list_clear (self->list);
  if (self->base.session != NULL)
    skv_systems_list_fill (self->list, plan_of (self), skv_session_get_today (self->base.session));
  row = self->made != NULL ? skv_systems_list_find (self->list, self->made) : NULL;
  if (row != NULL)
    g_clear_pointer (&self->made, g_free);
  else
    row = skv_systems_list_find (self->list, self->shown);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  skv_set_text (&self->shown, row != NULL ? skv_systems_list_row_id (row) : NULL);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  self->rebuilding = FALSE;
  gtk_widget_set_visible (self->add_button, self->base.session != NULL &&
                                              !skv_plan_files_is_read_only (plan_of (self)));
  gtk_widget_set_visible (self->more_button, gtk_widget_get_visible (self->add_button));
  update_detail (self);
  if (in_list && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else if (in_picture)
    skv_system_picture_focus_middle (self->picture);
}

void
skv_systems_page_reveal (SkvSystemsPage *self, const char *id)
{
  GtkListBoxRow *row;

  g_return_if_fail (SKV_IS_SYSTEMS_PAGE (self));

  skv_page_ensure (SKV_PAGE (self));
  row = skv_systems_list_find (self->list, id);
  if (row == NULL)
    return;
  if (!filter_row (row, self))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      gtk_drop_down_set_selected (self->only, SKV_SYSTEMS_ALL);
      gtk_list_box_invalidate_filter (self->list);
    }
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Where card and picture do not fit beside each other, one of them is chosen. */
static void
on_side_chosen (SkvSystemsPage *self)
{
  gboolean card = gtk_toggle_button_get_active (self->card_toggle);

  skv_two_panes_set_visible_child (self->sides,
                                   card ? GTK_WIDGET (self->card_pane) : self->picture_pane);
}

static void
skv_systems_page_session_changed (SkvPage *page)
{
  g_clear_pointer (&SKV_SYSTEMS_PAGE (page)->shown, g_free);
}

/* --- actions --------------------------------------------------------------------------------- */

static void
edit_system (SkvSystemsPage *self, const char *id)
{
  SkvSystemForm *form = skv_system_form_new (plan_of (self), id);

  skv_set_text (&self->made, form->is_new ? form->id : NULL);
  skv_present_over (skv_system_dialog_new (self->base.session, form), GTK_WIDGET (self));
}

static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit_system (SKV_SYSTEMS_PAGE (widget), NULL);
}

static void
on_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvSystemsPage *self = SKV_SYSTEMS_PAGE (widget);

  if (self->shown != NULL)
    edit_system (self, self->shown);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  SkvSystemsPage *self = SKV_SYSTEMS_PAGE (data);

  if (!skv_plan_files_is_read_only (plan_of (self)))
    edit_system (self, skv_systems_list_row_id (row));
}

static void
on_delete (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SkvSystemsPage *self = SKV_SYSTEMS_PAGE (widget);

  if (self->shown != NULL)
    skv_system_remove (GTK_WINDOW (gtk_widget_get_root (widget)), self->base.session, self->shown);
}

static void
on_import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SkvSystemsPage *self = SKV_SYSTEMS_PAGE (widget);

  skv_present_over (skv_register_dialog_new (self->base.session, SKV_REGISTER_SYSTEMS),
                    GTK_WIDGET (self));
}

static void
on_card_months (GtkWidget *widget, const char *action, GVariant *parameter)
{
  skv_system_card_ask_months (GTK_WINDOW (gtk_widget_get_root (widget)),
                              SKV_SYSTEMS_PAGE (widget)->base.session);
}

/* --- layout ---------------------------------------------------------------------------------- */

static int
least (GtkWidget *widget, GtkOrientation orientation)
{
  int minimum = 0;

  if (gtk_widget_should_layout (widget))
    gtk_widget_measure (widget, orientation, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
skv_systems_page_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  SkvSystemsPage *self = SKV_SYSTEMS_PAGE (widget);
  int list = least (self->list_pane, orientation), detail = least (self->detail_pane, orientation);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (list, detail) : list + detail + 1;
  *natural = *minimum;
  *minimum_baseline = *natural_baseline = -1;
}

static void
skv_systems_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SkvSystemsPage *self = SKV_SYSTEMS_PAGE (widget);
  double scale = skv_text_scale (widget);
  gboolean wide = width >= WIDE_ENOUGH * scale;
  int list_width =
    MAX ((int) (LIST_WIDTH * scale), least (self->list_pane, GTK_ORIENTATION_HORIZONTAL));
  int detail_height = MAX (height / 2, least (self->detail_pane, GTK_ORIENTATION_VERTICAL));
  int list_height = MAX (height - detail_height - 1, 1);
  GtkAllocation list = { 0, 0, list_width, height };
  GtkAllocation line = { list_width, 0, 1, height };
  GtkAllocation detail = { list_width + 1, 0, width - list_width - 1, height };

  if (!wide)
    {
      list = (GtkAllocation){ 0, 0, width, list_height };
      line = (GtkAllocation){ 0, list_height, width, 1 };
      detail = (GtkAllocation){ 0, list_height + 1, width, height - list_height - 1 };
    }
  gtk_widget_size_allocate (self->list_pane, &list, -1);
  gtk_widget_size_allocate (self->separator, &line, -1);
  if (!gtk_widget_should_layout (self->detail_pane))
    return;
  gtk_widget_size_allocate (self->detail_pane, &detail, -1);
  skv_folding_limit (self->card_pane, self->picture_pane, detail.width, (int) (CARD_WIDTH * scale),
                     (int) (ALONE_WIDTH * scale));
}

/* --- object ---------------------------------------------------------------------------------- */

/* the row of the system that is shown, or else whatever comes first */
static gboolean
skv_systems_page_grab_focus (GtkWidget *widget)
{
  SkvSystemsPage *self = SKV_SYSTEMS_PAGE (widget);
  GtkListBoxRow *row = skv_systems_list_find (self->list, self->shown);

  if (row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row)))
    return TRUE;
  return gtk_widget_child_focus (self->list_pane, GTK_DIR_TAB_FORWARD);
}

static gboolean
skv_systems_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SkvSystemsPage *self = SKV_SYSTEMS_PAGE (widget);
  gboolean back =
    direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;
  GtkWidget *panes[] = { back ? self->detail_pane : self->list_pane,
                         back ? self->list_pane : self->detail_pane };
  gsize first = has_focus (self, panes[1]) ? 1 : 0;

  for (gsize i = first; i < G_N_ELEMENTS (panes); i++)
    {
      if (gtk_widget_get_visible (panes[i]) && gtk_widget_child_focus (panes[i], direction))
        return TRUE;
    }
  return FALSE;
}

static void
skv_systems_page_dispose (GObject *object)
{
  SkvSystemsPage *self = SKV_SYSTEMS_PAGE (object);

  skv_page_drop_session (SKV_PAGE (self));
  self->rebuilding = TRUE;
  if (self->list != NULL)
    gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
  g_clear_pointer (&self->list_pane, gtk_widget_unparent);
  g_clear_pointer (&self->separator, gtk_widget_unparent);
  g_clear_pointer (&self->detail_pane, gtk_widget_unparent);
  self->list = NULL;
  G_OBJECT_CLASS (skv_systems_page_parent_class)->dispose (object);
}

static void
skv_systems_page_finalize (GObject *object)
{
  g_free (SKV_SYSTEMS_PAGE (object)->shown);
  g_free (SKV_SYSTEMS_PAGE (object)->made);
  G_OBJECT_CLASS (skv_systems_page_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvSystemsPage, name)

static void
skv_systems_page_class_init (SkvSystemsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SkvPageClass *page_class = SKV_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_systems_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_systems_page_finalize;
  page_class->session_changed = skv_systems_page_session_changed;
  page_class->rebuild = skv_systems_page_rebuild;
  widget_class->focus = skv_systems_page_focus;
  widget_class->grab_focus = skv_systems_page_grab_focus;
  widget_class->measure = skv_systems_page_measure;
  widget_class->size_allocate = skv_systems_page_size_allocate;

  g_type_ensure (SKV_TYPE_SYSTEM_PICTURE);
  g_type_ensure (SKV_TYPE_SYSTEM_CARD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/systems-page.ui");
  BIND (list_pane);
  BIND (separator);
  BIND (detail_pane);
  BIND (search);
  BIND (add_button);
  BIND (list);
  BIND (name_label);
  BIND (facts_label);
  BIND (edit_button);
  BIND (delete_button);
  BIND (only);
  BIND (more_button);
  BIND (switcher);
  BIND (card_toggle);
  BIND (sides);
  BIND (card_pane);
  BIND (card_scroller);
  BIND (card);
  BIND (picture_pane);
  BIND (picture);
  BIND (left_out_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
  gtk_widget_class_install_action (widget_class, "systems.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "systems.edit", NULL, on_edit);
  gtk_widget_class_install_action (widget_class, "systems.delete", NULL, on_delete);
  gtk_widget_class_install_action (widget_class, "systems.import", NULL, on_import);
  gtk_widget_class_install_action (widget_class, "systems.card-months", NULL, on_card_months);
}

static void
skv_systems_page_init (SkvSystemsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  g_signal_connect_swapped (self->search, "search-changed",
                            G_CALLBACK (gtk_list_box_invalidate_filter), self->list);
  g_signal_connect_swapped (self->only, "notify::selected",
                            G_CALLBACK (gtk_list_box_invalidate_filter), self->list);
  g_signal_connect_swapped (self->card_toggle, "toggled", G_CALLBACK (on_side_chosen), self);
  skv_folding_show (self->sides, self->switcher);
}
