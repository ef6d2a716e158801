/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/announce/wording-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/print/page-language.h"
#include "app/sides.h"
#include "core/publish/wordings.h"

/* as long as a person types on */
#define PATIENCE 200

struct _SkvWordingWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  SkvAnnounceWish wish;
  char *before; /* (owned): as the plan has it now, or ours */
  guint update_source;
  SkvWork *work; /* (owned) (nullable): in which the preview is made */

  GtkTextView *form;
  GtkTextView *preview;
  GtkLabel *problem; /* below the form */
  GtkWidget *save_button;
  GtkWidget *reset_button;
};

G_DEFINE_FINAL_TYPE (SkvWordingWindow, skv_wording_window, ADW_TYPE_WINDOW)

static SkvPlan *
get_plan (SkvWordingWindow *self)
{
  return skv_session_get_plan (self->session);
}

/* (transfer full) */
static char *
read_form (SkvWordingWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->form);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* What came of it last stays while there is something wrong, so that a person finds the place. */
static void
on_made (gpointer owner, gpointer result, const GError *error)
{
  SkvWordingWindow *self = SKV_WORDING_WINDOW (owner);
  g_autofree char *form = read_form (self);
  g_autofree char *blank = g_strstrip (g_strdup (form));
  g_autoptr (SkvAnnouncement) announcement = result;
  const char *problem = *blank == '\0'  ? _("Write something that people are told")
                        : error != NULL ? error->message
                                        : NULL;

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_text_view_set_wrap_mode (self->form, GTK_WRAP_WORD_CHAR);
  if (announcement != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->preview),
                              skv_announcement_get_text (announcement), -1);
  gtk_widget_set_sensitive (self->save_button, problem == NULL && strcmp (form, self->before) != 0);
}

static void
update (SkvWordingWindow *self)
{
  g_autofree char *form = read_form (self);

  skv_work_clear (&self->work);
  self->work = skv_announce_start (G_OBJECT (self), get_plan (self), &self->wish, form, on_made);
}

static gboolean
on_time (gpointer data)
{
  SkvWordingWindow *self = data;

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
on_typed (SkvWordingWindow *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  skv_work_clear (&self->work); /* it is about what stood there before */
  self->update_source = g_timeout_add (PATIENCE, on_time, self);
  gtk_widget_set_sensitive (self->save_button, FALSE); /* until it is known to be right */
}

/* --- what people do --------------------------------------------------------------------------- */

static void
on_save (SkvWordingWindow *self)
{
  g_autofree char *form = read_form (self);
  g_autoptr (SkvEdit) edit = skv_wording_set (get_plan (self), skv_announce_wish_name (&self->wish),
                                              self->wish.language, form);

  if (edit == NULL || skv_session_apply (self->session, edit))
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_reset (SkvWordingWindow *self)
{
  g_autoptr (SkvEdit) edit =
    skv_wording_reset (get_plan (self), skv_announce_wish_name (&self->wish), self->wish.language);

  if (edit != NULL && skv_session_apply (self->session, edit))
    gtk_window_close (GTK_WINDOW (self));
}

/* --- the window ------------------------------------------------------------------------------- */

static GtkWidget *
header_new (SkvWordingWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", skv_announce_wish_title (&self->wish),
                                               skv_page_language_name (self->wish.language));

  self->save_button = gtk_button_new_with_mnemonic (_("_Save"));
  self->reset_button = gtk_button_new_with_mnemonic (_("_Reset"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  gtk_widget_set_tooltip_text (self->reset_button, _("Use the words of the program again"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_swapped (self->save_button, "clicked", G_CALLBACK (on_save), self);
  g_signal_connect_swapped (self->reset_button, "clicked", G_CALLBACK (on_reset), self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_("Wording"), subtitle));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save_button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->reset_button);
  return header;
}

static GtkWidget *
view_new (GtkTextView **view, const char *name, gboolean editable)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *text = gtk_text_view_new ();

  *view = GTK_TEXT_VIEW (text);
  gtk_text_view_set_editable (*view, editable);
  gtk_text_view_set_monospace (*view, editable);
  gtk_text_view_set_accepts_tab (*view, FALSE);
  gtk_text_view_set_wrap_mode (*view, GTK_WRAP_WORD_CHAR);
  g_object_set (text, "left-margin", 12, "right-margin", 12, "top-margin", 12, "bottom-margin", 12,
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), text);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_size_request (scrolled, 260, 160);
  return scrolled;
}

static GtkWidget *
editor_new (SkvWordingWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *problem = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), view_new (&self->form, _("Words, with names in braces"), TRUE));
  self->problem = GTK_LABEL (problem);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0.0f);
  g_object_set (problem, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6,
                NULL);
  gtk_widget_add_css_class (problem, "error");
  gtk_widget_set_visible (problem, FALSE);
  gtk_box_append (GTK_BOX (box), problem);
  return box;
}

static void
build (SkvWordingWindow *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *beside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *editor = editor_new (self);
  GtkWidget *preview = view_new (&self->preview, _("What comes of it"), FALSE);

  gtk_box_append (GTK_BOX (all), header_new (self));
  gtk_box_append (GTK_BOX (beside), editor);
  gtk_box_append (GTK_BOX (beside), separator);
  gtk_box_append (GTK_BOX (beside), preview);
  gtk_widget_set_vexpand (beside, TRUE);
  gtk_box_append (GTK_BOX (all), beside);
  adw_window_set_content (ADW_WINDOW (self), all);
  skv_sides_install (GTK_WINDOW (self),
                     &(SkvSides){ beside, separator, preview, 720, 340, 240, NULL });
}

static void
skv_wording_window_dispose (GObject *object)
{
  SkvWordingWindow *self = SKV_WORDING_WINDOW (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  skv_work_clear (&self->work);
  g_clear_object (&self->session);
  skv_announce_wish_clear (&self->wish);
  g_clear_pointer (&self->before, g_free);
  G_OBJECT_CLASS (skv_wording_window_parent_class)->dispose (object);
}

static void
skv_wording_window_class_init (SkvWordingWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_wording_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
skv_wording_window_init (SkvWordingWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _("Wording"));
  gtk_window_set_default_size (GTK_WINDOW (self), 960, 600);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

GtkWidget *
skv_wording_window_new (SkvSession *session, const SkvAnnounceWish *wish)
{
  SkvWordingWindow *self;
  const char *kind;

  g_return_val_if_fail (SKV_IS_SESSION (session) && wish != NULL, NULL);

  self = g_object_new (SKV_TYPE_WORDING_WINDOW, NULL);
  self->session = g_object_ref (session);
  skv_announce_wish_copy (wish, &self->wish);
  kind = skv_announce_wish_name (wish);
  self->before = skv_wording_form (get_plan (self), kind, wish->language, NULL);
  build (self);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->form), self->before, -1);
  gtk_widget_set_sensitive (self->reset_button,
                            skv_wording_find (get_plan (self), kind, wish->language, NULL) != NULL);
  update (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->form), "changed", G_CALLBACK (on_typed),
                           self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
