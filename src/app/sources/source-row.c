/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sources/source-row.h"

#include <glib/gi18n-lib.h>

#include "app/parts.h"
#include "core/exchange/refresh.h"

/* as wide as the sample of a lane above it */
#define ICON_WIDTH 22

/* "Read every day · 3 June 2019: 2 new, 1 moved" (transfer full) */
static char *
describe_following (const SkvSource *source)
{
  g_autofree char *often = skv_refresh_words_hours (source->refresh_hours);
  /* TRANSLATORS: of a calendar on the net; "Read every day" */
  g_autofree char *words = g_strdup_printf (_("Read %s"), often);

  return source->changed != NULL ? g_strdup_printf ("%s · %s", words, source->changed)
                                 : g_steal_pointer (&words);
}

/* "read 3 weeks ago by the planner · 14 items, 3 in 2019" (transfer full) */
static char *
describe (SkvPlan *plan, const SkvSource *source, const SkvSourceCount *count, int year, gint64 now)
{
  g_autofree char *read = skv_source_words_read (plan, source, now);
  guint n = count != NULL ? count->n_items : 0, in_year = count != NULL ? count->n_in_year : 0;
  g_autofree char *items =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u item", "%'u items", n), n);

  if (n == 0)
    return g_strdup_printf ("%s · %s", read, items);
  /* TRANSLATORS: "read today · 14 items, 3 in 2019" */
  return g_strdup_printf (_("%1$s · %2$s, %3$'u in %4$d"), read, items, in_year, year);
}

static GtkWidget *
state_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = skv_paragraph_new ("", NULL);

  gtk_widget_set_visible (box, FALSE);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "state");
  return box;
}

static GtkWidget *
texts_new (GtkWidget *row, SkvPlan *plan, const SkvSource *source, const char *facts)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *where = skv_source_where (source);
  GtkWidget *place = gtk_label_new (where), *state = state_new ();

  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_tooltip_text (place, where);
  gtk_widget_add_css_class (place, "caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), skv_paragraph_new (source->name, "title"));
  gtk_box_append (GTK_BOX (texts), place);
  gtk_box_append (GTK_BOX (texts), skv_paragraph_new (facts, "caption"));
  if (skv_source_is_followed (source))
    {
      g_autofree char *following = describe_following (source);

      gtk_box_append (GTK_BOX (texts), skv_paragraph_new (following, "caption"));
    }
  if (source->notes != NULL)
    gtk_box_append (GTK_BOX (texts), skv_paragraph_new (source->notes, "caption"));
  gtk_box_append (GTK_BOX (texts), state);
  g_object_set_data (G_OBJECT (row), "state", state);
  return texts;
}

static void
append_item (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static GtkWidget *
menu_new (const SkvSource *source, gboolean has_file, gboolean read_only)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = g_strdup_printf (_("What can be done with “%s”"), source->name);

  if (has_file && !read_only)
    append_item (menu, _("_Read Again…"), "win.read-source", source->parent.id);
  if (skv_source_has_address (source) && !read_only)
    append_item (menu, _("Read _Now"), "win.refresh-source", source->parent.id);
  else if (!read_only)
    append_item (menu, _("Choose _Another File…"), "win.choose-source-file", source->parent.id);
  if (source->location != NULL && !read_only)
    append_item (menu, _("How _Often…"), "sources.often", source->parent.id);
  append_item (menu, _("_Show Its Items"), "win.show-source", source->parent.id);
  if (!read_only)
    {
      append_item (menu, _("_Name and Notes…"), "sources.describe", source->parent.id);
      append_item (menu, _("Re_move…"), "sources.remove", source->parent.id);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
read_button_new (const SkvSource *source)
{
  gboolean fetched = skv_source_has_address (source);
  GtkWidget *button = gtk_button_new_with_mnemonic (fetched ? _("Read _Now") : _("_Read Again…"));
  g_autofree char *name =
    g_strdup_printf (fetched ? _("Read “%s” Now") : _("Read “%s” Again"), source->name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  fetched ? "win.refresh-source" : "win.read-source");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", source->parent.id);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

GtkWidget *
skv_source_row_new (SkvPlan *plan,
                    const SkvSource *source,
                    const SkvSourceCount *count,
                    int year,
                    gint64 now,
                    gboolean read_only)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *path = skv_source_path (source);
  g_autofree char *facts = describe (plan, source, count, year, now);
  gboolean fetched = skv_source_has_address (source);
  GtkWidget *icon = gtk_image_new_from_icon_name (fetched        ? "emblem-synchronizing-symbolic"
                                                  : path != NULL ? "x-office-document-symbolic"
                                                                 : "edit-paste-symbolic");

  gtk_widget_set_size_request (icon, ICON_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts_new (row, plan, source, facts));
  if ((path != NULL || fetched) && !read_only)
    {
      GtkWidget *button = read_button_new (source);

      gtk_box_append (GTK_BOX (box), button);
      g_object_set_data (G_OBJECT (row), "button", button);
    }
  gtk_box_append (GTK_BOX (box), menu_new (source, path != NULL, read_only));
  gtk_widget_add_css_class (box, "skv-source");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "source", g_strdup (source->parent.id), g_free);
  g_object_set_data_full (G_OBJECT (row), "facts", g_steal_pointer (&facts), g_free);
  g_object_set_data_full (G_OBJECT (row), "skv-key",
                          g_strconcat ("source:", source->parent.id, NULL), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, source->name,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "failed", g_strdup (source->failed), g_free);
  skv_source_row_set_state (row, SKV_SOURCE_FILE_UNKNOWN, NULL);
  return row;
}

void
skv_source_row_set_state (GtkWidget *row, SkvSourceFile state, const char *problem)
{
  GtkWidget *box = g_object_get_data (G_OBJECT (row), "state");
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "button");
  const char *facts = g_object_get_data (G_OBJECT (row), "facts");
  const char *failed = g_object_get_data (G_OBJECT (row), "failed");
  g_autofree char *text = NULL, *whole = NULL;

  if (failed != NULL)
    text =
      g_strdup_printf (_("The last try failed: %s. What came from it stays in the plan."), failed);
  else if (state == SKV_SOURCE_FILE_GONE)
    text = g_strdup (_("The file is gone. What came from it stays in the plan."));
  else if (problem != NULL)
    text = g_strdup_printf (_("The file could not be read: %s"), problem);
  else if (state == SKV_SOURCE_FILE_CHANGED)
    text = g_strdup (_("The file has changed"));
  gtk_widget_set_visible (box, text != NULL);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), text != NULL ? text : "");
  if (button != NULL && state == SKV_SOURCE_FILE_CHANGED && problem == NULL)
    gtk_widget_add_css_class (button, "suggested-action");
  else if (button != NULL)
    gtk_widget_remove_css_class (button, "suggested-action");
  whole = text != NULL ? g_strdup_printf ("%s. %s", text, facts) : g_strdup (facts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, whole,
                                  -1);
}

const char *
skv_source_row_get_source (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "source");
}
