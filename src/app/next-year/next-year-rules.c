/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/next-year/next-year-rules.h"

#include <glib/gi18n-lib.h>

#include "app/lane-swatch.h"
#include "app/next-year/next-year-text.h"

struct _SkvNextYearRules
{
  GtkWidget parent_instance;

  GtkWidget *list;    /* (owned) child */
  gboolean following; /* the switches follow the plan, not a person */
};

G_DEFINE_FINAL_TYPE (SkvNextYearRules, skv_next_year_rules, GTK_TYPE_WIDGET)

static guint goes_on_signal, open_signal;

/* --- rows ------------------------------------------------------------------------------------ */

static const char *
row_rule (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "skv-rule");
}

static GtkWidget *
row_part (gpointer row, const char *part)
{
  return g_object_get_data (G_OBJECT (row), part);
}

static void
on_switched (GtkSwitch *goes_on, GParamSpec *pspec, gpointer data)
{
  SkvNextYearRules *self = SKV_NEXT_YEAR_RULES (data);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (goes_on), ADW_TYPE_ACTION_ROW);

  if (!self->following)
    g_signal_emit (self, goes_on_signal, 0, row_rule (row), gtk_switch_get_active (goes_on));
}

static void
on_row_activated (SkvNextYearRules *self, GtkListBoxRow *row)
{
  g_signal_emit (self, open_signal, 0, row_rule (row));
}

/* "Goes on" and its switch */
static GtkWidget *
switch_new (SkvNextYearRules *self, AdwActionRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("Goes on"));
  GtkWidget *goes_on = gtk_switch_new ();

  gtk_widget_set_valign (goes_on, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), goes_on);
  g_object_set_data (G_OBJECT (row), "skv-switch", goes_on);
  g_signal_connect (goes_on, "notify::active", G_CALLBACK (on_switched), self);
  return box;
}

static GtkWidget *
row_new (SkvNextYearRules *self, SkvPlan *plan, const SkvNextYearRule *rule)
{
  const SkvRule *record = skv_plan_get_rule (plan, rule->rule);
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan);
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *box = switch_new (self, row);
  GtkWidget *warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  guint position = 0;

  g_ptr_array_find_with_equal_func (lanes, record->lane, g_str_equal, &position);
  adw_action_row_add_prefix (row, skv_lane_swatch_new (record->lane, position));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  gtk_widget_add_css_class (warning, "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (warning), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  adw_action_row_add_suffix (row, warning);
  adw_action_row_add_suffix (row, box);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "skv-rule", g_strdup (rule->rule), g_free);
  g_object_set_data (G_OBJECT (row), "skv-box", box);
  g_object_set_data (G_OBJECT (row), "skv-warning", warning);
  return GTK_WIDGET (row);
}

/* --- what they say --------------------------------------------------------------------------- */

static void
update_row (GtkWidget *row, SkvPlan *plan, const SkvNextYearRule *rule, int year)
{
  const SkvRule *record = skv_plan_get_rule (plan, rule->rule);
  g_autofree char *words = skv_next_year_describe_rule (rule, year, record->valid_until);
  /* TRANSLATORS: for a screen reader; %s is a rule */
  g_autofree char *label = g_strdup_printf (_("“%s” goes on"), rule->title);
  GtkWidget *goes_on = row_part (row, "skv-switch");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rule->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_widget_set_visible (row_part (row, "skv-box"), rule->ends);
  gtk_widget_set_visible (row_part (row, "skv-warning"), rule->n_next == 0);
  gtk_switch_set_active (GTK_SWITCH (goes_on), rule->goes_on);
  gtk_accessible_update_property (GTK_ACCESSIBLE (goes_on), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, rule->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static gboolean
has_rows_of (SkvNextYearRules *self, GPtrArray *rules)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  for (guint i = 0; i < rules->len; i++)
    {
      const SkvNextYearRule *rule = g_ptr_array_index (rules, i);

      if (row == NULL || g_strcmp0 (row_rule (row), rule->rule) != 0)
        return FALSE;
      row = gtk_widget_get_next_sibling (row);
    }
  return row == NULL;
}

static void
refill (SkvNextYearRules *self, SkvPlan *plan, GPtrArray *rules)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < rules->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         row_new (self, plan, g_ptr_array_index (rules, i)));
}

/* The rows stay where they can, so that the focus does. */
void
skv_next_year_rules_show (SkvNextYearRules *self, SkvPlan *plan, SkvNextYear *next)
{
  GPtrArray *rules;
  GtkWidget *row;

  g_return_if_fail (SKV_IS_NEXT_YEAR_RULES (self));
  g_return_if_fail (next != NULL);

  rules = skv_next_year_get_rules (next);
  self->following = TRUE;
  if (!has_rows_of (self, rules))
    refill (self, plan, rules);
  row = gtk_widget_get_first_child (self->list);
  for (guint i = 0; i < rules->len; i++, row = gtk_widget_get_next_sibling (row))
    update_row (row, plan, g_ptr_array_index (rules, i), skv_next_year_get_year (next));
  self->following = FALSE;
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_next_year_rules_dispose (GObject *object)
{
  SkvNextYearRules *self = SKV_NEXT_YEAR_RULES (object);

  self->following = TRUE;
  g_clear_pointer (&self->list, gtk_widget_unparent);
  G_OBJECT_CLASS (skv_next_year_rules_parent_class)->dispose (object);
}

static void
skv_next_year_rules_class_init (SkvNextYearRulesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_next_year_rules_dispose;
  goes_on_signal = g_signal_new ("goes-on", SKV_TYPE_NEXT_YEAR_RULES, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  open_signal = g_signal_new ("open", SKV_TYPE_NEXT_YEAR_RULES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
skv_next_year_rules_init (SkvNextYearRules *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Rules"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}
