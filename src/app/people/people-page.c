/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/people/people-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/folding.h"
#include "app/import/register-dialog.h"
#include "app/list-store.h"
#include "app/organisations/organisation-dialog.h"
#include "app/people/contact-dialog.h"
#include "app/people/contact-questions.h"
#include "app/people/people-detail.h"
#include "app/people/people-row.h"
#include "app/plan-files.h"
#include "app/present.h"
#include "core/calendar/contacts.h"
#include "core/model/text-fold.h"

struct _SkvPeoplePage
{
  SkvPage base;

  GListStore *store;             /* (owned): of SkvPeopleEntry */
  GtkSingleSelection *selection; /* (owned) */
  GHashTable *answers;           /* (owned) (nullable): see skv_contacts_list_answers() */
  char *shown;                   /* (owned) (nullable): id of what is selected */
  char *made;                    /* (owned) (nullable): id of one that is being made */
  gboolean rebuilding;

  SkvTwoPanes *leaflet;
  GtkWidget *list_pane;
  GtkWidget *detail_pane;
  GtkWidget *search;
  GtkDropDown *only;
  GtkWidget *add_button;
  GtkWidget *more_button;
  GtkListView *list;
  GtkStack *stack;
  GtkLabel *empty;
  GtkWidget *back_button;
  GtkScrolledWindow *scroller;
  GtkBox *detail;
};

G_DEFINE_FINAL_TYPE (SkvPeoplePage, skv_people_page, SKV_TYPE_PAGE)

static SkvPlan *
plan_of (SkvPeoplePage *self)
{
  return skv_session_get_plan (self->base.session);
}

static gboolean
is_writable (SkvPeoplePage *self)
{
  return self->base.session != NULL && !skv_plan_files_is_read_only (plan_of (self));
}

/* (transfer none) (nullable) */
static SkvPeopleEntry *
get_shown (SkvPeoplePage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* --- what is shown --------------------------------------------------------------------------- */

static void
update_detail (SkvPeoplePage *self)
{
  const SkvPeopleEntry *entry = self->base.session != NULL ? get_shown (self) : NULL;

  skv_people_detail_fill (self->detail, self->base.session, entry, self->answers,
                          is_writable (self));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
on_selected (SkvPeoplePage *self)
{
  const SkvPeopleEntry *entry = get_shown (self);

  if (self->rebuilding)
    return;
  skv_set_text (&self->shown, entry != NULL ? entry->id : NULL);
  update_detail (self);
}

static gboolean
has_focus (SkvPeoplePage *self, GtkWidget *part)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part));
}

/* its place; GTK_INVALID_LIST_POSITION if it is not in the list */
static guint
find_entry (SkvPeoplePage *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr (SkvPeopleEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (id != NULL && g_strcmp0 (entry->id, id) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* the first that is somebody, and no heading */
static guint
find_first (SkvPeoplePage *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr (SkvPeopleEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (entry->kind == SKV_PEOPLE_CONTACT)
        return i;
    }
  return 0;
}

static void
show_empty (SkvPeoplePage *self, gboolean filtered)
{
  gtk_label_set_label (
    self->empty,
    filtered ? _("Nobody is like that. Try fewer words, or everybody.")
             : _("Nobody is written down yet. Add who answers for what, or bring in a table of "
                  "people: then conflicts say whom to ask."));
}

static void
fill_list (SkvPeoplePage *self)
{
  g_autofree char *search = skv_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autoptr (GPtrArray) entries = NULL;
  guint place;

  self->rebuilding = TRUE;
  if (self->base.session != NULL)
    entries = skv_people_list (plan_of (self), g_strstrip (search),
                               (SkvPeopleOnly) gtk_drop_down_get_selected (self->only));
  else
    entries = g_ptr_array_new ();
  skv_list_store_replace (self->store, entries, skv_people_entry_same);
  place = find_entry (self, self->made);
  if (place != GTK_INVALID_LIST_POSITION)
    g_clear_pointer (&self->made, g_free);
  else
    place = find_entry (self, self->shown);
  if (place == GTK_INVALID_LIST_POSITION)
    place = find_first (self);
  gtk_single_selection_set_selected (self->selection, place);
  self->rebuilding = FALSE;
  show_empty (self, *search != '\0' || gtk_drop_down_get_selected (self->only) != 0);
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 ? "list" : "empty");
  on_selected (self);
}

static void
skv_people_page_rebuild (SkvPage *page)
{
  SkvPeoplePage *self = SKV_PEOPLE_PAGE (page);
  gboolean in_detail = has_focus (self, self->detail_pane);

  g_clear_pointer (&self->answers, g_hash_table_unref);
  if (self->base.session != NULL)
    self->answers = skv_contacts_list_answers (plan_of (self));
  fill_list (self);
  gtk_widget_set_visible (self->add_button, is_writable (self));
  gtk_widget_set_visible (self->more_button, is_writable (self));
  if (in_detail)
    gtk_widget_child_focus (self->detail_pane, GTK_DIR_TAB_FORWARD);
}

static void
skv_people_page_session_changed (SkvPage *page)
{
  g_clear_pointer (&SKV_PEOPLE_PAGE (page)->shown, g_free);
}

/* --- going there ----------------------------------------------------------------------------- */

static void
focus_list (SkvPeoplePage *self)
{
  guint place = gtk_single_selection_get_selected (self->selection);

  skv_two_panes_set_visible_child (self->leaflet, self->list_pane);
  if (place != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", place);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

void
skv_people_page_reveal (SkvPeoplePage *self, const char *id)
{
  g_return_if_fail (SKV_IS_PEOPLE_PAGE (self));
  g_return_if_fail (id != NULL);

  if (self->base.session == NULL)
    return;
  skv_set_text (&self->shown, id);
  skv_page_ensure (SKV_PAGE (self));
  if (find_entry (self, id) == GTK_INVALID_LIST_POSITION)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      gtk_drop_down_set_selected (self->only, SKV_PEOPLE_ALL);
      skv_set_text (&self->shown, id);
    }
  fill_list (self);
  focus_list (self);
  if (skv_two_panes_get_folded (self->leaflet))
    skv_two_panes_set_visible_child (self->leaflet, self->detail_pane);
}

static void
on_back (SkvPeoplePage *self)
{
  focus_list (self);
}

/* --- actions --------------------------------------------------------------------------------- */

static void
edit_contact (SkvPeoplePage *self, const char *id, const char *department)
{
  SkvContactForm *form = skv_contact_form_new (plan_of (self), id);

  if (department != NULL)
    skv_set_text (&form->department, department);
  skv_set_text (&self->made, form->is_new ? form->id : NULL);
  skv_present_over (skv_contact_dialog_new (self->base.session, form), GTK_WIDGET (self));
}

static void
edit_organisation (SkvPeoplePage *self, SkvKind kind, const char *id, const char *other)
{
  SkvOrganisationForm *form =
    skv_organisation_form_new (plan_of (self), kind, id, skv_session_get_year (self->base.session));

  if (other != NULL)
    skv_set_text (&form->other, other);
  skv_present_over (skv_organisation_dialog_new (self->base.session, form), GTK_WIDGET (self));
}

/* into the department that is shown, if one is */
static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvPeoplePage *self = SKV_PEOPLE_PAGE (widget);
  const SkvPeopleEntry *entry = get_shown (self);
  const SkvContact *contact;

  if (entry == NULL || !is_writable (self))
    edit_contact (self, NULL, NULL);
  else if (entry->kind == SKV_PEOPLE_DEPARTMENT)
    edit_contact (self, NULL, entry->id);
  else
    {
      contact = entry->kind == SKV_PEOPLE_CONTACT
                  ? skv_plan_lookup (plan_of (self), SKV_KIND_CONTACT, entry->id)
                  : NULL;
      edit_contact (self, NULL, contact != NULL ? contact->department : NULL);
    }
}

static void
on_add_department (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvPeoplePage *self = SKV_PEOPLE_PAGE (widget);
  const SkvPeopleEntry *entry = get_shown (self);

  edit_organisation (self, SKV_KIND_DEPARTMENT, NULL,
                     entry != NULL && entry->kind == SKV_PEOPLE_ORGANISATION ? entry->id : NULL);
}

static void
on_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvPeoplePage *self = SKV_PEOPLE_PAGE (widget);
  const SkvPeopleEntry *entry = get_shown (self);

  if (entry == NULL || entry->id == NULL || !is_writable (self))
    return;
  if (entry->kind == SKV_PEOPLE_CONTACT)
    edit_contact (self, entry->id, NULL);
  else
    edit_organisation (
      self, entry->kind == SKV_PEOPLE_DEPARTMENT ? SKV_KIND_DEPARTMENT : SKV_KIND_ORGANISATION,
      entry->id, NULL);
}

/* Return or two clicks on a row; in a narrow window one goes to what there is to know. */
static void
on_activated (SkvPeoplePage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (!skv_two_panes_get_folded (self->leaflet))
    {
      on_edit (GTK_WIDGET (self), NULL, NULL);
      return;
    }
  skv_two_panes_set_visible_child (self->leaflet, self->detail_pane);
  gtk_widget_child_focus (self->detail_pane, GTK_DIR_TAB_FORWARD);
}

static void
on_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvPeoplePage *self = SKV_PEOPLE_PAGE (widget);
  const SkvPeopleEntry *entry = get_shown (self);

  if (entry == NULL || entry->id == NULL || !is_writable (self))
    return;
  if (entry->kind == SKV_PEOPLE_CONTACT)
    skv_contact_ask_removal (GTK_WINDOW (gtk_widget_get_root (widget)), self->base.session,
                             entry->id, g_hash_table_lookup (self->answers, entry->id));
  else if (entry->kind == SKV_PEOPLE_DEPARTMENT)
    skv_department_remove (GTK_WINDOW (gtk_widget_get_root (widget)), self->base.session,
                           entry->id);
}

static void
on_vacate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvPeoplePage *self = SKV_PEOPLE_PAGE (widget);
  const SkvPeopleEntry *entry = get_shown (self);

  if (entry != NULL && entry->kind == SKV_PEOPLE_CONTACT)
    skv_contact_ask_vacate (GTK_WINDOW (gtk_widget_get_root (widget)), self->base.session,
                            entry->id);
}

static void
on_write (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_people_write_to (widget, g_variant_get_string (parameter, NULL));
}

static void
on_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_people_copy (widget, SKV_PEOPLE_PAGE (widget)->base.session,
                   g_variant_get_string (parameter, NULL));
}

static void
on_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvPeoplePage *self = SKV_PEOPLE_PAGE (widget);

  skv_present_over (skv_register_dialog_new (self->base.session, SKV_REGISTER_PEOPLE),
                    GTK_WIDGET (self));
}

/* --- object ---------------------------------------------------------------------------------- */

static gboolean
skv_people_page_grab_focus (GtkWidget *widget)
{
  focus_list (SKV_PEOPLE_PAGE (widget));
  return TRUE;
}

static void
skv_people_page_dispose (GObject *object)
{
  SkvPeoplePage *self = SKV_PEOPLE_PAGE (object);

  skv_page_drop_session (SKV_PAGE (self));
  self->rebuilding = TRUE;
  if (self->leaflet != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->leaflet));
  self->leaflet = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (skv_people_page_parent_class)->dispose (object);
}

static void
skv_people_page_finalize (GObject *object)
{
  SkvPeoplePage *self = SKV_PEOPLE_PAGE (object);

  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_free (self->shown);
  g_free (self->made);
  G_OBJECT_CLASS (skv_people_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "people.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "people.add-here", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "people.add-department", NULL, on_add_department);
  gtk_widget_class_install_action (widget_class, "people.edit", NULL, on_edit);
  gtk_widget_class_install_action (widget_class, "people.delete", NULL, on_delete);
  gtk_widget_class_install_action (widget_class, "people.vacate", NULL, on_vacate);
  gtk_widget_class_install_action (widget_class, "people.write", "s", on_write);
  gtk_widget_class_install_action (widget_class, "people.copy", "s", on_copy);
  gtk_widget_class_install_action (widget_class, "people.import", NULL, on_import);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvPeoplePage, name)

static void
skv_people_page_class_init (SkvPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SkvPageClass *page_class = SKV_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_people_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_people_page_finalize;
  page_class->session_changed = skv_people_page_session_changed;
  page_class->rebuild = skv_people_page_rebuild;
  widget_class->grab_focus = skv_people_page_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/systemkveld/Systemkveld/people-page.ui");
  BIND (leaflet);
  BIND (list_pane);
  BIND (detail_pane);
  BIND (search);
  BIND (only);
  BIND (add_button);
  BIND (more_button);
  BIND (list);
  BIND (stack);
  BIND (empty);
  BIND (back_button);
  BIND (scroller);
  BIND (detail);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  install_actions (widget_class);
}

static void
skv_people_page_init (SkvPeoplePage *self)
{
  g_autoptr (GtkListItemFactory) factory = skv_people_row_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->store = g_list_store_new (SKV_TYPE_PEOPLE_ENTRY);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (fill_list), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->only, "notify::selected", G_CALLBACK (fill_list), self,
                           G_CONNECT_SWAPPED);
  skv_folding_show (self->leaflet, self->back_button);
  g_object_bind_property (self->leaflet, "folded", self->list, "single-click-activate",
                          G_BINDING_SYNC_CREATE);
}
