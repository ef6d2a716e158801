/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/import/import-lists.h"

#include <glib/gi18n-lib.h>

#include "app/parts.h"
/* More rows than this nobody reads; the rest is counted. */
#define MAX_ROWS 300

/* --- Groups --- */

static GtkWidget *
group_new (GtkBox *box, const char *title, guint n, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *heading = g_strdup_printf ("%s (%'u)", title, n);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), heading);
  if (description != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (box, group);
  return group;
}

/* @state: (nullable): a word at the end, which the icon repeats */
static void
add_row (
  GtkWidget *group, const char *icon, const char *state, const char *title, const char *subtitle)
{
  GtkWidget *row = skv_plain_row_new (title, subtitle, NULL);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  g_autofree char *words = g_strjoin (", ", subtitle, state, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  if (g_str_equal (icon, "dialog-warning-symbolic"))
    gtk_widget_add_css_class (image, "warning");
  if (state != NULL)
    {
      GtkWidget *label = gtk_label_new (state);

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_rest (GtkWidget *group, guint n)
{
  g_autofree char *text = NULL;

  if (n <= MAX_ROWS)
    return;
  n -= MAX_ROWS;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %'u more", "and %'u more", n), n);
  add_row (group, "view-more-symbolic", NULL, text, "");
}

/* --- What comes in --- */

static void
append_line (GString *text, const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* When, what it was before, the words it was read from, and how. (transfer full) */
static char *
describe (const SkvImportRow *row)
{
  GString *text = g_string_new (row->when);
  g_autofree char *before =
    row->before != NULL ? g_strdup_printf (_("Until now: %s"), row->before) : NULL;
  g_autofree char *source = row->source != NULL ? g_strdup_printf ("“%s”", row->source) : NULL;

  if (row->kind != SKV_KIND_ITEM)
    append_line (text, skv_import_kind_title (row->kind));
  if (row->item != NULL && row->item->status == SKV_STATUS_CANCELLED)
    append_line (text, skv_status_title (row->item->status));
  append_line (text, before);
  append_line (text, source);
  for (guint i = 0; i < row->notes->len; i++)
    append_line (text, g_ptr_array_index (row->notes, i));
  return g_string_free (text, FALSE);
}

static void
append_count (GString *text, const char *words, guint n)
{
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, words);
}

/* "6 new, 1 changed, 1 as before" (transfer full) */
static char *
count_in_words (const SkvImportPreview *preview)
{
  const guint *n = preview->counts;
  GString *text = g_string_new (NULL);
  g_autofree char *added = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u new", "%'u new", n[SKV_ICS_ADDED]), n[SKV_ICS_ADDED]);
  g_autofree char *updated = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u changed", "%'u changed", n[SKV_ICS_UPDATED]),
    n[SKV_ICS_UPDATED]);
  g_autofree char *unchanged = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u as before", "%'u as before", n[SKV_ICS_UNCHANGED]),
    n[SKV_ICS_UNCHANGED]);

  append_count (text, added, n[SKV_ICS_ADDED]);
  append_count (text, updated, n[SKV_ICS_UPDATED]);
  append_count (text, unchanged, n[SKV_ICS_UNCHANGED]);
  return g_string_free (text, FALSE);
}

static void
add_coming (GtkBox *box, const SkvImportPreview *preview)
{
  static const char *const icons[] = { "list-add-symbolic", "document-edit-symbolic",
                                       "object-select-symbolic" };
  const char *states[] = { C_("thing that is imported", "New"),
                           C_("thing that is imported", "Changed"),
                           C_("thing that is imported", "As before") };
  guint n = preview->counts[SKV_ICS_ADDED] + preview->counts[SKV_ICS_UPDATED];
  g_autofree char *counts = count_in_words (preview);
  GtkWidget *group = group_new (box, _("Comes In"), n, counts);

  for (guint i = 0; i < MIN (preview->rows->len, MAX_ROWS); i++)
    {
      const SkvImportRow *row = g_ptr_array_index (preview->rows, i);
      g_autofree char *subtitle = describe (row);

      add_row (group, icons[row->change], states[row->change], row->title, subtitle);
    }
  add_rest (group, preview->rows->len);
}

/* --- Remarks --- */

static void
add_remarks (
  GtkBox *box, const char *title, const char *description, const char *icon, GPtrArray *remarks)
{
  GtkWidget *group;

  if (remarks->len == 0)
    return;
  group = group_new (box, title, remarks->len, description);
  for (guint i = 0; i < MIN (remarks->len, MAX_ROWS); i++)
    {
      const SkvIcsRemark *remark = g_ptr_array_index (remarks, i);
      g_autofree char *line = remark->line > 0 ? g_strdup_printf (_("Line %u"), remark->line)
                                               : g_strdup (_("The file"));
      g_autofree char *heading =
        remark->title != NULL ? g_strdup_printf ("%s: %s", line, remark->title) : g_strdup (line);

      add_row (group, remark->contradiction ? "dialog-warning-symbolic" : icon, NULL, heading,
               remark->text);
    }
  add_rest (group, remarks->len);
}

/* --- What is gone --- */

static void
add_switch (GtkWidget *group, gboolean active, GCallback on_remove, gpointer data)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (button), active);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove Them from the Plan"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Remove Them from the Plan"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_signal_connect_swapped (button, "notify::active", on_remove, data);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_gone (GtkBox *box,
          SkvPlan *plan,
          GPtrArray *gone,
          gboolean remove_gone,
          GCallback on_remove,
          gpointer data)
{
  GtkWidget *group;

  if (gone->len == 0)
    return;
  group = group_new (box, _("No Longer in the File"), gone->len,
                     _("Came in earlier and stays in the plan, unless you say otherwise."));
  add_switch (group, remove_gone, on_remove, data);
  for (guint i = 0; i < MIN (gone->len, MAX_ROWS); i++)
    {
      const SkvItem *item = g_ptr_array_index (gone, i);
      g_autofree char *when = skv_import_words_when (plan, item);

      add_row (group, "list-remove-symbolic", NULL, item->title != NULL ? item->title : "", when);
    }
  add_rest (group, gone->len);
}

void
skv_import_lists_fill (GtkBox *box,
                       SkvPlan *plan,
                       const SkvImportPreview *preview,
                       gboolean remove_gone,
                       GCallback on_remove,
                       gpointer data)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  add_remarks (box, _("Contradictions"),
               _("The file says two things that cannot both be true. The date was kept."),
               "dialog-warning-symbolic", preview->contradictions);
  add_coming (box, preview);
  add_remarks (box, _("Skipped"), _("Does not come in."), "action-unavailable-symbolic",
               preview->skipped);
  add_gone (box, plan, preview->gone, remove_gone, on_remove, data);
  add_remarks (box, _("How It Was Read"), NULL, "dialog-information-symbolic", preview->notes);
}
