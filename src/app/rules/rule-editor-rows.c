/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/date-row.h"
#include "app/field-row.h"
#include "app/parts.h"
#include "app/rules/rule-editor-private.h"
#include "core/calendar/words.h"

/* --- texts -------------------------------------------------------------------------------------
 */

static void
on_typed (GtkEditable *entry, gpointer data)
{
  SkvRuleEditor *self = SKV_RULE_EDITOR (data);
  SkvRuleText field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "field"));

  if (self->filling)
    return;
  skv_rule_draft_set_text (self->draft, field, gtk_editable_get_text (entry));
  skv_rule_editor_changed (self);
}

static GtkWidget *
entry_new (SkvRuleEditor *self, SkvRuleText field, const char *label, const char *hint, int chars)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), MIN (chars, 12));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), chars);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (entry), "field", GUINT_TO_POINTER (field));
  g_signal_connect (entry, "changed", G_CALLBACK (on_typed), self);
  self->entries[field] = entry;
  return entry;
}

static GtkWidget *
add_text (SkvRuleEditor *self,
          AdwPreferencesGroup *group,
          SkvRuleText field,
          const char *title,
          const char *hint,
          int chars)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *entry = entry_new (self, field, title, hint, chars);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), entry);
  gtk_widget_add_css_class (row, "field");
  /* One step by Tab for each field: the entry takes the focus, not the row around it. */
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (group, row);
  self->text_rows[field] = row;
  return row;
}

static void
on_date_typed (SkvTextRow *row, const char *text, gpointer data)
{
  SkvRuleEditor *self = SKV_RULE_EDITOR (data);
  SkvRuleText field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "field"));

  if (self->filling)
    return;
  skv_rule_draft_set_text (self->draft, field, text);
  skv_rule_editor_changed (self);
}

static void
add_date (SkvRuleEditor *self,
          AdwPreferencesGroup *group,
          SkvRuleText field,
          SkvDateKind kind,
          const char *title,
          const char *hint,
          int chars)
{
  GtkWidget *row = skv_date_row_new (title);

  skv_date_row_set_up (SKV_DATE_ROW (row), self->session, kind);
  skv_text_row_set_up (SKV_TEXT_ROW (row), hint, chars);
  gtk_editable_set_width_chars (GTK_EDITABLE (skv_text_row_get_entry (SKV_TEXT_ROW (row))),
                                MIN (chars, 12));
  g_object_set_data (G_OBJECT (row), "field", GUINT_TO_POINTER (field));
  g_signal_connect (row, "edited", G_CALLBACK (on_date_typed), self);
  adw_preferences_group_add (group, row);
  self->text_rows[field] = row;
}

/* an entry with a choice beside it, in one row */
static void
add_text_and_choice (SkvRuleEditor *self,
                     AdwPreferencesGroup *group,
                     SkvRuleText field,
                     SkvRuleNumber choice,
                     const char *title,
                     const char *choice_label)
{
  GtkWidget *row = add_text (self, group, field, title, NULL, 4);

  gtk_editable_set_width_chars (GTK_EDITABLE (self->entries[field]), 4);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             skv_rule_editor_number_drop_new (self, choice, choice_label));
}

/* --- switches ----------------------------------------------------------------------------------
 */

static void
on_switched (GtkSwitch *control, GParamSpec *pspec, gpointer data)
{
  SkvRuleEditor *self = SKV_RULE_EDITOR (data);
  SkvRuleNumber field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (control), "field"));

  if (self->filling)
    return;
  skv_rule_draft_set_number (self->draft, field, gtk_switch_get_active (control));
  skv_rule_editor_changed (self);
}

static void
add_switch (SkvRuleEditor *self, AdwPreferencesGroup *group, SkvRuleNumber field, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *control = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_object_set_data (G_OBJECT (control), "field", GUINT_TO_POINTER (field));
  g_signal_connect (control, "notify::active", G_CALLBACK (on_switched), self);
  gtk_widget_set_focusable (row, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  adw_preferences_group_add (group, row);
  self->number_rows[field] = row;
  self->switches[field] = control;
}

/* --- toggle buttons, a bit each ----------------------------------------------------------------
 */

static void
on_toggled (GtkToggleButton *button, gpointer data)
{
  SkvRuleEditor *self = SKV_RULE_EDITOR (data);
  SkvRuleNumber field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "field"));
  int bit = 1 << GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "bit"));
  int bits = skv_rule_draft_get_number (self->draft, field);

  if (self->filling)
    return;
  skv_rule_draft_set_number (self->draft, field,
                             gtk_toggle_button_get_active (button) ? bits | bit : bits & ~bit);
  skv_rule_editor_changed (self);
}

static const char *
bit_name (SkvRuleNumber field, int bit, gboolean in_full)
{
  static const char *const ordinals[] = {
    NC_("nth weekday of the month", "1st"), NC_("nth weekday of the month", "2nd"),
    NC_("nth weekday of the month", "3rd"), NC_("nth weekday of the month", "4th"),
    NC_("nth weekday of the month", "5th"),
  };

  if (field == SKV_RULE_NUMBER_WEEKDAYS)
    return in_full ? skv_words_weekday (bit + 1) : skv_words_weekday_short (bit + 1);
  if (field == SKV_RULE_NUMBER_SKIP_MONTHS)
    return in_full ? skv_words_month (bit + 1) : skv_words_month_short (bit + 1);
  return g_dpgettext2 (GETTEXT_PACKAGE, "nth weekday of the month", ordinals[bit]);
}

static void
add_toggles (SkvRuleEditor *self,
             AdwPreferencesGroup *group,
             SkvRuleNumber field,
             const char *title,
             int n,
             int columns)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *grid = gtk_grid_new ();

  for (int bit = 0; bit < n; bit++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (bit_name (field, bit, FALSE));
      g_autofree char *name = g_strdup_printf ("%s: %s", title, bit_name (field, bit, TRUE));

      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_object_set_data (G_OBJECT (button), "field", GUINT_TO_POINTER (field));
      g_object_set_data (G_OBJECT (button), "bit", GUINT_TO_POINTER ((guint) bit));
      g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), self);
      gtk_widget_set_hexpand (button, TRUE);
      gtk_grid_attach (GTK_GRID (grid), button, bit % columns, bit / columns, 1, 1);
    }
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_widget_add_css_class (box, "toggles");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  /* The buttons take the focus, not the row around them. */
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  self->number_rows[field] = row;
  self->toggles[field] = grid;
}

static void
fill_toggles (SkvRuleEditor *self, SkvRuleNumber field)
{
  int bits = skv_rule_draft_get_number (self->draft, field);
  GtkWidget *button = gtk_widget_get_first_child (self->toggles[field]);

  for (; button != NULL; button = gtk_widget_get_next_sibling (button))
    {
      guint bit = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "bit"));

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), (bits & (1 << bit)) != 0);
    }
}

/* --- all of them -------------------------------------------------------------------------------
 */

static void
add_when (SkvRuleEditor *self)
{
  AdwPreferencesGroup *group = self->when_group;

  skv_rule_editor_add_number_choice (self, group, SKV_RULE_NUMBER_ANCHOR,
                                     _("How the Days Are Found"));
  add_toggles (self, group, SKV_RULE_NUMBER_ORDINALS, _("Which of the Month"), 5, 5);
  skv_rule_editor_add_number_choice (self, group, SKV_RULE_NUMBER_ORDINAL, _("Which Week"));
  add_text (self, group, SKV_RULE_TEXT_INTERVAL, _("Every So Many Weeks"), "2", 4);
  add_toggles (self, group, SKV_RULE_NUMBER_WEEKDAYS, _("Weekdays"), 7, 7);
  add_text (self, group, SKV_RULE_TEXT_WEEKS, _("Week Numbers"), "8, 40", 14);
  skv_rule_editor_add_number_choice (self, group, SKV_RULE_NUMBER_WEEKDAY, _("Weekday"));
  add_text (self, group, SKV_RULE_TEXT_DAY, _("On or After Day of the Month"), "12", 4);
  add_text (self, group, SKV_RULE_TEXT_PATCH_DAYS, _("Days After the Second Tuesday"), "8", 4);
  add_text (self, group, SKV_RULE_TEXT_N_WEEKS, _("Number of Weeks"), "2", 4);
  skv_rule_editor_add_number_choice (self, group, SKV_RULE_NUMBER_MONTH, _("Month"));
  skv_rule_editor_add_number_choice (self, group, SKV_RULE_NUMBER_READING,
                                     _("What Counts as a Week"));
  skv_rule_editor_add_number_choice (self, group, SKV_RULE_NUMBER_WEEK_DAYS,
                                     _("Days of the Week"));
  add_date (self, group, SKV_RULE_TEXT_FIRST_DAY, SKV_DATE_OF_YEAR, _("First Day"), "12-15", 12);
  add_text_and_choice (self, group, SKV_RULE_TEXT_WORKING_DAY, SKV_RULE_NUMBER_FROM_END,
                       _("Working Day"), _("Counted from"));
  add_date (self, group, SKV_RULE_TEXT_DATES, SKV_DATE_LIST, _("Dates"), "2019-06-12, 2019-07-03",
            30);
  skv_rule_editor_add_text_choice (self, group, SKV_RULE_TEXT_RELATIVE_LANE, _("Of the Lane"));
  add_text (self, group, SKV_RULE_TEXT_RELATIVE_TITLE, _("Only With This in the Title"), _("All"),
            24);
  add_text_and_choice (self, group, SKV_RULE_TEXT_FROM, SKV_RULE_NUMBER_FROM_SIDE, _("From"),
                       _("From: before or after"));
  add_text_and_choice (self, group, SKV_RULE_TEXT_TO, SKV_RULE_NUMBER_TO_SIDE, _("To"),
                       _("To: before or after"));
  add_switch (self, group, SKV_RULE_NUMBER_WORKING, _("Count Working Days Only"));
  add_text (self, group, SKV_RULE_TEXT_MONTH_DAYS, _("Days of the Month"), "1, 15", 14);
  add_text (self, group, SKV_RULE_TEXT_RRULE, _("Recurrence"), "FREQ=MONTHLY;BYDAY=2WE", 34);
  add_date (self, group, SKV_RULE_TEXT_LAST_DAY, SKV_DATE_OF_YEAR, _("Last Day"), "01-06", 12);
  add_date (self, group, SKV_RULE_TEXT_VALID_FROM, SKV_DATE_DAY, _("Valid From"), "2019-01-01",
            14);
  add_date (self, group, SKV_RULE_TEXT_VALID_UNTIL, SKV_DATE_DAY, _("Valid Until"), "2019-12-31",
            14);
  add_switch (self, group, SKV_RULE_NUMBER_RESTART, _("Begin Anew After Months Left Out"));
  skv_rule_editor_add_restart_lanes (self, group);
  add_date (self, group, SKV_RULE_TEXT_RESTART_DATES, SKV_DATE_LIST, _("Begin Anew On"),
            "2019-08-12", 24);
  add_toggles (self, group, SKV_RULE_NUMBER_SKIP_MONTHS, _("Months Left Out"), 12, 6);
  skv_rule_editor_add_number_choice (self, group, SKV_RULE_NUMBER_EVENINGS,
                                     _("Days That Belong Together"));
  add_text (self, group, SKV_RULE_TEXT_OFFSETS, _("Counted From That Day"), "0, 1, 7", 14);
}

void
skv_rule_editor_add_rows (SkvRuleEditor *self)
{
  add_text (self, self->about_group, SKV_RULE_TEXT_TITLE, _("Title"), NULL, 28);
  skv_rule_editor_add_text_choice (self, self->about_group, SKV_RULE_TEXT_LANE, _("Lane"));
  add_when (self);
  add_switch (self, self->time_group, SKV_RULE_NUMBER_ALL_DAY, _("All Day"));
  add_text (self, self->time_group, SKV_RULE_TEXT_START, _("Start"), "17:00", 8);
  add_text (self, self->time_group, SKV_RULE_TEXT_END, _("End"), "22:00", 8);
  add_text (self, self->time_group, SKV_RULE_TEXT_LENGTH_DAYS, _("Length in Days"), "1", 4);
  skv_rule_editor_add_lists (self);
  skv_rule_editor_add_number_choice (self, self->limits_group, SKV_RULE_NUMBER_IF_NONE,
                                     _("If Nothing Fits"));
  add_text (self, self->limits_group, SKV_RULE_TEXT_NOT_BEFORE, _("Not Before Day of the Month"),
            _("None"), 6);
  add_switch (self, self->limits_group, SKV_RULE_NUMBER_SAME_MONTH, _("Stay in the Same Month"));
  skv_rule_editor_add_text_choice (self, self->whom_group, SKV_RULE_TEXT_EFFECT,
                                   _("Effect on Users"));
  add_text (self, self->whom_group, SKV_RULE_TEXT_BUDGET, _("Agreed Number a Year"), _("None"),
            6);
  add_text (self, self->whom_group, SKV_RULE_TEXT_REASON, _("Why"), NULL, 34);
}

void
skv_rule_editor_fill_rows (SkvRuleEditor *self)
{
  for (SkvRuleText field = 0; field < SKV_RULE_N_TEXTS; field++)
    {
      const char *text = skv_rule_draft_get_text (self->draft, field);

      if (self->entries[field] != NULL &&
          strcmp (gtk_editable_get_text (GTK_EDITABLE (self->entries[field])), text) != 0)
        gtk_editable_set_text (GTK_EDITABLE (self->entries[field]), text);
      if (SKV_IS_DATE_ROW (self->text_rows[field]))
        skv_text_row_set_text (SKV_TEXT_ROW (self->text_rows[field]), text);
    }
  for (SkvRuleNumber field = 0; field < SKV_RULE_N_NUMBERS; field++)
    {
      if (self->toggles[field] != NULL)
        fill_toggles (self, field);
      if (self->switches[field] != NULL)
        gtk_switch_set_active (GTK_SWITCH (self->switches[field]),
                               skv_rule_draft_get_number (self->draft, field) != 0);
    }
}

/* --- what belongs to the form of words ----------------------------------------------------------
 */

static void
set_title (GtkWidget *row, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

void
skv_rule_editor_show_rows (SkvRuleEditor *self)
{
  int anchor = skv_rule_draft_get_number (self->draft, SKV_RULE_NUMBER_ANCHOR);
  gboolean counts_weeks = anchor == SKV_ANCHOR_EVERY_N_WEEKS;

  for (SkvRuleText field = 0; field < SKV_RULE_N_TEXTS; field++)
    {
      if (self->text_rows[field] != NULL)
        gtk_widget_set_visible (self->text_rows[field],
                                skv_rule_draft_uses_text (self->draft, field));
    }
  for (SkvRuleNumber field = 0; field < SKV_RULE_N_NUMBERS; field++)
    {
      if (self->number_rows[field] != NULL)
        gtk_widget_set_visible (self->number_rows[field],
                                skv_rule_draft_uses_number (self->draft, field));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list_rows[SKV_RULE_LIST_RESTART_LANES]), counts_weeks);
  set_title (self->text_rows[SKV_RULE_TEXT_VALID_FROM],
             counts_weeks ? _("First Date, Counted From") : _("Valid From"));
  set_title (self->text_rows[SKV_RULE_TEXT_LAST_DAY], anchor == SKV_ANCHOR_YEARLY_RANGE
                                                        ? _("Last Day")
                                                        : _("Lasts Until This Day of the Year"));
  set_title (self->number_rows[SKV_RULE_NUMBER_WEEKDAY],
             anchor == SKV_ANCHOR_ISO_WEEK ? _("From Weekday") : _("Weekday"));
  /* With the last week of a range there is nothing left to choose. */
  gtk_widget_set_visible (self->number_rows[SKV_RULE_NUMBER_WEEK_DAYS],
                          anchor == SKV_ANCHOR_NTH_WEEK &&
                            skv_rule_draft_get_number (self->draft, SKV_RULE_NUMBER_READING) !=
                              SKV_WEEK_SEVEN_DAYS);
  gtk_widget_set_visible (GTK_WIDGET (self->time_group),
                          skv_rule_draft_uses_number (self->draft, SKV_RULE_NUMBER_ALL_DAY));
}

static void
mark_entry (GtkWidget *entry, const char *error)
{
  if (error != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
    error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  error != NULL ? error : "", -1);
}

/* What there is to say about a field that is right. */
static const char *
get_hint (SkvRuleText field)
{
  if (field == SKV_RULE_TEXT_FROM || field == SKV_RULE_TEXT_TO)
    return _("0 is its first or last day itself.");
  if (field == SKV_RULE_TEXT_END)
    return _("An end before the start is on the next day.");
  return "";
}

void
skv_rule_editor_show_notes (SkvRuleEditor *self, const SkvRuleNotes *notes)
{
  for (SkvRuleText field = 0; field < SKV_RULE_N_TEXTS; field++)
    {
      const char *error = notes->text[field];

      if (self->text_rows[field] == NULL)
        continue;
      if (SKV_IS_DATE_ROW (self->text_rows[field]))
        {
          skv_text_row_show_problem (SKV_TEXT_ROW (self->text_rows[field]), error, NULL);
          continue;
        }
      skv_row_show_note (ADW_ACTION_ROW (self->text_rows[field]), error, error != NULL);
      if (error == NULL)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (self->text_rows[field]), get_hint (field));
      if (self->entries[field] != NULL)
        mark_entry (self->entries[field], error);
    }
  skv_group_describe (self->when_group, notes->other);
  if (notes->other != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->when_group), "has-error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->when_group), "has-error");
}
