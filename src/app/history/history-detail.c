/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/history/history-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/history/history-words.h"
#include "core/exchange/change-fields.h"

/* An import changes thousands of records, which nobody reads one by one. */
#define MAX_RECORDS 40
/* While the arrow key is held down there is no reading of each. */
#define DELAY_MILLISECONDS 60

/* --- one record ------------------------------------------------------------------------------ */

static void
add_line (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20); /* the panes stay as wide as they are */
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_field (GtkWidget *box, const SkvChangeField *field, GString *name)
{
  g_autofree char *words = skv_change_field_words (field);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (line, "field");
  add_line (line, field->title, "caption");
  add_line (line, words, "value");
  gtk_box_append (GTK_BOX (box), line);
  g_string_append_printf (name, ". %s: %s", field->title, words);
}

static GtkWidget *
make_row (SkvPlan *plan, const SkvChange *change)
{
  g_autofree char *title = skv_change_title (plan, change);
  g_autofree char *summary = skv_change_summary (plan, change);
  g_autoptr (GPtrArray) fields = skv_change_fields (plan, change);
  g_autoptr (GString) name = g_string_new (title);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_string_append_printf (name, ": %s", summary);
  add_line (box, title, "heading");
  add_line (box, summary, "summary");
  for (guint i = 0; i < fields->len; i++)
    add_field (box, g_ptr_array_index (fields, i), name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "change");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
  return row;
}

/* --- all of them ----------------------------------------------------------------------------- */

static void
clear_changes (SkvHistoryPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->changes))) != NULL)
    gtk_list_box_remove (self->changes, row);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), FALSE);
  gtk_label_set_label (self->rest, "");
}

static char *
rest_words (const SkvHistoryEntry *entry, guint n_shown, guint n_records)
{
  if (entry->barrier)
    return g_strdup (_("Nothing in the plan was changed here. What was done before cannot be "
                        "undone."));
  if (n_records <= n_shown)
    return g_strdup ("");
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n_records - n_shown),
    n_records - n_shown);
}

static gboolean
read_changes (gpointer data)
{
  SkvHistoryPage *self = SKV_HISTORY_PAGE (data);
  const SkvHistoryEntry *entry = skv_history_page_get_selected (self);
  SkvPlan *plan = skv_session_get_plan (self->base.session);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *rest = NULL;
  guint n_records = 0, n_shown = 0;

  self->detail_source = 0;
  clear_changes (self);
  if (entry == NULL)
    return G_SOURCE_REMOVE;
  edit = skv_plan_read_history (plan, entry->id, MAX_RECORDS, &n_records, &error);
  for (; edit != NULL && n_shown < skv_edit_get_n_changes (edit); n_shown++)
    gtk_list_box_append (self->changes, make_row (plan, skv_edit_get_change (edit, n_shown)));
  rest = edit != NULL ? rest_words (entry, n_shown, n_records) : g_strdup (error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), n_shown > 0);
  gtk_label_set_label (self->rest, rest);
  return G_SOURCE_REMOVE;
}

void
skv_history_page_update_detail (SkvHistoryPage *self)
{
  const SkvHistoryEntry *entry = skv_history_page_get_selected (self);
  g_autofree char *made = NULL;

  skv_history_page_update_actions (self);
  gtk_widget_set_visible (self->detail_pane, entry != NULL);
  if (entry == NULL)
    {
      g_clear_handle_id (&self->detail_source, g_source_remove);
      self->shown = 0;
      clear_changes (self);
      return;
    }
  made = skv_history_made_words (skv_session_get_plan (self->base.session), entry,
                                 skv_session_get_today (self->base.session));
  gtk_label_set_label (self->title, entry->label);
  gtk_label_set_label (self->made, made);
  gtk_label_set_label (self->state, entry->undone ? _("Undone") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state), entry->undone);
  /* What an edit changed stays what it is, whatever is done after it. */
  if (self->shown == entry->id && self->shown_when == entry->when)
    return;
  self->shown = entry->id;
  self->shown_when = entry->when;
  clear_changes (self);
  if (self->detail_source == 0)
    self->detail_source = g_timeout_add (DELAY_MILLISECONDS, read_changes, self);
}
