/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/checks/check-row.h"

#include <glib/gi18n-lib.h>

#include "app/checks/number-row.h"
#include "app/compat.h"
#include "core/conflict/check-help.h"
#include "core/conflict/check-settings.h"

struct _SkvCheckRow
{
  AdwExpanderRow parent_instance;

  const char *check; /* (unowned): static */
  SkvSeveritySetting severity;
  int days;
  gboolean filling; /* the widgets follow the plan, no person has touched them */

  GtkLabel *count;
  GtkWidget *toggle;         /* (nullable): it cannot be set */
  AdwComboRow *severity_row; /* (nullable): the same */
  SkvNumberRow *days_row;    /* (nullable): it counts none */
};

G_DEFINE_FINAL_TYPE (SkvCheckRow, skv_check_row, ADW_TYPE_EXPANDER_ROW)

static guint set_signal, explain_signal, open_example_signal;

const char *
skv_check_row_get_check (SkvCheckRow *self)
{
  g_return_val_if_fail (SKV_IS_CHECK_ROW (self), NULL);
  return self->check;
}

/* --- following the plan ---------------------------------------------------------------------- */

/* "soft, of itself hard · 10 days" (transfer full) */
static char *
summarize (SkvCheckRow *self, SkvPlan *plan)
{
  SkvSeverity own = skv_check_severity (self->check);
  SkvSeverity now = skv_plan_check_severity (plan, self->check);
  int days = self->days > 0 ? self->days : skv_check_days (self->check);
  g_autoptr (GString) text = g_string_new (skv_severity_title (now));

  if (now != own)
    {
      g_string_append (text, C_("in a list", ", "));
      g_string_append_printf (text, _("of itself %s"), skv_severity_title (own));
    }
  if (days > 0)
    g_string_append_printf (
      text, g_dngettext (GETTEXT_PACKAGE, " · %d day", " · %d days", (gulong) days), days);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_count (SkvCheckRow *self, guint found)
{
  g_autofree char *words =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u found", "%u found", found), found);

  gtk_label_set_label (self->count, words);
  gtk_widget_set_visible (GTK_WIDGET (self->count), found > 0);
}

void
skv_check_row_update (SkvCheckRow *self, SkvPlan *plan, guint found, gboolean writable)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (SKV_IS_CHECK_ROW (self) && SKV_IS_PLAN (plan));

  self->filling = TRUE;
  self->severity = skv_plan_get_check (plan, self->check, &self->days);
  summary = summarize (self, plan);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), summary);
  show_count (self, found);
  if (self->toggle != NULL)
    {
      gtk_switch_set_active (GTK_SWITCH (self->toggle), self->severity != SKV_SEVERITY_SETTING_OFF);
      adw_combo_row_set_selected (self->severity_row, self->severity);
      gtk_widget_set_sensitive (self->toggle, writable);
      gtk_widget_set_sensitive (GTK_WIDGET (self->severity_row), writable);
    }
  if (self->days_row != NULL)
    {
      skv_number_row_set_number (self->days_row, self->days);
      gtk_widget_set_sensitive (GTK_WIDGET (self->days_row), writable);
    }
  self->filling = FALSE;
}

/* --- what people do -------------------------------------------------------------------------- */

static void
want (SkvCheckRow *self, SkvSeveritySetting severity, int days)
{
  if (!self->filling && (severity != self->severity || days != self->days))
    g_signal_emit (self, set_signal, 0, (int) severity, days);
}

static void
on_toggled (SkvCheckRow *self)
{
  gboolean active = gtk_switch_get_active (GTK_SWITCH (self->toggle));

  if (active != (self->severity != SKV_SEVERITY_SETTING_OFF))
    want (self, active ? SKV_SEVERITY_SETTING_DEFAULT : SKV_SEVERITY_SETTING_OFF, self->days);
}

static void
on_severity_chosen (SkvCheckRow *self)
{
  guint selected = adw_combo_row_get_selected (self->severity_row);

  if (selected != GTK_INVALID_LIST_POSITION)
    want (self, (SkvSeveritySetting) selected, self->days);
}

static void
on_days_settled (SkvCheckRow *self, int days)
{
  want (self, self->severity, days);
}

static void
on_explain (SkvCheckRow *self)
{
  g_signal_emit (self, explain_signal, 0);
}

static void
on_open_example (SkvCheckRow *self)
{
  g_signal_emit (self, open_example_signal, 0);
}

/* --- making ---------------------------------------------------------------------------------- */

static void
add_toggle (SkvCheckRow *self)
{
  g_autofree char *name = g_strdup_printf (_("Check for: %s"), skv_check_title (self->check));

  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (on_toggled), self);
  skv_expander_row_add (ADW_EXPANDER_ROW (self), self->toggle);
}

/* by the numbers of SkvSeveritySetting */
static void
add_severity (SkvCheckRow *self)
{
  g_autofree char *own =
    g_strdup_printf (_("Default: %s"), skv_severity_title (skv_check_severity (self->check)));
  const char *const names[] = { own,
                                skv_severity_title (SKV_SEVERITY_NONE),
                                skv_severity_title (SKV_SEVERITY_INFO),
                                skv_severity_title (SKV_SEVERITY_SOFT),
                                skv_severity_title (SKV_SEVERITY_HARD),
                                NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);

  self->severity_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->severity_row), _("How Severe"));
  adw_combo_row_set_model (self->severity_row, G_LIST_MODEL (model));
  g_signal_connect_swapped (self->severity_row, "notify::selected", G_CALLBACK (on_severity_chosen),
                            self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->severity_row));
}

static void
add_days (SkvCheckRow *self)
{
  g_autofree char *words = skv_check_days_words (self->check);
  /* TRANSLATORS: after what a check counts in days, and how many unless the plan says otherwise */
  g_autofree char *subtitle = g_strdup_printf (_("%s 0 is as the check has it."), words);

  self->days_row = SKV_NUMBER_ROW (skv_number_row_new (_("Days"), subtitle, SKV_CHECK_MOST_DAYS));
  g_signal_connect_swapped (self->days_row, "settled", G_CALLBACK (on_days_settled), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->days_row));
}

static GtkWidget *
button_new (SkvCheckRow *self, const char *label, const char *name, GCallback on_clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", on_clicked, self);
  return button;
}

static void
add_meaning (SkvCheckRow *self)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *text;
  const char *title = skv_check_title (self->check);
  /* TRANSLATORS: %s: what people call a check */
  g_autofree char *meaning = g_strdup_printf (_("What “%s” means"), title);
  g_autofree char *example = g_strdup_printf (_("Open the example of “%s”"), title);
  SkvCheckHelp help = { NULL };

  skv_check_get_help (self->check, &help);
  text = gtk_label_new (help.looks);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (buttons),
                  button_new (self, _("What It _Means"), meaning, G_CALLBACK (on_explain)));
  gtk_box_append (GTK_BOX (buttons),
                  button_new (self, _("_Open Example"), example, G_CALLBACK (on_open_example)));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (box, "skv-check-meaning");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
skv_check_row_class_init (SkvCheckRowClass *klass)
{
  set_signal = g_signal_new ("set", SKV_TYPE_CHECK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                             G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  explain_signal = g_signal_new ("explain", SKV_TYPE_CHECK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  open_example_signal = g_signal_new ("open-example", SKV_TYPE_CHECK_ROW, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
skv_check_row_init (SkvCheckRow *self)
{
}

GtkWidget *
skv_check_row_new (const char *check)
{
  SkvCheckRow *self = g_object_new (SKV_TYPE_CHECK_ROW, "title", skv_check_title (check), NULL);

  self->check = check;
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  if (skv_check_can_be_set (check))
    add_toggle (self);
  skv_expander_row_add (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->count));
  add_meaning (self);
  if (skv_check_can_be_set (check))
    add_severity (self);
  if (skv_check_counts_days (check))
    add_days (self);
  return GTK_WIDGET (self);
}
