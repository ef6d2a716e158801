/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/rules/rule-editor-private.h"
#include "core/calendar/words.h"

#define LANE_PREFIX "lane:"

/* --- what no day may fall on -------------------------------------------------------------------
 */

static void
on_avoid_toggled (GtkCheckButton *check, gpointer data)
{
  SkvRuleEditor *self = SKV_RULE_EDITOR (data);

  if (self->filling)
    return;
  skv_rule_draft_include (self->draft, SKV_RULE_LIST_AVOID,
                          g_object_get_data (G_OBJECT (check), "word"),
                          gtk_check_button_get_active (check));
  skv_rule_editor_changed (self);
}

static void
add_avoid_check (SkvRuleEditor *self, const char *word, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (check), "word", (gpointer) word);
  g_signal_connect (check, "toggled", G_CALLBACK (on_avoid_toggled), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_focusable (row, FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->avoid_group, row);
  g_ptr_array_add (self->avoid_checks, check);
}

static void
on_avoid_lane (SkvRuleEditor *self, const char *lane, gboolean chosen)
{
  g_autofree char *word = g_strconcat (LANE_PREFIX, lane, NULL);

  skv_rule_draft_include (self->draft, SKV_RULE_LIST_AVOID, word, chosen);
  skv_rule_editor_changed (self);
}

static GStrv
avoided_lanes (SkvRuleEditor *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *const *words = skv_rule_draft_get_list (self->draft, SKV_RULE_LIST_AVOID);

  for (; *words != NULL; words++)
    {
      if (g_str_has_prefix (*words, LANE_PREFIX))
        g_strv_builder_add (builder, *words + strlen (LANE_PREFIX));
    }
  return g_strv_builder_end (builder);
}

static SkvPickRow *
lanes_row_new (SkvRuleEditor *self, const char *title, const char *none)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan);
  GtkWidget *row = skv_pick_row_new (title, none);

  for (guint i = 0; i < lanes->len; i++)
    {
      const char *lane = g_ptr_array_index (lanes, i);

      if (strcmp (lane, "holiday") != 0)
        skv_pick_row_add (SKV_PICK_ROW (row), lane, skv_plan_lane_title (plan, lane));
    }
  return SKV_PICK_ROW (row);
}

/* --- what is tried else ------------------------------------------------------------------------
 */

static guint
button_index (GtkButton *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
}

static void
try_changed (SkvRuleEditor *self)
{
  self->filling = TRUE;
  skv_rule_editor_fill_lists (self);
  self->filling = FALSE;
  skv_rule_editor_changed (self);
}

static void
on_try_up (GtkButton *button, gpointer data)
{
  SkvRuleEditor *self = SKV_RULE_EDITOR (data);

  skv_rule_draft_shift (self->draft, SKV_RULE_LIST_TRY, button_index (button), -1);
  try_changed (self);
}

static void
on_try_down (GtkButton *button, gpointer data)
{
  SkvRuleEditor *self = SKV_RULE_EDITOR (data);

  skv_rule_draft_shift (self->draft, SKV_RULE_LIST_TRY, button_index (button), 1);
  try_changed (self);
}

static void
on_try_remove (GtkButton *button, gpointer data)
{
  SkvRuleEditor *self = SKV_RULE_EDITOR (data);
  const char *const *offsets = skv_rule_draft_get_list (self->draft, SKV_RULE_LIST_TRY);
  g_autofree char *offset = g_strdup (offsets[button_index (button)]);

  skv_rule_draft_include (self->draft, SKV_RULE_LIST_TRY, offset, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->try_count));
  try_changed (self);
}

static void
add_button (GtkWidget *row,
            guint index,
            const char *icon,
            const char *label,
            GCallback run,
            SkvRuleEditor *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name =
    g_strdup_printf ("%s: %s", label, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", run, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* "One week later"; what is no offset stays as it is */
static char *
offset_title (const char *offset)
{
  g_autofree char *first = NULL;
  g_autofree char *upper = NULL;
  g_autofree char *words = NULL;
  int days;

  if (!skv_offset_parse (offset, &days))
    return g_strdup (offset);
  words = skv_words_offset (days);
  first = g_utf8_substring (words, 0, 1);
  upper = g_utf8_strup (first, -1);
  return g_strconcat (upper, g_utf8_next_char (words), NULL);
}

static void
add_try_row (SkvRuleEditor *self, const char *offset, guint index, guint n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = offset_title (offset);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_focusable (row, FALSE);
  if (index > 0)
    add_button (row, index, "go-up-symbolic", _("Try Earlier"), G_CALLBACK (on_try_up), self);
  if (index + 1 < n)
    add_button (row, index, "go-down-symbolic", _("Try Later"), G_CALLBACK (on_try_down), self);
  add_button (row, index, "list-remove-symbolic", _("Remove"), G_CALLBACK (on_try_remove), self);
  adw_preferences_group_add (self->try_group, row);
  g_ptr_array_add (self->try_rows, row);
}

/* The adder stays where it is in the order of focus: behind the others. */
static void
fill_try (SkvRuleEditor *self)
{
  const char *const *offsets = skv_rule_draft_get_list (self->draft, SKV_RULE_LIST_TRY);
  guint n = g_strv_length ((char **) offsets);

  for (guint i = 0; i < self->try_rows->len; i++)
    adw_preferences_group_remove (self->try_group, g_ptr_array_index (self->try_rows, i));
  g_ptr_array_set_size (self->try_rows, 0);
  for (guint i = 0; i < n; i++)
    add_try_row (self, offsets[i], i, n);
}

static void
on_try_add (GtkButton *button, gpointer data)
{
  SkvRuleEditor *self = SKV_RULE_EDITOR (data);
  static const int days[] = { -1, 1, -7, 7 };
  guint unit = gtk_drop_down_get_selected (self->try_unit);
  g_autofree char *offset = NULL;

  gtk_spin_button_update (self->try_count);
  offset = g_strdup_printf ("%+dd", gtk_spin_button_get_value_as_int (self->try_count) *
                                      days[MIN (unit, 3)]);
  skv_rule_draft_include (self->draft, SKV_RULE_LIST_TRY, offset, TRUE);
  try_changed (self);
}

static void
add_adder (SkvRuleEditor *self)
{
  const char *units[] = { _("days earlier"), _("days later"), _("weeks earlier"),
                          _("weeks later"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *count = gtk_spin_button_new_with_range (1, 60, 1);
  GtkWidget *unit = gtk_drop_down_new_from_strings (units);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("A_dd"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (count), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How far to move"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (unit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Which way to move"), -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (count), 2);
  gtk_widget_set_hexpand (unit, TRUE);
  gtk_widget_set_tooltip_text (add, _("Try this too"));
  g_signal_connect (add, "clicked", G_CALLBACK (on_try_add), self);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), unit);
  gtk_box_append (GTK_BOX (box), add);
  gtk_widget_set_margin_top (box, 8);
  self->try_adder = box;
  self->try_count = GTK_SPIN_BUTTON (count);
  self->try_unit = GTK_DROP_DOWN (unit);
  adw_preferences_group_add (self->try_group, box);
}

/* --- whom it is for ----------------------------------------------------------------------------
 */

static void
on_picked (SkvPickRow *row, const char *id, gboolean chosen, gpointer data)
{
  SkvRuleEditor *self = SKV_RULE_EDITOR (data);

  skv_rule_draft_include (
    self->draft, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "field")), id, chosen);
  skv_rule_editor_changed (self);
}

static void
follow_list (SkvRuleEditor *self, AdwPreferencesGroup *group, SkvRuleList field, GtkWidget *row)
{
  g_object_set_data (G_OBJECT (row), "field", GUINT_TO_POINTER (field));
  g_signal_connect (row, "picked", G_CALLBACK (on_picked), self);
  adw_preferences_group_add (group, row);
  self->list_rows[field] = SKV_PICK_ROW (row);
}

void
skv_rule_editor_add_restart_lanes (SkvRuleEditor *self, AdwPreferencesGroup *group)
{
  SkvPickRow *row = lanes_row_new (self, _("Begin Anew After Each of"), _("None"));

  follow_list (self, group, SKV_RULE_LIST_RESTART_LANES, GTK_WIDGET (row));
}

static void
add_whom (SkvRuleEditor *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  GPtrArray *organisations = skv_plan_get_records (plan, SKV_KIND_ORGANISATION);
  GtkWidget *systems_row = skv_pick_row_new (_("Systems"), _("All"));
  GtkWidget *organisations_row = skv_pick_row_new (_("Organisations"), _("All"));

  for (guint i = 0; i < systems->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (systems, i);

      skv_pick_row_add (SKV_PICK_ROW (systems_row), system->parent.id,
                        skv_plan_system_name (plan, system->parent.id));
    }
  for (guint i = 0; i < organisations->len; i++)
    {
      const SkvOrganisation *organisation = g_ptr_array_index (organisations, i);

      skv_pick_row_add (SKV_PICK_ROW (organisations_row), organisation->parent.id,
                        organisation->name != NULL ? organisation->name : organisation->parent.id);
    }
  follow_list (self, self->whom_group, SKV_RULE_LIST_SYSTEMS, systems_row);
  follow_list (self, self->whom_group, SKV_RULE_LIST_ORGANISATIONS, organisations_row);
}

void
skv_rule_editor_add_lists (SkvRuleEditor *self)
{
  self->avoid_checks = g_ptr_array_new ();
  self->try_rows = g_ptr_array_new ();
  add_avoid_check (self, "public-holiday", _("Public Holidays"));
  add_avoid_check (self, "holiday-eve", _("The Day Before a Public Holiday"));
  add_avoid_check (self, "half-day", _("Half-Days"));
  add_avoid_check (self, "weekend", _("Weekends"));
  add_avoid_check (self, "school-holiday", _("School Holidays"));
  self->list_rows[SKV_RULE_LIST_AVOID] = lanes_row_new (self, _("Other Lanes"), _("None"));
  g_signal_connect_swapped (self->list_rows[SKV_RULE_LIST_AVOID], "picked",
                            G_CALLBACK (on_avoid_lane), self);
  adw_preferences_group_add (self->avoid_group, GTK_WIDGET (self->list_rows[SKV_RULE_LIST_AVOID]));
  add_adder (self);
  add_whom (self);
}

void
skv_rule_editor_fill_lists (SkvRuleEditor *self)
{
  g_auto (GStrv) lanes = avoided_lanes (self);

  for (guint i = 0; i < self->avoid_checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->avoid_checks, i);

      gtk_check_button_set_active (
        check, skv_rule_draft_contains (self->draft, SKV_RULE_LIST_AVOID,
                                        g_object_get_data (G_OBJECT (check), "word")));
    }
  for (SkvRuleList field = 0; field < SKV_RULE_N_LISTS; field++)
    {
      if (field == SKV_RULE_LIST_AVOID)
        skv_pick_row_set_chosen (self->list_rows[field], (const char *const *) lanes);
      else if (self->list_rows[field] != NULL)
        skv_pick_row_set_chosen (self->list_rows[field],
                                 skv_rule_draft_get_list (self->draft, field));
    }
  fill_try (self);
}
