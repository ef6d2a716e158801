/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/problem-label.h"

GtkWidget *
skv_problem_label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_add_css_class (label, "error");
  return label;
}

void
skv_problem_label_show (GtkLabel *label, const char *problem)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_label (label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (label), problem != NULL);
}
