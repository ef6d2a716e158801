/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/filter/filter-choice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/model/text-fold.h"

/* With fewer there is nothing to search. */
#define MANY 12
/* characters that are shown whole */
#define SHORT 16

struct _SkvFilterChoice
{
  GtkWidget parent_instance;

  char *title; /* (owned) */
  GStrv ids;   /* (owned): of the list */
  gboolean filling;
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *search;
  GtkWidget *list; /* a GtkCheckButton each, with its id as object data "skv-key" */
};

G_DEFINE_FINAL_TYPE (SkvFilterChoice, skv_filter_choice, GTK_TYPE_WIDGET)

static guint picked_signal;

static void
on_toggled (GtkCheckButton *check, gpointer data)
{
  SkvFilterChoice *self = SKV_FILTER_CHOICE (data);
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (check), "skv-key"));

  if (!self->filling)
    g_signal_emit (self, picked_signal, 0, id, gtk_check_button_get_active (check));
}

static void
on_search (SkvFilterChoice *self)
{
  g_autofree char *part = skv_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  for (GtkWidget *check = gtk_widget_get_first_child (self->list); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      const char *title = gtk_check_button_get_label (GTK_CHECK_BUTTON (check));
      g_autofree char *folded = skv_text_fold (title != NULL ? title : "");

      gtk_widget_set_visible (check, strstr (folded, part) != NULL);
    }
}

/* "System", "System: Feide" or "System: 3" */
static void
update_label (SkvFilterChoice *self)
{
  const char *one = NULL;
  g_autofree char *text = NULL;
  gboolean is_short;
  guint n = 0;

  for (GtkWidget *check = gtk_widget_get_first_child (self->list); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        continue;
      one = gtk_check_button_get_label (GTK_CHECK_BUTTON (check));
      n++;
    }
  if (n == 0)
    text = g_strdup (self->title);
  else if (n == 1)
    text = g_strdup_printf ("%s: %s", self->title, one);
  else
    text = g_strdup_printf ("%s: %u", self->title, n);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  /* A bar without room for all of them is scrolled; "…" would say nothing. A number of characters
   * is of those of usual width, so that a short text is not left to it. */
  is_short = g_utf8_strlen (text, -1) <= SHORT;
  gtk_label_set_ellipsize (GTK_LABEL (self->label),
                           is_short ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->label), is_short ? -1 : SHORT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
}

void
skv_filter_choice_set_options (SkvFilterChoice *self,
                               const char *const *ids,
                               const char *const *titles)
{
  GtkWidget *child;

  g_return_if_fail (SKV_IS_FILTER_CHOICE (self));

  if (self->ids != NULL && g_strv_equal ((const char *const *) self->ids, ids))
    return;
  g_strfreev (self->ids);
  self->ids = g_strdupv ((char **) ids);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (titles[i]);

      g_object_set_data_full (G_OBJECT (check), "skv-key", g_strdup (ids[i]), g_free);
      g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), self);
      gtk_box_append (GTK_BOX (self->list), check);
    }
  gtk_widget_set_visible (self->search, g_strv_length (self->ids) >= MANY);
  gtk_widget_set_visible (GTK_WIDGET (self), ids[0] != NULL);
}

void
skv_filter_choice_set_chosen (SkvFilterChoice *self, const char *const *ids)
{
  g_return_if_fail (SKV_IS_FILTER_CHOICE (self));

  self->filling = TRUE;
  for (GtkWidget *check = gtk_widget_get_first_child (self->list); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (
      GTK_CHECK_BUTTON (check),
      g_strv_contains (ids, g_object_get_data (G_OBJECT (check), "skv-key")));
  self->filling = FALSE;
  update_label (self);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_filter_choice_dispose (GObject *object)
{
  SkvFilterChoice *self = SKV_FILTER_CHOICE (object);

  self->filling = TRUE;
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (skv_filter_choice_parent_class)->dispose (object);
}

static void
skv_filter_choice_finalize (GObject *object)
{
  g_free (SKV_FILTER_CHOICE (object)->title);
  g_strfreev (SKV_FILTER_CHOICE (object)->ids);
  G_OBJECT_CLASS (skv_filter_choice_parent_class)->finalize (object);
}

static void
skv_filter_choice_class_init (SkvFilterChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_filter_choice_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_filter_choice_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  picked_signal = g_signal_new ("picked", SKV_TYPE_FILTER_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
make_list (SkvFilterChoice *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->search = gtk_search_entry_new ();
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search the list"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 380);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
}

static void
skv_filter_choice_init (SkvFilterChoice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->button = gtk_menu_button_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 24);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  make_list (self);
}

GtkWidget *
skv_filter_choice_new (const char *title)
{
  SkvFilterChoice *self = g_object_new (SKV_TYPE_FILTER_CHOICE, NULL);

  self->title = g_strdup (title);
  update_label (self);
  return GTK_WIDGET (self);
}
