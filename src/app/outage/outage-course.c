/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/outage/outage-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/app-clock.h"
#include "app/parts.h"
#include "app/question.h"
#include "core/calendar/words.h"
#include "core/conflict/system-links.h"
#include "core/outage/causes.h"
#include "core/outage/message.h"
#include "core/outage/outage.h"

#define MOST_CAUSES 3

static SkvPlan *
plan_of (SkvOutageWindow *self)
{
  return skv_session_get_plan (self->session);
}

/* --- what it is ------------------------------------------------------------------------------ */

static void
on_classified (SkvOutageWindow *self, GParamSpec *pspec, GtkWidget *widget)
{
  GtkSwitch *external = g_object_get_data (G_OBJECT (widget), "external");
  AdwComboRow *priority = g_object_get_data (G_OBJECT (widget), "priority");
  GError *error = NULL;
  SkvEdit *edit;

  if (self->filling)
    return;
  edit = skv_outage_classify (plan_of (self), self->id,
                              (SkvPriority) adw_combo_row_get_selected (priority),
                              gtk_switch_get_active (external), &error);
  skv_outage_window_apply (self, edit, error);
}

static void
add_class (SkvOutageWindow *self, AdwPreferencesGroup *group, const SkvItem *item)
{
  AdwComboRow *priority = skv_outage_add_priorities (group, item->priority);
  GtkSwitch *external = skv_outage_add_external (group, item->external);
  GObject *both[] = { G_OBJECT (priority), G_OBJECT (external) };
  static const char *const signals[] = { "notify::selected", "notify::active" };
  static const char *const keys[] = { "priority", "external" };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_object_set_data (both[i], "priority", priority);
      g_object_set_data (both[i], "external", external);
      g_object_set_data (both[i], "key", (gpointer) keys[i]);
      g_signal_connect_object (both[i], signals[i], G_CALLBACK (on_classified), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
add_affected (AdwPreferencesGroup *group, SkvPlan *plan, const SkvOutageView *view)
{
  for (int degraded = 0; degraded <= 1; degraded++)
    {
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint i = 0; i < view->affected->len; i++)
        {
          const SkvSystemLink *link = view->affected->pdata[i];

          if (link->degraded == (degraded != 0))
            g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                    skv_plan_system_name (plan, link->system));
        }
      if (names->len > 0)
        skv_outage_add_words (group, degraded ? _("Works less well") : _("Does not work either"),
                              names->str);
    }
}

static void
add_state (GtkBox *box, SkvOutageWindow *self, const SkvOutageView *view)
{
  AdwPreferencesGroup *group = skv_outage_add_group (box, NULL);
  SkvPlan *plan = plan_of (self);
  const SkvItem *item = view->item;
  g_autofree char *since = skv_outage_moment_words (plan, skv_outage_began (plan, item));
  g_autofree char *length = skv_outage_length_words (view->minutes);

  if (view->is_overdue)
    {
      GtkWidget *row = skv_outage_add_words (
        group, _("It should have been over: ask for a new expected end."), NULL);
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "warning");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
  skv_outage_add_words (group, _("Since"), since);
  if (!view->is_open)
    skv_outage_add_words (group, _("Lasted"), length);
  if (item->outcome != NULL)
    skv_outage_add_words (group, _("Outcome"), item->outcome);
  if (view->responsible != NULL)
    skv_outage_add_words (
      group, view->is_long ? _("Responsible (long outage)") : _("Responsible (short outage)"),
      view->responsible);
  add_affected (group, plan, view);
  for (guint i = 0; i < view->causes->len && i < MOST_CAUSES; i++)
    {
      g_autofree char *words = skv_cause_before_words (plan, view->causes->pdata[i]);

      skv_outage_add_words (group, words, NULL);
    }
}

/* --- the checklist --------------------------------------------------------------------------- */

static void
on_tick (GtkCheckButton *button, SkvOutageWindow *self)
{
  const char *step = g_object_get_data (G_OBJECT (button), "key");
  GError *error = NULL;
  SkvEdit *edit;

  if (self->filling)
    return;
  edit = skv_outage_tick (plan_of (self), self->id, step, gtk_check_button_get_active (button),
                          skv_outage_window_by (self), skv_app_clock_now (), &error);
  skv_outage_window_apply (self, edit, error);
}

static void
on_by (SkvOutageWindow *self, const char *text)
{
  g_free (self->by);
  self->by = g_strstrip (g_strdup (text));
  skv_question_remember_decider (self->by);
}

/* when and by whom it was done, or who does it and by when (transfer full) (nullable) */
static char *
line_words (SkvPlan *plan, const SkvCheckLine *line)
{
  g_autofree char *when =
    line->done_at != SKV_MOMENT_NONE ? skv_outage_moment_words (plan, line->done_at) : NULL;
  g_autofree char *date = line->due != SKV_DAY_NONE ? skv_words_day_month_year (line->due) : NULL;
  g_autofree char *due = NULL;

  if (line->done && line->done_by != NULL && when != NULL)
    return g_strdup_printf ("%s · %s", when, line->done_by);
  if (line->done)
    return g_steal_pointer (&when);
  if (date == NULL)
    return g_strdup (line->who);
  /* TRANSLATORS: of a task; a date */
  due = g_strdup_printf (_("To be done by %s"), date);
  return line->who != NULL ? g_strdup_printf ("%s · %s", line->who, due) : g_steal_pointer (&due);
}

static void
add_line (SkvOutageWindow *self, AdwPreferencesGroup *group, const SkvCheckLine *line)
{
  g_autofree char *words = line_words (plan_of (self), line);
  GtkWidget *row = skv_outage_add_words (group, line->text, words);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), line->done);
  g_object_set_data_full (G_OBJECT (check), "key", g_strdup (line->id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (on_tick), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  if (line->is_task && !line->done)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_set_tooltip_text (icon, _("Task"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
    }
}

static void
add_checklist (GtkBox *box, SkvOutageWindow *self, const SkvOutageView *view)
{
  AdwPreferencesGroup *group = skv_outage_add_group (box, _("Checklist"));
  SkvTextRow *by =
    skv_question_add_row (group, _("Ticked By"), self->by, 20, G_CALLBACK (on_by), self);
  guint n_done = 0;
  const char *phase = NULL;
  g_autofree char *count = NULL;

  for (guint i = 0; i < view->checklist->len; i++)
    n_done += ((const SkvCheckLine *) view->checklist->pdata[i])->done;
  /* TRANSLATORS: of the steps of a checklist; what it is called */
  count = g_strdup_printf (_("%1$u of %2$u done · %3$s"), n_done, view->checklist->len,
                           view->plan != NULL ? view->plan->name : "");
  skv_group_describe (group, view->plan_problem != NULL ? view->plan_problem : count);
  skv_text_row_set_up (by, _("A role or a name"), 20);
  g_object_set_data (G_OBJECT (skv_text_row_get_entry (by)), "key", (gpointer) "by");
  for (guint i = 0; i < view->checklist->len; i++)
    {
      const SkvCheckLine *line = view->checklist->pdata[i];

      if (g_strcmp0 (phase, line->phase) != 0)
        group = skv_outage_add_group (box, line->phase);
      phase = line->phase;
      add_line (self, group, line);
    }
}

/* --- filled anew ----------------------------------------------------------------------------- */

/* what @widget is called among those that are made anew, or what it is in (nullable) */
static const char *
key_of (GtkWidget *widget)
{
  const char *key = NULL;

  for (; widget != NULL && key == NULL; widget = gtk_widget_get_parent (widget))
    key = g_object_get_data (G_OBJECT (widget), "key");
  return key;
}

/* (transfer none) (nullable) */
static GtkWidget *
find_key (GtkWidget *widget, const char *key)
{
  GtkWidget *found = NULL;

  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), "key"), key) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_key (child, key);
  return found;
}

/* Whoever ticks or types by keyboard goes on from there. */
static void
focus_key (SkvOutageWindow *self, const char *key)
{
  GtkWidget *found = find_key (GTK_WIDGET (self->checks), key);

  if (found == NULL)
    found = find_key (GTK_WIDGET (self->doings), key);
  if (found == NULL)
    return;
  gtk_widget_grab_focus (found);
  if (GTK_IS_EDITABLE (found))
    gtk_editable_set_position (GTK_EDITABLE (found), -1);
}

void
skv_outage_window_fill_course (SkvOutageWindow *self)
{
  g_autoptr (SkvOutageView) view =
    skv_outage_view_new (plan_of (self), self->id, skv_app_clock_now (), NULL);
  g_autofree char *key = g_strdup (key_of (gtk_window_get_focus (GTK_WINDOW (self))));
  GtkWidget *checks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *doings = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  adw_bin_set_child (self->checks, checks);
  adw_bin_set_child (self->doings, doings);
  if (view == NULL)
    return;
  self->filling = TRUE;
  add_state (GTK_BOX (checks), self, view);
  add_checklist (GTK_BOX (checks), self, view);
  add_class (self, skv_outage_add_group (GTK_BOX (checks), NULL), view->item);
  skv_outage_add_doings (self, GTK_BOX (doings), view);
  if (key != NULL)
    focus_key (self, key);
  self->filling = FALSE;
}
