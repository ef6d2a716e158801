/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/outage/outage-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/question.h"
#include "core/conflict/system-links.h"
#include "core/outage/causes.h"
#include "core/outage/message.h"
#include "core/outage/outage-view.h"
#include "core/outage/outage.h"
#include "core/outage/times.h"

static AdwPreferencesGroup *
add_group (GtkBox *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (box, group);
  return ADW_PREFERENCES_GROUP (group);
}

/* a row of words; @subtitle: (nullable) */
static GtkWidget *
add_words (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = subtitle != NULL ? g_markup_escape_text (subtitle, -1) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (escaped != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_preferences_group_add (group, row);
  return row;
}

/* --- what is done ---------------------------------------------------------------------------- */

static SkvPlan *
plan_of (SkvOutageWindow *self)
{
  return skv_session_get_plan (self->session);
}

static void
on_tick (GtkCheckButton *button, SkvOutageWindow *self)
{
  const char *step = g_object_get_data (G_OBJECT (button), "step");
  GError *error = NULL;
  SkvEdit *edit;

  if (self->filling)
    return;
  edit = skv_outage_tick (plan_of (self), self->id, step, gtk_check_button_get_active (button),
                          *self->by != '\0' ? self->by : NULL, skv_outage_window_now (), &error);
  skv_outage_window_apply (self, edit, error);
}

static void
on_by (SkvOutageWindow *self, const char *text)
{
  g_free (self->by);
  self->by = g_strstrip (g_strdup (text));
  skv_question_remember_decider (self->by);
}

static void
on_news_typed (SkvOutageWindow *self, const char *text)
{
  g_free (self->news);
  self->news = g_strdup (text);
}

static void
on_news (SkvOutageWindow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (self->news));
  GError *error = NULL;
  SkvEdit *edit =
    skv_outage_tell (plan_of (self), self->id, text, self->by, skv_outage_window_now (), &error);

  if (edit != NULL)
    on_news_typed (self, "");
  skv_outage_window_apply (self, edit, error);
}

/* the text of the row that the button or entry belongs to; the row goes with the edit */
static char *
take_row_text (GtkWidget *widget)
{
  SkvTextRow *row = g_object_get_data (G_OBJECT (widget), "row");

  return skv_question_read (row);
}

static void
on_expected (GtkWidget *widget, SkvOutageWindow *self)
{
  g_autofree char *text = take_row_text (widget);
  const SkvItem *item = skv_plan_get_item (plan_of (self), self->id);
  gint64 now = skv_outage_window_now ();
  gint64 expected =
    *text != '\0' ? skv_outage_parse_time (plan_of (self), text, SKV_TIME_FUTURE, item->start, now)
                  : SKV_MOMENT_NONE;
  GError *error = NULL;
  SkvEdit *edit;

  if (*text != '\0' && expected == SKV_MOMENT_NONE)
    {
      skv_toast_show (self->toast, _("A time such as 12:00, or a length such as P7D, is needed"),
                      NULL, NULL);
      return;
    }
  edit = skv_outage_expect (plan_of (self), self->id, expected, self->by, now, &error);
  skv_outage_window_apply (self, edit, error);
}

static void
on_end (GtkWidget *widget, SkvOutageWindow *self)
{
  g_autofree char *text = take_row_text (widget);
  gint64 now = skv_outage_window_now ();
  SkvOutageEnd end = { .at = now, .outcome = text, .by = self->by };
  GError *error = NULL;
  SkvEdit *edit = skv_outage_end (plan_of (self), self->id, &end, now, &error);

  skv_outage_window_apply (self, edit, error);
}

static void
on_follow_up (GtkWidget *widget, SkvOutageWindow *self)
{
  g_autofree char *text = take_row_text (widget);
  GError *error = NULL;
  SkvEdit *edit = skv_outage_follow_up (plan_of (self), self->id, text, SKV_DAY_NONE, self->by,
                                        skv_outage_window_now (), &error);

  skv_outage_window_apply (self, edit, error);
}

/* A copy is taken to be sent: it is noted as told. */
static void
on_copy (GtkWidget *button, SkvOutageWindow *self)
{
  const char *text = g_object_get_data (G_OBJECT (button), "text");
  const char *kind = g_object_get_data (G_OBJECT (button), "kind");
  GError *error = NULL;
  SkvEdit *edit;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), text);
  edit = skv_outage_note_message (plan_of (self), self->id, kind, NULL, text, self->by,
                                  skv_outage_window_now (), &error);
  skv_outage_window_apply (self, edit, error);
}

/* --- what is shown --------------------------------------------------------------------------- */

static void
add_state (GtkBox *box, SkvOutageWindow *self, const SkvOutageView *view)
{
  AdwPreferencesGroup *group = add_group (box, _("State"));
  SkvPlan *plan = plan_of (self);
  const SkvItem *item = view->item;
  g_autofree char *since = skv_outage_moment_words (plan, item->start);
  g_autofree char *length = skv_outage_length_words (view->minutes);
  g_autoptr (GString) names = g_string_new (NULL);

  add_words (group, _("Since"), since);
  if (!view->is_open)
    add_words (group, _("Lasted"), length);
  if (item->outcome != NULL)
    add_words (group, _("Outcome"), item->outcome);
  if (view->is_overdue)
    add_words (group, _("It should have been over: ask for a new expected end."), NULL);
  if (view->responsible != NULL)
    add_words (group,
               view->is_long ? _("Responsible (long outage)") : _("Responsible (short outage)"),
               view->responsible);
  for (guint i = 0; i < view->affected->len; i++)
    g_string_append_printf (
      names, "%s%s", i > 0 ? ", " : "",
      skv_plan_system_name (plan, ((SkvSystemLink *) view->affected->pdata[i])->system));
  if (names->len > 0)
    add_words (group, _("Affected Systems"), names->str);
  for (guint i = 0; i < view->causes->len && i < 3; i++)
    {
      g_autofree char *words = skv_cause_before_words (plan, view->causes->pdata[i]);

      add_words (group, words, NULL);
    }
}

static void
add_checklist (GtkBox *box, SkvOutageWindow *self, const SkvOutageView *view)
{
  AdwPreferencesGroup *group = add_group (box, _("Checklist"));
  SkvTextRow *by =
    skv_question_add_row (group, _("Ticked By"), self->by, 24, G_CALLBACK (on_by), self);

  skv_text_row_set_up (by, _("A role or a name"), 24);
  for (guint i = 0; i < view->checklist->len; i++)
    {
      const SkvCheckLine *line = view->checklist->pdata[i];
      g_autofree char *when =
        line->done ? skv_outage_moment_words (plan_of (self), line->done_at) : NULL;
      g_autofree char *words =
        line->done ? g_strdup_printf ("%s%s%s", when, line->done_by != NULL ? " · " : "",
                                      line->done_by != NULL ? line->done_by : "")
                   : g_strdup_printf ("%s%s%s", line->phase, line->who != NULL ? " · " : "",
                                      line->who != NULL ? line->who : "");
      GtkWidget *row = add_words (group, line->text, words);
      GtkWidget *check = gtk_check_button_new ();

      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      line->text, -1);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), line->done);
      g_object_set_data_full (G_OBJECT (check), "step", g_strdup (line->id), g_free);
      g_signal_connect (check, "toggled", G_CALLBACK (on_tick), self);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
    }
}

/* a row with an entry and a button that does the same as Enter */
static SkvTextRow *
add_doing (AdwPreferencesGroup *group,
           const char *title,
           const char *hint,
           const char *label,
           GCallback done,
           SkvOutageWindow *self)
{
  SkvTextRow *row = SKV_TEXT_ROW (skv_text_row_new (title));
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  GtkWidget *entry = skv_text_row_get_entry (row);

  skv_text_row_set_up (row, hint, 20);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (button), "row", row);
  g_object_set_data (G_OBJECT (entry), "row", row);
  g_signal_connect (button, "clicked", done, self);
  g_signal_connect (entry, "activate", done, self);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static void
on_news_done (GtkWidget *widget, SkvOutageWindow *self)
{
  on_news (self);
}

static void
add_course (GtkBox *box, SkvOutageWindow *self, const SkvOutageView *view)
{
  AdwPreferencesGroup *group = add_group (box, _("What Is New?"));
  g_autofree char *expected = view->item->expected_end != SKV_MOMENT_NONE
                                ? skv_outage_moment_words (plan_of (self), view->item->expected_end)
                                : NULL;
  SkvTextRow *row;

  row = add_doing (group, _("News"), _("What is known now"), _("_Note"),
                   G_CALLBACK (on_news_done), self);
  skv_text_row_set_text (row, self->news);
  g_signal_connect_swapped (row, "edited", G_CALLBACK (on_news_typed), self);
  if (view->is_open)
    {
      row = add_doing (group, _("Expected End"), _("12:00 or P7D"), _("_Set"),
                       G_CALLBACK (on_expected), self);
      skv_text_row_show_problem (row, NULL,
                                 expected != NULL ? expected : C_("expected end", "not known"));
      add_doing (group, _("Works Again"), _("What it was"), _("_End Outage"),
                 G_CALLBACK (on_end), self);
    }
  add_doing (group, _("Follow-Up"), _("What is left to do"), _("_Add"),
             G_CALLBACK (on_follow_up), self);
}

static void
add_message (GtkBox *box, SkvOutageWindow *self, const SkvOutageView *view)
{
  SkvOutageMessage message = skv_outage_message_guess (plan_of (self), view->item);
  g_autoptr (SkvAnnouncement) draft =
    skv_outage_message_new (plan_of (self), self->id, message, NULL, NULL);
  AdwPreferencesGroup *group = add_group (box, _("Message to Staff"));
  GtkWidget *button, *row;

  if (draft == NULL)
    return;
  row = add_words (group, skv_announcement_get_subject (draft), skv_announcement_get_body (draft));
  button = gtk_button_new_with_mnemonic (_("_Copy"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (skv_announcement_get_text (draft)),
                          g_free);
  g_object_set_data (G_OBJECT (button), "kind", (gpointer) skv_outage_message_name (message));
  g_signal_connect (button, "clicked", G_CALLBACK (on_copy), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_log (GtkBox *box, SkvOutageWindow *self, const SkvOutageView *view)
{
  AdwPreferencesGroup *group;

  if (view->log->len == 0)
    return;
  group = add_group (box, _("What Happened"));
  for (guint i = 0; i < view->log->len; i++)
    {
      const SkvLogEntry *entry = view->log->pdata[i];
      g_autofree char *words = skv_outage_entry_words (plan_of (self), entry);

      add_words (group, words, entry->by);
    }
}

/* the check button of a step, below @widget (transfer none) (nullable) */
static GtkWidget *
find_step (GtkWidget *widget, const char *step)
{
  GtkWidget *found = NULL;

  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), "step"), step) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_step (child, step);
  return found;
}

void
skv_outage_window_fill_course (SkvOutageWindow *self)
{
  g_autoptr (SkvOutageView) view =
    skv_outage_view_new (plan_of (self), self->id, skv_outage_window_now (), NULL);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *step =
    focus != NULL ? g_strdup (g_object_get_data (G_OBJECT (focus), "step")) : NULL;
  GtkWidget *box;

  if (view == NULL)
    return;
  self->filling = TRUE;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  add_message (GTK_BOX (box), self, view);
  add_course (GTK_BOX (box), self, view);
  add_checklist (GTK_BOX (box), self, view);
  add_state (GTK_BOX (box), self, view);
  add_log (GTK_BOX (box), self, view);
  adw_bin_set_child (self->course, box);
  /* Whoever ticks by keyboard goes on from there. */
  if (step != NULL && find_step (box, step) != NULL)
    gtk_widget_grab_focus (find_step (box, step));
  self->filling = FALSE;
}
