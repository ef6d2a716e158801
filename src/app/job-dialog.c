/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/job-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "app/announce/start-question.h"
#include "app/sides.h"
#include "core/calendar/notice-timeline.h"
#include "core/exchange/sources.h"

G_DEFINE_FINAL_TYPE (SkvJobDialog, skv_job_dialog, ADW_TYPE_WINDOW)

/* --- what people do -------------------------------------------------------------------------- */

static void
on_applied (gpointer data, gboolean applied)
{
  SkvJobDialog *self = SKV_JOB_DIALOG (data);

  if (!applied || self->session == NULL)
    return; /* told in this dialog, which stays open with what was written */
  if (skv_draft_get_day (self->draft) != SKV_DAY_NONE)
    {
      skv_session_show_day (self->session, skv_draft_get_day (self->draft));
      skv_session_select (self->session, skv_draft_get_id (self->draft), NULL);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_save (SkvJobDialog *self)
{
  g_autoptr (SkvEdit) edit = skv_draft_make_edit (self->draft);

  if (edit == NULL)
    return;
  if (!skv_draft_is_new (self->draft) && !skv_draft_is_changed (self->draft))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  skv_start_apply (GTK_WIDGET (self), self->session, edit, on_applied, G_OBJECT (self));
}

/* Return saves from an entry; this does from the notes too, where Return is a new line. */
static gboolean
save_by_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  SkvJobDialog *self = SKV_JOB_DIALOG (widget);

  if (gtk_widget_is_sensitive (GTK_WIDGET (self->save_button)))
    on_save (self);
  return TRUE;
}

static gboolean
find_place_by_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  skv_job_dialog_find_place (SKV_JOB_DIALOG (widget));
  return TRUE;
}

/* what the window behind shows of it as it is in the plan */
static void
show_behind (SkvJobDialog *self, const char *action)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (skv_draft_is_changed (self->draft))
    {
      skv_toast_show (self->toast, _("Save or cancel your changes first"), NULL, NULL);
      return;
    }
  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), action, "s", skv_draft_get_id (self->draft));
  gtk_window_close (GTK_WINDOW (self));
}

/* what became of it until now */
static void
on_history (SkvJobDialog *self)
{
  show_behind (self, "win.show-history");
}

static void
on_announce (SkvJobDialog *self)
{
  show_behind (self, "win.announce-for");
}

static void
on_course (SkvJobDialog *self)
{
  show_behind (self, "win.course-of");
}

static void
on_delete (SkvJobDialog *self)
{
  if (skv_session_remove (self->session, skv_draft_get_id (self->draft)))
    gtk_window_close (GTK_WINDOW (self));
}

/* A dialog of its own takes the place of this one, with what is written here. */
static void
on_duplicate (SkvJobDialog *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  SkvItem *item = skv_draft_make_item (self->draft);
  GtkWidget *dialog;

  if (item == NULL || skv_draft_is_new (self->draft))
    {
      g_clear_pointer (&item, skv_record_unref);
      return;
    }
  skv_session_make_own (item);
  dialog = skv_job_dialog_new (self->session, skv_draft_new_for_copy (plan, item));
  skv_record_unref (item);
  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                gtk_window_get_transient_for (GTK_WINDOW (self)));
  gtk_window_present (GTK_WINDOW (dialog));
  skv_job_dialog_focus_date (SKV_JOB_DIALOG (dialog));
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
duplicate_by_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  on_duplicate (SKV_JOB_DIALOG (widget));
  return TRUE;
}

static void
on_systems_edited (SkvJobDialog *self)
{
  skv_job_dialog_check (self);
}

static void
on_all_day (SkvJobDialog *self)
{
  if (self->filling)
    return;
  skv_draft_set_all_day (self->draft, gtk_switch_get_active (self->all_day_switch));
  skv_job_dialog_show_texts (self);
  skv_job_dialog_check (self);
}

static void
on_emergency (SkvJobDialog *self)
{
  if (self->filling)
    return;
  skv_draft_set_emergency (self->draft, gtk_switch_get_active (self->emergency_switch));
  skv_job_dialog_show_kind (self);
  skv_job_dialog_check (self);
  if (gtk_switch_get_active (self->emergency_switch))
    skv_field_row_focus (self->reason_row);
}

static void
on_notes_changed (GtkTextBuffer *buffer, gpointer data)
{
  SkvJobDialog *self = SKV_JOB_DIALOG (data);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (self->filling)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  skv_draft_set_text (self->draft, SKV_DRAFT_NOTES, text);
}

/* What is told while this dialog is open, it must tell itself: it lies over the window. */
static void
on_told (SkvJobDialog *self, const char *message)
{
  if (!skv_session_told_edit (self->session))
    skv_toast_show (self->toast, message, NULL, NULL);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
fill (SkvJobDialog *self)
{
  GtkTextBuffer *notes = gtk_text_view_get_buffer (self->notes_view);
  SkvPlan *plan = skv_session_get_plan (self->session);
  gboolean is_new = skv_draft_is_new (self->draft);

  self->filling = TRUE;
  skv_job_dialog_add_entries (self);
  skv_system_picker_set_draft (self->systems_row, plan, self->draft);
  skv_job_dialog_fill_choices (self);
  skv_job_dialog_fill_lanes (self);
  skv_job_dialog_fill_organisations (self);
  skv_job_dialog_show_kind (self);
  skv_job_dialog_fill_templates (self);
  skv_job_dialog_show_texts (self);
  gtk_switch_set_active (self->all_day_switch, skv_draft_get_all_day (self->draft));
  gtk_switch_set_active (self->emergency_switch, skv_draft_get_emergency (self->draft));
  gtk_text_buffer_set_text (notes, skv_draft_get_text (self->draft, SKV_DRAFT_NOTES), -1);
  g_signal_connect (notes, "changed", G_CALLBACK (on_notes_changed), self);
  gtk_widget_set_visible (self->delete_group, !is_new);
  skv_collision_list_set_plan (self->collisions, plan, skv_session_get_today (self->session));
  self->filling = FALSE;
  skv_job_dialog_check (self);
  skv_field_row_focus (self->title_row);
}

static void
skv_job_dialog_dispose (GObject *object)
{
  SkvJobDialog *self = SKV_JOB_DIALOG (object);

  self->filling = TRUE; /* children that go away change their texts */
  if (self->collisions != NULL)
    skv_collision_list_follow (self->collisions, NULL);
  self->collisions = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (skv_job_dialog_parent_class)->dispose (object);
}

static void
skv_job_dialog_finalize (GObject *object)
{
  g_clear_pointer (&SKV_JOB_DIALOG (object)->draft, skv_draft_free);
  G_OBJECT_CLASS (skv_job_dialog_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvJobDialog, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (toast);
  BIND (title);
  BIND (save_button);
  BIND (templates_button);
  BIND (title_row);
  BIND (lane_row);
  BIND (systems_row);
  BIND (organisations_row);
  BIND (when_group);
  BIND (date_row);
  BIND (all_day_switch);
  BIND (times_row);
  BIND (length_row);
  BIND (closing_row);
  BIND (effect_row);
  BIND (effect_group);
  BIND (downtime_row);
  BIND (rollback_row);
  BIND (status_row);
  BIND (priority_row);
  BIND (work_row);
  BIND (emergency_switch);
  BIND (emergency_row);
  BIND (reason_row);
  BIND (review_row);
  BIND (department_row);
  BIND (contact_row);
  BIND (duty_row);
  BIND (notes_view);
  BIND (source_label);
  BIND (delete_group);
  BIND (delete_button);
  BIND (collisions);
  BIND (fits_button);
  BIND (history_button);
  BIND (announce_button);
  BIND (course_button);
  BIND (sides);
  BIND (separator);
  BIND (second);
}

static void
skv_job_dialog_class_init (SkvJobDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_job_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_job_dialog_finalize;

  g_type_ensure (SKV_TYPE_FIELD_ROW);
  g_type_ensure (SKV_TYPE_DATE_ROW);
  g_type_ensure (SKV_TYPE_SYSTEM_PICKER);
  g_type_ensure (SKV_TYPE_COLLISION_LIST);
  g_type_ensure (SKV_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/systemkveld/Systemkveld/job-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_delete);
  gtk_widget_class_bind_template_callback (widget_class, on_history);
  gtk_widget_class_bind_template_callback (widget_class, on_announce);
  gtk_widget_class_bind_template_callback (widget_class, on_course);
  gtk_widget_class_bind_template_callback (widget_class, on_duplicate);
  gtk_widget_class_bind_template_callback (widget_class, skv_job_dialog_find_place);
  gtk_widget_class_bind_template_callback (widget_class, on_systems_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_all_day);
  gtk_widget_class_bind_template_callback (widget_class, on_emergency);
  skv_job_dialog_templates_class_init (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, save_by_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, duplicate_by_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_j, GDK_CONTROL_MASK, find_place_by_key, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_job_dialog_init (SkvJobDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  skv_sides_install (GTK_WINDOW (self), &(SkvSides){
                                          .box = self->sides,
                                          .separator = self->separator,
                                          .second = self->second,
                                          .wide_enough = 700,
                                          .width = 290,
                                          .height = 220,
                                          .spare = GTK_WIDGET (self->title),
                                        });
}

static void
show_source (SkvJobDialog *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  const SkvItem *item = skv_plan_get_item (plan, skv_draft_get_id (self->draft));
  g_autofree char *words = item != NULL ? skv_source_words_of_item (plan, item) : NULL;

  gtk_label_set_text (self->source_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->source_label), words != NULL);
}

void
skv_job_dialog_focus_date (SkvJobDialog *self)
{
  g_return_if_fail (SKV_IS_JOB_DIALOG (self));
  skv_text_row_focus (SKV_TEXT_ROW (self->date_row));
}

/* of what is in the plan and people are told of */
static void
show_announce_button (SkvJobDialog *self)
{
  const SkvItem *item =
    skv_plan_get_item (skv_session_get_plan (self->session), skv_draft_get_id (self->draft));

  gtk_widget_set_visible (self->announce_button, item != NULL && item->start != SKV_MOMENT_NONE &&
                                                   skv_notice_tells_lane (item->lane));
  gtk_widget_set_visible (self->course_button, item != NULL && item->start != SKV_MOMENT_NONE &&
                                                 item->status != SKV_STATUS_CANCELLED &&
                                                 g_strcmp0 (item->lane, "outage") != 0);
}

GtkWidget *
skv_job_dialog_new (SkvSession *session, SkvDraft *draft)
{
  SkvJobDialog *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (draft != NULL, NULL);

  self = g_object_new (SKV_TYPE_JOB_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->draft = draft;
  g_signal_connect_object (session, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  fill (self);
  gtk_widget_set_visible (self->history_button, !skv_draft_is_new (draft));
  show_announce_button (self);
  show_source (self);
  return GTK_WIDGET (self);
}
