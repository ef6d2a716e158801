/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/layers/changes-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/parts.h"
#include "app/plan-files.h"

/* More rows than these make a window slow; the text that can be copied has them all. */
#define MOST_LINES 400
#define MOST_CONFLICTS 60

/* --- what collides otherwise ----------------------------------------------------------------- */

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static GtkWidget *
text_row_new (const char *text)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "explanation");
  return row;
}

static void
show_some (GtkWidget *box, GtkListBox *list, GPtrArray *conflicts)
{
  clear_list (list);
  for (guint i = 0; i < conflicts->len && i < MOST_CONFLICTS; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      gtk_list_box_append (list, text_row_new (conflict->message));
    }
  if (conflicts->len > MOST_CONFLICTS)
    {
      guint n = conflicts->len - MOST_CONFLICTS;
      g_autofree char *more =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n), n);

      gtk_list_box_append (list, text_row_new (more));
    }
  gtk_widget_set_visible (box, conflicts->len > 0);
}

void
skv_changes_window_show_conflicts (SkvChangesWindow *self)
{
  g_autofree char *words = skv_comparison_words (self->conflicts);

  gtk_label_set_label (self->conflict_words, words);
  show_some (self->gone_box, self->gone_list, skv_comparison_get_gone (self->conflicts));
  show_some (self->come_box, self->come_list, skv_comparison_get_come (self->conflicts));
}

/* --- the changes ----------------------------------------------------------------------------- */

static void
add_check (SkvChangesWindow *self, GtkWidget *row, const SkvChangeLine *line)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), skv_changes_window_is_chosen (self, line));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (check), "skv-key", g_strdup (line->key), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (skv_changes_window_on_toggled), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
}

/* What can be put back to where it was in the version. */
static void
add_put_back (SkvChangesWindow *self, GtkWidget *row, const SkvChangeLine *line)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autoptr (SkvEdit) edit = NULL;
  GtkWidget *button;

  if (self->after != plan || line->kind != SKV_KIND_ITEM || skv_plan_files_is_read_only (plan))
    return;
  edit = skv_change_put_back (plan, self->before, line->id);
  if (edit == NULL)
    return;
  button = gtk_button_new_with_label (_("Put Back"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "changes.put-back");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", line->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  skv_edit_get_label (edit), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
row_new (SkvChangesWindow *self, const SkvChangeLine *line)
{
  GtkWidget *row = skv_plain_row_new (line->words, NULL, NULL);

  if (line->clash != NULL)
    {
      g_autofree char *text =
        self->adopting ? g_strdup_printf (_("%s. To adopt it overwrites that."), line->clash)
                       : NULL;

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text != NULL ? text : line->clash);
      gtk_widget_add_css_class (row, "has-hint");
    }
  else if (line->detail != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->detail);
  if (self->adopting)
    add_check (self, row, line);
  else
    add_put_back (self, row, line);
  return row;
}

void
skv_changes_window_show_lines (SkvChangesWindow *self)
{
  g_autofree char *more = NULL;
  guint n = self->lines->len;

  clear_list (self->changes_list);
  /* What is adopted must have been there to be read: all of it. */
  for (guint i = 0; i < n && (self->adopting || i < MOST_LINES); i++)
    gtk_list_box_append (self->changes_list, row_new (self, g_ptr_array_index (self->lines, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->changes_list), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->all_check), self->adopting && n > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->changes_more),
                          n == 0 || (!self->adopting && n > MOST_LINES));
  more = n == 0 ? g_strdup (_("There is no difference."))
                : g_strdup_printf (_("and %u more, which are in the text that can be copied"),
                                   n - MIN (n, MOST_LINES));
  gtk_label_set_label (self->changes_more, more);
}
