/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/schedule/schedule-panel-private.h"

#include <glib/gi18n-lib.h>

#include "app/schedule/schedule-work.h"

G_DEFINE_FINAL_TYPE (SkvSchedulePanel, skv_schedule_panel, GTK_TYPE_WIDGET)

static guint changed_signal, reveal_signal, closed_signal;

SkvDifference *
skv_schedule_panel_get_difference (SkvSchedulePanel *self)
{
  g_return_val_if_fail (SKV_IS_SCHEDULE_PANEL (self), NULL);

  return self->stale ? NULL : self->difference;
}

void
skv_schedule_panel_emit_changed (SkvSchedulePanel *self)
{
  skv_schedule_panel_update (self);
  g_signal_emit (self, changed_signal, 0);
}

/* --- what is shown --------------------------------------------------------------------------- */

static void
set_button (GtkButton *button, const char *label, gboolean sensitive)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", 2);
  g_autofree char *plain = g_strjoinv ("", parts);

  gtk_button_set_label (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, plain,
                                  -1);
  gtk_widget_set_sensitive (GTK_WIDGET (button), sensitive);
}

void
skv_schedule_panel_update (SkvSchedulePanel *self)
{
  g_auto (GStrv) chosen = skv_schedule_panel_list_items (self, FALSE);
  g_auto (GStrv) all = skv_schedule_panel_list_items (self, TRUE);
  gboolean can_accept = skv_schedule_panel_can_accept (self);
  guint n_chosen = g_strv_length (chosen), n_all = g_strv_length (all);
  /* TRANSLATORS: a button: how many jobs of a proposal are chosen */
  g_autofree char *accept = g_strdup_printf (_("Accept _Chosen (%u)"), n_chosen);

  set_button (self->accept_button, accept, can_accept && n_chosen > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept_all_button), can_accept && n_all > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep_button),
                            skv_schedule_panel_can_keep (self) && n_chosen > 0);
  gtk_widget_set_visible (self->choose_box, n_all > 1);
  gtk_widget_set_sensitive (self->choose_box, !self->stale);
  gtk_widget_set_visible (self->stale_box, self->stale && self->schedule != NULL);
}

/* "14 of 16 jobs placed · 0 hard · 2 soft · 3 moved" (transfer full) */
static char *
make_summary (SkvSchedule *schedule)
{
  guint n = skv_schedule_get_jobs (schedule)->len, placed = skv_schedule_get_n_placed (schedule);
  g_autofree char *jobs = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%1$u of %2$u job placed", "%1$u of %2$u jobs placed", n), placed,
    n);

  /* TRANSLATORS: how many jobs have a place; then counts of hard and soft conflicts, and of jobs
   * that get another date than they have */
  return g_strdup_printf (_("%1$s · %2$u hard · %3$u soft · %4$u moved"), jobs,
                          skv_schedule_count_conflicts (schedule, SKV_SEVERITY_HARD),
                          skv_schedule_count_conflicts (schedule, SKV_SEVERITY_SOFT),
                          skv_schedule_get_n_moved (schedule));
}

static char *
make_proof (SkvSchedule *schedule)
{
  g_autofree char *words = skv_schedule_proof_words (schedule);

  /* TRANSLATORS: "the best possible", "within 1.2 % of the best possible", … */
  return g_strdup_printf (_("How good it is: %s."), words);
}

void
skv_schedule_panel_show_result (SkvSchedulePanel *self)
{
  g_autofree char *summary = make_summary (self->schedule);
  g_autofree char *proof = make_proof (self->schedule);
  gboolean any = skv_schedule_get_jobs (self->schedule)->len > 0;

  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->proof, proof);
  gtk_label_set_label (self->note, skv_schedule_assumed_words ());
  gtk_widget_set_visible (GTK_WIDGET (self->note), skv_schedule_is_assumed (self->schedule));
  gtk_label_set_label (
    self->nothing,
    gtk_check_button_get_active (self->replace_check)
      ? _("There is no proposed job in what is left of the year.")
      : _("There is no proposed job without a date. Those that have one can be moved, too."));
  skv_schedule_panel_fill_list (self);
  skv_schedule_panel_make_difference (self);
  gtk_stack_set_visible_child_name (self->states, any ? "result" : "nothing");
  skv_schedule_panel_emit_changed (self);
  if (any)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* --- working --------------------------------------------------------------------------------- */

static void
on_progress (gpointer source, double done)
{
  SkvSchedulePanel *self = source;

  gtk_progress_bar_set_fraction (self->progress_bar, done);
}

static void
drop_schedule (SkvSchedulePanel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->schedule, skv_schedule_free);
  g_clear_pointer (&self->difference, skv_difference_unref);
  if (self->entries != NULL)
    g_list_store_remove_all (self->entries);
  self->stale = FALSE;
}

void
skv_schedule_panel_forget (SkvSchedulePanel *self)
{
  g_return_if_fail (SKV_IS_SCHEDULE_PANEL (self));

  drop_schedule (self);
  self->year = 0;
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  SkvSchedulePanel *self = SKV_SCHEDULE_PANEL (source);
  SkvSchedule *schedule = skv_schedule_work_finish (result, NULL);

  /* Cancelled, or another one is under way. */
  if (schedule == NULL)
    return;
  if (self->session == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      skv_schedule_free (schedule);
      return;
    }
  g_clear_object (&self->cancellable);
  self->schedule = schedule;
  skv_schedule_panel_show_result (self);
}

/* of a year that runs only what is left */
static SkvDay
first_day (SkvSchedulePanel *self)
{
  SkvDay today = skv_session_get_today (self->session);

  return skv_day_year (today) == self->year ? today : skv_day_from_ymd (self->year, 1, 1);
}

static void
begin (SkvSchedulePanel *self)
{
  g_autofree char *heading = NULL;
  SkvScheduleWish wish = { 0 };

  drop_schedule (self);
  self->year = skv_session_get_year (self->session);
  wish.from = first_day (self);
  wish.to = skv_day_from_ymd (self->year + 1, 1, 1);
  wish.replace = gtk_check_button_get_active (self->replace_check);
  wish.today = skv_session_get_today (self->session);
  /* TRANSLATORS: a heading; %d is a year */
  heading = g_strdup_printf (_("%d, Planned as a Whole"), self->year);
  gtk_label_set_label (self->heading, heading);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child_name (self->states, "working");
  skv_schedule_panel_emit_changed (self);
  self->cancellable = g_cancellable_new ();
  skv_schedule_work_async (self, skv_session_get_plan (self->session), &wish, on_progress,
                           self->cancellable, on_done, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
}

void
skv_schedule_panel_start (SkvSchedulePanel *self)
{
  g_return_if_fail (SKV_IS_SCHEDULE_PANEL (self));
  g_return_if_fail (self->session != NULL);

  if (self->year == skv_session_get_year (self->session) && !self->stale)
    gtk_widget_grab_focus (
      GTK_WIDGET (self->cancellable != NULL ? (gpointer) self->cancel_button : self->list));
  else
    begin (self);
}

/* --- what a person does ---------------------------------------------------------------------- */

static void
on_again (SkvSchedulePanel *self)
{
  if (self->session != NULL && self->year != 0)
    begin (self);
}

static void
on_close (SkvSchedulePanel *self)
{
  g_signal_emit (self, closed_signal, 0);
}

static void
on_all (SkvSchedulePanel *self)
{
  skv_schedule_panel_choose_all (self, TRUE);
}

static void
on_none (SkvSchedulePanel *self)
{
  skv_schedule_panel_choose_all (self, FALSE);
}

static void
on_accept (SkvSchedulePanel *self)
{
  skv_schedule_panel_accept (self, FALSE);
}

static void
on_accept_all (SkvSchedulePanel *self)
{
  skv_schedule_panel_accept (self, TRUE);
}

static void
on_keep (SkvSchedulePanel *self)
{
  skv_schedule_panel_keep (self);
}

static void
on_activate (SkvSchedulePanel *self, guint position)
{
  SkvScheduleEntry *entry = skv_schedule_panel_peek_entry (self, position);

  g_signal_emit (self, reveal_signal, 0, skv_schedule_entry_get_item (entry));
}

/* --- the plan under it ----------------------------------------------------------------------- */

static void
on_plan_changed (SkvSchedulePanel *self)
{
  if (self->accepting || self->year == 0 || self->stale)
    return;
  /* What is under way would be of another plan. */
  if (self->cancellable != NULL)
    {
      begin (self);
      return;
    }
  self->stale = TRUE;
  skv_schedule_panel_emit_changed (self);
}

void
skv_schedule_panel_set_session (SkvSchedulePanel *self, SkvSession *session)
{
  g_return_if_fail (SKV_IS_SCHEDULE_PANEL (self));

  skv_schedule_panel_forget (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (skv_session_get_plan (self->session), self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (skv_session_get_plan (session), "changed",
                             G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_schedule_panel_dispose (GObject *object)
{
  SkvSchedulePanel *self = SKV_SCHEDULE_PANEL (object);

  skv_schedule_panel_set_session (self, NULL);
  g_clear_handle_id (&self->pointing, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->entries);
  G_OBJECT_CLASS (skv_schedule_panel_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvSchedulePanel, name)
#define CALLBACK(name) gtk_widget_class_bind_template_callback (widget_class, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/schedule-panel.ui");
  BIND (box);
  BIND (heading);
  BIND (replace_check);
  BIND (stale_box);
  BIND (states);
  BIND (progress_bar);
  BIND (cancel_button);
  BIND (summary);
  BIND (proof);
  BIND (note);
  BIND (list);
  BIND (accept_button);
  BIND (accept_all_button);
  BIND (keep_button);
  BIND (choose_box);
  BIND (nothing);
  CALLBACK (on_again);
  CALLBACK (on_close);
  CALLBACK (on_all);
  CALLBACK (on_none);
  CALLBACK (on_accept);
  CALLBACK (on_accept_all);
  CALLBACK (on_keep);
  CALLBACK (on_activate);
}

static void
skv_schedule_panel_class_init (SkvSchedulePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_schedule_panel_dispose;
  changed_signal = g_signal_new ("proposal-changed", SKV_TYPE_SCHEDULE_PANEL, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("point", SKV_TYPE_SCHEDULE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
  reveal_signal = g_signal_new ("reveal", SKV_TYPE_SCHEDULE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  closed_signal =
    g_signal_new ("closed", SKV_TYPE_SCHEDULE_PANEL, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL,
                  NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Escape, 0, "closed", NULL);
}

static void
skv_schedule_panel_init (SkvSchedulePanel *self)
{
  self->entries = g_list_store_new (SKV_TYPE_SCHEDULE_ENTRY);
  gtk_widget_init_template (GTK_WIDGET (self));
  skv_schedule_panel_install_list (self);
}
