/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/rules/rule-row.h"

#include <glib/gi18n-lib.h>

#include "app/parts.h"
#include "core/calendar/rule-count.h"
#include "core/calendar/rule-sentence.h"

/* The years that a rule is counted in, see rule-count.h */
#define FIRST_YEAR 1970
#define LAST_YEAR 2099

/* @words: (transfer full) with the number in it; unless that is 0 */
static void
add_count (GString *text, int n, char *words)
{
  g_autofree char *part = words;

  if (n != 0)
    g_string_append_printf (text, ", %s", part);
}

/* "2019: 24 dates, 4 moved by the rule, 1 by hand; 23 of 24 agreed" */
static char *
say_count (const SkvRuleCount *count, int year)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d: ", year);
  g_string_append_printf (
    text, g_dngettext (GETTEXT_PACKAGE, "%d date", "%d dates", (gulong) count->planned),
    count->planned);
  add_count (text, count->moved_by_rule,
             g_strdup_printf (_("%d moved by the rule"), count->moved_by_rule));
  add_count (text, count->moved_by_hand, g_strdup_printf (_("%d by hand"), count->moved_by_hand));
  add_count (text, count->added, g_strdup_printf (_("%d added"), count->added));
  add_count (text, count->cancelled, g_strdup_printf (_("%d cancelled"), count->cancelled));
  add_count (text, count->left_out, g_strdup_printf (_("%d left out"), count->left_out));
  if (count->budget > 0)
    {
      g_string_append (text, "; ");
      /* Translators: how many take place, and how many a year were agreed */
      g_string_append_printf (text, _("%d of %d agreed"), count->taking_place + count->shared,
                              count->budget);
    }
  add_count (
    text, count->shared,
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d of them by the rule's other part",
                                  "%d of them by the rule's other part", (gulong) count->shared),
                     count->shared));
  return g_string_free (text, FALSE);
}

static GtkWidget *
unresolved_new (int n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d unresolved", "%d unresolved", (gulong) n), n);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "unresolved");
  return box;
}

static GtkWidget *
button_new (const SkvRule *rule, const char *icon, const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *label =
    g_strdup_printf ("%s: %s", words, rule->title != NULL ? rule->title : "");

  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", rule->parent.id);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* @count: what came of it, in words (nullable: in a year of which nothing is known) */
static GtkWidget *
texts_new (SkvPlan *plan, const SkvRule *rule, const char *count, int unresolved)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *sentence = skv_rule_sentence (plan, rule);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts),
                  skv_paragraph_new (rule->title != NULL ? rule->title : "", "heading"));
  gtk_box_append (GTK_BOX (texts), skv_paragraph_new (sentence, "body"));
  if (count != NULL && *count != '\0')
    gtk_box_append (GTK_BOX (texts), skv_paragraph_new (count, "dim-label"));
  if (unresolved > 0)
    gtk_box_append (GTK_BOX (texts), unresolved_new (unresolved));
  return texts;
}

GtkWidget *
skv_rule_row_new (SkvPlan *plan, const SkvRule *rule, int year, gboolean read_only)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  SkvRuleCount count = { 0 };
  g_autofree char *count_words = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (rule != NULL, NULL);

  if (year >= FIRST_YEAR && year <= LAST_YEAR)
    {
      count = skv_rule_count_year (plan, rule, year);
      count_words = say_count (&count, year);
    }
  gtk_box_append (GTK_BOX (box), texts_new (plan, rule, count_words, count.unresolved));
  if (!read_only)
    {
      gtk_box_append (GTK_BOX (box),
                      button_new (rule, "edit-copy-symbolic", _("Duplicate"), "rules.duplicate"));
      gtk_box_append (GTK_BOX (box),
                      button_new (rule, "user-trash-symbolic", _("Delete"), "rules.delete"));
    }
  gtk_widget_add_css_class (box, "rule");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  label = g_strdup_printf ("%s, %s", rule->title != NULL ? rule->title : "",
                           skv_plan_lane_title (plan, rule->lane));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  count_words != NULL ? count_words : "", -1);
  g_object_set_data_full (G_OBJECT (row), "rule", g_strdup (rule->parent.id), g_free);
  return row;
}

const char *
skv_rule_row_get_rule (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "rule");
}
