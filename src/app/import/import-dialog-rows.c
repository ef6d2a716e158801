/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/import/import-dialog-private.h"

#include <glib/gi18n-lib.h>

/* --- What the rows say --- */

gboolean
skv_import_dialog_lane_is_new (SkvImportDialog *self)
{
  return adw_combo_row_get_selected (self->lane_row) >= self->lanes->len;
}

/* (transfer full): "" if a new lane has no name yet */
char *
skv_import_dialog_read_lane (SkvImportDialog *self)
{
  if (skv_import_dialog_lane_is_new (self))
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_lane_row))));
  return g_strdup (g_ptr_array_index (self->lanes, adw_combo_row_get_selected (self->lane_row)));
}

/* The id of what is chosen in a row whose first line is nothing. (transfer none) (nullable) */
static const char *
read_record (SkvImportDialog *self, AdwComboRow *row, SkvKind kind)
{
  GPtrArray *records = skv_plan_get_records (skv_session_get_plan (self->session), kind);
  guint selected = adw_combo_row_get_selected (row);

  return selected > 0 && selected <= records->len
           ? ((const SkvRecord *) g_ptr_array_index (records, selected - 1))->id
           : NULL;
}

SkvImportWish
skv_import_dialog_read_wish (SkvImportDialog *self)
{
  return (SkvImportWish){
    .organisation = read_record (self, self->organisation_row, SKV_KIND_ORGANISATION),
    .system = read_record (self, self->system_row, SKV_KIND_SYSTEM),
    .remove_gone = self->remove_gone,
  };
}

/* Which rows have something to say of what was read. */
void
skv_import_dialog_update_rows (SkvImportDialog *self)
{
  const SkvImportReading *reading = self->reading;
  gboolean dated = reading->calendar != NULL;
  gboolean has_organisations =
    skv_plan_get_records (skv_session_get_plan (self->session), SKV_KIND_ORGANISATION)->len > 0;
  gboolean has_systems =
    skv_plan_get_records (skv_session_get_plan (self->session), SKV_KIND_SYSTEM)->len > 0;

  self->updating = TRUE;
  adw_combo_row_set_selected (self->form_row, reading->form);
  gtk_widget_set_visible (GTK_WIDGET (self->lane_row), dated);
  gtk_widget_set_visible (self->new_lane_row, dated && skv_import_dialog_lane_is_new (self));
  gtk_widget_set_visible (GTK_WIDGET (self->year_row), reading->year != 0);
  if (reading->year != 0)
    gtk_spin_button_set_value (self->year_spin, reading->year);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->year_row),
                                 reading->has_series ? _("Repeating Events Around")
                                                     : _("Year of Dates Without One"));
  gtk_widget_set_visible (self->wish_row, dated && (has_organisations || has_systems));
  gtk_widget_set_visible (GTK_WIDGET (self->organisation_row), has_organisations);
  gtk_widget_set_visible (GTK_WIDGET (self->system_row), has_systems);
  self->updating = FALSE;
}

void
skv_import_dialog_guess_lane (SkvImportDialog *self)
{
  g_autofree char *lane = NULL;

  if (self->lane_chosen || self->reading->calendar == NULL)
    return;
  lane = skv_import_guess_lane (
    skv_session_get_plan (self->session),
    self->source->path != NULL || self->source->address != NULL ? self->source->name : NULL,
    self->reading->calendar);
  self->updating = TRUE;
  for (guint i = 0; i < self->lanes->len; i++)
    if (g_str_equal (g_ptr_array_index (self->lanes, i), lane))
      adw_combo_row_set_selected (self->lane_row, i);
  self->updating = FALSE;
}

static void
fill_records (SkvImportDialog *self, AdwComboRow *row, SkvKind kind)
{
  GPtrArray *records = skv_plan_get_records (skv_session_get_plan (self->session), kind);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_("no organisation or system", "None"));
  for (guint i = 0; i < records->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (records, i);
      const char *name = kind == SKV_KIND_SYSTEM ? ((const SkvSystem *) record)->name
                                                 : ((const SkvOrganisation *) record)->name;

      gtk_string_list_append (names, name != NULL ? name : record->id);
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
}

void
skv_import_dialog_fill_rows (SkvImportDialog *self)
{
  g_autoptr (GtkStringList) forms = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) lanes = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) names = skv_plan_list_lanes (skv_session_get_plan (self->session));

  self->updating = TRUE;
  for (int form = 0; form < SKV_N_IMPORT_FORMS; form++)
    gtk_string_list_append (forms, skv_import_form_title (form));
  adw_combo_row_set_model (self->form_row, G_LIST_MODEL (forms));
  for (guint i = 0; i < names->len; i++)
    {
      const char *lane = g_ptr_array_index (names, i);

      g_ptr_array_add (self->lanes, g_strdup (lane));
      gtk_string_list_append (lanes,
                              skv_plan_lane_title (skv_session_get_plan (self->session), lane));
    }
  gtk_string_list_append (lanes, _("New Lane…"));
  adw_combo_row_set_model (self->lane_row, G_LIST_MODEL (lanes));
  fill_records (self, self->organisation_row, SKV_KIND_ORGANISATION);
  fill_records (self, self->system_row, SKV_KIND_SYSTEM);
  self->updating = FALSE;
}
