/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/search/search-window.h"

#include <glib/gi18n-lib.h>

#include "core/store/search.h"

/* More of a kind are told by a more exact search. */
#define MAX_A_KIND 8

struct _SkvSearchWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  SkvSearch *search;   /* (owned) (nullable) */
  gboolean stale;      /* the conflicts are other ones */

  /* children of the template */
  GtkWidget *entry;
  GtkListBox *list;
  GtkLabel *summary;
};

G_DEFINE_FINAL_TYPE (SkvSearchWindow, skv_search_window, ADW_TYPE_WINDOW)

static guint chosen_signal;

/* --- what is found --------------------------------------------------------------------------- */

static GtkWidget *
label_new (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
row_new (const SkvSearchHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *name =
    g_strdup_printf ("%s, %s, %s", skv_search_kind_title (hit->kind), hit->title, hit->detail);

  gtk_box_append (GTK_BOX (box), label_new (hit->title, NULL));
  if (*hit->detail != '\0')
    gtk_box_append (GTK_BOX (box), label_new (hit->detail, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "skv-kind", GINT_TO_POINTER (hit->kind));
  g_object_set_data_full (G_OBJECT (row), "skv-id", g_strdup (hit->id), g_free);
  g_object_set_data_full (G_OBJECT (row), "skv-against", g_strdup (hit->against), g_free);
  return row;
}

static int
kind_of (GtkListBoxRow *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "skv-kind"));
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  GtkWidget *label;

  if (before != NULL && kind_of (before) == kind_of (row))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = label_new (skv_search_kind_title ((SkvSearchKind) kind_of (row)), "heading");
  gtk_widget_add_css_class (label, "skv-found-kind");
  gtk_list_box_row_set_header (row, label);
}

static void
clear (SkvSearchWindow *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
find (SkvSearchWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *summary = NULL;

  clear (self);
  if (self->search == NULL)
    return;
  if (self->stale)
    skv_search_set_conflicts (self->search, skv_session_get_checker (self->session));
  self->stale = FALSE;
  found = skv_search_find (self->search, text, MAX_A_KIND);
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->list, row_new (g_ptr_array_index (found, i)));
  if (found->len > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (*text == '\0')
    summary = g_strdup (_("Jobs, rules, systems, people, departments and conflicts"));
  else if (found->len == 0)
    summary = g_strdup (_("Nothing was found"));
  else
    summary = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u was found", "%u were found", found->len), found->len);
  gtk_label_set_label (self->summary, summary);
}

static void
on_refreshed (SkvSearchWindow *self)
{
  self->stale = TRUE;
  find (self);
}

/* --- choosing -------------------------------------------------------------------------------- */

static void
choose (SkvSearchWindow *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "skv-id"));
  g_autofree char *against = g_strdup (g_object_get_data (G_OBJECT (row), "skv-against"));
  int kind = kind_of (row);

  g_object_ref (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, chosen_signal, 0, kind, id, against);
  gtk_window_close (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
on_row_activated (SkvSearchWindow *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static void
on_activate (SkvSearchWindow *self)
{
  GtkListBoxRow *row;

  find (self); /* what was typed last may not have been looked for yet */
  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    choose (self, row);
}

/* Down from what is typed into what was found; Up from its first row back. */
static gboolean
on_key (SkvSearchWindow *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  gboolean in_entry = gtk_widget_get_focus_child (self->entry) != NULL;

  if (key == GDK_KEY_Down && in_entry && row != NULL)
    {
      GtkListBoxRow *next =
        gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + 1);

      if (next == NULL)
        next = row;
      gtk_list_box_select_row (self->list, next);
      return gtk_widget_grab_focus (GTK_WIDGET (next));
    }
  if (key == GDK_KEY_Up && !in_entry && row != NULL && gtk_list_box_row_get_index (row) == 0)
    return gtk_widget_grab_focus (self->entry);
  return FALSE;
}

static void
skv_search_window_dispose (GObject *object)
{
  SkvSearchWindow *self = SKV_SEARCH_WINDOW (object);

  g_clear_pointer (&self->search, skv_search_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (skv_search_window_parent_class)->dispose (object);
}

static void
skv_search_window_class_init (SkvSearchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_search_window_dispose;
  chosen_signal = g_signal_new ("chosen", SKV_TYPE_SEARCH_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/search-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SkvSearchWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, SkvSearchWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SkvSearchWindow, summary);
  gtk_widget_class_bind_template_callback (widget_class, find);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_search_window_init (SkvSearchWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, set_header, NULL, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
skv_search_window_new (SkvSession *session)
{
  SkvSearchWindow *self;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  self = g_object_new (SKV_TYPE_SEARCH_WINDOW, NULL);
  self->session = g_object_ref (session);
  self->stale = TRUE;
  self->search = skv_search_new (skv_session_get_plan (session), &error);
  if (self->search == NULL)
    gtk_label_set_label (self->summary, error->message);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_refreshed), self,
                           G_CONNECT_SWAPPED);
  find (self);
  gtk_widget_grab_focus (self->entry);
  return GTK_WIDGET (self);
}
