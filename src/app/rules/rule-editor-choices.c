/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/rules/rule-editor-private.h"
#include "core/calendar/words.h"
#include "core/model/codes.h"

/* --- of numbers --------------------------------------------------------------------------------
 */

typedef struct
{
  int value;
  const char *title; /* untranslated */
} Option;

static const Option anchors[] = {
  { SKV_ANCHOR_NTH_WEEKDAY, N_("A weekday of the month, by number") },
  { SKV_ANCHOR_ON_OR_AFTER, N_("A weekday on or after a day") },
  { SKV_ANCHOR_LAST_WEEKDAY, N_("The last weekday of the month") },
  { SKV_ANCHOR_MONTH_DAYS, N_("Days of the month") },
  { SKV_ANCHOR_EVERY_N_WEEKS, N_("Every so many weeks") },
  { SKV_ANCHOR_PATCH_TUESDAY, N_("Days after Patch Tuesday") },
  { SKV_ANCHOR_ISO_WEEK, N_("Weeks by their number") },
  { SKV_ANCHOR_LAST_WEEKS, N_("The last weeks of a month") },
  { SKV_ANCHOR_NTH_WEEK, N_("A week of a month") },
  { SKV_ANCHOR_YEARLY_RANGE, N_("From one date to another, every year") },
  { SKV_ANCHOR_WORKING_DAY, N_("A working day of the month") },
  { SKV_ANCHOR_DATES, N_("Dates") },
  { SKV_ANCHOR_RELATIVE, N_("Before, during or after something else") },
  { SKV_ANCHOR_OTHER, N_("Another recurrence (RRULE)") },
  { 0, NULL },
};
static const Option ordinals[] = {
  { 1, N_("First") },  { 2, N_("Second") }, { 3, N_("Third") },
  { 4, N_("Fourth") }, { 5, N_("Fifth") },  { 0, NULL },
};
static const Option readings[] = {
  { SKV_WEEK_MONDAYS, N_("The week of the month's first, second … Monday") },
  { SKV_WEEK_SEVEN_DAYS, N_("Days 1–7, 8–14, …") },
  { SKV_WEEK_MOST, N_("The first week has at least four days in the month") },
  { SKV_WEEK_FIRST_DAY, N_("The week of the 1st is the first") },
  { 0, NULL },
};
static const Option last_readings[] = {
  { SKV_WEEK_MONDAYS, N_("Whole weeks, Monday to Sunday, within the month") },
  { SKV_WEEK_SEVEN_DAYS, N_("The last 7, 14, … days") },
  { 0, NULL },
};
static const Option week_days[] = {
  { 7, N_("Monday to Sunday") },
  { 5, N_("Monday to Friday") },
  { 0, NULL },
};
static const Option evenings[] = {
  { 1, N_("One") },
  { 2, N_("Two in a row") },
  { 3, N_("Three in a row") },
  { 4, N_("Four in a row") },
  { 5, N_("Five in a row") },
  { 0, N_("Other days") },
  { 0, NULL },
};
static const Option from_end[] = {
  { 0, N_("from the beginning") },
  { 1, N_("from the end") },
  { 0, NULL },
};
static const Option sides[] = {
  { -1, N_("days before") },
  { 1, N_("days after") },
  { 0, NULL },
};
static const Option if_none[] = {
  { SKV_IF_NONE_ASK, N_("Ask me") },
  { SKV_IF_NONE_LEAVE_OUT, N_("Leave it out") },
  { 0, NULL },
};

static const Option *
get_options (SkvRuleEditor *self, SkvRuleNumber field)
{
  switch ((int) field)
    {
    case SKV_RULE_NUMBER_ANCHOR:
      return anchors;
    case SKV_RULE_NUMBER_ORDINAL:
      return ordinals;
    case SKV_RULE_NUMBER_READING:
      return skv_rule_draft_get_number (self->draft, SKV_RULE_NUMBER_ANCHOR) ==
                 SKV_ANCHOR_LAST_WEEKS
               ? last_readings
               : readings;
    case SKV_RULE_NUMBER_WEEK_DAYS:
      return week_days;
    case SKV_RULE_NUMBER_EVENINGS:
      return evenings;
    case SKV_RULE_NUMBER_FROM_END:
      return from_end;
    case SKV_RULE_NUMBER_FROM_SIDE:
    case SKV_RULE_NUMBER_TO_SIDE:
      return sides;
    case SKV_RULE_NUMBER_IF_NONE:
      return if_none;
    default:
      return NULL; /* weekdays and months have names of their own */
    }
}

static GtkStringList *
list_titles (SkvRuleEditor *self, SkvRuleNumber field)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  const Option *options = get_options (self, field);

  for (; options != NULL && options->title != NULL; options++)
    gtk_string_list_append (titles, _(options->title));
  for (int weekday = 1; field == SKV_RULE_NUMBER_WEEKDAY && weekday <= 7; weekday++)
    gtk_string_list_append (titles, skv_words_weekday (weekday));
  if (field == SKV_RULE_NUMBER_MONTH)
    gtk_string_list_append (titles, _("Every month"));
  for (int month = 1; field == SKV_RULE_NUMBER_MONTH && month <= 12; month++)
    gtk_string_list_append (titles, skv_words_month (month));
  return titles;
}

static int
value_at (SkvRuleEditor *self, SkvRuleNumber field, guint position)
{
  const Option *options = get_options (self, field);

  if (options != NULL)
    return options[position].value;
  return field == SKV_RULE_NUMBER_WEEKDAY ? (int) position + 1 : (int) position;
}

static guint
position_of (SkvRuleEditor *self, SkvRuleNumber field)
{
  const Option *options = get_options (self, field);
  int value = skv_rule_draft_get_number (self->draft, field);

  if (options == NULL)
    return (guint) (field == SKV_RULE_NUMBER_WEEKDAY ? value - 1 : value);
  for (guint i = 0; options[i].title != NULL; i++)
    {
      if (options[i].value == value)
        return i;
    }
  return 0;
}

static void
choose_number (SkvRuleEditor *self, GObject *widget, guint position)
{
  SkvRuleNumber field = GPOINTER_TO_UINT (g_object_get_data (widget, "field"));

  if (self->filling || position == GTK_INVALID_LIST_POSITION)
    return;
  skv_rule_draft_set_number (self->draft, field, value_at (self, field, position));
  skv_rule_editor_changed (self);
}

static void
on_row_number (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  choose_number (SKV_RULE_EDITOR (data), G_OBJECT (row), adw_combo_row_get_selected (row));
}

static void
on_drop_number (GtkDropDown *drop, GParamSpec *pspec, gpointer data)
{
  choose_number (SKV_RULE_EDITOR (data), G_OBJECT (drop), gtk_drop_down_get_selected (drop));
}

void
skv_rule_editor_add_number_choice (SkvRuleEditor *self,
                                   AdwPreferencesGroup *group,
                                   SkvRuleNumber field,
                                   const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  /* These need more room than there is beside a title. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), field == SKV_RULE_NUMBER_ANCHOR ||
                                                         field == SKV_RULE_NUMBER_READING);
  g_object_set_data (G_OBJECT (row), "field", GUINT_TO_POINTER (field));
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_row_number), self);
  adw_preferences_group_add (group, row);
  self->number_rows[field] = row;
}

GtkWidget *
skv_rule_editor_number_drop_new (SkvRuleEditor *self, SkvRuleNumber field, const char *label)
{
  g_autoptr (GtkStringList) titles = list_titles (self, field);
  GtkWidget *drop = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);

  g_object_set_data (G_OBJECT (drop), "field", GUINT_TO_POINTER (field));
  gtk_widget_set_valign (drop, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (drop, "notify::selected", G_CALLBACK (on_drop_number), self);
  self->number_drops[field] = drop;
  return drop;
}

static void
fill_number_row (SkvRuleEditor *self, SkvRuleNumber field)
{
  AdwComboRow *row = ADW_COMBO_ROW (self->number_rows[field]);
  const Option *options = get_options (self, field);

  /* The list of readings is another one with each form of words. */
  if (adw_combo_row_get_model (row) == NULL ||
      g_object_get_data (G_OBJECT (row), "options") != (gpointer) options)
    {
      g_autoptr (GtkStringList) titles = list_titles (self, field);

      adw_combo_row_set_model (row, G_LIST_MODEL (titles));
      g_object_set_data (G_OBJECT (row), "options", (gpointer) options);
    }
  adw_combo_row_set_selected (row, position_of (self, field));
}

/* --- of names ----------------------------------------------------------------------------------
 */

static void
on_row_text (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  SkvRuleEditor *self = SKV_RULE_EDITOR (data);
  SkvRuleText field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "field"));
  GPtrArray *values = g_object_get_data (G_OBJECT (row), "values");
  guint position = adw_combo_row_get_selected (row);

  if (self->filling || position >= values->len)
    return;
  skv_rule_draft_set_text (self->draft, field, g_ptr_array_index (values, position));
  skv_rule_editor_changed (self);
}

static void
add_value (GPtrArray *values, GtkStringList *titles, const char *value, const char *title)
{
  g_ptr_array_add (values, g_strdup (value));
  gtk_string_list_append (titles, title);
}

static void
add_effects (GPtrArray *values, GtkStringList *titles)
{
  add_value (values, titles, "", _("Not stated"));
  add_value (values, titles, "avoid", _("Should be left alone"));
  for (const char *const *effect = skv_effects (); *effect != NULL; effect++)
    add_value (values, titles, *effect, skv_effect_title (*effect));
}

static void
add_lanes (SkvRuleEditor *self, SkvRuleText field, GPtrArray *values, GtkStringList *titles)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan);

  if (field == SKV_RULE_TEXT_RELATIVE_LANE)
    add_value (values, titles, "", _("Choose a lane"));
  for (guint i = 0; i < lanes->len; i++)
    {
      const char *lane = g_ptr_array_index (lanes, i);

      /* No rule makes holidays. */
      if (strcmp (lane, "holiday") != 0)
        add_value (values, titles, lane, skv_plan_lane_title (plan, lane));
    }
}

void
skv_rule_editor_add_text_choice (SkvRuleEditor *self,
                                 AdwPreferencesGroup *group,
                                 SkvRuleText field,
                                 const char *title)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  if (field == SKV_RULE_TEXT_EFFECT)
    add_effects (values, titles);
  else
    add_lanes (self, field, values, titles);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  g_object_set_data (G_OBJECT (row), "field", GUINT_TO_POINTER (field));
  g_object_set_data_full (G_OBJECT (row), "values", values, (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_row_text), self);
  adw_preferences_group_add (group, row);
  self->text_rows[field] = row;
}

/* What the draft has and the list does not know is kept, under its own name. */
static void
fill_text_row (SkvRuleEditor *self, SkvRuleText field)
{
  AdwComboRow *row = ADW_COMBO_ROW (self->text_rows[field]);
  GPtrArray *values = g_object_get_data (G_OBJECT (row), "values");
  const char *value = skv_rule_draft_get_text (self->draft, field);
  guint position;

  if (!g_ptr_array_find_with_equal_func (values, value, g_str_equal, &position))
    {
      position = values->len;
      add_value (values, GTK_STRING_LIST (adw_combo_row_get_model (row)), value, value);
    }
  adw_combo_row_set_selected (row, position);
}

void
skv_rule_editor_fill_choices (SkvRuleEditor *self)
{
  for (SkvRuleNumber field = 0; field < SKV_RULE_N_NUMBERS; field++)
    {
      if (self->number_rows[field] != NULL && ADW_IS_COMBO_ROW (self->number_rows[field]))
        fill_number_row (self, field);
      if (self->number_drops[field] != NULL)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->number_drops[field]),
                                    position_of (self, field));
    }
  for (SkvRuleText field = 0; field < SKV_RULE_N_TEXTS; field++)
    {
      if (self->text_rows[field] != NULL && ADW_IS_COMBO_ROW (self->text_rows[field]))
        fill_text_row (self, field);
    }
}
