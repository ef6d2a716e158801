/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/layers/layers-rows.h"

#include <glib/gi18n-lib.h>

#include "app/layers/change-lines.h"
#include "core/calendar/words.h"
#include "core/exchange/version.h"

#define ID_KEY "skv-id"
#define FACTS_KEY "skv-facts"

const char *
skv_layers_row_get_id (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), ID_KEY) : NULL;
}

void
skv_layers_row_set_words (GtkListBoxRow *row, const char *words)
{
  const char *facts = g_object_get_data (G_OBJECT (row), FACTS_KEY);
  g_autofree char *text =
    words != NULL && *words != '\0' ? g_strdup_printf ("%s\n%s", words, facts) : g_strdup (facts);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
}

static GtkWidget *
row_new (const char *id, const char *title, const char *facts)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (row), FACTS_KEY, g_strdup (facts), g_free);
  skv_layers_row_set_words (GTK_LIST_BOX_ROW (row), NULL);
  return row;
}

/* --- what it offers -------------------------------------------------------------------------- */

static void
add_button (GtkWidget *row, const char *label, const char *said, const char *action, const char *id)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_menu (GtkWidget *row, GMenu *menu, const char *label)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
append_item (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/* --- rows ------------------------------------------------------------------------------------ */

static char *
describe_layer (const SkvLayer *layer)
{
  g_autofree char *changes = skv_change_count_words (skv_layer_count_changes (layer));
  g_autofree char *made =
    layer->made != SKV_DAY_NONE ? skv_words_day_month_year (layer->made) : NULL;
  GString *text = g_string_new (changes);

  if (made != NULL)
    g_string_append_printf (text, " · %s", made);
  if (layer->by != NULL)
    g_string_append_printf (text, " · %s", layer->by);
  if (layer->notes != NULL)
    g_string_append_printf (text, "\n%s", layer->notes);
  return g_string_free (text, FALSE);
}

GtkWidget *
skv_layer_row_new (const SkvLayer *layer)
{
  g_autofree char *facts = describe_layer (layer);
  g_autofree char *open = g_strdup_printf (_("Open the what-if “%s”"), layer->name);
  g_autofree char *more = g_strdup_printf (_("More about the what-if “%s”"), layer->name);
  g_autoptr (GMenu) menu = g_menu_new ();
  const char *id = layer->parent.id;
  GtkWidget *row = row_new (id, layer->name, facts);

  add_button (row, _("Open"), open, "layers.open", id);
  append_item (menu, _("_Adopt…"), "layers.adopt", id);
  append_item (menu, _("_Compare"), "layers.list", id);
  append_item (menu, _("_Rename…"), "layers.rename", id);
  append_item (menu, _("_Drop"), "layers.drop", id);
  add_menu (row, menu, more);
  return row;
}

static char *
describe_version (const SkvVersion *version)
{
  g_autofree char *date = skv_words_day_month_year (version->date);
  GString *text = g_string_new (skv_version_state_title (version->state));

  g_string_append_printf (text, " · %s", date);
  if (version->by != NULL)
    g_string_append_printf (text, " · %s", version->by);
  if (version->notes != NULL)
    g_string_append_printf (text, "\n%s", version->notes);
  return g_string_free (text, FALSE);
}

GtkWidget *
skv_version_row_new (const SkvVersion *version, gboolean has_others)
{
  g_autofree char *facts = describe_version (version);
  g_autofree char *compare = g_strdup_printf (_("Compare “%s” with the plan now"), version->name);
  g_autofree char *more = g_strdup_printf (_("More about the version “%s”"), version->name);
  g_autoptr (GMenu) menu = g_menu_new ();
  const char *id = version->parent.id;
  GtkWidget *row = row_new (id, version->name, facts);

  add_button (row, _("Compare"), compare, "versions.compare", id);
  if (has_others)
    append_item (menu, _("_Compare With…"), "versions.compare-with", id);
  append_item (menu, _("_Open for Reading"), "versions.read", id);
  append_item (menu, _("_Edit…"), "versions.change", id);
  append_item (menu, _("_Delete"), "versions.delete", id);
  add_menu (row, menu, more);
  return row;
}

GtkWidget *
skv_layers_placeholder_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 18);
  gtk_widget_set_margin_bottom (label, 18);
  gtk_widget_set_margin_start (label, 18);
  gtk_widget_set_margin_end (label, 18);
  return label;
}
