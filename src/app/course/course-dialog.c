/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/course/course-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/announce/start-question.h"
#include "app/app-clock.h"
#include "app/conflict-entry.h"
#include "app/course/site-rows.h"
#include "app/course/summary.h"
#include "app/parts.h"
#include "app/question.h"
#include "app/toast.h"
#include "core/calendar/notice-timeline.h"
#include "core/calendar/occurrence-edits.h"
#include "core/exchange/sites.h"
#include "core/outage/course.h"

/* characters of a time in its row */
#define TIME_WIDTH 17

struct _SkvCourseDialog
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  char *id;            /* (owned) */
  SkvSiteRows *sites;  /* (owned) (nullable): what there is of sites cannot be read */
  gboolean is_changed; /* by a person */

  SkvToast *toast;
  AdwWindowTitle *title;
  GtkWidget *save_button;
  GtkWidget *course_group;
  SkvTextRow *began_row;
  GtkWidget *began_button;
  SkvTextRow *over_row;
  SkvTextRow *outcome_row;
  GtkLabel *summary_label;
  AdwPreferencesGroup *sites_group;
  SkvTextRow *site_row;
  GtkWidget *site_button;
  GtkWidget *postponed_row;
  GtkSwitch *postponed_switch;
  SkvDateRow *date_row;
  SkvTextRow *reason_row;
  SkvTextRow *by_row;
  GtkWidget *announce_row;
  GtkSwitch *announce_switch;
};

G_DEFINE_FINAL_TYPE (SkvCourseDialog, skv_course_dialog, ADW_TYPE_WINDOW)

/* (transfer full) (nullable): what @occurrence (out) belongs to */
static SkvOccurrences *
find (SkvCourseDialog *self, const SkvOccurrence **occurrence)
{
  g_autoptr (SkvOccurrences) found =
    skv_occurrences_find (skv_session_get_plan (self->session), self->id);

  *occurrence = found != NULL ? skv_occurrences_lookup (found, self->id) : NULL;
  return *occurrence != NULL ? g_steal_pointer (&found) : NULL;
}

/* --- what was written ------------------------------------------------------------------------- */

/* FALSE, and told at the row, if it says no time. What nobody changed stays, to the second. */
static gboolean
read_time (SkvCourseDialog *self,
           SkvTextRow *row,
           const SkvOccurrence *occurrence,
           gint64 known,
           gint64 after,
           gint64 *moment)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autofree char *text = skv_question_read (row);
  g_autofree char *before = skv_course_format_time (plan, known);

  *moment = SKV_MOMENT_NONE;
  if (strcmp (text, before) == 0)
    *moment = known;
  else if (*text != '\0')
    *moment = skv_course_parse_time (plan, occurrence, text, after, skv_app_clock_now ());
  skv_text_row_show_problem (row,
                             *text != '\0' && *moment == SKV_MOMENT_NONE
                               ? _("A time such as 17:10 or 2027-06-09 17:10 is needed")
                               : NULL,
                             NULL);
  return *text == '\0' || *moment != SKV_MOMENT_NONE;
}

/* FALSE: a row says what is wrong. @course borrows @outcome (out) (transfer full) */
static gboolean
read_course (SkvCourseDialog *self,
             const SkvOccurrence *occurrence,
             SkvCourse *course,
             char **outcome)
{
  SkvCourse known;
  gboolean is_read;

  skv_course_init (&known, occurrence);
  *course = known;
  is_read =
    read_time (self, self->began_row, occurrence, known.start, SKV_MOMENT_NONE, &course->start);
  is_read = read_time (self, self->over_row, occurrence, known.end,
                       course->start != SKV_MOMENT_NONE ? course->start : occurrence->span.start,
                       &course->end) &&
            is_read;
  *outcome = skv_question_read (self->outcome_row);
  course->outcome = *outcome;
  if (self->sites != NULL && skv_site_rows_is_changed (self->sites))
    course->sites = skv_site_rows_get (self->sites);
  return is_read;
}

static SkvEdit *
make_postponed (SkvCourseDialog *self, const SkvOccurrence *occurrence, GError **error)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  SkvDay day = skv_date_row_get_day (self->date_row);
  g_autofree char *reason = skv_question_read (self->reason_row);
  g_autofree char *by = skv_question_read (self->by_row);
  gint64 start =
    day != SKV_DAY_NONE ? skv_occurrence_start_on_day (plan, occurrence, day) : SKV_MOMENT_NONE;

  return skv_course_postpone (plan, occurrence, start, reason, *by != '\0' ? by : NULL, error);
}

/* NULL without @error: a row says what is wrong (transfer full) */
static SkvEdit *
make_edit (SkvCourseDialog *self, const SkvOccurrence *occurrence, GError **error)
{
  g_autofree char *outcome = NULL;
  SkvCourse course;

  if (gtk_switch_get_active (self->postponed_switch))
    return skv_date_row_is_error (self->date_row) ? NULL : make_postponed (self, occurrence, error);
  if (!read_course (self, occurrence, &course, &outcome))
    return NULL;
  return skv_course_record (skv_session_get_plan (self->session), occurrence, &course,
                            skv_app_clock_now (), error);
}

/* --- what comes of it ------------------------------------------------------------------------- */

/* what the plan will say of it then (transfer full) */
static char *
preview (SkvCourseDialog *self, const SkvOccurrence *occurrence, const SkvEdit *edit)
{
  const SkvItem *item = (const SkvItem *) skv_edit_get_change (edit, 0)->after;
  SkvOccurrence then = *occurrence;

  then.item = item;
  then.status = item->status;
  return skv_course_words (skv_session_get_plan (self->session), &then);
}

static void
check (SkvCourseDialog *self)
{
  const SkvOccurrence *occurrence;
  g_autoptr (SkvOccurrences) found = find (self, &occurrence);
  gboolean postponed = gtk_switch_get_active (self->postponed_switch);
  g_autofree char *reason = skv_question_read (self->reason_row);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = found != NULL ? make_edit (self, occurrence, &error) : NULL;

  gtk_widget_set_sensitive (self->course_group, !postponed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sites_group), !postponed);
  gtk_widget_set_sensitive (self->save_button, edit != NULL);
  if (edit != NULL)
    skv_summary_show (self->summary_label, preview (self, occurrence, edit), FALSE);
  else if (postponed && *reason == '\0')
    skv_summary_show (self->summary_label,
                      g_strdup_printf (_("Still needed: %s"), skv_question_need_reason ()), FALSE);
  else
    skv_summary_show (self->summary_label, g_strdup (error != NULL ? error->message : ""),
                      self->is_changed);
}

static void
on_edited (gpointer data)
{
  SkvCourseDialog *self = SKV_COURSE_DIALOG (data);

  self->is_changed = TRUE;
  check (self);
}

static void
on_postponed (SkvCourseDialog *self)
{
  on_edited (self);
  if (gtk_switch_get_active (self->postponed_switch))
    skv_text_row_focus (SKV_TEXT_ROW (self->date_row));
}

static void
put_now (SkvCourseDialog *self, SkvTextRow *row)
{
  g_autofree char *stamp =
    skv_course_format_time (skv_session_get_plan (self->session), skv_app_clock_now ());

  skv_text_row_set_text (row, stamp);
  on_edited (self);
}

static void
on_now (GtkWidget *button, gpointer data)
{
  SkvCourseDialog *self = SKV_COURSE_DIALOG (data);

  put_now (self, button == self->began_button ? self->began_row : self->over_row);
}

/* --- sites ------------------------------------------------------------------------------------ */

static void
on_site_typed (SkvCourseDialog *self)
{
  g_autofree char *text = skv_question_read (self->site_row);

  gtk_widget_set_sensitive (self->site_button, *text != '\0');
}

static void
on_add_site (SkvCourseDialog *self)
{
  const SkvOccurrence *occurrence;
  g_autoptr (SkvOccurrences) found = find (self, &occurrence);
  g_autofree char *text = skv_question_read (self->site_row);

  if (*text == '\0' || found == NULL || self->sites == NULL)
    return;
  if (!skv_site_rows_add (self->sites, text, skv_day_year (occurrence->first_day)))
    {
      skv_toast_show (self->toast, _("There cannot be more sites"), NULL, NULL);
      return;
    }
  skv_text_row_set_text (self->site_row, "");
  on_site_typed (self);
  skv_text_row_focus (self->site_row);
  on_edited (self);
}

static void
fill_sites (SkvCourseDialog *self, const SkvItem *item)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *sites = skv_sites_parse (item != NULL ? item->sites : NULL, &error);

  if (sites == NULL)
    {
      skv_group_describe (self->sites_group, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->site_row), FALSE);
      return;
    }
  self->sites = skv_site_rows_new (
    self->sites_group, sites,
    skv_plan_get_settings (skv_session_get_plan (self->session))->language, on_edited, self);
}

/* Return in the entry adds a site instead of saving. */
static void
set_up_site_row (SkvCourseDialog *self)
{
  GtkWidget *entry = skv_text_row_get_entry (self->site_row);

  /* TRANSLATORS: in an empty entry: a place, and the days on which work is done there */
  skv_text_row_set_up (self->site_row, _("Molde, 12–13 June"), 24);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), FALSE);
  g_signal_connect_swapped (self->site_row, "edited", G_CALLBACK (on_site_typed), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_add_site), self);
}

/* --- saving ----------------------------------------------------------------------------------- */

/* Of a rule's occurrence it is an item now. */
static void
on_applied (gpointer data, gboolean applied)
{
  SkvCourseDialog *self = SKV_COURSE_DIALOG (data);
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  const SkvOccurrence *occurrence;
  g_autoptr (SkvOccurrences) found = applied ? find (self, &occurrence) : NULL;
  g_autofree char *id = NULL;

  if (found == NULL)
    return;
  id = g_strdup (occurrence->id);
  skv_session_select (self->session, id, NULL);
  if (window != NULL && gtk_switch_get_active (self->announce_switch))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.announce-for", "s", id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_save (SkvCourseDialog *self)
{
  const SkvOccurrence *occurrence;
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  on_add_site (self); /* what is typed there is meant too */
  found = find (self, &occurrence);
  edit = found != NULL && self->is_changed ? make_edit (self, occurrence, &error) : NULL;
  if (error != NULL)
    skv_toast_show (self->toast, error->message, NULL, NULL);
  if (edit == NULL)
    {
      if (!self->is_changed)
        gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (gtk_switch_get_active (self->postponed_switch))
    {
      g_autofree char *by = skv_question_read (self->by_row);

      skv_question_remember_decider (by);
    }
  skv_start_apply (GTK_WIDGET (self), self->session, edit, on_applied, G_OBJECT (self));
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvCourseDialog *self = SKV_COURSE_DIALOG (widget);

  if (gtk_widget_is_sensitive (self->save_button))
    on_save (self);
}

/* What is told while this dialog is open, it must tell itself: it lies over the window. */
static void
on_told (SkvCourseDialog *self, const char *message)
{
  if (!skv_session_told_edit (self->session))
    skv_toast_show (self->toast, message, NULL, NULL);
}

/* --- object ----------------------------------------------------------------------------------- */

static void
fill_times (SkvCourseDialog *self, const SkvOccurrence *occurrence)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autofree char *planned_start = skv_course_format_time (plan, occurrence->span.start);
  g_autofree char *planned_end = skv_course_format_time (
    plan, occurrence->end != SKV_MOMENT_NONE ? occurrence->span.end : SKV_MOMENT_NONE);
  g_autofree char *began = NULL, *over = NULL;
  SkvCourse course;

  skv_course_init (&course, occurrence);
  began = skv_course_format_time (plan, course.start);
  over = skv_course_format_time (plan, course.end);
  skv_text_row_set_up (self->began_row, planned_start, TIME_WIDTH);
  skv_text_row_set_up (self->over_row, planned_end, TIME_WIDTH);
  skv_text_row_set_text (self->began_row, began);
  skv_text_row_set_text (self->over_row, over);
  g_signal_connect_swapped (self->began_row, "edited", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (self->over_row, "edited", G_CALLBACK (on_edited), self);
  skv_text_row_set_up (self->outcome_row, NULL, 28);
  if (occurrence->item != NULL && occurrence->item->outcome != NULL)
    skv_text_row_set_text (self->outcome_row, occurrence->item->outcome);
  skv_text_row_focus (course.start != SKV_MOMENT_NONE ? self->over_row : self->began_row);
}

static void
fill (SkvCourseDialog *self, const SkvOccurrence *occurrence)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autofree char *when = skv_occurrence_when (plan, occurrence);
  g_autofree char *by = skv_question_recall_decider ();
  g_autofree char *heading = g_strdup_printf (
    "%s · %s", occurrence->title, when != NULL ? when : skv_status_title (occurrence->status));

  adw_window_title_set_title (self->title, gtk_window_get_title (GTK_WINDOW (self)));
  adw_window_title_set_subtitle (self->title, heading);
  fill_times (self, occurrence);
  fill_sites (self, occurrence->item);
  set_up_site_row (self);
  skv_date_row_set_up (self->date_row, self->session, SKV_DATE_DAY);
  skv_text_row_set_up (self->reason_row, NULL, 28);
  skv_text_row_set_up (self->by_row, NULL, 28);
  skv_text_row_set_text (self->by_row, by);
  gtk_widget_set_visible (self->postponed_row, occurrence->status != SKV_STATUS_DONE);
  gtk_widget_set_visible (self->announce_row, skv_notice_tells_lane (occurrence->lane));
  check (self);
}

static void
skv_course_dialog_dispose (GObject *object)
{
  SkvCourseDialog *self = SKV_COURSE_DIALOG (object);

  g_clear_pointer (&self->sites, skv_site_rows_free);
  g_clear_object (&self->session);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (skv_course_dialog_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvCourseDialog, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (toast);
  BIND (title);
  BIND (save_button);
  BIND (course_group);
  BIND (began_row);
  BIND (began_button);
  BIND (over_row);
  BIND (outcome_row);
  BIND (summary_label);
  BIND (sites_group);
  BIND (site_row);
  BIND (site_button);
  BIND (postponed_row);
  BIND (postponed_switch);
  BIND (date_row);
  BIND (reason_row);
  BIND (by_row);
  BIND (announce_row);
  BIND (announce_switch);
}

static void
skv_course_dialog_class_init (SkvCourseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_course_dialog_dispose;

  g_type_ensure (SKV_TYPE_TEXT_ROW);
  g_type_ensure (SKV_TYPE_DATE_ROW);
  g_type_ensure (SKV_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/course-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_now);
  gtk_widget_class_bind_template_callback (widget_class, on_postponed);
  gtk_widget_class_bind_template_callback (widget_class, on_add_site);
  gtk_widget_class_install_action (widget_class, "course.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  /* Return saves from most entries; this does from that of the sites too. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "course.save", NULL);
}

static void
skv_course_dialog_init (SkvCourseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
skv_course_dialog_new (SkvSession *session, const char *id)
{
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (GError) error = NULL;
  const SkvOccurrence *occurrence;
  SkvCourseDialog *self;

  g_return_val_if_fail (SKV_IS_SESSION (session) && id != NULL, NULL);

  found = skv_occurrences_find (skv_session_get_plan (session), id);
  occurrence = found != NULL ? skv_occurrences_lookup (found, id) : NULL;
  if (occurrence == NULL)
    skv_session_tell (session, _("This is no longer there."));
  else if (!skv_course_is_possible (occurrence, &error))
    {
      g_autofree char *words = g_strdup_printf ("“%s”: %s", occurrence->title, error->message);

      skv_session_tell (session, words);
    }
  if (occurrence == NULL || error != NULL)
    return NULL;
  self = g_object_new (SKV_TYPE_COURSE_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  g_signal_connect_object (session, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  fill (self, occurrence);
  return GTK_WIDGET (self);
}
