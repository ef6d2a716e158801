/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/requests/requests-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/folding.h"
#include "app/list-store.h"
#include "app/plan-files.h"
#include "app/requests/exchange-files.h"
#include "app/requests/request-detail.h"
#include "app/requests/request-list.h"
#include "app/requests/request-questions.h"
#include "app/requests/request-row.h"
#include "app/requests/round-view.h"

/* What it would hit costs a check of its years: not while the arrow keys pass over it. */
#define TRY_MILLISECONDS 180

struct _SkvRequestsPage
{
  SkvPage base;

  GListStore *store;             /* (owned): of SkvRequestEntry */
  GtkSingleSelection *selection; /* (owned) */
  SkvRequestView view;           /* of what is selected */
  char *shown;                   /* (owned) (nullable): id of that */
  guint try_source;
  gboolean rebuilding;

  GtkStack *views;
  SkvTwoPanes *leaflet;
  GtkWidget *list_pane;
  GtkWidget *detail_pane;
  GtkDropDown *only;
  GtkWidget *receive_button;
  GtkListView *list;
  GtkStack *stack;
  GtkLabel *empty;
  GtkWidget *back_button;
  GtkScrolledWindow *scroller;
  GtkBox *detail;
  GtkBox *round;
};

G_DEFINE_FINAL_TYPE (SkvRequestsPage, skv_requests_page, SKV_TYPE_PAGE)

static guint show_item_signal;

static SkvPlan *
plan_of (SkvRequestsPage *self)
{
  return skv_session_get_plan (self->base.session);
}

static gboolean
is_writable (SkvRequestsPage *self)
{
  return self->base.session != NULL && !skv_plan_files_is_read_only (plan_of (self));
}

/* --- what is shown --------------------------------------------------------------------------- */

static void
update_detail (SkvRequestsPage *self)
{
  if (self->base.session != NULL)
    skv_request_detail_fill (self->detail, self->base.session, &self->view, is_writable (self));
}

static gboolean
try_shown (gpointer data)
{
  SkvRequestsPage *self = SKV_REQUESTS_PAGE (data);
  g_autoptr (GError) error = NULL;

  self->try_source = 0;
  if (self->base.session == NULL || self->view.request == NULL || self->view.trial != NULL)
    return G_SOURCE_REMOVE;
  self->view.trial = skv_request_try (plan_of (self), self->view.request, NULL,
                                      skv_session_get_today (self->base.session), &error);
  if (error != NULL)
    skv_set_text (&self->view.problem, error->message);
  update_detail (self);
  return G_SOURCE_REMOVE;
}

static void
read_shown (SkvRequestsPage *self)
{
  g_autoptr (GError) error = NULL;

  skv_request_view_clear (&self->view);
  g_clear_handle_id (&self->try_source, g_source_remove);
  if (self->base.session == NULL || self->shown == NULL)
    return;
  self->view.request = skv_plan_lookup (plan_of (self), SKV_KIND_REQUEST, self->shown);
  if (self->view.request == NULL)
    return;
  self->view.proposal = skv_request_get_proposal (plan_of (self), self->view.request, &error);
  if (error != NULL)
    self->view.problem = g_strdup (error->message);
  if (self->view.proposal != NULL && self->view.request->state == SKV_REQUEST_WAITING)
    self->try_source = g_timeout_add (TRY_MILLISECONDS, try_shown, self);
}

static void
on_selected (SkvRequestsPage *self)
{
  const SkvRequestEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  if (self->rebuilding)
    return;
  if (g_strcmp0 (self->shown, entry != NULL ? entry->id : NULL) != 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  skv_set_text (&self->shown, entry != NULL ? entry->id : NULL);
  read_shown (self);
  update_detail (self);
}

/* its place; GTK_INVALID_LIST_POSITION if it is not in the list */
static guint
find_entry (SkvRequestsPage *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr (SkvRequestEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (g_strcmp0 (entry->id, id) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
show_empty (SkvRequestsPage *self, SkvRequestsOnly only)
{
  gboolean none = skv_plan_get_records (plan_of (self), SKV_KIND_REQUEST)->len == 0;

  gtk_label_set_label (
    self->empty,
    none ? _("Nobody has asked for anything yet. Departments register the periods in which their "
              "systems must be left alone, and send them as a file: take it in with Receive.")
    : only == SKV_REQUESTS_WAITING ? _("Nothing waits for an answer.")
                                   : _("Nothing has been answered yet."));
}

static void
fill_list (SkvRequestsPage *self)
{
  SkvRequestsOnly only = (SkvRequestsOnly) gtk_drop_down_get_selected (self->only);
  g_autoptr (GPtrArray) entries = NULL;
  guint place;

  if (self->base.session == NULL)
    return;
  /* What has just been answered stays until another is looked at: the answer is to be sent. */
  entries = skv_request_list (plan_of (self), only, self->shown);
  self->rebuilding = TRUE;
  skv_list_store_replace (self->store, entries, skv_request_entry_same);
  place = self->shown != NULL ? find_entry (self, self->shown) : GTK_INVALID_LIST_POSITION;
  if (place == GTK_INVALID_LIST_POSITION)
    place = 0;
  gtk_single_selection_set_selected (self->selection, place);
  self->rebuilding = FALSE;
  show_empty (self, only);
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 ? "list" : "empty");
  on_selected (self);
}

static void
on_filtered (SkvRequestsPage *self)
{
  g_clear_pointer (&self->shown, g_free);
  fill_list (self);
}

static void
skv_requests_page_rebuild (SkvPage *page)
{
  SkvRequestsPage *self = SKV_REQUESTS_PAGE (page);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean in_detail = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->detail));

  fill_list (self);
  skv_round_fill (self->round, self->base.session, is_writable (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "requests.receive", is_writable (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "requests.paste", is_writable (self));
  if (in_detail)
    gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

static void
skv_requests_page_session_changed (SkvPage *page)
{
  SkvRequestsPage *self = SKV_REQUESTS_PAGE (page);

  g_clear_pointer (&self->shown, g_free);
  skv_request_view_clear (&self->view);
}

/* Its record may be gone. */
static void
skv_requests_page_plan_changed (SkvPage *page)
{
  SkvRequestsPage *self = SKV_REQUESTS_PAGE (page);

  g_clear_handle_id (&self->try_source, g_source_remove);
  skv_request_view_clear (&self->view);
}

/* --- going there ----------------------------------------------------------------------------- */

static void
focus_list (SkvRequestsPage *self)
{
  skv_two_panes_set_visible_child (self->leaflet, self->list_pane);
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (self->receive_button);
}

void
skv_requests_page_reveal (SkvRequestsPage *self, const char *id)
{
  g_return_if_fail (SKV_IS_REQUESTS_PAGE (self));

  if (self->base.session == NULL)
    return;
  gtk_stack_set_visible_child_name (self->views, "queue");
  skv_page_ensure (SKV_PAGE (self));
  skv_set_text (&self->shown, id);
  fill_list (self);
  focus_list (self);
}

static void
on_back (SkvRequestsPage *self)
{
  focus_list (self);
}

/* In a narrow window one goes to what there is to know. */
static void
on_activated (SkvRequestsPage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  skv_two_panes_set_visible_child (self->leaflet, self->detail_pane);
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

/* --- actions --------------------------------------------------------------------------------- */

static void
on_accept (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvRequestsPage *self = SKV_REQUESTS_PAGE (widget);

  if (self->shown != NULL && is_writable (self))
    skv_request_ask_accept (self->base.session, self->shown);
}

static void
on_accept_changed (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvRequestsPage *self = SKV_REQUESTS_PAGE (widget);

  if (is_writable (self))
    skv_request_ask_accept_changed (widget, self->base.session, &self->view);
}

static void
on_decline (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvRequestsPage *self = SKV_REQUESTS_PAGE (widget);

  if (self->shown != NULL && is_writable (self))
    skv_request_ask_decline (widget, self->base.session, self->shown);
}

static void
on_save_answer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvRequestsPage *self = SKV_REQUESTS_PAGE (widget);
  const char *ids[] = { self->shown, NULL };

  if (self->view.request != NULL)
    skv_requests_save (widget, self->base.session, ids, _("Save Answer"),
                       self->view.request->title);
}

static void
on_write_answer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvRequestsPage *self = SKV_REQUESTS_PAGE (widget);

  if (self->shown != NULL)
    skv_request_ask_letter (widget, self->base.session, self->shown);
}

static void
on_receive (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_requests_choose (widget, SKV_REQUESTS_PAGE (widget)->base.session, _("Receive Requests"));
}

static void
on_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_requests_paste (widget, SKV_REQUESTS_PAGE (widget)->base.session);
}

/* What is in the plan is selected there; of what is not, its day is shown. */
static void
on_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvRequestsPage *self = SKV_REQUESTS_PAGE (widget);
  const char *id;
  int day;

  g_variant_get (parameter, "(&si)", &id, &day);
  if (*id != '\0')
    g_signal_emit (self, show_item_signal, 0, id);
  else
    {
      skv_session_show_day (self->base.session, day);
      gtk_widget_activate_action (widget, "win.show-page", "s", "year");
    }
}

static void
on_round (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvSession *session = SKV_REQUESTS_PAGE (widget)->base.session;

  if (g_str_equal (name, "round.ask-all"))
    skv_round_ask_all (session);
  else if (g_str_equal (name, "round.copy"))
    skv_requests_copy_for (widget, session, g_variant_get_string (parameter, NULL));
  else if (g_str_equal (name, "round.letter"))
    skv_round_ask_letter (widget, session, g_variant_get_string (parameter, NULL));
  else
    skv_round_mark_answered (widget, session, g_variant_get_string (parameter, NULL));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  SkvRequestsPage *self = SKV_REQUESTS_PAGE (data);
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (!is_writable (self))
    return FALSE;
  skv_requests_take_files (GTK_WIDGET (self), self->base.session, files);
  return TRUE;
}

/* --- object ---------------------------------------------------------------------------------- */

static gboolean
skv_requests_page_grab_focus (GtkWidget *widget)
{
  SkvRequestsPage *self = SKV_REQUESTS_PAGE (widget);

  skv_page_ensure (SKV_PAGE (self));
  focus_list (self);
  return TRUE;
}

static void
skv_requests_page_dispose (GObject *object)
{
  SkvRequestsPage *self = SKV_REQUESTS_PAGE (object);
  GtkWidget *child;

  skv_page_drop_session (SKV_PAGE (self));
  g_clear_handle_id (&self->try_source, g_source_remove);
  self->rebuilding = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (skv_requests_page_parent_class)->dispose (object);
}

static void
skv_requests_page_finalize (GObject *object)
{
  SkvRequestsPage *self = SKV_REQUESTS_PAGE (object);

  skv_request_view_clear (&self->view);
  g_free (self->shown);
  G_OBJECT_CLASS (skv_requests_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "requests.accept", NULL, on_accept);
  gtk_widget_class_install_action (widget_class, "requests.accept-changed", NULL,
                                   on_accept_changed);
  gtk_widget_class_install_action (widget_class, "requests.decline", NULL, on_decline);
  gtk_widget_class_install_action (widget_class, "requests.save-answer", NULL, on_save_answer);
  gtk_widget_class_install_action (widget_class, "requests.write-answer", NULL, on_write_answer);
  gtk_widget_class_install_action (widget_class, "requests.receive", NULL, on_receive);
  gtk_widget_class_install_action (widget_class, "requests.paste", NULL, on_paste);
  gtk_widget_class_install_action (widget_class, "requests.show", "(si)", on_show);
  gtk_widget_class_install_action (widget_class, "round.ask-all", NULL, on_round);
  gtk_widget_class_install_action (widget_class, "round.letter", "s", on_round);
  gtk_widget_class_install_action (widget_class, "round.copy", "s", on_round);
  gtk_widget_class_install_action (widget_class, "round.answered", "s", on_round);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "requests.paste",
                                       NULL);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvRequestsPage, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (views);
  BIND (leaflet);
  BIND (list_pane);
  BIND (detail_pane);
  BIND (only);
  BIND (receive_button);
  BIND (list);
  BIND (stack);
  BIND (empty);
  BIND (back_button);
  BIND (scroller);
  BIND (detail);
  BIND (round);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
}

static void
skv_requests_page_class_init (SkvRequestsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SkvPageClass *page_class = SKV_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_requests_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_requests_page_finalize;
  page_class->when_idle = TRUE;
  page_class->session_changed = skv_requests_page_session_changed;
  page_class->plan_changed = skv_requests_page_plan_changed;
  page_class->rebuild = skv_requests_page_rebuild;
  widget_class->grab_focus = skv_requests_page_grab_focus;
  show_item_signal =
    g_signal_new ("show-item", SKV_TYPE_REQUESTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/requests-page.ui");
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
skv_requests_page_init (SkvRequestsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = skv_request_row_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->store = g_list_store_new (SKV_TYPE_REQUEST_ENTRY);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->only, "notify::selected", G_CALLBACK (on_filtered), self,
                           G_CONNECT_SWAPPED);
  skv_folding_show (self->leaflet, self->back_button);
  skv_requests_install_drop (GTK_WIDGET (self), on_drop);
}
