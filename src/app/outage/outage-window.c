/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/outage/outage-window.h"

#include <glib/gi18n-lib.h>

#include "app/outage/outage-private.h"
#include "app/question.h"
#include "app/sides.h"
#include "core/outage/outage.h"

G_DEFINE_FINAL_TYPE (SkvOutageWindow, skv_outage_window, ADW_TYPE_WINDOW)

const char *
skv_outage_window_by (SkvOutageWindow *self)
{
  return *self->by != '\0' ? self->by : NULL;
}

gboolean
skv_outage_window_apply (SkvOutageWindow *self, SkvEdit *edit, GError *error)
{
  g_autoptr (SkvEdit) held = edit;
  g_autoptr (GError) problem = error;

  if (edit == NULL)
    {
      skv_toast_show (self->toast, problem != NULL ? problem->message : "", NULL, NULL);
      return FALSE;
    }
  return skv_session_apply (self->session, edit);
}

/* --- what is shown ---------------------------------------------------------------------------- */

void
skv_outage_window_open (SkvOutageWindow *self, const char *id)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  const SkvItem *item = id != NULL ? skv_outage_find (plan, id, NULL) : NULL;
  char *copy = g_strdup (item != NULL ? id : NULL); /* @id may be of a row that goes */

  if (g_strcmp0 (self->id, copy) != 0)
    g_hash_table_remove_all (self->typed); /* of another one */
  g_free (self->id);
  self->id = copy;
  adw_window_title_set_title (self->title, item != NULL ? item->title : _("Outage"));
  gtk_widget_set_visible (self->back_button, item != NULL);
  gtk_stack_set_visible_child_name (self->stack, item != NULL ? "course" : "start");
  if (item != NULL)
    {
      skv_outage_window_fill_course (self);
      skv_session_select (self->session, self->id, NULL);
      return;
    }
  skv_outage_fill_start (self);
  skv_text_row_focus (self->system_row);
}

static void
on_back (SkvOutageWindow *self)
{
  skv_outage_clear_start (self);
  skv_outage_window_open (self, NULL);
}

/* the outage may have gone by undo */
static gboolean
refill (gpointer data)
{
  SkvOutageWindow *self = data;

  self->refill_source = 0;
  if (self->id == NULL ||
      skv_outage_find (skv_session_get_plan (self->session), self->id, NULL) == NULL)
    skv_outage_window_open (self, NULL);
  else
    skv_outage_window_fill_course (self);
  return G_SOURCE_REMOVE;
}

/* After every edit, by whomever; later, since it may come from a row that goes. */
static void
on_plan_changed (SkvOutageWindow *self)
{
  if (self->refill_source == 0)
    self->refill_source = g_idle_add (refill, self);
}

static void
on_told (SkvOutageWindow *self, const char *message)
{
  skv_toast_show (self->toast, message, NULL, NULL);
}

/* --- made ------------------------------------------------------------------------------------ */

static GtkWidget *
scroll (GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new (), *scrolled = gtk_scrolled_window_new ();

  gtk_widget_set_margin_top (child, 18);
  gtk_widget_set_margin_bottom (child, 24);
  gtk_widget_set_margin_start (child, 12);
  gtk_widget_set_margin_end (child, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_size_request (scrolled, -1, 160);
  return scrolled;
}

/* What is to be done beside what can be said. */
static GtkWidget *
make_course (SkvOutageWindow *self)
{
  GtkWidget *beside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *doings = scroll (GTK_WIDGET (self->doings));

  gtk_box_append (GTK_BOX (beside), scroll (GTK_WIDGET (self->checks)));
  gtk_box_append (GTK_BOX (beside), separator);
  gtk_box_append (GTK_BOX (beside), doings);
  skv_sides_install (GTK_WINDOW (self),
                     &(SkvSides){ beside, separator, doings, 860, 400, 260, NULL });
  return beside;
}

static GtkWidget *
make_header (SkvOutageWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_("Outage"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  self->back_button = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back_button, _("Another outage"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Another outage"), -1);
  g_signal_connect_swapped (self->back_button, "clicked", G_CALLBACK (on_back), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back_button);
  return header;
}

static void
skv_outage_window_dispose (GObject *object)
{
  SkvOutageWindow *self = SKV_OUTAGE_WINDOW (object);

  g_clear_handle_id (&self->refill_source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->match_rows, g_ptr_array_unref);
  g_clear_pointer (&self->open_rows, g_ptr_array_unref);
  g_clear_pointer (&self->typed, g_hash_table_unref);
  g_clear_pointer (&self->causes, g_ptr_array_unref);
  G_OBJECT_CLASS (skv_outage_window_parent_class)->dispose (object);
}

static void
skv_outage_window_finalize (GObject *object)
{
  SkvOutageWindow *self = SKV_OUTAGE_WINDOW (object);

  g_free (self->id);
  g_free (self->by);
  G_OBJECT_CLASS (skv_outage_window_parent_class)->finalize (object);
}

static void
skv_outage_window_class_init (SkvOutageWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_outage_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_outage_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
skv_outage_window_init (SkvOutageWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *overlay = gtk_overlay_new ();

  self->match_rows = g_ptr_array_new ();
  self->open_rows = g_ptr_array_new ();
  self->by = skv_question_recall_decider ();
  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->causes = g_ptr_array_new_with_free_func (g_free);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->checks = ADW_BIN (adw_bin_new ());
  self->doings = ADW_BIN (adw_bin_new ());
  self->toast = g_object_new (SKV_TYPE_TOAST, NULL);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_stack_add_named (self->stack, scroll (skv_outage_make_start (self)), "start");
  gtk_stack_add_named (self->stack, make_course (self), "course");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->stack));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->toast));
  gtk_box_append (GTK_BOX (box), overlay);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Outage"));
  gtk_window_set_default_size (GTK_WINDOW (self), 1040, 700);
}

GtkWidget *
skv_outage_window_new (SkvSession *session, const char *id)
{
  SkvOutageWindow *self = g_object_new (SKV_TYPE_OUTAGE_WINDOW, NULL);

  g_return_val_if_fail (SKV_IS_SESSION (session), GTK_WIDGET (self));

  self->session = g_object_ref (session);
  g_signal_connect_object (skv_session_get_plan (session), "changed", G_CALLBACK (on_plan_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  skv_outage_window_open (self, id);
  return GTK_WIDGET (self);
}
