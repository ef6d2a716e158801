/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/explain/explain-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define VERDICT_ICON_SIZE 24

/* Beside the words, which say the same: no icon is the only sign. All are Adwaita's own. */
static const struct
{
  const char *kind;
  const char *icon;
} icons[] = {
  { "date", "x-office-calendar-symbolic" },
  { "public-holiday", "starred-symbolic" },
  { "holiday-eve", "non-starred-symbolic" },
  { "half-day", "preferences-system-time-symbolic" },
  { "school-holiday", "weather-clear-symbolic" },
  { "weekend", "weather-clear-symbolic" },
  { "freeze", "changes-prevent-symbolic" },
  { "lifted", "changes-allow-symbolic" },
  { "critical-period", "security-high-symbolic" },
  { "exam", "document-edit-symbolic" },
  { "meeting", "system-users-symbolic" },
  { "window", "changes-allow-symbolic" },
  { "moved", "go-jump-symbolic" },
  { "cancelled", "window-close-symbolic" },
  { "left-out", "list-remove-symbolic" },
  { "unresolved", "dialog-question-symbolic" },
  { "job", "applications-engineering-symbolic" },
  { "open", "emblem-ok-symbolic" },
  { "open-in-part", "dialog-information-symbolic" },
  { "closed", "changes-prevent-symbolic" },
  { "outside", "dialog-warning-symbolic" },
};

static const char *
icon_of (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (icons); i++)
    {
      if (g_str_equal (icons[i].kind, kind))
        return icons[i].icon;
    }
  return "dialog-information-symbolic";
}

gboolean
skv_explain_is_verdict (const SkvDayLine *line)
{
  static const char *const verdicts[] = { "open", "open-in-part", "closed", "outside", NULL };

  return g_strv_contains (verdicts, line->kind);
}

static void
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/* "Exam → Feide → Network" */
static char *
path_words (SkvPlan *plan, GStrv path)
{
  GString *text = g_string_new (NULL);

  for (; *path != NULL; path++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " → " : "",
                            skv_plan_system_name (plan, *path));
  return g_string_free (text, FALSE);
}

static GtkWidget *
words_new (SkvPlan *plan, const SkvDayLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (skv_explain_is_verdict (line))
    add_label (box, line->text, "title-4");
  else
    {
      add_label (box, line->title, "heading");
      add_label (box, line->text, NULL);
    }
  if (line->path != NULL && line->path[0] != NULL)
    {
      g_autofree char *path = path_words (plan, line->path);

      add_label (box, path, "dim-label");
    }
  if (line->owner != NULL && strstr (line->text, line->owner) == NULL)
    {
      g_autofree char *ask = g_strdup_printf (_("Ask: %s"), line->owner);

      add_label (box, ask, "dim-label");
    }
  return box;
}

GtkWidget *
skv_explain_row_new (SkvPlan *plan, const SkvDayLine *line)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_of (line->kind));
  g_autofree char *label = g_strdup_printf ("%s: %s", line->title, line->text);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  if (skv_explain_is_verdict (line))
    gtk_image_set_pixel_size (GTK_IMAGE (icon), VERDICT_ICON_SIZE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words_new (plan, line));
  if (line->item != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), line->item != NULL);
  gtk_widget_add_css_class (row, "explanation");
  gtk_widget_add_css_class (row, line->kind);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (row), "skv-item", g_strdup (line->item), g_free);
  return row;
}

const char *
skv_explain_row_get_item (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "skv-item");
}
