/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/help/help-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/help/help-page.h"
#include "core/conflict/check-help.h"
#include "core/conflict/check-settings.h"
#include "core/exchange/check-examples.h"

struct _SkvHelpWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) (nullable) */
  SkvDay today;
  const char *shown; /* (unowned) (nullable): static name of the check that was shown last */
  GPtrArray *pages;  /* (owned) (element-type SkvHelpPage): in the reader's language */

  GtkWidget *back_button;
  SkvTwoPanes *leaflet;
  GtkBox *buttons_box;
  GtkWidget *list_pane;
  GtkWidget *detail_pane;
  GtkStack *detail_stack; /* "page" or "check" */
  GtkScrolledWindow *page_scroll;
  GtkBox *page_box;
  GtkScrolledWindow *detail_scroll;
  GtkWidget *search;
  GtkListBox *list;
  GtkLabel *title_label;
  GtkLabel *severity_label;
  GtkLabel *plan_label;
  GtkLabel *looks_label;
  GtkWidget *days_box;
  GtkLabel *days_label;
  GtkLabel *says_label;
  GtkLabel *solves_label;
  GtkLabel *decides_label;
  GtkWidget *example_button;
  GtkWidget *set_button;
};

G_DEFINE_FINAL_TYPE (SkvHelpWindow, skv_help_window, ADW_TYPE_WINDOW)

static guint open_example_signal, set_signal;

/* --- the one that is shown ------------------------------------------------------------------- */

static void
update_plan_label (SkvHelpWindow *self)
{
  g_autofree char *words = NULL;
  gboolean can_be_set = self->session != NULL && skv_check_can_be_set (self->shown);

  if (self->session != NULL)
    /* TRANSLATORS: how severe a check is here: "In this plan: off" */
    words = g_strdup_printf (_("In this plan: %s"),
                             skv_severity_title (skv_plan_check_severity (
                               skv_session_get_plan (self->session), self->shown)));
  gtk_label_set_label (self->plan_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->plan_label), can_be_set);
  gtk_widget_set_visible (self->set_button, can_be_set);
}

static void
show (SkvHelpWindow *self, const char *check)
{
  SkvCheckHelp help;
  g_autofree char *message = NULL, *days = NULL, *severity = NULL;

  if (!skv_check_get_help (check, &help))
    return;
  self->shown = check;
  message = skv_check_example_message (check, self->today);
  days = skv_check_days_words (check);
  /* TRANSLATORS: how severe a check is by itself: "By itself: soft" */
  severity = g_strdup_printf (_("By itself: %s"), skv_severity_title (skv_check_severity (check)));
  gtk_label_set_label (self->title_label, skv_check_title (check));
  gtk_label_set_label (self->severity_label, help.weight != NULL ? help.weight : severity);
  gtk_label_set_label (self->looks_label, help.looks);
  gtk_label_set_label (self->days_label, days != NULL ? days : "");
  gtk_widget_set_visible (self->days_box, days != NULL);
  gtk_label_set_label (self->says_label, message != NULL ? message : "");
  gtk_label_set_label (self->solves_label, help.solves);
  gtk_label_set_label (self->decides_label, help.decides);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->detail_pane), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  skv_check_title (check), -1);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->detail_scroll), 0);
  gtk_stack_set_visible_child_name (self->detail_stack, "check");
  update_plan_label (self);
}

/* --- list ------------------------------------------------------------------------------------ */

static const char *
check_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "skv-check");
}

static SkvHelpPage *
page_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "skv-page");
}

static gboolean
holds (const char *text, const char *folded_part)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, folded_part) != NULL;
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  SkvHelpWindow *self = SKV_HELP_WINDOW (data);
  g_autofree char *part = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  SkvCheckHelp help;

  g_strstrip (part);
  if (*part != '\0' && page_of (row) != NULL)
    return skv_help_page_holds (page_of (row), part, skv_help_key_name);
  if (*part == '\0' || !skv_check_get_help (check_of (row), &help))
    return TRUE;
  return holds (check_of (row), part) || holds (skv_check_title (check_of (row)), part) ||
         holds (help.looks, part) || holds (help.weight, part) || holds (help.days, part) ||
         holds (help.solves, part) || holds (help.decides, part);
}

/* @subtitle (nullable) */
static GtkWidget *
row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *name = subtitle != NULL ? g_strdup_printf ("%s: %s", title, subtitle) : NULL;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (subtitle != NULL)
    {
      label = gtk_label_new (subtitle);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : title, -1);
  return row;
}

static void
append_check (SkvHelpWindow *self, const char *check)
{
  GtkWidget *row =
    row_new (skv_check_title (check), skv_severity_title (skv_check_severity (check)));

  g_object_set_data (G_OBJECT (row), "skv-check", (gpointer) check);
  gtk_list_box_append (self->list, row);
}

static void
append_pages (SkvHelpWindow *self)
{
  const char *language = skv_help_page_pick_language (g_get_language_names ());

  for (const char *const *name = skv_help_page_names (); *name != NULL; name++)
    {
      SkvHelpPage *page = skv_help_page_load (*name, language);
      GtkWidget *row = row_new (page->title, NULL);

      g_ptr_array_add (self->pages, page);
      g_object_set_data (G_OBJECT (row), "skv-page", page);
      gtk_list_box_append (self->list, row);
    }
}

/* what the rows below are */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  GtkWidget *label;

  if (before != NULL && (page_of (row) == NULL) == (page_of (before) == NULL))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (page_of (row) != NULL ? _("Tasks") : _("Conflicts Explained"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, before != NULL ? 14 : 4);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_widget_set_margin_start (label, 10);
  gtk_list_box_row_set_header (row, label);
}

/* @check or @page is NULL (nullable) */
static GtkListBoxRow *
find_row (SkvHelpWindow *self, const char *check, const char *page)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const char *name = page_of (row) != NULL ? page_of (row)->name : NULL;

      if (page != NULL ? g_strcmp0 (name, page) == 0 : g_strcmp0 (check_of (row), check) == 0)
        return row;
    }
  return NULL;
}

static gboolean
on_link (SkvHelpWindow *self, const char *target)
{
  if (g_str_has_prefix (target, "check:"))
    skv_help_window_show_check (self, target + strlen ("check:"));
  else
    skv_help_window_show_page (self, target);
  return TRUE;
}

static void
show_page (SkvHelpWindow *self, const SkvHelpPage *page)
{
  skv_help_page_show (self->page_box, page, G_CALLBACK (on_link), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->detail_pane), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  page->title, -1);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->page_scroll), 0);
  gtk_stack_set_visible_child_name (self->detail_stack, "page");
}

static void
on_row_selected (SkvHelpWindow *self, GtkListBoxRow *row)
{
  if (row == NULL)
    return;
  if (page_of (row) != NULL)
    show_page (self, page_of (row));
  else
    show (self, check_of (row));
}

/* Where there is no room for both, the list makes way for what was chosen. */
static void
on_row_activated (SkvHelpWindow *self)
{
  skv_two_panes_set_visible_child (self->leaflet, self->detail_pane);
}

/* Tab would go from row to row through all of the list. */
static gboolean
on_list_key (SkvHelpWindow *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Tab || (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0)
    return FALSE;
  skv_two_panes_set_visible_child (self->leaflet, self->detail_pane);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->detail_stack), "page") == 0)
    return gtk_widget_child_focus (self->detail_pane, GTK_DIR_TAB_FORWARD);
  return gtk_widget_grab_focus (self->example_button);
}

/* What is shown is among what was found, if anything was. */
static void
on_search_changed (SkvHelpWindow *self)
{
  GtkListBoxRow *row;

  gtk_list_box_invalidate_filter (self->list);
  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL && gtk_widget_get_child_visible (GTK_WIDGET (row)))
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (!gtk_widget_get_child_visible (GTK_WIDGET (row)))
        continue;
      gtk_list_box_select_row (self->list, row);
      return;
    }
}

static void
on_stop_search (SkvHelpWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* From the entry into what it found. */
static void
on_search_activated (SkvHelpWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
update_back (SkvHelpWindow *self)
{
  /* beside each other they need more than a narrow window has */
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons_box),
                                  skv_two_panes_get_folded (self->leaflet)
                                    ? GTK_ORIENTATION_VERTICAL
                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (self->back_button,
                          skv_two_panes_get_folded (self->leaflet) &&
                            skv_two_panes_get_visible_child (self->leaflet) == self->detail_pane);
}

static void
on_back (SkvHelpWindow *self)
{
  skv_two_panes_set_visible_child (self->leaflet, self->list_pane);
}

static void
on_open_example (SkvHelpWindow *self)
{
  g_signal_emit (self, open_example_signal, 0, self->shown);
}

static void
on_set (SkvHelpWindow *self)
{
  g_signal_emit (self, set_signal, 0, self->shown);
}

static void
show_row (SkvHelpWindow *self, GtkListBoxRow *row)
{
  if (row == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  skv_two_panes_set_visible_child (self->leaflet, self->detail_pane);
}

void
skv_help_window_show_check (SkvHelpWindow *self, const char *check)
{
  g_return_if_fail (SKV_IS_HELP_WINDOW (self));
  show_row (self, find_row (self, check, NULL));
}

void
skv_help_window_show_page (SkvHelpWindow *self, const char *page)
{
  g_return_if_fail (SKV_IS_HELP_WINDOW (self));
  show_row (self, find_row (self, NULL, page));
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_help_window_dispose (GObject *object)
{
  SkvHelpWindow *self = SKV_HELP_WINDOW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  if (self->list != NULL)
    {
      gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
      gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);
    }
  self->list = NULL;
  G_OBJECT_CLASS (skv_help_window_parent_class)->dispose (object);
}

static void
skv_help_window_finalize (GObject *object)
{
  g_ptr_array_unref (SKV_HELP_WINDOW (object)->pages);
  G_OBJECT_CLASS (skv_help_window_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvHelpWindow, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/systemkveld/Systemkveld/help-window.ui");
  BIND (back_button);
  BIND (leaflet);
  BIND (buttons_box);
  BIND (list_pane);
  BIND (detail_pane);
  BIND (detail_stack);
  BIND (page_scroll);
  BIND (page_box);
  BIND (detail_scroll);
  BIND (search);
  BIND (list);
  BIND (title_label);
  BIND (severity_label);
  BIND (plan_label);
  BIND (looks_label);
  BIND (days_box);
  BIND (days_label);
  BIND (says_label);
  BIND (solves_label);
  BIND (decides_label);
  BIND (example_button);
  BIND (set_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_open_example);
  gtk_widget_class_bind_template_callback (widget_class, on_set);
  gtk_widget_class_bind_template_callback (widget_class, update_back);
}

static void
skv_help_window_class_init (SkvHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_help_window_finalize;
  open_example_signal = g_signal_new ("open-example", SKV_TYPE_HELP_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  set_signal = g_signal_new ("set", SKV_TYPE_HELP_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                             G_TYPE_NONE, 1, G_TYPE_STRING);
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_help_window_init (SkvHelpWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->today = SKV_DAY_NONE;
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_help_page_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  gtk_list_box_set_header_func (self->list, update_header, self, NULL);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_list_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  update_back (self);
}

GtkWidget *
skv_help_window_new (SkvSession *session, SkvDay today)
{
  SkvHelpWindow *self;

  g_return_val_if_fail (session == NULL || SKV_IS_SESSION (session), NULL);

  self = g_object_new (SKV_TYPE_HELP_WINDOW, NULL);
  self->today = today;
  if (session != NULL)
    {
      self->session = g_object_ref (session);
      g_signal_connect_swapped (session, "refreshed", G_CALLBACK (update_plan_label), self);
    }
  append_pages (self);
  for (const char *const *check = skv_check_names (); *check != NULL; check++)
    append_check (self, *check);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
  return GTK_WIDGET (self);
}
