/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/job-dialog-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/local-zone.h"
#include "core/model/codes.h"

/* --- entries --------------------------------------------------------------------------------- */

static void
list_rows (SkvJobDialog *self, SkvFieldRow *rows[SKV_DRAFT_N_FIELDS])
{
  memset (rows, 0, sizeof (SkvFieldRow *) * SKV_DRAFT_N_FIELDS);
  rows[SKV_DRAFT_TITLE] = self->title_row;
  rows[SKV_DRAFT_START] = self->times_row;
  rows[SKV_DRAFT_END] = self->times_row;
  rows[SKV_DRAFT_LENGTH] = self->length_row;
  rows[SKV_DRAFT_DOWNTIME] = self->downtime_row;
  rows[SKV_DRAFT_ROLLBACK] = self->rollback_row;
  rows[SKV_DRAFT_REASON] = self->reason_row;
}

static const SkvDraftField date_fields[] = { SKV_DRAFT_DATE, SKV_DRAFT_CLOSING, SKV_DRAFT_REVIEW };

static SkvDateRow *
get_date_row (SkvJobDialog *self, SkvDraftField field)
{
  return field == SKV_DRAFT_DATE      ? self->date_row
         : field == SKV_DRAFT_CLOSING ? self->closing_row
                                      : self->review_row;
}

static void
on_date_edited (SkvTextRow *row, const char *text, gpointer data)
{
  SkvJobDialog *self = SKV_JOB_DIALOG (data);

  if (self->filling)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (date_fields); i++)
    {
      if (SKV_TEXT_ROW (get_date_row (self, date_fields[i])) == row)
        skv_draft_set_text (self->draft, date_fields[i], text);
    }
  if (SKV_DATE_ROW (row) == self->date_row)
    {
      skv_draft_take_span (self->draft, skv_date_row_get_span (self->date_row));
      self->filling = TRUE;
      gtk_switch_set_active (self->all_day_switch, skv_draft_get_all_day (self->draft));
      self->filling = FALSE;
      skv_job_dialog_show_texts (self);
    }
  skv_job_dialog_check (self);
}

static void
on_date_settled (SkvJobDialog *self)
{
  skv_draft_settle_date (self->draft);
}

static void
add_date (SkvJobDialog *self, SkvDraftField field, SkvDateKind kind, const char *hint)
{
  SkvDateRow *row = get_date_row (self, field);

  skv_date_row_set_up (row, self->session, kind);
  skv_text_row_set_up (SKV_TEXT_ROW (row), hint, 16);
  g_signal_connect_object (row, "edited", G_CALLBACK (on_date_edited), self, 0);
}

static void
show_date_note (SkvDateRow *row, const SkvDraftNotes *notes, SkvDraftField field)
{
  gboolean is_error = notes->is_error[field];

  skv_text_row_show_problem (SKV_TEXT_ROW (row), is_error ? notes->text[field] : NULL,
                             is_error ? NULL : notes->text[field]);
}

static void
on_edited (SkvJobDialog *self, int field, const char *text)
{
  if (field >= SKV_DRAFT_START && field <= SKV_DRAFT_LENGTH)
    skv_draft_settle_date (self->draft);
  if (skv_draft_set_text (self->draft, field, text))
    skv_job_dialog_show_texts (self);
  skv_job_dialog_check (self);
}

void
skv_job_dialog_add_entries (SkvJobDialog *self)
{
  SkvFieldRow *rows[SKV_DRAFT_N_FIELDS];

  skv_field_row_add_entry (self->title_row, SKV_DRAFT_TITLE, _("Title"), NULL, 28);
  add_date (self, SKV_DRAFT_DATE, SKV_DATE_SPAN, _("14 June 18–22"));
  g_signal_connect_object (self->date_row, "settled", G_CALLBACK (on_date_settled), self,
                           G_CONNECT_SWAPPED);
  skv_field_row_add_entry (self->times_row, SKV_DRAFT_START, _("Start time"), _("17:00"), 7);
  skv_field_row_add_entry (self->times_row, SKV_DRAFT_END, _("End time"), _("22:00"), 7);
  skv_field_row_add_entry (self->length_row, SKV_DRAFT_LENGTH, _("Length"), _("1 h 30 min"), 14);
  skv_field_row_add_entry (self->downtime_row, SKV_DRAFT_DOWNTIME, _("Expected downtime"),
                           _("30 min"), 14);
  skv_field_row_add_entry (self->rollback_row, SKV_DRAFT_ROLLBACK, _("Time to roll back"),
                           _("45 min"), 14);
  add_date (self, SKV_DRAFT_CLOSING, SKV_DATE_DAY, _("2019-06-12"));
  add_date (self, SKV_DRAFT_REVIEW, SKV_DATE_DAY, _("2019-06-12"));
  skv_field_row_add_entry (self->reason_row, SKV_DRAFT_REASON, _("Reason"), NULL, 28);

  list_rows (self, rows);
  for (int field = 0; field < SKV_DRAFT_N_FIELDS; field++)
    {
      if (rows[field] != NULL && field != SKV_DRAFT_END) /* once a row */
        g_signal_connect_object (rows[field], "edited", G_CALLBACK (on_edited), self,
                                 G_CONNECT_SWAPPED);
    }
}

void
skv_job_dialog_show_texts (SkvJobDialog *self)
{
  SkvFieldRow *rows[SKV_DRAFT_N_FIELDS];
  gboolean all_day = skv_draft_get_all_day (self->draft);

  list_rows (self, rows);
  for (int field = 0; field < SKV_DRAFT_N_FIELDS; field++)
    {
      if (rows[field] != NULL)
        skv_field_row_set_text (rows[field], field, skv_draft_get_text (self->draft, field));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (date_fields); i++)
    skv_text_row_set_text (SKV_TEXT_ROW (get_date_row (self, date_fields[i])),
                           skv_draft_get_text (self->draft, date_fields[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->times_row), !all_day);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->length_row),
                                 all_day ? _("Length in Days") : _("Length"));
}

/* (transfer none) (nullable) */
static const char *
first_error (const SkvDraftNotes *notes)
{
  for (int field = 0; field < SKV_DRAFT_N_FIELDS; field++)
    {
      if (notes->is_error[field])
        return notes->text[field];
    }
  return NULL;
}

/* Whose clock it is that these times are of, where that is not this computer's; and why Save is
 * grey. */
static void
tell_around (SkvJobDialog *self, const SkvDraftNotes *notes)
{
  SkvItem *item = skv_draft_make_item (self->draft);
  g_autofree char *zone = NULL;

  if (item != NULL && !item->all_day)
    zone = skv_local_zone_words (skv_session_get_plan (self->session), item->start);
  g_clear_pointer (&item, skv_record_unref);
  adw_preferences_group_set_description (self->when_group, zone);
  gtk_widget_set_tooltip_text (self->save_button, first_error (notes));
}

void
skv_job_dialog_check (SkvJobDialog *self)
{
  g_autoptr (SkvDraftNotes) notes = skv_draft_check (self->draft);
  SkvFieldRow *rows[SKV_DRAFT_N_FIELDS];

  tell_around (self, notes);
  /* Nobody is told off for a title before they had a chance to write it. */
  if (skv_draft_is_new (self->draft) && !skv_draft_is_changed (self->draft))
    {
      g_clear_pointer (&notes->text[SKV_DRAFT_TITLE], g_free);
      notes->is_error[SKV_DRAFT_TITLE] = FALSE;
    }
  list_rows (self, rows);
  for (int field = 0; field < SKV_DRAFT_N_FIELDS; field++)
    {
      if (rows[field] != NULL && field != SKV_DRAFT_END)
        skv_field_row_show_notes (rows[field], notes);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (date_fields); i++)
    show_date_note (get_date_row (self, date_fields[i]), notes, date_fields[i]);
  skv_system_picker_show_notes (self->systems_row, notes);
  gtk_widget_set_sensitive (self->save_button, notes->valid);
  skv_collision_list_follow (self->collisions, self->draft);
}

/* --- choices --------------------------------------------------------------------------------- */

/* A choice in a row: values[0] is "none". */
typedef struct
{
  SkvJobDialog *dialog;
  const char *name; /* as skv_draft_set_choice() knows it */
  GStrv values;     /* (owned) */
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_strfreev (choice->values);
  g_free (choice);
}

static void
on_chosen (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  Choice *choice = data;
  guint selected = adw_combo_row_get_selected (row);

  if (choice->dialog->filling || selected == GTK_INVALID_LIST_POSITION)
    return;
  skv_draft_set_choice (choice->dialog->draft, choice->name,
                        selected == 0 ? NULL : choice->values[selected]);
  skv_job_dialog_check (choice->dialog);
}

/* Takes @values; a value that the draft has and the list does not know is kept. */
static void
fill_choice (SkvJobDialog *self,
             AdwComboRow *row,
             const char *name,
             GStrvBuilder *values,
             GtkStringList *titles)
{
  const char *now = skv_draft_get_choice (self->draft, name);
  Choice *choice = g_new0 (Choice, 1);
  guint selected = 0;

  choice->dialog = self;
  choice->name = name;
  choice->values = g_strv_builder_end (values);
  for (guint i = 1; now != NULL && choice->values[i] != NULL; i++)
    {
      if (strcmp (choice->values[i], now) == 0)
        selected = i;
    }
  if (now != NULL && selected == 0)
    {
      selected = g_strv_length (choice->values);
      choice->values = g_renew (char *, choice->values, selected + 2);
      choice->values[selected] = g_strdup (now);
      choice->values[selected + 1] = NULL;
      gtk_string_list_append (titles, now);
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (row, selected);
  g_signal_connect_data (row, "notify::selected", G_CALLBACK (on_chosen), choice, choice_free, 0);
}

/* @codes: as of core/model/codes.h */
static void
fill_codes (SkvJobDialog *self,
            AdwComboRow *row,
            const char *name,
            const char *const *codes,
            const char *(*get_title) (const char *code))
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_strv_builder_add (values, "");
  gtk_string_list_append (titles, _("Not stated"));
  for (; *codes != NULL; codes++)
    {
      g_strv_builder_add (values, *codes);
      gtk_string_list_append (titles, get_title (*codes));
    }
  fill_choice (self, row, name, values, titles);
}

static void
fill_records (SkvJobDialog *self, AdwComboRow *row, const char *name, SkvKind kind)
{
  GPtrArray *records = skv_plan_get_records (skv_session_get_plan (self->session), kind);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_strv_builder_add (values, "");
  gtk_string_list_append (titles, _("None"));
  for (guint i = 0; i < records->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (records, i);
      const char *title = skv_record_get_name (record);

      g_strv_builder_add (values, record->id);
      gtk_string_list_append (titles, title != NULL ? title : record->id);
    }
  gtk_widget_set_visible (GTK_WIDGET (row), records->len > 0);
  fill_choice (self, row, name, values, titles);
}

static void
on_status (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  SkvJobDialog *self = SKV_JOB_DIALOG (data);

  if (self->filling || adw_combo_row_get_selected (row) == GTK_INVALID_LIST_POSITION)
    return;
  skv_draft_set_status (self->draft, (SkvStatus) adw_combo_row_get_selected (row));
  skv_job_dialog_check (self);
}

static void
fill_status (SkvJobDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (int status = SKV_STATUS_PROPOSED; status <= SKV_STATUS_CANCELLED; status++)
    gtk_string_list_append (titles, skv_status_title (status));
  adw_combo_row_set_model (self->status_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->status_row, skv_draft_get_status (self->draft));
  g_signal_connect (self->status_row, "notify::selected", G_CALLBACK (on_status), self);
}

static void
on_priority (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  SkvJobDialog *self = SKV_JOB_DIALOG (data);

  if (self->filling || adw_combo_row_get_selected (row) == GTK_INVALID_LIST_POSITION)
    return;
  skv_draft_set_priority (self->draft, (SkvPriority) adw_combo_row_get_selected (row));
  skv_job_dialog_check (self);
}

static void
fill_priority (SkvJobDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (int priority = SKV_PRIORITY_NONE; priority <= SKV_PRIORITY_CRITICAL; priority++)
    gtk_string_list_append (titles, skv_priority_title (priority));
  adw_combo_row_set_model (self->priority_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->priority_row, skv_draft_get_priority (self->draft));
  g_signal_connect (self->priority_row, "notify::selected", G_CALLBACK (on_priority), self);
}

void
skv_job_dialog_fill_choices (SkvJobDialog *self)
{
  fill_codes (self, self->effect_row, "effect", skv_effects (), skv_effect_title);
  fill_codes (self, self->work_row, "work", skv_works (), skv_work_title);
  fill_records (self, self->department_row, "department", SKV_KIND_DEPARTMENT);
  fill_records (self, self->contact_row, "contact", SKV_KIND_CONTACT);
  fill_records (self, self->duty_row, "duty", SKV_KIND_CONTACT);
  fill_priority (self);
  fill_status (self);
}
