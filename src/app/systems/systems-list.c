/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/systems/systems-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/systems/system-form.h"
#include "core/calendar/system-cards.h"
#include "core/model/text-fold.h"

const char *
skv_systems_list_row_id (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "skv-key");
}

/* where a kind stands in the list: ours in their order, then others, then none */
static guint
kind_rank (const char *kind)
{
  const char *const *kinds = skv_system_kinds ();
  guint rank = 0;

  while (kinds[rank] != NULL && g_strcmp0 (kinds[rank], kind) != 0)
    rank++;
  return kind == NULL ? G_MAXUINT : rank;
}

static int
compare_systems (gconstpointer a, gconstpointer b)
{
  const SkvSystem *first = *(SkvSystem *const *) a, *second = *(SkvSystem *const *) b;
  guint rank = kind_rank (first->kind), other = kind_rank (second->kind);
  int difference;

  if (rank != other)
    return rank < other ? -1 : 1;
  difference = g_strcmp0 (first->kind, second->kind);
  return difference != 0 ? difference : g_utf8_collate (first->name, second->name);
}

static void
add_part (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

char *
skv_system_facts (SkvPlan *plan, const SkvSystem *system)
{
  GPtrArray *relations = skv_plan_get_records (plan, SKV_KIND_RELATION);
  g_autofree char *owner = skv_plan_system_owner (plan, system->parent.id);
  g_autofree char *users = NULL, *needs = NULL, *needed = NULL;
  GString *text = g_string_new (owner != NULL ? owner : _("no owner"));
  guint n_needs = 0, n_needed = 0;

  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);

      if (relation->relation != SKV_DEPENDS_ON)
        continue;
      n_needs += strcmp (relation->from, system->parent.id) == 0 ? 1 : 0;
      n_needed += strcmp (relation->to, system->parent.id) == 0 ? 1 : 0;
    }
  if (system->vendor != NULL)
    add_part (text, system->vendor);
  users = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "about %d user", "about %d users", (gulong) system->users),
    system->users);
  if (system->users > 0)
    add_part (text, users);
  needs = g_strdup_printf (_("depends on %u"), n_needs);
  if (n_needs > 0)
    add_part (text, needs);
  needed = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u depends on it", "%u depend on it", n_needed), n_needed);
  if (n_needed > 0)
    add_part (text, needed);
  return g_string_free (text, FALSE);
}

/* a sign at the end of the row, with words for whoever does not see or know it */
static void
add_mark (GtkWidget *row, const char *icon, const char *words)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (image, words);
  gtk_widget_add_css_class (image, "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
}

static GtkWidget *
row_new (SkvPlan *plan, const SkvSystem *system, SkvDay today)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (system->name, -1);
  g_autofree char *words = skv_system_facts (plan, system),
                  *subtitle = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (system->owner == NULL || *system->owner == '\0')
    add_mark (row, "dialog-warning-symbolic", _("Nobody owns it"));
  if (skv_system_card_is_old (skv_plan_get_settings (plan), system, today))
    add_mark (row, "document-open-recent-symbolic", _("The card is too old"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "skv-key", g_strdup (system->parent.id), g_free);
  g_object_set_data_full (G_OBJECT (row), "skv-kind", g_strdup (system->kind), g_free);
  return row;
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *kind = g_object_get_data (G_OBJECT (row), "skv-kind");
  const char *kind_before =
    before != NULL ? g_object_get_data (G_OBJECT (before), "skv-kind") : NULL;
  GtkWidget *label;

  if (before != NULL && g_strcmp0 (kind, kind_before) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (skv_system_kind_title (kind));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "skv-system-kind");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
is_asked_for (SkvPlan *plan, const SkvSystem *system, SkvSystemsOnly only, SkvDay today)
{
  switch (only)
    {
    case SKV_SYSTEMS_OLD_CARD:
      return skv_system_card_is_old (skv_plan_get_settings (plan), system, today);
    case SKV_SYSTEMS_NO_OWNER:
      return system->owner == NULL || *system->owner == '\0';
    case SKV_SYSTEMS_ALL:
      break;
    }
  return TRUE;
}

gboolean
skv_systems_list_shows (
  SkvPlan *plan, const SkvSystem *system, const char *search, SkvSystemsOnly only, SkvDay today)
{
  g_autofree char *part = skv_text_fold (search), *owner = NULL, *all = NULL, *folded = NULL;

  if (!is_asked_for (plan, system, only, today))
    return FALSE;
  if (*part == '\0')
    return TRUE;
  owner = skv_plan_system_owner (plan, system->parent.id);
  all = g_strdup_printf ("%s\n%s\n%s\n%s", system->name, owner != NULL ? owner : "",
                         system->vendor != NULL ? system->vendor : "",
                         skv_system_kind_title (system->kind));
  folded = skv_text_fold (all);
  return strstr (folded, part) != NULL;
}

GtkListBoxRow *
skv_systems_list_find (GtkListBox *list, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      if (g_strcmp0 (skv_systems_list_row_id (row), id) == 0)
        return row;
    }
  return NULL;
}

void
skv_systems_list_clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

void
skv_systems_list_fill (GtkListBox *list, SkvPlan *plan, SkvDay today)
{
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < systems->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (systems, i));
  g_ptr_array_sort (sorted, compare_systems);
  for (guint i = 0; i < sorted->len; i++)
    gtk_list_box_append (list, row_new (plan, g_ptr_array_index (sorted, i), today));
  gtk_list_box_set_header_func (list, set_header, NULL, NULL);
}
