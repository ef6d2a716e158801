/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/requests/period-dialog.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "app/date-row.h"
#include "app/legible.h"
#include "app/requests/request-detail.h"
#include "app/text-row.h"
#include "core/model/audience.h"

#define WIDTH 560
#define HEIGHT 680
#define MAX_DAYS_BEFORE 90

struct _SkvPeriodDialog
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  SkvPeriodForm *form; /* (owned) */
  GPtrArray *lanes;    /* (owned) (element-type utf8): ids of the combo row */
  SkvPeriodDone done;
  gpointer data;
  GDestroyNotify free_data;
  gboolean filling;

  GtkWidget *answer_button;
  GtkWidget *body;
  AdwPreferencesGroup *group;
  SkvTextRow *title_row;
  AdwComboRow *kind_row;
  SkvDateRow *date_row;
  AdwComboRow *lane_row;
  SkvTextRow *days_row;
  AdwComboRow *strict_row;
  SkvTextRow *reason_row;
  SkvTextRow *ask_row;
  GtkLabel *reading; /* what was understood */
  GtkLabel *missing; /* what is still needed, or why it could not be done */
};

G_DEFINE_FINAL_TYPE (SkvPeriodDialog, skv_period_dialog, ADW_TYPE_WINDOW)

/* --- checking -------------------------------------------------------------------------------- */

static void
show_reading (SkvPeriodDialog *self)
{
  g_autofree char *reading = skv_period_form_reading (
    self->form, skv_session_get_plan (self->session), skv_session_get_today (self->session));

  gtk_label_set_label (self->reading, reading != NULL ? reading : "");
  /* The row for dates says itself what it understood of a single period. */
  gtk_widget_set_visible (GTK_WIDGET (self->reading),
                          reading != NULL && self->form->kind != SKV_PERIOD_ONCE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->strict_row),
                               skv_strictness_words (self->form->soft));
}

static void
check (SkvPeriodDialog *self)
{
  g_autofree char *missing = skv_period_form_missing (self->form);
  g_autofree char *words =
    missing != NULL ? g_strdup_printf (_("Still needed: %s"), missing) : NULL;
  SkvPeriodKind kind = self->form->kind;
  gboolean as_is = kind == SKV_PERIOD_AS_IS;

  gtk_widget_set_visible (GTK_WIDGET (self->title_row), !as_is);
  gtk_widget_set_visible (GTK_WIDGET (self->kind_row), !as_is);
  gtk_widget_set_visible (GTK_WIDGET (self->date_row), !as_is && kind != SKV_PERIOD_BEFORE);
  gtk_widget_set_visible (GTK_WIDGET (self->lane_row), kind == SKV_PERIOD_BEFORE);
  gtk_widget_set_visible (GTK_WIDGET (self->days_row), kind == SKV_PERIOD_BEFORE);
  show_reading (self);
  gtk_widget_set_sensitive (self->answer_button, missing == NULL);
  gtk_label_set_label (self->missing, words != NULL ? words : "");
}

void
skv_period_dialog_show_problem (SkvPeriodDialog *self, const char *problem)
{
  g_return_if_fail (SKV_IS_PERIOD_DIALOG (self));
  gtk_label_set_label (self->missing, problem);
}

/* --- what people do -------------------------------------------------------------------------- */

/* nothing, or a number that makes no sense */
static const char *
days_problem (const char *text, int *days)
{
  char *end;
  long number = strtol (text, &end, 10);

  *days = 0;
  if (*text == '\0')
    return NULL;
  if (*end != '\0' || number < 1 || number > MAX_DAYS_BEFORE)
    return _("A number of days, from 1 to 90");
  *days = (int) number;
  return NULL;
}

static void
on_typed (SkvPeriodDialog *self)
{
  SkvPeriodForm *form = self->form;
  const SkvDateSpan *span = skv_date_row_get_span (self->date_row);
  g_autofree char *days = g_strstrip (g_strdup (skv_text_row_get_text (self->days_row)));
  g_autofree char *title = g_strstrip (g_strdup (skv_text_row_get_text (self->title_row)));

  if (self->filling)
    return;
  skv_set_text (&form->title, title);
  skv_set_text (&form->reason, skv_text_row_get_text (self->reason_row));
  skv_set_text (&form->ask, skv_text_row_get_text (self->ask_row));
  form->span = span != NULL ? *span : (SkvDateSpan){ .start = -1, .end = -1 };
  skv_text_row_show_problem (self->days_row, days_problem (days, &form->days), NULL);
  check (self);
}

static void
on_chosen (SkvPeriodDialog *self)
{
  guint lane = adw_combo_row_get_selected (self->lane_row);

  if (self->filling)
    return;
  if (self->form->kind != SKV_PERIOD_AS_IS)
    self->form->kind =
      (SkvPeriodKind) MIN (adw_combo_row_get_selected (self->kind_row), (guint) SKV_PERIOD_BEFORE);
  if (lane < self->lanes->len)
    skv_set_text (&self->form->lane, g_ptr_array_index (self->lanes, lane));
  self->form->soft = adw_combo_row_get_selected (self->strict_row) == 1;
  check (self);
}

static void
on_system (GtkCheckButton *button, gpointer data)
{
  SkvPeriodDialog *self = SKV_PERIOD_DIALOG (data);

  skv_period_form_set_system (self->form, g_object_get_data (G_OBJECT (button), "system"),
                              gtk_check_button_get_active (button));
  check (self);
}

static void
on_answer (SkvPeriodDialog *self)
{
  g_autoptr (SkvProposal) proposal =
    skv_period_form_make (self->form, skv_session_get_plan (self->session));

  if (proposal != NULL && self->done != NULL &&
      self->done (self, self->form->title, proposal, self->data))
    gtk_window_close (GTK_WINDOW (self));
}

/* --- rows ------------------------------------------------------------------------------------ */

static SkvTextRow *
add_text (SkvPeriodDialog *self, const char *title, const char *text, int chars)
{
  GtkWidget *row = skv_text_row_new (title);

  skv_text_row_set_up (SKV_TEXT_ROW (row), NULL, chars);
  skv_text_row_set_text (SKV_TEXT_ROW (row), text);
  adw_preferences_group_add (self->group, row);
  g_signal_connect_swapped (row, "edited", G_CALLBACK (on_typed), self);
  return SKV_TEXT_ROW (row);
}

static AdwComboRow *
add_combo (SkvPeriodDialog *self, const char *title, const char *const *words, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  skv_combo_row_tell_whole (ADW_COMBO_ROW (row));
  adw_preferences_group_add (self->group, row);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (on_chosen), self);
  return ADW_COMBO_ROW (row);
}

/* lanes of things that a period can lie before */
static void
add_lanes (SkvPeriodDialog *self)
{
  static const char *const others[] = { "holiday",     "critical", "window",
                                        "maintenance", "outage",   NULL };
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  guint selected = 0;

  for (guint i = 0; i < lanes->len; i++)
    {
      const char *lane = g_ptr_array_index (lanes, i);

      if (g_strv_contains (others, lane))
        continue;
      if (g_str_equal (lane, self->form->lane))
        selected = self->lanes->len;
      g_ptr_array_add (self->lanes, g_strdup (lane));
      g_ptr_array_add (titles, (gpointer) skv_plan_lane_title (plan, lane));
    }
  g_ptr_array_add (titles, NULL);
  self->lane_row =
    add_combo (self, _("Before What"), (const char *const *) titles->pdata, selected);
}

static void
add_dates (SkvPeriodDialog *self)
{
  g_autofree char *dates = skv_period_form_dates (self->form);
  GtkWidget *row = skv_date_row_new (_("Which Dates"));

  skv_date_row_set_up (SKV_DATE_ROW (row), self->session, SKV_DATE_SPAN);
  skv_date_row_keep_whole (SKV_DATE_ROW (row));
  skv_text_row_set_up (SKV_TEXT_ROW (row), _("1–15 December"), 22);
  adw_preferences_group_add (self->group, row);
  skv_text_row_set_text (SKV_TEXT_ROW (row), dates);
  g_signal_connect_swapped (row, "edited", G_CALLBACK (on_typed), self);
  self->date_row = SKV_DATE_ROW (row);
}

static void
add_rows (SkvPeriodDialog *self)
{
  const char *const kinds[] = { _("On certain dates"), _("Every year on the same dates"),
                                _("Before each meeting"), NULL };
  const char *const strict[] = { C_("strict", "No work"), C_("strict", "Ask first"), NULL };
  g_autofree char *days =
    self->form->days > 0 ? g_strdup_printf ("%d", self->form->days) : g_strdup ("");
  gboolean as_is = self->form->kind == SKV_PERIOD_AS_IS;

  self->title_row = add_text (self, _("What Is It Called?"), self->form->title, 24);
  self->kind_row = add_combo (self, _("When Is It?"), kinds, as_is ? 0 : self->form->kind);
  add_dates (self);
  add_lanes (self);
  self->days_row = add_text (self, _("How Many Days Before"), days, 6);
  self->strict_row = add_combo (self, _("How Strict Is It?"), strict, self->form->soft ? 1 : 0);
  self->reason_row = add_text (self, _("Why?"), self->form->reason, 24);
  self->ask_row = add_text (self, _("Whom Do We Ask?"), self->form->ask, 24);
}

static void
add_system (SkvPeriodDialog *self, GtkWidget *group, const SkvSystem *system)
{
  GtkWidget *row = adw_action_row_new (), *check_button = gtk_check_button_new ();
  const char *id = system->parent.id;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), system->name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check_button),
                               g_strv_contains ((const char *const *) self->form->systems, id));
  gtk_widget_set_valign (check_button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  system->name, -1);
  g_object_set_data_full (G_OBJECT (check_button), "system", g_strdup (id), g_free);
  g_signal_connect (check_button, "toggled", G_CALLBACK (on_system), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check_button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check_button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* Of one system alone it is clear which one is meant. */
static void
add_systems (SkvPeriodDialog *self, const char *department)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < systems->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (systems, i);

      if (skv_plan_is_system_owned_by (plan, system->parent.id, department))
        g_ptr_array_add (own, (gpointer) system);
    }
  if (own->len == 1)
    skv_period_form_set_system (self->form, ((SkvSystem *) own->pdata[0])->parent.id, TRUE);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("For Which Systems?"));
  if (own->len == 0)
    adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _("No system is written down as yours. Ask the planner to write it down."));
  for (guint i = 0; i < own->len; i++)
    add_system (self, group, g_ptr_array_index (own, i));
  gtk_box_append (GTK_BOX (self->body), group);
}

/* --- window ---------------------------------------------------------------------------------- */

static GtkLabel *
add_label (SkvPeriodDialog *self, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                   "wrap", TRUE, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->body), label);
  return GTK_LABEL (label);
}

static void
on_cancel (SkvPeriodDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
header_new (SkvPeriodDialog *self, const char *answer)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  self->answer_button = gtk_button_new_with_mnemonic (answer);
  gtk_widget_add_css_class (self->answer_button, "suggested-action");
  g_signal_connect_swapped (self->answer_button, "clicked", G_CALLBACK (on_answer), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (on_cancel), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->answer_button);
  return header;
}

static void
build (SkvPeriodDialog *self, const char *answer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_widget_set_margin_top (self->body, 14);
  gtk_widget_set_margin_bottom (self->body, 18);
  gtk_widget_set_margin_start (self->body, 16);
  gtk_widget_set_margin_end (self->body, 16);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->body);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), header_new (self, answer));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
}

static void
fill (SkvPeriodDialog *self, const char *department)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->filling = TRUE;
  self->group = ADW_PREFERENCES_GROUP (group);
  gtk_box_append (GTK_BOX (self->body), group);
  add_rows (self);
  self->reading = add_label (self, "heading");
  if (department != NULL)
    add_systems (self, department);
  self->missing = add_label (self, "dim-label");
  self->filling = FALSE;
  check (self);
}

GtkWidget *
skv_period_dialog_new (SkvSession *session,
                       SkvPeriodForm *form,
                       const char *department,
                       const char *heading,
                       const char *answer)
{
  SkvPeriodDialog *self = g_object_new (SKV_TYPE_PERIOD_DIALOG, "modal", TRUE, "title", heading,
                                        "default-width", WIDTH, "default-height", HEIGHT, NULL);

  self->session = g_object_ref (session);
  self->form = form;
  build (self, answer);
  fill (self, department);
  if (self->form->kind != SKV_PERIOD_AS_IS)
    skv_text_row_focus (self->title_row);
  return GTK_WIDGET (self);
}

void
skv_period_dialog_set_done (SkvPeriodDialog *self,
                            SkvPeriodDone done,
                            gpointer data,
                            GDestroyNotify free_data)
{
  g_return_if_fail (SKV_IS_PERIOD_DIALOG (self));

  self->done = done;
  self->data = data;
  self->free_data = free_data;
}

static void
skv_period_dialog_finalize (GObject *object)
{
  SkvPeriodDialog *self = SKV_PERIOD_DIALOG (object);

  if (self->free_data != NULL)
    self->free_data (self->data);
  g_ptr_array_unref (self->lanes);
  g_clear_pointer (&self->form, skv_period_form_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (skv_period_dialog_parent_class)->finalize (object);
}

static void
skv_period_dialog_class_init (SkvPeriodDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_period_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
skv_period_dialog_init (SkvPeriodDialog *self)
{
  self->lanes = g_ptr_array_new_with_free_func (g_free);
}
