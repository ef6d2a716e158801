/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/systems/system-dialog-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/legible.h"

static GPtrArray *
contingencies (SkvSystemDialog *self)
{
  return skv_plan_get_records (skv_session_get_plan (self->session), SKV_KIND_CONTINGENCY);
}

static void
on_text (SkvTextRow *row, const char *text, gpointer data)
{
  SkvSystemDialog *self = SKV_SYSTEM_DIALOG (data);

  skv_system_form_set_text (
    self->form, row == self->uptime_row ? SKV_SYSTEM_FORM_UPTIME : SKV_SYSTEM_FORM_HOURS, text);
  skv_system_dialog_check (self);
}

static void
on_planned (GtkSwitch *toggle, GParamSpec *pspec, gpointer data)
{
  SkvSystemDialog *self = SKV_SYSTEM_DIALOG (data);

  self->form->planned_counts = gtk_switch_get_active (toggle);
}

static void
on_contingency (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  SkvSystemDialog *self = SKV_SYSTEM_DIALOG (data);
  GPtrArray *all = contingencies (self);
  guint selected = adw_combo_row_get_selected (row);
  const char *id = "";

  if (self->filling)
    return;
  if (selected > 0 && selected <= all->len)
    id = ((const SkvContingency *) g_ptr_array_index (all, selected - 1))->parent.id;
  skv_system_form_set_text (self->form, SKV_SYSTEM_FORM_CONTINGENCY, id);
}

static void
fill_contingency (SkvSystemDialog *self)
{
  GPtrArray *all = contingencies (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  /* TRANSLATORS: no contingency plan of its own: that of its group, or the one of the program */
  gtk_string_list_append (names, _("None of Its Own"));
  for (guint i = 0; i < all->len; i++)
    {
      const SkvContingency *contingency = g_ptr_array_index (all, i);

      gtk_string_list_append (names, contingency->name);
      if (strcmp (contingency->parent.id, self->form->texts[SKV_SYSTEM_FORM_CONTINGENCY]) == 0)
        chosen = i + 1;
    }
  adw_combo_row_set_model (self->contingency_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->contingency_row, chosen);
  skv_combo_row_tell_whole (self->contingency_row);
  g_signal_connect (self->contingency_row, "notify::selected", G_CALLBACK (on_contingency), self);
}

void
skv_system_dialog_fill_agreement (SkvSystemDialog *self)
{
  skv_text_row_set_up (self->uptime_row, _("nothing agreed"), 14);
  skv_text_row_set_up (self->hours_row, _("always"), 24);
  skv_text_row_set_text (self->uptime_row, self->form->texts[SKV_SYSTEM_FORM_UPTIME]);
  skv_text_row_set_text (self->hours_row, self->form->texts[SKV_SYSTEM_FORM_HOURS]);
  gtk_switch_set_active (self->planned_switch, self->form->planned_counts);
  g_signal_connect (self->uptime_row, "edited", G_CALLBACK (on_text), self);
  g_signal_connect (self->hours_row, "edited", G_CALLBACK (on_text), self);
  g_signal_connect (self->planned_switch, "notify::active", G_CALLBACK (on_planned), self);
  fill_contingency (self);
}
