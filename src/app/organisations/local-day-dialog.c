/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/organisations/local-day-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/field-row.h"
#include "app/organisations/organisation-words.h"
#include "app/date-row.h"
#include "app/toast.h"
#include "core/calendar/words.h"

#define PREVIEW_YEARS 5

struct _SkvLocalDayDialog
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  SkvDayForm *form;    /* (owned) */
  gboolean filling;

  SkvToast *toast;
  AdwWindowTitle *title;
  GtkWidget *save_button;
  SkvTextRow *name_row;
  AdwComboRow *kind_row;
  SkvTextRow *hour_row;
  AdwComboRow *pattern_row;
  AdwComboRow *weekday_row;
  AdwActionRow *date_row;
  AdwActionRow *easter_row;
  AdwActionRow *week_row;
  AdwActionRow *last_week_row;
  SkvTextRow *first_row;
  SkvTextRow *last_row;
  SkvTextRow *written_row;
  GtkLabel *preview_label;
  AdwExpanderRow *organisations_row;
  SkvTextRow *from_row;
  SkvTextRow *until_row;

  GtkWidget *day_spin;
  GtkWidget *month_drop;
  GtkWidget *easter_spin;
  GtkWidget *week_spin;
  GtkWidget *last_week_spin;
};

G_DEFINE_FINAL_TYPE (SkvLocalDayDialog, skv_local_day_dialog, ADW_TYPE_WINDOW)

/* --- what is shown --------------------------------------------------------------------------- */

static void
show_pattern (SkvLocalDayDialog *self)
{
  SkvPatternKind kind = self->form->pattern.kind;
  gboolean range = kind == SKV_PATTERN_RANGE, weeks = kind == SKV_PATTERN_WEEKS;
  const struct
  {
    gpointer row;
    gboolean visible;
  } rows[] = {
    { self->hour_row, self->form->kind == SKV_LOCAL_HALF_DAY },
    { self->weekday_row, kind == SKV_PATTERN_WEEKDAY },
    { self->date_row, kind == SKV_PATTERN_EVERY_YEAR || kind == SKV_PATTERN_WEEKDAY },
    { self->easter_row, kind == SKV_PATTERN_EASTER },
    { self->week_row, kind == SKV_PATTERN_WEEK || weeks },
    { self->last_week_row, weeks },
    { self->first_row, kind == SKV_PATTERN_ONE_DATE || range },
    { self->last_row, range },
    { self->written_row, kind == SKV_PATTERN_WRITTEN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_visible (GTK_WIDGET (rows[i].row), rows[i].visible);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->week_row),
                                 weeks ? _("First Week") : _("Week"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->first_row),
                                 range ? _("First Day") : _("Date"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->date_row),
                                 kind == SKV_PATTERN_WEEKDAY ? _("On or After") : _("Date"));
}

static void
show_preview (SkvLocalDayDialog *self)
{
  int year = MAX (skv_session_get_year (self->session),
                  skv_day_year (skv_session_get_today (self->session)));
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *text = NULL;

  if (self->form->pattern.kind == SKV_PATTERN_ONE_DATE ||
      self->form->pattern.kind == SKV_PATTERN_RANGE)
    {
      SkvDayPattern pattern = SKV_DAY_PATTERN_NONE;
      g_autofree char *when = skv_day_form_when (self->form);

      if (when != NULL)
        {
          skv_day_pattern_parse (&pattern, when);
          year = skv_day_year (pattern.first);
        }
    }
  lines = skv_day_form_preview (self->form, year, PREVIEW_YEARS);
  if (lines == NULL)
    text = g_strdup (_("No days yet: something is missing above or below."));
  else
    {
      g_ptr_array_add (lines, NULL);
      text = g_strjoinv ("\n", (GStrv) lines->pdata);
    }
  gtk_label_set_label (self->preview_label, text);
}

static void
check (SkvLocalDayDialog *self)
{
  const struct
  {
    SkvTextRow *row;
    SkvDayFormField field;
    const char *subtitle;
  } rows[] = {
    { self->name_row, SKV_DAY_FORM_NAME, NULL },
    { self->hour_row, SKV_DAY_FORM_HOUR, NULL },
    { self->written_row, SKV_DAY_FORM_WHEN, NULL },
    { self->first_row, SKV_DAY_FORM_FIRST, NULL },
    { self->last_row, SKV_DAY_FORM_LAST, NULL },
    { self->from_row, SKV_DAY_FORM_FROM, NULL },
    { self->until_row, SKV_DAY_FORM_UNTIL, _("The last day; empty: until further notice") },
  };
  g_autofree char *when_problem = skv_day_form_problem (self->form, SKV_DAY_FORM_WHEN);
  g_autofree char *why = NULL;
  g_autofree char *names = skv_organisation_names (skv_session_get_plan (self->session),
                                                   (const char *const *) self->form->organisations);
  g_autofree char *escaped = g_markup_escape_text (names, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *problem = skv_day_form_problem (self->form, rows[i].field);
      /* What has not been written yet is no mistake. */
      gboolean quiet = self->form->texts[rows[i].field][0] == '\0' && self->form->is_new;

      if (why == NULL)
        why = g_strdup (problem);
      skv_text_row_show_problem (rows[i].row, quiet ? NULL : problem, rows[i].subtitle);
    }
  skv_row_show_note (self->date_row, when_problem, TRUE);
  adw_expander_row_set_subtitle (self->organisations_row, *names != '\0' ? escaped : _("All"));
  show_preview (self);
  gtk_widget_set_sensitive (self->save_button, skv_day_form_is_valid (self->form));
  gtk_widget_set_tooltip_text (self->save_button, why);
}

/* --- what people do -------------------------------------------------------------------------- */

static void
on_edited (SkvTextRow *row, const char *text, gpointer data)
{
  SkvLocalDayDialog *self = SKV_LOCAL_DAY_DIALOG (data);
  SkvDayFormField field = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "skv-field"));

  skv_day_form_set_text (self->form, field, text);
  check (self);
}

/* Everything that is chosen rather than typed. */
static void
on_chosen (SkvLocalDayDialog *self)
{
  SkvDayPattern *pattern = &self->form->pattern;

  if (self->filling)
    return;
  self->form->kind = (SkvLocalDayKind) adw_combo_row_get_selected (self->kind_row);
  pattern->kind = (SkvPatternKind) adw_combo_row_get_selected (self->pattern_row);
  pattern->weekday = (SkvWeekday) (adw_combo_row_get_selected (self->weekday_row) + SKV_MONDAY);
  pattern->month = (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->month_drop)) + 1;
  pattern->day = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->day_spin));
  pattern->offset = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->easter_spin));
  pattern->week = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->week_spin));
  pattern->last_week = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->last_week_spin));
  show_pattern (self);
  check (self);
}

static void
on_organisation (GtkCheckButton *button, gpointer data)
{
  SkvLocalDayDialog *self = SKV_LOCAL_DAY_DIALOG (data);

  skv_day_form_set_organisation (self->form, g_object_get_data (G_OBJECT (button), "skv-id"),
                                 gtk_check_button_get_active (button));
  check (self);
}

static void
on_save (SkvLocalDayDialog *self)
{
  g_autoptr (SkvEdit) edit = skv_day_form_make_edit (self->form);

  if (edit != NULL && skv_session_apply (self->session, edit))
    gtk_window_close (GTK_WINDOW (self));
}

/* What is told while this dialog is open, it must tell itself: it lies over the window. */
static void
on_told (SkvLocalDayDialog *self, const char *message)
{
  if (!skv_session_told_edit (self->session))
    skv_toast_show (self->toast, message, NULL, NULL);
}

/* --- filling --------------------------------------------------------------------------------- */

static void
add_suffix (AdwActionRow *row, GtkWidget *widget, const char *label)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  adw_action_row_add_suffix (row, widget);
  if (adw_action_row_get_activatable_widget (row) == NULL)
    adw_action_row_set_activatable_widget (row, widget);
}

static GtkWidget *
add_spin (
  SkvLocalDayDialog *self, AdwActionRow *row, const char *label, int min, int max, int value)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (min, max, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  add_suffix (row, spin, label);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (on_chosen), self);
  return spin;
}

static void
fill_combo (SkvLocalDayDialog *self, AdwComboRow *row, const char *const *names, guint selected)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);

  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (row, selected);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_chosen), self);
}

static void
fill_choices (SkvLocalDayDialog *self)
{
  /* in the order of SkvLocalDayKind and SkvPatternKind */
  const char *kinds[] = { _("Local public holiday"), _("Day before a holiday"), _("Half-day"),
                          _("School holiday"),       _("Ordinary day"),         NULL };
  const char *patterns[] = { _("A date every year"),
                             _("Days from Easter"),
                             _("A weekday on or after a date"),
                             _("A week every year, Monday to Friday"),
                             _("Several weeks every year"),
                             _("One date"),
                             _("From date to date"),
                             NULL, /* only for a plan that has something else */
                             NULL };
  const char *weekdays[8] = { NULL };

  if (self->form->pattern.kind == SKV_PATTERN_WRITTEN && !self->form->is_new)
    patterns[SKV_PATTERN_WRITTEN] = _("As written");
  for (int i = 0; i < 7; i++)
    weekdays[i] = skv_words_weekday ((SkvWeekday) (SKV_MONDAY + i));
  fill_combo (self, self->kind_row, kinds, self->form->kind);
  fill_combo (self, self->pattern_row, patterns, self->form->pattern.kind);
  fill_combo (self, self->weekday_row, weekdays, self->form->pattern.weekday - SKV_MONDAY);
}

static void
add_numbers (SkvLocalDayDialog *self)
{
  const SkvDayPattern *pattern = &self->form->pattern;
  const char *months[13] = { NULL };

  for (int i = 0; i < 12; i++)
    months[i] = skv_words_month (i + 1);
  self->day_spin = add_spin (self, self->date_row, _("Day of the month"), 1, 31, pattern->day);
  self->month_drop = gtk_drop_down_new_from_strings (months);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->month_drop), (guint) pattern->month - 1);
  add_suffix (self->date_row, self->month_drop, _("Month"));
  g_signal_connect_swapped (self->month_drop, "notify::selected", G_CALLBACK (on_chosen), self);
  self->easter_spin =
    add_spin (self, self->easter_row, _("Days from Easter Sunday"), -200, 200, pattern->offset);
  adw_action_row_set_subtitle (self->easter_row,
                               _("Before it with a minus: −3 is Maundy Thursday"));
  self->week_spin = add_spin (self, self->week_row, _("Week"), 1, 53, pattern->week);
  self->last_week_spin =
    add_spin (self, self->last_week_row, _("Last Week"), 1, 53, pattern->last_week);
}

static void
add_texts (SkvLocalDayDialog *self)
{
  const struct
  {
    SkvTextRow *row;
    SkvDayFormField field;
    const char *hint;
    int chars;
  } rows[] = {
    { self->name_row, SKV_DAY_FORM_NAME, NULL, 30 },
    { self->hour_row, SKV_DAY_FORM_HOUR, "12:00", 8 },
    { self->written_row, SKV_DAY_FORM_WHEN, NULL, 24 },
    { self->first_row, SKV_DAY_FORM_FIRST, "2026-10-05", 14 },
    { self->last_row, SKV_DAY_FORM_LAST, "2026-10-09", 14 },
    { self->from_row, SKV_DAY_FORM_FROM, _("always"), 14 },
    { self->until_row, SKV_DAY_FORM_UNTIL, _("further notice"), 14 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (SKV_IS_DATE_ROW (rows[i].row))
        skv_date_row_set_up (SKV_DATE_ROW (rows[i].row), self->session, SKV_DATE_DAY);
      skv_text_row_set_up (rows[i].row, rows[i].hint, rows[i].chars);
      skv_text_row_set_text (rows[i].row, self->form->texts[rows[i].field]);
      g_object_set_data (G_OBJECT (rows[i].row), "skv-field", GINT_TO_POINTER (rows[i].field));
      g_signal_connect (rows[i].row, "edited", G_CALLBACK (on_edited), self);
    }
}

static void
add_organisations (SkvLocalDayDialog *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_ORGANISATION);

  for (guint i = 0; i < records->len; i++)
    {
      const SkvOrganisation *organisation = g_ptr_array_index (records, i);
      const char *id = organisation->parent.id;
      GtkWidget *row = adw_action_row_new (), *button = gtk_check_button_new ();
      g_autofree char *name = g_markup_escape_text (organisation->name, -1);
      g_autofree char *validity = skv_organisation_validity (plan, organisation);
      g_autofree char *subtitle = g_markup_escape_text (validity != NULL ? validity : "", -1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_check_button_set_active (
        GTK_CHECK_BUTTON (button),
        g_strv_contains ((const char *const *) self->form->organisations, id));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      organisation->name, -1);
      g_object_set_data_full (G_OBJECT (button), "skv-id", g_strdup (id), g_free);
      g_signal_connect (button, "toggled", G_CALLBACK (on_organisation), self);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      adw_expander_row_add_row (self->organisations_row, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->organisations_row), records->len > 0);
}

static void
fill (SkvLocalDayDialog *self)
{
  const char *title = self->form->is_new ? _("New Local Day") : _("Local Day");

  self->filling = TRUE;
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  add_texts (self);
  fill_choices (self);
  add_numbers (self);
  add_organisations (self);
  self->filling = FALSE;
  show_pattern (self);
  check (self);
  skv_text_row_focus (self->name_row);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_local_day_dialog_dispose (GObject *object)
{
  SkvLocalDayDialog *self = SKV_LOCAL_DAY_DIALOG (object);

  self->filling = TRUE; /* children that go away change what is chosen */
  g_clear_object (&self->session);
  G_OBJECT_CLASS (skv_local_day_dialog_parent_class)->dispose (object);
}

static void
skv_local_day_dialog_finalize (GObject *object)
{
  g_clear_pointer (&SKV_LOCAL_DAY_DIALOG (object)->form, skv_day_form_free);
  G_OBJECT_CLASS (skv_local_day_dialog_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvLocalDayDialog, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (toast);
  BIND (title);
  BIND (save_button);
  BIND (name_row);
  BIND (kind_row);
  BIND (hour_row);
  BIND (pattern_row);
  BIND (weekday_row);
  BIND (date_row);
  BIND (easter_row);
  BIND (week_row);
  BIND (last_week_row);
  BIND (first_row);
  BIND (last_row);
  BIND (written_row);
  BIND (preview_label);
  BIND (organisations_row);
  BIND (from_row);
  BIND (until_row);
}

static void
skv_local_day_dialog_class_init (SkvLocalDayDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_local_day_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_local_day_dialog_finalize;

  g_type_ensure (SKV_TYPE_TEXT_ROW);
  g_type_ensure (SKV_TYPE_DATE_ROW);
  g_type_ensure (SKV_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/local-day-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_local_day_dialog_init (SkvLocalDayDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
skv_local_day_dialog_new (SkvSession *session, SkvDayForm *form)
{
  SkvLocalDayDialog *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (form != NULL, NULL);

  self = g_object_new (SKV_TYPE_LOCAL_DAY_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->form = form;
  g_signal_connect_object (session, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
