/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/requests/round-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/parts.h"
#include "app/present.h"
#include "app/question.h"
#include "app/requests/exchange-files.h"
#include "app/requests/mail-dialog.h"
#include "app/requests/request-list.h"
#include "core/exchange/confirmations.h"

/* --- what is shown --------------------------------------------------------------------------- */

/* @words: (transfer full) (nullable) */
static void
append (GString *text, char *words)
{
  if (words != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
  g_free (words);
}

/* (transfer full) */
static char *
describe_course (SkvPlan *plan, const SkvConfirmation *confirmation)
{
  GString *text = g_string_new (NULL);
  g_autofree char *asked = skv_request_words_moment (plan, confirmation->asked);
  g_autofree char *reminded = skv_request_words_moment (plan, confirmation->reminded);
  g_autofree char *answered = skv_request_words_moment (plan, confirmation->answered);

  append (text, asked != NULL ? g_strdup_printf (_("asked %s"), asked) : NULL);
  append (text, reminded != NULL ? g_strdup_printf (_("reminded %s"), reminded) : NULL);
  append (text, answered != NULL ? g_strdup_printf (_("answered %s"), answered) : NULL);
  append (text, g_strdup (confirmation->by));
  append (text, g_strdup (confirmation->notes));
  return g_string_free (text, FALSE);
}

/* "asked 3 November 2026 · 4 periods, 2 systems" (transfer full) */
static char *
describe (SkvPlan *plan, const SkvRoundRow *row)
{
  GString *text = g_string_new (NULL);
  g_autofree char *periods = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u period", "%u periods", row->n_periods), row->n_periods);
  g_autofree char *systems = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u system", "%u systems", row->n_systems), row->n_systems);

  if (row->confirmation == NULL)
    g_string_append_printf (text, "%s · ", skv_round_state_title (row->state));
  else
    {
      g_autofree char *course = describe_course (plan, row->confirmation);

      g_string_append_printf (text, "%s\n", course);
    }
  g_string_append_printf (text, "%s · %s", periods, systems);
  if (row->n_waiting > 0)
    {
      g_autofree char *waiting = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u request waits", "%u requests wait", row->n_waiting),
        row->n_waiting);

      g_string_append_printf (text, " · %s", waiting);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
button_new (const char *label, const char *name, const char *action, const char *department)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", department);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
add_buttons (GtkWidget *row, const SkvRoundRow *of)
{
  const char *id = of->department->parent.id, *name = of->department->name;
  gboolean asked = of->state != SKV_ROUND_NOT_ASKED;
  g_autofree char *letter = g_strdup_printf (asked ? _("Remind “%s”") : _("Ask “%s”"), name);
  g_autofree char *answered = g_strdup_printf (_("Mark “%s” as Answered"), name);
  GtkWidget *mark = button_new ("", answered, "round.answered", id);

  gtk_button_set_icon_name (GTK_BUTTON (mark), "emblem-ok-symbolic");
  gtk_widget_set_tooltip_text (mark, answered);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button_new (asked ? _("Remind…") : _("Ask…"),
                                                               letter, "round.letter", id));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
}

/* the file in which they register */
static GtkWidget *
copy_button_new (const SkvDepartment *department)
{
  g_autofree char *name = g_strdup_printf (_("Save a Copy for “%s”…"), department->name);
  GtkWidget *button = button_new ("", name, "round.copy", department->parent.id);

  gtk_button_set_icon_name (GTK_BUTTON (button), "document-send-symbolic");
  gtk_widget_set_tooltip_text (button, name);
  return button;
}

static const char *
icon_of (SkvRoundState state)
{
  return state == SKV_ROUND_ANSWERED    ? "emblem-ok-symbolic"
         : state == SKV_ROUND_NOT_ASKED ? "dialog-question-symbolic"
                                        : "mail-unread-symbolic";
}

static GtkWidget *
row_new (SkvPlan *plan, const SkvRoundRow *of, gboolean writable)
{
  g_autofree char *words = describe (plan, of);
  GtkWidget *row = skv_plain_row_new (of->department->name, words, icon_of (of->state));

  if (writable && of->state != SKV_ROUND_ANSWERED)
    add_buttons (row, of);
  if (writable)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), copy_button_new (of->department));
  return row;
}

static GtkWidget *
ask_all_new (GPtrArray *rows)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Ask All"));
  gboolean anyone = FALSE;

  for (guint i = 0; i < rows->len; i++)
    anyone =
      anyone || ((const SkvRoundRow *) g_ptr_array_index (rows, i))->state == SKV_ROUND_NOT_ASKED;
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "round.ask-all");
  gtk_widget_set_sensitive (button, anyone);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, anyone ? _("Writes down that all of them are asked today")
                                              : _("All of them were asked"));
  gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

void
skv_round_fill (GtkBox *box, SkvSession *session, gboolean writable)
{
  SkvPlan *plan = skv_session_get_plan (session);
  int year = skv_session_get_year (session);
  g_autoptr (GPtrArray) rows = skv_round_list (plan, year);
  g_autofree char *words = skv_round_words (rows);
  g_autofree char *title = g_strdup_printf (_("Are the Periods of %d Right?"), year);
  GtkWidget *group = adw_preferences_group_new (), *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    rows->len > 0 ? words
                  : _("There are no departments yet. Write them down under People: then each can "
                       "be asked once a year."));
  if (writable && rows->len > 0)
    adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), ask_all_new (rows));
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               row_new (plan, g_ptr_array_index (rows, i), writable));
  gtk_box_append (box, group);
}

/* --- what is done ---------------------------------------------------------------------------- */

typedef struct
{
  SkvSession *session; /* (owned) */
  char *department;    /* (owned): id */
  gboolean reminder;
  SkvMessage *dialog;
  SkvTextRow *by;
  SkvTextRow *notes;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_object_unref (self->session);
  g_free (self->department);
  g_free (self);
}

static Question *
question_new (SkvSession *session, const char *department)
{
  Question *self = g_new0 (Question, 1);

  self->session = g_object_ref (session);
  self->department = g_strdup (department);
  return self;
}

/* @edit (transfer full) (nullable: @error says why) */
static void
apply (SkvSession *session, SkvEdit *edit, const GError *error)
{
  if (edit != NULL)
    skv_session_apply (session, edit);
  else
    skv_session_tell (session, error->message);
  g_clear_pointer (&edit, skv_edit_unref);
}

void
skv_round_ask_all (SkvSession *session)
{
  g_autoptr (GError) error = NULL;

  apply (session,
         skv_round_ask (skv_session_get_plan (session), skv_session_get_year (session), NULL,
                        skv_requests_now (), &error),
         error);
}

/* Whoever has the letter on the clipboard or in the mail program sends it. */
static void
on_letter (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *self = data;
  SkvPlan *plan = skv_session_get_plan (self->session);
  int year = skv_session_get_year (self->session);
  const char *departments[] = { self->department, NULL };
  gint64 now = skv_requests_now ();
  g_autoptr (GError) error = NULL;

  if (strcmp (response, "copy") != 0 && strcmp (response, "mail") != 0)
    return;
  apply (self->session,
         self->reminder ? skv_round_remind (plan, year, departments, now, &error)
                        : skv_round_ask (plan, year, departments, now, &error),
         error);
}

static gboolean
was_asked (SkvSession *session, const char *department)
{
  g_autoptr (GPtrArray) rows =
    skv_round_list (skv_session_get_plan (session), skv_session_get_year (session));

  for (guint i = 0; i < rows->len; i++)
    {
      const SkvRoundRow *row = g_ptr_array_index (rows, i);

      if (g_str_equal (row->department->parent.id, department))
        return row->state != SKV_ROUND_NOT_ASKED;
    }
  return FALSE;
}

void
skv_round_ask_letter (GtkWidget *over, SkvSession *session, const char *department)
{
  Question *self = question_new (session, department);
  g_autoptr (SkvRoundMail) mail = NULL;
  GtkWidget *dialog;

  self->reminder = was_asked (session, department);
  mail = skv_round_mail (skv_session_get_plan (session), skv_session_get_year (session), department,
                         self->reminder);
  dialog = skv_mail_dialog_new (session, self->reminder ? _("Remind Them") : _("Ask Them"),
                                mail->to, mail->subject, mail->text);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_letter), self, question_free, 0);
  skv_present_over (dialog, over);
}

static void
on_typed (Question *self)
{
  g_autofree char *by = skv_question_read (self->by);

  skv_question_check (self->dialog,
                      &(SkvQuestionNeed){ *by == '\0', C_("needed", "who answered") }, 1);
}

static void
on_answered (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *self = data;
  g_autofree char *by = skv_question_read (self->by), *notes = skv_question_read (self->notes);
  g_autoptr (GError) error = NULL;

  if (strcmp (response, SKV_QUESTION_DO) != 0)
    return;
  apply (self->session,
         skv_round_answer (skv_session_get_plan (self->session),
                           skv_session_get_year (self->session), self->department, by,
                           *notes != '\0' ? notes : NULL, skv_requests_now (), &error),
         error);
}

void
skv_round_mark_answered (GtkWidget *over, SkvSession *session, const char *department)
{
  const SkvDepartment *of =
    skv_plan_lookup (skv_session_get_plan (session), SKV_KIND_DEPARTMENT, department);
  g_autofree char *heading = NULL;
  AdwPreferencesGroup *group;
  GtkWidget *dialog;
  Question *self;

  if (of == NULL)
    return;
  heading = g_strdup_printf (_("“%s” Has Answered"), of->name);
  dialog = skv_question_new (heading, NULL, _("_Leave It"), _("_Mark as Answered"));
  self = question_new (session, department);
  self->dialog = SKV_MESSAGE (dialog);
  group = skv_question_add_group (self->dialog);
  self->by =
    skv_question_add_row (group, _("Who Answered"), NULL, 26, G_CALLBACK (on_typed), self);
  self->notes = skv_question_add_row (group, _("Notes"), NULL, 26, G_CALLBACK (on_typed), self);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answered), self, question_free, 0);
  on_typed (self);
  skv_present_over (dialog, over);
  skv_text_row_focus (self->by);
}
