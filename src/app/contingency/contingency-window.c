/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/contingency/contingency-window.h"

#include <glib/gi18n-lib.h>

#include "app/contingency/contingency-dialog.h"
#include "app/contingency/contingency-files.h"
#include "app/menus.h"
#include "app/parts.h"
#include "app/plan-files.h"
#include "app/present.h"
#include "app/toast.h"

struct _SkvContingencyWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  SkvToast *toast;
  GtkListBox *list;
  GtkWidget *new_button;
};

G_DEFINE_FINAL_TYPE (SkvContingencyWindow, skv_contingency_window, ADW_TYPE_WINDOW)

static SkvPlan *
plan_of (SkvContingencyWindow *self)
{
  return skv_session_get_plan (self->session);
}

static GPtrArray *
contingencies (SkvContingencyWindow *self)
{
  return skv_plan_get_records (plan_of (self), SKV_KIND_CONTINGENCY);
}

/* --- rows ------------------------------------------------------------------------------------ */

/* "Feide, Visma · 12 steps" (transfer full) */
static char *
describe (SkvContingencyWindow *self, const SkvContingency *contingency)
{
  g_auto (GStrv) systems = skv_contingency_list_systems (plan_of (self), contingency->parent.id);
  g_autoptr (GPtrArray) steps = skv_steps_parse (contingency->steps, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; systems[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            skv_plan_system_name (plan_of (self), systems[i]));
  if (systems[0] == NULL)
    g_string_append (text, _("No system follows it yet"));
  g_string_append (text, " · ");
  if (steps == NULL)
    g_string_append (text, _("its steps cannot be read"));
  else
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", steps->len),
                            steps->len);
  return g_string_free (text, FALSE);
}

static GtkWidget *
button_new (const char *icon, const char *action, const char *id, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
row_new (SkvContingencyWindow *self, const SkvContingency *contingency)
{
  const char *id = contingency->parent.id, *name = contingency->name;
  g_auto (GStrv) systems = skv_contingency_list_systems (plan_of (self), id);
  g_autofree char *words = describe (self, contingency);
  g_autofree char *print = g_strdup_printf (_("Print the cards of “%s”"), name);
  g_autofree char *export = g_strdup_printf (_("Export “%s”"), name);
  g_autofree char *remove = g_strdup_printf (_("Delete “%s”"), name);
  GtkWidget *row = skv_plain_row_new (name, words, NULL);
  GtkWidget *printer = skv_contingency_print_button_new ("contingency", id, print);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "skv-id", g_strdup (id), g_free);
  gtk_widget_set_visible (printer, systems[0] != NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), printer);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button_new ("document-save-as-symbolic",
                                                               "contingency.export", id, export));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             button_new ("user-trash-symbolic", "contingency.delete", id, remove));
  return row;
}

/* place of the row that has the keyboard, or something in it; -1: none */
static int
find_focus (SkvContingencyWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

static void
fill (SkvContingencyWindow *self)
{
  GPtrArray *all = contingencies (self);
  int place = find_focus (self);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < all->len; i++)
    gtk_list_box_append (self->list, row_new (self, g_ptr_array_index (all, i)));
  if (place < 0)
    return;
  row = gtk_list_box_get_row_at_index (self->list, MIN (place, (int) all->len - 1));
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->new_button);
}

static void
update_actions (SkvContingencyWindow *self)
{
  static const char *const writing[] = { "contingency.new", "contingency.import",
                                         "contingency.delete", "contingency.undo" };
  gboolean writable = !skv_plan_files_is_read_only (plan_of (self));

  for (gsize i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "contingency.export-all",
                                 contingencies (self)->len > 0);
  gtk_widget_set_visible (self->new_button, writable);
}

static void
on_plan_changed (SkvContingencyWindow *self)
{
  fill (self);
  update_actions (self);
}

/* The window below tells it too, but this one lies over it. */
static void
on_told (SkvContingencyWindow *self, const char *message)
{
  gboolean edit = skv_session_told_edit (self->session);

  skv_toast_show (self->toast, message, edit ? _("_Undo") : NULL,
                  edit ? "contingency.undo" : NULL);
}

/* --- what people do -------------------------------------------------------------------------- */

static void
edit (SkvContingencyWindow *self, SkvContingencyForm *form)
{
  skv_present_over (skv_contingency_dialog_new (self->session, form), GTK_WIDGET (self));
}

static void
on_row_activated (SkvContingencyWindow *self, GtkListBoxRow *row)
{
  if (!skv_plan_files_is_read_only (plan_of (self)))
    edit (self,
          skv_contingency_form_new (plan_of (self), g_object_get_data (G_OBJECT (row), "skv-id")));
}

/* "" is an empty one, else the name of one that comes with the program */
static void
on_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvContingencyWindow *self = SKV_CONTINGENCY_WINDOW (widget);
  const char *template = g_variant_get_string (parameter, NULL);

  edit (self, *template != '\0' ? skv_contingency_form_new_from (plan_of (self), template, NULL)
                                : skv_contingency_form_new (plan_of (self), NULL));
}

static void
on_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvContingencyWindow *self = SKV_CONTINGENCY_WINDOW (widget);
  g_autoptr (SkvEdit) removal =
    skv_contingency_removal (plan_of (self), g_variant_get_string (parameter, NULL));

  skv_session_apply (self->session, removal);
}

static void
on_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_session_undo (SKV_CONTINGENCY_WINDOW (widget)->session);
}

static void
on_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_contingency_import (widget, SKV_CONTINGENCY_WINDOW (widget)->session);
}

/* one, or without a parameter all of them */
static void
on_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_contingency_export (widget, SKV_CONTINGENCY_WINDOW (widget)->session,
                          parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

static void
on_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvContingencyWindow *self = SKV_CONTINGENCY_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  const SkvContingency *contingency = skv_plan_lookup (plan_of (self), SKV_KIND_CONTINGENCY, id);
  g_auto (GStrv) systems = skv_contingency_list_systems (plan_of (self), id);

  if (contingency == NULL)
    return;
  (g_str_has_suffix (name, ".pdf") ? skv_contingency_save_pdf : skv_contingency_print) (
    widget, self->session, (const char *const *) systems, contingency->name);
}

/* --- made ------------------------------------------------------------------------------------ */

static GMenuModel *
make_new_menu (SkvContingencyWindow *self)
{
  const char *language = skv_plan_get_settings (plan_of (self))->language;
  const char *const *templates = skv_contingency_templates ();
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) given = g_menu_new ();

  g_menu_append (menu, _("_Empty"), "contingency.new::");
  for (; *templates != NULL; templates++)
    {
      g_autoptr (SkvContingency) template = skv_contingency_template (*templates, language);

      if (template != NULL)
        skv_menu_append_named (given, template->name, "contingency.new", *templates);
    }
  g_menu_append_section (menu, _("As Comes With the Program"), G_MENU_MODEL (given));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_header (SkvContingencyWindow *self)
{
  GtkWidget *header = adw_header_bar_new (), *more = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_new_menu (self);
  g_autoptr (GMenu) files = g_menu_new ();

  self->new_button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->new_button), _("_New"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->new_button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->new_button), menu);
  g_menu_append (files, _("_Import…"), "contingency.import");
  g_menu_append (files, _("_Export…"), "contingency.export-all");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "open-menu-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), G_MENU_MODEL (files));
  gtk_widget_set_tooltip_text (more, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"),
                                  -1);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->new_button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), more);
  return header;
}

static GtkWidget *
make_list (SkvContingencyWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *none = gtk_label_new (_("None yet"));
  GtkWidget *words = gtk_label_new (_ (
    "What to do, step by step, when a system is down. A system without a plan of its own follows "
    "that of its group, or else the general one that comes with the program."));

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_add_css_class (none, "dim-label");
  gtk_widget_set_margin_top (none, 18);
  gtk_widget_set_margin_bottom (none, 18);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->list, none);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Contingency plans"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_widget_set_margin_top (box, 16);
  gtk_widget_set_margin_bottom (box, 20);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
build (SkvContingencyWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *overlay = gtk_overlay_new ();

  self->toast = g_object_new (SKV_TYPE_TOAST, NULL);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), box);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->toast));
  adw_window_set_content (ADW_WINDOW (self), overlay);
  on_plan_changed (self);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_contingency_window_dispose (GObject *object)
{
  g_clear_object (&SKV_CONTINGENCY_WINDOW (object)->session);
  G_OBJECT_CLASS (skv_contingency_window_parent_class)->dispose (object);
}

static void
skv_contingency_window_class_init (SkvContingencyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_contingency_window_dispose;
  gtk_widget_class_install_action (widget_class, "contingency.new", "s", on_new);
  gtk_widget_class_install_action (widget_class, "contingency.import", NULL, on_import);
  gtk_widget_class_install_action (widget_class, "contingency.export", "s", on_export);
  gtk_widget_class_install_action (widget_class, "contingency.export-all", NULL, on_export);
  gtk_widget_class_install_action (widget_class, "contingency.delete", "s", on_delete);
  gtk_widget_class_install_action (widget_class, "contingency.print", "s", on_print);
  gtk_widget_class_install_action (widget_class, "contingency.pdf", "s", on_print);
  gtk_widget_class_install_action (widget_class, "contingency.undo", NULL, on_undo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "contingency.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_contingency_window_init (SkvContingencyWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _("Contingency Plans"));
  gtk_window_set_default_size (GTK_WINDOW (self), 680, 520);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

GtkWidget *
skv_contingency_window_new (SkvSession *session)
{
  SkvContingencyWindow *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  self = g_object_new (SKV_TYPE_CONTINGENCY_WINDOW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (skv_session_get_plan (session), "changed", G_CALLBACK (on_plan_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  build (self);
  return GTK_WIDGET (self);
}
