/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/course/summary.h"

#include <string.h>

void
skv_summary_show (GtkLabel *label, char *words, gboolean is_error)
{
  g_autofree char *first = NULL, *capital = NULL, *text = NULL;

  g_return_if_fail (GTK_IS_LABEL (label) && words != NULL);

  first = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), 1));
  capital = g_utf8_strup (first, -1);
  text = g_strconcat (capital, words + strlen (first), NULL);
  gtk_label_set_label (label, text);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "error");
  g_free (words);
}
