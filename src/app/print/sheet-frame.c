/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/print/sheet-frame.h"

#include <glib/gi18n-lib.h>

#include "app/legible.h"
#include "app/print/page-language.h"
#include "app/problem-label.h"
#include "app/sides.h"

#define CHOICES_WIDTH 330

GtkLabel *
skv_sheet_frame_install (AdwWindow *window, const SkvSheetFrame *frame)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *beside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *problem = skv_problem_label_new ();

  gtk_box_append (GTK_BOX (all), frame->header);
  gtk_box_append (GTK_BOX (all), frame->work_bar);
  gtk_box_append (GTK_BOX (beside), frame->choices);
  gtk_box_append (GTK_BOX (beside), separator);
  gtk_box_append (GTK_BOX (beside), frame->preview);
  gtk_box_append (GTK_BOX (all), beside);
  gtk_box_append (GTK_BOX (all), problem);
  adw_window_set_content (window, all);
  skv_sides_install (GTK_WINDOW (window),
                     &(SkvSides){ beside, separator, frame->preview, 620, 240, 240, NULL });
  return GTK_LABEL (problem);
}

GtkWidget *
skv_sheet_frame_choices_new (AdwPreferencesGroup *group)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *widget = GTK_WIDGET (group);

  gtk_widget_set_margin_start (widget, 12);
  gtk_widget_set_margin_end (widget, 12);
  gtk_widget_set_margin_top (widget, 12);
  gtk_widget_set_margin_bottom (widget, 12);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), widget);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, CHOICES_WIDTH, -1);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

AdwComboRow *
skv_sheet_frame_add_combo (AdwPreferencesGroup *group,
                           const char *title,
                           const char *const *choices,
                           guint selected)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (row, selected);
  skv_combo_row_tell_whole (row);
  skv_row_keep_words (GTK_WIDGET (row));
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

AdwComboRow *
skv_sheet_frame_add_languages (AdwPreferencesGroup *group, SkvPlan *plan)
{
  const char *const *languages = skv_page_languages ();
  const char *of_plan = skv_plan_get_settings (plan)->language;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = G_MAXUINT, english = 0;

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_ptr_array_add (names, (gpointer) skv_page_language_name (languages[i]));
      if (g_strcmp0 (languages[i], of_plan) == 0)
        selected = i;
      if (g_str_equal (languages[i], "en"))
        english = i;
    }
  /* as every export does of a language that there are no messages in */
  if (selected == G_MAXUINT)
    selected = english;
  g_ptr_array_add (names, NULL);
  return skv_sheet_frame_add_combo (group, _("Language"), (const char *const *) names->pdata,
                                    selected);
}

void
skv_sheet_frame_paint_paper (cairo_t *cr, double width, double height)
{
  cairo_rectangle (cr, 3.0, 3.0, width, height);
  cairo_set_source_rgba (cr, 0.0, 0.0, 0.0, 0.25);
  cairo_fill (cr);
  cairo_rectangle (cr, 0.0, 0.0, width, height);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_fill (cr);
}
