/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/layers/layers-window.h"

#include <glib/gi18n-lib.h>

#include "app/layers/compare-dialog.h"
#include "app/layers/layers-rows.h"
#include "app/layers/side-by-side.h"
#include "app/layers/version-dialog.h"
#include "app/layers/what-if-dialog.h"
#include "app/plan-files.h"
#include "app/present.h"
#include "app/toast.h"
#include "core/exchange/layer.h"
#include "core/exchange/version.h"

struct _SkvLayersWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) (nullable) */
  guint counting;      /* finds out what one more row comes to, when there is time */

  SkvToast *toast;
  GtkListBox *layers_list;
  GtkListBox *versions_list;
  GtkWidget *compare_button;
};

G_DEFINE_FINAL_TYPE (SkvLayersWindow, skv_layers_window, ADW_TYPE_WINDOW)

static SkvPlan *
get_plan (SkvLayersWindow *self)
{
  return skv_session_get_plan (self->session);
}

/* --- what a row comes to --------------------------------------------------------------------- */

/* (transfer full) (nullable: it cannot be read) */
static char *
weigh_layer (SkvLayersWindow *self, const char *id)
{
  SkvPlan *plan = get_plan (self);
  const SkvLayer *layer = skv_plan_lookup (plan, SKV_KIND_LAYER, id);
  g_autoptr (SkvPlan) on_top = layer != NULL ? skv_layer_open (plan, layer, NULL) : NULL;
  g_autoptr (SkvEdit) edit = layer != NULL ? skv_layer_read (layer, NULL) : NULL;
  g_autoptr (SkvSideBySide) sides = NULL;
  SkvDay from, to;

  if (on_top == NULL || edit == NULL)
    return g_strdup (_("It cannot be read"));
  if (skv_edit_get_n_changes (edit) == 0)
    return NULL;
  skv_side_by_side_days (edit, skv_plan_get_zone (plan), skv_session_get_year (self->session),
                         &from, &to);
  sides =
    skv_side_by_side_new_for_plans (plan, on_top, from, to, skv_session_get_today (self->session));
  return skv_comparison_words (sides->conflicts);
}

static char *
weigh_version (SkvLayersWindow *self, const char *id)
{
  SkvPlan *plan = get_plan (self);
  const SkvVersion *version = skv_plan_lookup (plan, SKV_KIND_VERSION, id);
  g_autoptr (SkvPlan) then = version != NULL ? skv_version_open (plan, version, NULL) : NULL;
  g_autoptr (SkvOccurrences) before = NULL;
  g_autoptr (SkvDifference) difference = NULL;
  g_autofree char *words = NULL;

  if (then == NULL)
    return g_strdup (_("It cannot be read"));
  before = skv_occurrences_new (then, skv_session_get_from (self->session),
                                skv_session_get_to (self->session), SKV_EXPAND_UNPLACED);
  difference = skv_difference_new (before, skv_session_get_occurrences (self->session));
  words = skv_difference_words (difference);
  /* TRANSLATORS: 2027 since then: 3 moved, 1 added */
  return g_strdup_printf (_("%d since then: %s"), skv_session_get_year (self->session), words);
}

/* FALSE: all of that list is known */
static gboolean
weigh_one (SkvLayersWindow *self,
           GtkListBox *list,
           char *(*weigh) (SkvLayersWindow *self, const char *id))
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      g_autofree char *words = NULL;

      if (g_object_get_data (G_OBJECT (row), "skv-weighed") != NULL)
        continue;
      words = weigh (self, skv_layers_row_get_id (row));
      skv_layers_row_set_words (row, words);
      g_object_set_data (G_OBJECT (row), "skv-weighed", GINT_TO_POINTER (1));
      return TRUE;
    }
  return FALSE;
}

static gboolean
on_time_to_weigh (gpointer data)
{
  SkvLayersWindow *self = data;

  if (weigh_one (self, self->layers_list, weigh_layer) ||
      weigh_one (self, self->versions_list, weigh_version))
    return G_SOURCE_CONTINUE;
  self->counting = 0;
  return G_SOURCE_REMOVE;
}

/* --- the lists ------------------------------------------------------------------------------- */

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* place of the row of @list that has the keyboard, or something in it; -1: none */
static int
find_focus (SkvLayersWindow *self, GtkListBox *list)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (row == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (list)))
    return -1;
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

static void
restore_focus (GtkListBox *list, int place)
{
  GtkListBoxRow *row = NULL;

  if (place < 0)
    return;
  while (row == NULL && place >= 0)
    row = gtk_list_box_get_row_at_index (list, place--);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
fill (SkvLayersWindow *self)
{
  SkvPlan *plan = get_plan (self);
  GPtrArray *layers = skv_plan_get_records (plan, SKV_KIND_LAYER);
  g_autoptr (GPtrArray) versions = skv_versions_list (plan);
  int layer_focus = find_focus (self, self->layers_list);
  int version_focus = find_focus (self, self->versions_list);

  clear_list (self->layers_list);
  clear_list (self->versions_list);
  for (guint i = 0; i < layers->len; i++)
    gtk_list_box_append (self->layers_list, skv_layer_row_new (g_ptr_array_index (layers, i)));
  for (guint i = 0; i < versions->len; i++)
    gtk_list_box_append (self->versions_list,
                         skv_version_row_new (g_ptr_array_index (versions, i), versions->len > 1));
  restore_focus (self->layers_list, layer_focus);
  restore_focus (self->versions_list, version_focus);
  gtk_widget_set_visible (self->compare_button, versions->len > 1);
  if (self->counting == 0)
    self->counting = g_idle_add (on_time_to_weigh, self);
}

static void
update_actions (SkvLayersWindow *self)
{
  static const char *const writing[] = { "layers.new",      "layers.open",    "layers.adopt",
                                         "layers.drop",     "layers.rename",  "versions.keep",
                                         "versions.change", "versions.delete" };
  gboolean writable = !skv_plan_files_is_read_only (get_plan (self));

  for (gsize i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], writable);
}

static void
on_refreshed (SkvLayersWindow *self)
{
  fill (self);
  update_actions (self);
}

/* The window below tells it too, but this one lies over it. */
static void
on_told (SkvLayersWindow *self, const char *message)
{
  gboolean edit = skv_session_told_edit (self->session);

  skv_toast_show (self->toast, message, edit ? _("_Undo") : NULL, edit ? "layers.undo" : NULL);
}

/* --- what people do -------------------------------------------------------------------------- */

static void
ask (SkvLayersWindow *self, const char *action, const char *id)
{
  skv_layers_ask_window (GTK_WIDGET (self), action, id != NULL ? g_variant_new_string (id) : NULL);
}

static void
show_dialog (SkvLayersWindow *self, GtkWidget *dialog)
{
  if (dialog == NULL)
    return;
  skv_present_over (dialog, GTK_WIDGET (self));
}

static void
remove_record (SkvLayersWindow *self, SkvKind kind, const char *id, const char *label)
{
  g_autoptr (SkvEdit) edit = skv_edit_new (label);

  skv_edit_remove (edit, kind, id);
  skv_session_apply (self->session, edit);
}

static void
drop_layer (SkvLayersWindow *self, const char *id)
{
  const SkvLayer *layer = skv_plan_lookup (get_plan (self), SKV_KIND_LAYER, id);
  g_autofree char *label = NULL;

  if (layer == NULL)
    return;
  label = g_strdup_printf (_("Drop the what-if “%s”"), layer->name);
  remove_record (self, SKV_KIND_LAYER, id, label);
}

static void
delete_version (SkvLayersWindow *self, const char *id)
{
  const SkvVersion *version = skv_plan_lookup (get_plan (self), SKV_KIND_VERSION, id);
  g_autofree char *label = NULL;

  if (version == NULL)
    return;
  label = g_strdup_printf (_("Delete version “%s”"), version->name);
  remove_record (self, SKV_KIND_VERSION, id, label);
}

static void
compare_with_now (SkvLayersWindow *self, const char *id)
{
  skv_layers_ask_window (GTK_WIDGET (self), "win.compare-versions", g_variant_new ("(ss)", id, ""));
}

static void
run_for_layer (SkvLayersWindow *self, const char *name, const char *id)
{
  if (g_str_equal (name, "layers.new"))
    show_dialog (self, skv_what_if_dialog_new (self->session, NULL));
  else if (g_str_equal (name, "layers.open"))
    ask (self, "win.show-layer", id);
  else if (g_str_equal (name, "layers.adopt"))
    ask (self, "win.adopt", id);
  else if (g_str_equal (name, "layers.list"))
    ask (self, "win.list-layer", id);
  else if (g_str_equal (name, "layers.rename"))
    show_dialog (self, skv_what_if_dialog_new (self->session, id));
  else
    drop_layer (self, id);
}

static void
run_for_version (SkvLayersWindow *self, const char *name, const char *id)
{
  if (g_str_equal (name, "versions.keep"))
    show_dialog (self, skv_version_dialog_new (self->session, NULL));
  else if (g_str_equal (name, "versions.compare"))
    compare_with_now (self, id);
  else if (g_str_equal (name, "versions.compare-with") ||
           g_str_equal (name, "versions.compare-any"))
    show_dialog (self, skv_compare_dialog_new (self->session, id));
  else if (g_str_equal (name, "versions.read"))
    ask (self, "win.read-version", id);
  else if (g_str_equal (name, "versions.change"))
    show_dialog (self, skv_version_dialog_new (self->session, id));
  else
    delete_version (self, id);
}

static void
run (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvLayersWindow *self = SKV_LAYERS_WINDOW (widget);
  /* The row that it comes from may go with what is done. */
  g_autofree char *id = parameter != NULL ? g_variant_dup_string (parameter, NULL) : NULL;

  if (g_str_equal (name, "layers.undo"))
    ask (self, "win.undo", NULL);
  else if (g_str_has_prefix (name, "layers."))
    run_for_layer (self, name, id);
  else
    run_for_version (self, name, id);
}

static void
on_layer_activated (SkvLayersWindow *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "layers.open", "s", skv_layers_row_get_id (row));
}

static void
on_version_activated (SkvLayersWindow *self, GtkListBoxRow *row)
{
  compare_with_now (self, skv_layers_row_get_id (row));
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_layers_window_dispose (GObject *object)
{
  SkvLayersWindow *self = SKV_LAYERS_WINDOW (object);

  g_clear_handle_id (&self->counting, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (skv_layers_window_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvLayersWindow, name)

static void
skv_layers_window_class_init (SkvLayersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const plain[] = { "layers.new", "layers.undo", "versions.keep",
                                       "versions.compare-any" };
  static const char *const with_id[] = { "layers.open",     "layers.adopt",
                                         "layers.list",     "layers.rename",
                                         "layers.drop",     "versions.compare",
                                         "versions.read",   "versions.compare-with",
                                         "versions.change", "versions.delete" };

  G_OBJECT_CLASS (klass)->dispose = skv_layers_window_dispose;
  g_type_ensure (SKV_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/layers-window.ui");
  BIND (toast);
  BIND (layers_list);
  BIND (versions_list);
  BIND (compare_button);
  gtk_widget_class_bind_template_callback (widget_class, on_layer_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_version_activated);
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    gtk_widget_class_install_action (widget_class, plain[i], NULL, run);
  for (gsize i = 0; i < G_N_ELEMENTS (with_id); i++)
    gtk_widget_class_install_action (widget_class, with_id[i], "s", run);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "layers.undo",
                                       NULL);
}

static void
skv_layers_window_init (SkvLayersWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_placeholder (
    self->layers_list,
    skv_layers_placeholder_new (_("A what-if is the plan with changes that are only thought of: "
                                   "try them, see what they would collide with, and adopt what is "
                                   "better.")));
  gtk_list_box_set_placeholder (
    self->versions_list,
    skv_layers_placeholder_new (_("A version is the plan as it was drafted, decided or published, "
                                   "so that you can always see what has moved since.")));
}

SkvSession *
skv_layers_window_get_session (SkvLayersWindow *self)
{
  g_return_val_if_fail (SKV_IS_LAYERS_WINDOW (self), NULL);
  return self->session;
}

GtkWidget *
skv_layers_window_new (SkvSession *session)
{
  SkvLayersWindow *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  self = g_object_new (SKV_TYPE_LAYERS_WINDOW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_refreshed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  on_refreshed (self);
  return GTK_WIDGET (self);
}
