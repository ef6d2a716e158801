/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/layers/changes-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/layers/what-if-dialog.h"

/* how long a button says that it has been done */
#define COPIED_MILLISECONDS 2500
/* while somebody ticks one box after the other */
#define QUIET_MILLISECONDS 150

G_DEFINE_FINAL_TYPE (SkvChangesWindow, skv_changes_window, ADW_TYPE_WINDOW)

static SkvPlan *
get_plan (SkvChangesWindow *self)
{
  return skv_session_get_plan (self->session);
}

static const SkvLayer *
get_layer (SkvChangesWindow *self)
{
  return self->layer != NULL ? skv_plan_lookup (get_plan (self), SKV_KIND_LAYER, self->layer)
                             : NULL;
}

gboolean
skv_changes_window_is_chosen (SkvChangesWindow *self, const SkvChangeLine *line)
{
  return !g_hash_table_contains (self->left_out, line->key);
}

static SkvSideBySide *
put_side_by_side (SkvChangesWindow *self, SkvPlan *after)
{
  SkvDay from, to;

  skv_side_by_side_days (self->edit, skv_plan_get_zone (self->before),
                         skv_session_get_year (self->session), &from, &to);
  return skv_side_by_side_new_for_plans (self->before, after, from, to,
                                         skv_session_get_today (self->session));
}

/* --- what is chosen -------------------------------------------------------------------------- */

/* Keys of what is chosen, NULL if that is everything (transfer full). */
static GStrv
list_chosen (SkvChangesWindow *self, guint *n, SkvLayerFlags *flags)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  *n = 0;
  *flags = SKV_LAYER_DEFAULT;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const SkvChangeLine *line = g_ptr_array_index (self->lines, i);

      if (!skv_changes_window_is_chosen (self, line))
        continue;
      g_ptr_array_add (keys, g_strdup (line->key));
      (*n)++;
      /* Whoever ticks what clashes has read what the plan made of it. */
      if (line->clash != NULL)
        *flags = SKV_LAYER_OVERWRITE_CLASHES;
    }
  if (*n == self->lines->len)
    return NULL;
  g_ptr_array_add (keys, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&keys), FALSE);
}

static void
update_choice (SkvChangesWindow *self)
{
  SkvLayerFlags flags;
  guint n;
  g_auto (GStrv) keys = list_chosen (self, &n, &flags);
  g_autofree char *label = NULL;

  if (!self->adopting)
    return;
  self->filling = TRUE;
  gtk_check_button_set_active (self->all_check, n > 0 && n == self->lines->len);
  gtk_check_button_set_inconsistent (self->all_check, n > 0 && n < self->lines->len);
  self->filling = FALSE;
  label = n == self->lines->len ? g_strdup (_("_Adopt All"))
                                : g_strdup_printf (_("_Adopt %u of %u"), n, self->lines->len);
  gtk_button_set_label (self->adopt_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->adopt_button), n > 0);
}

/* The plan with only what is chosen on top (transfer full) (nullable: it cannot stand so) */
static SkvPlan *
try_choice (SkvChangesWindow *self)
{
  SkvLayerFlags flags;
  guint n;
  g_auto (GStrv) keys = list_chosen (self, &n, &flags);
  g_autoptr (SkvPlan) plan = skv_plan_copy (get_plan (self));
  g_autoptr (SkvEdit) edit = NULL;
  const SkvLayer *layer = get_layer (self);

  if (layer == NULL || n == 0)
    return layer != NULL ? g_steal_pointer (&plan) : NULL;
  edit =
    skv_layer_make_edit_of (get_plan (self), layer, (const char *const *) keys, flags, NULL, NULL);
  return edit != NULL && skv_plan_apply (plan, edit, NULL) ? g_steal_pointer (&plan) : NULL;
}

static gboolean
on_choice_at_rest (gpointer data)
{
  SkvChangesWindow *self = data;
  g_autoptr (SkvPlan) chosen = try_choice (self);
  g_autoptr (SkvSideBySide) sides = NULL;

  self->wait = 0;
  if (chosen == NULL)
    return G_SOURCE_REMOVE;
  sides = put_side_by_side (self, chosen);
  g_clear_pointer (&self->conflicts, skv_comparison_unref);
  self->conflicts = skv_comparison_ref (sides->conflicts);
  skv_changes_window_show_conflicts (self);
  return G_SOURCE_REMOVE;
}

static void
weigh_choice_soon (SkvChangesWindow *self)
{
  g_clear_handle_id (&self->wait, g_source_remove);
  self->wait = g_timeout_add (QUIET_MILLISECONDS, on_choice_at_rest, self);
}

void
skv_changes_window_on_toggled (GtkCheckButton *check, SkvChangesWindow *self)
{
  const char *key = g_object_get_data (G_OBJECT (check), "skv-key");

  if (self->filling)
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_remove (self->left_out, key);
  else
    g_hash_table_add (self->left_out, g_strdup (key));
  update_choice (self);
  weigh_choice_soon (self);
}

/* --- both states ----------------------------------------------------------------------------- */

/* FALSE with an error if the layer is gone or cannot be read */
static gboolean
read_layer (SkvChangesWindow *self, GPtrArray **clashes, GError **error)
{
  const SkvLayer *layer = get_layer (self);
  g_autoptr (SkvEdit) edit = NULL;

  g_clear_object (&self->after);
  g_clear_pointer (&self->edit, skv_edit_unref);
  if (layer == NULL)
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, _("This is no longer there."));
      return FALSE;
    }
  edit = skv_layer_make_edit (get_plan (self), layer, clashes, error);
  if (edit != NULL)
    self->edit = skv_layer_read (layer, error);
  if (self->edit != NULL)
    self->after = skv_layer_open (get_plan (self), layer, error);
  return self->after != NULL;
}

/* What clashes is left out until somebody ticks it; what is no longer there is forgotten. */
static void
leave_out_clashes (SkvChangesWindow *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const SkvChangeLine *line = g_ptr_array_index (self->lines, i);

      if (line->clash != NULL)
        g_hash_table_add (self->left_out, g_strdup (line->key));
    }
}

static gboolean
fill (SkvChangesWindow *self, GError **error)
{
  g_autoptr (GPtrArray) clashes = NULL;
  g_autoptr (SkvSideBySide) sides = NULL;

  if (self->layer != NULL && !read_layer (self, &clashes, error))
    return FALSE;
  if (self->layer == NULL)
    {
      g_clear_pointer (&self->edit, skv_edit_unref);
      self->edit = skv_plan_difference_edit (self->before, self->after, "");
    }
  sides = put_side_by_side (self, self->after);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, skv_comparison_unref);
  self->lines = skv_change_lines_new (self->before, self->edit, sides->difference, clashes);
  self->conflicts = skv_comparison_ref (sides->conflicts);
  leave_out_clashes (self);
  skv_changes_window_show_lines (self);
  skv_changes_window_show_conflicts (self);
  update_choice (self);
  return TRUE;
}

static void
on_refreshed (SkvChangesWindow *self)
{
  if (!fill (self, NULL))
    gtk_window_close (GTK_WINDOW (self));
}

/* --- what people do -------------------------------------------------------------------------- */

static void
on_all_toggled (SkvChangesWindow *self)
{
  gboolean all = gtk_check_button_get_active (self->all_check);

  if (self->filling)
    return;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const SkvChangeLine *line = g_ptr_array_index (self->lines, i);

      if (all)
        g_hash_table_remove (self->left_out, line->key);
      else
        g_hash_table_add (self->left_out, g_strdup (line->key));
    }
  if (all)
    leave_out_clashes (self);
  skv_changes_window_show_lines (self);
  update_choice (self);
  weigh_choice_soon (self);
}

static void
on_adopt (SkvChangesWindow *self)
{
  g_autoptr (SkvSession) session = g_object_ref (self->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  g_autofree char *name = g_strdup (get_layer (self) != NULL ? get_layer (self)->name : "");
  SkvLayerFlags flags;
  guint n, all = self->lines->len;
  g_auto (GStrv) keys = list_chosen (self, &n, &flags);

  g_signal_handlers_disconnect_by_data (session, self); /* it may go */
  if (!skv_layer_adopt_full (get_plan (self), self->layer, (const char *const *) keys, flags, NULL,
                             &error))
    {
      GtkWidget *dialog =
        skv_message_new (GTK_WINDOW (self), _("It Was Not Adopted"), error->message);

      skv_message_add_response (SKV_MESSAGE (dialog), "close", _("_Close"));
      gtk_window_present (GTK_WINDOW (dialog));
      g_signal_connect_object (session, "refreshed", G_CALLBACK (on_refreshed), self,
                               G_CONNECT_SWAPPED);
      return;
    }
  skv_layers_ask_window (GTK_WIDGET (self), "win.leave-layer", NULL);
  message = n == all ? g_strdup_printf (_("Adopted: “%s”"), name)
                     : g_strdup_printf (_("Adopted: %u of %u changes of “%s”"), n, all, name);
  gtk_window_close (GTK_WINDOW (self));
  skv_session_tell_edit (session, message);
}

static void
put_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvChangesWindow *self = SKV_CHANGES_WINDOW (widget);
  g_autoptr (SkvEdit) edit =
    skv_change_put_back (get_plan (self), self->before, g_variant_get_string (parameter, NULL));

  if (edit != NULL)
    skv_session_apply (self->session, edit);
}

static gboolean
on_copied_long_ago (gpointer data)
{
  SkvChangesWindow *self = data;

  self->copied = 0;
  gtk_button_set_label (self->text_button, _("_Copy as Text"));
  return G_SOURCE_REMOVE;
}

static void
on_copy_text (SkvChangesWindow *self)
{
  g_autofree char *text = skv_change_lines_write (
    self->lines, adw_window_title_get_subtitle (self->title), self->conflicts);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_button_set_label (self->text_button, C_("to the clipboard", "Copied"));
  g_clear_handle_id (&self->copied, g_source_remove);
  self->copied = g_timeout_add (COPIED_MILLISECONDS, on_copied_long_ago, self);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_changes_window_dispose (GObject *object)
{
  SkvChangesWindow *self = SKV_CHANGES_WINDOW (object);

  self->filling = TRUE;
  g_clear_handle_id (&self->wait, g_source_remove);
  g_clear_handle_id (&self->copied, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  G_OBJECT_CLASS (skv_changes_window_parent_class)->dispose (object);
}

static void
skv_changes_window_finalize (GObject *object)
{
  SkvChangesWindow *self = SKV_CHANGES_WINDOW (object);

  g_free (self->layer);
  g_clear_pointer (&self->edit, skv_edit_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->conflicts, skv_comparison_unref);
  g_hash_table_unref (self->left_out);
  G_OBJECT_CLASS (skv_changes_window_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvChangesWindow, name)

static void
skv_changes_window_class_init (SkvChangesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_changes_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_changes_window_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/changes-window.ui");
  BIND (title);
  BIND (text_button);
  BIND (adopt_button);
  BIND (explanation);
  BIND (all_check);
  BIND (changes_list);
  BIND (changes_more);
  BIND (conflict_words);
  BIND (gone_box);
  BIND (gone_list);
  BIND (come_box);
  BIND (come_list);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_text);
  gtk_widget_class_bind_template_callback (widget_class, on_adopt);
  gtk_widget_class_bind_template_callback (widget_class, on_all_toggled);
  gtk_widget_class_install_action (widget_class, "changes.put-back", "s", put_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_changes_window_init (SkvChangesWindow *self)
{
  self->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

static void
follow (SkvChangesWindow *self)
{
  g_signal_connect_object (self->session, "refreshed", G_CALLBACK (on_refreshed), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
skv_changes_window_new_for_layer (SkvSession *session,
                                  const char *layer,
                                  gboolean adopting,
                                  GError **error)
{
  g_autofree char *title = NULL;
  SkvChangesWindow *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (layer != NULL, NULL);

  self = g_object_new (SKV_TYPE_CHANGES_WINDOW, NULL);
  self->session = g_object_ref (session);
  self->layer = g_strdup (layer);
  self->adopting = adopting;
  self->before = g_object_ref (get_plan (self));
  if (!fill (self, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  title = g_strdup_printf (_("What if: %s"), get_layer (self)->name);
  adw_window_title_set_subtitle (self->title, title);
  if (adopting)
    adw_window_title_set_title (self->title, _("Adopt"));
  gtk_window_set_title (GTK_WINDOW (self), adw_window_title_get_title (self->title));
  gtk_widget_set_visible (GTK_WIDGET (self->adopt_button), adopting);
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), adopting);
  follow (self);
  return GTK_WIDGET (self);
}

GtkWidget *
skv_changes_window_new (SkvSession *session, SkvPlan *before, SkvPlan *after, const char *title)
{
  SkvChangesWindow *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (SKV_IS_PLAN (before), NULL);
  g_return_val_if_fail (SKV_IS_PLAN (after), NULL);

  self = g_object_new (SKV_TYPE_CHANGES_WINDOW, NULL);
  self->session = g_object_ref (session);
  self->before = g_object_ref (before);
  self->after = g_object_ref (after);
  fill (self, NULL);
  adw_window_title_set_subtitle (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->adopt_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), FALSE);
  follow (self);
  return GTK_WIDGET (self);
}
